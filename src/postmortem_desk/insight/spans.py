"""How long it took from one event to another, as far as that can be said."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from postmortem_desk.model import Event, Incident, Moment
from postmortem_desk.text.dates import iso_date
from postmortem_desk.text.moments import clock_of, day_of, instant

_DAY_ZERO: Final = "1970-01-01"
_EXACT: Final = ("second", "minute")


@dataclass(frozen=True, slots=True)
class Span:
    """The time from one event to another."""

    seconds: float
    """Never negative."""
    start_id: str
    """The event that it is counted from."""
    end_id: str
    """The event that it is counted to."""
    approximate: bool
    """Whether one of the two times is rough, or known no better than to the hour or the day."""


@dataclass(frozen=True, slots=True)
class Point:
    """A time that can be compared with others of the same sort."""

    at: datetime
    """Aware where the zone is known. On 1 January 1970 for a clock time of an unknown day."""
    day_known: bool
    clock_known: bool

    def is_comparable(self, other: "Point") -> bool:
        """Whether the two say how much time lies between them.

        A time in a known zone and one in none do not, nor one with and one without its day, nor a whole day and a
        time, nor twice the same day without a time.
        """
        if (self.at.tzinfo is None) != (other.at.tzinfo is None) or self.day_known != other.day_known:
            return False
        return self.clock_known == other.clock_known and (self.clock_known or self.at != other.at)


def point_of(incident: Incident, moment: Moment) -> Point | None:
    """The point in time of a moment of the incident; a clock time alone is taken on its date. None where unknown."""
    day_known = day_of(moment) is not None
    if not day_known and moment.at:
        day_known = iso_date(incident.date) is not None
        moment = moment.replaced(at=(incident.date if day_known else _DAY_ZERO) + moment.at)
    at = instant(moment, incident.zone)
    return None if at is None else Point(at, day_known, clock_of(moment) is not None)


def span_between(incident: Incident, start: Event | None, end: Event | None) -> Span | None:
    """The time from the start of one event to the start of another.

    None where an event is missing, a time is unknown or the two cannot be compared. None also where it would be
    negative: then one of the two times, days or milestones is wrong (often a midnight that was passed over), and a
    figure made of it would be a false statement in front of readers.
    """
    if start is None or end is None:
        return None
    first, last = point_of(incident, start.at), point_of(incident, end.at)
    if first is None or last is None or not first.is_comparable(last):
        return None
    seconds = (last.at - first.at) / timedelta(seconds=1)
    rough = any(moment.approximate or moment.precision not in _EXACT for moment in (start.at, end.at))
    return Span(seconds, start.id, end.id, rough) if seconds >= 0 else None
