"""Makes moments of time stamps: fills in what the context settles, and leaves the rest unknown."""

from datetime import date, datetime, time, timedelta

from msgspec import Struct
from msgspec.structs import replace

from postmortem_desk.model import Moment
from postmortem_desk.text.times.clock_reader import Clock
from postmortem_desk.text.times.date_reader import day_named
from postmortem_desk.text.times.moments import iso_at, moment_at
from postmortem_desk.text.times.stamp_types import Span, Stamp
from postmortem_desk.text.times.time_types import ParsedTime, TimeContext
from postmortem_desk.text.times.zones import zone_info

_DAY_SECONDS = 86_400


class _Placed(Struct, frozen=True):
    """A stamp with its day, where that is known."""

    stamp: Stamp
    day: date | None

    @property
    def clock(self) -> Clock | None:
        return self.stamp.clock


def resolved(span: Span, context: TimeContext) -> ParsedTime:
    """The moments of `span`. What neither was written nor is settled by `context` stays unknown."""
    if span.end is None:
        return ParsedTime(_moment(_placed(span.start, context), context))
    start, end = _completed(span.start, span.end)
    first, last = _placed(start, context), _placed(end, context)
    if span.end.date is None:
        last = replace(last, day=_day_of_end(first, last))
    elif span.start.date is None and not _is_in_order(first, last):
        first = replace(first, day=None)
    return ParsedTime(_moment(first, context), _moment(last, context))


def _completed(start: Stamp, end: Stamp) -> tuple[Stamp, Stamp]:
    """Both ends with what was written at only one of them: AM or PM, the zone, the date, the year."""
    if start.clock and end.clock and end.clock.precision != "unknown":
        start_clock, end_clock = _with_meridiems(start.clock, end.clock)
        start, end = replace(start, clock=start_clock), replace(end, clock=end_clock)
    zone = start.zone or end.zone
    if end.clock is not None and zone:
        start, end = replace(start, zone=zone), replace(end, zone=end.zone or zone)
    if start.date is None and end.date is not None:
        start = replace(start, date=end.date)
    elif start.date and end.date and start.date.day and start.date.year is None and end.date.year is not None:
        start = replace(start, date=replace(start.date, year=end.date.year))
    return start, end


def _with_meridiems(start: Clock, end: Clock) -> tuple[Clock, Clock]:
    """What was left out is the half of the day that keeps order: 9:00 - 11:00 AM is all AM, 11:00 - 1:00 PM is not."""
    if end.meridiem and not start.meridiem:
        same = start.on(end.meridiem)
        crossed = start.on("am" if end.meridiem == "pm" else "pm")
        return (same if same.seconds_of_day <= end.seconds_of_day else crossed), end
    if start.meridiem and not end.meridiem:
        same = end.on(start.meridiem)
        crossed = end.on("am" if start.meridiem == "pm" else "pm")
        return start, same if same.seconds_of_day >= start.seconds_of_day else crossed
    return start, end


def _placed(stamp: Stamp, context: TimeContext) -> _Placed:
    day = day_named(stamp.date, context.day, context.day_first, context.first) if stamp.date else context.day
    return _Placed(stamp, day)


def _day_of_end(first: _Placed, last: _Placed) -> date | None:
    """The day of an end without a date: the start's, or the next one where midnight lies between."""
    if first.day is None or first.clock is None or last.clock is None or "unknown" in _precisions(first, last):
        return None
    return first.day if _is_in_order(first, last) else _shifted(first.day, 1)


def _precisions(first: _Placed, last: _Placed) -> set[str]:
    return {placed.clock.precision for placed in (first, last) if placed.clock}


def _is_in_order(first: _Placed, last: _Placed) -> bool:
    if first.clock is None or last.clock is None:
        return True
    return first.clock.seconds_of_day <= last.clock.seconds_of_day


def _moment(placed: _Placed, context: TimeContext) -> Moment:
    stamp, day = placed.stamp, placed.day
    clock = stamp.clock
    nothing = Moment(written=stamp.written, zone=stamp.zone, precision="unknown", approximate=stamp.approximate)
    if (stamp.date and stamp.date.broken) or (clock and (clock.impossible or clock.contradictory)):
        return nothing
    if clock is None or clock.precision == "unknown":
        # A day that was not written does not turn an unknown time into a known day.
        has_day = day is not None and stamp.date is not None
        return nothing.replaced(at=day.isoformat(), precision="day") if day and has_day else nothing
    at = _at(clock, day, zone_of=stamp.zone or context.zone)
    return nothing.replaced(at=at, precision=clock.precision)


def _at(clock: Clock, day: date | None, zone_of: str) -> str:
    seconds = clock.seconds_of_day
    if seconds == _DAY_SECONDS:
        seconds, day = 0, _shifted(day, 1) if day else None
    reading = time(seconds // 3600, seconds // 60 % 60, seconds % 60, clock.microsecond)
    if day is None:
        return "T" + iso_at(datetime.combine(date(2000, 1, 1), reading), clock.precision).partition("T")[2]
    return iso_at(datetime.combine(day, reading, tzinfo=zone_info(zone_of)), clock.precision)


def _shifted(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def present(context: TimeContext) -> ParsedTime | None:
    """The time that "now" stands for, in the incident's zone and in words of its own; None without a present."""
    if context.now is None:
        return None
    rules = zone_info(context.zone)
    local = context.now.astimezone(rules) if rules else context.now
    moment = moment_at(local)
    words = local.strftime("%H:%M") if local.date() == context.day else local.strftime("%Y-%m-%d %H:%M")
    return ParsedTime(moment.replaced(written=words))


def unknown(written: str) -> ParsedTime:
    """A time of which nothing is known but how it was written."""
    return ParsedTime(Moment(written=written, precision="unknown"))
