"""The evidence tray: candidates from chats, alerts, logs and tables, to be taken into the timeline."""

from datetime import timedelta
from pathlib import Path
from typing import Final

from PySide6.QtCore import QKeyCombination, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QIntValidator, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from postmortem_desk.importing.csv_columns import find_columns
from postmortem_desk.importing.source import source_text
from postmortem_desk.model import Event
from postmortem_desk.operations.evidence import SourceClock
from postmortem_desk.session.evidence_tray import EvidenceTray
from postmortem_desk.text.zones import zone_info
from postmortem_desk.widgets.fields.shown_text import shown
from postmortem_desk.widgets.plain_label import PlainLabel
from postmortem_desk.widgets.plain_tip import plain_tip
from postmortem_desk.widgets.sources.evidence_columns import EvidenceColumns
from postmortem_desk.widgets.sources.evidence_model import EvidenceModel
from postmortem_desk.widgets.sources.evidence_table import EvidenceTable
from postmortem_desk.widgets.words.translation import counted

_MOST_PROBLEMS: Final = 500
_FOOT: Final = 64
_AHEAD_WIDTH: Final = 120
_PASTE_PLAIN: Final = QKeyCombination(
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_V
)
_FARTHEST_SECONDS: Final = 86_400 * 7


class EvidenceView(QWidget):
    """Lists the candidates with their sources, and what was not understood of them."""

    accept_wanted = Signal(object)
    """A tuple of candidates."""
    attach_wanted = Signal(object)
    """A tuple of ids of candidates, for the event that is selected in the timeline."""

    def __init__(self, tray: EvidenceTray, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tray = tray
        self._pasted = 0
        self.setAcceptDrops(True)
        self.model = EvidenceModel(tray, self)
        self.table = EvidenceTable(self.model, self)
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(self.tr("Filter by words, person, kind or source"))
        self.filter.setAccessibleName(self.tr("Filter the evidence"))
        self.open_only = QCheckBox(self.tr("Not accepted"), self)
        self.source = QComboBox(self)
        self.source.setAccessibleName(self.tr("Source"))
        self.zone = QLineEdit(self)
        self.zone.setPlaceholderText(self.tr("Zone of the incident"))
        self.zone.setAccessibleName(self.tr("Zone of the source's times"))
        self.ahead = QLineEdit(self)
        self.ahead.setValidator(QIntValidator(-_FARTHEST_SECONDS, _FARTHEST_SECONDS, self.ahead))
        self.ahead.setPlaceholderText(self.tr("Clock ahead, s"))
        self.ahead.setToolTip(plain_tip(self.tr("How many seconds the source's clock was ahead of the right time")))
        self.ahead.setMaximumWidth(_AHEAD_WIDTH)
        self.ahead.setAccessibleName(self.tr("Seconds that the source's clock was ahead"))
        self.columns = EvidenceColumns(self)
        self.show_columns = QPushButton(self.tr("Columns"), self)
        self.show_columns.setCheckable(True)
        self.quote = QPlainTextEdit(self)
        self.quote.setReadOnly(True)
        self.quote.setMaximumHeight(_FOOT)
        self.quote.setAccessibleName(self.tr("The exact words, or what was not understood"))
        self.accept = QPushButton(self.tr("Accept"), self)
        self.accept_all = QPushButton(self.tr("Accept all shown"), self)
        self.attach = QPushButton(self.tr("Attach to event"), self)
        self.dismiss = QPushButton(self.tr("Dismiss"), self)
        self.paste = QPushButton(self.tr("Paste"), self)
        self.cancel = QPushButton(self.tr("Cancel"), self)
        self.sentence = PlainLabel("", self, look="secondary", wraps=True)
        self._lay_out()
        self._connect()
        self._show()

    def _lay_out(self) -> None:
        self._empty = PlainLabel(
            self.tr(
                "Evidence of what happened: lines copied from a chat, a terminal, a log or a mail; a Slack export; "
                "JSON of PagerDuty, Opsgenie, Statuspage or GitHub; a CSV; git log. Paste it (Ctrl+Alt+V) or drop a "
                "file here. What you accept comes into the timeline with its source. "
                "The rest is not saved with the incident."
            ),
            self,
            look="empty",
            wraps=True,
        )
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        body = QWidget(self)
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(8)
        inner.addLayout(_row(self.filter, self.open_only))
        inner.addLayout(_row(self.source, self.zone, self.ahead, self.show_columns))
        inner.addWidget(self.columns)
        inner.addWidget(self.table, 1)
        inner.addWidget(self.quote)
        inner.addLayout(_row(self.accept, self.accept_all, self.attach, self.dismiss))
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 12, 12)
        column.setSpacing(8)
        column.addWidget(self._pages, 1)
        foot = _row(self.sentence, self.cancel, self.paste)
        foot.setStretch(0, 1)
        column.addLayout(foot)
        self.cancel.hide()

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._filter)
        self.open_only.toggled.connect(self._filter)
        self.source.currentIndexChanged.connect(self._show_source)
        self.show_columns.toggled.connect(self._show_source)
        self.zone.editingFinished.connect(self._set_clock)
        self.ahead.editingFinished.connect(self._set_clock)
        self.columns.columns_wanted.connect(lambda columns: self._tray.set_columns(self.source.currentIndex(), columns))
        self.table.accept_wanted.connect(self._accept)
        self.accept.clicked.connect(self._accept)
        self.accept_all.clicked.connect(lambda: self.accept_wanted.emit(self.model.rows))
        self.attach.clicked.connect(lambda: self.attach_wanted.emit(self.selected_ids))
        self.dismiss.clicked.connect(self._dismiss)
        self.table.dismiss_wanted.connect(self._dismiss)
        self.table.selectionModel().selectionChanged.connect(lambda *_changed: self._show_quote())
        self.paste.clicked.connect(self.paste_clipboard)
        self.cancel.clicked.connect(self._tray.cancel)
        self._tray.changed.connect(self._show)
        self._tray.accepted_changed.connect(self._show_counts)
        self.model.modelReset.connect(self._show_counts)
        self._tray.failed.connect(self.sentence.setText)
        self._tray.progressed.connect(self._show_progress)

    @property
    def selected(self) -> tuple[Event, ...]:
        """The candidates that are selected."""
        ranges = self.table.selectionModel().selection()
        parts = [ranges.at(number) for number in range(ranges.count())]
        rows = sorted({row for part in parts for row in range(part.top(), part.bottom() + 1)})
        return tuple(self.model.rows[row] for row in rows)

    @property
    def selected_ids(self) -> tuple[str, ...]:
        """The ids of the candidates that are selected."""
        return tuple(event.id for event in self.selected)

    def paste_clipboard(self) -> None:
        """Take what is in the clipboard: its files, else its text."""
        data = QApplication.clipboard().mimeData()
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        for path in files:
            self._tray.read_file(path)
        if not files and data.text().strip():
            self._pasted += 1
            self._tray.read_text(data.text(), self.tr("Pasted text {n}").format(n=self._pasted))

    def read_file(self, path: Path) -> None:
        """Take a file, or the folder of an unpacked export."""
        self._tray.read_file(path)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of pasting take the clipboard as evidence, wherever the focus is in the tray."""
        if event.matches(QKeySequence.StandardKey.Paste) or event.keyCombination() == _PASTE_PLAIN:
            self.paste_clipboard()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and texts that are dragged in."""
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the files or the text that were dropped."""
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        for path in files:
            self._tray.read_file(path)
        if not files and event.mimeData().text().strip():
            self._tray.read_text(event.mimeData().text(), self.tr("Dropped text"))
        event.acceptProposedAction()

    def _filter(self) -> None:
        self.model.show_only(self.filter.text(), open_only=self.open_only.isChecked())

    def _accept(self) -> None:
        chosen = self.selected
        row = self.table.currentIndex().row()
        if not chosen:
            return
        self.accept_wanted.emit(chosen)
        following = row if self.open_only.isChecked() else row + 1
        self.table.selectRow(min(following, self.model.rowCount() - 1))

    def _dismiss(self) -> None:
        row = self.table.currentIndex().row()
        self._tray.dismiss(self.selected_ids)
        self.table.selectRow(min(row, self.model.rowCount() - 1))

    def _show(self) -> None:
        names = [f"{shown(source.evidence.name)} ({source.evidence.kind})" for source in self._tray.sources]
        if names != [self.source.itemText(place) for place in range(self.source.count())]:
            self.source.clear()
            self.source.addItems(names)
            self.source.setCurrentIndex(len(names) - 1)
        self._pages.setCurrentIndex(1 if names else 0)
        self._show_source()
        self._show_counts()
        self._show_quote()

    def _show_source(self) -> None:
        place = self.source.currentIndex()
        if not 0 <= place < len(self._tray.sources):
            self.columns.hide()
            self.show_columns.hide()
            return
        source = self._tray.sources[place]
        self.zone.setText(source.clock.zone)
        self.ahead.setText(f"{source.clock.ahead.total_seconds():.0f}" if source.clock.ahead else "")
        self.show_columns.setVisible(source.evidence.kind == "csv")
        self.columns.setVisible(source.evidence.kind == "csv" and self.show_columns.isChecked())
        if source.evidence.kind == "csv":
            text = source_text(source.data[:200_000], source.evidence.name)[0]
            self.columns.show_columns(source.columns or find_columns(text, source.evidence.name))

    def _set_clock(self) -> None:
        place = self.source.currentIndex()
        zone = self.zone.text().strip()
        if not 0 <= place < len(self._tray.sources):
            return
        if zone and zone_info(zone) is None:
            self.sentence.setText(
                self.tr("The zone {zone} is not known. Write one like Europe/Berlin or UTC+2.").format(zone=zone)
            )
            return
        clock = SourceClock(zone, timedelta(seconds=int(self.ahead.text() or 0)))
        if clock != self._tray.sources[place].clock:
            self._tray.set_clock(place, clock)

    def _show_counts(self) -> None:
        number, problems = len(self.model.rows), sum(len(source.evidence.problems) for source in self._tray.sources)
        if not self._tray.sources:
            return
        words = [counted(number, self.tr("1 candidate"), self.tr("{n} candidates"))]
        words += [self.tr("{n} accepted").format(n=len(self._tray.accepted))]
        if problems:
            words.append(counted(problems, self.tr("1 not understood"), self.tr("{n} not understood")))
        self.sentence.setText(", ".join(words))

    def _show_quote(self) -> None:
        ranges = self.table.selectionModel().selection()
        event = self.model.rows[ranges.first().top()] if ranges.count() else None
        if event is not None and event.sources:
            source = event.sources[0]
            self.quote.setPlainText(shown(f"{source.kind} {source.ref}\n{source.quote}"))
        else:
            problems = [line for source in self._tray.sources for line in source.evidence.problems]
            self.quote.setPlainText(shown("\n".join(problems[:_MOST_PROBLEMS])))
        for button in (self.accept, self.attach, self.dismiss):
            button.setEnabled(event is not None)
        self.accept_all.setEnabled(bool(self.model.rows))

    def _show_progress(self, share: float) -> None:
        self.cancel.setVisible(share < 1)
        if share < 1:
            words = self.tr("Accepting: {n} %") if self._tray.doing == "accept" else self.tr("Reading: {n} %")
            self.sentence.setText(words.format(n=round(share * 100)))
        else:
            self._show_counts()


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    return row
