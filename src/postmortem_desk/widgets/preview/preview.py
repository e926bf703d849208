"""The document as others will read it, beside the editors, while somebody types."""

from collections.abc import Callable, Iterator
from functools import cache
from time import perf_counter
from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QTimer, QUrl, Signal
from PySide6.QtGui import QFont, QFontDatabase, QHideEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from postmortem_desk.report.blocks import FactsBlock, FiguresBlock, Report, TitleBlock
from postmortem_desk.report.outline.outline import ReportBuilder
from postmortem_desk.resource_files import resource_path, resource_text
from postmortem_desk.session.document import Place
from postmortem_desk.session.shown_copy import ShownCopy
from postmortem_desk.text.links import allowed_link
from postmortem_desk.widgets.appearance import paper_tones
from postmortem_desk.widgets.preview.paper_colours import on_paper
from postmortem_desk.widgets.preview.preview_drawing import SLICE, PreviewDrawing
from postmortem_desk.widgets.preview.preview_paper import PreviewPaper, Selection
from postmortem_desk.widgets.preview.preview_pieces import PieceMaker
from postmortem_desk.widgets.words.audience_words import withheld_words

_RESIZE_PAUSE: Final = 120
"""Milliseconds without a resize after which it has ended."""
_SEEN_AFTER: Final = 20
"""Milliseconds in which what was drawn at once comes onto the screen."""
_LANES_PAUSE: Final = 250
"""Milliseconds without a change after which the lanes are drawn as they stand, for that takes longer than a frame."""
_PICTURE_SCALE: Final = 1.25
"""Units of the picture for a pixel: its letters, 12 units high, become a little smaller than those of the tables."""
_FAMILY: Final = "Noto Sans"
_TEXT_SIZE: Final = 12
_INDENT: Final = 20


class PreviewView(QWidget):
    """Shows the document of an incident and follows its changes.

    Changes within one turn of the event loop are drawn together. What the reader sees is drawn at once and stays in
    its place; the rest follows while nothing else happens. A hidden preview draws nothing.
    """

    place_clicked = Signal(object)
    """The Place that was clicked."""
    link_clicked = Signal(str)
    """The address of a link that was clicked: http, https or mailto."""
    completed = Signal()
    """The whole document is drawn as it stands."""

    def __init__(self, copy: ShownCopy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._copy = copy
        self._builder = ReportBuilder()
        self._maker = PieceMaker()
        self._is_stale = True
        self._aim: Iterator[None] = iter(())
        """What is to be done before the document can be drawn as it stands."""
        self._revealed: Place | None = None
        """A place that is still to be shown."""
        self._selected: Selection | None = None
        """What is to be selected again when all is drawn on other paper."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setAutoFillBackground(True)  # the desk goes on below the scroll bar
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self._turn = self._timer(0, self._go_on)
        self._pause = self._timer(_SEEN_AFTER, self._turn.start)
        self._resize_end = self._timer(_RESIZE_PAUSE, self._fit)
        self._renewal = self._timer(0, self._renew_paper)
        self._lanes_turn = self._timer(_LANES_PAUSE, lambda: self._begin(self._aiming(hurried=False)))
        self.paper = self._new_paper()
        self._drawing = PreviewDrawing(self.paper)
        copy.changed.connect(self._follow)

    def _new_paper(self) -> PreviewPaper:
        """An empty sheet in the tones that paper has now."""
        paper = PreviewPaper(paper_tones(), self)
        paper.setAccessibleName(self.tr("Preview of the document"))
        text = paper.document()
        text.setDefaultFont(document_font())
        text.setDefaultStyleSheet(on_paper(resource_text("report/preview.css"), paper.tones))
        text.setIndentWidth(_INDENT)
        self._column.addWidget(paper)
        self.setFocusProxy(paper)
        paper.resized.connect(self._resize_end.start)
        paper.position_clicked.connect(self._tell_place)
        paper.anchorClicked.connect(self._tell_link)
        return paper

    def _renew_paper(self) -> None:
        """Take another sheet where paper has other tones now: what is drawn keeps the colours of its own."""
        if paper_tones() is not self.paper.tones:
            self._change_paper()
            self._follow()

    def _change_paper(self) -> None:
        """Go on with an empty sheet: what the reader sees is drawn on it first, the rest in slices."""
        before, after = self.paper, self._new_paper()
        self._drawing = self._drawing.on_other_paper(after)
        had_focus = before.hasFocus()
        self._selected = before.selection or self._selected
        self._column.removeWidget(before)
        before.hide()
        before.deleteLater()
        self.paper = after
        self.paper.show()
        self._column.activate()
        self.paper.fit()
        if had_focus:
            self.paper.setFocus()

    @property
    def is_complete(self) -> bool:
        """Whether the whole document is drawn as it stands."""
        return not self._is_stale and self._drawing.is_done and not self._builder.owes_lanes

    def reveal(self, place: Place) -> None:
        """Mark what shows `place` and scroll it into view, as soon as it can be drawn."""
        self._revealed = place
        if self.isVisible() and not self._is_stale:
            self._show_revealed()

    def draw_at_once(self) -> None:
        """Draw what is seen first before anything is painted, instead of after it."""
        while self._turn.isActive() and self.paper.document().isEmpty():
            self._turn.stop()
            self._go_on()
        if self._turn.isActive():
            self._turn.stop()
            self._pause.start()

    def begin_at_top(self) -> None:
        """Show the head of the document first: nobody has asked yet for another place."""
        self._revealed = None

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what has changed while nobody looked."""
        super().showEvent(event)
        self._resize_end.stop()
        self._follow()

    def hideEvent(self, event: QHideEvent) -> None:
        """Draw no further."""
        super().hideEvent(event)
        for timer in (self._turn, self._pause, self._resize_end, self._lanes_turn):
            timer.stop()

    def changeEvent(self, event: QEvent) -> None:
        """Draw pictures anew for another screen, and all of it on other paper."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._renewal.start()
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._follow()

    def _follow(self) -> None:
        self._is_stale = True
        if self.isVisible():
            self._begin(self._aiming(hurried=True))

    def _begin(self, aim: Iterator[None]) -> None:
        self._aim = aim
        self._lanes_turn.stop()
        self._turn.start()

    def _aiming(self, *, hurried: bool) -> Iterator[None]:
        """Find out what is to be drawn, in steps: of a document of which all has changed it takes several frames."""
        if not self.paper.is_fitted:
            self.paper.fit()
        elif not self.paper.fits and not self._resize_end.isActive():
            self._change_paper()  # Qt would lay all of a long text out at once, for half a second
        yield from self._copy.preparing()
        incident, width = self._copy.incident, self.paper.text_width
        yield from self._builder.preparing(incident, hurried=hurried)
        report = self._builder.build(incident, picture_width=width * _PICTURE_SCALE, hurried=hurried)
        yield
        if self._copy.is_withheld:
            report = replace(report, blocks=())  # as no document is made of it
            self.paper.show_hint(withheld_words(self._copy.audience))
        else:
            self.paper.show_hint(self._hint(report))
        pieces = self._maker.pieces(report, width)
        yield
        self._drawing.aim(pieces)
        self._is_stale = False

    def _hint(self, report: Report) -> str:
        """What a sheet says that shows no more than the head of the document."""
        is_head = all(isinstance(block, TitleBlock | FiguresBlock | FactsBlock) for block in report.blocks)
        return self.tr("What you write appears here, as others will read it.") if is_head else ""

    def _go_on(self) -> None:
        """Do what fits into a slice of time."""
        end = perf_counter() + SLICE
        for _ in self._aim:
            if perf_counter() >= end:
                self._turn.start()
                return
        self._show_revealed()
        self._drawing.draw_slice(end)
        if self._drawing.is_done:
            selected, self._selected = self._selected, None
            if selected is not None and self.paper.selection is None:
                self.paper.select(selected)
            if self._builder.owes_lanes:
                self._lanes_turn.start()
            else:
                self.completed.emit()
        else:
            self._turn.start()

    def _fit(self) -> None:
        if not self.paper.fits:
            self._follow()

    def _show_revealed(self) -> None:
        place, self._revealed = self._revealed, None
        if place is not None:
            self._drawing.show_place(place)

    def _tell_place(self, position: int) -> None:
        place = self._drawing.place_at(position)
        if place is not None:
            self.place_clicked.emit(place)

    def _tell_link(self, url: QUrl) -> None:
        address = allowed_link(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))
        if address is not None:
            self.link_clicked.emit(address)

    def _timer(self, pause: int, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(pause)
        timer.timeout.connect(then)
        return timer


def document_font() -> QFont:
    """The font of documents: the bundled one; the system's where it is missing."""
    font = QFont(_FAMILY if _bundled_families() else "")
    font.setPixelSize(_TEXT_SIZE)
    return font


@cache
def _bundled_families() -> frozenset[str]:
    numbers = map(QFontDatabase.addApplicationFont, map(str, sorted(resource_path("fonts").glob("*.ttf"))))
    return frozenset(family for number in numbers for family in QFontDatabase.applicationFontFamilies(number))
