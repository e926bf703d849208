"""The document as Markdown, to read and to copy."""

from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFontDatabase, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from postmortem_desk.session.document import Document
from postmortem_desk.widgets.fields.shown_text import shown

_PAUSE_MS: Final = 300


class MarkdownView(QWidget):
    """Follows the document while it is visible."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._text = ""
        self.field = QPlainTextEdit(self)
        self.field.setReadOnly(True)
        self.field.setUndoRedoEnabled(False)
        self.field.setAccessibleName(self.tr("The document as Markdown"))
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
        document.changed.connect(self._follow)

    def showEvent(self, event: QShowEvent) -> None:
        """Write what changed while nobody looked."""
        super().showEvent(event)
        self._write()

    def _follow(self) -> None:
        if self.isVisible():
            self._pause.start()

    def _write(self) -> None:
        from postmortem_desk.report.markdown.markdown import markdown_document  # late: the first paint does not need it

        text = markdown_document(self._document.incident)
        if text == self._text:
            return
        self._text = text
        bar = self.field.verticalScrollBar()
        place = bar.value()
        self.field.setPlainText(shown(text))
        bar.setValue(place)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
