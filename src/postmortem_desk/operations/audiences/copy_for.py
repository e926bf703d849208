"""The copy of an incident for an audience: what it may not see is not in it, whatever a writer does with it.

DESIGN: without a list of audiences a row has its section's, a section is the team's. Sources and quotes are the team's
unless they are marked. What nobody can mark (services, tags, reference, tickets, columns without a field) is the
team's. Ids are given anew, for a person may have made words of them.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeVar

from postmortem_desk.model import (
    Cause,
    Event,
    ImpactFigure,
    Incident,
    Layout,
    Milestone,
    Moment,
    OwnField,
    Person,
    Section,
    Source,
    Task,
)
from postmortem_desk.model.vocabulary import SECTION_ROLES, TEAM
from postmortem_desk.operations.all_texts import all_texts, with_texts
from postmortem_desk.operations.audiences.names import NameFilter
from postmortem_desk.operations.audiences.sight import sees, wording
from postmortem_desk.operations.lookup import all_ids, row_homes
from postmortem_desk.operations.renaming import renamed
from postmortem_desk.text.times.dates import iso_date

SHOWN: Final = ("second_zone", "metrics", "lanes", "fishbone")
"""Settings of the document that say nothing of what is in it."""
_DECIDED: Final = ("actor", "owner")
"""Fields of which it is settled already who is named in them."""
_COMMENT: Final = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_DEFINITION: Final = re.compile(r"^ {0,3}\[([^\]\n]+)\]:[^\n]*\n?", re.MULTILINE)

_Row = TypeVar("_Row", Event, Cause, Task)
_Small = TypeVar("_Small", OwnField, Person, ImpactFigure, Moment)


def copy_for(incident: Incident, audience: str) -> Incident:
    """The incident as `audience` may have it; itself for the team.

    Every record of it is made anew of what is seen, so that nothing else comes along. Names of people whom the audience
    may not know are replaced in all texts by their role.
    """
    if audience == TEAM:
        return incident
    names = NameFilter(incident, audience)
    sections = tuple(_sections(incident.sections, audience))
    timeline = tuple(
        _event(row, text, audience, names) for row, text in _seen(incident.timeline, "timeline", incident, audience)
    )
    causes = tuple(
        Cause(id=row.id, section=row.section, parent_id=row.parent_id, role=row.role, text=text,
              category=row.category, certainty=row.certainty, event_ids=row.event_ids)
        for row, text in _seen(incident.causes, "causes", incident, audience)
    )  # fmt: skip
    tasks = tuple(
        Task(id=row.id, section=row.section, text=text, status=row.status, reason=row.reason, kind=row.kind,
             owner=names.doer(row.owner), due=_day(row.due), done_on=_day(row.done_on), priority=row.priority,
             addresses=row.addresses, success=row.success)
        for row, text in _seen(incident.tasks, "tasks", incident, audience)
    )  # fmt: skip
    copied = Incident(
        id="copy",
        title=incident.title,
        date=incident.date,
        language=incident.language,
        zone=incident.zone,
        severity=incident.severity,
        status=incident.status,
        stage=incident.stage,
        detected_by=incident.detected_by,
        fields=tuple(_bare(field) for field in incident.fields if sees(field.audience, audience)),
        people=tuple(_bare(person, handles=()) for person in incident.people if sees(person.audience, audience)),
        impact=tuple(_bare(figure, services=()) for figure in incident.impact if sees(figure.audience, audience)),
        sections=sections,
        timeline=timeline,
        causes=causes,
        tasks=tasks,
        display={key: value for key, value in incident.display.items() if key in SHOWN},
    )
    return _with_own_ids(_without_dangling(_cleaned(copied, names)))


def _seen(rows: Iterable[_Row], kind: str, incident: Incident, audience: str) -> Iterable[tuple[_Row, str]]:
    """The rows that the audience may see, each with its words."""
    home = row_homes(incident)[kind].home
    of_sections = {section.id: section.audience for section in incident.sections}
    for row in rows:
        variants: Mapping[str, str] = getattr(row, "variants", {})
        text = wording(row.text, variants, row.audience or of_sections.get(home(row.section), ()), audience)
        if text is not None:
            yield row, text


def _sections(sections: Iterable[Section], audience: str) -> Iterable[Section]:
    for section in sections:
        text = wording(section.text, section.variants, section.audience, audience)
        if text is not None:
            style = section.layout.style if section.layout.style != "table" else ""
            heading = section.heading if sees(section.audience, audience) else _plain_heading(section.role)
            yield Section(
                id=section.id,
                role=section.role,
                level=section.level,
                heading=heading,
                text=text,
                layout=Layout(style=style),
            )


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


def _day(written: str) -> str:
    """A day; words in its place may say anything."""
    return written if iso_date(written) is not None else ""


def _moment(moment: Moment, names: NameFilter) -> Moment:
    """A moment without its words where they name somebody."""
    is_plain = names.filtered(moment.written) == moment.written
    return _bare(moment) if is_plain else _bare(moment, written="")


def _bare(record: _Small, **changes: Any) -> _Small:
    """A record without the keys that are not known here, and without its list of audiences."""
    nobody = {"audience": ()} if "audience" in record.fields_by_name else {}
    return record.replaced(unknown=(), **nobody, **changes)


def _cleaned(incident: Incident, names: NameFilter) -> Incident:
    """Without comments, addresses that no link uses, and the names of people in any text but their own."""
    texts = {
        text.address: names.filtered(_without_hidden(text.text))
        for text in all_texts(incident)
        if not text.is_fixed and text.address[0] != "people" and text.address[-1] not in _DECIDED
    }
    return with_texts(incident, texts)


def _without_hidden(text: str) -> str:
    """Markdown without what no reader of the document sees."""
    text = _COMMENT.sub("", text)
    return _DEFINITION.sub(lambda found: found[0] if _is_used(found, text) else "", text)


def _is_used(definition: re.Match[str], text: str) -> bool:
    return f"[{definition[1]}]".casefold() in _DEFINITION.sub("", text).casefold()


def _without_dangling(incident: Incident) -> Incident:
    """Without references to what is not in the copy."""
    known = all_ids(incident)
    timeline = tuple(
        event.replaced(milestones=tuple(mark for mark in event.milestones if not mark.impact or mark.impact in known))
        for event in incident.timeline
    )
    causes = tuple(
        cause.replaced(
            parent_id=cause.parent_id if cause.parent_id in known else "",
            event_ids=tuple(name for name in cause.event_ids if name in known),
        )
        for cause in incident.causes
    )
    tasks = tuple(
        task.replaced(addresses=tuple(name for name in task.addresses if name in known)) for task in incident.tasks
    )
    return incident.replaced(timeline=timeline, causes=causes, tasks=tasks)


def _with_own_ids(incident: Incident) -> Incident:
    """With ids that tell nothing; a row of a section that is withheld names none."""
    lists = ("people", "impact", "sections", "timeline", "causes", "tasks")
    fresh = {part.id: f"{name[0]}{number}" for name in lists for number, part in enumerate(getattr(incident, name), 1)}
    sections = {section.id for section in incident.sections}
    homeless = {
        name: tuple(row if row.section in sections else row.replaced(section="") for row in getattr(incident, name))
        for name in ("timeline", "causes", "tasks")
    }
    return renamed(incident.replaced(**homeless), fresh)
