"""Carries over to a new file what the system keeps beside a file's content: extended attributes and access lists.

Linux: both are extended attributes (setxattr(2), acl(5)). macOS: copyfile(3). Windows: ReplaceFileW does it.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

_ACCESS_LIST: Final = "system.posix_acl_access"
_COPYFILE_ACL: Final = 1 << 0
_COPYFILE_XATTR: Final = 1 << 2


def copy_attributes(source: Path, descriptor: int, *, access_list: bool) -> None:
    """Give the open file the attributes of `source`, each as far as the system and the disk allow.

    Without `access_list` the file has none afterwards: only its mode counts. A list that it got from its folder goes,
    for `source` did not have it. The mode must be set after this. Raises OSError when `source` cannot be read.
    """
    if sys.platform == "linux":
        names = set(os.listxattr(source))
        if not access_list:
            names.discard(_ACCESS_LIST)
        if _ACCESS_LIST not in names:
            with suppress(OSError):  # it has none, or the disk knows no such lists
                os.removexattr(descriptor, _ACCESS_LIST)
        for name in sorted(names):
            with suppress(OSError):  # labels of the system's own are not ours to give
                os.setxattr(descriptor, name, os.getxattr(source, name))
    elif sys.platform == "darwin":
        _copy_on_macos(source, descriptor, _COPYFILE_XATTR | (_COPYFILE_ACL if access_list else 0))


def _copy_on_macos(source: Path, descriptor: int, what: int) -> None:
    import ctypes  # late: elsewhere nobody needs it

    system = ctypes.CDLL(None, use_errno=True)
    read = os.open(source, os.O_RDONLY)
    try:
        if system.fcopyfile(read, descriptor, None, ctypes.c_uint32(what)):
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number))
    finally:
        os.close(read)
