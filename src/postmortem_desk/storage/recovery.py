"""The recovery copies of unsaved documents, in the state folder and never beside a person's file.

Each process has a folder below `recovery`, whose lock it holds while it lives. A folder whose lock can be taken was
left by a process that died, and what is in it is offered. A copy is a new file each time, and the newest three stay.
"""

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Final

from msgspec import Struct

from postmortem_desk.storage.locking.life_lock import LifeLock
from postmortem_desk.storage.paths import Paths
from postmortem_desk.storage.recovery_copy import RecoveryCopy, recovery_bytes, recovery_copy_from
from postmortem_desk.storage.saving.own_file import write_own_file
from postmortem_desk.storage.saving.safe_write import digest_of
from postmortem_desk.storage.saving.save_troubles import NotSaved, not_saved
from postmortem_desk.trouble import Trouble

GENERATIONS: Final = 3
_LOCK: Final = "alive.lock"
_SUFFIX: Final = ".recovery"


class RecoveryFolder:
    """The folder of this process. It is made at the first copy and removed with the last one."""

    def __init__(self, paths: Paths) -> None:
        self._paths = paths
        self._lock: LifeLock | None = None
        self._count = 0
        self.folder = paths.recovery / os.urandom(8).hex()

    def write(self, document: str, copy: RecoveryCopy) -> None:
        """Write a copy of the document called `document`; the newest three stay. Raises NotSaved."""
        try:
            self._claim()
            data = recovery_bytes(copy)
        except OSError as error:
            raise not_saved(self.folder, error) from error
        except ValueError as error:
            raise NotSaved(f"it could not be copied: {error}", subject=copy.incident.title) from error
        self._count += 1
        write_own_file(self.folder / f"{document}-{self._count:09}{_SUFFIX}", data, self._paths)
        self._remove(_generations(self.folder, document)[GENERATIONS:])

    def forget(self, document: str) -> None:
        """Remove the copies of a document that is saved, or that nobody wants any more."""
        self._remove(_generations(self.folder, document))

    def close(self) -> None:
        """Let the lock go. Copies that are still there are offered at the next start."""
        if self._lock is not None:
            _leave(self.folder, self._lock)
            self._lock = None

    def _claim(self) -> None:
        while self._lock is None:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._lock = LifeLock.take(self.folder / _LOCK)
            if self._lock is None:  # another process took the empty folder for one that was left
                self.folder = self._paths.recovery / os.urandom(8).hex()

    def _remove(self, files: list[Path]) -> None:
        for file in files:
            with suppress(OSError):  # one that stays is only offered once more
                file.unlink()


class LeftCopy(Struct, frozen=True):
    """The newest whole copy of a document that a process left when it died."""

    folder: Path
    document: str
    copy: RecoveryCopy

    def discard(self) -> None:
        """Remove all its generations. What cannot be removed is offered again."""
        for file in _generations(self.folder, self.document):
            with suppress(OSError):
                file.unlink()


class LeftCopies:
    """What dead processes have left. While this is open, no other process offers the same."""

    def __init__(self, paths: Paths) -> None:
        self._locks: dict[Path, LifeLock] = {}
        found: list[LeftCopy] = []
        for folder in sorted(paths.recovery.glob("*/")):
            with suppress(OSError):
                lock = LifeLock.take(folder / _LOCK)
                if lock is not None:
                    self._locks[folder] = lock
                    found += _left_in(folder)
        self.copies = tuple(sorted(found, key=lambda left: left.copy.written, reverse=True))
        """The documents that are not in their files, the latest first."""

    def close(self) -> None:
        """Let the folders go, and remove those that hold nothing any more."""
        for folder, lock in self._locks.items():
            _leave(folder, lock)
        self._locks.clear()


def copies_of(path: Path, paths: Paths) -> tuple[RecoveryCopy, ...]:
    """The recovery copies of the file at `path`, of living and dead processes, the newest first."""
    wanted = os.path.realpath(path)
    found = [
        copy
        for folder in paths.recovery.glob("*/")
        for document in _documents(folder)
        if (copy := _newest(folder, document)) and copy.path and os.path.realpath(copy.path) == wanted
    ]
    return tuple(sorted(found, key=lambda copy: copy.written, reverse=True))


def _left_in(folder: Path) -> list[LeftCopy]:
    left = []
    for document in _documents(folder):
        copy = _newest(folder, document)
        if copy is None:
            continue  # no generation is whole: it stays, for somebody who can read more of it
        entry = LeftCopy(folder, document, copy)
        if _is_saved(copy):
            entry.discard()
        else:
            left.append(entry)
    return left


def _is_saved(copy: RecoveryCopy) -> bool:
    """Whether the file holds all of it already: the process died between the save and the removal of the copy."""
    if copy.path is None or copy.unwritten:
        return False
    try:
        return digest_of(copy.path.read_bytes()) == digest_of(recovery_bytes(copy).partition(b"\n")[2])
    except (OSError, ValueError):
        return False


def _newest(folder: Path, document: str) -> RecoveryCopy | None:
    for file in _generations(folder, document):
        with suppress(OSError, Trouble):
            return recovery_copy_from(file.read_bytes(), file.name)
    return None


def _documents(folder: Path) -> list[str]:
    return sorted({file.name.rpartition("-")[0] for file in folder.glob(f"*{_SUFFIX}")})


def _generations(folder: Path, document: str) -> list[Path]:
    """The files of a document, the newest first."""
    return sorted(folder.glob(f"{document}-*{_SUFFIX}"), reverse=True)


def _leave(folder: Path, lock: LifeLock) -> None:
    """Let the folder go, and remove it where it holds nothing any more."""
    if not _documents(folder):
        shutil.rmtree(folder, ignore_errors=True)
    lock.let_go()
