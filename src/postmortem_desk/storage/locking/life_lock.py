"""A lock file that says that a process lives: it is held until it is let go, and the system lets go for a dead one."""

import os
from contextlib import suppress
from pathlib import Path

from postmortem_desk.storage.locking.lock_calls import LOCK_FLAGS, try_to_lock


class LifeLock:
    """A held lock."""

    def __init__(self, file: Path, descriptor: int) -> None:
        self._file = file
        self._descriptor = descriptor

    @classmethod
    def take(cls, file: Path) -> "LifeLock | None":
        """The lock on `file`, which is made in its folder; None where a living process holds it.

        Raises OSError where it cannot be made.
        """
        descriptor = os.open(file, LOCK_FLAGS, 0o600)
        with suppress(OSError):  # a file that was just removed by who let it go is no lock any more
            if try_to_lock(descriptor) and os.path.samestat(os.fstat(descriptor), file.stat()):
                return cls(file, descriptor)
        os.close(descriptor)
        return None

    def let_go(self) -> None:
        """Let another process take it, and leave no file behind."""
        with suppress(OSError):  # Windows removes no open file; an empty one stays then
            self._file.unlink()
        os.close(self._descriptor)
