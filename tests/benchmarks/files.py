"""What opening and saving cost: each case is timed for several counts of events. The goals are in `goals.py`."""

import os
import tempfile
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

from postmortem_desk.model import UnknownKey
from postmortem_desk.storage.file_format.canonical import incident_bytes
from postmortem_desk.storage.incident_file import read_incident, save_incident
from postmortem_desk.storage.paths import Paths
from support.incidents import large_incident

Case = tuple[str, Callable[[int], Callable[[], object]]]


def cases() -> list[Case]:
    """Each case's name, and what makes the call to time for a count of events."""
    return [
        ("open, to model", _open),
        ("open, a key on every event unknown", _open_unknown),
        ("save, with fsync and reading back", _save),
        ("floor of a save: the same bytes written and synced", _floor),
        ("canonical bytes", _bytes),
    ]


class _Folder:
    """A folder for files that goes away with the call that uses it."""

    def __init__(self) -> None:
        self._kept = tempfile.TemporaryDirectory(prefix="postmortem-desk-benchmark-")
        self.path = Path(self._kept.name)
        self.paths = Paths.under(self.path / "own")
        self.file = self.path / "incident.postmortem.json"


def _open(count: int) -> Callable[[], object]:
    folder = _Folder()
    folder.file.write_bytes(incident_bytes(large_incident(count)))
    return lambda: read_incident(folder.file)


def _open_unknown(count: int) -> Callable[[], object]:
    folder = _Folder()
    incident = large_incident(count)
    unknown = (UnknownKey("text", "seen", [1]),)
    rows = tuple(event.replaced(unknown=unknown) for event in incident.timeline)
    folder.file.write_bytes(incident_bytes(incident.replaced(timeline=rows)))
    return lambda: read_incident(folder.file)


def _save(count: int) -> Callable[[], object]:
    folder = _Folder()
    incident = large_incident(count)
    drafts = cycle(incident.replaced(title=title) for title in ("one", "another"))
    return lambda: save_incident(next(drafts), folder.file, None, folder.paths)


def _floor(count: int) -> Callable[[], object]:
    folder = _Folder()
    data = incident_bytes(large_incident(count))

    def write() -> None:
        with folder.file.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())

    return write


def _bytes(count: int) -> Callable[[], object]:
    incident = large_incident(count)
    return lambda: incident_bytes(incident)
