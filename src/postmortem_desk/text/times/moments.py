"""Arithmetic with moments: their instants, their order, their words.

What is not known is never made up: a clock time without a day has no instant, and a zone that settles no offset
("PST") gives a time without one.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Final

from postmortem_desk.model import Moment
from postmortem_desk.text.times.dates import iso_date
from postmortem_desk.text.times.zones import offset_name, offset_named, zone_info

_DAY_ZERO: Final = "1970-01-01"
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_DAY_LENGTH: Final = len("2023-05-01")
_TIMESPECS: Final = {"second": "seconds"}


def instant(moment: Moment, zone: str) -> datetime | None:
    """The point in time of `moment` in an incident whose zone is `zone`.

    It is aware where the offset is settled (by `at`, by the moment's zone or by the incident's), naive where no zone
    is known, None where the day is not known. A day alone is its first instant. A clock time that a daylight saving
    change makes twice is the first of the two.
    """
    return _instant(moment.at, moment.zone, zone) if moment.at else None


def order_key(moment: Moment, zone: str, day: str = "") -> float | None:
    """Seconds since 1970 by which `moment` is ordered among others; None where nothing is known of it.

    `zone` and `day` (an ISO date or "") are the incident's: a clock time alone is taken on `day`, or on day 0 where
    that is unknown too; a time without any known zone is ordered as if it were in UTC.
    """
    return _order_key(moment.at, moment.zone, zone, day)


def order_keys(moments: Iterable[Moment], zone: str, day: str = "") -> list[float | None]:
    """`order_key` of each of `moments`: the fast way for whole timelines."""
    return [_order_key(moment.at, moment.zone, zone, day) for moment in moments]


def day_of(moment: Moment) -> date | None:
    """The day of `moment` on its own calendar; None where it is not known."""
    return iso_date(moment.at[:_DAY_LENGTH]) if moment.at else None


def clock_of(moment: Moment) -> time | None:
    """The clock time of `moment` as it stands, without its zone; None where there is none."""
    if not moment.at or "T" not in moment.at:
        return None
    return time.fromisoformat(moment.at[moment.at.index("T") :]).replace(tzinfo=None)


def moment_text(moment: Moment) -> str:
    """The words for `moment`: what was written, else a text made from what is known ("2023-05-01 09:05 UTC-07:00").

    "" where nothing was written and nothing is known. `parse_time` reads the text back.
    """
    if moment.written or not moment.at:
        return moment.written
    return ("~" if moment.approximate else "") + _made_text(moment.at, moment.zone)


def moment_at(moment_in_time: datetime, precision: str = "minute", approximate: bool = False, zone: str = "") -> Moment:
    """The moment at a known point in time, to `precision` (what is finer is cut off); `moment_text` makes its words.

    An aware point in time keeps its offset. `zone` is the zone that the moment carries; "" means the incident's.
    """
    if precision == "unknown":
        return Moment(precision=precision, approximate=approximate, zone=zone)
    at = moment_in_time.date().isoformat() if precision == "day" else iso_at(moment_in_time, precision)
    return Moment(at=at, zone=zone, precision=precision, approximate=approximate)


def iso_at(point: datetime, precision: str) -> str:
    """`point` as a moment's `at` holds it. An offset with seconds (of before 1900) is left out, since `at` has none."""
    if precision == "hour":
        point = point.replace(minute=0)
    offset = point.utcoffset()
    if offset is not None and offset.total_seconds() % 60:
        point = point.replace(tzinfo=None)
    if precision == "second" and point.microsecond:
        return point.isoformat(timespec="microseconds")
    return point.isoformat(timespec=_TIMESPECS.get(precision, "minutes"))


def clock_moved(at: str, length: timedelta, precision: str, rules: tzinfo | None = None) -> str | None:
    """A moment's `at` so much later on its own clock; None for a clock time without a day that comes to another day.

    Where it has an offset, `rules` tell which one holds then. Raises OverflowError where there is no such time.
    """
    is_alone = at.startswith("T")
    point = datetime.fromisoformat(_DAY_ZERO + at if is_alone else at)
    moved = point + length
    if is_alone and moved.date() != point.date():
        return None
    if rules is not None and moved.tzinfo is not None:
        moved = moved.replace(tzinfo=rules)
    text = iso_at(moved, precision)
    return text.removeprefix(_DAY_ZERO) if is_alone else text


def _made_text(at: str, zone: str) -> str:
    if len(at) == _DAY_LENGTH:
        return at
    day, _, clock = at.partition("T")
    point = time.fromisoformat(clock)
    offset = point.utcoffset()
    plain = clock[: len(clock) - len("+00:00")] if offset is not None and not clock.endswith("Z") else clock.rstrip("Z")
    # "UTC-07:00", since "-07:00" alone reads like the end of a range.
    offset = offset_named(zone) if offset is None else offset
    if offset is not None:
        zone = f"UTC{offset_name(offset)}" if offset else "UTC"
    return " ".join(part for part in (day, plain, zone) if part)


@lru_cache(maxsize=32768)
def _order_key(at: str | None, own_zone: str, zone: str, day: str) -> float | None:
    if not at:
        return None
    if at.startswith("T"):
        at = (day if iso_date(day) else _DAY_ZERO) + at
    point = _instant(at, own_zone, zone)
    if point is None:
        return None
    if point.tzinfo is None:
        # An abbreviation settles no offset; among the rows of its incident it means the incident's own time.
        point = _placed(point, zone_info(zone) or UTC)
    return (point - _EPOCH) / timedelta(seconds=1)


@lru_cache(maxsize=32768)
def _instant(at: str, own_zone: str, zone: str) -> datetime | None:
    if at.startswith("T"):
        return None
    point = datetime.fromisoformat(at)
    if point.tzinfo is not None:
        return point
    rules = _rules(own_zone, zone, point.year)
    return point if rules is None else _placed(point, rules)


def _rules(own_zone: str, zone: str, year: int) -> tzinfo | None:
    if not own_zone:
        return zone_info(zone)
    own = zone_info(own_zone)
    if own is not None:
        return own
    incident = zone_info(zone)
    return incident if incident is not None and _is_called(incident, own_zone, year) else None


def _is_called(rules: tzinfo, abbreviation: str, year: int) -> bool:
    """Whether people there use `abbreviation` at some time of the year (PST, PDT and PT in Los Angeles)."""
    names = {datetime(year, month, 1, tzinfo=rules).tzname() or "" for month in (1, 7)}
    names |= {name[0] + name[2] for name in names if len(name) == 3}
    return all(part in names for part in abbreviation.upper().split("/"))


def _placed(point: datetime, rules: tzinfo) -> datetime:
    """`point` in a zone with a fixed offset, so that differences are real seconds and not clock readings."""
    return point.replace(tzinfo=timezone(point.replace(tzinfo=rules, fold=0).utcoffset() or timedelta()))
