"""The program as it is, in a process that also tells where on the screen something is, by its accessible name.

A line "ROLE NAME" on standard input is answered with the rectangle "x y width height" of the first visible element of
the active window with that role whose name holds that one, or with an empty line.
"""

import sys
from collections.abc import Iterator
from threading import Thread

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication

from postmortem_desk.app.gui import run_window


class Eyes(QObject):
    """Looks in the thread of the window."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.asked.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        for line in sys.stdin:
            self.asked.emit(line.strip())

    def _answer(self, question: str) -> None:
        role, _, name = question.partition(" ")
        window = QApplication.activeModalWidget() or QApplication.activeWindow()
        top = QAccessible.queryAccessibleInterface(window) if window is not None else None
        found = next(_found(top, QAccessible.Role[role], name), None) if top is not None else None
        print(f"{found.x()} {found.y()} {found.width()} {found.height()}" if found else "", flush=True)


def _found(interface: QAccessibleInterface, role: QAccessible.Role, name: str) -> Iterator[QRect]:
    state = interface.state()
    if state.invisible:
        return
    if interface.role() == role and name in interface.text(QAccessible.Text.Name):
        yield interface.rect()
    for number in range(interface.childCount()):
        child = interface.child(number)
        if child is not None and child.isValid():
            yield from _found(child, role, name)


if __name__ == "__main__":
    eyes = Eyes()
    sys.exit(run_window([]))
