"""Windows on the screen, for tests."""

from typing import TypeVar

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

WindowT = TypeVar("WindowT", bound=QWidget)


def in_front(qtbot: QtBot, window: WindowT) -> WindowT:
    """The window, once it is on the screen and has the keyboard."""
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window
