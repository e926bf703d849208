"""Puts a file in the place of another on Windows, where a virus scanner or an indexer may hold either for a moment.

ReplaceFileW keeps the target's access list, streams and attributes, which a rename would lose. Its documentation names
three errors of its own (1175 to 1177); after 1176 the target may be gone and only the temporary left.
"""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

TRIES: Final = 8
"""With pauses that double from 10 ms: 1.3 seconds in all."""
_FIRST_PAUSE_SECONDS: Final = 0.01
_HELD_FOR_A_MOMENT: Final = frozenset(
    {
        5,  # ERROR_ACCESS_DENIED
        32,  # ERROR_SHARING_VIOLATION
        33,  # ERROR_LOCK_VIOLATION
        1175,  # ERROR_UNABLE_TO_REMOVE_REPLACED: both files are as they were
        1176,  # ERROR_UNABLE_TO_MOVE_REPLACEMENT: the target may be gone
        1177,  # ERROR_UNABLE_TO_MOVE_REPLACEMENT_2: both files are as they were
    }
)

Replace = Callable[[Path, Path], None]
"""Puts the file of the first path in the place of the second. Raises OSError."""


def replace_file(temporary: Path, target: Path) -> None:
    """ReplaceFileW: `target` must exist. Raises OSError with `winerror`."""
    if sys.platform == "win32":
        import ctypes  # late: elsewhere nobody needs it

        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        if not kernel.ReplaceFileW(str(target), str(temporary), None, 0, None, None):
            raise ctypes.WinError(ctypes.get_last_error())


def replace_patiently(
    temporary: Path,
    target: Path,
    replace: Replace = replace_file,
    move: Replace = os.replace,
    pause: Callable[[float], None] = time.sleep,
) -> None:
    """Replace `target` with `replace`, or `move` the temporary there when it does not exist (any more).

    What only another program stands in the way of is tried TRIES times. Raises OSError.
    """
    for attempt in range(TRIES):
        try:
            (replace if target.exists() else move)(temporary, target)
            return
        except OSError as error:
            if getattr(error, "winerror", None) not in _HELD_FOR_A_MOMENT or attempt == TRIES - 1:
                raise
            pause(_FIRST_PAUSE_SECONDS * 2**attempt)
