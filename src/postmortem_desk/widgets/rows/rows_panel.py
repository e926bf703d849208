"""The editor of a section that holds rows: what the panels of events and of tasks share."""

from collections.abc import Mapping
from typing import ClassVar, Generic

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLineEdit, QMenu, QStackedLayout, QVBoxLayout, QWidget

from postmortem_desk.model import Incident
from postmortem_desk.operations.audiences.wordings import audience_of
from postmortem_desk.session.document import Document, Place
from postmortem_desk.widgets.choice_menu import Choices, choice_menu, popup_below
from postmortem_desk.widgets.menu_key import MenuKey
from postmortem_desk.widgets.prose.introduction import Introduction
from postmortem_desk.widgets.rows.cell_delegate import AnyEdits, CellDelegate
from postmortem_desk.widgets.rows.column_widths import ColumnWidths
from postmortem_desk.widgets.rows.detail_form import DetailForm
from postmortem_desk.widgets.rows.empty_rows import EmptyRows
from postmortem_desk.widgets.rows.mouse_hold import MouseHold
from postmortem_desk.widgets.rows.row_filter import RowFilter
from postmortem_desk.widgets.rows.row_table_model import RowT, RowTableModel
from postmortem_desk.widgets.rows.row_table_view import RowTableView
from postmortem_desk.widgets.rows.rows_and_form import RowsAndForm
from postmortem_desk.widgets.rows.typed_text import TypedText
from postmortem_desk.widgets.section_panel import SectionPanel


class RowsPanel(SectionPanel, Generic[RowT]):
    """Heading, introduction, filter, the table with a line for the next row, and the selected row in detail.

    Every edit is an operation on the document; the table follows. Subclasses make the parts that are declared here and
    then call `_assemble`.
    """

    place_selected = Signal(object)
    """The Place of the row that a person has gone to."""
    selection_changed = Signal()
    """Other rows are selected, or in view."""

    part: ClassVar[str]
    """What a Place calls a row."""
    cell_fields: ClassVar[Mapping[int, str]]
    """The fields of a row that the cells of columns edit."""

    edits: AnyEdits
    table: RowTableView
    model: RowTableModel[RowT]
    delegate: CellDelegate
    columns: ColumnWidths
    filter: RowFilter[RowT]
    empty: EmptyRows
    quick: QLineEdit
    form: DetailForm

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(document, parent)
        self.introduction = Introduction(document, self.header, self)

    def _assemble(self, *below: QWidget) -> None:
        """Lay the parts out, with what stands `below` them, and connect them."""
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.table.setItemDelegate(self.delegate)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        rows = QWidget(self)
        self._stack = QStackedLayout(rows)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self.splitter = RowsAndForm(rows, self.quick, self.form, self)
        QWidget.setTabOrder(self.quick, self.splitter.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.introduction)
        column.addWidget(self.filter)
        column.addWidget(self.splitter, 1)
        for widget in below:
            column.addWidget(widget)
        self._hold = MouseHold(self.table)
        self._connect()

    def _connect(self) -> None:
        self.filter.filtered.connect(lambda: self.table.scrollTo(self.table.currentIndex()))
        self.filter.filtered.connect(self.selection_changed)
        self.table.selectionModel().selectionChanged.connect(self.selection_changed)
        self.model.move_requested.connect(self._move)
        self.table.shift_requested.connect(self.move_selected)
        self.table.insert_requested.connect(self.add_row)
        self.table.remove_requested.connect(self.remove_selected)
        self.table.row_entered.connect(self._enter)
        TypedText(self.table, self.quick)
        MenuKey(self.table)
        self.table.customContextMenuRequested.connect(self._open_menu)
        self.delegate.row_finished.connect(self._go_down)
        self.splitter.button.toggled.connect(self._show_form)
        self._hold.let_go.connect(self._let_form_come)
        self.empty.write_requested.connect(self.quick.setFocus)

    @property
    def layouts(self) -> dict[str, ColumnWidths | RowsAndForm]:
        """What the window remembers of it."""
        return {"columns": self.columns, "form": self.splitter}

    # What the window asks of every panel.

    def commit_editing(self) -> None:
        """Write what is being typed into the document, also what is only taken on leaving its field."""
        self.delegate.commit()
        self.form.commit_editing()
        super().commit_editing()

    def _leave_section(self) -> None:
        self.filter.clear()

    def reveal(self, place: Place) -> None:
        """Show a place of the section: select its row, or put the keyboard into its heading or introduction."""
        if place.part == self.part:
            self.model.unhide(place.id)
            if self.model.row_of(place.id) >= 0:
                self._reveal_row(place)
        elif (audience := audience_of(place.field)) is not None:
            self.introduction.write(audience)
        elif place.field == "heading":
            self.header.heading.setFocus()
        else:
            (self.table if self.model.all_rows else self.quick).setFocus()

    def _reveal_row(self, place: Place) -> None:
        column = self._shown_column(place.field)
        if audience_of(place.field):
            self.splitter.button.setChecked(True)  # other words stand in the form only
        if place.id not in self.table.selected_ids or self.table.current_id != place.id:
            self.table.select_ids([place.id], column=column)
        else:
            self.table.scrollTo(self.table.currentIndex())
        is_writing = self._is_writing()
        if (is_writing or column < 0) and self.form.focus_field(place.field):
            return
        if self.delegate.editor is None and not is_writing:
            self.table.setFocus()

    def _shown_column(self, field: str) -> int:
        """The column whose cells edit a field; -1 where none is in view."""
        found = (column for column, edited in self.cell_fields.items() if edited == field)
        return next((column for column in found if not self.table.isColumnHidden(column)), -1)

    def _is_writing(self) -> bool:
        """Whether the keyboard is in the form or in the quick line, where an undo must not take it away."""
        focus = self.window().focusWidget()
        return focus is not None and (focus is self.quick or self.form.isAncestorOf(focus))

    # What can be done.

    @property
    def has_selected(self) -> bool:
        """Whether a row is selected."""
        return self.table.selectionModel().hasSelection()

    def add_row(self) -> None:
        """Add an empty row behind the current one, or at the end, and open its first cell."""
        raise NotImplementedError

    def duplicate_selected(self) -> None:
        """Add a copy of each selected row behind it."""
        raise NotImplementedError

    def remove_selected(self) -> None:
        """Delete the selected rows. Undo brings them back."""
        self.commit_editing()
        ids = self.table.selected_ids
        self.table.leave_selected()
        self._remove(ids)

    def _remove(self, ids: tuple[str, ...]) -> None:
        """Delete these rows."""
        raise NotImplementedError

    def move_selected(self, step: int) -> None:
        """Move the selected rows by one place, up (-1) or down (1). Rows that a filter hides follow theirs."""
        raise NotImplementedError

    def _move(self, ids: tuple[str, ...], before_id: str | None) -> None:
        """A drag wants these rows in front of another one."""
        raise NotImplementedError

    def readers_menu(self, parent: QWidget) -> QMenu:
        """Who may read the selected rows."""
        from postmortem_desk.widgets.audiences.readers_menu import rows_readers_menu  # late: when it is asked for

        return rows_readers_menu(parent, self._document, self.edits.records, self.table, self.commit_editing)

    def ask_readers(self) -> None:
        """Open that menu below the current row."""
        popup_below(self.readers_menu(self), self.table)

    def rows_menu(self) -> QMenu:
        """What can be done with the current row and the selected ones."""
        return choice_menu(self._choices(), self)

    def _choices(self) -> Choices:
        """The groups of `rows_menu`."""
        raise NotImplementedError

    # What follows.

    def _show(self, incident: Incident) -> None:
        self.introduction.show_section(self._section_id)
        self._show_rows(incident)
        self._stack.setCurrentWidget(self.table if self.model.all_rows else self.empty)
        self._show_form()

    def _show_rows(self, incident: Incident) -> None:
        """Show the rows of the section, what its header says of them, and what stands in their place."""
        raise NotImplementedError

    def _show_form(self) -> None:
        """The form follows the current row; without one, or folded, it is away. It comes when no row is held: it takes
        the room of rows.
        """
        row = self._current_row()
        self._fill_form(row)
        if not self._hold.is_held:
            self.splitter.show_form(has_rows=bool(self.model.all_rows), has_current=row is not None)

    def _let_form_come(self) -> None:
        """The row is held no longer. Meanwhile it may have gone with its section, and the panel with it."""
        if self.isVisible():
            self._show_form()

    def _fill_form(self, row: RowT | None) -> None:
        """Show a row in the form."""
        raise NotImplementedError

    def _current_row(self) -> RowT | None:
        row = self.model.row_of(self.table.current_id or "")
        return self.model.row_at(row) if row >= 0 else None

    def _enter(self, row_id: str | None) -> None:
        self._show_form()
        if row_id is not None:
            self.place_selected.emit(Place(self.part, row_id))

    def _go_down(self) -> None:
        here = self.table.currentIndex()
        below = self.model.index(here.row() + 1, here.column())
        if here.isValid() and below.isValid():
            self.table.setCurrentIndex(below)

    def _open_menu(self, point: QPoint) -> None:
        self.rows_menu().popup(self.table.viewport().mapToGlobal(point))
