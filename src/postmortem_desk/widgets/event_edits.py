"""Every edit of an event that the timeline's editors make, as a named step of the document."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer

from postmortem_desk.model import UNKNOWN_MOMENT, Event, Moment
from postmortem_desk.operations.events import edit_event, set_event_time
from postmortem_desk.operations.lookup import event_of, events_in, home_of_event
from postmortem_desk.session.document import Document, Place
from postmortem_desk.text.dates import iso_date
from postmortem_desk.text.moments import day_of
from postmortem_desk.text.time_grammar import ParsedTime, TimeContext, parse_time
from postmortem_desk.text.zones import zone_info

PAUSE_MILLISECONDS: Final = 2000
"""A pause in typing of this length ends an undo step."""

Clock = Callable[[], datetime]


def local_now() -> datetime:
    """The present, aware, in the zone of this machine."""
    return datetime.now().astimezone()


@dataclass(frozen=True, slots=True)
class _Run:
    """One stay in an editor: what the field held, and where the undo stack stood."""

    event_id: str
    field: str
    value: Any
    steps: int


class EventEdits(QObject):
    """Writes the fields of events into the document, and keeps runs of typing together as one step."""

    def __init__(self, document: Document, parent: QObject | None = None, now: Clock = local_now) -> None:
        """`now` tells the present for a time that is written "now"."""
        super().__init__(parent)
        self._document = document
        self._now = now
        self._run: _Run | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MILLISECONDS)
        self._pause.timeout.connect(document.end_typing)

    def write(self, event_id: str, field: str, value: Any) -> bool:
        """Give a field of an event another value. Returns whether anything changed: nothing where the event is gone."""
        if self._event(event_id) is None:
            return False
        changed = self._document.apply(
            self._label(field),
            lambda incident: edit_event(incident, event_id, **{field: value}),
            merge_key=f"event {event_id} {field}",
            place=Place("event", event_id, field),
        )
        if changed:
            self._pause.start()
        return changed

    def write_time(self, event_id: str, written: str) -> bool:
        """Give an event the time that a person wrote: a time, a range, "now", or any words.

        Words that are no time are kept as they are, with nothing known. A row that had no time yet falls into its
        place in time; another row stays where it is.
        """
        event = self._event(event_id)
        if event is None or written == event.at.written:
            return False
        parsed = self._parsed(event, written)
        start = parsed.start if parsed else _unknown(written)
        end = parsed.end if parsed and parsed.end else event.end
        is_first = not event.at.is_known and not event.at.written
        return self._document.apply(
            self._label("at"),
            lambda incident: set_event_time(incident, event_id, start, end, resort=is_first),
            place=Place("event", event_id, "at"),
        )

    def write_end(self, event_id: str, written: str) -> bool:
        """Give an event the end that a person wrote; no words mean that it has none."""
        event = self._event(event_id)
        if event is None or written == (event.end.written if event.end else ""):
            return False
        parsed = self._parsed(event, written)
        end = (parsed.start if parsed else _unknown(written)) if written.strip() else None
        return self._document.apply(
            self._label("end"),
            lambda incident: edit_event(incident, event_id, end=end),
            place=Place("event", event_id, "end"),
        )

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
        )

    def _event(self, event_id: str) -> Event | None:
        return next((event for event in self._document.incident.timeline if event.id == event_id), None)

    def _parsed(self, event: Event, written: str) -> ParsedTime | None:
        return parse_time(written, self.context_for(event, ""))

    # Runs of typing.

    def begin(self, event_id: str, field: str) -> None:
        """An editor of this field has opened: what is typed in it is a step of its own."""
        self.end()
        value = getattr(event_of(self._document.incident, event_id), field)
        self._run = _Run(event_id, field, value, self._document.undo_stack.index())

    def end(self) -> None:
        """The run is over: the next edit is a step of its own."""
        self._pause.stop()
        self._run = None
        self._document.end_typing()

    def take_back(self) -> None:
        """Put back what the field held when its editor opened; one undo where the typing was one step."""
        run, self._run = self._run, None
        self._pause.stop()
        event = self._event(run.event_id) if run else None
        if run is None or event is None or getattr(event, run.field) == run.value:
            return
        if self._document.undo_stack.index() == run.steps + 1:
            self._document.undo()
        else:
            self._document.end_typing()
            self.write(run.event_id, run.field, run.value)
            self._document.end_typing()

    def _label(self, field: str) -> str:
        labels = {
            "at": self.tr("Change time"),
            "end": self.tr("Change end"),
            "kind": self.tr("Change kind"),
            "milestones": self.tr("Change milestones"),
            "actor": self.tr("Change who"),
            "severity": self.tr("Change severity"),
            "sources": self.tr("Change sources"),
            "key_event": self.tr("Change key event"),
        }
        return labels.get(field, self.tr("Edit event"))


def _unknown(written: str) -> Moment:
    return UNKNOWN_MOMENT.replaced(written=written) if written.strip() else UNKNOWN_MOMENT
