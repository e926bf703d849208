"""Every edit of an event that the timeline's editors make, as a named step of the document."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject

from postmortem_desk.model import UNKNOWN_MOMENT, Event, Incident, Moment
from postmortem_desk.operations.audiences.wordings import audience_of, set_wording
from postmortem_desk.operations.events import edit_event, set_event_time
from postmortem_desk.operations.lookup import events_in, home_of_event
from postmortem_desk.operations.time_shifts import shown_in_zone, told_in_zone
from postmortem_desk.session.document import Document, Place
from postmortem_desk.text.times.dates import iso_date
from postmortem_desk.text.times.moments import day_of
from postmortem_desk.text.times.time_types import ParsedTime, TimeContext
from postmortem_desk.text.times.zones import zone_info
from postmortem_desk.widgets.rows.field_edits import FieldEdits

Clock = Callable[[], datetime]


def local_now() -> datetime:
    """The present, aware, in the zone of this machine."""
    return datetime.now().astimezone()


class EventEdits(FieldEdits[Event]):
    """Writes the fields of events into the document; times as a person writes them."""

    records = "timeline"

    def __init__(self, document: Document, parent: QObject | None = None, now: Clock = local_now) -> None:
        """`now` tells the present for a time that is written "now"."""
        super().__init__(document, "event", parent)
        self._now = now

    def edited(self, incident: Incident, record_id: str, field: str, value: Any) -> Incident:
        """The incident in which a field of an event, or its words for an audience, has this value."""
        audience = audience_of(field)
        if audience:
            return set_wording(incident, self.records, record_id, audience, value)
        return edit_event(incident, record_id, **{field: value})

    def write_time(self, event_id: str, written: str) -> bool:
        """Give an event the time that a person wrote: a time, a range, "now", or any words.

        Words that are no time are kept as they are, with nothing known. A row that had no time yet falls into its
        place in time; another row stays where it is.
        """
        event = self.record(event_id)
        if event is None or written == event.at.written:
            return False
        parsed = self._parsed(event, written)
        start = parsed.start if parsed else _unknown(written)
        end = parsed.end if parsed and parsed.end else event.end
        is_first = not event.at.is_known and not event.at.written
        return self._document.apply(
            self.label("at"),
            lambda incident: set_event_time(incident, event_id, start, end, resort=is_first),
            place=Place("event", event_id, "at"),
        )

    def write_end(self, event_id: str, written: str) -> bool:
        """Give an event the end that a person wrote; no words mean that it has none."""
        event = self.record(event_id)
        if event is None or written == (event.end.written if event.end else ""):
            return False
        parsed = self._parsed(event, written)
        end = (parsed.start if parsed else _unknown(written)) if written.strip() else None
        return self._document.apply(
            self.label("end"),
            lambda incident: edit_event(incident, event_id, end=end),
            place=Place("event", event_id, "end"),
        )

    @property
    def incident(self) -> Incident:
        """The incident as it stands."""
        return self._document.incident

    def write_zone(self, event_id: str, zone: str) -> bool:
        """Say that an event was told in a zone, "" for the incident's; its clock readings stay."""
        return self._document.apply(
            self.label("zone"),
            lambda incident: told_in_zone(incident, (event_id,), zone),
            place=Place("event", event_id, "zone"),
        )

    def keep_instants(self, before: Event, zone: str) -> bool:
        """The other way to take a change of zone: the event happens when it did `before`, told by another clock."""

        def operation(incident: Incident) -> Incident:
            restored = edit_event(incident, before.id, at=before.at, end=before.end)
            return shown_in_zone(restored, (before.id,), zone)

        return self._document.apply(self.label("zone"), operation, place=Place("event", before.id, "zone"))

    def context_for(self, event: Event | None, section_id: str) -> TimeContext:
        """What is known when a time is written for `event`, or for a new row at the end of a section."""
        incident = self._document.incident
        rows = events_in(incident, home_of_event(incident, event) if event else section_id)
        day = day_of(event.at) if event else None
        if day is None:
            above = rows[: next((n for n, row in enumerate(rows) if event and row.id == event.id), len(rows))]
            day = next((known for row in reversed(above) if (known := day_of(row.end or row.at))), None)
        zone = zone_info(incident.zone)
        now = self._now()
        return TimeContext(
            day=day or iso_date(incident.date),
            zone=incident.zone,
            now=now.astimezone(zone) if zone else now,
            first=iso_date(incident.date),
        )

    def _parsed(self, event: Event, written: str) -> ParsedTime | None:
        from postmortem_desk.text.times.time_grammar import (
            parse_time,  # late: a window starts without a time being written
        )

        return parse_time(written, self.context_for(event, ""))

    def label(self, field: str) -> str:
        """The words that undo has for an edit of the field."""
        labels = {
            "at": self.tr("Change time"),
            "end": self.tr("Change end"),
            "zone": self.tr("Change zone"),
            "kind": self.tr("Change kind"),
            "milestones": self.tr("Change milestones"),
            "actor": self.tr("Change who"),
            "severity": self.tr("Change severity"),
            "sources": self.tr("Change sources"),
            "key_event": self.tr("Change key event"),
        }
        words = self.tr("Edit other words") if audience_of(field) else self.tr("Edit event")
        return labels.get(field, words)


def _unknown(written: str) -> Moment:
    return UNKNOWN_MOMENT.replaced(written=written) if written.strip() else UNKNOWN_MOMENT
