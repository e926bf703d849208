"""Every edit of tasks that their panel makes, as a named step of the document."""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QObject

from postmortem_desk.model import Incident, Task, new_id
from postmortem_desk.operations.tasks import (
    add_task,
    address_parts,
    duplicate_tasks,
    edit_task,
    move_tasks,
    remove_tasks,
    set_status,
    shift_tasks,
    tick_task,
    unaddress_parts,
)
from postmortem_desk.session.document import Document, Place
from postmortem_desk.text.times.due_days import due_days
from postmortem_desk.widgets.rows.field_edits import FieldEdits
from postmortem_desk.widgets.words.translation import counted

Today = Callable[[], date]


def written_due(words: str, today: date) -> str:
    """The ISO date that `words` mean, read from `today`; the words themselves where they mean no day, or two."""
    days = due_days(words, today)
    return days[0].isoformat() if len(days) == 1 else words.strip()


class TaskEdits(FieldEdits[Task]):
    """Each method runs an operation of the layer below; undo names it and shows its place. No ids, no step."""

    records = "tasks"

    def __init__(self, document: Document, parent: QObject | None = None, today: Today = date.today) -> None:
        """`today` tells the day on which a task is ticked, and from which "tomorrow" counts."""
        super().__init__(document, "task", parent)
        self.today = today

    def edited(self, incident: Incident, record_id: str, field: str, value: Any) -> Incident:
        """The incident in which a field of a task has this value."""
        return edit_task(incident, record_id, **{field: value})

    def label(self, field: str) -> str:
        """The words that undo has for an edit of the field."""
        labels = {
            "status": self.tr("Change status"),
            "reason": self.tr("Change reason"),
            "kind": self.tr("Change kind"),
            "owner": self.tr("Change owner"),
            "due": self.tr("Change due date"),
            "done_on": self.tr("Change day it was done"),
            "priority": self.tr("Change priority"),
            "tickets": self.tr("Change tickets"),
            "success": self.tr("Change test of success"),
        }
        return labels.get(field, self.tr("Edit task"))

    # Fields that are more than their words.

    def tick(self, task_id: str, done: bool) -> bool:
        """Tick or untick a task, as one step."""
        words = self.tr("Tick task") if done else self.tr("Untick task")
        return self._apply(words, lambda i: tick_task(i, task_id, done, self.today()), task_id, "status")

    def tick_all(self, ids: Sequence[str]) -> None:
        """Tick these tasks, or untick them where all of them are done; one step."""
        tasks = [task for task in self._document.incident.tasks if task.id in ids]
        done = not all(task.is_done for task in tasks)
        ticked = counted(len(ids), self.tr("Tick task"), self.tr("Tick {n} tasks"))
        unticked = counted(len(ids), self.tr("Untick task"), self.tr("Untick {n} tasks"))

        def tick_each(incident: Incident) -> Incident:
            for task_id in ids:
                incident = tick_task(incident, task_id, done, self.today())
            return incident

        if ids:
            self._apply(ticked if done else unticked, tick_each, ids[0], "status")

    def write_status(self, task_id: str, status: str) -> bool:
        """Give a task a status; its day of being done follows."""
        return self._apply(
            self.label("status"), lambda i: set_status(i, task_id, status, self.today()), task_id, "status"
        )

    def write_due(self, task_id: str, words: str) -> bool:
        """Give a task the day that a person wrote; words that are no day stay as they are."""
        return self.write(task_id, "due", written_due(words, self.today()))

    def address(self, task_id: str, part_id: str) -> None:
        """Let a task do something about a cause, an event or a section."""
        self._apply(self.tr("Link task"), lambda i: address_parts(i, task_id, (part_id,)), task_id, "addresses")

    def unaddress(self, task_id: str, part_id: str) -> None:
        """Let a task no longer do anything about it."""
        self._apply(self.tr("Unlink task"), lambda i: unaddress_parts(i, task_id, {part_id}), task_id, "addresses")

    # Whole rows.

    def add(self, section_id: str, before_id: str | None = None, text: str = "") -> str:
        """Add a task in front of `before_id`, or at the end of the section. Returns its id."""
        task = Task(id=new_id(), section=section_id, text=text)
        self._apply(self.tr("Add task"), lambda i: add_task(i, task, before_id), task.id, "text")
        return task.id

    def insert(self, tasks: Sequence[Task], before_id: str | None) -> tuple[str, ...]:
        """Put new tasks of one section in front of `before_id`, or at the end of it. Returns their ids."""

        def operation(incident: Incident) -> Incident:
            for task in tasks:
                incident = add_task(incident, task, before_id)
            return incident

        if tasks:
            self._apply(counted(len(tasks), self.tr("Add task"), self.tr("Add {n} tasks")), operation, tasks[0].id)
        return tuple(task.id for task in tasks)

    def duplicate(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Put a copy of each task behind it. Returns the ids of the copies."""
        copies = tuple(new_id() for _ in ids)
        if ids:
            words = counted(len(ids), self.tr("Duplicate task"), self.tr("Duplicate {n} tasks"))
            self._apply(words, lambda i: duplicate_tasks(i, ids, copies), copies[0])
        return copies

    def remove(self, ids: Sequence[str]) -> None:
        """Delete these tasks."""
        if ids:
            words = counted(len(ids), self.tr("Delete task"), self.tr("Delete {n} tasks"))
            self._apply(words, lambda i: remove_tasks(i, ids), ids[0])

    def move(self, ids: Sequence[str], before_id: str | None, section_id: str, hidden: Collection[str]) -> None:
        """Move these tasks in front of `before_id`, or to the end of the section; `hidden` ones follow theirs."""
        if ids:
            self._apply(self._moving(ids), lambda i: move_tasks(i, ids, before_id, section_id, hidden), ids[0])

    def shift(self, ids: Sequence[str], step: int, hidden: Collection[str]) -> None:
        """Move these tasks by one place among those in view, up (-1) or down (1)."""
        if ids:
            self._apply(self._moving(ids), lambda i: shift_tasks(i, ids, step, hidden), ids[0])

    def _moving(self, ids: Sequence[str]) -> str:
        return counted(len(ids), self.tr("Move task"), self.tr("Move {n} tasks"))

    def _apply(self, words: str, operation: Callable[[Incident], Incident], task_id: str, field: str = "") -> bool:
        return self._document.apply(words, operation, place=Place("task", task_id, field))
