"""Draws the pieces of a document onto the paper in slices, and keeps what the reader sees in its place."""

from time import perf_counter
from typing import Final

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QRectF

from postmortem_desk.session.document import Place
from postmortem_desk.widgets.preview.preview_frames import PreviewFrames
from postmortem_desk.widgets.preview.preview_geometry import Mark, PreviewGeometry
from postmortem_desk.widgets.preview.preview_paper import PreviewPaper
from postmortem_desk.widgets.preview.preview_pictures import PreviewPictures
from postmortem_desk.widgets.preview.preview_pieces import Piece
from postmortem_desk.widgets.preview.preview_work import Work

SLICE: Final = 0.012
"""Seconds after which a slice of work begins nothing else. To draw a piece takes some milliseconds."""
_ROOM: Final = 24
"""Pixels that are kept free above and below what is scrolled into view."""


class _Seen(Struct, frozen=True):
    """What stood on the screen when it was scrolled by `scroll` pixels."""

    scroll: int
    left: int
    """How far it is scrolled since."""
    marks: list[Mark]


class PreviewDrawing:
    """What is drawn on one paper, what is still to be drawn, and the mark on the place that is edited."""

    def __init__(self, paper: PreviewPaper) -> None:
        self._paper = paper
        self._frames = PreviewFrames(paper.document())
        self._work = Work(self._frames)
        self._geometry = PreviewGeometry(paper.document(), self._frames, self._work.goes)
        self._pictures = PreviewPictures(paper.document(), paper.tones)
        self._place: Place | None = None
        self._seen_first: _Seen | None = None

    def on_other_paper(self, paper: PreviewPaper) -> "PreviewDrawing":
        """A drawing of the same on an empty sheet, which begins with what the reader sees on this one."""
        other = PreviewDrawing(paper)
        other._place = self._place
        other._seen_first = replace(self._seen(), left=0)
        return other

    @property
    def is_done(self) -> bool:
        """Whether all that is wanted is drawn."""
        return self._work.is_done

    def aim(self, wanted: tuple[Piece, ...]) -> None:
        """Want other pieces from now on."""
        self._pictures.provide(wanted, self._paper.devicePixelRatioF())
        self._work.aim(wanted, self._geometry.shown_in(self._seen().marks, wanted) or 0)
        self._paper.viewport().update()

    def draw_slice(self, end: float) -> None:
        """Draw one piece, and others until the screen is full and the time is `end`, on the clock of perf_counter.

        What the reader sees stays where it is, as far as it is still there.
        """
        if self._work.is_done:
            return
        bar = self._paper.verticalScrollBar()
        seen = self._seen()
        self._work.step()
        while not self._work.is_done and (perf_counter() < end or not self._fills_screen()):
            self._work.step()
        shift = self._geometry.shift(seen.marks)
        if shift is not None:
            bar.setValue(seen.scroll + round(shift))
        # Until all is drawn the reader sees one thing here and another there: what was seen first counts.
        self._seen_first = None if self._work.is_done else replace(seen, left=bar.value())
        self._mark()
        self._paper.viewport().update()

    def place_at(self, position: int) -> Place | None:
        """The place that the text at `position` shows."""
        return self._geometry.place_at(position)

    def show_place(self, place: Place) -> None:
        """Mark what shows `place`, and scroll as little as it takes to see it. Draw it first where need be."""
        self._place = place
        number = next((number for number, piece in enumerate(self._work.wanted) if piece.shows(place)), None)
        if number is not None and not self._work.is_done:
            self._work.hurry(number)
            self.draw_slice(perf_counter() + SLICE)
        self._mark()
        rectangle = self._geometry.rectangle_of(place)
        if rectangle is not None:
            bar, scroll = self._paper.verticalScrollBar(), self._scroll_for(rectangle)
            bar.setValue(scroll)
            if not self._work.is_done:  # what will be drawn above it must not push it away
                self._seen_first = _Seen(scroll, bar.value(), self._geometry.marks_at(place))

    def _seen(self) -> "_Seen":
        """What the reader sees; what he saw, while that is being drawn and he has not scrolled himself."""
        scroll = self._paper.verticalScrollBar().value()
        if self._seen_first is not None and self._seen_first.left == scroll:
            return self._seen_first
        # At its top a document stays at its top.
        marks = self._geometry.marks(scroll, scroll + self._paper.viewport().height()) if scroll else []
        return _Seen(scroll, scroll, marks)

    def _fills_screen(self) -> bool:
        view = self._paper.viewport().height()
        return self._paper.document().size().height() >= self._paper.verticalScrollBar().value() + view

    def _mark(self) -> None:
        place = self._place
        rectangle = self._geometry.rectangle_of(place) if place is not None else None
        self._paper.mark(rectangle, place is not None and place.part in ("event", "task", "cause"))

    def _scroll_for(self, rectangle: QRectF) -> int:
        """How far to scroll, and as little as possible, to see a part of the document."""
        scroll = self._paper.verticalScrollBar().value()
        view = self._paper.viewport().height()
        top, bottom = rectangle.top() - _ROOM, rectangle.bottom() + _ROOM
        if scroll <= top and bottom <= scroll + view:
            return scroll
        if bottom - top > view or not scroll - view < top < scroll + 2 * view:
            return round(top - (view / 4 if bottom - top < view / 2 else 0))
        return round(top if top < scroll else bottom - view)
