"""The log of errors that nobody expected: a file for each day in the state folder, the newest ten are kept."""

import platform
import sys
import tempfile
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from postmortem_desk import __version__
from postmortem_desk.storage.paths import APPLICATION, Paths

KEPT: Final = 10


def log_unexpected(error: BaseException, paths: Paths) -> Path:
    """Write `error` with its traceback to the log and return the log's path. Never raises: where the state folder
    cannot be written, the log is in the folder for temporary files, and else on stderr.
    """
    now = datetime.now(tz=UTC)
    entry = "".join(
        [
            f"{now.isoformat(timespec='seconds')} Postmortem Desk {__version__}, ",
            f"Python {platform.python_version()}, {platform.platform()}\n",
            *traceback.format_exception(error),
            "\n",
        ]
    )
    name = f"{APPLICATION}-{now.date().isoformat()}.log"
    for folder in (paths.logs, Path(tempfile.gettempdir())):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with (folder / name).open("a", encoding="utf-8", errors="backslashreplace") as log:
                log.write(entry)
            if folder == paths.logs:
                _forget_old(folder)
        except OSError:
            continue
        return folder / name
    sys.stderr.write(entry)
    return paths.logs / name


def _forget_old(folder: Path) -> None:
    for old in sorted(folder.glob(f"{APPLICATION}-*.log"))[:-KEPT]:
        old.unlink(missing_ok=True)
