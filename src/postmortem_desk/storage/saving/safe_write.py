"""Replaces a file so that at every moment, whatever fails, either the old one or the new one is there whole.

Real path -> lock -> temporary in the same folder -> write all -> owner, mode, attributes -> sync -> close -> read back
and compare -> compare the target with what was opened -> replace -> sync the folder.
"""

import errno
import hashlib
import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import Final

from postmortem_desk.storage.locking.file_lock import HeldLock, StillLocked, file_lock
from postmortem_desk.storage.paths import Paths
from postmortem_desk.storage.saving.save_troubles import (
    OLD_FILE_WHOLE,
    ChangedOutside,
    NotSaved,
    not_saved,
    only_in_temporary,
)
from postmortem_desk.storage.saving.system_calls import SystemCalls

__all__ = ["ABSENT", "ChangedOutside", "NotSaved", "digest_of", "write_safely"]

ABSENT: Final = ""
"""The expected digest of a file that must not exist yet."""
_SYNC_UNSUPPORTED: Final = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES})
"""What network disks answer that cannot sync a folder."""
_LONGEST_NAME: Final = 200
"""Bytes of the target's name in that of the temporary: a name has at most 255 of them."""


def digest_of(data: bytes) -> str:
    """The SHA-256 by which a file's content is told from another."""
    return hashlib.sha256(data).hexdigest()


def write_safely(
    path: Path, data: bytes, expected_digest: str | None, paths: Paths, calls: SystemCalls | None = None
) -> str:
    """Put `data` into the file `path` and return its digest.

    A link is followed. The file must hold what `expected_digest` says (ABSENT: there must be none; None: it may hold
    anything), else ChangedOutside is raised. A file that already holds `data` is left alone. Raises NotSaved when
    anything fails: the old file is whole then, and no temporary file stays.
    """
    calls = calls or SystemCalls()
    target = Path(os.path.realpath(path))
    try:
        with file_lock(target, paths) as lock:
            return _Save(target, data, expected_digest, calls, lock).run()
    except StillLocked as error:
        raise NotSaved(
            "it could not be saved: another window or command is saving this file and does not come to an end.",
            subject=path.name,
            remedy=f"{OLD_FILE_WHOLE} Close the other one and try again.",
        ) from error
    except OSError as error:
        raise not_saved(path, error) from error


class _Save:
    """One save, under the lock of its target."""

    def __init__(
        self, target: Path, data: bytes, expected_digest: str | None, calls: SystemCalls, lock: HeldLock
    ) -> None:
        self.target = target
        self.data = data
        self.digest = digest_of(data)
        self.expected_digest = expected_digest
        self.calls = calls
        self.lock = lock

    def run(self) -> str:
        """Save, and return the digest."""
        self.lock.remove_stray()
        before = self.status()
        if before is not None:
            self.refuse_unwritable(before)
        if not self.is_there_already():
            temporary = self.write_temporary(before)
            try:
                self.refuse_changed(self.current_digest())
                self.calls.replace(temporary, self.target)
            except OSError as error:
                if before is not None and not self.target.exists():  # Windows can lose the target on the way
                    raise only_in_temporary(self.target, error, temporary) from error
                raise not_saved(self.target, error, self.removed_or_left(temporary)) from error
            except ChangedOutside:
                self.removed_or_left(temporary)
                raise
            self.lock.clear()
        self.sync_folder()  # also where nothing was written: an earlier save may not have come so far
        return self.digest

    def status(self) -> os.stat_result | None:
        """What the system says of the target; None where there is none yet."""
        try:
            return self.calls.status(self.target)
        except FileNotFoundError:
            return None

    def refuse_unwritable(self, status: os.stat_result) -> None:
        """Raise for a target that is no file, or that its owner has write-protected."""
        if stat.S_ISDIR(status.st_mode):
            raise IsADirectoryError(errno.EISDIR, "There is a folder of this name")
        if not stat.S_ISREG(status.st_mode):
            raise NotSaved("it is a device and not a file.", subject=self.target.name, remedy="Name a file.")
        if not os.access(self.target, os.W_OK):
            raise NotSaved(
                "it could not be saved: the file is write-protected.",
                subject=self.target.name,
                remedy=f"{OLD_FILE_WHOLE} Save under another name, or take the protection away.",
            )

    def is_there_already(self) -> bool:
        """Whether the target holds the data. Raises ChangedOutside where it holds what was not expected."""
        current = self.current_digest()
        if current == self.digest:
            return True
        self.refuse_changed(current)
        return False

    def current_digest(self) -> str:
        """The digest of the target as it is now; ABSENT where there is none."""
        try:
            return digest_of(self.calls.read(self.target))
        except FileNotFoundError:
            return ABSENT

    def refuse_changed(self, current: str) -> None:
        """Raise ChangedOutside when the target is not what the caller knows."""
        if self.expected_digest is not None and current != self.expected_digest:
            raise ChangedOutside(self.target, gone=current == ABSENT)

    def write_temporary(self, before: os.stat_result | None) -> Path:
        """A synced file beside the target that holds the data, with the owner and the mode of the target."""
        temporary, descriptor = self.create_temporary()
        try:
            try:
                self.write_all(descriptor)
                self.take_over(before, descriptor)
                self.calls.sync(descriptor)
            finally:
                self.calls.close(descriptor)
            if self.calls.read(temporary) != self.data:
                raise OSError(errno.EIO, "the disk gave back other bytes than were written")
        except OSError as error:
            raise not_saved(self.target, error, self.removed_or_left(temporary)) from error
        return temporary

    def create_temporary(self) -> tuple[Path, int]:
        """A new file beside the target. The lock says its path, so that it is found when this save is killed."""
        name = os.fsdecode(os.fsencode(self.target.name)[:_LONGEST_NAME])
        temporary = self.target.with_name(f".{name}.{os.urandom(4).hex()}.saving")
        self.lock.note(temporary)
        return temporary, self.calls.create(temporary)

    def write_all(self, descriptor: int) -> None:
        """Write the data, also where the system takes it in pieces."""
        rest = memoryview(self.data)
        while rest:
            written = self.calls.write(descriptor, rest)
            if not written:
                raise OSError(errno.EIO, "the disk takes nothing more")
            rest = rest[written:]

    def take_over(self, before: os.stat_result | None, descriptor: int) -> None:
        """Give the temporary the owner, mode and attributes of the target, as far as the system allows."""
        if before is None:
            self.calls.set_mode(descriptor, 0o666 & ~_umask())
            return
        mode = stat.S_IMODE(before.st_mode) & 0o777
        same_group = True
        try:
            self.calls.set_owner(descriptor, -1, before.st_gid)
        except PermissionError:
            # Another group must not get what only the old group was allowed.
            same_group = False
            mode = (mode & ~0o070) | ((mode & 0o007) << 3)
        with suppress(PermissionError):  # only root may give a file away; it becomes the writer's then
            self.calls.set_owner(descriptor, before.st_uid, -1)
        with suppress(OSError):  # attributes are a courtesy: a disk without them must not keep a text from being saved
            self.calls.copy_attributes(self.target, descriptor, access_list=same_group)
        self.calls.set_mode(descriptor, mode)

    def removed_or_left(self, temporary: Path) -> Path | None:
        """Remove the temporary. Returns it when that fails, so that the person is told."""
        try:
            self.calls.remove(temporary)
        except FileNotFoundError:
            pass  # it is gone already, as it should be
        except OSError:
            return temporary
        self.lock.clear()
        return None

    def sync_folder(self) -> None:
        """Bring the replacement itself to the disk."""
        try:
            self.calls.sync_folder(self.target.parent)
        except OSError as error:
            if error.errno in _SYNC_UNSUPPORTED:
                return
            raise NotSaved(
                "it is written, but the disk did not confirm that it would outlast a power cut.",
                subject=self.target.name,
                remedy="Save a copy under another name on another disk.",
                digest=self.digest,
            ) from error


def _umask() -> int:
    # The system tells the mask only when it is set; for that moment a file of another thread is private, not public.
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
