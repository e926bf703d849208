"""The copies that sync programs put beside a file when two machines changed it.

They are known by their names and told from other files by what they hold: the same incident, in another version.
"""

import re
from pathlib import Path
from typing import Final

from postmortem_desk.model import SCHEMA_VERSION, Incident
from postmortem_desk.operations.merging.merge import merged
from postmortem_desk.storage.incident_file import OpenedIncident, read_incident
from postmortem_desk.trouble import Trouble

_MOST: Final = 20
"""Copies that are looked at: nobody keeps more of one file."""
_DATE: Final = r"\d{4}-?\d\d-?\d\d"
_MARKS: Final = (
    rf" \((?:[^()]* )?conflicted copy(?: {_DATE})?(?:[^()]|\(\d+\))*\)",  # Dropbox, Nextcloud, ownCloud
    rf"_conflict-{_DATE}-\d+",  # ownCloud before 2016
    rf"\.sync-conflict-{_DATE}-\d{{6}}(?:-[A-Z0-9]+)?",  # Syncthing
    r" \(SFConflict [^()]*\)",  # Seafile
    r"[ ._]\(?[Cc]onflict(?:ed|ing)?(?:[ ._-][^()]*)?\)?",  # Resilio, Box, Google Drive's desktop program
    r" ?\(\d{1,3}\)",  # Google Drive, and every download of the same name
    r" \d{1,3}",  # iCloud
    r"-[A-Z0-9][A-Z0-9-]{2,14}(?:-\d{1,3})?",  # OneDrive: the name of the other computer
)
_MARK: Final = re.compile("|".join(f"(?:{mark})" for mark in _MARKS))


def is_conflict_copy_name(name: str, of: str) -> bool:
    """Whether a sync program may have given the file `name` to a copy of the file `of`.

    The mark stands before one of the endings, or behind them: "x.postmortem (conflicted copy 2026-11-25).json".
    """
    stem, *endings = of.split(".")
    heads = [".".join((stem, *endings[:count])) for count in range(len(endings) + 1)]
    for head in heads:
        rest = of[len(head) :]
        if name != of and name.startswith(head) and name.endswith(rest):
            middle = name[len(head) : len(name) - len(rest)] if rest else name[len(head) :]
            if _MARK.fullmatch(middle):
                return True
    return False


def files_like_copies(path: Path) -> tuple[tuple[str, int, int], ...]:
    """The files beside `path` that have the name of a copy: name, size, and when they were written, in nanoseconds."""
    try:
        names = sorted(other.name for other in path.parent.iterdir() if is_conflict_copy_name(other.name, path.name))
        states = [(name, path.with_name(name).stat()) for name in names[:_MOST]]
    except OSError:
        return ()  # one of them went away just now; the system tells of that, too
    return tuple((name, state.st_size, state.st_mtime_ns) for name, state in states)


def conflict_copies(path: Path, incident: Incident) -> tuple[OpenedIncident, ...]:
    """The copies beside `path` that hold something which `incident`, the one in that file, does not."""
    found = []
    for name, _size, _written in files_like_copies(path):
        try:
            opened = read_incident(path.with_name(name))
        except Trouble:
            continue  # whatever it is, it is no copy of this incident
        is_copy = opened.incident.id == incident.id and opened.incident.schema_version <= SCHEMA_VERSION
        if is_copy and merged(None, incident, opened.incident).incident != incident:
            found.append(opened)
    return tuple(found)
