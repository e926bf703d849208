"""Clock times without AM or PM that can only be in the afternoon: "11:40, 12:10, 1:15, 2:05", one below the other.

Whoever writes 1:15 and never 01:15 nor 13:15 reads a clock of twelve hours. Where the rows go on and on but for one
step back over noon, what stands behind it is in the afternoon. Where a row says AM, PM or a day, or the rows step back
elsewhere, the times stay as they are written.
"""

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from postmortem_desk.model import Event, Moment
from postmortem_desk.text.times.moments import clock_moved, clock_of
from postmortem_desk.text.times.zones import zone_info

_TWELVE_HOURS: Final = re.compile(
    r"(?P<hour>[1-9]|1[0-2])[:.](?P<minute>[0-5]\d)(?:[:.](?P<second>[0-5]\d))?(?![\d:.])"
)
_OTHER: Final = re.compile(r"\d|[ap]\.?m\b|uhr|\bh\b", re.IGNORECASE)
"""What shows that the words are more than such a clock time and its zone."""
_NOON: Final = 12 * 3600
_MORNING: Final = 7 * 3600
"""The earliest time at which such rows begin."""
_LONGEST_STEP: Final = 5 * 3600
_FEWEST: Final = 3


def afternoon_events(timeline: Sequence[Event]) -> frozenset[str]:
    """The ids of the events whose clock times are in the afternoon though nothing but their order tells it."""
    timed = [(event.id, event.at.written) for event in timeline if event.at.written]
    seconds = [_seconds(written) for _, written in timed]
    if len(seconds) < _FEWEST or any(each is None for each in seconds) or any(event.end for event in timeline):
        return frozenset()
    told = [each for each in seconds if each is not None]
    back = [index for index in range(1, len(told)) if told[index] < told[index - 1]]
    if len(back) != 1 or told[0] < _MORNING:
        return frozenset()
    place = back[0]
    after = [each % _NOON + _NOON for each in told[place:]]
    is_noon = told[place - 1] < _NOON + 3600 and 0 < after[0] - told[place - 1] <= _LONGEST_STEP
    return frozenset(name for name, _ in timed[place:]) if is_noon and after == sorted(after) else frozenset()


def in_the_afternoon(moment: Moment, zone: str) -> Moment:
    """`moment`, a time before noon, twelve hours later on its clock; `zone` is the incident's."""
    clock = clock_of(moment)
    if clock is None or clock.hour >= _NOON // 3600:
        return moment
    at = clock_moved(moment.at or "", timedelta(seconds=_NOON), moment.precision, zone_info(moment.zone or zone))
    return moment.replaced(at=at)


def _seconds(written: str) -> int | None:
    """The seconds since midnight of a clock time of twelve hours; None for other words."""
    match = _TWELVE_HOURS.search(written)
    if match is None or _OTHER.search(written[: match.start()] + " " + written[match.end() :]):
        return None
    return int(match["hour"]) * 3600 + int(match["minute"]) * 60 + int(match["second"] or 0)
