"""Notices when another program changes the file of the open document. The content decides, never clock or size."""

from enum import Enum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from postmortem_desk.session.background import Background
from postmortem_desk.session.document import Document
from postmortem_desk.storage.incident_file import read_bytes
from postmortem_desk.storage.saving.safe_write import ABSENT, digest_of
from postmortem_desk.trouble import Trouble

LARGE: Final = 1024 * 1024
"""Bytes of a file that is not read within a moment."""
REST_MS: Final = 250
"""The system tells of one save in several steps: it is looked at when they have come to an end."""


class FileState(Enum):
    """How the file stands to what was read or saved."""

    SAME = "it holds what is known"
    CHANGED = "it holds something else"
    GONE = "it is not there"


class FileWatch(QObject):
    """Looks at the file when the system tells of it, and whenever somebody asks."""

    noticed = Signal(object)
    """The FileState, each time that it is another one, and for each other content once."""
    folder_changed = Signal()
    """Something in the folder of the file has come, gone or got another name."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._told = (FileState.SAME, "")
        self._watcher = QFileSystemWatcher(self)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.look)
        self._background = Background(self)
        self._looking = False
        self._look_once_more = False
        self._watcher.fileChanged.connect(self._rest.start)
        self._watcher.directoryChanged.connect(self._rest.start)
        self._watcher.directoryChanged.connect(self.folder_changed)
        document.path_changed.connect(self._follow)
        self._follow()

    @property
    def is_looking(self) -> bool:
        """Whether a large file is being read."""
        return self._looking

    def look(self) -> None:
        """The same as `check`, but a large file is read in the background, and told of when that is done."""
        if self._looking:
            self._look_once_more = True
        elif self._is_large():
            self._look_again()
            self._read_in_background()
        else:
            self.check()

    def check(self) -> None:
        """Compare the file with what is known of it, and tell when that is something new."""
        self._look_again()
        self._tell(self.digest())

    def _is_large(self) -> bool:
        try:
            return self._document.path is not None and self._document.path.stat().st_size > LARGE
        except OSError:
            return False  # reading it tells what is wrong

    def _read_in_background(self) -> None:
        path, known = self._document.path, self._document.digest
        self._looking, self._look_once_more = True, False

        def tell(found: str | None) -> None:
            self._looking = False
            if self._look_once_more or (path, known) != (self._document.path, self._document.digest):
                self.look()  # it was saved meanwhile, or has changed again
            else:
                self._tell(found)

        self._background.start(lambda _job: _digest(path), tell, lambda _trouble: tell(None))

    def _tell(self, found: str | None) -> None:
        state, digest = self._state(found)
        if (state, digest) != self._told:
            before, self._told = self._told[0], (state, digest)
            if state is not FileState.SAME or before is not FileState.SAME:
                self.noticed.emit(state)

    def forget(self) -> None:
        """Tell again what was told already."""
        self._told = (FileState.SAME, "")

    def digest(self) -> str | None:
        """The digest of what the file holds now, ABSENT where it is gone; None where that cannot be known."""
        return _digest(self._document.path)

    def _state(self, digest: str | None) -> tuple[FileState, str]:
        if digest is None or digest == self._document.digest:
            return FileState.SAME, ""
        return (FileState.GONE if digest == ABSENT else FileState.CHANGED), digest

    def _follow(self) -> None:
        watched = [*self._watcher.files(), *self._watcher.directories()]
        if watched:
            self._watcher.removePaths(watched)
        self.forget()
        self._look_again()

    def _look_again(self) -> None:
        """Watch the file and its folder: a file that was replaced is not watched any more (QFileSystemWatcher)."""
        path = self._document.path
        if path is None:
            return
        if str(path.parent) not in self._watcher.directories() and path.parent.is_dir():
            self._watcher.addPath(str(path.parent))
        if str(path) not in self._watcher.files() and path.is_file():
            self._watcher.addPath(str(path))


def _digest(path: Path | None) -> str | None:
    if path is None:
        return None
    try:
        return digest_of(read_bytes(path))
    except Trouble:
        return None if path.exists() else ABSENT
