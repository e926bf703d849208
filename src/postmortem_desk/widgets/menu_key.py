"""The menu of a row or a text, asked for by the keyboard: it opens where the keyboard is, not in the middle."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

_KEYBOARD = QContextMenuEvent.Reason.Keyboard


class MenuKey(QObject):
    """Lets a view ask for its menu below the current row (`customContextMenuRequested`) when a key wants it."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt would ask for it in the middle of the view."""
        if not isinstance(event, QContextMenuEvent) or event.reason() != _KEYBOARD:
            return False
        current = self._view.currentIndex()
        if current.isValid():
            self._view.scrollTo(current)
            cell = self._view.visualRect(current)
            self._view.customContextMenuRequested.emit(QPoint(max(0, cell.left()), cell.bottom() + 1))
            return True
        return False


def ask_for_menu(widget: QWidget) -> None:
    """Ask for the menu of what has the focus, as the menu key does, which not every keyboard has."""
    cursor = widget.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    place = QRectF(cursor if isinstance(cursor, QRect | QRectF) else widget.rect()).center().toPoint()
    QCoreApplication.sendEvent(widget, QContextMenuEvent(_KEYBOARD, place, widget.mapToGlobal(place)))
