"""One writer at a time for each file, over all processes of a user.

The locks lie in the state folder and not beside the user's file. A lock file is never removed (that would race) and is
shared by the files whose hash starts alike, so that there are never more than 256. While a save runs, its lock holds
the path of the temporary file: who gets the lock later and finds a path there has found what a killed save has left.
"""

import hashlib
import os
import re
import sys
import tempfile
import time
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from postmortem_desk.storage.locking.lock_calls import LOCK_FLAGS, try_to_lock, unlock
from postmortem_desk.storage.paths import APPLICATION, Paths

WAIT_SECONDS: Final = 10.0
"""A save takes well below a second; who holds a lock for longer hangs."""
_PAUSE_SECONDS: Final = 0.005
_TEMPORARY: Final = re.compile(r"\..*\.[0-9a-f]{8}\.saving", re.DOTALL)
_LONGEST_PATH: Final = 65536


class StillLocked(OSError):
    """Another process holds the lock and does not let go."""


class HeldLock:
    """A lock that this process holds, and what is written in it."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def note(self, temporary: Path) -> None:
        """Write down which temporary file is about to be made. A full state folder keeps nobody from saving."""
        with suppress(OSError):
            os.ftruncate(self._descriptor, 0)
            os.lseek(self._descriptor, 0, os.SEEK_SET)
            os.write(self._descriptor, os.fsencode(temporary))

    def clear(self) -> None:
        """There is no temporary file any more."""
        with suppress(OSError):
            os.ftruncate(self._descriptor, 0)

    def remove_stray(self) -> bool:
        """Remove what a killed save has left under this lock. Returns whether there was something."""
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        noted = os.read(self._descriptor, _LONGEST_PATH)
        if not noted:
            return False
        stray = Path(os.fsdecode(noted))
        try:
            found = _TEMPORARY.fullmatch(stray.name) is not None and stray.exists()
            if found:
                stray.unlink()
        except (OSError, ValueError):
            return False  # it stays noted for the next one
        self.clear()
        return found


@contextmanager
def file_lock(target: Path, paths: Paths, wait_seconds: float = WAIT_SECONDS) -> Iterator[HeldLock]:
    """Hold the lock of `target` (a real path).

    Raises StillLocked after `wait_seconds`, another OSError where no lock can be made or the folder does not exist.
    """
    with _held(_open_lock(target, paths), wait_seconds) as lock:
        yield lock


def sweep_strays(paths: Paths) -> int:
    """Remove the temporary files of saves that were killed, and of no others. Returns how many there were.

    A save that is still running holds its lock, so that what it writes is left alone.
    """
    swept = 0
    for folder in (paths.locks, _other_folder()):
        for file in folder.glob("*.lock"):
            with suppress(OSError):  # it is locked, or another user's
                if file.stat().st_size:
                    with _held(os.open(file, LOCK_FLAGS, 0o600), 0) as lock:
                        swept += lock.remove_stray()
    return swept


@contextmanager
def _held(descriptor: int, wait_seconds: float) -> Iterator[HeldLock]:
    try:
        _wait_for(descriptor, wait_seconds)
        try:
            yield HeldLock(descriptor)
        finally:
            with suppress(OSError):  # the save is done or told by now, and the lock ends with the process in any case
                unlock(descriptor)
    finally:
        with suppress(OSError):
            os.close(descriptor)


def _open_lock(target: Path, paths: Paths) -> int:
    key = hashlib.sha256(_identity(target)).hexdigest()[:2]
    try:
        return _open(paths.locks, key)
    except OSError:
        # A full or read-only home must not keep a document from being saved to another disk.
        return _open(_other_folder(), key)


def _identity(target: Path) -> bytes:
    """The same for every way to write a path: a folder may be mounted twice, and a disk may not tell A from a."""
    folder = target.parent.stat()
    name = unicodedata.normalize("NFC", target.name.casefold())
    return f"{folder.st_dev} {folder.st_ino} {name}".encode("utf-8", "surrogateescape")


def _other_folder() -> Path:
    user = os.getuid() if sys.platform != "win32" else "user"
    return Path(tempfile.gettempdir()) / f"{APPLICATION}-{user}"


def _open(folder: Path, key: str) -> int:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return os.open(folder / f"{key}.lock", LOCK_FLAGS, 0o600)


def _wait_for(descriptor: int, wait_seconds: float) -> None:
    deadline = time.monotonic() + wait_seconds
    while not try_to_lock(descriptor):
        if time.monotonic() > deadline:
            raise StillLocked("another window or command is saving this file and does not come to an end")
        time.sleep(_PAUSE_SECONDS)
