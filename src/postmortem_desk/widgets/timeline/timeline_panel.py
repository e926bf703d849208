"""The timeline: a table of events, a line to write the next one in, and the selected event in detail."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from postmortem_desk.model import Incident
from postmortem_desk.operations.excerpts import events_from
from postmortem_desk.session.document import Document, Place
from postmortem_desk.widgets.prose.introduction import Introduction
from postmortem_desk.widgets.rows.column_widths import ColumnWidths
from postmortem_desk.widgets.rows.row_cells import event_row_cells
from postmortem_desk.widgets.rows.row_clipboard import RowClipboard, pasted_rows
from postmortem_desk.widgets.rows.row_table_view import RowTableView
from postmortem_desk.widgets.rows.rows_and_form import RowsAndForm
from postmortem_desk.widgets.section_header import SectionHeader
from postmortem_desk.widgets.timeline.empty_timeline import EmptyTimeline
from postmortem_desk.widgets.timeline.event_actions import EventActions
from postmortem_desk.widgets.timeline.event_columns import event_columns
from postmortem_desk.widgets.timeline.event_delegate import EventDelegate
from postmortem_desk.widgets.timeline.event_edits import Clock, EventEdits, local_now
from postmortem_desk.widgets.timeline.event_filter import event_filter
from postmortem_desk.widgets.timeline.event_form import EventForm
from postmortem_desk.widgets.timeline.event_menu import Choice, event_menu
from postmortem_desk.widgets.timeline.event_table_model import FIELDS, Column, EventTableModel
from postmortem_desk.widgets.timeline.quick_entry import QuickEntry
from postmortem_desk.widgets.timeline.remedy_strip import Remedy
from postmortem_desk.widgets.timeline.time_question import TimeChange, TimeQuestion
from postmortem_desk.widgets.timeline.timeline_sentence import timeline_sentence

_SHOWN: Final = ("timeline", "sections", "date", "zone", "display")
"""The parts of an incident that the panel shows something of."""


class TimelinePanel(QWidget):
    """The editor of one section with the role timeline."""

    place_selected = Signal(object)
    """The Place of the row that a person has gone to."""

    def __init__(self, document: Document, parent: QWidget | None = None, now: Clock = local_now) -> None:
        """`now` tells the present for events that are written as "now"."""
        super().__init__(parent)
        self._document = document
        self._section_id = ""
        self.edits = EventEdits(document, self, now)
        self.rows = EventActions(document, self)
        self.header = SectionHeader(document, self)
        self.introduction = Introduction(document, self)
        self.sort_button = QPushButton(self.tr("Sort by time"), self)
        self.table = RowTableView(self.tr("Timeline"), self)
        self.model = EventTableModel(document, self.edits, self)
        self.table.show_model(self.model)
        self.delegate = EventDelegate(self.model, self.edits, self.table)
        self.table.setItemDelegate(self.delegate)
        self.columns = event_columns(self.table)
        self.clipboard = RowClipboard(
            document, self.table, event_row_cells, remove=self.remove_selected, paste=self.paste_lines
        )
        self.filter = event_filter(self.model, self)
        self.empty = EmptyTimeline(self)
        self.quick = QuickEntry(self)
        self.times = TimeQuestion(self)
        self.form = EventForm(self.edits, self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.header.add_button(self.filter.button)
        self.header.add_button(self.sort_button)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        rows = QWidget(self)
        self._stack = QStackedLayout(rows)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        self.splitter = RowsAndForm(rows, self.quick, self.form, self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addWidget(self.introduction)
        whole.addWidget(self.filter)
        whole.addWidget(self.splitter, 1)
        whole.addWidget(self.times)

    def _connect(self) -> None:
        self._document.changed.connect(self._follow)
        self.sort_button.clicked.connect(self.sort_by_time)
        self.filter.filtered.connect(lambda: self._show(self._document.incident))
        self.model.move_requested.connect(self._move_rows)
        self.table.shift_requested.connect(self.move_selected)
        self.table.insert_requested.connect(self.add_event)
        self.table.remove_requested.connect(self.remove_selected)
        self.table.row_entered.connect(self._enter)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._open_menu)
        # A remedy may take the clicked row away, so it waits until the table is done with the click.
        self.delegate.remedy_requested.connect(self.apply_remedy, Qt.ConnectionType.QueuedConnection)
        self.delegate.row_finished.connect(self._go_down)
        self.quick.lines_entered.connect(self.add_lines)
        self.times.answered.connect(self._change_times)
        self.times.left.connect(self.table.setFocus)
        self.splitter.button.toggled.connect(self._show_form)
        self.empty.write_requested.connect(self.quick.setFocus)
        self.empty.paste_requested.connect(self.paste_lines)

    @property
    def layouts(self) -> dict[str, ColumnWidths | RowsAndForm]:
        """What the window remembers of it."""
        return {"columns": self.columns, "form": self.splitter}

    # What is shown.

    def show_section(self, section_id: str) -> None:
        """Show the events of a section of the document."""
        if section_id != self._section_id:
            self.commit_editing()
            self.filter.clear()
        self._section_id = section_id
        self._show(self._document.incident)

    def reveal(self, place: Place) -> None:
        """Bring the row that `place` is about into sight and select it, with the keyboard in the table."""
        if place.part == "section":
            if place.field == "text":
                self.introduction.write()
            else:
                (self.header.heading if place.field == "heading" else self._first_step()).setFocus()
            return
        self.model.unhide(place.id)
        if place.part == "event" and self.model.row_of(place.id) >= 0:
            shown = (column for column in FIELDS if not self.table.isColumnHidden(column))
            column = next((column for column in shown if FIELDS[column] == place.field), -1)
            if place.id not in self.table.selected_ids or self.table.current_id != place.id:
                self.table.select_ids([place.id], column=column)
            else:
                self.table.scrollTo(self.table.currentIndex())
            if self.delegate.editor is None and not self._is_writing():
                self.table.setFocus()

    def _is_writing(self) -> bool:
        """Whether the keyboard is in the form or in the quick line, where an undo must not take it away."""
        focus = self.focusWidget()
        return focus is not None and focus.hasFocus() and (focus is self.quick or self.form.isAncestorOf(focus))

    def _first_step(self) -> QWidget:
        return self.table if self.model.all_rows else self.quick

    def commit_editing(self) -> None:
        """Write what is being typed, also the times that are only taken on leaving their field."""
        if self.delegate.editor is not None:
            self.delegate.commitData.emit(self.delegate.editor)
        self.form.commit_editing()
        self._document.end_typing()

    def _follow(self, before: Incident, after: Incident) -> None:
        if not any(section.id == self._section_id for section in after.sections):
            return
        if any(getattr(before, part) is not getattr(after, part) for part in _SHOWN):
            self.times.dismiss()
            self._show(after)

    def _show(self, incident: Incident) -> None:
        self.model.show_section(incident, self._section_id)
        self.header.show_section(self._section_id, timeline_sentence(incident, self.model.all_rows))
        self.introduction.show_section(self._section_id)
        self.empty.show_guidance(self.introduction.guidance)
        self._stack.setCurrentWidget(self.table if self.model.all_rows else self.empty)
        self.sort_button.setEnabled(self.can_sort)
        self._show_form()

    def _show_form(self) -> None:
        """The form follows the current row; without one, or folded, it is away."""
        row = self.model.row_of(self.table.current_id or "")
        self.form.show_event(self.model.row_at(row) if row >= 0 else None)
        self.splitter.show_form(has_rows=bool(self.model.all_rows), has_current=row >= 0)

    def _enter(self, event_id: str | None) -> None:
        self._show_form()
        if event_id is not None:
            self.place_selected.emit(Place("event", event_id))

    # What can be done.

    @property
    def has_selected(self) -> bool:
        """Whether a row is selected."""
        return self.table.selectionModel().hasSelection()

    @property
    def can_sort(self) -> bool:
        """Whether there is anything to sort."""
        return len(self.model.all_rows) > 1

    @property
    def is_out_of_order(self) -> bool:
        """Whether the current row is earlier than the row above it."""
        return bool(self.remedies_here)

    @property
    def remedies_here(self) -> tuple[Remedy, ...]:
        """What can be done about the current row, where it is out of time order."""
        row = self.model.row_of(self.table.current_id or "")
        return self.model.remedies_for(self.model.row_at(row)) if row >= 0 else ()

    def add_event(self) -> None:
        """Add an empty event behind the current row, or at the end, and open its first cell."""
        self.commit_editing()
        row = self.model.row_of(self.table.current_id or "")
        event_id = self.rows.add(self._section_id, self.model.id_at(row + 1) if row >= 0 else None)
        self.table.select_ids([event_id], column=Column.TIME)
        self.table.setFocus()
        self.table.edit_cell(self.table.currentIndex())

    def add_lines(self, lines: tuple[str, ...]) -> None:
        """Add an event for each line ("10:42 restarted primary"), in its place in time, as one step."""
        from postmortem_desk.importing.evidence.pasted_lines import (
            events_from_text,  # late: nobody writes before the first paint
        )

        self.commit_editing()
        context = self.edits.context_for(None, self._section_id)
        ids = self.rows.place(events_from_text("\n".join(lines), context, self._section_id))
        self.table.select_ids(ids, current=ids[-1] if ids else None)

    def duplicate_selected(self) -> None:
        """Add a copy of each selected row behind it."""
        self.commit_editing()
        self.table.select_ids(self.rows.duplicate(self.table.selected_ids))

    def remove_selected(self) -> None:
        """Delete the selected rows. Undo brings them back."""
        self.commit_editing()
        self.rows.remove(self.table.selected_ids)

    def move_selected(self, step: int) -> None:
        """Move the selected rows by one place, up (-1) or down (1)."""
        self.commit_editing()
        if self.rows.shift(self.table.selected_ids, step, self.model.hidden_ids):
            self.table.scrollTo(self.table.currentIndex())

    def sort_by_time(self) -> None:
        """Put the events of the section into the order of time, as one step."""
        self.commit_editing()
        self.rows.sort(self._section_id)

    def ask_shift(self) -> None:
        """Ask by how much the times of the selected rows, of all where one or none is selected, shall move."""
        if ids := self._meant_ids():
            self.times.ask_shift(self._document.incident, ids)

    def ask_zone(self) -> None:
        """Ask in which zone the times of the selected rows, of all where one or none is selected, were told."""
        if ids := self._meant_ids():
            self.times.ask_zone(self._document.incident, ids)

    def _meant_ids(self) -> tuple[str, ...]:
        self.commit_editing()
        selected = tuple(self.table.selected_ids)
        return selected if len(selected) > 1 else tuple(row.id for row in self.model.all_rows)

    def _change_times(self, change: TimeChange) -> None:
        self._document.apply(change.label, change.operation, place=Place("section", self._section_id))

    def apply_remedy(self, event_id: str, remedy: Remedy) -> None:
        """Do what a person chose about a row that is out of time order."""
        self.commit_editing()
        if self.model.row_of(event_id) >= 0:
            self.rows.remedy(event_id, remedy)
            self.table.select_ids([event_id])

    def apply_remedy_here(self, remedy: Remedy) -> None:
        """Do it about the current row."""
        self.apply_remedy(self.table.current_id or "", remedy)

    def _move_rows(self, ids: tuple[str, ...], before_id: str | None) -> None:
        self.commit_editing()
        self.rows.move(ids, before_id, self._section_id, self.model.hidden_ids)
        self.table.scrollTo(self.table.currentIndex())

    def _go_down(self) -> None:
        here = self.table.currentIndex()
        if 0 <= here.row() < self.model.rowCount() - 1:
            self.table.setCurrentIndex(self.model.index(here.row() + 1, here.column()))

    def paste_lines(self) -> None:
        """Add an event for each row or line of the clipboard, in its place in time, as one step."""
        rows = pasted_rows()
        if rows is not None:
            self.commit_editing()
            self.table.select_ids(self.rows.place(events_from(rows, self._document.incident, self._section_id)))
        elif (text := QApplication.clipboard().text()).strip():
            self.add_lines((text,))

    def _open_menu(self, point: QPoint) -> None:
        menu = self.rows_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.table.viewport().mapToGlobal(point))

    def rows_menu(self) -> QMenu:
        """What can be done with the current row and the selected ones."""
        change = [
            (self.tr("Edit"), lambda: self.table.edit_cell(self.table.currentIndex())),
            (self.tr("Copy"), self.clipboard.copy),
            (self.tr("Duplicate"), self.duplicate_selected),
            (self.tr("Delete"), self.remove_selected),
        ]
        move = [
            (self.tr("Move up"), lambda: self.move_selected(-1)),
            (self.tr("Move down"), lambda: self.move_selected(1)),
            (self.tr("Sort by time"), self.sort_by_time),
        ]
        times = [(self.tr("Move times by…"), self.ask_shift), (self.tr("These times were in…"), self.ask_zone)]
        add = [(self.tr("Add event"), self.add_event), (self.tr("Paste lines as events"), self.paste_lines)]
        groups: list[Sequence[Choice]] = [add, change, move, times] if self.table.current_id else [add]
        return event_menu(self, groups, self.remedies_here, self.apply_remedy_here)
