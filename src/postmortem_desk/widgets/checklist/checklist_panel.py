"""The measures or tasks of a section: introduction, checklist, a line to add one, and the selected one in detail."""

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QApplication, QMenu, QStackedLayout, QVBoxLayout, QWidget

from postmortem_desk.insight.counts import overdue, progress
from postmortem_desk.insight.part_names import part_name
from postmortem_desk.model import Cause, Event, Incident, Section, Task, new_id
from postmortem_desk.operations.excerpts import tasks_from
from postmortem_desk.operations.lookup import section_of
from postmortem_desk.session.document import Document, Place
from postmortem_desk.widgets.checklist.checklist_columns import checklist_columns
from postmortem_desk.widgets.checklist.checklist_delegate import ChecklistDelegate
from postmortem_desk.widgets.checklist.checklist_edits import TaskEdits, Today
from postmortem_desk.widgets.checklist.checklist_filter import checklist_facets
from postmortem_desk.widgets.checklist.checklist_form import TaskForm
from postmortem_desk.widgets.checklist.checklist_model import TASK_FIELDS, ChecklistModel, TaskColumn
from postmortem_desk.widgets.fields.part_picker import PartPicker
from postmortem_desk.widgets.fields.text_fields import LineField
from postmortem_desk.widgets.prose.introduction import Introduction
from postmortem_desk.widgets.rows.column_widths import ColumnWidths
from postmortem_desk.widgets.rows.empty_rows import EmptyRows
from postmortem_desk.widgets.rows.row_cells import task_row_cells
from postmortem_desk.widgets.rows.row_clipboard import RowClipboard, pasted_rows
from postmortem_desk.widgets.rows.row_filter import RowFilter
from postmortem_desk.widgets.rows.row_table_view import RowTableView
from postmortem_desk.widgets.rows.rows_and_form import RowsAndForm
from postmortem_desk.widgets.section_header import SectionHeader
from postmortem_desk.widgets.words.checklist_words import owners_of, progress_words

_ITEM: Final = re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)])\s+(?:\[[ xX]?\]\s+)?")
"""What stands before an item of a list in a text."""
_SHOWN_PARTS: Final = ("tasks", "sections", "causes", "timeline", "people")


class ChecklistPanel(QWidget):
    """Every edit is an operation on the document; the table follows."""

    place_selected = Signal(object)

    def __init__(self, document: Document, parent: QWidget | None = None, today: Today = date.today) -> None:
        """`today` tells the day on which tasks are ticked, become overdue, and from which "tomorrow" counts."""
        super().__init__(parent)
        self._document = document
        self._section_id = ""
        self.edits = TaskEdits(document, self, today)
        self.header = SectionHeader(document, self)
        self.introduction = Introduction(document, self)
        self.table = RowTableView(self.tr("Checklist"), self)
        self.model = ChecklistModel(document, self.edits, self)
        self.table.show_model(self.model)
        self.delegate = ChecklistDelegate(self.model, self.edits, self._owners, self.table)
        self.table.setItemDelegate(self.delegate)
        self.columns = checklist_columns(self.table)
        self.clipboard = RowClipboard(
            document, self.table, task_row_cells, remove=self.remove_selected, paste=self.paste_rows
        )
        self.filter = RowFilter(self.model, checklist_facets(self.edits.today), self)
        self.empty = EmptyRows(self.tr("Write the first one"), self)
        self.quick = LineField(self.tr("Add an item"), self)
        self.form = TaskForm(self.edits, self)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.header.add_button(self.filter.button)
        self.quick.setPlaceholderText(self.tr("What will be done, then Enter"))
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        rows = QWidget(self)
        self._rows = QStackedLayout(rows)
        self._rows.addWidget(self.table)
        self._rows.addWidget(self.empty)
        self.splitter = RowsAndForm(rows, self.quick, self.form, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget, stretch in ((self.header, 0), (self.introduction, 0), (self.filter, 0), (self.splitter, 1)):
            column.addWidget(widget, stretch)

    def _wire(self) -> None:
        self._document.changed.connect(self._follow)
        self.quick.returnPressed.connect(self._enter)
        self.empty.write_requested.connect(self.quick.setFocus)
        self.table.shift_requested.connect(self.move_selected)
        self.table.insert_requested.connect(self.add_task)
        self.table.remove_requested.connect(self.remove_selected)
        self.table.row_entered.connect(self._enter_row)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.model.move_requested.connect(self._move)
        self.delegate.row_finished.connect(self._go_down)
        self.filter.filtered.connect(lambda: self.table.scrollTo(self.table.currentIndex()))
        self.splitter.button.toggled.connect(self._show_form)
        self.form.link_requested.connect(self.pick_part)

    @property
    def layouts(self) -> dict[str, ColumnWidths | RowsAndForm]:
        """What the window remembers of it."""
        return {"columns": self.columns, "form": self.splitter}

    # What the window asks of every panel.

    def show_section(self, section_id: str) -> None:
        """Show the tasks of a section."""
        if section_id != self._section_id:
            self.commit_editing()
            self.filter.clear()
        self._section_id = section_id
        self._show_rows(self._document.incident)

    def commit_editing(self) -> None:
        """Write what is being typed into the document."""
        if self.delegate.editor is not None:
            self.delegate.commitData.emit(self.delegate.editor)
        self.form.commit_editing()
        self._document.end_typing()

    def reveal(self, place: Place) -> None:
        """Select the task of `place` and put the focus where it is edited."""
        if place.part == "section" and place.field in ("heading", "text"):
            if place.field == "heading":
                self.header.heading.setFocus()
            else:
                self.introduction.write()
            return
        if place.part == "task":
            self.model.unhide(place.id)
            if self.model.row_of(place.id) >= 0:
                self._reveal_task(place)
                return
        (self.table if self.model.rows else self.quick).setFocus()

    def _reveal_task(self, place: Place) -> None:
        column = next((number for number, field in TASK_FIELDS.items() if field == place.field), -1)
        if place.id not in self.table.selected_ids or self.table.current_id != place.id:
            self.table.select_ids([place.id], column=column)
        else:
            self.table.scrollTo(self.table.currentIndex())
        focus = self.window().focusWidget()
        writes_below = focus is not None and (focus is self.quick or self.form.isAncestorOf(focus))
        is_in_table = column >= 0 and not self.table.isColumnHidden(column)
        if (writes_below or not is_in_table) and self.form.focus_field(place.field):
            return
        if self.delegate.editor is None:
            self.table.setFocus()

    # What can be done.

    def add_task(self) -> None:
        """Add an empty task behind the current one, and open its text."""
        self.commit_editing()
        current = self.table.current_id
        behind = self.model.row_of(current) + 1 if current else len(self.model.rows)
        task_id = self.edits.add(self._section_id, self.model.id_at(behind))
        self.table.select_ids([task_id], column=TaskColumn.TEXT)
        self.table.setFocus()
        self.table.edit_cell(self.table.currentIndex())

    @property
    def has_selected(self) -> bool:
        """Whether a task is selected."""
        return self.table.selectionModel().hasSelection()

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

    def remove_selected(self) -> None:
        """Delete the selected tasks. Undo brings them back."""
        self.commit_editing()
        self.edits.remove(self.table.selected_ids)

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
        task = self._current()
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

    def _enter(self) -> None:
        text = self.quick.value.strip()
        if text:
            self.quick.show_value("")
            self.table.select_ids([self.edits.add(self._section_id, text=text)])

    def _go_down(self) -> None:
        below = self.model.index(self.table.currentIndex().row() + 1, self.table.currentIndex().column())
        if below.isValid():
            self.table.setCurrentIndex(below)

    def _enter_row(self, task_id: str | None) -> None:
        self._show_form()
        if task_id is not None:
            self.place_selected.emit(Place("task", task_id))

    def _show_menu(self, point: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        choices: list[tuple[str, Callable[[], object]]] = [
            (self.tr("Add item"), self.add_task),
            (self.tr("Paste"), self.paste_rows),
        ]
        if self.table.indexAt(point).isValid():
            choices += [
                (self.tr("Copy"), self.clipboard.copy),
                (self.tr("Duplicate"), self.duplicate_selected),
                (self.tr("Delete"), self.remove_selected),
                (self.tr("Move up"), lambda: self.move_selected(-1)),
                (self.tr("Move down"), lambda: self.move_selected(1)),
                (self.tr("Link cause, event or section…"), self.pick_part),
            ]
        for text, act in choices:
            action = QAction(text, menu)
            action.triggered.connect(lambda _checked=False, act=act: act())
            menu.addAction(action)
        menu.popup(self.table.viewport().mapToGlobal(point))

    def _follow(self, before: Incident, after: Incident) -> None:
        shows = any(section.id == self._section_id for section in after.sections)
        if shows and any(getattr(before, part) is not getattr(after, part) for part in _SHOWN_PARTS):
            self._show_rows(after)

    def _show_rows(self, incident: Incident) -> None:
        self.model.show_section(incident, self._section_id)
        rows = self.model.all_rows
        section = section_of(incident, self._section_id)
        self._rows.setCurrentWidget(self.table if rows else self.empty)
        self.empty.words.setText(section.guidance or self._empty_words(section.role))
        self.introduction.show_section(self._section_id)
        done, total = progress(rows)
        self.header.show_section(self._section_id, progress_words(done, total, overdue(rows, self.edits.today())))
        self._show_form()

    def _empty_words(self, role: str) -> str:
        if role == "measures":
            return self.tr(
                "What will be changed so that this cannot happen again, or hurts less, or is noticed sooner? "
                "One line a measure; who, by when and how you will know that it worked come after."
            )
        return self.tr(
            "What is left to do, by whom, and by when? One line a task; the details of each stand below the list."
        )

    def _show_form(self) -> None:
        """The form follows the current row; without one, or folded, it is away."""
        task = self._current()
        names = {part.id: part for part in _linkable(self._document.incident)} if task and task.addresses else {}
        addressed = (names[part_id] for part_id in task.addresses if part_id in names) if task else ()
        self.form.offer(self._owners())
        self.form.show_task(task, self.model.all_rows, [(part.id, self._line(part)) for part in addressed])
        self.splitter.show_form(has_rows=bool(self.model.all_rows), has_current=task is not None)

    def _current(self) -> Task | None:
        row = self.model.row_of(self.table.current_id or "")
        return self.model.row_at(row) if row >= 0 else None

    def _owners(self) -> list[str]:
        """The people, and who owns another task than the current one, whose owner may be half typed."""
        incident, current = self._document.incident, self.table.current_id
        people = (person.name for person in incident.people if person.name.strip())
        return list(dict.fromkeys((*people, *owners_of(task for task in incident.tasks if task.id != current))))

    def _line(self, part: Cause | Event | Section) -> str:
        kinds = {Cause: self.tr("Cause"), Event: self.tr("Event"), Section: self.tr("Section")}
        return f"{kinds[type(part)]}: {part_name(part)}"


def _linkable(incident: Incident) -> tuple[Cause | Event | Section, ...]:
    """What a task can do something about, causes first."""
    return (*incident.causes, *incident.sections, *incident.timeline)
