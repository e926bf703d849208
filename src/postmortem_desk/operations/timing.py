"""Rows and their times: the keys that order them, the place in time of one, all in the order of time.

A row whose time is unknown has no place of its own in time: it stays behind the row before it. So does a row that
its writer keeps out of time order on purpose (`order_kept`).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice
from math import inf
from operator import attrgetter, le
from typing import Final

from postmortem_desk.model import Event, Incident, Moment
from postmortem_desk.operations.remembering import REMEMBERED, Same, SameOnes
from postmortem_desk.text.times.dates import iso_date
from postmortem_desk.text.times.moments import order_keys

_at_of: Final = attrgetter("at")
_is_kept: Final = attrgetter("order_kept")
_DAY_ZERO_ENDS: Final = 2 * 86_400.0
"""Seconds since 1970 before which a key is that of a clock time without a day, in whatever zone."""


def time_keys(incident: Incident, events: tuple[Event, ...]) -> tuple[float | None, ...]:
    """For each event the seconds by which it is ordered in time; None where it has no place of its own in time.

    Where the incident's date is not known, a clock time without a day cannot be compared with times that have one:
    among such it counts as unknown.
    """
    return _time_keys(SameOnes(map(_at_of, events)), incident.zone, incident.date)


@lru_cache(maxsize=REMEMBERED)
def _time_keys(moments: SameOnes[Moment], zone: str, day: str) -> tuple[float | None, ...]:
    keys = order_keys(moments.values, zone, day)
    if not iso_date(day):
        known = [key for key in keys if key is not None]
        if known and min(known) < _DAY_ZERO_ENDS <= max(known):
            return tuple([key if key is not None and key >= _DAY_ZERO_ENDS else None for key in keys])
    return tuple(keys)


def placed_keys(incident: Incident, events: tuple[Event, ...]) -> tuple[float | None, ...]:
    """As `time_keys`, with None also for the events that are kept out of time order on purpose."""
    return _placed_keys(Same(events), incident.zone, incident.date)


@lru_cache(maxsize=REMEMBERED)
def _placed_keys(events: Same[tuple[Event, ...]], zone: str, day: str) -> tuple[float | None, ...]:
    keys = _time_keys(SameOnes(map(_at_of, events.value)), zone, day)
    if any(map(_is_kept, events.value)):
        return tuple([None if event.order_kept else key for event, key in zip(events.value, keys, strict=True)])
    return keys


def keys_with(
    incident: Incident, events: tuple[Event, ...], event: Event
) -> tuple[Sequence[float | None], float | None]:
    """The `placed_keys` of `events`, and the key of one more event that is to find its place among them."""
    if iso_date(incident.date):
        return placed_keys(incident, events), time_keys(incident, (event,))[0]
    # Whether a clock time without a day can be compared depends on all of them.
    *keys, key = placed_keys(incident, (*events, event.replaced(order_kept=False)))
    return keys, key


def place_in_time(keys: Sequence[float | None], key: float, present: int | None = None) -> int:
    """The index at which a row with `key` contradicts the fewest of the other rows, whose keys are `keys`.

    Of several such places it is `present` (the index where the row stands now) if that is one, else the last: behind
    rows of the same time, and behind the rows without a time that follow them. So neither the nearest known row
    above is later nor the nearest below earlier.
    """
    effective = _effective(keys)
    if _is_rising(effective):
        first, last = bisect_left(effective, key), bisect_right(effective, key)
        return present if present is not None and first <= present <= last else last
    contradictions = sum(1 for other in keys if other is not None and other < key)
    at_each = [contradictions]
    for other in keys:
        if other is not None:
            contradictions += (other > key) - (other < key)
        at_each.append(contradictions)
    fewest = min(at_each)
    if present is not None and at_each[present] == fewest:
        return present
    return len(keys) - at_each[::-1].index(fewest)


def in_time_order(events: Sequence[Event], keys: Sequence[float | None]) -> Sequence[Event]:
    """`events` sorted by `keys`, stable; each without a key stays behind the one before it.

    Gives back the very same sequence when it is in order.
    """
    effective = _effective(keys)
    if _is_rising(effective):
        return events
    return [events[index] for index in sorted(range(len(events)), key=effective.__getitem__)]


def _effective(keys: Sequence[float | None]) -> list[float]:
    """`keys` with that of the row before in place of each that is None."""
    effective: list[float] = []
    last = -inf
    for key in keys:
        if key is not None:
            last = key
        effective.append(last)
    return effective


def _is_rising(keys: Sequence[float]) -> bool:
    return all(map(le, keys, islice(keys, 1, None)))
