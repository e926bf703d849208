"""Edits of the tasks and measures. Each gives a new incident, or the very same one when nothing changes.

All raise UnknownPart for an id that is not there.
"""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, Final

from postmortem_desk.model import Incident, Task
from postmortem_desk.operations.changing import with_parts
from postmortem_desk.operations.lookup import all_ids, refuse_taken_ids, task_homes, task_of
from postmortem_desk.operations.references import check_new, edit_part, without_references
from postmortem_desk.operations.rows import duplicate_rows, insert_row, move_rows_before, shift_rows
from postmortem_desk.operations.sequences import remove_ids

DONE: Final = "done"


def add_task(incident: Incident, task: Task, before_id: str | None = None) -> Incident:
    """Put a new task before the row `before_id` of its section, or at the section's end. Raises DuplicateId."""
    check_new(incident, task)
    return with_parts(incident, tasks=insert_row(incident.tasks, task, task_homes(incident), before_id))


def edit_task(incident: Incident, task_id: str, **fields: Any) -> Incident:
    """Change fields of a task, where it stands. Raises ValueError for a value or a field that does not fit."""
    return edit_part(incident, "tasks", "task", task_id, fields)


def set_status(incident: Incident, task_id: str, status: str, today: date) -> Incident:
    """Give a task a status. One that becomes done is done on `today`; one that is done no longer has no such day."""
    task = task_of(incident, task_id)
    if (status == DONE) == task.is_done:
        return edit_task(incident, task_id, status=status)
    return edit_task(incident, task_id, status=status, done_on=today.isoformat() if status == DONE else "")


def tick_task(incident: Incident, task_id: str, done: bool, today: date) -> Incident:
    """Tick a task, done on `today`, or untick it, which opens it again. One that is so already stays as it is."""
    if task_of(incident, task_id).is_done == done:
        return incident
    return set_status(incident, task_id, DONE if done else "open", today)


def address_parts(incident: Incident, task_id: str, part_ids: Sequence[str]) -> Incident:
    """Let a task do something about these parts too, behind those that it addresses. A link to nothing goes."""
    return _addressing(incident, task_id, [*task_of(incident, task_id).addresses, *part_ids])


def unaddress_parts(incident: Incident, task_id: str, part_ids: Collection[str]) -> Incident:
    """Let a task no longer do anything about these parts. A link to nothing goes."""
    kept = [part_id for part_id in task_of(incident, task_id).addresses if part_id not in part_ids]
    return _addressing(incident, task_id, kept)


def _addressing(incident: Incident, task_id: str, part_ids: Sequence[str]) -> Incident:
    known = all_ids(incident)
    return edit_task(incident, task_id, addresses=tuple(name for name in dict.fromkeys(part_ids) if name in known))


def remove_tasks(incident: Incident, ids: Collection[str]) -> Incident:
    """Take tasks out; notes about them stay as the incident's."""
    tasks = remove_ids(incident.tasks, ids, "task")
    return with_parts(without_references(incident, ids), tasks=tasks) if ids else incident


def duplicate_tasks(incident: Incident, ids: Sequence[str], new_ids: Sequence[str]) -> Incident:
    """Put a copy of each task directly behind it; `new_ids` are the copies' ids, in the order of `ids`.

    Raises DuplicateId; ValueError when there are not as many new ids.
    """
    refuse_taken_ids(incident, new_ids)
    return with_parts(incident, tasks=duplicate_rows(incident.tasks, ids, new_ids))


def move_tasks(
    incident: Incident,
    ids: Collection[str],
    before_id: str | None,
    section_id: str,
    hidden: Collection[str] = frozenset(),
) -> Incident:
    """Move tasks, in their document order, before the row `before_id` of a section; to its end for None.

    A measure that comes into a section of tasks is a task from then on. `hidden` as in `events.move_events`.
    """
    homes = task_homes(incident)
    return with_parts(incident, tasks=move_rows_before(incident.tasks, homes, ids, before_id, section_id, hidden))


def shift_tasks(incident: Incident, ids: Collection[str], step: int, hidden: Collection[str] = frozenset()) -> Incident:
    """Move tasks one place up (step -1) or down (1) in their sections; they need not stand together."""
    return with_parts(incident, tasks=shift_rows(incident.tasks, task_homes(incident), ids, step, hidden))
