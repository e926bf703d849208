"""The evidence tray: candidates from chats, alerts, logs and tables, to be taken into the timeline."""

from itertools import pairwise
from pathlib import Path
from typing import Final

from PySide6.QtCore import QKeyCombination, QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from postmortem_desk.model import Event
from postmortem_desk.session.evidence_tray import EvidenceTray
from postmortem_desk.session.tray_source import TraySource
from postmortem_desk.widgets.flow_row import FlowRow
from postmortem_desk.widgets.plain_label import PlainLabel
from postmortem_desk.widgets.plain_tip import plain_tip
from postmortem_desk.widgets.rows.empty_rows import EmptyRows
from postmortem_desk.widgets.rows.row_selection import selected_rows
from postmortem_desk.widgets.sources.evidence_model import EvidenceModel
from postmortem_desk.widgets.sources.evidence_sources import EvidenceSources
from postmortem_desk.widgets.sources.evidence_table import EvidenceTable
from postmortem_desk.widgets.sources.evidence_words import EvidenceWords
from postmortem_desk.widgets.words.remark_words import remark_text
from postmortem_desk.widgets.words.translation import counted

_PASTE_PLAIN: Final = QKeyCombination(
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_V
)


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
        self.filter.setPlaceholderText(self.tr("Filter by word, person or source"))
        self.filter.setAccessibleName(self.tr("Filter the evidence"))
        self.filter.setClearButtonEnabled(True)
        self.open_only = QCheckBox(self.tr("Not accepted"), self)
        self.sources = EvidenceSources(tray, self)
        self.words = EvidenceWords(self)
        self.remarks = QPushButton(self)
        self.remarks.setCheckable(True)
        self.remarks.setToolTip(plain_tip(self.tr("What was not understood, is in doubt or was concluded")))
        self.accept = QPushButton(self.tr("Accept"), self)
        self.accept.setToolTip(plain_tip(self.tr("Take what is selected into the timeline (Enter or A in the list)")))
        self.accept_all = QPushButton(self.tr("Accept all shown"), self)
        self.attach = QPushButton(self.tr("Attach to event"), self)
        self.attach.setToolTip(
            plain_tip(self.tr("Make what is selected a further source of the event that is selected in the timeline"))
        )
        self.dismiss = QPushButton(self.tr("Dismiss"), self)
        self.dismiss.setToolTip(plain_tip(self.tr("Take what is selected out of the list (Delete)")))
        self.paste = QPushButton(self.tr("Paste"), self)
        self.remove = QPushButton(self.tr("Remove source"), self)
        self.remove.setToolTip(plain_tip(self.tr("What was accepted of it stays in the timeline")))
        self.cancel = QPushButton(self.tr("Cancel"), self)
        self.sentence = PlainLabel("", self, look="secondary", wraps=True)
        self.empty = self._empty_tray()
        self._lay_out()
        self._connect()
        self._show()

    def _empty_tray(self) -> EmptyRows:
        empty = EmptyRows(self.tr("Paste what was copied"), self)
        empty.words.setText(
            self.tr(
                "Lines copied from a chat, a terminal, a log or a mail; a Slack export; JSON of PagerDuty, Opsgenie, "
                "Statuspage or GitHub; a CSV; git log. Paste them (Ctrl+Alt+V) or drop a file here. "
                "What you accept comes into the timeline with its source; the rest is not saved."
            )
        )
        empty.write_requested.connect(self.paste_clipboard)
        return empty

    def _lay_out(self) -> None:
        body = QWidget(self)
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(8)
        inner.addLayout(_row(self.filter, self.open_only))
        inner.addWidget(self.sources)
        inner.addWidget(self.table, 3)
        inner.addWidget(self.words, 1)
        inner.addLayout(_flow(self.accept, self.accept_all, self.attach, self.dismiss))
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 12, 12)
        column.setSpacing(8)
        column.addWidget(self._pages, 1)
        column.addWidget(self.sentence)
        column.addLayout(_flow(self.remarks, self.cancel, self.remove, self.paste))
        self.cancel.hide()
        order = (self.filter, self.open_only, *self.sources.stops, self.table, self.words.text)
        for before, after in pairwise(order):
            self.setTabOrder(before, after)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._filter)
        self.open_only.toggled.connect(self._filter)
        self.table.accept_wanted.connect(self._accept)
        self.accept.clicked.connect(self._accept)
        self.accept_all.clicked.connect(lambda: self.accept_wanted.emit(self.model.rows))
        self.attach.clicked.connect(lambda: self.attach_wanted.emit(self.selected_ids))
        self.dismiss.clicked.connect(self._dismiss)
        self.table.dismiss_wanted.connect(self._dismiss)
        self.table.selectionModel().selectionChanged.connect(lambda *_changed: self._go_to_candidate())
        self.remarks.toggled.connect(self._show_words)
        self.remove.clicked.connect(self.sources.remove_chosen)
        self.paste.clicked.connect(self.paste_clipboard)
        self.cancel.clicked.connect(self._tray.cancel)
        self.sources.troubled.connect(self.sentence.setText)
        self._tray.changed.connect(self._show)
        self._tray.accepted_changed.connect(self._show_counts)
        self._tray.source_read.connect(self._welcome)
        self.model.modelReset.connect(self._show_counts)
        self._tray.failed.connect(self.sentence.setText)
        self._tray.progressed.connect(self._show_progress)

    @property
    def selected(self) -> tuple[Event, ...]:
        """The candidates that are selected."""
        return tuple(self.model.rows[row] for row in selected_rows(self.table.selectionModel()))

    @property
    def selected_ids(self) -> tuple[str, ...]:
        """The ids of the candidates that are selected."""
        return tuple(event.id for event in self.selected)

    def take_focus(self) -> None:
        """Put the keyboard into the list, or to the first step where it is empty."""
        (self.table if self._tray.sources else self.empty.write_button).setFocus()

    def paste_clipboard(self) -> None:
        """Take what is in the clipboard: its files, else its text."""
        self._pasted += 1
        if not self._take_data(QApplication.clipboard().mimeData(), self.tr("Pasted text {n}").format(n=self._pasted)):
            self._pasted -= 1
            self.sentence.setText(self.tr("There is nothing to paste: copy lines or a file first."))

    def _take_data(self, data: QMimeData | None, name: str) -> bool:
        """Read the files that data is about, else its text, which is called `name`. Returns whether there is any."""
        if data is None:  # so it is with a clipboard that nobody has put anything into
            return False
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        for path in files:
            self._tray.read_file(path)
        if not files and data.text().strip():
            self._tray.read_text(data.text(), name)
        return bool(files or data.text().strip())

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
        self._take_data(event.mimeData(), self.tr("Dropped text"))
        event.acceptProposedAction()

    def _welcome(self, source: TraySource) -> None:
        """Go to the first candidate of a new source; what is to be known of it stays in sight until one moves on."""
        first = self.model.row_of(source.evidence.candidates[0].id) if source.evidence.candidates else -1
        if first >= 0:
            self.table.go_to(first)
            self.table.scrollTo(self.model.index(first, 0))
        self.remarks.setChecked(bool(source.evidence.problems))

    def _filter(self) -> None:
        self.model.show_only(self.filter.text(), open_only=self.open_only.isChecked())

    def _accept(self) -> None:
        chosen = self.selected
        row = self.table.currentIndex().row()
        if not chosen:
            return
        self.accept_wanted.emit(chosen)
        following = row if self.open_only.isChecked() else row + 1
        self.table.go_to(min(following, self.model.rowCount() - 1))

    def _dismiss(self) -> None:
        row = self.table.currentIndex().row()
        self._tray.dismiss(self.selected_ids)
        self.table.go_to(min(row, self.model.rowCount() - 1))

    def _show(self) -> None:
        has_sources, focus = bool(self._tray.sources), QApplication.focusWidget()
        is_other = self._pages.currentIndex() != int(has_sources)
        self._pages.setCurrentIndex(int(has_sources))
        if is_other and focus is not None and self.isAncestorOf(focus):
            self.take_focus()
        self.paste.setVisible(has_sources)
        self.remove.setVisible(has_sources)
        self.table.show_source(len(self._tray.sources) > 1)
        self._show_counts()
        self._show_words()

    def _show_counts(self) -> None:
        problems = len(self._remarks())
        self.remarks.setVisible(bool(problems))
        self.remarks.setText(counted(problems, self.tr("1 remark"), self.tr("{n} remarks")))
        self.accept_all.setEnabled(bool(self.model.rows))
        if not self._tray.sources:
            self.sentence.setText("")
            return
        words = [counted(len(self.model.rows), self.tr("1 candidate"), self.tr("{n} candidates"))]
        words += [self.tr("{n} accepted").format(n=len(self._tray.accepted))]
        self.sentence.setText(", ".join(words))

    def _remarks(self) -> list[str]:
        return [remark_text(line) for source in self._tray.sources for line in source.evidence.problems]

    def _go_to_candidate(self) -> None:
        self.remarks.setChecked(False)
        self._show_words()

    def _show_words(self) -> None:
        ranges = self.table.selectionModel().selection()
        event = self.model.rows[ranges.first().top()] if ranges.count() else None
        if event is not None and not self.remarks.isChecked():
            self.words.show_candidate(event, self.model.source_name(event))
        else:
            self.words.show_remarks(self._remarks())
        for button in (self.accept, self.attach, self.dismiss):
            button.setEnabled(event is not None)

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


def _flow(*buttons: QWidget) -> FlowRow:
    """Buttons that go on in the next line, so that the tray asks for no more room than the preview."""
    row = FlowRow()
    for button in buttons:
        row.addWidget(button)
    return row
