"""The timeline of a section: its table, the form of the selected event, and the line that adds events."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QSplitter, QVBoxLayout, QWidget

from postmortem_desk.insight.counts import timeline_span
from postmortem_desk.model import Event, Incident, new_id
from postmortem_desk.operations.events import (
    add_event,
    duplicate_events,
    forget_time,
    keep_order,
    move_back,
    move_events,
    place_event,
    remove_events,
    shift_events,
    sort_events,
    take_time_between,
)
from postmortem_desk.operations.lookup import events_in
from postmortem_desk.session.document import Document, Place
from postmortem_desk.text.durations import duration_text
from postmortem_desk.text.moments import moment_text
from postmortem_desk.widgets.column_widths import ColumnWidths
from postmortem_desk.widgets.event_cells import remedy_word
from postmortem_desk.widgets.event_delegate import EventDelegate
from postmortem_desk.widgets.event_edits import EventEdits
from postmortem_desk.widgets.event_form import EventForm
from postmortem_desk.widgets.event_table_model import FIELDS, Column, EventTableModel
from postmortem_desk.widgets.plain_label import PlainLabel
from postmortem_desk.widgets.quick_entry import QuickEntry, event_from
from postmortem_desk.widgets.remedy_strip import Remedy
from postmortem_desk.widgets.row_table_view import RowTableView
from postmortem_desk.widgets.section_header import SectionHeader
from postmortem_desk.widgets.translation import counted

_WIDTHS: Final[Mapping[int, tuple[int, float, int]]] = {
    Column.GRIP: (28, 0.0, 28),
    Column.TIME: (72, 0.17, 112),
    Column.KIND: (92, 0.21, 150),
    Column.ACTOR: (64, 0.16, 128),
}
_REMEDIES: Final[dict[Remedy, Callable[[Incident, str], Incident]]] = {
    Remedy.MOVE_BACK: move_back,
    Remedy.TIME_BETWEEN: take_time_between,
    Remedy.TIME_UNKNOWN: forget_time,
    Remedy.KEEP: keep_order,
}


class TimelinePanel(QWidget):
    """Every edit is an operation on the document; the table follows."""

    place_selected = Signal(object)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._section_id = ""
        self.edits = EventEdits(document, self)
        self.header = SectionHeader(document, self)
        self.sort_button = QPushButton(self.tr("Sort by time"), self)
        self.table = RowTableView(self.tr("Timeline"), self)
        self.model = EventTableModel(document, self.edits, self)
        self.delegate = EventDelegate(self.model, self.edits, self.table)
        self.empty = PlainLabel(
            self.tr("Nothing here yet. Type the first event into the line below: a time, then what happened."), self
        )
        self.form = EventForm(document, self.edits, self)
        self.quick = QuickEntry(self)
        self._set_up_table()
        self._lay_out()
        self._wire()

    def _set_up_table(self) -> None:
        self.table.show_model(self.model)
        self.table.setItemDelegate(self.delegate)
        ColumnWidths(self.table, _WIDTHS, Column.TEXT)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def _lay_out(self) -> None:
        self.header.add_button(self.sort_button)
        self.empty.setObjectName("empty")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.form.setMinimumHeight(96)
        self.splitter = QSplitter(Qt.Orientation.Vertical, self)
        self.splitter.setChildrenCollapsible(True)
        self.splitter.addWidget(self.table)
        self.splitter.addWidget(self.form)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setSizes([420, 168])
        line = QWidget(self)
        line.setObjectName("quick_line")
        inner = QVBoxLayout(line)
        inner.setContentsMargins(16, 8, 16, 8)
        inner.addWidget(self.quick)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.empty, 1)
        column.addWidget(self.splitter, 1)
        column.addWidget(line)
        self.setFocusProxy(self.table)

    def _wire(self) -> None:
        self._document.changed.connect(self._follow)
        self.sort_button.clicked.connect(self.sort_by_time)
        self.quick.entered.connect(self._enter)
        self.table.shift_requested.connect(self.move_selected)
        self.table.insert_requested.connect(self.add_event)
        self.table.remove_requested.connect(self.remove_selected)
        self.table.row_entered.connect(self._tell_row)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.model.move_requested.connect(self._move)
        self.delegate.remedy_requested.connect(self.apply_remedy)
        self.delegate.row_finished.connect(self._enter_row_below)

    # What the window asks of every panel.

    def show_section(self, section_id: str) -> None:
        """Show the events of a section."""
        fresh = section_id != self._section_id
        self._section_id = section_id
        self._show_rows(self._document.incident)
        if fresh and self.model.rows:
            self.table.select_ids([self.model.rows[0].id], column=Column.TEXT)

    def commit_editing(self) -> None:
        """Write what is being typed, in a cell or in the form, into the document."""
        editor = self.delegate.editor
        if editor is not None:
            self.delegate.commitData.emit(editor)
        self.form.commit_editing()
        self.edits.end()

    def reveal(self, place: Place) -> None:
        """Select the event of `place` and put the focus on the table."""
        if place.part == "event" and self.model.row_of(place.id) >= 0:
            column = next((number for number, field in FIELDS.items() if field == place.field), -1)
            self.table.select_ids([place.id], column=column)
        if place.field == "heading":
            self.header.heading.setFocus()
        elif not self.table.isHidden() and self.model.rows:
            self.table.setFocus()
        else:
            self.quick.setFocus()

    # What can be done.

    def add_event(self) -> None:
        """Add an empty event behind the current one, and open its time."""
        self.commit_editing()
        current = self.table.current_id
        behind = self.model.row_of(current) + 1 if current else len(self.model.rows)
        event = Event(id=new_id(), section=self._section_id)
        self._apply(self.tr("Add event"), lambda i: add_event(i, event, self.model.id_at(behind)), event.id)
        self.table.select_ids([event.id], column=Column.TIME)
        self.table.setFocus()
        self.table.edit_cell(self.model.index(self.model.row_of(event.id), Column.TIME))

    def duplicate_selected(self) -> None:
        """Add copies of the selected events behind them."""
        self.commit_editing()
        ids = self.table.selected_ids
        if ids:
            fresh = tuple(new_id() for _ in ids)
            self._apply(self.tr("Duplicate event"), lambda i: duplicate_events(i, ids, fresh), fresh[0])
            self.table.select_ids(fresh)

    def remove_selected(self) -> None:
        """Delete the selected events."""
        self.commit_editing()
        ids = self.table.selected_ids
        if ids:
            self._apply(self.tr("Delete event"), lambda i: remove_events(i, ids), ids[0])

    def move_selected(self, step: int) -> None:
        """Move the selected events by one row, up (-1) or down (1)."""
        self.commit_editing()
        ids = self.table.selected_ids
        if ids:
            self._apply(self.tr("Move event"), lambda i: shift_events(i, ids, -1 if step < 0 else 1), ids[0])

    def sort_by_time(self) -> None:
        """Put the events into the order of their times, as one step."""
        self.commit_editing()
        section = self._section_id
        self._apply(self.tr("Sort by time"), lambda i: sort_events(i, section), "")

    def apply_remedy(self, event_id: str, remedy: Remedy) -> None:
        """Do what a person chose about a row that is out of time order."""
        self.commit_editing()
        self._apply(remedy_word(remedy), lambda i: _REMEDIES[remedy](i, event_id), event_id)

    # What follows.

    def _apply(self, label: str, operation: Callable[[Incident], Incident], event_id: str) -> None:
        place = Place("event", event_id) if event_id else Place("section", self._section_id)
        self._document.apply(label, operation, place=place)

    def _move(self, ids: tuple[str, ...], before_id: str | None) -> None:
        self.commit_editing()
        section = self._section_id
        self._apply(self.tr("Move event"), lambda i: move_events(i, ids, before_id, section), ids[0])

    def _enter(self, line: str) -> None:
        event = event_from(line, self._section_id, self.edits.context_for(None, self._section_id))
        self._apply(self.tr("Add event"), lambda i: place_event(i, event), event.id)
        self.table.select_ids([event.id])

    def _enter_row_below(self) -> None:
        below = self.model.index(self.table.currentIndex().row() + 1, self.table.currentIndex().column())
        if below.isValid():
            self.table.setCurrentIndex(below)

    def _tell_row(self, event_id: str | None) -> None:
        self.form.show_event(event_id)
        if event_id is not None:
            self.place_selected.emit(Place("event", event_id))

    def _show_menu(self, point: QPoint) -> None:
        menu = QMenu(self)
        index = self.table.indexAt(point)
        if index.isValid():
            event = self.model.row_at(index.row())
            if self.model.is_out_of_order(event):
                for remedy in Remedy:
                    self._add(menu, remedy_word(remedy), partial(self.apply_remedy, event.id, remedy))
                menu.addSeparator()
            self._add(menu, self.tr("Duplicate"), self.duplicate_selected)
            self._add(menu, self.tr("Delete"), self.remove_selected)
            self._add(menu, self.tr("Move up"), lambda: self.move_selected(-1))
            self._add(menu, self.tr("Move down"), lambda: self.move_selected(1))
            menu.addSeparator()
        self._add(menu, self.tr("Add event"), self.add_event)
        self._add(menu, self.tr("Sort by time"), self.sort_by_time)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.table.viewport().mapToGlobal(point))

    def _add(self, menu: QMenu, text: str, act: Callable[[], object]) -> None:
        action = QAction(text, menu)
        action.triggered.connect(lambda _checked=False: act())
        menu.addAction(action)

    def _follow(self, before: Incident, after: Incident) -> None:
        if not any(section.id == self._section_id for section in after.sections):
            return
        if any(getattr(before, part) is not getattr(after, part) for part in ("timeline", "sections", "date", "zone")):
            self._show_rows(after)

    def _show_rows(self, incident: Incident) -> None:
        self.model.show_section(incident, self._section_id)
        rows = self.model.rows
        self.empty.setVisible(not rows)
        self.splitter.setVisible(bool(rows))
        self.sort_button.setEnabled(len(rows) > 1)
        self.header.show_section(self._section_id, self._sentence(incident))
        if self.table.current_id is None:
            self.form.show_event(None)

    def _sentence(self, incident: Incident) -> str:
        rows = events_in(incident, self._section_id)
        if not rows:
            return ""
        parts = [counted(len(rows), self.tr("1 event"), self.tr("{n} events"))]
        timed = [row for row in rows if row.at.is_known]
        if len(timed) > 1:
            first, last = moment_text(timed[0].at), moment_text(timed[-1].at)
            parts.append(self.tr("{first} to {last}").format(first=first, last=last))
        span = timeline_span(incident)
        if span is not None and len(rows) == len(incident.timeline):
            parts.append(duration_text(span.seconds))
        return ", ".join(parts)
