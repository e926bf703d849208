"""The timeline as a picture: its phases and milestones, and below them a lane for each kind of event.

Every text finds its place among those that stand already, so that none covers another: a lane's words stand between
its marks, the words of a scale give way to those before them. Marks that would touch become one with their number.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from msgspec import Struct

from postmortem_desk.insight.placed_events import PlacedEvent, PlacedPhase, PlacedTimeline
from postmortem_desk.model.vocabulary import EVENT_KINDS
from postmortem_desk.report.outline.outline_words import capitalised, spaced
from postmortem_desk.report.pictures.lane_marks import Cluster, clusters
from postmortem_desk.report.pictures.lane_scale import scale
from postmortem_desk.report.pictures.picture_labels import clipped, placed_labels, text_width
from postmortem_desk.report.pictures.shapes import Box, Mark, Picture, Shape, Stroke, Words
from postmortem_desk.report.pictures.time_axis import Axis, axis_of
from postmortem_desk.text.markup.markdown import plain_text
from postmortem_desk.text.times.durations import duration_text
from postmortem_desk.text.times.moments import moment_text

OTHER: Final = "other"
"""The lane of events without a kind, and of kinds that have no lane of their own."""
_MOST_LANES: Final = 9
_LANE: Final = 28.0
_BAR: Final = 22.0
_LABEL: Final = 12.0
_SMALL: Final = 11.0
_LABEL_STEP: Final = 17.0
_EDGE: Final = 18.0
_LEAST_WORDS: Final = 72.0
_MOST_WORDS: Final = 320.0
_GAP: Final = 8.0
_BESIDE: Final = 5.0
"""Units between a mark and its words."""
_MOST_LETTERS: Final = 80
_MOST_GUTTER: Final = 120.0


class Manner(Struct, frozen=True):
    """How a picture is drawn."""

    width: float
    half_days: bool = False
    """Clock times with AM and PM."""
    kind_word: Callable[[str], str] = spaced
    """The word for a kind of event."""


def lanes_picture(timeline: PlacedTimeline, manner: Manner) -> Picture | None:
    """The picture of a timeline; None where fewer than two different times are known."""
    points = sorted({one.at for one in timeline.events} | {one.end for one in timeline.events if one.end is not None})
    if len(points) < 2:
        return None
    lanes = _lanes(timeline.events)
    words = {kind: capitalised(manner.kind_word(kind)) for kind in lanes}
    names = (*words.values(), timeline.zone_name, timeline.second_name)
    gutter = min(_MOST_GUTTER, max(text_width(text, _SMALL) for text in names) + 16)
    axis = axis_of(points, gutter + _EDGE, manner.width - _EDGE)
    drawing = _Drawing(timeline, axis, gutter, manner)
    drawing.milestones_and_phases()
    for kind, events in lanes.items():
        drawing.lane(kind, words[kind], events)
    drawing.scale()
    return drawing.picture({words[kind]: events for kind, events in lanes.items()})


def _lanes(events: Sequence[PlacedEvent]) -> dict[str, list[PlacedEvent]]:
    """The events of each lane: the kinds that the program knows, then others by their number, then the rest."""
    by_kind: dict[str, list[PlacedEvent]] = {}
    for one in events:
        by_kind.setdefault(one.event.kind.strip() or OTHER, []).append(one)
    own = sorted(set(by_kind) - {*EVENT_KINDS, OTHER}, key=lambda kind: (-len(by_kind[kind]), kind))
    order = [kind for kind in (*EVENT_KINDS, *own) if kind in by_kind]
    rest = order[_MOST_LANES - 1 :]
    others = [*by_kind.get(OTHER, []), *(one for kind in rest for one in by_kind[kind])]
    lanes = {kind: by_kind[kind] for kind in order if kind not in rest}
    return {**lanes, OTHER: sorted(others, key=lambda one: one.at)} if others else lanes


class _Drawing:
    """One picture on its way, from the top down."""

    def __init__(self, timeline: PlacedTimeline, axis: Axis, gutter: float, manner: Manner) -> None:
        self._timeline = timeline
        self._axis = axis
        self._places = axis.places(one.at for one in timeline.events)
        self._gutter = gutter
        self._manner = manner
        self._y = 0.0
        self._names: list[Shape] = []
        self._shapes: list[Shape] = []
        self._marks: list[Mark] = []
        self._untold: list[PlacedPhase] = []

    def milestones_and_phases(self) -> None:
        """The bar of the phases, with the milestones above it."""
        phases, milestones = self._timeline.phases, self._timeline.milestones
        if not phases and not milestones:
            self._y = 8.0
            return
        room = self._manner.width - self._gutter
        places = [(self._axis.x(one.at) - self._gutter, spaced(name)) for name, one in milestones]
        labels, rows = placed_labels(places, room, _LABEL)
        top = rows * _LABEL_STEP + 4
        for phase in phases:
            self._phase(phase, top)
        for label in labels:
            base = top - 5 - label.row * _LABEL_STEP
            for index, place in enumerate(label.marks):
                x = self._gutter + place
                up = base + 4 if label.row and not index else top - 3
                self._shapes.append(Stroke(x, up, x, top + 4, "line"))
            words = Words(label.text, self._gutter + label.x, base, _LABEL, label.anchor, "ink")
            self._shapes.append(words)
        self._y = top + _BAR + 8

    def _phase(self, phase: PlacedPhase, top: float) -> None:
        left, right = self._axis.x(phase.start), self._axis.x(phase.end)
        self._shapes.append(Box(left, top, right - left, _BAR, f"phase:{phase.name}"))
        begin, end = self._widest(left, right)
        for text in (_told(phase), phase.name):
            if text_width(text, _SMALL) + 10 <= end - begin:
                self._shapes.append(Words(text, round((begin + end) / 2, 1), top + 15, _SMALL, "middle", "on phase"))
                break
        if text_width(_told(phase), _SMALL) + 10 > end - begin:
            self._untold.append(phase)

    def _widest(self, left: float, right: float) -> tuple[float, float]:
        """The widest part from `left` to `right` without a long silence."""
        parts = [
            (max(left, stretch.left), min(right, stretch.right))
            for stretch in self._axis.stretches
            if not stretch.is_pause
        ]
        return max(parts, key=lambda part: part[1] - part[0])

    def lane(self, kind: str, word: str, events: Sequence[PlacedEvent]) -> None:
        """A lane with its name, its marks, and their words where there is room."""
        middle = self._y + _LANE / 2
        name = clipped(word, self._gutter - 12, _SMALL)
        self._names.append(Words(name, 0, middle + 4, _SMALL, "start", "quiet"))
        self._shapes.append(Stroke(self._gutter, self._y + _LANE, self._manner.width, self._y + _LANE, "hair"))
        found = clusters([(self._places[one.at], one) for one in events], _SMALL)
        for one in events:
            self._shapes += self._extent(one, kind, middle)
        reached = self._gutter
        for index, cluster in enumerate(found):
            following = found[index + 1].left if index + 1 < len(found) else self._manner.width
            reached = self._mark(cluster, kind, middle, reached, following)
        self._y += _LANE

    def _extent(self, one: PlacedEvent, kind: str, middle: float) -> Iterator[Shape]:
        """How long an event lasted, and between which times it lies."""
        if one.end is not None:
            left, right = self._axis.x(one.at), self._axis.x(one.end)
            yield Box(left, middle + 8, right - left, 2, f"kind:{kind}")
        if one.earliest < one.latest:
            left, right = self._axis.x(one.earliest), self._axis.x(one.latest)
            if right > left:
                yield Box(left, middle - 5, right - left, 10, f"kind:{kind}", 5, faint=True)

    def _mark(self, cluster: Cluster, kind: str, middle: float, before: float, following: float) -> float:
        """Draw a mark with its words; the place that is reached."""
        colour = f"kind:{kind}"
        height = 10.0 if len(cluster.events) == 1 else 16.0
        top = middle - height / 2
        doubtful = all(one.earliest < one.latest for one in cluster.events)
        width = cluster.right - cluster.left
        ids = tuple(one.event.id for one in cluster.events)
        self._marks.append(Mark(cluster.left, middle - _LANE / 2, width, _LANE, ids))
        if len(cluster.events) > 1:
            self._shapes.append(Box(cluster.left, top, width, height, colour, height / 2))
            number = Words(str(len(ids)), cluster.middle, middle + 4, _SMALL, "middle", "on kind")
            self._shapes.append(number)
            return cluster.right
        dot = Box(cluster.left, top, width, height, "ground" if doubtful else colour, 5, outline=colour)
        self._shapes.append(dot)
        return self._words(cluster, middle, before, following)

    def _words(self, cluster: Cluster, middle: float, before: float, following: float) -> float:
        """The words of an event beside its mark and the span of its doubt, on the side with more room."""
        one = cluster.events[0]
        left = min(cluster.left, self._axis.x(one.earliest)) - _BESIDE
        right = max(cluster.right, self._axis.x(one.latest)) + _BESIDE
        on_right = min(following - right - _GAP, _MOST_WORDS)
        on_left = min(left - before - _GAP, _MOST_WORDS)
        if max(on_right, on_left) < _LEAST_WORDS:
            return cluster.right
        text = plain_text(one.event.text).partition("\n")[0][:_MOST_LETTERS]
        if on_right >= min(_LEAST_WORDS * 2, text_width(text, _SMALL)) or on_right >= on_left:
            words = Words(clipped(text, on_right, _SMALL), round(right, 1), middle + 4, _SMALL, "start", "ink")
        else:
            words = Words(clipped(text, on_left, _SMALL), round(left, 1), middle + 4, _SMALL, "end", "ink")
        self._shapes.append(words)
        return max(cluster.right, words.right)

    def scale(self) -> None:
        """The long silences behind all, the clock times and the days below all."""
        bottom = self._y
        drawn = scale(self._axis, self._timeline, self._manner.half_days, (self._gutter, self._manner.width), bottom)
        self._shapes = [*drawn.behind, *self._shapes, *drawn.below]
        self._names += drawn.names
        self._y = drawn.bottom

    def picture(self, lanes: dict[str, list[PlacedEvent]]) -> Picture:
        """All that was drawn, with the words for `lanes` and their events."""
        height = self._y
        if self._timeline.unplaced:
            text = _unplaced_words(self._timeline.unplaced)
            self._names.append(Words(text, 0, height + 14, _SMALL, "start", "quiet"))
            height += 22
        return Picture(
            self._manner.width,
            height,
            self._gutter,
            tuple(self._names),
            tuple(self._shapes),
            tuple(sorted(self._marks, key=lambda mark: (mark.left, mark.top))),
            _in_words(self._timeline, lanes),
            _in_lists(self._timeline, lanes, self._axis),
            capitalised(" \N{MIDDLE DOT} ".join(map(_told, self._timeline.phases))) if self._untold else "",
        )


def _told(phase: PlacedPhase) -> str:
    return f"{phase.name} {duration_text(phase.end - phase.start)}"


def _unplaced_words(number: int) -> str:
    if number == 1:
        return "1 event is not drawn: its time is not known well enough."
    return f"{number} events are not drawn: their times are not known well enough."


def _in_words(timeline: PlacedTimeline, lanes: dict[str, list[PlacedEvent]]) -> str:
    """The same for people who do not see the picture."""
    told = []
    if timeline.phases:
        told.append(f"Phases: {', then '.join(map(_told, timeline.phases))}.")
    if timeline.milestones:
        names = (f"{spaced(name)} {moment_text(one.event.at)}".strip() for name, one in timeline.milestones)
        told.append(f"Milestones: {', '.join(names)}.")
    told.append(f"Events: {', '.join(f'{word} {len(events)}' for word, events in lanes.items())}.")
    if timeline.unplaced:
        told.append(_unplaced_words(timeline.unplaced))
    return " ".join(told)


def _in_lists(
    timeline: PlacedTimeline, lanes: dict[str, list[PlacedEvent]], axis: Axis
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The same as lists: phases, milestones, lanes, and how long nothing is told."""
    pauses = (stretch for stretch in axis.stretches if stretch.is_pause)
    lists = (
        ("Phases", tuple(map(_told, timeline.phases))),
        ("Milestones", tuple(f"{moment_text(one.event.at)} {spaced(name)}" for name, one in timeline.milestones)),
        ("Events", tuple(_lane_words(word, events) for word, events in lanes.items())),
        ("Long silences", tuple(f"{duration_text(pause.end - pause.start)} without an event" for pause in pauses)),
    )
    return tuple((name, items) for name, items in lists if items)


def _lane_words(word: str, events: Sequence[PlacedEvent]) -> str:
    """How many events a lane has, and from when to when; the table of events tells each."""
    first, last = moment_text(events[0].event.at), moment_text(events[-1].event.at)
    return f"{word}: 1 event, {first}" if len(events) == 1 else f"{word}: {len(events)} events, {first} to {last}"
