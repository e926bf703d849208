"""The scale of a timeline's picture: where a point in time stands, with long silences drawn short.

Points in time are seconds since 1970; places are units of the drawing.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta, tzinfo
from typing import Final

from msgspec import Struct

from postmortem_desk.insight.placed_events import EPOCH

MINUTE: Final = 60
DAY: Final = 24 * 60 * MINUTE
STEPS: Final = (
    *(minutes * MINUTE for minutes in (1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720)),
    *(days * DAY for days in (1, 2, 7, 14, 28, 91, 364, 3640)),
)
"""Distances of the ticks, in seconds."""
_LONG: Final = 6.0
"""A silence is long when it lasts so many times the mean of all that are not."""
_SHARE: Final = 0.05
"""... and takes at least this share of the drawing."""
_PAUSE: Final = 76.0
"""The width of a long silence: its length stands in it in words."""
_MOST_PAUSES: Final = 0.4
"""Long silences take at most this share of the drawing together; the shorter ones stay as they are."""


class Stretch(Struct, frozen=True):
    """A part of the axis with one scale."""

    start: float
    end: float
    left: float
    right: float
    is_pause: bool
    """A long silence, drawn short."""

    def x(self, at: float) -> float:
        """The place of a point in time of this stretch."""
        length = self.end - self.start
        return self.left if length <= 0 else self.left + (at - self.start) / length * (self.right - self.left)


class Tick(Struct, frozen=True):
    """A round time of the clock."""

    at: float
    x: float
    wall: datetime
    """What the clock shows; without its zone."""


class Axis:
    """Points in time from `left` to `right`."""

    def __init__(self, stretches: tuple[Stretch, ...]) -> None:
        self.stretches = stretches
        self._starts = [stretch.start for stretch in stretches]

    @property
    def start(self) -> float:
        """The first point in time."""
        return self.stretches[0].start

    @property
    def end(self) -> float:
        """The last point in time."""
        return self.stretches[-1].end

    def x(self, at: float) -> float:
        """The place of a point in time; one outside stands at the edge."""
        at = min(max(at, self.start), self.end)
        return round(self.stretches[max(0, bisect_right(self._starts, at) - 1)].x(at), 1)

    def places(self, points: Iterable[float]) -> dict[float, float]:
        """The place of each of `points`, which come in the order of time: the fast way for many."""
        found: dict[float, float] = {}
        following = iter(self.stretches)
        here = next(following)
        for at in points:
            while at > here.end and (later := next(following, None)) is not None:
                here = later
            found[at] = round(here.x(min(max(at, here.start), here.end)), 1)
        return found

    def ticks(self, zone: tzinfo, room: float) -> tuple[int, tuple[Tick, ...]]:
        """Round times on the clock of `zone` at least `room` units apart, and how many seconds lie between two."""
        open_stretches = [stretch for stretch in self.stretches if not stretch.is_pause and stretch.end > stretch.start]
        if not open_stretches:
            return STEPS[0], ()
        first = open_stretches[0]
        scale = (first.right - first.left) / (first.end - first.start)
        step = next((step for step in STEPS if step * scale >= room), STEPS[-1])
        return step, tuple(tick for stretch in open_stretches for tick in _ticks(stretch, step, zone))


def axis_of(points: Sequence[float], left: float, right: float) -> Axis:
    """The axis from the first to the last of `points`, which are sorted and at least two different ones."""
    pauses = sorted(_pauses(points, right - left))
    in_pauses = sum(points[index + 1] - points[index] for index in pauses)
    scale = (right - left - _PAUSE * len(pauses)) / (points[-1] - points[0] - in_pauses)
    stretches: list[Stretch] = []
    begin, x = points[0], left
    for index in pauses:
        start, end = points[index], points[index + 1]
        edge = x + (start - begin) * scale
        stretches += (Stretch(begin, start, x, edge, False), Stretch(start, end, edge, edge + _PAUSE, True))
        begin, x = end, edge + _PAUSE
    return Axis((*stretches, Stretch(begin, points[-1], x, right, False)))


def _pauses(points: Sequence[float], width: float) -> Iterator[int]:
    """The places in `points` after which a long silence begins, the longest first."""
    gaps = sorted((points[i + 1] - points[i], i) for i in range(len(points) - 1) if points[i + 1] > points[i])
    total, count, found = sum(gap for gap, _ in gaps), len(gaps), 0
    for gap, index in reversed(gaps):
        total, count, found = total - gap, count - 1, found + 1
        too_short = count < 2 or gap < _LONG * total / count or gap < _SHARE * (total + gap)
        if too_short or found * _PAUSE > _MOST_PAUSES * width:
            return
        yield index


def wall_clock(at: float, zone: tzinfo) -> datetime:
    """What the clock of `zone` shows at a point in time."""
    return (EPOCH + timedelta(seconds=at)).astimezone(zone).replace(tzinfo=None)


def _ticks(stretch: Stretch, step: int, zone: tzinfo) -> Iterator[Tick]:
    first, last = wall_clock(stretch.start, zone), wall_clock(stretch.end, zone)
    midnight = first.replace(hour=0, minute=0, second=0, microsecond=0)
    passed = -(-(first - midnight).total_seconds() // step) * step
    while passed <= (last - midnight).total_seconds():
        wall = midnight + timedelta(seconds=passed)
        at = (wall.replace(tzinfo=zone) - EPOCH).total_seconds()
        if stretch.start <= at <= stretch.end:
            yield Tick(at, round(stretch.x(at), 1), wall)
        passed += step
