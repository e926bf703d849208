"""Every edit of a task that the checklist's editors make, as a named step of the document."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QObject

from postmortem_desk.model import Incident, Task
from postmortem_desk.operations.tasks import edit_task, tick_task
from postmortem_desk.session.document import Document, Place
from postmortem_desk.text.time_grammar import find_date
from postmortem_desk.widgets.field_edits import FieldEdits

Today = Callable[[], date]


class TaskEdits(FieldEdits[Task]):
    """Writes the fields of tasks into the document; days as a person writes them."""

    def __init__(self, document: Document, parent: QObject | None = None, today: Today = date.today) -> None:
        """`today` tells the day on which a task is ticked, and from which "tomorrow" counts."""
        super().__init__(document, "task", parent)
        self._today = today

    def records(self, incident: Incident) -> tuple[Task, ...]:
        """All tasks and measures."""
        return incident.tasks

    def edited(self, incident: Incident, record_id: str, field: str, value: Any) -> Incident:
        """The incident in which a field of a task has this value."""
        return edit_task(incident, record_id, **{field: value})

    def label(self, field: str) -> str:
        """The words that undo has for an edit of the field."""
        labels = {"owner": self.tr("Change owner"), "due": self.tr("Change due date")}
        return labels.get(field, self.tr("Edit task"))

    def tick(self, task_id: str, done: bool) -> bool:
        """Tick or untick a task, as one step."""
        return self._document.apply(
            self.tr("Tick task") if done else self.tr("Untick task"),
            lambda incident: tick_task(incident, task_id, done, self._today()),
            place=Place("task", task_id, "status"),
        )

    def write_due(self, task_id: str, words: str) -> bool:
        """Give a task the day that a person wrote; words that are no day stay as they are."""
        return self.write(task_id, "due", _due(words))


def _due(text: str) -> str:
    """The ISO date that `text` is as a whole; else its words."""
    found = find_date(text)
    whole = found is not None and found.day is not None and found.written.strip() == text.strip()
    return found.day.isoformat() if whole and found and found.day else text.strip()
