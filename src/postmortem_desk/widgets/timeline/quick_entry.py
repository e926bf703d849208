"""The line at the foot of a timeline in which an event is written as one would say it: "10:42 restarted primary"."""

from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from postmortem_desk.widgets.fields.text_fields import is_window_key

_LINE_ENDS: Final = str.maketrans({"\r": "\n", "\u2028": "\n", "\u2029": "\n"})


class QuickEntry(QLineEdit):
    """Enter hands over what stands in it. Several pasted lines are several events."""

    lines_entered = Signal(object)
    """A tuple of lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("New event: time and what happened"))
        self.setPlaceholderText(self.tr("10:42 restarted primary — or “now” for the present; Enter adds it"))
        self.setClearButtonEnabled(False)
        self.returnPressed.connect(self._hand_over)

    def _hand_over(self) -> None:
        lines = tuple(line for line in self.text().translate(_LINE_ENDS).split("\n") if line.strip())
        if lines:
            self.clear()
            self.lines_entered.emit(lines)

    def event(self, event: QEvent) -> bool:
        """While it is empty, undo, redo and export are the window's."""
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and is_window_key(event) and not self.text():
            event.ignore()
            return False
        return super().event(event)
