"""The same time on a second clock: "09:05" in Los Angeles is "16:05 UTC"."""

from datetime import datetime, timedelta
from typing import Final

from postmortem_desk.model import Incident, Moment
from postmortem_desk.text.times.clock_manner import clock_like
from postmortem_desk.text.times.dates import short_date_text
from postmortem_desk.text.times.moments import clock_of, instant
from postmortem_desk.text.times.zone_abbreviations import zone_meanings
from postmortem_desk.text.times.zones import zone_info, zone_label

SECOND_ZONE: Final = "second_zone"
"""The key of `Incident.display` with the IANA name or offset of the zone that is shown beside the incident's own."""


def second_zone(incident: Incident) -> str:
    """The second zone of an incident; "" where none is shown or the one that is named settles no offset."""
    zone = incident.display.get(SECOND_ZONE)
    return zone if isinstance(zone, str) and zone_info(zone) is not None else ""


def time_elsewhere(start: Moment, end: Moment | None, zone: str, second: str) -> str:
    """A time, or a range, of an incident whose zone is `zone`, on the clock of `second`.

    "" where its instant is not known, where it has no clock time, and where both clocks show the same. The day is told
    where it is another one, and at the end of a range where its clock alone would be taken for another day. What is
    approximate stays so; an hour alone ("9 AM") is no full time elsewhere either.
    """
    point = _elsewhere(start, zone, second)
    if point is None:
        return ""
    first, own = point
    told = _clock(start, first) if first.date() == own.date() else f"{_day(first)}, {_clock(start, first)}"
    until = _elsewhere(end, zone, second) if end is not None else None
    if end is not None and until is not None:
        last = until[0]
        supposed = first.date() + timedelta(days=last.time() < first.time())
        told += " \N{EN DASH} " + (f"{_day(last)}, " if last.date() != supposed else "") + _clock(end, last)
    return f"{told} {_short_label(second, first)}"


def _elsewhere(moment: Moment, zone: str, second: str) -> tuple[datetime, datetime] | None:
    """A moment on the clock of `second`, and on its own one; None where it has none or both show the same."""
    own = instant(moment, zone)
    rules = zone_info(second)
    if own is None or own.tzinfo is None or rules is None or clock_of(moment) is None:
        return None
    there = own.astimezone(rules)
    return None if there.utcoffset() == own.utcoffset() else (there, own)


def _clock(moment: Moment, there: datetime) -> str:
    is_rough = moment.approximate or moment.precision == "hour"
    return clock_like("", there, moment.precision, is_rough)  # twenty-four hours: nobody mistakes them


def _day(there: datetime) -> str:
    return short_date_text(there.date()).rpartition(" ")[0]


def _short_label(second: str, there: datetime) -> str:
    """What people there call their time on that day ("UTC", "CEST"), else their city.

    A name that most readers take for the time of another place (CST in Shanghai) is not used.
    """
    name = there.tzname() or ""
    meant = next((zone_info(meaning.zone) for meaning in zone_meanings(name)), None)
    is_usual = meant is None or there.astimezone(meant).utcoffset() == there.utcoffset()
    return name if name.isalpha() and is_usual else zone_label(second).rpartition("/")[2]
