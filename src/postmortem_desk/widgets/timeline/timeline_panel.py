"""The timeline: a table of events, a line to write the next one in, and the selected event in detail."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget

from postmortem_desk.model import Event, Incident
from postmortem_desk.operations.audiences.wordings import wording_field
from postmortem_desk.operations.excerpts import events_from
from postmortem_desk.session.document import Document, Place
from postmortem_desk.widgets.choice_menu import Choices
from postmortem_desk.widgets.rows.row_clipboard import RowClipboard, event_row_cells, pasted_rows
from postmortem_desk.widgets.rows.row_table_view import RowTableView
from postmortem_desk.widgets.rows.rows_panel import RowsPanel
from postmortem_desk.widgets.timeline.empty_timeline import EmptyTimeline
from postmortem_desk.widgets.timeline.event_actions import EventActions
from postmortem_desk.widgets.timeline.event_cells import remedy_word
from postmortem_desk.widgets.timeline.event_columns import event_columns
from postmortem_desk.widgets.timeline.event_delegate import EventDelegate
from postmortem_desk.widgets.timeline.event_edits import Clock, EventEdits, local_now
from postmortem_desk.widgets.timeline.event_filter import event_filter
from postmortem_desk.widgets.timeline.event_form import EventForm
from postmortem_desk.widgets.timeline.event_table_model import FIELDS, Column, EventTableModel
from postmortem_desk.widgets.timeline.quick_entry import QuickEntry
from postmortem_desk.widgets.timeline.remedy_strip import Remedy
from postmortem_desk.widgets.timeline.time_question import TimeChange, TimeQuestion
from postmortem_desk.widgets.timeline.timeline_sentence import timeline_sentence


class TimelinePanel(RowsPanel[Event]):
    """The editor of one section with the role timeline."""

    part = "event"
    shown_parts = ("timeline", "sections", "date", "zone", "display")
    cell_fields = FIELDS
    edits: EventEdits
    model: EventTableModel
    delegate: EventDelegate
    empty: EmptyTimeline
    quick: QuickEntry
    form: EventForm

    def __init__(self, document: Document, parent: QWidget | None = None, now: Clock = local_now) -> None:
        """`now` tells the present for events that are written as "now"."""
        super().__init__(document, parent)
        self.edits = EventEdits(document, self, now)
        self.rows = EventActions(document, self)
        self.table = RowTableView(self.tr("Timeline"), self)
        self.model = EventTableModel(document, self.edits, self)
        self.table.show_model(self.model)
        self.delegate = EventDelegate(self.model, self.edits, self.table)
        # A remedy may take the clicked row away, so it waits until the table is done with the click.
        self.delegate.remedy_requested.connect(self.apply_remedy, Qt.ConnectionType.QueuedConnection)
        self.columns = event_columns(self.table)
        self.clipboard = RowClipboard(
            document, self.table, event_row_cells, remove=self.remove_selected, paste=self.paste_lines
        )
        self.filter = event_filter(self.model, self)
        self.sort_button = QPushButton(self.tr("Sort by time"), self)
        self.sort_button.clicked.connect(self.sort_by_time)
        self.header.add_button(self.filter.button)
        self.header.add_button(self.sort_button)
        self.empty = EmptyTimeline(self)
        self.empty.paste_requested.connect(self.paste_lines)
        self.quick = QuickEntry(self)
        self.quick.lines_entered.connect(self.add_lines)
        self.times = TimeQuestion(self)
        self.times.answered.connect(self._change_times)
        self.times.left.connect(self.table.setFocus)
        self.form = EventForm(self.edits, self)
        self._assemble(self.times)

    # What is shown.

    def _show_rows(self, incident: Incident) -> None:
        self.times.dismiss()
        self.model.show_section(incident, self._section_id)
        self.header.show_section(self._section_id, timeline_sentence(incident, self.model.all_rows))
        self.empty.show_guidance(self.introduction.guidance)
        self.sort_button.setEnabled(self.can_sort)

    def _fill_form(self, row: Event | None) -> None:
        self.form.show_event(row)

    # What can be done.

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
        row = self._current_row()
        return self.model.remedies_for(row) if row is not None else ()

    def add_row(self) -> None:
        """Add an empty event behind the current row, or at the end, and open its first cell."""
        self.commit_editing()
        row = self.model.row_of(self.table.current_id or "")
        event_id = self.rows.add(self._section_id, self.model.id_at(row + 1) if row >= 0 else None)
        self.edits.begin_row(event_id)
        self.table.select_ids([event_id], column=Column.TIME)
        self.table.setFocus()
        self.table.edit_current()

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

    def _remove(self, ids: tuple[str, ...]) -> None:
        self.rows.remove(ids)

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

    def _move(self, ids: tuple[str, ...], before_id: str | None) -> None:
        self.commit_editing()
        self.rows.move(ids, before_id, self._section_id, self.model.hidden_ids)
        self.table.scrollTo(self.table.currentIndex())

    def paste_lines(self) -> None:
        """Add an event for each row or line of the clipboard, in its place in time, as one step."""
        rows = pasted_rows()
        if rows is not None:
            self.commit_editing()
            self.table.select_ids(self.rows.place(events_from(rows, self._document.incident, self._section_id)))
        elif (text := QApplication.clipboard().text()).strip():
            self.add_lines((text,))

    def _wordings_menu(self, parent: QWidget) -> QMenu:
        """Who may read the current event in other words."""
        from postmortem_desk.widgets.audiences.wordings_menu import wordings_menu  # late: when it is asked for

        event_id = self.table.current_id or ""
        incident = self._document.incident
        return wordings_menu(
            parent,
            incident,
            self.edits.records,
            event_id,
            lambda name: self.reveal(Place("event", event_id, wording_field(name))),
        )

    def _choices(self) -> Choices:
        add = [
            (self.tr("Add event"), self.add_row, "Ins"),
            (self.tr("Paste lines as events"), self.paste_lines, "Ctrl+V"),
        ]
        if self.table.current_id is None:
            return [add]
        remedies = [(remedy_word(remedy), partial(self.apply_remedy_here, remedy), "") for remedy in self.remedies_here]
        change = [
            (self.tr("Edit"), self.table.edit_current, "F2"),
            (self.tr("Copy"), self.clipboard.copy, "Ctrl+C"),
            (self.tr("Duplicate"), self.duplicate_selected, "Ctrl+D"),
            (self.tr("Delete"), self.remove_selected, "Del"),
        ]
        move = [
            (self.tr("Move up"), lambda: self.move_selected(-1), "Alt+Up"),
            (self.tr("Move down"), lambda: self.move_selected(1), "Alt+Down"),
            (self.tr("Sort by time"), self.sort_by_time, "Ctrl+Shift+O"),
        ]
        times = [(self.tr("Move times by…"), self.ask_shift, ""), (self.tr("These times were in…"), self.ask_zone, "")]
        return [remedies, add, change, move, times, [self.readers_menu, self._wordings_menu]]
