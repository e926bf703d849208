"""A process that starts a window and says when what was painted: `started.py bare`, or `started.py desk FILE`.

Each line is a word and the time of the system's monotonic clock in seconds; `memory` is the resident set in MB, when
the window has loaded all that it loads by itself.
"""

import gc
import sys
import time
from pathlib import Path


def say(word: str, value: float | None = None) -> None:
    print(word, time.monotonic() if value is None else value, flush=True)


def bare() -> None:
    """The floor: a main window of Qt's with nothing in it."""
    from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

    from benchmarks.first_paint import FirstPaint

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
    """The program, as `postmortem-desk FILE` starts it."""
    gc.disable()
    from postmortem_desk.app.qt_loading import load_qt

    load_qt()
    from PySide6.QtCore import QTimer

    from postmortem_desk.app.gui import build_application, first_window, open_desk
    from postmortem_desk.storage.paths import user_paths
    from postmortem_desk.storage.settings import load_settings
    from postmortem_desk.window.first_look import wait_until_painted

    application = build_application(["desk"])
    paths = user_paths()
    frame = first_window(application, paths, load_settings(paths), [file])
    wait_until_painted(frame.first_look, 10_000)
    say("painted")
    frame.document_shown.connect(lambda: say("shown"))
    window = open_desk(application, paths, [file], frame).windows[0]
    loaded: list[bool] = []
    window.parts.startup.loaded.connect(lambda: loaded.append(True))

    def look() -> None:
        if loaded and window.parts.documents.preview.is_complete:
            say("memory", resident_mb())
            window.close()

    timer = QTimer(interval=20)
    timer.timeout.connect(look)
    timer.start()
    application.exec()


def resident_mb() -> float:
    """What the process holds in memory now (Linux), in MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1e6


if __name__ == "__main__":
    bare() if sys.argv[1] == "bare" else desk(Path(sys.argv[2]))
