"""Starts the window."""

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from postmortem_desk import __version__
from postmortem_desk.app.crash import catch_unexpected
from postmortem_desk.resource_files import resource_path
from postmortem_desk.storage.file_lock import sweep_strays
from postmortem_desk.storage.paths import Paths, user_paths
from postmortem_desk.storage.settings import load_settings
from postmortem_desk.widgets.appearance import apply_theme
from postmortem_desk.window.desk import Desk

APPLICATION_ID = "org.postmortemdesk.PostmortemDesk"


def run_window(files: Sequence[Path]) -> int:
    """Open the window on `files` and run until the last one is closed. Returns the exit status."""
    application = build_application(sys.argv[:1])
    paths = user_paths()
    desk = open_desk(application, paths, files)
    catch_unexpected(paths, desk.tell)
    QTimer.singleShot(0, lambda: sweep_strays(paths))  # what killed saves have left; the window is shown by now
    return application.exec()


def build_application(arguments: Sequence[str]) -> QApplication:
    """The Qt application with the program's name and icon."""
    QCoreApplication.setApplicationName("Postmortem Desk")
    QCoreApplication.setApplicationVersion(__version__)
    QGuiApplication.setDesktopFileName(APPLICATION_ID)
    application = QApplication(list(arguments))
    application.setWindowIcon(QIcon(str(resource_path("icons/postmortem-desk.svg"))))
    return application


def open_desk(application: QApplication, paths: Paths, files: Sequence[Path]) -> Desk:
    """Apply the theme and open the windows."""
    settings = load_settings(paths)
    apply_theme(application, settings.theme)
    desk = Desk(application, paths)
    desk.open_files(list(files))
    if settings.notice:
        desk.tell(settings.notice)
    return desk
