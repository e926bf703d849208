"""Starts the window: first its frame, as it stood last time, and then what takes longer to load."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from postmortem_desk import __version__
from postmortem_desk.app.language import speak
from postmortem_desk.resource_files import resource_path
from postmortem_desk.storage.paths import Paths, user_paths
from postmortem_desk.storage.settings import Settings, load_settings
from postmortem_desk.storage.window_state import load_window_state
from postmortem_desk.widgets.appearance import apply_theme
from postmortem_desk.window.first_look import headings_in, wait_until_painted
from postmortem_desk.window.main_window import MainWindow

if TYPE_CHECKING:
    from postmortem_desk.window.desk import Desk

APPLICATION_ID: Final = "org.postmortemdesk.PostmortemDesk"
_PATIENCE_MS: Final = 200
"""After this the document is loaded even if the screen has not painted the window: it may be hidden."""

_LOADED_MS: Final = 5_000
"""By then all has been loaded that a window needs soon."""
_SWITCH_SECONDS: Final = 0.0005
"""How long the window waits for a thread that writes a copy or draws pages: Python's own 5 ms made keys three times as
slow meanwhile."""


def run_window(files: Sequence[Path]) -> int:
    """Open the window on `files` and run until the last one is closed. Returns the exit status."""
    sys.setswitchinterval(_SWITCH_SECONDS)
    application = build_application(sys.argv[:1])
    paths = user_paths()
    settings = load_settings(paths)
    window = first_window(application, paths, settings, files)
    wait_until_painted(window.first_look, _PATIENCE_MS)
    desk = open_desk(application, paths, files, window)
    if not desk.windows:
        return 0  # another process has the files open, and shows them
    if settings.notice:
        desk.tell(settings.notice)
    from postmortem_desk.app.crash import catch_unexpected  # late: the first paint does not need them
    from postmortem_desk.app.signals import end_on_signals
    from postmortem_desk.session.garbage import GarbageWatch
    from postmortem_desk.storage.locking.file_lock import sweep_strays
    from postmortem_desk.window.late_keys import LateKeys

    LateKeys(application, desk)
    catch_unexpected(paths, desk.tell, desk.safe_copies.write_all)
    end_on_signals(application, desk.safe_copies.write_all)
    application.commitDataRequest.connect(lambda _manager: desk.safe_copies.write_all())
    application.aboutToQuit.connect(desk.safe_copies.close)
    startup = desk.windows[-1].parts.startup
    startup.settled.connect(desk.safe_copies.offer)
    startup.settled.connect(lambda: sweep_strays(paths))  # what killed saves have left
    QTimer.singleShot(_LOADED_MS, lambda: GarbageWatch(application))
    return application.exec()


def build_application(arguments: Sequence[str]) -> QApplication:
    """The Qt application with the program's name and icon."""
    QCoreApplication.setApplicationName("Postmortem Desk")
    QCoreApplication.setApplicationVersion(__version__)
    QGuiApplication.setDesktopFileName(APPLICATION_ID)
    application = QApplication(list(arguments))
    application.setWindowIcon(QIcon(str(resource_path("icons/postmortem-desk.svg"))))
    return application


def first_window(application: QApplication, paths: Paths, settings: Settings, files: Sequence[Path]) -> MainWindow:
    """Take language and theme, and show the frame of the first window, where the last one stood."""
    speak(application, settings.language)
    apply_theme(application, settings.theme, settings.paper)
    window = MainWindow(headings_in(files[0]) if files else ())
    window.restore(load_window_state(paths))
    window.show()
    return window


def open_desk(application: QApplication, paths: Paths, files: Sequence[Path], waiting: MainWindow) -> "Desk":
    """Open the files, the first one in the window that is `waiting`."""
    from postmortem_desk.window.desk import Desk  # late: the first paint does not need it

    desk = Desk(application, paths, waiting=waiting)
    desk.open_files(list(files))
    return desk
