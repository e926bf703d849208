"""The measures or tasks of a section: introduction, checklist, a line to add one, and the selected one in detail."""

import re
from datetime import date
from typing import Final

from PySide6.QtWidgets import QApplication, QWidget

from postmortem_desk.insight.counts import overdue, progress
from postmortem_desk.model import Cause, Event, Incident, Section, Task, new_id
from postmortem_desk.operations.excerpts import tasks_from
from postmortem_desk.operations.lookup import section_of
from postmortem_desk.session.document import Document
from postmortem_desk.widgets.checklist.checklist_columns import checklist_columns
from postmortem_desk.widgets.checklist.checklist_delegate import ChecklistDelegate
from postmortem_desk.widgets.checklist.checklist_edits import TaskEdits, Today
from postmortem_desk.widgets.checklist.checklist_filter import checklist_facets
from postmortem_desk.widgets.checklist.checklist_form import TaskForm
from postmortem_desk.widgets.checklist.checklist_model import TASK_FIELDS, ChecklistModel, TaskColumn
from postmortem_desk.widgets.choice_menu import Choices
from postmortem_desk.widgets.fields.part_picker import PartPicker
from postmortem_desk.widgets.fields.text_fields import LineField
from postmortem_desk.widgets.rows.empty_rows import EmptyRows
from postmortem_desk.widgets.rows.row_clipboard import RowClipboard, pasted_rows, task_row_cells
from postmortem_desk.widgets.rows.row_filter import RowFilter
from postmortem_desk.widgets.rows.row_table_view import RowTableView
from postmortem_desk.widgets.rows.rows_panel import RowsPanel
from postmortem_desk.widgets.words.checklist_words import owners_of, progress_words
from postmortem_desk.widgets.words.part_words import part_words

_ITEM: Final = re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)])\s+(?:\[[ xX]?\]\s+)?")
"""What stands before an item of a list in a text."""


class ChecklistPanel(RowsPanel[Task]):
    """The editor of one section with the role measures or tasks."""

    part = "task"
    shown_parts = ("tasks", "sections", "causes", "timeline", "people")
    cell_fields = TASK_FIELDS
    edits: TaskEdits
    model: ChecklistModel
    quick: LineField
    form: TaskForm

    def __init__(self, document: Document, parent: QWidget | None = None, today: Today = date.today) -> None:
        """`today` tells the day on which tasks are ticked, become overdue, and from which "tomorrow" counts."""
        super().__init__(document, parent)
        self.edits = TaskEdits(document, self, today)
        self.table = RowTableView(self.tr("Checklist"), self)
        self.model = ChecklistModel(document, self.edits, self)
        self.table.show_model(self.model)
        self.delegate = ChecklistDelegate(self.model, self.edits, self._owners, self.table)
        self.columns = checklist_columns(self.table)
        self.clipboard = RowClipboard(
            document, self.table, task_row_cells, remove=self.remove_selected, paste=self.paste_rows
        )
        self.filter = RowFilter(self.model, checklist_facets(self.edits.today), self)
        self.header.add_button(self.filter.button)
        self.empty = EmptyRows(self.tr("Write the first one"), self)
        self.quick = LineField(self.tr("Add an item"), self)
        self.quick.setPlaceholderText(self.tr("What will be done, then Enter"))
        self.quick.returnPressed.connect(self._enter_quick)
        self.form = TaskForm(self.edits, self)
        self.form.link_requested.connect(self.pick_part)
        self._assemble()

    # What can be done.

    def add_row(self) -> None:
        """Add an empty task behind the current one, and open its text."""
        self.commit_editing()
        current = self.table.current_id
        behind = self.model.row_of(current) + 1 if current else len(self.model.rows)
        task_id = self.edits.add(self._section_id, self.model.id_at(behind))
        self.edits.begin_row(task_id)
        self.table.select_ids([task_id], column=TaskColumn.TEXT)
        self.table.setFocus()
        self.table.edit_current()

    def duplicate_selected(self) -> None:
        """Add copies of the selected tasks behind them."""
        self.commit_editing()
        self.table.select_ids(self.edits.duplicate(self.table.selected_ids))

    def paste_rows(self) -> None:
        """Add the copied rows, or a task for each line of the clipboard, behind the current task, as one step."""
        self.commit_editing()
        incident, section_id = self._document.incident, self._section_id
        rows = pasted_rows()
        if rows is not None:
            tasks = tasks_from(rows, incident, section_id)
        else:
            lines = (_ITEM.sub("", line).strip() for line in QApplication.clipboard().text().splitlines())
            tasks = tuple(Task(id=new_id(), section=section_id, text=line) for line in lines if line)
        current = self.table.current_id
        behind = self.model.row_of(current) + 1 if current else len(self.model.rows)
        self.table.select_ids(self.edits.insert(tasks, self.model.id_at(behind)))

    def _remove(self, ids: tuple[str, ...]) -> None:
        self.edits.remove(ids)

    def move_selected(self, step: int) -> None:
        """Move the selected tasks by one row, up (-1) or down (1). Rows that a filter hides follow theirs."""
        self.commit_editing()
        self.edits.shift(self.table.selected_ids, step, self.model.hidden_ids)
        self.table.scrollTo(self.table.currentIndex())

    def tick_selected(self) -> None:
        """Tick the selected tasks, or untick them where all of them are done."""
        self.commit_editing()
        self.edits.tick_all(self.table.selected_ids)

    def pick_part(self) -> None:
        """Let a person choose, by typing, a cause, an event or a section that the current task does something about."""
        self.commit_editing()
        task = self._current_row()
        if task is not None:
            parts = _linkable(self._document.incident)
            lines = [(part.id, self._line(part)) for part in parts if part.id not in task.addresses]
            example = self.tr("A few letters of a cause, an event or a section")
            picker = PartPicker(self.tr("Find what this does something about"), example, lines, self)
            picker.picked.connect(lambda part_id: self.edits.address(task.id, part_id))
            picker.show_over(self)

    # What follows.

    def _move(self, ids: tuple[str, ...], before_id: str | None) -> None:
        self.commit_editing()
        self.edits.move(ids, before_id, self._section_id, self.model.hidden_ids)

    def _enter_quick(self) -> None:
        text = self.quick.value.strip()
        if text:
            self.quick.show_value("")
            self.table.select_ids([self.edits.add(self._section_id, text=text)])

    def _choices(self) -> Choices:
        add = [(self.tr("Add item"), self.add_row, "Ins"), (self.tr("Paste"), self.paste_rows, "Ctrl+V")]
        if self.table.current_id is None:
            return [add]
        change = [
            (self.tr("Copy"), self.clipboard.copy, "Ctrl+C"),
            (self.tr("Duplicate"), self.duplicate_selected, "Ctrl+D"),
            (self.tr("Delete"), self.remove_selected, "Del"),
        ]
        move = [
            (self.tr("Move up"), lambda: self.move_selected(-1), "Alt+Up"),
            (self.tr("Move down"), lambda: self.move_selected(1), "Alt+Down"),
        ]
        return [
            add,
            change,
            move,
            [(self.tr("Link cause, event or section…"), self.pick_part, "")],
            [self.readers_menu],
        ]

    def _show_rows(self, incident: Incident) -> None:
        self.model.show_section(incident, self._section_id)
        rows = self.model.all_rows
        section = section_of(incident, self._section_id)
        self.empty.words.setText(section.guidance or self._empty_words(section.role))
        done, total = progress(rows)
        self.header.show_section(self._section_id, progress_words(done, total, overdue(rows, self.edits.today())))

    def _empty_words(self, role: str) -> str:
        if role == "measures":
            return self.tr(
                "What will be changed so that this cannot happen again, or hurts less, or is noticed sooner? "
                "One line a measure; who, by when and how you will know that it worked come after."
            )
        return self.tr(
            "What is left to do, by whom, and by when? One line a task; the details of each stand below the list."
        )

    def _fill_form(self, row: Task | None) -> None:
        names = {part.id: part for part in _linkable(self._document.incident)} if row and row.addresses else {}
        addressed = (names[part_id] for part_id in row.addresses if part_id in names) if row else ()
        self.form.offer(self._owners())
        self.form.show_task(row, self.model.all_rows, [(part.id, self._line(part)) for part in addressed])

    def _owners(self) -> list[str]:
        """The people, and who owns another task than the current one, whose owner may be half typed."""
        incident, current = self._document.incident, self.table.current_id
        people = (person.name for person in incident.people if person.name.strip())
        return list(dict.fromkeys((*people, *owners_of(task for task in incident.tasks if task.id != current))))

    def _line(self, part: Cause | Event | Section) -> str:
        kinds = {Cause: self.tr("Cause"), Event: self.tr("Event"), Section: self.tr("Section")}
        return f"{kinds[type(part)]}: {part_words(part)}"


def _linkable(incident: Incident) -> tuple[Cause | Event | Section, ...]:
    """What a task can do something about, causes first."""
    return (*incident.causes, *incident.sections, *incident.timeline)
