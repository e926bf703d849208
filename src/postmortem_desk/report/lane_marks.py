"""Marks of one lane: those that would touch become one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from postmortem_desk.insight.placed_events import PlacedEvent
from postmortem_desk.report.picture_labels import text_width

_DOT: Final = 10.0
_APART: Final = 2.0


@dataclass(frozen=True, slots=True)
class Cluster:
    """One or several events of a lane, and what place they take."""

    first: float
    last: float
    events: tuple[PlacedEvent, ...]
    left: float
    right: float

    @property
    def middle(self) -> float:
        """The place of the mark."""
        return round((self.left + self.right) / 2, 1)


def clusters(placed: Sequence[tuple[float, PlacedEvent]], size: float) -> list[Cluster]:
    """The marks for events at places in rising order; their numbers are written in letters of `size`."""
    found: list[_Growing] = []
    for x, event in placed:
        newest = _Growing(x, x, [event], size)
        while found and found[-1].right + _APART > newest.left:
            newest = found.pop().with_next(newest)
        found.append(newest)
    return [one.done() for one in found]


class _Growing:
    """A mark that may still take others in."""

    def __init__(self, first: float, last: float, events: list[PlacedEvent], size: float) -> None:
        self._first = first
        self._last = last
        self._events = events
        self._size = size
        number = len(events)
        width = _DOT if number == 1 else max(18.0, text_width(str(number), size) + 10)
        middle = (first + last) / 2
        self.left = middle - width / 2
        self.right = middle + width / 2

    def with_next(self, following: "_Growing") -> "_Growing":
        """Both as one."""
        self._events += following._events
        return _Growing(self._first, following._last, self._events, self._size)

    def done(self) -> Cluster:
        """The finished mark."""
        return Cluster(self._first, self._last, tuple(self._events), round(self.left, 1), round(self.right, 1))
