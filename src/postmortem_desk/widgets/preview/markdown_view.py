"""The document as Markdown, to read and to copy."""

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from postmortem_desk.session.background import Background, Job
from postmortem_desk.session.shown_copy import ShownCopy, Version
from postmortem_desk.widgets.fields.shown_text import shown
from postmortem_desk.widgets.words.audience_words import withheld_words

_PAUSE_MS: Final = 300


class MarkdownView(QWidget):
    """Follows the document while it is visible; it is written in the background: 5,000 events take long."""

    completed = Signal()
    """The Markdown of the document as it stands is shown."""

    def __init__(self, copy: ShownCopy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown_copy = copy
        self._written: Version | None = None
        self._text = ""
        self._job: Job | None = None
        self._background = Background(self)
        self._is_to_be_copied = False
        self.field = QPlainTextEdit(self)
        self.field.setReadOnly(True)
        self.field.setUndoRedoEnabled(False)
        self.field.setAccessibleName(self.tr("The document as Markdown"))
        self.field.setPlaceholderText(self.tr("Writing the Markdown…"))
        self.field.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.copy_button = QPushButton(self.tr("Copy all"), self)
        self.copy_button.clicked.connect(self._copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.copy_button)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._write)
        copy.changed.connect(self._follow)

    def showEvent(self, event: QShowEvent) -> None:
        """Write what changed while nobody looked."""
        super().showEvent(event)
        self._is_to_be_copied = False
        self._write()

    def _follow(self) -> None:
        if self.isVisible():
            self._pause.start()

    def _write(self) -> None:
        version = self._shown_copy.version
        if self._job is not None or not self._is_stale or not self.isVisible():
            return
        if self._shown_copy.is_withheld:
            self._show(version, withheld_words(version.audience))
        else:
            self._job = self._background.start(
                lambda _job: _markdown(version),
                lambda text: self._show(version, text),
                lambda sentence: self._show(version, sentence),
            )

    @property
    def _is_stale(self) -> bool:
        return not self._shown_copy.is_current(self._written)

    def _show(self, version: Version, text: str) -> None:
        self._job = None
        self._written = version
        if text != self._text:
            self._text = text
            bar = self.field.verticalScrollBar()
            place = bar.value()
            self.field.setPlainText(shown(text))
            bar.setValue(place)
        if self._is_stale:
            self._follow()
            return
        if self._is_to_be_copied:
            self._copy()
        self.completed.emit()

    def _copy(self) -> None:
        """Copy the Markdown of the document as it stands: at once, or when it is written."""
        self._is_to_be_copied = self._is_stale
        if self._is_to_be_copied:
            self._write()
        else:
            QGuiApplication.clipboard().setText(self._text)


def _markdown(version: Version) -> str:
    from postmortem_desk.report.export import markdown_for  # late: the first paint does not need it

    return markdown_for(version.incident, version.audience)
