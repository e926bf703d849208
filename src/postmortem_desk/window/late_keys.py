"""Keys that come to a menu or a list of suggestions which has just gone: they are meant for what has the focus now."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride})


class LateKeys(QObject):
    """Hands them on to the window that had the keyboard before.

    A popup grabs the keyboard, so on X11 it is the window that keys are sent to, until the display server has answered
    that it is closed. Until then Qt gives them to the popup, and a list of suggestions to the field that it belongs
    to, although the focus is in the next one: what a quick person types after Tab would be added to the wrong field.
    """

    def __init__(self, application: QGuiApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._below: QWindow | None = None
        self._watch(application.focusWindow())
        application.focusWindowChanged.connect(self._watch)

    def _watch(self, window: QWindow | None) -> None:
        if window is not None and window.type() == Qt.WindowType.Popup:
            window.installEventFilter(self)
        elif window is not None:
            self._below = window

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the window below have the keys, unless a popup is still open."""
        if event.type() not in _KEYS or not isinstance(watched, QWindow) or watched.isVisible():
            return False
        below = self._below
        if below is None or not isValid(below) or not below.isVisible() or QApplication.activePopupWidget() is not None:
            return False
        return QCoreApplication.sendEvent(below, event) or True
