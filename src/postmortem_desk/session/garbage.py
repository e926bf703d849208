"""Collects garbage in the window's thread alone.

Python collects in whichever thread has just made the most objects. What a closed window leaves may hold objects of Qt
in a circle, and those must go in the thread that made them: in another one they take the program along.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

_LOOK_MS: Final = 500
"""How often somebody looks whether there is enough to collect."""


def collect_due() -> None:
    """Collect what Python would have collected by itself by now. Call it in the window's thread."""
    for generation in (2, 1, 0):
        threshold = gc.get_threshold()[generation]
        if threshold and gc.get_count()[generation] > threshold:
            gc.collect(generation)
            return


class GarbageWatch(QObject):
    """From now on garbage is collected by this timer, and never by Python itself."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()  # what the program consists of is none, and is not looked at again
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(collect_due)
        self._look.start()
