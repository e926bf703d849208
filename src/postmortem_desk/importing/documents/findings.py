"""What a person is told of an import: what was recognised, and what was left as it stood."""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

from postmortem_desk.insight.told.afternoons import afternoon_events
from postmortem_desk.insight.told.counted_times import counted_from
from postmortem_desk.insight.told.told_facts import told_facts
from postmortem_desk.insight.told.told_milestones import unplaced_milestones
from postmortem_desk.model import Event, Incident, Section
from postmortem_desk.model.vocabulary import MILESTONES
from postmortem_desk.operations.lookup import event_homes, task_homes
from postmortem_desk.remark import Remark, counted_remark, template_of
from postmortem_desk.text.markup.markdown_blocks import blocks_of
from postmortem_desk.text.rows.row_times import times_of, times_text
from postmortem_desk.text.times.dates import date_text
from postmortem_desk.text.times.moments import clock_of, day_of
from postmortem_desk.text.times.time_grammar import counts_from_another

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
        yield Remark("Title: {title}.", title=incident.title.rstrip("."))
    if incident.sections:
        names = [_name(part) for part in incident.sections if part.heading]
        count = len(incident.sections)
        if names:
            yield counted_remark(count, "1 section: {names}.", "{n} sections: {names}.", names=names)
        else:
            yield counted_remark(count, "1 section without a heading.", "{n} sections without a heading.")


def _found(incident: Incident) -> Iterator[str]:
    if incident.timeline:
        yield _events_sentence(incident)
        yield from _counted_sentences(incident)
        yield from _afternoon_sentences(incident)
    for role, kinds in _TASK_KINDS.items():
        ids = {part.id for part in incident.sections if part.role == role}
        rows = [task for task in incident.tasks if task.section in ids]
        done = sum(1 for task in rows if task.is_done)
        if rows:
            count = kinds(len(rows))
            yield Remark("{tasks}, {done} done.", tasks=count, done=done) if done else Remark("{tasks}.", tasks=count)
    if incident.causes:
        yield counted_remark(len(incident.causes), "1 cause.", "{n} causes.")
    if incident.zone:
        yield Remark("Times are told in {zone}.", zone=incident.zone)
    if names := {mark.name for event in incident.timeline for mark in event.milestones}:
        yield Remark("Milestones: {milestones}.", milestones=sorted(names, key=_milestone_place))
    yield from _details(incident)


def _details(incident: Incident) -> Iterator[str]:
    told = [
        Remark(template, value=value)
        for template, value in (
            (template_of("reference {value}"), incident.reference),
            (template_of("severity {value}"), incident.severity),
            (template_of("status {value}"), incident.status),
            (template_of("detected by {value}"), incident.detected_by),
        )
        if value
    ]
    told += [
        counted_remark(len(rows), one, many)
        for rows, one, many in (
            (incident.services, template_of("1 service"), template_of("{n} services")),
            (incident.tags, template_of("1 tag"), template_of("{n} tags")),
            (incident.people, template_of("1 person"), template_of("{n} people")),
            (incident.impact, template_of("1 impact figure"), template_of("{n} impact figures")),
            (incident.related, template_of("1 related incident"), template_of("{n} related incidents")),
        )
        if rows
    ]
    if told:
        yield Remark("Details: {details}.", details=told)


def _milestone_place(name: str) -> int:
    return MILESTONES.index(name) if name in MILESTONES else len(MILESTONES)


def _events_sentence(incident: Incident) -> str:
    """The clock times are told where there are some; the days follow in any case."""
    ends = (incident.timeline[0], incident.timeline[-1])
    first, last = ("" if _is_day_alone(event) else times_text(times_of(event)) for event in ends)
    days = [day for event in incident.timeline if (day := day_of(event.at))]
    parts: list[Remark] = [counted_remark(len(incident.timeline), "1 event", "{n} events")]
    if first and last and len(incident.timeline) > 1:
        parts.append(Remark("{first} to {last}", first=first, last=last))
    if days and min(days) == max(days):
        parts.append(Remark("on {day}", day=date_text(days[0])))
    elif days:
        parts.append(Remark("from {first} to {last}", first=date_text(min(days)), last=date_text(max(days))))
    return Remark("{events}.", events=parts)


def _counted_sentences(incident: Incident) -> Iterator[str]:
    """From what the times that count from another one were counted."""
    starts = [start for event in incident.timeline if (start := counted_from(event))]
    for start in dict.fromkeys(starts):
        yield counted_remark(
            starts.count(start),
            "1 time that counts from another one was counted from {start}.",
            "{n} times that count from another one were counted from {start}.",
            start=start,
        )


def _afternoon_sentences(incident: Incident) -> Iterator[str]:
    """Which times without AM or PM were taken for the afternoon."""
    ids = afternoon_events(incident.timeline)
    moved = [event.at for event in incident.timeline if event.id in ids]
    if moved and (clock := clock_of(moved[0])) is not None:
        yield counted_remark(
            len(moved),
            "1 time without AM or PM is behind noon by the order of the rows: {written} was read as {clock}.",
            "{n} times without AM or PM are behind noon by the order of the rows: {written} was read as {clock}.",
            written=moved[0].written,
            clock=clock.strftime("%H:%M"),
        )


def _is_day_alone(event: Event) -> bool:
    return bool(day_of(event.at)) and "T" not in (event.at.at or "")


def _misread(incident: Incident) -> Iterator[str]:
    events, tasks = event_homes(incident), task_homes(incident)
    shown = {events.home(event.section) for event in incident.timeline}
    shown |= {tasks.home(task.section) for task in incident.tasks}
    for index, section in enumerate(incident.sections):
        heads_rows = section.role in _roles_below(incident.sections, index)
        is_empty = section.role in _ROW_ROLES and section.id not in shown and bool(section.text)
        if is_empty and not heads_rows:
            blocks = len(blocks_of(section.text.split("\n")))
            kept = counted_remark(blocks, "1 block", "{n} blocks")
            if section.role == "timeline":
                yield Remark("{section}: no events found; {blocks} kept as text.", section=_name(section), blocks=kept)
            else:
                template = template_of("{section}: no measures or tasks found; {blocks} kept as text.")
                yield Remark(template, section=_name(section), blocks=kept)
    yield from _untimed(incident.timeline)
    if unplaced := unplaced_milestones(incident, told_facts(incident)):
        yield Remark("Told without an event at that time, and kept as text: {milestones}.", milestones=unplaced)


def _roles_below(sections: Sequence[Section], index: int) -> set[str]:
    """The roles of the sections that stand in one."""
    deeper = takewhile(lambda part: part.level > sections[index].level, sections[index + 1 :])
    return {part.role for part in deeper}


def _untimed(timeline: Sequence[Event]) -> Iterator[str]:
    unknown = [event for event in timeline if not event.at.is_known]
    written = [event for event in unknown if event.at.written]
    relative = sum(1 for event in written if counts_from_another(event.at.written))
    if relative:
        yield counted_remark(
            relative,
            "1 event with a time that counts from another one; the words are kept.",
            "{n} events with a time that counts from another one; the words are kept.",
        )
    if unread := len(written) - relative:
        yield counted_remark(
            unread,
            "1 event with a time that could not be read; the words are kept.",
            "{n} events with a time that could not be read; the words are kept.",
        )
    if untimed := len(unknown) - len(written):
        yield counted_remark(untimed, "1 event without a time.", "{n} events without a time.")


def _name(section: Section) -> str:
    return f'"{section.heading}"' if section.heading else Remark("Text without a heading")


def _measures(number: int) -> Remark:
    return counted_remark(number, "1 measure", "{n} measures")


def _tasks(number: int) -> Remark:
    return counted_remark(number, "1 task", "{n} tasks")


_TASK_KINDS: Final = {"measures": _measures, "tasks": _tasks}
