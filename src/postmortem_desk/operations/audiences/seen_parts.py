"""What an audience may have of one part of an incident: its record, made anew of what is seen.

DESIGN: without a list of audiences a row has its section's, a section is the team's. Sources and quotes are the team's
unless they are marked. What nobody can mark (services, tags, reference, tickets, columns without a field) is the
team's.
"""

import re
from collections.abc import Mapping
from typing import Any, Final, TypeVar

from postmortem_desk.model import (
    Cause,
    Event,
    ImpactFigure,
    Layout,
    Milestone,
    Moment,
    OwnField,
    Person,
    Section,
    Source,
    Task,
)
from postmortem_desk.model.vocabulary import SECTION_ROLES
from postmortem_desk.operations.all_texts import all_texts, with_texts
from postmortem_desk.operations.audiences.names import NameFilter
from postmortem_desk.operations.audiences.sight import sees, wording
from postmortem_desk.operations.changing import RecordT
from postmortem_desk.text.times.dates import iso_date

_DECIDED: Final = ("actor", "owner")
"""Fields of which it is settled already who is named in them."""
_COMMENT: Final = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_DEFINITION: Final = re.compile(r"^ {0,3}\[([^\]\n]+)\]:[^\n]*\n?", re.MULTILINE)

Row = Event | Cause | Task
_Small = TypeVar("_Small", OwnField, Person, ImpactFigure, Moment)


def seen_row(row: Row, inherited: tuple[str, ...], audience: str, names: NameFilter) -> Row | None:
    """What the audience may have of a row of a section for the `inherited` readers; None where it may not see it."""
    variants: Mapping[str, str] = getattr(row, "variants", {})
    text = wording(row.text, variants, row.audience or inherited, audience)
    if text is None:
        return None
    match row:
        case Event():
            return cleaned(_event(row, text, audience, names), names)
        case Cause():
            return cleaned(_cause(row, text), names)
        case Task():
            return cleaned(_task(row, text, names), names)


def seen_section(section: Section, audience: str, names: NameFilter) -> Section | None:
    """What the audience may have of a section; None where it may not see it."""
    text = wording(section.text, section.variants, section.audience, audience)
    if text is None:
        return None
    style = section.layout.style if section.layout.style != "table" else ""
    heading = section.heading if sees(section.audience, audience) else _plain_heading(section.role)
    made = Section(
        id=section.id, role=section.role, level=section.level, heading=heading, text=text, layout=Layout(style=style)
    )
    return cleaned(made, names)


def bare(record: _Small, **changes: Any) -> _Small:
    """A record without the keys that are not known here, and without its list of audiences."""
    nobody = {"audience": ()} if "audience" in record.fields_by_name else {}
    return record.replaced(unknown=(), **nobody, **changes)


def cleaned(record: RecordT, names: NameFilter) -> RecordT:
    """Without comments, addresses that no link uses, and the names of people in any text but their own."""
    texts = {
        text.address: told
        for text in all_texts(record)
        if not text.is_fixed and text.address[0] != "people" and text.address[-1] not in _DECIDED
        if (told := names.filtered(_without_hidden(text.text))) != text.text
    }
    return with_texts(record, texts)


def _plain_heading(role: str) -> str:
    """The heading of a section of which only other words are for the audience."""
    return role.replace("_", " ").capitalize() if role in SECTION_ROLES and role != "other" else ""


def _event(event: Event, text: str, audience: str, names: NameFilter) -> Event:
    return Event(
        id=event.id,
        section=event.section,
        at=_moment(event.at, names),
        end=_moment(event.end, names) if event.end is not None else None,
        text=text,
        kind=event.kind,
        milestones=tuple(Milestone(name=mark.name, impact=mark.impact) for mark in event.milestones),
        actor=names.doer(event.actor),
        sources=tuple(
            Source(kind=source.kind, url=source.url, quote=source.quote)
            for source in event.sources
            if sees(source.audience, audience)
        ),
        severity=event.severity,
        key_event=event.key_event,
        order_kept=event.order_kept,
    )


def _cause(cause: Cause, text: str) -> Cause:
    return Cause(
        id=cause.id,
        section=cause.section,
        parent_id=cause.parent_id,
        role=cause.role,
        text=text,
        category=cause.category,
        certainty=cause.certainty,
        event_ids=cause.event_ids,
    )


def _task(task: Task, text: str, names: NameFilter) -> Task:
    return Task(
        id=task.id,
        section=task.section,
        text=text,
        status=task.status,
        reason=task.reason,
        kind=task.kind,
        owner=names.doer(task.owner),
        due=_day(task.due),
        done_on=_day(task.done_on),
        priority=task.priority,
        addresses=task.addresses,
        success=task.success,
    )


def _day(written: str) -> str:
    """A day; words in its place may say anything."""
    return written if iso_date(written) is not None else ""


def _moment(moment: Moment, names: NameFilter) -> Moment:
    """A moment without its words where they name somebody."""
    is_plain = names.filtered(moment.written) == moment.written
    return bare(moment) if is_plain else bare(moment, written="")


def _without_hidden(text: str) -> str:
    """Markdown without what no reader of the document sees."""
    text = _COMMENT.sub("", text)
    return _DEFINITION.sub(lambda found: found[0] if _is_used(found, text) else "", text)


def _is_used(definition: re.Match[str], text: str) -> bool:
    return f"[{definition[1]}]".casefold() in _DEFINITION.sub("", text).casefold()
