"""The timeline: a table of events, a line to write the next one in, and the selected event in detail."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

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
from postmortem_desk.session.document import Document, Place
from postmortem_desk.widgets.empty_timeline import EmptyTimeline
from postmortem_desk.widgets.event_columns import EventColumns
from postmortem_desk.widgets.event_delegate import EventDelegate
from postmortem_desk.widgets.event_edits import Clock, EventEdits, local_now
from postmortem_desk.widgets.event_form import EventForm
from postmortem_desk.widgets.event_menu import event_menu
from postmortem_desk.widgets.event_table_model import FIELDS, Column, EventTableModel
from postmortem_desk.widgets.quick_entry import QuickEntry, events_from_lines
from postmortem_desk.widgets.remedy_strip import Remedy
from postmortem_desk.widgets.row_table_view import RowTableView
from postmortem_desk.widgets.section_header import SectionHeader
from postmortem_desk.widgets.timeline_sentence import timeline_sentence
from postmortem_desk.widgets.translation import counted

_REMEDIES: dict[Remedy, Callable[[Incident, str], Incident]] = {
    Remedy.MOVE_BACK: move_back,
    Remedy.TIME_BETWEEN: take_time_between,
    Remedy.TIME_UNKNOWN: forget_time,
    Remedy.KEEP: keep_order,
}


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
        self.header = SectionHeader(document, self)
        self.sort_button = QPushButton(self.tr("Sort by time"), self)
        self.table = RowTableView(self.tr("Timeline"), self)
        self.model = EventTableModel(document, self.edits, self)
        self.table.show_model(self.model)
        self.delegate = EventDelegate(self.model, self.edits, self.table)
        self.table.setItemDelegate(self.delegate)
        self._columns = EventColumns(self.table)
        self.empty = EmptyTimeline(self)
        self.quick = QuickEntry(self)
        self.details_button = QPushButton(self.tr("Details"), self)
        self.form = EventForm(self.edits, self)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.header.add_button(self.sort_button)
        self.details_button.setCheckable(True)
        self.details_button.setChecked(True)
        self.details_button.setToolTip(self.tr("Show every field of the selected event"))
        rows = QWidget(self)
        self._rows = QStackedLayout(rows)
        self._rows.addWidget(self.table)
        self._rows.addWidget(self.empty)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 8)
        foot.setSpacing(8)
        foot.addWidget(self.quick, 1)
        foot.addWidget(self.details_button)
        upper = QWidget(self)
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rows, 1)
        column.addLayout(foot)
        upper.setMinimumHeight(160)
        self.splitter = QSplitter(Qt.Orientation.Vertical, self)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(upper)
        self.splitter.addWidget(self.form)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addWidget(self.splitter, 1)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        self._document.changed.connect(self._follow)
        self.sort_button.clicked.connect(self.sort_by_time)
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
        self.details_button.toggled.connect(self._show_form)
        self.empty.write_requested.connect(self.quick.setFocus)
        self.empty.paste_requested.connect(self._paste_lines)

    # What is shown.

    def show_section(self, section_id: str) -> None:
        """Show the events of a section of the document."""
        if section_id != self._section_id:
            self.commit_editing()
        self._section_id = section_id
        self._show(self._document.incident)

    def reveal(self, place: Place) -> None:
        """Bring the row that `place` is about into sight and select it, with the keyboard in the table."""
        if place.part == "section":
            self.header.heading.setFocus()
        elif place.part == "event" and self.model.row_of(place.id) >= 0:
            shown = (column for column in FIELDS if not self.table.isColumnHidden(column))
            column = next((column for column in shown if FIELDS[column] == place.field), -1)
            if place.id not in self.table.selected_ids or self.table.current_id != place.id:
                self.table.select_ids([place.id], column=column)
            else:
                self.table.scrollTo(self.table.currentIndex())
            if self.delegate.editor is None and not self.form.isAncestorOf(self.focusWidget() or self):
                self.table.setFocus()

    def commit_editing(self) -> None:
        """Write what is being typed, also the times that are only taken on leaving their field."""
        if self.delegate.editor is not None:
            self.delegate.commitData.emit(self.delegate.editor)
        self.form.commit_editing()
        self._document.end_typing()

    def _follow(self, before: Incident, after: Incident) -> None:
        if not any(section.id == self._section_id for section in after.sections):
            return
        if any(getattr(before, part) is not getattr(after, part) for part in ("timeline", "sections", "date", "zone")):
            self._show(after)

    def _show(self, incident: Incident) -> None:
        self.model.show_section(incident, self._section_id)
        self.header.show_section(self._section_id, timeline_sentence(incident, self.model.rows))
        has_rows = bool(self.model.rows)
        self._rows.setCurrentWidget(self.table if has_rows else self.empty)
        self.sort_button.setEnabled(len(self.model.rows) > 1)
        self._show_form()

    def _show_form(self) -> None:
        """The form follows the current row; without one, or folded, it is away."""
        row = self.model.row_of(self.table.current_id or "")
        self.form.show_event(self.model.row_at(row) if row >= 0 else None)
        self.form.setVisible(row >= 0 and self.details_button.isChecked())

    def _enter(self, event_id: str | None) -> None:
        self._show_form()
        if event_id is not None:
            self.place_selected.emit(Place("event", event_id))

    # What can be done.

    def add_event(self) -> None:
        """Add an empty event behind the current row, or at the end, and open its first cell."""
        self.commit_editing()
        event = Event(id=new_id(), section=self._section_id)
        row = self.model.row_of(self.table.current_id or "")
        before = self.model.id_at(row + 1) if row >= 0 else None
        self._apply(self.tr("Add event"), lambda incident: add_event(incident, event, before), event.id)
        self.table.select_ids([event.id], column=Column.TIME)
        self.table.setFocus()
        self.table.edit_cell(self.table.currentIndex())

    def add_lines(self, lines: tuple[str, ...]) -> None:
        """Add an event for each line ("10:42 restarted primary"), in its place in time, as one step."""
        self.commit_editing()
        events = events_from_lines(lines, self.edits.context_for(None, self._section_id), self._section_id)
        if not events:
            return

        def place_all(incident: Incident) -> Incident:
            for event in events:
                incident = place_event(incident, event)
            return incident

        words = counted(len(events), self.tr("Add event"), self.tr("Add {n} events"))
        self._apply(words, place_all, events[-1].id)
        self.table.select_ids([event.id for event in events], current=events[-1].id)

    def duplicate_selected(self) -> None:
        """Add a copy of each selected row behind it."""
        self.commit_editing()
        ids = self.table.selected_ids
        new_ids = tuple(new_id() for _ in ids)
        if ids:
            words = counted(len(ids), self.tr("Duplicate event"), self.tr("Duplicate {n} events"))
            self._apply(words, lambda i: duplicate_events(i, ids, new_ids), new_ids[0])
            self.table.select_ids(new_ids)

    def remove_selected(self) -> None:
        """Delete the selected rows. Undo brings them back."""
        self.commit_editing()
        ids = self.table.selected_ids
        if ids:
            words = counted(len(ids), self.tr("Delete event"), self.tr("Delete {n} events"))
            self._apply(words, lambda incident: remove_events(incident, ids), ids[0])

    def move_selected(self, step: int) -> None:
        """Move the selected rows by one place, up (-1) or down (1)."""
        self.commit_editing()
        ids = self.table.selected_ids
        if ids:
            words = counted(len(ids), self.tr("Move event"), self.tr("Move {n} events"))
            self._apply(words, lambda incident: shift_events(incident, ids, step), ids[0])
            self.table.scrollTo(self.table.currentIndex())

    def sort_by_time(self) -> None:
        """Put the events of the section into the order of time, as one step."""
        self.commit_editing()
        section_id = self._section_id
        self._document.apply(
            self.tr("Sort by time"),
            lambda incident: sort_events(incident, section_id),
            place=Place("section", section_id),
        )

    def move_back(self) -> None:
        """Remedy for the current row: move it to its place in time."""
        self._remedy_here(Remedy.MOVE_BACK)

    def take_time_between(self) -> None:
        """Remedy for the current row: a rough time between its neighbours."""
        self._remedy_here(Remedy.TIME_BETWEEN)

    def forget_time(self) -> None:
        """Remedy for the current row: say that its time is not known."""
        self._remedy_here(Remedy.TIME_UNKNOWN)

    def keep_order(self) -> None:
        """Remedy for the current row: say that it stands there on purpose."""
        self._remedy_here(Remedy.KEEP)

    def _remedy_here(self, remedy: Remedy) -> None:
        if self.table.current_id is not None:
            self.apply_remedy(self.table.current_id, remedy)

    def apply_remedy(self, event_id: str, remedy: Remedy) -> None:
        """Do what a person chose about a row that is out of time order."""
        self.commit_editing()
        if self.model.row_of(event_id) < 0:
            return
        labels = {
            Remedy.MOVE_BACK: self.tr("Move event back"),
            Remedy.TIME_BETWEEN: self.tr("Take a time between"),
            Remedy.TIME_UNKNOWN: self.tr("Forget time"),
            Remedy.KEEP: self.tr("Keep order"),
        }
        self._apply(labels[remedy], lambda incident: _REMEDIES[remedy](incident, event_id), event_id)
        self.table.select_ids([event_id])

    def _move_rows(self, ids: tuple[str, ...], before_id: str | None) -> None:
        section_id = self._section_id
        words = counted(len(ids), self.tr("Move event"), self.tr("Move {n} events"))
        self._apply(words, lambda incident: move_events(incident, ids, before_id, section_id), ids[0])

    def _apply(self, words: str, operation: Callable[[Incident], Incident], event_id: str) -> None:
        self._document.apply(words, operation, place=Place("event", event_id))

    def _go_down(self) -> None:
        here = self.table.currentIndex()
        if 0 <= here.row() < self.model.rowCount() - 1:
            self.table.setCurrentIndex(self.model.index(here.row() + 1, here.column()))

    def _paste_lines(self) -> None:
        self.add_lines(tuple(QApplication.clipboard().text().splitlines()))

    def _open_menu(self, point: QPoint) -> None:
        row = self.model.row_of(self.table.current_id or "")
        out_of_order = row >= 0 and self.model.is_out_of_order(self.model.row_at(row))
        change = [
            (self.tr("Edit"), lambda: self.table.edit_cell(self.table.currentIndex())),
            (self.tr("Duplicate"), self.duplicate_selected),
            (self.tr("Delete"), self.remove_selected),
        ]
        move = [
            (self.tr("Move up"), lambda: self.move_selected(-1)),
            (self.tr("Move down"), lambda: self.move_selected(1)),
            (self.tr("Sort by time"), self.sort_by_time),
        ]
        add = [(self.tr("Add event"), self.add_event)]
        groups = [add, change, move] if row >= 0 else [add]
        menu = event_menu(self, groups, self._remedy_here if out_of_order else None)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.table.viewport().mapToGlobal(point))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns their share of the new width."""
        super().resizeEvent(event)
        self._columns.fit()
