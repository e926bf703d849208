"""Rows and their times: the keys that order them, the place in time of one, all in the order of time.

A row whose time is unknown has no place of its own in time: it stays behind the row before it. So does a row that
its writer keeps out of time order on purpose (`order_kept`).
"""

from collections.abc import Sequence
from math import inf
from operator import le

from postmortem_desk.model import Event, Incident
from postmortem_desk.text.dates import iso_date
from postmortem_desk.text.moments import order_keys

_DAY_ZERO_ENDS = 2 * 86_400.0
"""Seconds since 1970 before which a key is that of a clock time without a day, in whatever zone."""


def time_keys(incident: Incident, events: Sequence[Event]) -> list[float | None]:
    """For each event the seconds by which it is ordered in time; None where it has no place of its own in time.

    Where the incident's date is not known, a clock time without a day cannot be compared with times that have one:
    among such it counts as unknown.
    """
    keys = order_keys([event.at for event in events], incident.zone, incident.date)
    if not iso_date(incident.date):
        known = [key for key in keys if key is not None]
        if known and min(known) < _DAY_ZERO_ENDS <= max(known):
            return [key if key is not None and key >= _DAY_ZERO_ENDS else None for key in keys]
    return keys


def placed_keys(incident: Incident, events: Sequence[Event]) -> list[float | None]:
    """As `time_keys`, with None also for the events that are kept out of time order on purpose."""
    keys = time_keys(incident, events)
    for index, event in enumerate(events):
        if event.order_kept:
            keys[index] = None
    return keys


def place_in_time(keys: Sequence[float | None], key: float, present: int | None = None) -> int:
    """The index at which a row with `key` contradicts the fewest of the other rows, whose keys are `keys`.

    Of several such places it is `present` (the index where the row stands now) if that is one, else the last: behind
    rows of the same time, and behind the rows without a time that follow them. So neither the nearest known row
    above is later nor the nearest below earlier.
    """
    cost = sum(1 for other in keys if other is not None and other < key)
    best, fewest = 0, cost
    if present == 0:
        present_cost = cost
    for index, other in enumerate(keys, start=1):
        if other is not None:
            cost += (other > key) - (other < key)
        if cost <= fewest:
            best, fewest = index, cost
        if index == present:
            present_cost = cost
    return present if present is not None and present_cost == fewest else best


def in_time_order(events: Sequence[Event], keys: Sequence[float | None]) -> Sequence[Event]:
    """`events` sorted by `keys`, stable; each without a key stays behind the one before it.

    Gives back the very same sequence when it is in order.
    """
    effective: list[float] = []
    last = -inf
    for key in keys:
        if key is not None:
            last = key
        effective.append(last)
    if all(map(le, effective, effective[1:])):
        return events
    order = sorted(range(len(events)), key=effective.__getitem__)
    return [events[index] for index in order]
