"""The picture of an incident: one bar of its phases, milestones above it, clock times below it.

It is SVG with texts as texts and with presentation attributes only, so that a page whose policy forbids inline
styles shows it. The same phases give the same bytes.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Final

from msgspec import Struct

from postmortem_desk.report.blocks import PictureBlock
from postmortem_desk.report.pictures.picture_labels import Label, placed_labels, text_width
from postmortem_desk.report.pictures.svg_text import FONT, INK, LINE, QUIET, svg_escaped, svg_text
from postmortem_desk.report.pictures.time_axis import DAY, STEPS
from postmortem_desk.text.times.dates import date_text
from postmortem_desk.text.times.durations import duration_text

WIDTH: Final = 720.0
"""Units of the drawing. At the width of a printed page a unit is about two thirds of a point."""
_EDGE: Final = 1.0
_BAR_HEIGHT: Final = 22.0
_NOTCH: Final = 4.0
"""How far a milestone's line reaches into the bar: not as far as the words in it."""
_LABEL_SIZE: Final = 12.0
_LABEL_STEP: Final = 17.0
_TICK_SIZE: Final = 11.0
_BELOW: Final = 26.0
_MOST_TICKS: Final = 7
_SPARE: Final = 3.0
"""Units by which small letters may come out wider than they are reckoned: screens put them on whole pixels."""
COLOURS: Final = {"undetected": "#f6d09a", "responding": "#cdd8ec", "mitigated": "#bde2cb"}
_OTHER_COLOUR: Final = "#e2e5ea"


class DrawnPhase(Struct, frozen=True):
    """A phase: its name, and the points in time between which it lasted."""

    name: str
    start: datetime
    end: datetime


class DrawnMilestone(Struct, frozen=True):
    """A milestone, with its time as it was written."""

    name: str
    at: datetime
    written: str


def phase_picture(
    key: str,
    phases: Sequence[DrawnPhase],
    milestones: Sequence[DrawnMilestone],
    half_days: bool = False,
    width: float = WIDTH,
) -> PictureBlock | None:
    """The picture of `phases`, which follow each other; None where they have no length.

    Points in time are wall-clock times of one zone. Milestones outside the phases are not shown. With `half_days`
    clock times are written with AM and PM. `width` is in units; a narrow drawing has large letters on the same paper.
    """
    if not phases or phases[-1].end <= phases[0].start:
        return None
    drawing = _Drawing(phases[0].start, phases[-1].end, width)
    shown = [milestone for milestone in milestones if drawing.start <= milestone.at <= drawing.end]
    labels, rows = placed_labels([(drawing.x(m.at), m.name) for m in shown], width, _LABEL_SIZE)
    top = rows * _LABEL_STEP + 4
    parts = [
        *drawing.bar(phases, top),
        *(part for label in labels for part in _milestone(label, top)),
        *drawing.ticks(top + _BAR_HEIGHT, half_days),
    ]
    height = top + _BAR_HEIGHT + _BELOW
    alt = _in_words(phases, shown)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}" '
        f'viewBox="0 0 {width:g} {height:g}" font-family="{FONT}" role="img" '
        f'aria-labelledby="phases-title phases-description"><title id="phases-title">Phases of the incident</title>'
        f'<desc id="phases-description">{svg_escaped(alt)}</desc>{"".join(parts)}</svg>'
    )
    caption = "" if all(map(drawing.tells_all, phases)) else _capitalised(" \N{MIDDLE DOT} ".join(map(_told, phases)))
    return PictureBlock(key, svg, alt, caption, _in_lists(phases, shown))


class _Drawing:
    """The scale of one picture."""

    def __init__(self, start: datetime, end: datetime, width: float) -> None:
        self.start = start
        self.end = end
        self._width = width
        self._scale = (width - 2 * _EDGE) / (end - start).total_seconds()

    def x(self, at: datetime) -> float:
        """The place of a point in time."""
        return round(_EDGE + (at - self.start).total_seconds() * self._scale, 1)

    def bar(self, phases: Sequence[DrawnPhase], top: float) -> Iterator[str]:
        """The phases, each with its name and length inside where there is room."""
        for phase in phases:
            left, right = self.x(phase.start), self.x(phase.end)
            colour = COLOURS.get(phase.name, _OTHER_COLOUR)
            yield (
                f'<rect x="{left:g}" y="{top:g}" width="{right - left:.1f}" height="{_BAR_HEIGHT:g}" fill="{colour}"/>'
            )
            for words in (_told(phase), phase.name):
                if self._has_room(words, phase):
                    yield svg_text(words, (left + right) / 2, top + 15, _TICK_SIZE, "middle", INK)
                    break

    def tells_all(self, phase: DrawnPhase) -> bool:
        """Whether there is room for a phase's name and length inside the bar."""
        return self._has_room(_told(phase), phase)

    def _has_room(self, words: str, phase: DrawnPhase) -> bool:
        return text_width(words, _TICK_SIZE) + 10 <= self.x(phase.end) - self.x(phase.start)

    def ticks(self, bottom: float, half_days: bool) -> Iterator[str]:
        """Round clock times under the bar."""
        seconds = (self.end - self.start).total_seconds()
        step = next((step for step in STEPS if seconds / step <= _MOST_TICKS), STEPS[-1])
        midnight = self.start.replace(hour=0, minute=0, second=0, microsecond=0)
        passed = (self.start - midnight).total_seconds()
        at = midnight + timedelta(seconds=-(-passed // step) * step)
        while at <= self.end:
            x = self.x(at)
            yield f'<path d="M{x:g} {bottom:g}v5" stroke="{LINE}" stroke-width="1"/>'
            words = _clock_words(at, step, half_days)
            half = text_width(words, _TICK_SIZE) / 2 + _SPARE
            middle = min(max(x, half), self._width - half)
            yield svg_text(words, middle, bottom + 18, _TICK_SIZE, "middle", QUIET)
            at += timedelta(seconds=step)


def _milestone(label: Label, top: float) -> Iterator[str]:
    base = top - 5 - label.row * _LABEL_STEP
    for x in label.marks:
        yield f'<path d="M{x:g} {top - 3:g}V{top + _NOTCH:g}" stroke="{LINE}" stroke-width="1"/>'
    if label.row:
        yield f'<path d="M{label.marks[0]:g} {base + 4:g}V{top - 3:g}" stroke="{LINE}" stroke-width="1"/>'
    yield svg_text(label.text, label.x, base, _LABEL_SIZE, label.anchor, INK)


def _clock_words(at: datetime, step: int, half_days: bool) -> str:
    if step >= DAY or (at.hour == 0 and at.minute == 0):
        return date_text(at.date()).rpartition(" ")[0]
    return clock_text(at, half_days)


def clock_text(at: datetime, half_days: bool) -> str:
    """A clock time under a picture: "09:05", with `half_days` "9:05 AM"."""
    if half_days:
        return f"{at.hour % 12 or 12}:{at:%M} {'AM' if at.hour < 12 else 'PM'}"
    return f"{at:%H:%M}"


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _told(phase: DrawnPhase) -> str:
    return f"{phase.name} {duration_text((phase.end - phase.start).total_seconds())}"


def _in_words(phases: Sequence[DrawnPhase], milestones: Sequence[DrawnMilestone]) -> str:
    """The same for people who do not see the picture."""
    names = (f"{milestone.name} {milestone.written}".strip() for milestone in milestones)
    text = f"Phases: {', then '.join(map(_told, phases))}."
    listed = ", ".join(names)
    return f"{text} Milestones: {listed}." if listed else text


def _in_lists(
    phases: Sequence[DrawnPhase], milestones: Sequence[DrawnMilestone]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The same as lists."""
    named = tuple(f"{milestone.written} {milestone.name}".strip() for milestone in milestones)
    return (("Phases", tuple(map(_told, phases))), *((("Milestones", named),) if named else ()))
