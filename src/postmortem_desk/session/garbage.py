"""Collects garbage in the window's thread alone.

Python collects in whichever thread has just made the most objects. What a closed window leaves may hold objects of Qt
in a circle, and those must go in the thread that made them: in another one they take the program along.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QObject, QTimer

_LOOK_MS: Final = 500
"""How often somebody looks whether there is enough to collect."""
_THRESHOLDS: Final = gc.get_threshold()


def collect_due() -> None:
    """Collect what Python would have collected by itself by now. Call it in the window's thread."""
    thresholds = gc.get_threshold()
    if not thresholds[0]:
        return  # as for Python: nobody collects now
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > thresholds[generation]:
            gc.collect(generation)
            return


@contextmanager
def long_lived() -> Iterator[None]:
    """What is made inside is no garbage and holds none: nobody looks through it, now or later.

    To look through 100,000 candidates stopped the window for 0.4 s each time.
    """
    gc.set_threshold(0)
    try:
        yield
    finally:
        gc.freeze()
        gc.set_threshold(*_THRESHOLDS)


class GarbageWatch(QObject):
    """From now on garbage is collected by this timer, and never by Python itself."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()  # what the program consists of is none, and is not looked at again
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(collect_due)
        self._look.start()
