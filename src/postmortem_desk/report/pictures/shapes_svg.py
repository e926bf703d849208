"""Shapes as SVG, in the colours of paper. The same shapes give the same bytes."""

from typing import Final

from postmortem_desk.report.pictures.picture import COLOURS
from postmortem_desk.report.pictures.shapes import Box, Picture, Shape, Stroke, Words
from postmortem_desk.report.pictures.svg_text import FONT, INK, LINE, QUIET, svg_escaped, svg_text

_GROUND: Final = "#ffffff"
_OTHER_PHASE: Final = "#e2e5ea"
_PAPER: Final = {
    "ink": INK,
    "quiet": QUIET,
    "line": LINE,
    "hair": "#e2e5ea",
    "ground": _GROUND,
    "pause": "#f4f5f7",
    "on phase": INK,
    "on kind": _GROUND,
    "kind:alert": "#b3261e",
    "kind:action": "#2f5fd0",
    "kind:observation": "#566073",
    "kind:decision": "#6b3fc4",
    "kind:change": "#1b7a43",
    "kind:communication": "#0b7285",
    **{f"phase:{name}": colour for name, colour in COLOURS.items()},
}


def picture_svg(picture: Picture, name: str, title: str) -> str:
    """The picture as SVG on a white ground. `name` keeps the ids of several pictures in one page apart."""
    shapes = "".join(map(_drawn, (*picture.names, *picture.shapes)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{picture.width:g}" height="{picture.height:g}" '
        f'viewBox="0 0 {picture.width:g} {picture.height:g}" font-family="{FONT}" role="img" '
        f'aria-labelledby="{name}-title {name}-description"><title id="{name}-title">{svg_escaped(title)}</title>'
        f'<desc id="{name}-description">{svg_escaped(picture.told)}</desc>{shapes}</svg>'
    )


def _colour(role: str) -> str:
    return _PAPER.get(role) or (_OTHER_PHASE if role.startswith("phase:") else QUIET)


def _drawn(shape: Shape) -> str:
    match shape:
        case Words():
            return svg_text(shape.text, shape.x, shape.y, shape.size, shape.anchor, _colour(shape.colour))
        case Stroke():
            return (
                f'<path d="M{shape.x:g} {shape.y:g}L{shape.to_x:g} {shape.to_y:g}" '
                f'stroke="{_colour(shape.colour)}" stroke-width="1"/>'
            )
        case Box():
            more = f' rx="{shape.round:g}"' if shape.round else ""
            more += ' fill-opacity="0.25"' if shape.faint else ""
            more += f' stroke="{_colour(shape.outline)}" stroke-width="1.5"' if shape.outline else ""
            place = f'x="{shape.left:.1f}" y="{shape.top:g}" width="{shape.width:.1f}" height="{shape.height:g}"'
            return f'<rect {place} fill="{_colour(shape.colour)}"{more}/>'
