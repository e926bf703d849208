"""Opens and saves the file of an incident."""

import os
import stat
from pathlib import Path
from typing import Final

from msgspec import Struct

from postmortem_desk.model import SCHEMA_VERSION, Incident
from postmortem_desk.storage.file_format.canonical import incident_bytes
from postmortem_desk.storage.file_format.parse import incident_from_bytes
from postmortem_desk.storage.file_format.text_checks import refuse_size, refuse_too_much
from postmortem_desk.storage.paths import Paths
from postmortem_desk.storage.saving.safe_write import NotSaved, digest_of, write_safely
from postmortem_desk.storage.saving.save_troubles import OLD_FILE_WHOLE
from postmortem_desk.trouble import Trouble

FILE_SUFFIX: Final = ".postmortem.json"


class OpenedIncident(Struct, frozen=True):
    """An incident as it was read from its file."""

    incident: Incident
    path: Path
    digest: str
    """SHA-256 of the bytes that were read: what a save compares the file with."""
    read_only: bool = False
    """Whether a newer version wrote it, so that this one cannot save it without losing what it does not know."""
    notice: str = ""
    """A sentence for the person; "" where there is nothing to say."""
    is_merge: bool = False
    """Whether it was put together from the two sides of a conflict, so that no file holds it as it is."""


def read_incident(path: Path) -> OpenedIncident:
    """Open the incident at `path`. Nothing is written. Raises Trouble when it cannot be read as an incident."""
    data = read_bytes(path)
    incident = incident_from_bytes(data, path.name)
    newer = incident.schema_version > SCHEMA_VERSION
    notice = ""
    if newer:
        notice = (
            f"{path.name} was written by a newer version of Postmortem Desk. It can be read and exported here, "
            "but not saved; a copy under another name can be. Update Postmortem Desk to edit the file itself."
        )
    elif not os.access(path, os.W_OK):
        notice = f"{path.name} is write-protected. Save it under another name to keep your changes."
    return OpenedIncident(incident, path, digest_of(data), newer, notice)


def save_incident(incident: Incident, path: Path, expected_digest: str | None, paths: Paths) -> str:
    """Save `incident` at `path` and return the digest of what the file holds now.

    A file that already holds the same bytes is left alone. `expected_digest` is what the file must hold (None:
    anything; safe_write.ABSENT: there must be none). Raises ChangedOutside where it holds something else, NotSaved
    where saving fails or the incident is of a newer schema; the file is as it was then.
    """
    if incident.schema_version > SCHEMA_VERSION:
        raise NotSaved(
            "it is not saved, because a newer version of Postmortem Desk wrote it and something could be lost.",
            subject=path.name,
            remedy="Update Postmortem Desk to edit it.",
        )
    try:
        data = incident_bytes(incident)
        refuse_too_much(data, path.name)
    except ValueError as error:
        raise NotSaved(f"it could not be saved: {error}", subject=path.name) from error
    except Trouble as trouble:
        raise NotSaved(
            "it is not saved, because it has become too large to be opened again.",
            subject=path.name,
            remedy=f"{OLD_FILE_WHOLE} Take out attachments or long pasted texts, and save again.",
        ) from trouble
    return write_safely(path, data, expected_digest, paths)


def other_names(path: Path) -> int:
    """How many other names (hard links) the file at `path` has; 0 where there is no file or it cannot be told."""
    try:
        return path.stat().st_nlink - 1
    except (OSError, ValueError):
        return 0


def read_bytes(path: Path) -> bytes:
    """The content of the file `path`, of at most text_checks.MAX_BYTES. Raises Trouble."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            what = "a folder" if stat.S_ISDIR(status.st_mode) else "a device"
            raise Trouble(f"it is {what}, not a file.", subject=path.name, remedy="Name a file.")
        refuse_size(status.st_size, path.name)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise Trouble("there is no such file.", subject=str(path), remedy="Check its name and folder.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise Trouble(
            f"it cannot be read ({reason.lower()}).",
            subject=path.name,
            remedy="Check that you may read it.",
        ) from error
