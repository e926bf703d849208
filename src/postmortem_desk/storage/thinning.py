"""Which of many versions stay: close together for the last days, and further apart the older they are."""

from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from typing import Final

ALL_FOR: Final = timedelta(days=2)
"""Versions younger than this all stay."""


def _day(when: datetime) -> tuple[int, ...]:
    return (when.toordinal(),)


def _week(when: datetime) -> tuple[int, ...]:
    return tuple(when.isocalendar()[:2])


def _month(when: datetime) -> tuple[int, ...]:
    return (when.year, when.month)


_STEPS: Final[tuple[tuple[int, Callable[[datetime], tuple[int, ...]]], ...]] = ((12, _day), (10, _week), (9, _month))
"""Behind those: the last version of each of so many days, then of so many weeks, then of so many months."""


def kept_times(times: Collection[datetime], now: datetime) -> frozenset[datetime]:
    """Those of `times` whose versions stay at `now`; all are in one zone. The latest one always does.

    Only days, weeks and months that have a version count, so that a document that rests keeps its history.
    """
    latest_first = sorted(times, reverse=True)
    kept = {when for when in latest_first if now - when < ALL_FOR}
    rest = [when for when in latest_first if when not in kept]
    for most, span in _STEPS:
        seen: set[tuple[int, ...]] = set()
        while rest and (len(seen) < most or span(rest[0]) in seen):
            when = rest.pop(0)
            if span(when) not in seen:
                seen.add(span(when))
                kept.add(when)
    return frozenset(kept)
