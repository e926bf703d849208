"""Draws the shapes of a picture in the window's colours, light or dark."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from postmortem_desk.report.pictures.picture import COLOURS
from postmortem_desk.report.pictures.shapes import Box, Shape, Stroke, Words
from postmortem_desk.widgets.appearance import Tones

DARK_PHASES: Final = {"undetected": "#6b4a17", "responding": "#2c4266", "mitigated": "#23523a"}
_FAINT: Final = 0.25
_LONGEST: Final = 900.0
"""No text is longer, in units; asking each for its length would take longer than drawing some too many."""


def paint_shapes(painter: QPainter, shapes: Iterable[Shape], tones: Tones, view: tuple[float, float]) -> None:
    """Draw those of `shapes` that reach into `view` (from the left to the right, in units)."""
    left, right = view
    pen = _Pen(painter, tones)
    for shape in shapes:
        if isinstance(shape, Box):
            if shape.left <= right and shape.left + shape.width >= left:
                pen.box(shape, left, right)
        elif isinstance(shape, Stroke):
            if shape.x <= right and shape.to_x >= left:
                painter.setPen(QPen(pen.colour(shape.colour), 1))
                painter.drawLine(QLineF(shape.x, shape.y, shape.to_x, shape.to_y))
        elif left - _LONGEST <= shape.x <= right + _LONGEST:
            pen.words(shape)


class _Pen:
    """The colours and fonts of one painting."""

    def __init__(self, painter: QPainter, tones: Tones) -> None:
        self._painter = painter
        self._tones = tones
        self._fonts: dict[float, tuple[QFont, QFontMetricsF]] = {}
        phases = DARK_PHASES if tones.is_dark else COLOURS
        self._colours = {
            "ink": tones.text,
            "on phase": tones.text,
            "on kind": tones.on_accent,
            "line": tones.secondary,
            "hair": tones.line,
            "ground": tones.panel,
            "pause": tones.background,
            **{f"phase:{name}": colour for name, colour in phases.items()},
            **{f"kind:{name}": colour for name, colour in tones.kinds.items()},
        }

    def colour(self, role: str) -> QColor:
        """The colour of a role; what has none of its own is quiet."""
        return QColor(self._colours.get(role, self._tones.line if role.startswith("phase:") else self._tones.secondary))

    def box(self, box: Box, left: float, right: float) -> None:
        """A rectangle, cut off beyond the view where it is long."""
        begin, end = max(box.left, left - 64), min(box.left + box.width, right + 64)
        colour = self.colour(box.colour)
        colour.setAlphaF(_FAINT if box.faint else 1.0)
        self._painter.setPen(QPen(self.colour(box.outline), 1.5) if box.outline else Qt.PenStyle.NoPen)
        self._painter.setBrush(colour)
        place = QRectF(begin, box.top, end - begin, box.height)
        if box.round:
            self._painter.drawRoundedRect(place, box.round, box.round)
        else:
            self._painter.drawRect(place)

    def words(self, words: Words) -> None:
        """A line of text."""
        font, metrics = self._font(words.size)
        width = metrics.horizontalAdvance(words.text)
        shift = 0 if words.anchor == "start" else width / 2 if words.anchor == "middle" else width
        self._painter.setFont(font)
        self._painter.setPen(self.colour(words.colour))
        self._painter.drawText(QPointF(words.x - shift, words.y), words.text)

    def _font(self, size: float) -> tuple[QFont, QFontMetricsF]:
        if size not in self._fonts:
            font = QFont(self._painter.font())
            font.setPixelSize(round(size))
            self._fonts[size] = (font, QFontMetricsF(font))
        return self._fonts[size]
