"""Files in which a version control system has left the marks of a merge conflict: both sides are read and merged."""

import re
from pathlib import Path
from typing import Final

from msgspec import Struct

from postmortem_desk.operations.merging.merge import merged
from postmortem_desk.storage.file_format.parse import incident_from_bytes
from postmortem_desk.storage.file_format.text_checks import text_of
from postmortem_desk.storage.incident_file import OpenedIncident, read_bytes
from postmortem_desk.storage.saving.safe_write import digest_of
from postmortem_desk.trouble import Trouble

_OURS: Final = re.compile(r"<{7}( .*)?")
_BASE: Final = re.compile(r"\|{7}( .*)?")
_MIDDLE: Final = "======="
_THEIRS: Final = re.compile(r">{7}( .*)?")


class Sides(Struct, frozen=True):
    """The versions that a text with the marks of a conflict was made of."""

    ours: str
    theirs: str
    base: str | None
    """What both started from, where the marks show it (Git's conflict styles diff3 and zdiff3)."""


def sides_of(text: str) -> Sides | None:
    """The versions in `text`; None where there are no marks, or not all of them."""
    ours: list[str] = []
    theirs: list[str] = []
    base: list[str] = []
    everywhere = (ours, theirs, base)
    into: tuple[list[str], ...] = everywhere
    conflicts = with_base = 0
    for line in text.split("\n"):
        mark = line.rstrip("\r")
        if into is everywhere and _OURS.fullmatch(mark):
            into = (ours,)
            conflicts += 1
        elif into == (ours,) and into[0] is ours and _BASE.fullmatch(mark):
            into = (base,)
            with_base += 1
        elif into is not everywhere and into[0] is not theirs and mark == _MIDDLE:
            into = (theirs,)
        elif into is not everywhere and into[0] is theirs and _THEIRS.fullmatch(mark):
            into = everywhere
        else:
            for version in into:
                version.append(line)
    if not conflicts or into is not everywhere:
        return None
    return Sides("\n".join(ours), "\n".join(theirs), "\n".join(base) if with_base == conflicts else None)


def read_marked(path: Path) -> OpenedIncident | None:
    """The merge of the two sides in the file at `path`, which stays as it is; None where it holds no such marks.

    Raises Trouble when it cannot be read, or when one of its sides is no incident.
    """
    data = read_bytes(path)
    sides = sides_of(text_of(data, path.name))
    if sides is None:
        return None
    ours, theirs = (incident_from_bytes(side.encode("utf-8"), path.name) for side in (sides.ours, sides.theirs))
    base = None
    if sides.base is not None:
        try:
            base = incident_from_bytes(sides.base.encode("utf-8"), path.name)
        except Trouble:
            base = None  # the marks of a merge of merges: what both started from is not shown whole
    found = merged(base, ours, theirs)
    notice = (
        f"{path.name} held the marks of a merge conflict. Its two sides are put together here; nothing is saved yet."
    )
    return OpenedIncident(found.incident, path, digest_of(data), notice=notice, is_merge=True)
