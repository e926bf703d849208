"""A time between two others."""

from datetime import datetime, timedelta
from typing import Final

from postmortem_desk.model import Moment
from postmortem_desk.text.times.clock_manner import clock_like
from postmortem_desk.text.times.dates import iso_date
from postmortem_desk.text.times.moments import clock_of, day_of, instant, moment_at, order_key
from postmortem_desk.text.times.zones import zone_info

_DAY_ZERO: Final = "1970-01-01"
_LEAST_ROOM: Final = 2.0
"""Seconds between two moments below which there is no whole second between them."""


def moment_between(above: Moment | None, below: Moment | None, zone: str, day: str) -> Moment | None:
    """A rough moment between two known ones, told as the upper one is; `zone` and `day` are the incident's.

    It is rounded down to the minute where that leaves it between the two, else to the second. Where there is no room
    between them, or the upper one is a day alone, it is at the time of the upper one; where one is missing, of the
    other one. None where both are.
    """
    if above is None or below is None:
        known = above or below
        return None if known is None else _rough(known)
    first, last = order_key(above, zone, day), order_key(below, zone, day)
    if first is None or last is None or last - first < _LEAST_ROOM or clock_of(above) is None:
        return _rough(above)
    return _later(above, (last - first) / 2, zone, day) or _rough(above)


def _rough(moment: Moment) -> Moment:
    return moment.replaced(written="", approximate=True)


def _later(above: Moment, seconds: float, zone: str, day: str) -> Moment | None:
    """The moment `seconds` after `above`; None where it cannot be told as that one is."""
    at = above.at or ""
    clock_alone = at.startswith("T")
    dated = above.replaced(at=(day if iso_date(day) else _DAY_ZERO) + at) if clock_alone else above
    start = instant(dated, zone)
    if start is None:
        return None
    point = start + timedelta(seconds=seconds)
    if start.tzinfo is not None and datetime.fromisoformat(dated.at or "").tzinfo is None:
        rules = zone_info(above.zone) or zone_info(zone) or start.tzinfo
        start, point = start.astimezone(rules).replace(tzinfo=None), point.astimezone(rules).replace(tzinfo=None)
    if clock_alone and point.date() != start.date():
        return None
    precision = "minute" if point.replace(second=0, microsecond=0) > start else "second"
    moment = moment_at(point.replace(microsecond=0), precision, approximate=True, zone=above.zone)
    if clock_alone:
        moment = moment.replaced(at=(moment.at or "")[len(_DAY_ZERO) :])
    same_day = clock_alone or day_of(moment) == day_of(above)
    return (
        moment.replaced(written=clock_like(above.written, point, precision, approximate=True) if above.written else "")
        if same_day
        else moment
    )
