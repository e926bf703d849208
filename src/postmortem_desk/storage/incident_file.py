"""Opens and saves the file of an incident."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from postmortem_desk.model import SCHEMA_VERSION, Incident
from postmortem_desk.storage.canonical import incident_bytes
from postmortem_desk.storage.parse import incident_from_bytes
from postmortem_desk.storage.paths import Paths
from postmortem_desk.storage.safe_write import write_safely


@dataclass(frozen=True, slots=True)
class OpenedIncident:
    """An incident as it was read from its file."""

    incident: Incident
    path: Path
    digest: str
    """SHA-256 of the bytes that were read: what a save compares the file with."""
    read_only: bool = False
    """Whether a newer version wrote it, so that this one must not save it."""
    notice: str = ""
    """A sentence for the person; "" where there is nothing to say."""


def read_incident(path: Path) -> OpenedIncident:
    """Open the incident at `path`. Raises Trouble."""
    data = path.read_bytes()
    incident = incident_from_bytes(data, path.name)
    return OpenedIncident(incident, path, hashlib.sha256(data).hexdigest(), incident.schema_version > SCHEMA_VERSION)


def save_incident(incident: Incident, path: Path, expected_digest: str | None, paths: Paths) -> str:
    """Save `incident` at `path` and return the digest of what the file holds now. Raises NotSaved, ChangedOutside."""
    return write_safely(path, incident_bytes(incident), expected_digest, paths)
