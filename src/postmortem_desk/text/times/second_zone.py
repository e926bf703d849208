"""The same time on a second clock: "09:05" in Los Angeles is "16:05 UTC"."""

from datetime import datetime
from typing import Final

from postmortem_desk.model import Incident, Moment
from postmortem_desk.text.times.clock_manner import clock_like
from postmortem_desk.text.times.dates import short_date_text
from postmortem_desk.text.times.moments import clock_of, instant
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
    where it is another one. What is approximate stays so.
    """
    points = [_elsewhere(moment, zone, second) for moment in (start, end) if moment is not None]
    if not points or points[0] is None:
        return ""
    told = " \N{EN DASH} ".join(text for text in points if text)
    return f"{told} {_short_label(second, start, zone)}"


def _elsewhere(moment: Moment, zone: str, second: str) -> str | None:
    own = instant(moment, zone)
    rules = zone_info(second)
    if own is None or own.tzinfo is None or rules is None or clock_of(moment) is None:
        return None
    there = own.astimezone(rules)
    if there.utcoffset() == own.utcoffset():
        return None
    clock = clock_like("", there, moment.precision, moment.approximate)  # twenty-four hours: nobody mistakes them
    return clock if there.date() == own.date() else f"{short_date_text(there.date()).rpartition(' ')[0]}, {clock}"


def _short_label(second: str, start: Moment, zone: str) -> str:
    """What people there call their time on that day ("UTC", "CEST"), else the zone's name."""
    point = instant(start, zone)
    rules = zone_info(second)
    name = datetime.astimezone(point, rules).tzname() if point is not None and rules is not None else None
    return name if name and name.isalpha() else zone_label(second)
