"""Keys that come to a menu or a list of suggestions which has just gone: they are meant for what has the focus now."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication

_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride})


class LateKeys(QObject):
    """Hands them on to the active window.

    A popup grabs the keyboard, so on X11 it is the window that keys are sent to, until the display server has answered
    that it is closed. Until then Qt gives them to the popup, and a list of suggestions to the field that it belongs
    to, although the focus is in the next one: what a quick person types after Tab would be added to the wrong field.
    """

    def __init__(self, application: QGuiApplication, parent: QObject) -> None:
        super().__init__(parent)
        application.focusWindowChanged.connect(self._watch)

    def _watch(self, window: QWindow | None) -> None:
        if window is not None and window.type() == Qt.WindowType.Popup:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the active window have the keys, unless a popup is still open."""
        if event.type() not in _KEYS or not isinstance(watched, QWindow) or watched.isVisible():
            return False
        active = QApplication.activeWindow()
        handle = active.windowHandle() if active is not None else None
        if handle is None or QApplication.activePopupWidget() is not None:
            return False
        return QCoreApplication.sendEvent(handle, event) or True
