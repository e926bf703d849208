"""Checks of the order of time: rows out of order, doubled, far outside; ranges that end before they begin; silences."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import partial
from itertools import pairwise
from typing import Final

from postmortem_desk.insight.checks.finding import Finding, Fix, Spot, made
from postmortem_desk.insight.checks.reading import Reading
from postmortem_desk.insight.checks.turning_points import TurningPoints
from postmortem_desk.insight.order import rows_out_of_order, rows_past_midnight
from postmortem_desk.model import Event
from postmortem_desk.operations.events import move_back, remove_events
from postmortem_desk.operations.time_shifts import pass_midnight, shift_end, shift_times
from postmortem_desk.text.markup.markdown import plain_text
from postmortem_desk.text.times.dates import date_text
from postmortem_desk.text.times.durations import duration_text
from postmortem_desk.text.times.moments import clock_of, day_of, moment_text, order_key

_HOUR: Final = 3600.0
_LONG_SILENCE: Final = 45 * 60.0
"""Seconds without an event, while nothing is mitigated, from which on a reader asks what happened."""
_SHARE: Final = 0.25
"""The least share of the incident's length that a silence must have to be one."""
_DAY: Final = 24 * _HOUR
_FAR_DAYS: Final = 25 * _DAY
_CLOSE: Final = timedelta(days=1)
"""How far from the other events a day may be that was meant."""


def order_findings(reading: Reading) -> Iterator[Finding]:
    """Rows that are earlier than the row above; where midnight may have passed between the two, that is said."""
    order, midnight = reading.rule("time-order"), reading.rule("midnight-passed")
    timelines = [section.id for section in reading.incident.sections if section.role == "timeline"]
    marked = frozenset().union(*(rows_out_of_order(reading.incident, section_id) for section_id in timelines))
    nights = frozenset().union(*(rows_past_midnight(reading.incident, section_id) for section_id in timelines))
    above: Event | None = None
    for event in reading.incident.timeline:
        key = reading.key_of.get(event.id)
        if event.id in marked and key is not None and above is not None:
            spot, words = Spot("event", event.id, "at"), {"time": _time(event), "above": _time(above)}
            if event.id in nights and midnight is not None:
                fix = Fix("It was the next day", partial(pass_midnight, event_id=event.id))
                yield made(midnight, spot, words, about=event.at.written, fixes=(fix,))
            elif order is not None:
                fix = Fix("Move it back", partial(move_back, event_id=event.id))
                yield made(order, spot, words, about=event.at.written, fixes=(fix,))
        if key is not None and not event.order_kept:
            above = event


def doubled_findings(reading: Reading) -> Iterator[Finding]:
    """Two rows that tell the same at the same time."""
    rule = reading.rule("time-doubled")
    if rule is None:
        return
    seen: dict[tuple[float, str], Event] = {}
    for key, event in reading.timed:
        words = " ".join(event.text.casefold().split())
        if not words:
            continue
        first = seen.setdefault((key, words), event)
        if first is not event:
            spot, other = Spot("event", event.id, "text"), Spot("event", first.id, "text")
            fix = Fix("Remove the second", partial(remove_events, ids=(event.id,)))
            yield made(rule, spot, {"time": _time(event)}, about=event.text, others=(other,), fixes=(fix,))


def backward_range_findings(reading: Reading) -> Iterator[Finding]:
    """Events that end before they begin."""
    rule = reading.rule("end-before-start")
    if rule is None:
        return
    incident = reading.incident
    for event in incident.timeline:
        if event.end is None or event.end.at is None:
            continue
        start, end = (order_key(moment, incident.zone, incident.date) for moment in (event.at, event.end))
        if start is not None and end is not None and end < start and clock_of(event.end) is not None:
            words = {"start": moment_text(event.at), "end": moment_text(event.end)}
            fix = Fix("It ends on the next day", partial(shift_end, event_id=event.id, seconds=_DAY))
            fixes = (fix,) if end + _DAY >= start and day_of(event.end) is not None else ()
            yield made(rule, Spot("event", event.id, "end"), words, about=event.end.written, fixes=fixes)


def outside_findings(reading: Reading) -> Iterator[Finding]:
    """Events on another day than all the rest, as a mistyped day or year makes them."""
    rule = reading.rule("time-outside")
    if rule is None or len(reading.timed) < 4:
        return
    keys = [key for key, _event in reading.timed]
    for index, (key, event) in enumerate(reading.timed):
        if index not in (0, len(keys) - 1) or any(mark.name == "introduced" for mark in event.milestones):
            continue
        gap, rest = (keys[1] - key, keys[-1] - keys[1]) if index == 0 else (key - keys[-2], keys[-2] - keys[0])
        other = reading.timed[1 if index == 0 else -2][1]
        if (gap > 300 * _DAY and gap > 3 * rest) or (gap > _FAR_DAYS and gap > 20 * rest and _is_slip(event, other)):
            words = {"time": _time(event), "gap": duration_text(gap)}
            yield made(
                rule, Spot("event", event.id, "at"), words, about=event.at.written, fixes=_day_fixes(event, other)
            )


def _day_fixes(event: Event, other: Event) -> tuple[Fix, ...]:
    """The day that was meant, where year or month are those of the other events and the rest was written right."""
    day, near = day_of(event.at), day_of(other.at)
    if day is None or near is None:
        return ()
    changes = ({"year": near.year}, {"month": near.month}, {"year": near.year, "month": near.month})
    meant = next((one for one in (_with(day, change) for change in changes) if one and abs(one - near) <= _CLOSE), None)
    if meant is None:
        return ()
    operation = partial(shift_times, ids=(event.id,), seconds=(meant - day).total_seconds())
    return (Fix("Take {day}", operation, {"day": date_text(meant)}),)


def _with(day: date, change: Mapping[str, int]) -> date | None:
    try:
        return day.replace(year=change.get("year", day.year), month=change.get("month", day.month))
    except ValueError:
        return None


def _is_slip(event: Event, other: Event) -> bool:
    """Whether the days of two events differ in the month or the year alone."""
    one, two = day_of(event.at), day_of(other.at)
    if one is None or two is None or one.day != two.day:
        return False
    return (one.month == two.month) != (one.year == two.year)


def silence_findings(reading: Reading) -> Iterator[Finding]:
    """Long stretches without an event while the incident was not mitigated."""
    rule = reading.rule("silence")
    if rule is None or len(reading.timed) < 3:
        return
    points = TurningPoints(reading)
    begin, end = points.of("detected") or points.of("started"), points.of("mitigated") or points.of("resolved")
    if not begin or not end:
        return  # where nothing says when it was worked on, a pause is no silence
    first, last = begin[0][0], end[0][0]
    within = [(key, event) for key, event in reading.timed if first <= key <= last]
    for (here, event), (there, following) in pairwise(within):
        here = max(here, _end_key(reading, event))
        if there - here >= max(_LONG_SILENCE, _SHARE * (last - first)):
            words = {"start": _time(event), "end": _time(following), "length": duration_text(there - here)}
            spot = Spot("event", following.id, "at")
            yield made(rule, spot, words, about=following.at.written, others=(Spot("event", event.id, "at"),))


def unread_time_findings(reading: Reading) -> Iterator[Finding]:
    """Times that somebody wrote and that mean none."""
    rule = reading.rule("time-unread")
    if rule is None:
        return
    for event in reading.incident.timeline:
        if event.at.written and event.at.at is None and any(letter.isdigit() for letter in event.at.written):
            yield made(rule, Spot("event", event.id, "at"), {"time": event.at.written}, about=event.at.written)


def _end_key(reading: Reading, event: Event) -> float:
    end = order_key(event.end, reading.incident.zone, reading.incident.date) if event.end is not None else None
    return end if end is not None else float("-inf")


def _time(event: Event) -> str:
    return moment_text(event.at) or plain_text(event.text)[:40]
