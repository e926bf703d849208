"""Files that several processes want to open: one has them, and shows them when another one asks."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QDeadlineTimer, QFileSystemWatcher, QObject, QThread, Signal

from postmortem_desk.storage.locking.open_files import OpenFiles
from postmortem_desk.storage.paths import Paths

PATIENCE_MS: Final = 1500
"""A window that does not answer for so long hangs."""
_PAUSE_MS: Final = 20


class SharedFiles(QObject):
    """The files that this process has open."""

    show_wanted = Signal(object)
    """Another process was asked for the file at this path; it is to be shown here."""

    def __init__(self, paths: Paths, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files = OpenFiles(paths)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._answer)

    def hold(self, path: Path) -> bool:
        """Say that the file at `path` is open here. Returns False when another process has it open."""
        is_ours = self._files.hold(path)
        folder = str(self._files.folder)
        if is_ours and not self._watcher.directories() and self._files.folder.is_dir():
            self._watcher.addPath(folder)
        return is_ours

    def let_go(self, path: Path) -> None:
        """The file at `path` is not open here any more."""
        self._files.let_go(path)

    def bring_forward(self, path: Path) -> bool:
        """Ask the process that has the file at `path` to show it. Returns whether it answered in time."""
        try:
            request = self._files.ask(path)
        except OSError:
            return False
        deadline = QDeadlineTimer(PATIENCE_MS)
        while not request.is_answered and not deadline.hasExpired():
            QThread.msleep(_PAUSE_MS)
        return request.is_answered or request.withdraw()

    def _answer(self) -> None:
        for path in self._files.asked():
            self.show_wanted.emit(path)
