"""The incident: the one value that the whole program edits, shows and saves."""

from typing import Annotated, Final, Literal

from postmortem_desk.model.attachment import Attachment
from postmortem_desk.model.cause import Cause
from postmortem_desk.model.conflict import Conflict
from postmortem_desk.model.details import Dismissal, ImpactFigure, Note, OwnField, Person, RelatedIncident
from postmortem_desk.model.event import Event
from postmortem_desk.model.field_types import AtLeast, JsonValue, Key
from postmortem_desk.model.fields import NOTHING
from postmortem_desk.model.ids import Id
from postmortem_desk.model.record import Record, Text
from postmortem_desk.model.section import Section
from postmortem_desk.model.task import Task

FILE_FORMAT: Final = "postmortem-desk/incident"
SCHEMA_VERSION: Final = 1


class Incident(Record):
    """An incident and its postmortem. Every list is in document order."""

    format: Literal["postmortem-desk/incident"] = FILE_FORMAT
    schema_version: Annotated[int, AtLeast(1), Key("schema")] = SCHEMA_VERSION
    """The major version of the file's shape; a file of a newer one opens read-only."""
    id: Id
    title: str = ""
    reference: str = ""
    date: str = ""
    """The ISO date of the incident; "" where it is not known."""
    language: str = "en"
    """BCP 47 tag of the language that it is written in."""
    zone: str = ""
    """IANA name or offset in which its times are told; "" where it is not known."""
    severity: str = ""
    status: str = ""
    """One of vocabulary.STATUSES; "" where nothing is said."""
    stage: str = "draft"
    """One of vocabulary.STAGES: how far the document is."""
    detected_by: str = ""
    """One of vocabulary.DETECTORS."""
    services: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    fields: tuple[OwnField, ...] = ()
    related: tuple[RelatedIncident, ...] = ()
    people: tuple[Person, ...] = ()
    impact: tuple[ImpactFigure, ...] = ()
    sections: tuple[Section, ...] = ()
    timeline: tuple[Event, ...] = ()
    causes: tuple[Cause, ...] = ()
    tasks: tuple[Task, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    notes: tuple[Note, ...] = ()
    audiences: tuple[str, ...] = ()
    """The incident's own audiences, beside the team, the company and customers."""
    display: dict[str, JsonValue] = NOTHING
    """How the document is shown (a second zone, hidden figures). Never changed in place."""
    dismissed: tuple[Dismissal, ...] = ()
    front_matter: Text = ""
    """The front matter of the Markdown it came from, with its fences, as it stood."""
    conflicts: tuple[Conflict, ...] = ()
    """Places at which two merged versions disagree and nobody has decided yet."""
