"""Writes the small files that are the program's own."""

from pathlib import Path

from postmortem_desk.storage.paths import Paths
from postmortem_desk.storage.saving.safe_write import write_safely
from postmortem_desk.storage.saving.save_troubles import not_saved


def write_own_file(path: Path, data: bytes, paths: Paths) -> None:
    """Put `data` into the file `path` in one of the folders of `paths`, which is made when it is not there.

    Raises NotSaved.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise not_saved(path, error) from error
    write_safely(path, data, None, paths)
