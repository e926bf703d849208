"""The rows of cause trees and checklists."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import is_

from postmortem_desk.model import Cause, Incident, Section, Task
from postmortem_desk.report.blocks import CauseRow, ChecklistRow
from postmortem_desk.report.outline.outline_events import event_time
from postmortem_desk.report.outline.outline_words import capitalised, cause_label, joined, spaced, task_status
from postmortem_desk.text.markup.markdown import plain_text
from postmortem_desk.text.one_line import one_line
from postmortem_desk.text.times.dates import date_text, iso_date

_NAME_LENGTH = 80
"""Characters of a cause's text that name it elsewhere."""


class Names:
    """What the parts that causes and tasks point at are called in a document."""

    def __init__(self, incident: Incident) -> None:
        wanted = {id_ for cause in incident.causes for id_ in cause.event_ids}
        wanted.update(id_ for task in incident.tasks for id_ in task.addresses)
        self._zone = incident.zone
        self._events = {event.id: event for event in incident.timeline if event.id in wanted} if wanted else {}
        self._causes: Mapping[str, Cause] = {cause.id: cause for cause in incident.causes}
        self._sections: Mapping[str, Section] = {section.id: section for section in incident.sections}

        self._given = (incident.causes, incident.tasks, incident.sections, *self._events.values())

    def are_those_of(self, other: "Names") -> bool:
        """Whether all that causes and tasks are made from is the very same, so that their rows still hold."""
        same = len(self._given) == len(other._given) and all(map(is_, self._given, other._given))
        return same and self._zone == other._zone

    def event(self, event_id: str) -> str:
        """An event by its time ("9:05 AM"), or its words where it has none; "" where there is no such event."""
        event = self._events.get(event_id)
        if event is None:
            return ""
        return event_time(event, self._zone) or _clipped(plain_text(event.text))

    def part(self, part_id: str) -> str:
        """A cause by its words, an event by time and words, a section by its heading; "" where there is none."""
        if cause := self._causes.get(part_id):
            return _clipped(plain_text(cause.text))
        if event := self._events.get(part_id):
            return _clipped(f"{event_time(event, self._zone)} {plain_text(event.text)}".strip())
        section = self._sections.get(part_id)
        return _clipped(one_line(section.heading)) if section is not None else ""


def cause_rows(causes: Sequence[Cause], names: Names) -> tuple[CauseRow, ...]:
    """The causes of one section in tree order.

    A cause whose parent is not among them stands at the top; so does the first of a ring of parents.
    """
    present = {cause.id for cause in causes}
    children: dict[str, list[Cause]] = {}
    for cause in causes:
        children.setdefault(cause.parent_id if cause.parent_id in present else "", []).append(cause)
    rows: list[CauseRow] = []
    seen: set[str] = set()
    for start in [*children.get("", ()), *causes]:
        waiting = [(start, 0)]
        while waiting:
            cause, depth = waiting.pop()
            if cause.id in seen:
                continue
            seen.add(cause.id)
            rows.append(_cause_row(cause, depth, names))
            waiting.extend((child, depth + 1) for child in reversed(children.get(cause.id, ())))
    return tuple(rows)


def _cause_row(cause: Cause, depth: int, names: Names) -> CauseRow:
    return CauseRow(
        cause_id=cause.id,
        depth=depth,
        label=cause_label(cause.role, cause.certainty),
        text=cause.text,
        category=spaced(cause.category),
        events=_named(cause.event_ids, names.event),
    )


def checklist_rows(tasks: Iterable[Task], names: Names) -> tuple[ChecklistRow, ...]:
    """Measures or tasks in document order, each with its details in reading order."""
    return tuple(
        ChecklistRow(
            task_id=task.id,
            done=task.is_done,
            status=task_status(task.status, task.reason),
            text=task.text,
            details=_task_details(task, names),
        )
        for task in tasks
    )


def _task_details(task: Task, names: Names) -> tuple[tuple[str, str], ...]:
    details = [
        ("Owner", task.owner),
        ("Due", day_text(task.due)),
        ("Done on", day_text(task.done_on)),
        ("Priority", task.priority),
        ("Kind", capitalised(spaced(task.kind))),
        ("Tickets" if len(task.tickets) > 1 else "Ticket", joined(task.tickets)),
        ("Addresses", "; ".join(_named(task.addresses, names.part))),
        ("Done when", plain_text(task.success)),
        *((capitalised(heading), text) for heading, text in task.cells.items()),
    ]
    return tuple((label, line) for label, text in details if (line := one_line(text)))


def day_text(written: str) -> str:
    """An ISO date as it is read ("1 May 2023"); other words as they are."""
    day = iso_date(written)
    return written if day is None else date_text(day)


def _named(ids: Iterable[str], name: Callable[[str], str]) -> tuple[str, ...]:
    return tuple(text for id_ in ids if (text := name(id_)))


def _clipped(text: str) -> str:
    """The text as a name: cut between words where it is long, without its full stop where it is not."""
    if len(text) <= _NAME_LENGTH:
        return text.removesuffix(".")
    cut = text[:_NAME_LENGTH]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:.") + "\N{HORIZONTAL ELLIPSIS}"
