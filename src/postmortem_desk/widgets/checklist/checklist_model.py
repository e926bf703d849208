"""The measures or tasks of one section as a table: tick, text, owner, due."""

from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QObject, Qt

from postmortem_desk.insight.counts import is_overdue
from postmortem_desk.model import Incident, Task
from postmortem_desk.operations.lookup import tasks_in
from postmortem_desk.session.document import Document
from postmortem_desk.text.times.dates import iso_date
from postmortem_desk.widgets.checklist.checklist_edits import TaskEdits
from postmortem_desk.widgets.rows.row_drags import drag_origin
from postmortem_desk.widgets.rows.row_table_model import AnyIndex, RowTableModel
from postmortem_desk.widgets.words.checklist_words import task_facts
from postmortem_desk.widgets.words.day_words import short_day_words

_Role = Qt.ItemDataRole


class TaskColumn(IntEnum):
    """The columns of the table."""

    DONE = 0
    TEXT = 1
    OWNER = 2
    DUE = 3


TASK_FIELDS: Final[dict[int, str]] = {TaskColumn.TEXT: "text", TaskColumn.OWNER: "owner", TaskColumn.DUE: "due"}
"""The field of a task that a column's cells edit."""


class ChecklistModel(RowTableModel[Task]):
    """A projection of one section's tasks. Cells and ticks are written through TaskEdits."""

    def __init__(self, document: Document, edits: TaskEdits, parent: QObject | None = None) -> None:
        super().__init__("task", drag_origin(document), len(TaskColumn), parent)
        self._edits = edits

    def show_section(self, incident: Incident, section_id: str) -> None:
        """Show the tasks of a section of `incident`."""
        self.show_rows(tasks_in(incident, section_id))

    def heading(self, column: int) -> str:
        """The heading of a column; the tick has none."""
        return ("", self.tr("What will be done"), self.tr("Owner"), self.tr("Due"))[column]

    def is_editable(self, column: int) -> bool:
        """Every cell but the tick, which is ticked."""
        return column in TASK_FIELDS

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """The tick can be ticked, by mouse and by the space bar."""
        flags = super().flags(index)
        ticks = index.isValid() and index.column() == TaskColumn.DONE
        return flags | Qt.ItemFlag.ItemIsUserCheckable if ticks else flags

    def data(self, index: AnyIndex, role: int = _Role.DisplayRole) -> Any:
        """The text or tick of a cell."""
        if not index.isValid():
            return None
        task = self.row_at(index.row())
        column = index.column()
        if role == _Role.CheckStateRole and column == TaskColumn.DONE:
            return Qt.CheckState.Checked if task.is_done else Qt.CheckState.Unchecked
        if role == _Role.AccessibleTextRole and column == TaskColumn.DONE:
            return self.row_words(task)
        if role == _Role.AccessibleDescriptionRole and column == TaskColumn.DUE and self.is_overdue(task):
            return self.tr("overdue")
        if column not in TASK_FIELDS or role not in (_Role.DisplayRole, _Role.EditRole, _Role.AccessibleTextRole):
            return None
        value = str(getattr(task, TASK_FIELDS[column]))
        day = iso_date(value) if column == TaskColumn.DUE and role != _Role.EditRole else None
        text = short_day_words(day) if day else value
        return self.spoken(text, column) if role == _Role.AccessibleTextRole else text

    def is_overdue(self, task: Task) -> bool:
        """Whether something is left to do though its day has gone by."""
        return is_overdue(task, self._edits.today())

    def row_words(self, task: Task) -> str:
        """The whole row as it is read aloud."""
        state = self.tr("done") if task.is_done else self.tr("not done")
        head = f"{state}, {self.tr('overdue')}" if self.is_overdue(task) else state
        return ". ".join(
            part
            for part in (f"{head}: {self.spoken(task.text, TaskColumn.TEXT)}", task_facts(task), task.owner)
            if part
        )

    def setData(self, index: AnyIndex, value: Any, role: int = _Role.EditRole) -> bool:
        """Write a tick, or what a person typed into a cell."""
        if not index.isValid():
            return False
        task = self.row_at(index.row())
        if role == _Role.CheckStateRole and index.column() == TaskColumn.DONE:
            return self._edits.tick(task.id, Qt.CheckState(value) == Qt.CheckState.Checked)
        if role != _Role.EditRole or not isinstance(value, str):
            return False
        column = TaskColumn(index.column())
        if column == TaskColumn.DUE:
            return self._edits.write_due(task.id, value)
        return self._edits.write(task.id, TASK_FIELDS[column], value)
