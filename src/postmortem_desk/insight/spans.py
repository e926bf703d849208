"""How long it took from one event to another, as far as that can be said."""

from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final

from msgspec import Struct

from postmortem_desk.model import Event, Incident, Moment
from postmortem_desk.text.times.dates import iso_date
from postmortem_desk.text.times.moments import clock_of, day_of, instant

_DAY_ZERO: Final = "1970-01-01"
_ROUNDNESS: Final = ((30, 900.0), (15, 480.0), (5, 300.0), (1, 120.0))
"""By how many seconds a rough time of so many round minutes may be off."""


class Span(Struct, frozen=True):
    """The time from one event to another."""

    seconds: float
    """Never negative."""
    start_id: str
    """The event that it is counted from."""
    end_id: str
    """The event that it is counted to."""
    least: float
    most: float
    """Between which lengths, in seconds, it lies, as far as its two times are known; both are `seconds` where they are
    exact to what was written."""

    @property
    def approximate(self) -> bool:
        """Whether one of the two times is rough, or known no better than to the hour or the day."""
        return self.least != self.most


class Point(Struct, frozen=True):
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
    return point_in(moment, incident.zone, incident.date)


def point_in(moment: Moment, zone: str, date: str) -> Point | None:
    """As `point_of`, of an incident with this zone and this date."""
    return _point(moment.at, moment.zone, zone, date) if moment.at else None


@lru_cache(maxsize=32768)
def _point(at: str, own_zone: str, zone: str, date: str) -> Point | None:
    moment = Moment(at=at, zone=own_zone)
    day_known = day_of(moment) is not None
    if not day_known:
        day_known = iso_date(date) is not None
        moment = moment.replaced(at=(date if day_known else _DAY_ZERO) + at)
    known = instant(moment, zone)
    return None if known is None else Point(known, day_known, clock_of(moment) is not None)


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
    if seconds < 0:
        return None
    if start is end:
        return Span(seconds, start.id, end.id, seconds, seconds)
    (start_early, start_late), (end_early, end_late) = doubt(start.at), doubt(end.at)
    return Span(seconds, start.id, end.id, max(0.0, seconds - end_early - start_late), seconds + end_late + start_early)


def doubt(moment: Moment) -> tuple[float, float]:
    """How many seconds a known moment may have been earlier, and later, than it is told.

    A day without a clock time may be anywhere in it, an hour alone ("9 AM") half an hour before or after. A time
    that its writer marked as rough is taken to be as exact as it is round: ~10:30 by a quarter of an hour, ~10:45 by
    eight minutes, ~10:50 by five, ~10:52 by two.
    """
    if moment.precision == "day":
        return 0.0, 86_400.0
    if moment.precision == "hour":
        return 1800.0, 1800.0
    if not moment.approximate:
        return 0.0, 0.0
    clock = clock_of(moment)
    minute = clock.minute if clock is not None else 0
    slack = next(slack for step, slack in _ROUNDNESS if minute % step == 0)
    return slack, slack
