"""The detail form of a task, below the table: every field of the selected row."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from postmortem_desk.model import Task
from postmortem_desk.widgets.audiences.readers_field import ReadersField
from postmortem_desk.widgets.checklist.checklist_edits import TaskEdits
from postmortem_desk.widgets.checklist.due_field import DueField
from postmortem_desk.widgets.details.details_fields import ListField
from postmortem_desk.widgets.fields.completion import WordCompletion
from postmortem_desk.widgets.fields.part_links import PartLinks
from postmortem_desk.widgets.fields.text_fields import LineField, TextField
from postmortem_desk.widgets.rows.cell_editors import WordBox
from postmortem_desk.widgets.rows.detail_form import DetailForm
from postmortem_desk.widgets.words.checklist_words import KINDS, STATUSES, priority_words

TEXT_LINES = 2
LETTERS = 21
"""A day and what it means need so many beside another field."""


class TaskForm(DetailForm):
    """Bound to one task at a time. What is typed is written at once; status and days when their field is left."""

    link_requested = Signal()
    """A person wants to choose what the task does something about."""

    def __init__(self, edits: TaskEdits, parent: QWidget | None = None) -> None:
        super().__init__(parent, LETTERS)
        self._edits = edits
        self._task: Task | None = None
        self.owner = LineField(self.tr("Owner"), self)
        self.owners = WordCompletion(self.owner)
        self.due = DueField(self.tr("Due"), self.tr("next friday, +2w, 1 Dec"), edits.today, self)
        self.status = WordBox(self.tr("Status"), STATUSES.words(), self)
        self.priority = WordBox(self.tr("Priority"), priority_words(()), self)
        self.reason = TextField(self.tr("Reason of the status"), self)
        self.done_on = DueField(self.tr("Done on"), self.tr("today, yesterday, 1 Dec"), edits.today, self)
        self.kind = WordBox(self.tr("Kind"), KINDS.words(), self)
        self.tickets = ListField(self.tr("Tickets"), self.tr("Such as OPS-771"), self)
        self.success = TextField(self.tr("Test of success"), self)
        tip = self.tr("Choose a cause, an event or a section that this does something about")
        self.links = PartLinks(self.tr("Link cause, event or section…"), tip, self.tr("Unlink {name}"), self)
        self.readers = ReadersField(edits.document, edits.records, self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.owner.setPlaceholderText(self.tr("nobody yet"))
        for box in (self.priority, self.kind):
            box.line.setPlaceholderText(self.tr("not said"))
        self.success.setPlaceholderText(self.tr("How will you know that it worked?"))
        for field in (self.reason, self.success):
            field.setFixedHeight(TEXT_LINES * field.fontMetrics().lineSpacing() + 20)
        self.let_grow((self.owner, self.status, self.priority, self.kind))
        self.add_pairs(
            (
                (self.tr("Owner"), self.owner, self.tr("Due"), self.due),
                (self.tr("Status"), self.status, self.tr("Priority"), self.priority),
            ),
        )
        self.reason_caption = self.add_wide(self.tr("Reason"), self.reason)
        self.done_on_caption = self.add_wide(self.tr("Done on"), self.done_on)
        self.add_pairs(((self.tr("Kind"), self.kind, self.tr("Tickets"), self.tickets),))
        self.add_wide(self.tr("Done when"), self.success)
        self.add_wide(self.tr("Addresses"), self.links)
        self.add_wide(self.tr("Readers"), self.readers)
        order = (
            *(self.owner, self.due.line, self.due.button, self.status, self.priority, self.reason),
            *(self.done_on.line, self.done_on.button, self.kind, self.tickets.line, self.success),
        )
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)
        self.links.follow_in_tab_order(self.success)
        self.finish()

    def _connect(self) -> None:
        self.status.left.connect(self._leave_status)
        self.due.edited.connect(lambda day: self._write("due", day))
        self.done_on.edited.connect(lambda day: self._write("done_on", day))
        self.owner.edited.connect(lambda text: self._write("owner", text))
        self.priority.edited.connect(lambda word: self._write("priority", word))
        self.reason.edited.connect(lambda text: self._write("reason", text))
        self.kind.edited.connect(lambda word: self._write("kind", KINDS.value(word)))
        self.tickets.edited.connect(lambda names: self._write("tickets", names))
        self.success.edited.connect(lambda text: self._write("success", text))
        for field in (self.owner, self.due, self.done_on, self.priority, self.reason, self.kind, self.tickets):
            field.left.connect(self._edits.end)
        self.success.left.connect(self._edits.end)
        self.links.link_requested.connect(self.link_requested)
        self.links.unlink_requested.connect(self._unlink)

    def offer(self, owners: Sequence[str]) -> None:
        """Complete owners from these names."""
        self.owners.offer(owners)

    def show_task(self, task: Task | None, tasks: Sequence[Task] = (), links: Sequence[tuple[str, str]] = ()) -> None:
        """Show a task and the names of what it addresses; what is being typed into its status or days stays.

        `tasks` are those whose priorities are offered.
        """
        same = task is not None and self._task is not None and task.id == self._task.id
        if not same:
            self.commit_editing()
        before, self._task = (self._task if same else None), task
        if task is None:
            return
        if before is None:
            self.priority.offer(priority_words(tasks))
        if before is None or before.status != task.status:
            self.status.show_value(STATUSES.word(task.status))
        if before is None or (before.due, before.is_closed) != (task.due, task.is_closed):
            self.due.show_day(task.due, is_settled=task.is_closed)
        if before is None or before.done_on != task.done_on:
            self.done_on.show_day(task.done_on, is_settled=True)
        self.owner.show_value(task.owner)
        self.priority.show_value(task.priority)
        self.reason.show_value(task.reason)
        self.kind.show_value(KINDS.word(task.kind))
        self.tickets.show_value(task.tickets)
        self.success.show_value(task.success)
        self.links.show_links(links)
        self.readers.show_part(task.id)
        self._show_what_the_status_asks(task)

    def _show_what_the_status_asks(self, task: Task) -> None:
        dropped = task.status == "dropped"
        self.reason.setPlaceholderText(self.tr("Why was it dropped?") if dropped else "")
        asks_reason = dropped or bool(task.reason) or self.reason.hasFocus()
        asks_day = task.is_done or bool(task.done_on)
        for widget, shows in (
            (self.reason, asks_reason),
            (self.reason_caption, asks_reason),
            (self.done_on, asks_day),
            (self.done_on_caption, asks_day),
        ):
            widget.setVisible(shows)

    def commit_editing(self) -> None:
        """Take the status and the days, which are only taken on leaving their field."""
        self._leave_status()
        for field in (self.due, self.done_on):
            field.commit()

    def named_fields(self) -> Mapping[str, QWidget]:
        """All that is not the text, which is edited in the table."""
        return {
            "owner": self.owner,
            "due": self.due.line,
            "status": self.status,
            "priority": self.priority,
            "reason": self.reason,
            "done_on": self.done_on.line,
            "kind": self.kind,
            "tickets": self.tickets.line,
            "success": self.success,
            "addresses": self.links.link_button,
            "audience": self.readers,
        }

    def _write(self, field: str, value: object) -> None:
        if self._task is not None:
            self._edits.write(self._task.id, field, value)

    def _leave_status(self) -> None:
        if self._task is not None:
            status = STATUSES.value(self.status.value).strip() or "open"
            if status != self._task.status:
                self._edits.write_status(self._task.id, status)
            else:
                self.status.show_value(STATUSES.word(status))

    def _unlink(self, part_id: str) -> None:
        if self._task is not None:
            self._edits.unaddress(self._task.id, part_id)
            self.links.link_button.setFocus()
