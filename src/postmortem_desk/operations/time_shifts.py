"""Moves the times of many events at once: by a length of time, or from one zone's clock to another's."""

from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from itertools import takewhile
from typing import Final

from postmortem_desk.model import Event, Incident, Moment
from postmortem_desk.operations.changing import with_parts
from postmortem_desk.operations.events import edit_event
from postmortem_desk.operations.lookup import event_homes, event_of, events_in
from postmortem_desk.operations.sequences import require_ids
from postmortem_desk.text.times.clock_manner import clock_like, is_clock_alone
from postmortem_desk.text.times.moments import day_of, instant, iso_at
from postmortem_desk.text.times.zones import zone_info

_DAY_ZERO: Final = "1970-01-01"
_DAY: Final = timedelta(days=1)


def shift_times(incident: Incident, ids: Collection[str], seconds: float) -> Incident:
    """Move the times of these events, and the ends of their ranges, by `seconds` (negative: earlier).

    The clock moves: 01:30 and two hours are 03:30, also in a night in which the clocks change. What is not known stays
    unknown; a day alone moves by whole days, a clock time without its day round the clock.
    """
    length = timedelta(seconds=seconds)
    return _with_moments(incident, ids, lambda moment: _shifted(moment, length))


def shift_end(incident: Incident, event_id: str, seconds: float) -> Incident:
    """Move the end of an event's range by `seconds`; the event itself stays. Without a range nothing changes."""
    event = event_of(incident, event_id)
    if event.end is None:
        return incident
    return edit_event(incident, event_id, end=_shifted(event.end, timedelta(seconds=seconds)))


def pass_midnight(incident: Incident, event_id: str) -> Incident:
    """Remedy: say that midnight passed before an event: it and the rows below it on its day are on the next one."""
    rows = events_in(incident, event_homes(incident).home(event_of(incident, event_id).section))
    below = rows[next(index for index, row in enumerate(rows) if row.id == event_id) :]
    day = day_of(below[0].at)
    same = takewhile(lambda row: row.at.at is None or day_of(row.at) == day, below)
    return shift_times(incident, tuple(row.id for row in same), _DAY.total_seconds())


def told_in_zone(incident: Incident, ids: Collection[str], zone: str) -> Incident:
    """Say that the times of these events were told in `zone`: the clock readings stay, the instants change.

    "" is the incident's zone.
    """

    def told(moment: Moment) -> Moment:
        if not _has_clock(moment):
            return moment
        point = datetime.fromisoformat(_dated(moment.at or ""))
        plain = iso_at(point.replace(tzinfo=None), moment.precision)
        return moment.with_fields(at=plain if _has_day(moment) else plain[len(_DAY_ZERO) :], zone=zone)

    return _with_moments(incident, ids, told)


def shown_in_zone(incident: Incident, ids: Collection[str], zone: str) -> Incident:
    """Tell the times of these events in `zone`: the instants stay, the clock readings change.

    A time whose instant is not known (no day, or no zone that settles an offset) stays as it is. Raises ValueError for
    a zone that settles none.
    """
    rules = zone_info(zone)
    if rules is None:
        raise ValueError(f"{zone!r} settles no offset")

    def shown(moment: Moment) -> Moment:
        point = instant(moment, incident.zone) if _has_clock(moment) and _has_day(moment) else None
        if point is None or point.tzinfo is None:
            return moment
        return _at(moment, point.astimezone(rules)).with_fields(zone=zone)

    return _with_moments(incident, ids, shown)


def change_zone(incident: Incident, zone: str, keep_instants: bool) -> Incident:
    """Give the incident another zone.

    With `keep_instants` the events that are told in the incident's zone keep their instants and get other clock
    readings (where both zones settle an offset); without, they keep their clock readings and get other instants.
    """
    ids = [event.id for event in incident.timeline if not event.at.zone]
    changed = incident
    if keep_instants and zone_info(zone) is not None:
        changed = _left_to_incident(shown_in_zone(incident, ids, zone), ids)
    elif not keep_instants:
        changed = told_in_zone(incident, ids, "")
    return with_parts(changed, zone=zone) if zone != incident.zone else changed


def has_clock_times(incident: Incident, zone: str) -> bool:
    """Whether a change of the incident's zone from `zone` says something else of any event's time."""
    return bool(zone) and any(_has_clock(event.at) and not event.at.zone for event in incident.timeline)


def _left_to_incident(incident: Incident, ids: Collection[str]) -> Incident:
    """Leave the zone of these events to the incident; their instants stay where they have an offset of their own."""
    return _with_moments(incident, ids, lambda moment: moment.with_fields(zone="") if moment.zone else moment)


def _with_moments(incident: Incident, ids: Collection[str], change: Callable[[Moment], Moment]) -> Incident:
    wanted = set(ids)
    require_ids(incident.timeline, wanted, "event")
    rows = tuple(_changed(event, change) if event.id in wanted else event for event in incident.timeline)
    same = all(map(lambda new, old: new is old, rows, incident.timeline))
    return incident if same else with_parts(incident, timeline=rows)


def _changed(event: Event, change: Callable[[Moment], Moment]) -> Event:
    start = change(event.at)
    end = change(event.end) if event.end is not None else None
    if start == event.at and end == event.end:
        return event
    # That a row is kept out of time order was said of its old time.
    return event.with_fields(at=start, end=end, order_kept=event.order_kept and start == event.at)


def _shifted(moment: Moment, length: timedelta) -> Moment:
    if moment.at is None:
        return moment
    if not _has_clock(moment):
        length = _DAY * round(length / _DAY)
    if not length:
        return moment
    return _at(moment, datetime.fromisoformat(_dated(moment.at)) + length)


def _at(moment: Moment, point: datetime) -> Moment:
    """`moment` at another point in time, told in the manner in which it was."""
    if not _has_clock(moment):
        return moment.with_fields(at=point.date().isoformat(), written="")
    text = iso_at(point, moment.precision)
    written = moment.written
    like = clock_like(written, point, moment.precision, moment.approximate) if is_clock_alone(written) else ""
    return moment.with_fields(at=text if _has_day(moment) else text[len(_DAY_ZERO) :], written=like)


def _has_clock(moment: Moment) -> bool:
    return moment.at is not None and "T" in moment.at


def _has_day(moment: Moment) -> bool:
    return moment.at is not None and not moment.at.startswith("T")


def _dated(at: str) -> str:
    return _DAY_ZERO + at if at.startswith("T") else at
