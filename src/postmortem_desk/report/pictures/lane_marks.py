"""Marks of one lane: those that would touch become one."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from msgspec import Struct

from postmortem_desk.insight.placed_events import PlacedEvent
from postmortem_desk.report.pictures.picture_labels import text_width

_DOT: Final = 10.0
_APART: Final = 2.0


class Cluster(Struct, frozen=True):
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
    begins: list[int] = []
    """The index of the first event of each mark."""
    edges: list[tuple[float, float]] = []
    """The left and the right edge of each mark."""
    for index, (x, _event) in enumerate(placed):
        begin = index
        left, right = _edges(x, x, 1, size)
        while edges and edges[-1][1] + _APART > left:
            begin = begins.pop()
            edges.pop()
            left, right = _edges(placed[begin][0], x, index + 1 - begin, size)
        begins.append(begin)
        edges.append((left, right))
    ends = [*begins[1:], len(placed)]
    return [
        Cluster(
            placed[begin][0],
            placed[end - 1][0],
            tuple(event for _x, event in placed[begin:end]),
            round(left, 1),
            round(right, 1),
        )
        for begin, end, (left, right) in zip(begins, ends, edges, strict=True)
    ]


def _edges(first: float, last: float, number: int, size: float) -> tuple[float, float]:
    """Where the mark of so many events from `first` to `last` begins and ends."""
    middle, half = (first + last) / 2, _width(number, size) / 2
    return middle - half, middle + half


@lru_cache(maxsize=8192)
def _width(number: int, size: float) -> float:
    return _DOT if number == 1 else max(18.0, text_width(str(number), size) + 10)
