"""One writer at a time for each file, over all processes of a user.

The locks lie in the state folder and not beside the user's file. A lock file is empty, is never removed (that would
race) and is shared by the files whose hash starts alike, so that there are never more than 256.
"""

import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from postmortem_desk.storage.paths import APPLICATION, Paths

WAIT_SECONDS: Final = 10.0
"""A save takes well below a second; who holds a lock for longer hangs."""
_PAUSE_SECONDS: Final = 0.005


class StillLocked(OSError):
    """Another process holds the lock and does not let go."""


@contextmanager
def file_lock(target: Path, paths: Paths, wait_seconds: float = WAIT_SECONDS) -> Iterator[None]:
    """Hold the lock of `target` (a real path).

    Raises StillLocked after `wait_seconds`, another OSError where no lock can be made.
    """
    descriptor = _open_lock(target, paths)
    try:
        _wait_for(descriptor, wait_seconds)
        try:
            yield
        finally:
            _release(descriptor)
    finally:
        os.close(descriptor)


def _open_lock(target: Path, paths: Paths) -> int:
    key = hashlib.sha256(os.path.normcase(target).encode("utf-8", "surrogateescape")).hexdigest()[:2]
    try:
        return _open(paths.locks, key)
    except OSError:
        # A full or read-only home must not keep a document from being saved to another disk.
        user = os.getuid() if sys.platform != "win32" else "user"
        return _open(Path(tempfile.gettempdir()) / f"{APPLICATION}-{user}", key)


def _open(folder: Path, key: str) -> int:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return os.open(folder / f"{key}.lock", os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)


def _wait_for(descriptor: int, wait_seconds: float) -> None:
    deadline = time.monotonic() + wait_seconds
    while not _try_to_lock(descriptor):
        if time.monotonic() > deadline:
            raise StillLocked("another window or command is saving this file and does not come to an end")
        time.sleep(_PAUSE_SECONDS)


if sys.platform == "win32":
    import msvcrt

    def _try_to_lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _release(descriptor: int) -> None:
        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try_to_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _release(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)
