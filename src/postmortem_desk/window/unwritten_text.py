"""Knows what stands in the fields of a window and not in the document yet: a time half typed, a line before Enter."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from postmortem_desk.session.document import Document
from postmortem_desk.storage.recovery_copy import UnwrittenText
from postmortem_desk.widgets.fields.text_fields import SearchField


class UnwrittenFields(QObject):
    """Follows the keyboard through the lines of a window.

    A line whose typing did not change the document is remembered until its text is taken over or taken away. Fields of
    several lines write as one types, and what is looked for is no part of a document.
    """

    typed = Signal()

    def __init__(self, document: Document, section: Callable[[], str], window: QWidget) -> None:
        """`section` says which section's fields are shown."""
        super().__init__(window)
        self._document = document
        self._section = section
        self._window = window
        self._seen = document.incident
        self._followed: list[QLineEdit] = []
        self._texts: dict[QLineEdit, UnwrittenText] = {}
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def texts(self) -> tuple[UnwrittenText, ...]:
        """What is not in the document now."""
        self._texts = {field: text for field, text in self._texts.items() if isValid(field) and field.text()}
        return tuple(self._texts.values())

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        self._followed = [field for field in self._followed if isValid(field)]
        if not isinstance(now, QLineEdit) or now in self._followed or not self._window.isAncestorOf(now):
            return
        if isinstance(now, SearchField):
            return
        self._followed.append(now)
        self._seen = self._document.incident
        now.textEdited.connect(lambda _text, field=now: self._take(field))
        now.editingFinished.connect(lambda field=now: self._leave(field))

    def _take(self, field: QLineEdit) -> None:
        """What a person types is in the document by now where the field writes at once."""
        if not self._is_written(field):
            self._texts[field] = UnwrittenText(self._section(), field.accessibleName(), field.text())
        self.typed.emit()

    def _leave(self, field: QLineEdit) -> None:
        if self._is_written(field):
            self.typed.emit()

    def _is_written(self, field: QLineEdit) -> bool:
        before, self._seen = self._seen, self._document.incident
        if self._seen is not before:
            self._texts.pop(field, None)
        return self._seen is not before
