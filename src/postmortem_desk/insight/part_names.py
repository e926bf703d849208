"""What a part of an incident is called in one line, so that a person knows which one is meant."""

from typing import Final

from postmortem_desk.model import (
    Attachment,
    Cause,
    Event,
    ImpactFigure,
    Incident,
    Note,
    OwnField,
    Person,
    Record,
    RelatedIncident,
    Section,
    Task,
)
from postmortem_desk.operations.merging.keyed import key_of
from postmortem_desk.text.markup.markdown import plain_text
from postmortem_desk.text.times.moments import moment_text

LONGEST: Final = 80
"""Letters of a name; the rest is cut off."""

PART_KINDS: Final = {
    "sections": "Section",
    "timeline": "Event",
    "causes": "Cause",
    "tasks": "Task",
    "people": "Person",
    "impact": "Impact figure",
    "attachments": "Attachment",
    "notes": "Open question",
    "fields": "Own field",
    "related": "Related incident",
    "dismissed": "Dismissed finding",
    "conflicts": "Conflict of a merge",
}
"""The lists of an incident whose entries have a name, with the word for one entry."""

PLACES: Final = {"sections": "section", "timeline": "event", "causes": "cause", "tasks": "task", "notes": "note"}
"""The lists whose entries are a place in the window, with the word for that place. All others are details."""


def event_line(event: Event) -> str:
    """An event in one line: its time as it was written, and its words without markup."""
    return f"{moment_text(event.at)} {plain_text(event.text)}".strip()


def part_name(part: Record) -> str:
    """What `part` is called, in at most LONGEST letters; its id where it has no words."""
    return told_name(part) or key_of(part)


def told_name(part: Record) -> str:
    """What the words of `part` call it, in at most LONGEST letters; "" where it has none."""
    words = " ".join(_words(part).split())
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"


def _words(part: Record) -> str:
    match part:
        case Event():
            return event_line(part)
        case Section():
            return plain_text(part.heading) or plain_text(part.text)
        case Cause() | Task() | Note():
            return plain_text(part.text)
        case Person() | Attachment():
            return part.name
        case ImpactFigure() | OwnField():
            return part.label
        case RelatedIncident():
            return part.reference
    return ""


def names_by_id(incident: Incident) -> dict[str, str]:
    """The names of all parts that something can refer to, by their ids."""
    lists: tuple[tuple[Section | Event | Cause | Task | ImpactFigure | Attachment, ...], ...] = (
        incident.sections,
        incident.timeline,
        incident.causes,
        incident.tasks,
        incident.impact,
        incident.attachments,
    )
    return {part.id: part_name(part) for parts in lists for part in parts}
