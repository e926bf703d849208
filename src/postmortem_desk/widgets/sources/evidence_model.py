"""The candidates of the evidence tray as rows of a table, filtered by words, kind and whether they are accepted."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from postmortem_desk.importing.evidence import words_of
from postmortem_desk.model import Event
from postmortem_desk.session.evidence_tray import EvidenceTray
from postmortem_desk.text.moments import moment_text
from postmortem_desk.widgets.fields.shown_text import shown
from postmortem_desk.widgets.plain_tip import plain_tip

TIME, WHO, WHAT, SOURCE = range(4)
_LONGEST: Final = 300
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


class EvidenceModel(QAbstractTableModel):
    """A projection of the tray. The words of a candidate can be changed in place."""

    def __init__(self, tray: EvidenceTray, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tray = tray
        self._words = ""
        self._open_only = False
        self.rows: tuple[Event, ...] = ()
        tray.changed.connect(self.refresh)

    def show_only(self, words: str, *, open_only: bool) -> None:
        """Show the candidates in which all `words` stand; with `open_only` those that are not accepted yet."""
        self._words, self._open_only = words, open_only
        self.refresh()

    def refresh(self) -> None:
        """Read the tray again."""
        wanted = self._words.casefold().split()
        rows = [
            event
            for event in self._tray.candidates
            if not (self._open_only and event.id in self._tray.accepted) and (not wanted or _holds(event, wanted))
        ]
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

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
        event = self.rows[index.row()]
        is_accepted = event.id in self._tray.accepted
        if role == Qt.ItemDataRole.EditRole and index.column() == WHAT:
            return words_of(event)
        if role == Qt.ItemDataRole.DisplayRole:
            text = self._text(event, index.column())
            return f"\u2713 {text}" if is_accepted and index.column() == TIME else text
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
            return shown(moment_text(event.at) or self.tr("no time"))
        if column == WHO:
            return shown(event.actor)
        if column == WHAT:
            return shown(" ".join(words_of(event)[:_LONGEST].split()))
        return shown(event.sources[0].kind if event.sources else "")


def _holds(event: Event, wanted: Sequence[str]) -> bool:
    source = event.sources[0] if event.sources else None
    heap = f"{event.text}\n{event.actor}\n{event.kind}\n{source.kind if source else ''}\n{moment_text(event.at)}"
    heap = heap.casefold()
    return all(word in heap for word in wanted)
