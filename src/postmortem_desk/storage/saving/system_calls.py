"""The calls to the operating system that a save is made of, in one place, so that a test can let any of them fail."""

import errno
import os
import stat
import sys
from pathlib import Path
from typing import Final

from postmortem_desk.storage.saving.file_attributes import copy_attributes
from postmortem_desk.storage.saving.windows_replace import replace_patiently

_NEW_FILE: Final = (
    os.O_RDWR
    | os.O_CREAT
    | os.O_EXCL
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_BINARY", 0)
)
_NO_FULL_SYNC: Final = frozenset({errno.ENOTSUP, errno.ENOTTY, errno.EINVAL})
"""What a disk answers that knows no F_FULLFSYNC. Any other error is a real one, and a second sync would hide it."""


class SystemCalls:
    """The real calls. Each raises OSError as the system does."""

    def create(self, path: Path) -> int:
        """Make the new file `path`, for its owner only, and return its descriptor. It must not exist."""
        return os.open(path, _NEW_FILE, 0o600)

    def write(self, descriptor: int, data: memoryview) -> int:
        """Write as much of `data` as the system takes and return how much that was."""
        return os.write(descriptor, data)

    def sync(self, descriptor: int) -> None:
        """Bring the file's content to the disk itself, past the disk's own cache where the system can."""
        if sys.platform == "darwin":
            import fcntl

            try:
                fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            except OSError as error:
                if error.errno not in _NO_FULL_SYNC:
                    raise
                os.fsync(descriptor)
        else:
            os.fsync(descriptor)

    def close(self, descriptor: int) -> None:
        """Close the file; a network disk may report only now that the content did not fit."""
        os.close(descriptor)

    def read(self, path: Path) -> bytes:
        """The content of `path`."""
        return path.read_bytes()

    def status(self, path: Path) -> os.stat_result:
        """Mode, owner and size of `path`."""
        return path.stat()

    def set_owner(self, descriptor: int, user: int, group: int) -> None:
        """Give the file to `user` and `group` (-1: leave as it is)."""
        if sys.platform != "win32":
            os.fchown(descriptor, user, group)

    def set_mode(self, descriptor: int, mode: int) -> None:
        """Set the permission bits."""
        if sys.platform != "win32":
            os.fchmod(descriptor, stat.S_IMODE(mode))

    def copy_attributes(self, source: Path, descriptor: int, *, access_list: bool) -> None:
        """Carry extended attributes, and the access list where asked, over from `source`."""
        copy_attributes(source, descriptor, access_list=access_list)

    def replace(self, temporary: Path, target: Path) -> None:
        """Put `temporary` in the place of `target` in one step."""
        if sys.platform == "win32":
            replace_patiently(temporary, target)
        else:
            temporary.replace(target)

    def remove(self, path: Path) -> None:
        """Delete `path`."""
        path.unlink()

    def sync_folder(self, folder: Path) -> None:
        """Bring the folder's entries to the disk. Windows does so by itself."""
        if sys.platform == "win32":
            return
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
