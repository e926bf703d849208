"""A picture as a list of shapes, which painters draw in colours of their own.

Places are units from the left and the top. A colour is told by its role: "ink", "quiet", "line", "ground", "pause",
"phase:NAME" or "kind:NAME".
"""

from msgspec import Struct

from postmortem_desk.report.pictures.picture_labels import text_width


class Box(Struct, frozen=True):
    """A rectangle, filled; `round` is the radius of its corners. `faint` lets the ground through."""

    left: float
    top: float
    width: float
    height: float
    colour: str
    round: float = 0.0
    faint: bool = False
    outline: str = ""
    """The colour of its edge; "" for none."""


class Stroke(Struct, frozen=True):
    """A straight line."""

    x: float
    y: float
    to_x: float
    to_y: float
    colour: str


class Words(Struct, frozen=True):
    """A line of text. `anchor` (start, middle or end) stands at (x, y); y is the line that letters stand on."""

    text: str
    x: float
    y: float
    size: float
    anchor: str
    colour: str

    @property
    def left(self) -> float:
        """Where the text begins, rather too far left."""
        width = text_width(self.text, self.size)
        return self.x - (0 if self.anchor == "start" else width / 2 if self.anchor == "middle" else width)

    @property
    def right(self) -> float:
        """Where the text ends, rather too far right."""
        return self.left + text_width(self.text, self.size)


Shape = Box | Stroke | Words


class Mark(Struct, frozen=True):
    """A place of the picture that stands for one or several events."""

    left: float
    top: float
    width: float
    height: float
    event_ids: tuple[str, ...]
    """In the order of time."""


class Picture(Struct, frozen=True):
    """Shapes, and the places that stand for events."""

    width: float
    height: float
    gutter: float
    """The width at the left in which the names of lanes stand, whatever part of the rest is in view."""
    names: tuple[Shape, ...]
    """What stands in the gutter."""
    shapes: tuple[Shape, ...]
    marks: tuple[Mark, ...]
    told: str
    """The same for people who do not see it."""
    lists: tuple[tuple[str, tuple[str, ...]], ...]
    """The same as lists with their headings."""
    caption: str
    """What had no room inside; "" where all had."""
