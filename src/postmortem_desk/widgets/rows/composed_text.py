"""Text that a dead key or an input method gives to a table, before the editor of its cell is open."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QAbstractItemView

_EDITING = QAbstractItemView.State.EditingState


class ComposedText(QObject):
    """Hands it on to the editor that it opens. Qt (6.11) loses what comes at once, such as the é of two keys."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the table open the editor first. What begins as a word in the making is handed on by Qt itself."""
        if not isinstance(event, QInputMethodEvent) or not event.commitString() or self._view.state() == _EDITING:
            return False
        self._view.event(event)
        editor = self._view.window().focusWidget()
        if self._view.state() == _EDITING and editor is not None and editor is not self._view:
            QCoreApplication.sendEvent(editor, event)
        return True
