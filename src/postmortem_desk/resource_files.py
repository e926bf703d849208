"""Finds the files that the program brings along: templates, styles, fonts, examples.

An installed wheel carries them inside the package; a checkout keeps them in `resources/` at its root.
"""

from functools import cache
from pathlib import Path, PurePosixPath


@cache
def resource_root() -> Path:
    """The folder that holds the bundled resources."""
    here = Path(__file__).resolve().parent
    bundled = here / "resources"
    return bundled if bundled.is_dir() else here.parents[1] / "resources"


def resource_path(name: str) -> Path:
    """The path of the bundled resource `name` ("report/page.css").

    Raises ValueError for a name that would leave the resource folder.
    """
    parts = PurePosixPath(name)
    if parts.is_absolute() or ".." in parts.parts or "\\" in name:
        raise ValueError(f"{name!r} is not the name of a bundled resource.")
    return resource_root() / parts


def resource_text(name: str) -> str:
    """The text of the bundled resource `name`."""
    return resource_path(name).read_text(encoding="utf-8")
