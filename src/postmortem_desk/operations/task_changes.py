"""What a tracker says of tasks by now, and what that changes: matched by the keys of tickets."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from postmortem_desk.model import Incident, Task
from postmortem_desk.operations.tasks import edit_task, set_status

FIELDS: Final = ("status", "owner", "due")
_KEY: Final = re.compile(r"[A-Za-z][A-Za-z0-9_]*-\d+|\d+")


class TrackerTask(Struct, frozen=True):
    """A row of a tracker's table. What it does not tell is ""."""

    key: str
    text: str = ""
    status: str = ""
    """One of vocabulary.TASK_STATUSES; "" where its word is not known."""
    owner: str = ""
    due: str = ""
    """An ISO date."""
    done_on: str = ""


class TaskChange(Struct, frozen=True):
    """A field of a task that the tracker tells otherwise."""

    task_id: str
    ticket: str
    field: str
    """One of FIELDS."""
    before: str
    after: str
    done_on: str = ""
    """With the status done: the day, where the tracker tells it."""


def ticket_key(ticket: str) -> str:
    """What tells a ticket from others: "OPS-12" also of its address, "12" of "#12" and of .../issues/12."""
    parts = [part for part in re.split(r"[/#?\s]+", ticket) if _KEY.fullmatch(part)]
    return parts[-1].upper() if parts else ticket.strip().upper()


def task_changes(incident: Incident, tracked: Iterable[TrackerTask]) -> tuple[TaskChange, ...]:
    """What the tracker tells otherwise of the tasks, in their order. What it leaves empty changes nothing."""
    rows = {ticket_key(row.key): row for row in tracked if row.key}
    return tuple(
        change
        for task in incident.tasks
        for ticket in task.tickets
        if (row := rows.get(ticket_key(ticket))) is not None
        for change in _changes(task, ticket, row)
    )


def _changes(task: Task, ticket: str, row: TrackerTask) -> Iterable[TaskChange]:
    for field in FIELDS:
        before, after = getattr(task, field), getattr(row, field)
        if after and after != before:
            yield TaskChange(task.id, ticket, field, before, after, row.done_on if field == "status" else "")


def unmatched(incident: Incident, tracked: Iterable[TrackerTask]) -> tuple[TrackerTask, ...]:
    """The rows of the tracker whose ticket no task names."""
    known = {ticket_key(ticket) for task in incident.tasks for ticket in task.tickets}
    return tuple(row for row in tracked if ticket_key(row.key) not in known)


def apply_task_changes(incident: Incident, changes: Sequence[TaskChange], today: date) -> Incident:
    """Take over what the tracker tells. A task that became done was done on the tracker's day, else on `today`."""
    for change in changes:
        if change.field != "status":
            incident = edit_task(incident, change.task_id, **{change.field: change.after})
            continue
        incident = set_status(incident, change.task_id, change.after, today)
        if change.done_on and change.after == "done":
            incident = edit_task(incident, change.task_id, done_on=change.done_on)
    return incident
