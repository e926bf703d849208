"""The strip that says in place that a row is out of time order, with what can be done about it as links."""

from collections.abc import Sequence
from enum import Enum
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from postmortem_desk.widgets.appearance import Tones

PAD_X: Final = 8
PAD_Y: Final = 4
GAP: Final = 12
LEAD: Final = 2
"""Room between the lines of the strip."""


class Remedy(Enum):
    """What can be done about a row that is earlier than the row above it."""

    MOVE_BACK = "move_back"
    TIME_BETWEEN = "time_between"
    TIME_UNKNOWN = "time_unknown"
    KEEP = "keep"
    NEXT_DAY = "next_day"


USUAL_REMEDIES: Final = (Remedy.MOVE_BACK, Remedy.TIME_BETWEEN, Remedy.TIME_UNKNOWN, Remedy.KEEP)
PAST_MIDNIGHT: Final = (Remedy.NEXT_DAY, *USUAL_REMEDIES)
"""For a row that is so much earlier that midnight may have passed."""


class StripPart(Struct, frozen=True):
    """A piece of the strip: the sentence (no remedy) or a link, and where it stands in the strip."""

    text: str
    remedy: Remedy | None
    rect: QRect


class Strip(Struct, frozen=True):
    """The strip laid out for a width."""

    parts: tuple[StripPart, ...]
    width: int
    height: int

    def remedy_at(self, point: QPoint) -> Remedy | None:
        """The remedy whose link is at `point`, counted from the strip's upper left corner."""
        reach = 2
        return next(
            (part.remedy for part in self.parts if part.rect.adjusted(-reach, -reach, reach, reach).contains(point)),
            None,
        )

    def draw(self, painter: QPainter, corner: QPoint, tones: Tones, fonts: tuple[QFont, QFont]) -> None:
        """Paint it with its upper left corner at `corner`; `fonts` are those of the sentence and of the links."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tones.caution_ground))
        painter.drawRoundedRect(QRectF(corner.x(), corner.y(), self.width, self.height), 5, 5)
        for part in self.parts:
            painter.setFont(fonts[0] if part.remedy is None else fonts[1])
            painter.setPen(QColor(tones.caution if part.remedy is None else tones.accent))
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(part.rect.translated(corner), flags, part.text)


def strip_fonts(small: QFont) -> tuple[QFont, QFont]:
    """The fonts of the sentence and of the links."""
    links = QFont(small)
    links.setWeight(QFont.Weight.DemiBold)
    return small, links


def strip_for(width: int, sentence: str, links: Sequence[tuple[Remedy, str]], fonts: tuple[QFont, QFont]) -> Strip:
    """Lay the sentence and the links out in lines of at most `width` pixels; a piece never breaks unless it must."""
    plain, bold = (QFontMetrics(font) for font in fonts)
    pitch = max(plain.height(), bold.height())
    inner = max(1, width - 2 * PAD_X)
    x, y = 0, PAD_Y
    parts = []
    for text, remedy in [(sentence, None), *((words, remedy) for remedy, words in links)]:
        metrics = plain if remedy is None else bold
        wide = metrics.horizontalAdvance(text)
        if x and x + wide > inner:
            x, y = 0, y + pitch + LEAD
        shown = text if wide <= inner else metrics.elidedText(text, Qt.TextElideMode.ElideRight, inner)
        parts.append(StripPart(shown, remedy, QRect(PAD_X + x, y, min(wide, inner) + 1, pitch)))
        x += wide + GAP
    return Strip(tuple(parts), width, y + pitch + PAD_Y)
