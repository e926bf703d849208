"""Windows on the screen, for tests."""

from typing import TypeVar

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from postmortem_desk.window.main_window import MainWindow
from support.scripted import Scripted

WindowT = TypeVar("WindowT", bound=QWidget)


def in_front(qtbot: QtBot, window: WindowT) -> WindowT:
    """The window, once it is on the screen and has the keyboard."""
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def enabled(window: MainWindow, *keys: str) -> list[bool]:
    """Whether these actions can be done now."""
    return [window.bench.actions_by_key[key].isEnabled() for key in keys]


def asked(window: MainWindow) -> list[str]:
    """What the window has asked until now."""
    assert isinstance(window.parts.questions, Scripted)
    return window.parts.questions.asked
