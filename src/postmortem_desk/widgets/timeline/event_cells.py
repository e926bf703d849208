"""How the cells of a timeline are measured and painted. It knows events, fonts and tones, and nothing of editing."""

import re
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetrics, QPainter, QPen, QPolygonF

from postmortem_desk.model import Event
from postmortem_desk.text.times.moments import moment_text
from postmortem_desk.widgets.appearance import SMALL_POINTS, Tones
from postmortem_desk.widgets.fields.wrapped_text import TextWraps
from postmortem_desk.widgets.timeline.event_table_model import Column
from postmortem_desk.widgets.timeline.remedy_strip import Remedy, Strip, strip_fonts, strip_for
from postmortem_desk.widgets.words.audience_words import mark_words
from postmortem_desk.widgets.words.event_words import kind_word, milestone_word
from postmortem_desk.widgets.words.translation import translate

PAD_X: Final = 8
PAD_Y: Final = 8
STRIP_GAP: Final = 6
CHIP_PAD: Final = 8
FLAG_ROOM: Final = 14
LINE_GAP: Final = 2
_SOFT_BREAK: Final = re.compile(r"(?<=\S)\n(?=[^\s\d*+>#|`~-])")
NO_BREAK: Final = "\N{NO-BREAK SPACE}"
_USUAL_POINTS: Final = 9.75
"""The size of text that SMALL_POINTS goes with: 13 pixels at 96 dots per inch."""


class Cell(Struct, frozen=True):
    """What a cell shows, and in what state."""

    event: Event
    column: int
    day: str = ""
    """The day above the row; "" for none."""
    remedies: tuple[Remedy, ...] = ()
    """What can be done about a row that is out of time order; none for others."""
    elsewhere: str = ""
    """The time on the clock of the second zone; "" for none."""
    is_edited: bool = False
    """Whether its text is being edited: then it has its own ends of lines."""
    day_left: int = 0
    """Where the words of the day begin in the table, from its left. They run on below the columns beside them."""


def small_font(font: QFont) -> QFont:
    """The font of second lines, in proportion to `font` (the system's may be larger than usual)."""
    small = QFont(font)
    small.setPointSizeF(max(7.0, QFontInfo(font).pointSizeF() * SMALL_POINTS / _USUAL_POINTS))
    return small


class EventCells:
    """Measures and paints cells in one font."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self._bold = QFont(font)
        self._bold.setWeight(QFont.Weight.DemiBold)
        self._small = small_font(font)
        self._strip_fonts = strip_fonts(self._small)
        self._metrics = QFontMetrics(font)
        self._small_metrics = QFontMetrics(self._small)
        self._wraps = TextWraps()
        self._strips: dict[tuple[int, tuple[Remedy, ...]], Strip] = {}

    @property
    def line(self) -> int:
        """The height of a line of text."""
        return self._metrics.lineSpacing()

    @property
    def chip_height(self) -> int:
        """The height of a kind's chip."""
        return self._small_metrics.height() + 4

    def band_height(self, cell: Cell) -> int:
        """The height of the day above the row; 0 where none is shown."""
        return self._small_metrics.height() + 12 if cell.day else 0

    def height(self, cell: Cell, width: int) -> int:
        """The height that the cell needs when it is `width` pixels wide, the line below it included."""
        return self.band_height(cell) + 2 * PAD_Y + self._content_height(cell, width - 2 * PAD_X) + 1

    def _content_height(self, cell: Cell, width: int) -> int:
        event = cell.event
        match cell.column:
            case Column.TIME:
                below = self._below_time(cell)
                height = self._wraps.wrap(self._time(event), self.font, width).height
                return height + (LINE_GAP + self._wraps.wrap(below, self._small, width).height if below else 0)
            case Column.KIND:
                words = self._milestones(event)
                chip = self.line if event.kind or not words else 0
                gap = LINE_GAP if chip and words else 0
                marks = self._wraps.wrap(words, self._small, width - FLAG_ROOM).height if words else 0
                return chip + gap + marks
            case Column.TEXT:
                height = self._words_height(cell, width)
                return height + (STRIP_GAP + self.strip(width, cell.remedies).height if cell.remedies else 0)
            case Column.ACTOR:
                return self._wraps.wrap(event.actor, self.font, width).height
        return self.line

    def text_height(self, cell: Cell, width: int) -> int:
        """The height of the event's text in lines of `width` pixels."""
        return self._wraps.wrap(_shown_text(cell), self.font, width).height

    def _words_height(self, cell: Cell, width: int) -> int:
        """The height of the event's text and of the mark below it that says who may read it."""
        mark = self._mark(cell.event)
        below = LINE_GAP + self._wraps.wrap(mark, self._small, width).height if mark else 0
        return self.text_height(cell, width) + below

    def strip(self, width: int, remedies: tuple[Remedy, ...]) -> Strip:
        """The strip with these remedies, `width` pixels wide."""
        made = self._strips.get((width, remedies))
        if made is None:
            links = tuple((remedy, remedy_word(remedy)) for remedy in remedies)
            made = self._strips[width, remedies] = strip_for(width, out_of_order_words(), links, self._strip_fonts)
        return made

    def strip_corner(self, cell: Cell, rect: QRect) -> QPoint:
        """Where the strip's upper left corner stands in a cell that takes `rect`."""
        inner = self.inner(cell, rect)
        return QPoint(inner.left(), inner.top() + self._words_height(cell, inner.width()) + STRIP_GAP)

    def inner(self, cell: Cell, rect: QRect) -> QRect:
        """The part of a cell's `rect` that its content takes."""
        return rect.adjusted(PAD_X, PAD_Y + self.band_height(cell), -PAD_X, -PAD_Y - 1)

    # Painting.

    def paint(self, painter: QPainter, cell: Cell, rect: QRect, tones: Tones, *, selected: bool) -> None:
        """Paint a cell with its ground, the line below it and the day above it."""
        band = self.band_height(cell)
        painter.fillRect(rect.adjusted(0, band, 0, 0), QColor(tones.selection if selected else tones.panel))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(tones.line))
        if band:
            self._paint_day(painter, cell, QRect(rect.left(), rect.top(), rect.width(), band), tones)
        inner = self.inner(cell, rect)
        match cell.column:
            case Column.GRIP:
                self._paint_grip(painter, rect.adjusted(0, band + PAD_Y, 0, 0), tones)
            case Column.TIME:
                self._paint_time(painter, cell, inner, tones)
            case Column.KIND:
                self._paint_kind(painter, cell.event, inner, tones)
            case Column.TEXT:
                self._paint_text(painter, cell, inner, tones)
                if cell.remedies:
                    strip = self.strip(inner.width(), cell.remedies)
                    strip.draw(painter, self.strip_corner(cell, rect), tones, self._strip_fonts)
            case Column.ACTOR:
                actor = self._wraps.wrap(cell.event.actor, self.font, inner.width())
                actor.draw(painter, inner.left(), inner.top(), QColor(tones.text))

    def _paint_day(self, painter: QPainter, cell: Cell, band: QRect, tones: Tones) -> None:
        painter.fillRect(band, QColor(tones.background))
        painter.fillRect(QRect(band.left(), band.bottom(), band.width(), 1), QColor(tones.line))
        if cell.column == Column.GRIP:
            return
        painter.save()
        painter.setClipRect(band)
        painter.setFont(self._strip_fonts[1])
        painter.setPen(QColor(tones.secondary))
        room = QRect(cell.day_left + PAD_X, band.top(), band.right() - cell.day_left, band.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cell.day)
        painter.restore()

    def _paint_grip(self, painter: QPainter, rect: QRect, tones: Tones) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tones.secondary))
        left, middle = rect.left() + rect.width() // 2, rect.top() + self.line / 2
        for x in (left - 2.0, left + 2.0):
            for y in (middle - 4, middle, middle + 4):
                painter.drawEllipse(QPointF(x, y), 1.1, 1.1)

    def _paint_time(self, painter: QPainter, cell: Cell, inner: QRect, tones: Tones) -> None:
        event = cell.event
        doubtful = not event.at.is_known
        time = self._wraps.wrap(self._time(event), self._bold if event.key_event else self.font, inner.width())
        time.draw(painter, inner.left(), inner.top(), QColor(tones.secondary if doubtful else tones.text))
        if below := self._below_time(cell):
            lines = self._wraps.wrap(below, self._small, inner.width())
            lines.draw(painter, inner.left(), inner.top() + time.height + LINE_GAP, QColor(tones.secondary))

    def _paint_kind(self, painter: QPainter, event: Event, inner: QRect, tones: Tones) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = inner.top()
        if event.kind:
            tone = QColor(tones.kinds.get(event.kind, tones.secondary))
            metrics = self._small_metrics
            word = metrics.elidedText(
                " ".join(kind_word(event.kind).split()), Qt.TextElideMode.ElideRight, inner.width() - 2 * CHIP_PAD
            )
            width = metrics.horizontalAdvance(word) + 2 * CHIP_PAD
            chip = QRectF(inner.left(), top + (self.line - self.chip_height) / 2, width, self.chip_height)
            painter.setPen(QPen(tone, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(chip.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
            painter.setFont(self._small)
            painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, word)
            top += self.line + LINE_GAP
        if words := self._milestones(event):
            marks = self._wraps.wrap(words, self._small, inner.width() - FLAG_ROOM)
            self._paint_flag(painter, inner.left() + 2, top + self._small_metrics.height() / 2, tones)
            marks.draw(painter, inner.left() + FLAG_ROOM, top, QColor(tones.secondary))

    @staticmethod
    def _paint_flag(painter: QPainter, x: float, middle: float, tones: Tones) -> None:
        painter.setPen(QPen(QColor(tones.secondary), 1.2))
        painter.drawLine(QPointF(x, middle - 5), QPointF(x, middle + 5))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tones.secondary))
        cloth = [(0.0, -5.0), (7.0, -4.0), (5.0, -2.0), (7.0, 0.5), (0.0, 0.5)]
        painter.drawPolygon(QPolygonF([QPointF(x + dx, middle + dy) for dx, dy in cloth]))

    def _paint_text(self, painter: QPainter, cell: Cell, inner: QRect, tones: Tones) -> None:
        text = self._wraps.wrap(_shown_text(cell) or no_text_words(), self.font, inner.width())
        tone = tones.text if cell.event.text else tones.secondary
        text.draw(painter, inner.left(), inner.top(), QColor(tone))
        if mark := self._mark(cell.event):
            lines = self._wraps.wrap(mark, self._small, inner.width())
            lines.draw(painter, inner.left(), inner.top() + text.height + LINE_GAP, QColor(tones.secondary))

    @staticmethod
    def _mark(event: Event) -> str:
        return mark_words(event.audience, event.variants)

    def _time(self, event: Event) -> str:
        return moment_text(event.at) or "–"

    @staticmethod
    def _below_time(cell: Cell) -> str:
        until = moment_text(cell.event.end) if cell.event.end else ""
        start, dash, end = cell.elsewhere.partition("– ")
        elsewhere = start + dash + end.replace(" ", NO_BREAK)  # a range breaks at its dash, before its zone
        return "\n".join(part for part in (until_words(until) if until else "", elsewhere) if part)

    @staticmethod
    def _milestones(event: Event) -> str:
        return ", ".join(milestone_word(milestone.name) for milestone in event.milestones)


def _shown_text(cell: Cell) -> str:
    """The text as documents show it: a single end of a line is a space there, unless the next line begins with a mark.
    While it is edited it is what it is.
    """
    return cell.event.text if cell.is_edited else _SOFT_BREAK.sub(" ", cell.event.text)


def out_of_order_words() -> str:
    """What is wrong with a row out of time order."""
    return translate("Earlier than the row above.")


def remedy_word(remedy: Remedy) -> str:
    """The link of a remedy."""
    return {
        Remedy.MOVE_BACK: translate("Move it back"),
        Remedy.TIME_BETWEEN: translate("Time between"),
        Remedy.TIME_UNKNOWN: translate("Time unknown"),
        Remedy.KEEP: translate("Keep"),
        Remedy.NEXT_DAY: translate("It was the next day"),
    }[remedy]


def until_words(end: str) -> str:
    """The second line of a time that is a range."""
    return translate("to {end}").format(end=end)


def no_text_words() -> str:
    """What stands where an event says nothing yet."""
    return translate("What happened?")
