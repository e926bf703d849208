"""Times from what a person does to the end of the painting that shows it."""

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from benchmarks.measuring import Milliseconds
from postmortem_desk.session.document import Document


class Paints(QObject):
    """Counts what is painted on a widget."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.count = 0
        parent.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count."""
        self.count += event.type() == QEvent.Type.Paint
        return False


def painted_time(
    document: Document, act: Callable[[], object], settle: Callable[[], None], *seen: Paints
) -> Milliseconds:
    """The time of `act`, an edit of `document`, until all of `seen` have painted. It is undone afterwards.

    `settle` waits until everything is drawn and painted.
    """
    settle()
    before = [paints.count for paints in seen]
    start = perf_counter()
    act()
    while any(paints.count == count for paints, count in zip(seen, before, strict=True)):
        QApplication.processEvents()
    taken = perf_counter() - start
    settle()
    document.undo()
    settle()
    return Milliseconds(taken * 1000)
