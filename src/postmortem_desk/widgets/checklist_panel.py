"""The measures or tasks of a section: introduction, checklist, and the line that adds one."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from postmortem_desk.insight.counts import progress
from postmortem_desk.model import Incident, Task, new_id
from postmortem_desk.operations.lookup import section_of
from postmortem_desk.operations.tasks import add_task, duplicate_tasks, move_tasks, remove_tasks, shift_tasks
from postmortem_desk.session.document import Document, Place
from postmortem_desk.widgets.checklist_columns import checklist_columns
from postmortem_desk.widgets.checklist_delegate import ChecklistDelegate
from postmortem_desk.widgets.checklist_edits import TaskEdits
from postmortem_desk.widgets.checklist_model import TASK_FIELDS, ChecklistModel, TaskColumn
from postmortem_desk.widgets.plain_label import PlainLabel
from postmortem_desk.widgets.prose_panel import ProseEditor
from postmortem_desk.widgets.row_table_view import RowTableView
from postmortem_desk.widgets.section_header import SectionHeader
from postmortem_desk.widgets.text_fields import LineField

_INTRODUCTION_HEIGHT: Final = 76


class ChecklistPanel(QWidget):
    """Every edit is an operation on the document; the table follows."""

    place_selected = Signal(object)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._section_id = ""
        self.header = SectionHeader(document, self)
        self.introduction = ProseEditor(document, self)
        self.introduction.setAccessibleName(self.tr("Introduction, in Markdown"))
        self.table = RowTableView(self.tr("Checklist"), self)
        self.edits = TaskEdits(document, self)
        self.model = ChecklistModel(document, self.edits, self)
        self.delegate = ChecklistDelegate(self.model, self.edits, self.table)
        self.empty = PlainLabel(
            self.tr("Nothing to do yet. Type the first item into the line below and press Enter."), self
        )
        self.quick = LineField(self.tr("Add an item"), self)
        self.quick.setPlaceholderText(self.tr("What will be done, then Enter"))
        self._set_up_table()
        self._lay_out()
        self._wire()

    def _set_up_table(self) -> None:
        self.table.show_model(self.model)
        self.table.setItemDelegate(self.delegate)
        self.columns = checklist_columns(self.table)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def _lay_out(self) -> None:
        self.introduction.setFixedHeight(_INTRODUCTION_HEIGHT)
        self.introduction.setObjectName("introduction")
        self.empty.setObjectName("empty")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        intro = self._padded(self.introduction, 0)
        line = self._padded(self.quick, 8)
        line.setObjectName("quick_line")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget, stretch in ((self.header, 0), (intro, 0), (self.empty, 1), (self.table, 1), (line, 0)):
            column.addWidget(widget, stretch)

    def _padded(self, inner: QWidget, above: int) -> QWidget:
        outer = QWidget(self)
        column = QVBoxLayout(outer)
        column.setContentsMargins(16, above, 16, 8)
        column.addWidget(inner)
        return outer

    def _wire(self) -> None:
        self._document.changed.connect(self._follow)
        self.quick.returnPressed.connect(self._enter)
        self.table.shift_requested.connect(self.move_selected)
        self.table.insert_requested.connect(self.add_task)
        self.table.remove_requested.connect(self.remove_selected)
        self.table.row_entered.connect(self._tell_row)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.model.move_requested.connect(self._move)
        self.delegate.row_finished.connect(self._enter_row_below)

    # What the window asks of every panel.

    def show_section(self, section_id: str) -> None:
        """Show the tasks of a section."""
        self._section_id = section_id
        self._show_rows(self._document.incident)

    def commit_editing(self) -> None:
        """Write what is being typed into the document."""
        if self.delegate.editor is not None:
            self.delegate.commitData.emit(self.delegate.editor)
        self._document.end_typing()

    def reveal(self, place: Place) -> None:
        """Select the task of `place` and put the focus where it is edited."""
        if place.part == "task" and self.model.row_of(place.id) >= 0:
            column = next((number for number, field in TASK_FIELDS.items() if field == place.field), -1)
            self.table.select_ids([place.id], column=column)
        if place.field in ("heading", "text") and place.part == "section":
            (self.header.heading if place.field == "heading" else self.introduction).setFocus()
        elif self.model.rows:
            self.table.setFocus()
        else:
            self.quick.setFocus()

    # What can be done.

    def add_task(self) -> None:
        """Add an empty task behind the current one, and open its text."""
        self.commit_editing()
        current = self.table.current_id
        behind = self.model.row_of(current) + 1 if current else len(self.model.rows)
        task = Task(id=new_id(), section=self._section_id)
        self._apply(self.tr("Add task"), lambda i: add_task(i, task, self.model.id_at(behind)), task.id)
        self.table.select_ids([task.id], column=TaskColumn.TEXT)
        self.table.setFocus()
        self.table.edit_cell(self.model.index(self.model.row_of(task.id), TaskColumn.TEXT))

    @property
    def has_selected(self) -> bool:
        """Whether a task is selected."""
        return self.table.selectionModel().hasSelection()

    def duplicate_selected(self) -> None:
        """Add copies of the selected tasks behind them."""
        self.commit_editing()
        ids = self.table.selected_ids
        if ids:
            fresh = tuple(new_id() for _ in ids)
            self._apply(self.tr("Duplicate task"), lambda i: duplicate_tasks(i, ids, fresh), fresh[0])
            self.table.select_ids(fresh)

    def remove_selected(self) -> None:
        """Delete the selected tasks."""
        self.commit_editing()
        ids = self.table.selected_ids
        if ids:
            self._apply(self.tr("Delete task"), lambda i: remove_tasks(i, ids), ids[0])

    def move_selected(self, step: int) -> None:
        """Move the selected tasks by one row, up (-1) or down (1)."""
        self.commit_editing()
        ids = self.table.selected_ids
        if ids:
            self._apply(self.tr("Move task"), lambda i: shift_tasks(i, ids, step), ids[0])

    # What follows.

    def _apply(self, label: str, operation: Callable[[Incident], Incident], task_id: str) -> None:
        self._document.apply(label, operation, place=Place("task", task_id))

    def _move(self, ids: tuple[str, ...], before_id: str | None) -> None:
        self.commit_editing()
        section = self._section_id
        self._apply(self.tr("Move task"), lambda i: move_tasks(i, ids, before_id, section), ids[0])

    def _enter(self) -> None:
        text = self.quick.value.strip()
        if text:
            self.quick.show_value("")
            task = Task(id=new_id(), section=self._section_id, text=text)
            self._apply(self.tr("Add task"), lambda i: add_task(i, task), task.id)
            self.table.select_ids([task.id])

    def _enter_row_below(self) -> None:
        below = self.model.index(self.table.currentIndex().row() + 1, self.table.currentIndex().column())
        if below.isValid():
            self.table.setCurrentIndex(below)

    def _tell_row(self, task_id: str | None) -> None:
        if task_id is not None:
            self.place_selected.emit(Place("task", task_id))

    def _show_menu(self, point: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        choices: list[tuple[str, Callable[[], object]]] = [(self.tr("Add item"), self.add_task)]
        if self.table.indexAt(point).isValid():
            choices += [
                (self.tr("Duplicate"), self.duplicate_selected),
                (self.tr("Delete"), self.remove_selected),
                (self.tr("Move up"), lambda: self.move_selected(-1)),
                (self.tr("Move down"), lambda: self.move_selected(1)),
            ]
        for text, act in choices:
            action = QAction(text, menu)
            action.triggered.connect(lambda _checked=False, act=act: act())
            menu.addAction(action)
        menu.popup(self.table.viewport().mapToGlobal(point))

    def _follow(self, before: Incident, after: Incident) -> None:
        shows = any(section.id == self._section_id for section in after.sections)
        if shows and (before.tasks is not after.tasks or before.sections is not after.sections):
            self._show_rows(after)

    def _show_rows(self, incident: Incident) -> None:
        self.model.show_section(incident, self._section_id)
        rows = self.model.rows
        self.empty.setVisible(not rows)
        self.table.setVisible(bool(rows))
        self.introduction.show_section(self._section_id)
        done, total = progress(rows)
        sentence = self.tr("{done} of {total} done").format(done=done, total=total) if total else ""
        self.header.show_section(self._section_id, sentence)
        if section_of(incident, self._section_id).guidance == "":
            self.introduction.setPlaceholderText(self.tr("An introduction, if there is something to say"))
