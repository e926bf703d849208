"""A process that starts a window and says when what was painted: `started.py bare`, or `started.py desk FILE`.

Each line is a word and the time of the system's monotonic clock in seconds; `memory` is the resident set in MB.
"""

import gc
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget


class FirstPaint(QObject):
    """Calls `then` once, when all of some widgets have been painted."""

    def __init__(self, widgets: list[QWidget], then: Callable[[], object]) -> None:
        super().__init__()
        self._missing = set(widgets)
        self._then = then
        self.is_told = False
        for widget in widgets:
            widget.installEventFilter(self)
            widget.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and watched in self._missing:
            watched.removeEventFilter(self)
            self._missing.discard(watched)
            if not self._missing:
                QTimer.singleShot(0, self._tell)  # behind the painting itself
        return False

    def _tell(self) -> None:
        self._then()
        self.is_told = True


def say(word: str, value: float | None = None) -> None:
    print(word, time.monotonic() if value is None else value, flush=True)


def bare() -> None:
    """The floor: a main window of Qt's with nothing in it."""
    application = QApplication(["bare"])
    window = QMainWindow()
    centre = QWidget(window)
    window.setCentralWidget(centre)
    window.resize(1280, 800)
    painted = FirstPaint([centre], lambda: (say("painted"), application.quit()))
    window.show()
    application.exec()
    del painted


def desk(file: Path) -> None:
    """The program, as `run_window` starts it."""
    from postmortem_desk.app.gui import build_application, first_window, open_desk
    from postmortem_desk.storage.paths import user_paths
    from postmortem_desk.window.first_look import wait_until_painted

    gc.disable()
    application = build_application(["desk"])
    paths = user_paths()
    frame = first_window(application, paths, [file])
    wait_until_painted(frame.first_look, 10_000)
    say("painted")
    window = open_desk(application, paths, [file], frame).windows[0]
    gc.enable()
    paper = window.preview.paper
    watch: list[FirstPaint] = []

    def look() -> None:
        if not watch and not paper.document().isEmpty():
            editor = window.editors.currentWidget()
            watch.append(FirstPaint([paper.viewport(), editor, window.outline.viewport()], lambda: say("shown")))
        if watch and watch[0].is_told and window.preview.is_complete:
            say("memory", resident_mb())
            window.close()

    timer = QTimer(interval=5)
    timer.timeout.connect(look)
    timer.start()
    application.exec()


def resident_mb() -> float:
    """What the process holds in memory now (Linux), in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1e6


if __name__ == "__main__":
    bare() if sys.argv[1] == "bare" else desk(Path(sys.argv[2]))
