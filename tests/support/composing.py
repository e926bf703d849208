"""What input methods and dead keys give to a widget."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QWidget


def compose(widget: QWidget, word: str = "", done: str = "") -> None:
    """A word in the making, or one that is `done`."""
    event = QInputMethodEvent(word, [])
    event.setCommitString(done)
    QCoreApplication.sendEvent(widget, event)
