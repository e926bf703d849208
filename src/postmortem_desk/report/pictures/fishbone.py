"""The fishbone picture: causes by category, a bone for each, on a spine that points at what happened.

The tree of whys tells the whole; the picture tells where causes lie, so long texts are cut in it. The same causes give
the same bytes.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from msgspec import Struct

from postmortem_desk.model import Cause
from postmortem_desk.report.pictures.picture import WIDTH
from postmortem_desk.report.pictures.picture_labels import clipped, text_width
from postmortem_desk.report.pictures.svg_text import FONT, INK, LINE, QUIET, svg_escaped, svg_text
from postmortem_desk.text.markup.markdown import plain_text
from postmortem_desk.text.one_line import one_line

EFFECT: Final = "Incident"
OTHER: Final = "Other"
"""The bone of causes without a category."""
_BONE_WIDTH: Final = 180.0
"""The least width of a bone with its texts; a row of the picture has as many as it has room for."""
_HEAD: Final = 92.0
_SLANT: Final = 30.0
"""How far a bone leans from its tip to the spine."""
_SIZE: Final = 11.0
_PITCH: Final = 14.0
_GAP: Final = 8.0
"""Between the causes of a bone."""
_TIP: Final = 24.0
"""The height of a category's label."""
_MOST_LINES: Final = 4
_MARGIN: Final = 6.0
_TIP_COLOUR: Final = "#e7eefc"
_HEAD_COLOUR: Final = "#f6d09a"


class Fishbone(NamedTuple):
    """The picture as SVG, and the same in words."""

    svg: str
    alt: str


class _Bone(Struct, frozen=True):
    """A category with the lines of each of its causes, and whether that cause is ruled out."""

    category: str
    causes: tuple[tuple[tuple[str, ...], bool], ...]

    @property
    def height(self) -> float:
        """What it takes above or below the spine."""
        return _TIP + sum(len(lines) * _PITCH + _GAP for lines, _ in self.causes) + _GAP


def fishbone(causes: Iterable[Cause], effect: str = EFFECT, width: float = WIDTH) -> Fishbone | None:
    """The picture of `causes`, in their order; None where none has a category.

    `effect` stands at the head, cut where it is long. `width` is in units of the picture's letters. Where there are
    more categories than have room on one spine, others follow below.
    """
    groups = _by_category(causes)
    if not any(category != OTHER for category, _ in groups):
        return None
    columns = max(1, int((width - _HEAD) // _BONE_WIDTH))
    column_width = (width - _HEAD) / columns
    bones = [_bone(category, members, column_width) for category, members in groups]
    parts: list[str] = []
    top = 0.0
    for start in range(0, len(bones), 2 * columns):
        row = bones[start : start + 2 * columns]
        above, below = row[::2], row[1::2]
        spine = top + max(bone.height for bone in above)
        parts += _spine(spine, width, effect)
        for side, placed in ((-1, above), (1, below)):
            for column, bone in enumerate(placed):
                parts += _drawn(bone, column * column_width, column_width, spine, side)
        top = spine + max((bone.height for bone in below), default=_TIP) + _MARGIN
    alt = _in_words(groups)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{top:g}" viewBox="0 0 {width:g} {top:g}" '
        f'font-family="{FONT}" role="img" aria-label="{svg_escaped(alt)}">{"".join(parts)}</svg>'
    )
    return Fishbone(svg, alt)


def _by_category(causes: Iterable[Cause]) -> list[tuple[str, list[Cause]]]:
    """The causes of each category, in the order of its first one; those without a category last."""
    named: dict[str, tuple[str, list[Cause]]] = {}
    others: list[Cause] = []
    for cause in causes:
        category = one_line(cause.category)
        members = named.setdefault(category.casefold(), (category, []))[1] if category else others
        members.append(cause)
    return [*named.values(), *([(OTHER, others)] if others else [])]


def _bone(category: str, causes: Sequence[Cause], column_width: float) -> _Bone:
    room = column_width - _SLANT - 3 * _MARGIN
    label = _lines(category, column_width - 4 * _MARGIN, 1)[0]
    return _Bone(
        label, tuple((_lines(_words(cause), room, _MOST_LINES), cause.certainty == "ruled_out") for cause in causes)
    )


def _words(cause: Cause) -> str:
    words = plain_text(cause.text).removesuffix(".") or "?"
    return f"{words} (ruled out)" if cause.certainty == "ruled_out" else words


def _lines(words: str, room: float, most: int) -> tuple[str, ...]:
    """`words` in at most `most` lines of `room` units; what has no room gives way to an ellipsis."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if text_width(longer, _SIZE) <= room or not lines[-1]:
            lines[-1] = longer
        elif len(lines) < most:
            lines.append(word)
        else:
            lines[-1] += "\N{HORIZONTAL ELLIPSIS}"
            break
    return tuple(clipped(line, room, _SIZE) for line in lines)


def _spine(y: float, width: float, effect: str) -> Iterator[str]:
    left = width - _HEAD + _MARGIN
    yield f'<path d="M{_MARGIN:g} {y:g}H{left:g}" stroke="{LINE}" stroke-width="2"/>'
    lines = _lines(one_line(effect) or EFFECT, _HEAD - 4 * _MARGIN, 2)
    half = len(lines) * _PITCH / 2 + _MARGIN
    yield (
        f'<path d="M{left:g} {y - half:g}H{width - 2 * _MARGIN:g}L{width - 1:g} {y:g}L{width - 2 * _MARGIN:g} '
        f'{y + half:g}H{left:g}Z" fill="{_HEAD_COLOUR}"/>'
    )
    middle = (left + width - _MARGIN) / 2
    for place, line in enumerate(lines):
        base = y - len(lines) * _PITCH / 2 + place * _PITCH + 11
        yield svg_text(line, middle, base, _SIZE, "middle", INK)


def _drawn(bone: _Bone, left: float, column_width: float, spine: float, side: int) -> Iterator[str]:
    """A bone above (side -1) or below (1) the spine: its line, its label at the tip, and its causes on their twigs."""
    foot = left + column_width - _MARGIN
    tip_y = spine + side * (bone.height - _TIP / 2)
    tip_x = foot - _SLANT
    yield f'<path d="M{tip_x:.1f} {tip_y:g}L{foot:.1f} {spine:g}" stroke="{LINE}" stroke-width="1.5"/>'
    reach = text_width(bone.category, _SIZE) + 2 * _MARGIN
    middle = min(max(tip_x, left + reach / 2), foot + _MARGIN - reach / 2)
    yield (
        f'<rect x="{middle - reach / 2:.1f}" y="{tip_y - 9:g}" width="{reach:.1f}" height="18" rx="4" '
        f'fill="{_TIP_COLOUR}"/>'
    )
    yield svg_text(bone.category, middle, tip_y + 4, _SIZE, "middle", INK)
    y = spine - bone.height + _TIP if side < 0 else spine + _GAP / 2
    for lines, ruled_out in bone.causes:
        for line in lines:
            y += _PITCH
            yield svg_text(line, left + _MARGIN, y - 3, _SIZE, "start", QUIET if ruled_out else INK)
        share = abs(y - spine) / abs(tip_y - spine)
        yield (
            f'<path d="M{left + _MARGIN:g} {y + 1:g}H{foot - share * _SLANT:.1f}" stroke="{LINE}" stroke-width="0.75"/>'
        )
        y += _GAP


def _in_words(groups: Sequence[tuple[str, Sequence[Cause]]]) -> str:
    """The same for people who do not see the picture."""
    told = (f"{category}: {'; '.join(_words(cause) for cause in members)}." for category, members in groups)
    return f"Causes by category. {' '.join(told)}"
