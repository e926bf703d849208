"""What a person is told of an import: what was recognised, and what was left as it stood."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import Final

from postmortem_desk.insight.told.told_facts import told_facts
from postmortem_desk.insight.told.told_milestones import unplaced_milestones
from postmortem_desk.model import Event, Incident, Section
from postmortem_desk.model.vocabulary import MILESTONES
from postmortem_desk.operations.lookup import event_homes, task_homes
from postmortem_desk.text.markup.markdown_blocks import blocks_of
from postmortem_desk.text.rows.row_times import times_of, times_text
from postmortem_desk.text.times.dates import date_text
from postmortem_desk.text.times.moments import day_of

_ROW_ROLES: Final = frozenset({"timeline", "measures", "tasks"})


def heading_sentences(incident: Incident) -> tuple[str, ...]:
    """The title and the sections."""
    return tuple(_headings(incident))


def found_sentences(incident: Incident) -> tuple[str, ...]:
    """What was recognised in the sections, in the order of a document."""
    return tuple(_found(incident))


def misread_sentences(incident: Incident) -> tuple[str, ...]:
    """What was not understood and stays as text, by section; events whose time could not be placed."""
    return tuple(_misread(incident))


def _headings(incident: Incident) -> Iterator[str]:
    if incident.title:
        yield f"Title: {incident.title.rstrip('.')}."
    if incident.sections:
        names = ", ".join(_name(part) for part in incident.sections if part.heading)
        yield f"{_count(len(incident.sections), 'section')}: {names}." if names else "1 section without a heading."


def _found(incident: Incident) -> Iterator[str]:
    if incident.timeline:
        yield _events_sentence(incident)
    for role, word in (("measures", "measure"), ("tasks", "task")):
        ids = {part.id for part in incident.sections if part.role == role}
        rows = [task for task in incident.tasks if task.section in ids]
        done = sum(1 for task in rows if task.is_done)
        if rows:
            yield f"{_count(len(rows), word)}{f', {done} done' if done else ''}."
    if incident.causes:
        yield f"{_count(len(incident.causes), 'cause')}."
    if incident.zone:
        yield f"Times are told in {incident.zone}."
    if names := {mark.name for event in incident.timeline for mark in event.milestones}:
        yield f"Milestones: {', '.join(sorted(names, key=_milestone_place))}."
    yield from _details(incident)


def _details(incident: Incident) -> Iterator[str]:
    plain = (
        ("reference", incident.reference),
        ("severity", incident.severity),
        ("status", incident.status),
        ("detected by", incident.detected_by),
    )
    counted = (
        ("service", len(incident.services)),
        ("tag", len(incident.tags)),
        ("person", len(incident.people)),
        ("impact figure", len(incident.impact)),
        ("related incident", len(incident.related)),
    )
    told = [f"{label} {value}" for label, value in plain if value]
    told += [_count(number, noun).replace("persons", "people") for noun, number in counted if number]
    if told:
        yield f"Details: {', '.join(told)}."


def _milestone_place(name: str) -> int:
    return MILESTONES.index(name) if name in MILESTONES else len(MILESTONES)


def _events_sentence(incident: Incident) -> str:
    """The clock times are told where there are some; the days follow in any case."""
    ends = (incident.timeline[0], incident.timeline[-1])
    first, last = ("" if _is_day_alone(event) else times_text(times_of(event)) for event in ends)
    days = [day for event in incident.timeline if (day := day_of(event.at))]
    span = f", {first} to {last}" if first and last and len(incident.timeline) > 1 else ""
    on = f", on {date_text(days[0])}" if days and min(days) == max(days) else ""
    on = on or (f", from {date_text(min(days))} to {date_text(max(days))}" if days else "")
    return f"{_count(len(incident.timeline), 'event')}{span}{on}."


def _is_day_alone(event: Event) -> bool:
    return bool(day_of(event.at)) and "T" not in (event.at.at or "")


def _misread(incident: Incident) -> Iterator[str]:
    events, tasks = event_homes(incident), task_homes(incident)
    shown = {events.home(event.section) for event in incident.timeline}
    shown |= {tasks.home(task.section) for task in incident.tasks}
    for section, below in zip_longest(incident.sections, incident.sections[1:]):
        heads_rows = below is not None and below.role == section.role and below.level > section.level
        is_empty = section.role in _ROW_ROLES and section.id not in shown and bool(section.text)
        if is_empty and not heads_rows:
            blocks = len(blocks_of(section.text.split("\n")))
            what = "events" if section.role == "timeline" else "measures or tasks"
            yield f"{_name(section)}: no {what} found; {_count(blocks, 'block')} kept as text."
    undated = sum(1 for event in incident.timeline if event.at.written and not event.at.is_known)
    if undated:
        yield f"{_count(undated, 'event')} with a time that could not be read; the words are kept."
    untimed = sum(1 for event in incident.timeline if not event.at.written and not event.at.is_known)
    if untimed:
        yield f"{_count(untimed, 'event')} without a time."
    if unplaced := unplaced_milestones(incident, told_facts(incident)):
        yield f"Told without an event at that time, and kept as text: {', '.join(unplaced)}."


def _name(section: Section) -> str:
    return f'"{section.heading}"' if section.heading else "Text without a heading"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
