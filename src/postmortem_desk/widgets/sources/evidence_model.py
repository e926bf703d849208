"""The candidates of the evidence tray as rows of a table, filtered by words, kind and whether they are accepted."""

import re
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QPalette

from postmortem_desk.importing.evidence.evidence import words_of
from postmortem_desk.importing.evidence.evidence_heads import DAY_WRITTEN
from postmortem_desk.model import Event, Moment
from postmortem_desk.session.evidence_search import EvidenceSearch
from postmortem_desk.session.evidence_tray import EvidenceTray
from postmortem_desk.text.times.moments import day_of, moment_text
from postmortem_desk.widgets.fields.shown_text import shown
from postmortem_desk.widgets.plain_tip import plain_tip

TIME, WHO, WHAT, SOURCE = range(4)
_LONGEST: Final = 300
_CLOCK_OF_A_DAY: Final = re.compile(r"\d{4}-\d\d-\d\dT(\d\d:\d\d(?::\d\d)?)")
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


class EvidenceModel(QAbstractTableModel):
    """A projection of the tray. The words of a candidate can be changed in place."""

    def __init__(self, tray: EvidenceTray, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tray = tray
        self._search = EvidenceSearch(tray, self)
        self._search.found.connect(self._show_found)
        self.rows: tuple[Event, ...] = ()
        """The candidates as they were read; `candidate` puts their clocks right."""
        tray.accepted_changed.connect(self._tell_accepted)
        tray.reworded.connect(self._tell_reworded)

    def show_only(self, words: str, *, open_only: bool) -> None:
        """Show the candidates in which all `words` stand; with `open_only` those that are not accepted yet."""
        self._search.look_for(words, open_only=open_only)

    def candidate(self, row: int) -> Event:
        """The candidate of a row, with its clock put right."""
        return self._tray.right(self.rows[row])

    def _show_found(self) -> None:
        self.beginResetModel()
        self.rows = self._search.rows
        self.endResetModel()

    def row_of(self, candidate_id: str) -> int:
        """The row of a candidate; -1 where it is not shown."""
        return next((row for row, event in enumerate(self.rows) if event.id == candidate_id), -1)

    def _tell_reworded(self, candidate_id: str) -> None:
        row = self.row_of(candidate_id)
        self.dataChanged.emit(self.index(row, WHAT), self.index(row, WHAT))

    def _tell_accepted(self) -> None:
        if self.rows:
            self.dataChanged.emit(self.index(0, TIME), self.index(len(self.rows) - 1, SOURCE))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """One row a candidate."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Time, who, what, source."""
        return 0 if parent.isValid() else SOURCE + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The headings."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Time"), self.tr("Who"), self.tr("What"), self.tr("Source"))[section]
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """What happened can be put in other words before it is accepted."""
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        is_open = index.isValid() and self.rows[index.row()].id not in self._tray.accepted
        return flags | Qt.ItemFlag.ItemIsEditable if is_open and index.column() == WHAT else flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell; accepted ones have a tick before their time, which is also told in words."""
        event = self._tray.right(self.rows[index.row()])
        is_accepted = event.id in self._tray.accepted
        if role == Qt.ItemDataRole.EditRole and index.column() == WHAT:
            return words_of(event)
        if role == Qt.ItemDataRole.DisplayRole:
            text = self._text(event, index.column())
            return f"\u2713 {text}" if is_accepted and index.column() == TIME else text
        if role == Qt.ItemDataRole.ForegroundRole and is_accepted:
            return QGuiApplication.palette().brush(QPalette.ColorRole.PlaceholderText)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            text = self._text(event, index.column())
            return self.tr("{text}, accepted").format(text=text) if is_accepted else text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(shown(event.sources[0].quote[:_LONGEST] if event.sources else event.text[:_LONGEST]))
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Other words for a candidate."""
        if role != Qt.ItemDataRole.EditRole or index.column() != WHAT:
            return False
        self._tray.edit_text(self.rows[index.row()].id, str(value))
        return True

    def _text(self, event: Event, column: int) -> str:
        if column == TIME:
            return shown(self._time(event.at))
        if column == WHO:
            return shown(event.actor)
        if column == WHAT:
            return shown(" ".join(words_of(event)[:_LONGEST].split()))
        return shown(self.source_name(event))

    def source_name(self, event: Event) -> str:
        """The name of the source that a candidate is from."""
        found = (source.evidence.name for source in self._tray.sources if event.id in source.ids)
        return next(found, "")

    def _time(self, moment: Moment) -> str:
        """A time as it was written, with its day where that is another than the incident's, or is not known."""
        words, day = moment_text(moment), day_of(moment)
        if not words:
            return self.tr("no time")
        if not moment.is_known:
            return self.tr("{time}: not understood").format(time=words)
        if day is None:
            return self.tr("{time}, no day").format(time=words)
        clock = _CLOCK_OF_A_DAY.match(moment.at or "")
        if not moment.written and clock and not moment.zone and self._tray.zone:
            words = clock[1]  # `right` has put it into the incident's zone, and the day stands before it
        is_told = day.isoformat() == self._tray.day or DAY_WRITTEN.search(words) is not None
        return words if is_told else f"{day.isoformat()} {words}"
