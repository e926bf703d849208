"""The scale under the lanes: long silences, clock times in one or two zones, and days."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, tzinfo
from itertools import zip_longest
from typing import Final

from msgspec import Struct, field

from postmortem_desk.insight.placed_events import PlacedTimeline
from postmortem_desk.report.pictures.picture import clock_text
from postmortem_desk.report.pictures.picture_labels import clipped
from postmortem_desk.report.pictures.shapes import Box, Shape, Stroke, Words
from postmortem_desk.report.pictures.time_axis import DAY, Axis, Stretch, Tick, wall_clock
from postmortem_desk.text.times.dates import short_date_text
from postmortem_desk.text.times.durations import duration_text

_SIZE: Final = 11.0
_ROW: Final = 16.0
_ROOM: Final = 62.0
"""Units between two ticks, at least."""
_GAP: Final = 4.0
_SLANT: Final = 4.0


class Scale(Struct):
    """What was drawn."""

    behind: list[Shape] = field(default_factory=list)
    """What stands behind the lanes."""
    below: list[Shape] = field(default_factory=list)
    names: list[Shape] = field(default_factory=list)
    bottom: float = 0.0


class _Row:
    """A row of words, each of which gives way to those before it."""

    def __init__(self, y: float, edges: tuple[float, float]) -> None:
        self.words: list[Words] = []
        self.y = y
        self._edges = edges
        self._lefts: list[float] = []
        self._rights: list[float] = []

    def put(self, text: str, x: float, anchor: str = "middle") -> bool:
        """Write `text` at `x`, moved into the picture where it hangs over its edge; whether it found room."""
        words = Words(text, x, self.y, _SIZE, anchor, "quiet")
        left, right = self._edges
        if words.right > right:  # held by its end, it is whole in whatever font
            words = Words(text, right, self.y, _SIZE, "end", "quiet")
        else:
            words = Words(text, round(x + max(0.0, left - words.left), 1), self.y, _SIZE, anchor, "quiet")
        left, right = words.left - _GAP, words.right + _GAP
        place = bisect_right(self._lefts, left)
        is_free = (not place or self._rights[place - 1] <= left) and (
            place == len(self._lefts) or right <= self._lefts[place]
        )
        if is_free:
            self._lefts.insert(place, words.left)
            self._rights.insert(place, words.right)
            self.words.append(words)
        return is_free


def scale(axis: Axis, timeline: PlacedTimeline, half_days: bool, edges: tuple[float, float], top: float) -> Scale:
    """The scale of `axis` between `edges` (the left and the right of the picture) from `top` down."""
    drawn = Scale()
    step, ticks = axis.ticks(timeline.zone, _ROOM)
    pauses = [stretch for stretch in axis.stretches if stretch.is_pause]
    drawn.below.append(Stroke(edges[0], top, edges[1], top, "line"))
    for pause in pauses:
        drawn.behind.append(Box(pause.left + 6, 0, pause.right - pause.left - 12, top, "pause"))
        drawn.below += _broken(pause, top)
    clock = _Row(top + 18, edges)
    for pause in pauses:
        clock.put(duration_text(pause.end - pause.start), (pause.left + pause.right) / 2)
    rows = [(clock, timeline.zone, timeline.zone_name)]
    if timeline.second is not None:
        rows.append((_Row(top + 18 + _ROW, edges), timeline.second, timeline.second_name))
    for row, zone, name in rows:
        _tick_words(row, ticks, step, zone, half_days)
        drawn.names.append(Words(clipped(name, edges[0] - 12, _SIZE), 0, row.y, _SIZE, "start", "quiet"))
    drawn.below += (Stroke(tick.x, top, tick.x, top + 5, "line") for tick in ticks)
    bottom = top + 18 + _ROW * (len(rows) - 1)
    if timeline.day_known and step < DAY:
        days = _Row(bottom + _ROW, edges)
        told_year = 0
        shown = list(_days(axis, ticks, timeline.zone))
        for (x, day, is_midnight), following in zip_longest(shown, shown[1:]):
            if is_midnight:
                drawn.behind.append(Stroke(x, 0, x, bottom + _ROW, "hair"))
            text = short_date_text(day)
            if (
                not is_midnight
                and following is not None
                and Words(text, x, 0, _SIZE, "start", "quiet").right > following[0]
            ):
                continue  # a few hours before a midnight whose day has to be told
            if days.put(text.rpartition(" ")[0] if day.year == told_year else text, x, "start"):
                told_year = day.year
        rows.append((days, timeline.zone, ""))
        bottom += _ROW
    drawn.below += (words for row, _, _ in rows for words in row.words)
    drawn.bottom = bottom + 8
    return drawn


def _broken(pause: Stretch, top: float) -> Iterator[Shape]:
    """The axis is broken by two slanted lines."""
    middle = (pause.left + pause.right) / 2
    yield Box(middle - 3, top - 1, 6, 2, "ground")
    for x in (middle - 3, middle + 3):
        yield Stroke(round(x - _SLANT / 2, 1), top + 4, round(x + _SLANT / 2, 1), top - 4, "line")


def _tick_words(row: _Row, ticks: Sequence[Tick], step: int, zone: tzinfo, half_days: bool) -> None:
    """Write what the clock of `zone` shows at the ticks, with the day where it is another than on the first clock."""
    told: date | None = None
    for tick in ticks:
        wall = wall_clock(tick.at, zone)
        day = wall.date()
        short = short_date_text(day).rpartition(" ")[0]
        words = short if step >= DAY else clock_text(wall, half_days)
        if step < DAY and day not in (tick.wall.date(), told):
            words = f"{short}, {words}"
        if row.put(words, tick.x):
            told = day


def _days(axis: Axis, ticks: Sequence[Tick], zone: tzinfo) -> Iterator[tuple[float, date, bool]]:
    """Where a day begins to be shown: its place, the day, and whether it is its midnight."""
    shown: date | None = None
    for stretch in axis.stretches:
        if stretch.is_pause:
            continue
        day = wall_clock(stretch.start, zone).date()
        if day != shown:
            shown = day
            yield round(stretch.left, 1), day, False
        for tick in ticks:
            if stretch.start <= tick.at <= stretch.end and tick.wall.date() != shown:
                shown = tick.wall.date()
                yield tick.x, shown, tick.wall.hour == tick.wall.minute == 0
