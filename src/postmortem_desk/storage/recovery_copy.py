"""A recovery copy: a document as it stood unsaved, with what is needed to go on with it.

The file is a line of JSON about the document, and behind it the incident in its canonical form.
"""

import json
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

from postmortem_desk.model import Incident
from postmortem_desk.storage.file_format.canonical import incident_bytes
from postmortem_desk.storage.file_format.parse import incident_from_bytes
from postmortem_desk.storage.saving.safe_write import digest_of
from postmortem_desk.trouble import Trouble

_FORMAT: Final = "postmortem-desk/recovery"
_VERSION: Final = 1


class UnwrittenText(Struct, frozen=True):
    """What stood in a field without being in the document yet: a time half typed, a line before its Enter."""

    section: str
    """The id of the section that was shown; "" for the details."""
    field: str
    """What the field is called."""
    text: str


class RecoveryCopy(Struct, frozen=True):
    """A document that was not saved."""

    incident: Incident
    path: Path | None
    """The file that it was opened from; None where it had none yet."""
    digest: str
    """What that file held when it was opened or saved last: a save compares it."""
    written: datetime
    """When it was written, in UTC."""
    unwritten: tuple[UnwrittenText, ...] = ()


def recovery_bytes(copy: RecoveryCopy) -> bytes:
    """The content of the copy's file. Raises ValueError for an incident that no file can hold."""
    body = incident_bytes(copy.incident)
    about = {
        "format": _FORMAT,
        "version": _VERSION,
        "title": copy.incident.title,
        "path": str(copy.path) if copy.path else None,
        "digest": copy.digest,
        "written": copy.written.isoformat(),
        "unwritten": [[text.section, text.field, text.text] for text in copy.unwritten],
        "sha256": digest_of(body),
    }
    return json.dumps(about).encode("ascii") + b"\n" + body


def recovery_copy_from(data: bytes, name: str) -> RecoveryCopy:
    """The copy in `data`, the content of the file `name`. Raises Trouble for one that is not whole."""
    head, _newline, body = data.partition(b"\n")
    try:
        about: dict[str, Any] = json.loads(head)
        if about["format"] != _FORMAT or about["sha256"] != digest_of(body):
            raise ValueError(name)
        return RecoveryCopy(
            incident=incident_from_bytes(body, name),
            path=Path(about["path"]) if about["path"] else None,
            digest=str(about["digest"]),
            written=datetime.fromisoformat(about["written"]),
            unwritten=tuple(UnwrittenText(*map(str, text)) for text in about["unwritten"]),
        )
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise Trouble("this recovery copy is not whole.", subject=name) from error
