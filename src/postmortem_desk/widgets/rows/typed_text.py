"""Text that is typed, or given by a dead key or an input method, to a list of rows while no cell is open."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit

_EDITING: Final = QAbstractItemView.State.EditingState
_COMMANDS: Final = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class TypedText(QObject):
    """A letter changes nothing that is written: an empty cell opens for it, else it begins the next row.

    Esc leads back from the line of the next row to the list.
    """

    def __init__(self, view: QAbstractItemView, line: QLineEdit) -> None:
        """`line` is where the next row is written."""
        super().__init__(view)
        self._view = view
        self._line = line
        view.installEventFilter(self)
        line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what the list gets of text, and Esc in the line."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self._line:
                return event.key() == Qt.Key.Key_Escape and self._go_back()
            return _is_text(event) and self._begins_row() and self._hand_on(event)
        if watched is self._view and isinstance(event, QInputMethodEvent):
            if self._begins_row():
                return self._compose(event)
            return self._fill(event)
        return False

    def _begins_row(self) -> bool:
        """Whether text belongs into the line: no cell is open, and the current one is not empty."""
        if self._view.state() == _EDITING:
            return False
        cell = self._view.currentIndex()
        return not cell.flags() & Qt.ItemFlag.ItemIsEditable or bool(cell.data(Qt.ItemDataRole.EditRole))

    def _hand_on(self, event: QEvent) -> bool:
        self._line.setFocus()
        QCoreApplication.sendEvent(self._line, event)
        return True

    def _compose(self, event: QInputMethodEvent) -> bool:
        """Let the line show a word in the making; it gets the keyboard when the word is done, or Qt would break it."""
        if event.commitString():
            return self._hand_on(event)
        QCoreApplication.sendEvent(self._line, event)
        return True

    def _fill(self, event: QInputMethodEvent) -> bool:
        """Open the empty cell first: Qt (6.11) loses what comes at once, such as the é of two keys.

        What begins as a word in the making is handed on by Qt itself.
        """
        if not event.commitString() or self._view.state() == _EDITING:
            return False
        self._view.event(event)
        editor = self._view.window().focusWidget()
        if self._view.state() == _EDITING and editor is not None and editor is not self._view:
            QCoreApplication.sendEvent(editor, event)
        return True

    def _go_back(self) -> bool:
        """Put the keyboard into the list again, unless it is empty and away; what stands in the line stays."""
        if self._view.isVisible():
            self._view.setFocus()
        return self._view.isVisible()


def _is_text(event: QKeyEvent) -> bool:
    text = event.text()
    return bool(text.strip()) and text.isprintable() and not event.modifiers() & _COMMANDS
