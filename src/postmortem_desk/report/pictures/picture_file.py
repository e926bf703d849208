"""The timeline's picture by itself, as a file or for the clipboard: always in the colours of paper, on white."""

from typing import Final

from msgspec.structs import replace

from postmortem_desk.model import Incident
from postmortem_desk.report.outline.outline_derived import timeline_picture
from postmortem_desk.report.pictures.shapes import Box
from postmortem_desk.report.pictures.shapes_svg import picture_svg
from postmortem_desk.trouble import Trouble

WIDTH: Final = 960.0
"""Units of the drawing, which are pixels where nobody scales it."""
_DOTS_PER_INCH: Final = 192.0
"""Twice the pixels that the drawing has units for typst's points, for sharp letters on any screen."""


def picture_file_svg(incident: Incident) -> str:
    """The picture as SVG. Raises Trouble where the timeline has too few known times."""
    picture = timeline_picture(incident, WIDTH)
    if picture is None:
        raise Trouble(
            "There is no picture yet: the timeline has fewer than two different times.",
            remedy="Give at least two events a time.",
        )
    ground = Box(0, 0, picture.width, picture.height, "ground")
    return picture_svg(replace(picture, names=(ground, *picture.names)), "timeline", "Timeline of the incident")


def picture_file_png(incident: Incident) -> bytes:
    """The picture as PNG. Raises Trouble where the timeline has too few known times or it cannot be drawn."""
    from postmortem_desk.report.pdf.pdf_compile import compile_picture  # late: an SVG does without typst

    return compile_picture(picture_file_svg(incident), _DOTS_PER_INCH)
