"""Which files are open in which process of a user, and how one process asks another to show a file.

A lock for each open file is held while its window is open. Who finds it taken leaves a request beside it, which the
holder takes away when it has shown the file. All of it lies in the state folder; no socket is needed.
"""

import hashlib
import os
from contextlib import suppress
from pathlib import Path

from postmortem_desk.storage.locking.life_lock import LifeLock
from postmortem_desk.storage.paths import Paths


class OpenFiles:
    """The files that this process has open."""

    def __init__(self, paths: Paths) -> None:
        self.folder = paths.open_files
        self._locks: dict[str, tuple[Path, LifeLock]] = {}

    def hold(self, path: Path) -> bool:
        """Say that the file at `path` is open here. Returns False when another process says so already.

        Where the state folder cannot be written nobody can say so, and everybody opens everything.
        """
        key = _key(path)
        if key in self._locks:
            return True
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            lock = LifeLock.take(self.folder / f"{key}.lock")
        except OSError:
            return True
        if lock is None:
            return False
        (self.folder / f"{key}.show").unlink(missing_ok=True)  # asked of a process that died before it could answer
        self._locks[key] = (path, lock)
        return True

    def let_go(self, path: Path) -> None:
        """The file at `path` is not open here any more."""
        _path, lock = self._locks.pop(_key(path), (path, None))
        if lock is not None:
            lock.let_go()

    def ask(self, path: Path) -> "Request":
        """Ask the process that has the file at `path` open to show it. Raises OSError."""
        request = Request(self.folder / f"{_key(path)}.show")
        request.file.touch(mode=0o600)
        return request

    def asked(self) -> tuple[Path, ...]:
        """The files that others asked this process to show; they are told that it does."""
        wanted = []
        for key, (path, _lock) in self._locks.items():
            with suppress(OSError):
                (self.folder / f"{key}.show").unlink()
                wanted.append(path)
        return tuple(wanted)


class Request:
    """What was asked of another process."""

    def __init__(self, file: Path) -> None:
        self.file = file

    @property
    def is_answered(self) -> bool:
        """Whether the other process has taken it."""
        return not self.file.exists()

    def withdraw(self) -> bool:
        """Ask no longer. Returns whether it was answered at the last moment."""
        try:
            self.file.unlink()
        except OSError:
            return True
        return False


def _key(path: Path) -> str:
    real = os.path.normcase(os.path.realpath(path)).encode("utf-8", "surrogateescape")
    return hashlib.sha256(real).hexdigest()[:24]
