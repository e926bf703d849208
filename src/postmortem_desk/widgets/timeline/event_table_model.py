"""The events of one section as a table: grip, time, kind, what happened, who."""

from enum import IntEnum
from operator import attrgetter
from typing import Any, Final

from PySide6.QtCore import QObject, Qt

from postmortem_desk.insight.order import rows_out_of_order, rows_past_midnight
from postmortem_desk.model import Event, Incident
from postmortem_desk.operations.lookup import events_in
from postmortem_desk.session.document import Document
from postmortem_desk.text.times.dates import iso_date
from postmortem_desk.text.times.moments import moment_text
from postmortem_desk.text.times.second_zone import second_zone, time_elsewhere
from postmortem_desk.widgets.rows.row_drags import drag_origin
from postmortem_desk.widgets.rows.row_table_model import AnyIndex, RowTableModel
from postmortem_desk.widgets.timeline.event_edits import EventEdits
from postmortem_desk.widgets.timeline.remedy_strip import PAST_MIDNIGHT, USUAL_REMEDIES, Remedy
from postmortem_desk.widgets.words.audience_words import mark_words
from postmortem_desk.widgets.words.day_words import day_words
from postmortem_desk.widgets.words.event_words import kind_of_word, kind_word, milestone_word

_Role = Qt.ItemDataRole
_DAY_LENGTH: Final = 10
_at_of: Final = attrgetter("at.at")


class Column(IntEnum):
    """The columns of the table."""

    GRIP = 0
    TIME = 1
    KIND = 2
    TEXT = 3
    ACTOR = 4


FIELDS: Final[dict[int, str]] = {Column.TIME: "at", Column.KIND: "kind", Column.TEXT: "text", Column.ACTOR: "actor"}
"""The field of an event that a column's cells edit."""


class EventTableModel(RowTableModel[Event]):
    """A projection of one section's events. Cells are written through EventEdits."""

    def __init__(self, document: Document, edits: EventEdits, parent: QObject | None = None) -> None:
        super().__init__("event", drag_origin(document), len(Column), parent)
        self._edits = edits
        self._section_id = ""
        self._out_of_order: frozenset[str] = frozenset()
        self._past_midnight: frozenset[str] = frozenset()
        self._days: dict[str, str] = {}
        self._zones = ("", "")
        self._marked: tuple[tuple[Event, ...], tuple[Event, ...], tuple[str, str, str]] = ((), (), ("", "", ""))
        """What marks and days were made from: all rows, those in view; the incident's day, zone and second zone."""

    @property
    def section_id(self) -> str:
        """The section whose events are shown."""
        return self._section_id

    def show_section(self, incident: Incident, section_id: str) -> None:
        """Show the events of a section of `incident`."""
        self._section_id = section_id
        with self.one_change():
            self.show_rows(events_in(incident, section_id))
            self._show_marks(incident)

    def _show_marks(self, incident: Incident) -> None:
        """Show anew the rows whose marks or days have changed, though they are the same."""
        everything, shown, clock = self._marked
        self._marked = self.all_rows, self.rows, (incident.date, incident.zone, second_zone(incident))
        if clock == self._marked[2] and _same_times(everything, self.all_rows) and _same_times(shown, self.rows):
            return
        marked = rows_out_of_order(incident, self._section_id)
        nights = rows_past_midnight(incident, self._section_id) if marked else marked
        days = _day_separators(self.rows, incident.date)
        stale = (
            (marked ^ self._out_of_order)
            | (nights ^ self._past_midnight)
            | {name for name in days.keys() | self._days.keys() if days.get(name) != self._days.get(name)}
        )
        self._out_of_order, self._past_midnight, self._days = marked, nights, days
        zones = (incident.zone, second_zone(incident))
        if zones != self._zones:
            self._zones = zones
            self.refresh_rows(range(len(self.rows)))
        else:
            self.refresh_rows(row for name in stale if (row := self.row_of(name)) >= 0)

    def is_out_of_order(self, event: Event) -> bool:
        """Whether the event is earlier than the row above it."""
        return event.id in self._out_of_order

    def remedies_for(self, event: Event) -> tuple[Remedy, ...]:
        """What can be done about an event that is earlier than the row above it; nothing for others."""
        if event.id in self._past_midnight:
            return PAST_MIDNIGHT
        return USUAL_REMEDIES if self.is_out_of_order(event) else ()

    def day_above(self, event: Event) -> str:
        """The day that is shown above the event, where its day is another than that of the row above; else ""."""
        return self._days.get(event.id, "")

    def time_elsewhere(self, event: Event) -> str:
        """The event's time on the clock of the second zone; "" where none is shown or it is not known."""
        zone, second = self._zones
        return time_elsewhere(event.at, event.end, zone, second) if second else ""

    def heading(self, column: int) -> str:
        """The heading of a column; the grip has none."""
        return ("", self.tr("Time"), self.tr("Kind"), self.tr("What happened"), self.tr("Who"))[column]

    def is_editable(self, column: int) -> bool:
        """Every cell but the grip."""
        return column in FIELDS

    def data(self, index: AnyIndex, role: int = _Role.DisplayRole) -> Any:
        """The text of a cell, to show, to edit and to be read aloud."""
        if not index.isValid():
            return None
        event = self.row_at(index.row())
        if role == _Role.EditRole:
            return self._edited_text(event, index.column())
        if role == _Role.DisplayRole:
            return self._shown_text(event, index.column())
        if role == _Role.AccessibleTextRole:
            column = index.column()
            return (
                self.row_words(event) if column == Column.GRIP else self.spoken(self._shown_text(event, column), column)
            )
        if role == _Role.AccessibleDescriptionRole and self.is_out_of_order(event):
            return self.tr("Earlier than the row above.")
        return None

    def setData(self, index: AnyIndex, value: Any, role: int = _Role.EditRole) -> bool:
        """Write what a person typed into a cell; a time is parsed, and kept as it is written."""
        if role != _Role.EditRole or not index.isValid() or not isinstance(value, str):
            return False
        event_id = self.row_at(index.row()).id
        match index.column():
            case Column.TIME:
                return self._edits.write_time(event_id, value)
            case Column.KIND:
                return self._edits.write(event_id, "kind", kind_of_word(value))
            case Column.TEXT:
                return self._edits.write(event_id, "text", value)
            case Column.ACTOR:
                return self._edits.write(event_id, "actor", value)
        return False

    def row_words(self, event: Event) -> str:
        """The whole row as it is read aloud."""
        parts = (
            self.day_above(event),
            self._shown_text(event, Column.TIME) or self.tr("no time"),
            self.tr("key event") if event.key_event else "",
            self._shown_text(event, Column.KIND),
            self.tr("earlier than the row above") if self.is_out_of_order(event) else "",
        )
        head = ", ".join(part for part in parts if part)
        mark = mark_words(event.audience, event.variants)
        return ". ".join(part for part in (head, event.text, event.actor, mark) if part)

    def _shown_text(self, event: Event, column: int) -> str:
        match column:
            case Column.TIME:
                until = moment_text(event.end) if event.end else ""
                start = moment_text(event.at)
                told = self.tr("{start} to {end}").format(start=start, end=until) if until else start
                return ", ".join(part for part in (told, self.time_elsewhere(event)) if part)
            case Column.KIND:
                marks = (milestone_word(milestone.name) for milestone in event.milestones)
                return ", ".join(word for word in (kind_word(event.kind), *marks) if word)
            case Column.TEXT:
                return event.text
            case Column.ACTOR:
                return event.actor
        return ""

    def _edited_text(self, event: Event, column: int) -> str:
        match column:
            case Column.TIME:
                return event.at.written or moment_text(event.at)
            case Column.KIND:
                return kind_word(event.kind)
            case Column.TEXT:
                return event.text
            case Column.ACTOR:
                return event.actor
        return ""


def _same_times(before: tuple[Event, ...], after: tuple[Event, ...]) -> bool:
    """Whether two versions of the rows are the same ones, at the same times: an edit of a text needs no more."""
    if len(before) != len(after):
        return False
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old is not new]
    return all(old.id == new.id and old.at == new.at and old.order_kept == new.order_kept for old, new in changed)


def _day_separators(events: tuple[Event, ...], incident_day: str) -> dict[str, str]:
    """The days to show above rows: where the day changes. A timeline that stays on the incident's day needs none."""
    starts: list[tuple[str, str]] = []
    last = ""
    for place, at in enumerate(map(_at_of, events)):
        if at and at[:_DAY_LENGTH] != last and at[0] != "T":
            last = at[:_DAY_LENGTH]
            starts.append((events[place].id, last))
    if len(starts) == 1 and starts[0][1] == (incident_day or starts[0][1]):
        return {}
    known = ((name, iso_date(day)) for name, day in starts)
    return {name: day_words(day) for name, day in known if day}
