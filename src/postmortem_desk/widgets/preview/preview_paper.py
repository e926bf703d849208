"""The sheet of paper on which the preview is read: a text browser that opens nothing and loads nothing."""

from typing import Final

from msgspec import Struct
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextCursor,
    QTextFrameFormat,
)
from PySide6.QtWidgets import QApplication, QFrame, QTextBrowser, QTextEdit, QWidget

from postmortem_desk.widgets.appearance import Tones, palette_of, tones_of

_DESK: Final = 14
"""Pixels of the desk that are seen around the paper."""
_WIDEST: Final = 820
_BESIDE: Final = 3
_SCROLL_BAR: Final = 12
_WIDE_PADDING: Final = 30
_NARROW_PADDING: Final = 18
_NARROW: Final = 400
_TALL_MARK: Final = 160
"""A marked part that is taller gets a bar beside it instead of a tint."""
_MOVE: Final = QTextCursor.MoveMode


class Selection(Struct, frozen=True):
    """Words of the document that are selected; places are Qt's positions in the whole text."""

    anchor: int
    position: int
    words: str


class PreviewPaper(QTextBrowser):
    """Paints the desk, the paper and the mark under the text.

    The text's width changes only by `fit`. Every resource that is not given to the document beforehand is answered
    with an empty image: Qt would open any other address by itself.
    """

    position_clicked = Signal(int)
    """The position in the text that was clicked; links and selections do not count."""
    resized = Signal()

    def __init__(self, tones: Tones, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tones = tones
        """What it is painted in. What lies around it is the window's."""
        self.hint = ""
        """What is said on a sheet that has hardly anything on it."""
        self._mark: QRectF | None = None
        self._marks_row = True
        self._pressed: QPoint | None = None
        self._sheet_left = _DESK
        self._sheet_width = 0
        self.refused = 0
        """Addresses that the text wanted to load and that were refused. There should be none."""
        self.setOpenLinks(False)
        self.setAcceptDrops(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setPalette(palette_of(tones))
        self.viewport().setAutoFillBackground(False)

    @property
    def text_width(self) -> int:
        """The width of the text on the paper, in pixels."""
        return self._sheet_width - 2 * self._padding

    @property
    def is_fitted(self) -> bool:
        """Whether the paper has been given a width yet."""
        return self._sheet_width > 0

    @property
    def _padding(self) -> int:
        return _WIDE_PADDING if self._sheet_width >= _NARROW else _NARROW_PADDING

    @property
    def fits(self) -> bool:
        """Whether the paper has the width that the widget has room for."""
        return self._wanted() == (self._sheet_width, self._sheet_left)

    def _wanted(self) -> tuple[int, int]:
        """The width of the sheet and what is left of it, scroll bar or not."""
        room = self.width() - _SCROLL_BAR
        width = max(160, min(room - 2 * _DESK, _WIDEST))
        return width, max(_DESK, (room - width) // 2)

    def fit(self) -> None:
        """Give the paper the width that the widget has room for. Qt lays the whole text out anew then."""
        if self.fits:
            return
        width, left = self._wanted()
        self._sheet_width, self._sheet_left = width, left
        margins = QTextFrameFormat(self.document().rootFrame().frameFormat())
        margins.setMargin(0)
        margins.setLeftMargin(left + self._padding)
        margins.setTopMargin(_DESK + self._padding)
        margins.setBottomMargin(_DESK + self._padding)
        self.document().rootFrame().setFrameFormat(margins)
        self.setLineWrapColumnOrWidth(left + width - self._padding)

    def mark(self, rectangle: QRectF | None, row: bool) -> None:
        """Mark a part of the document, given in its pixels. A row is tinted, other parts get a bar beside them."""
        if (rectangle, row) != (self._mark, self._marks_row):
            self._mark, self._marks_row = rectangle, row
            self.viewport().update()

    def show_hint(self, words: str) -> None:
        """Say quietly in the middle of the sheet what belongs there; "" for a sheet that says enough itself."""
        if words != self.hint:
            self.hint = words
            self.viewport().update()

    @property
    def selection(self) -> Selection | None:
        """What the reader has selected, if anything."""
        cursor = self.textCursor()
        return Selection(cursor.anchor(), cursor.position(), cursor.selectedText()) if cursor.hasSelection() else None

    def select(self, selection: Selection) -> None:
        """Select it again where it still stands, and scroll nowhere."""
        cursor = self.textCursor()
        for place, mode in ((selection.anchor, _MOVE.MoveAnchor), (selection.position, _MOVE.KeepAnchor)):
            cursor.setPosition(min(place, self.document().characterCount() - 1), mode)
        if cursor.selectedText() == selection.words:
            scrolled = self.verticalScrollBar().value()
            self.setTextCursor(cursor)
            self.verticalScrollBar().setValue(scrolled)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Answer every address with an empty image: nothing else stops Qt from opening it."""
        self.refused += 1
        image = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        return image

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the desk, the paper and the mark, then the text."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(tones_of(QApplication.palette()).background))
        scrolled, view = self.verticalScrollBar().value(), self.viewport().rect()
        painter.translate(0, -scrolled)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = max(self.document().size().height(), float(self.viewport().height()))
        sheet = QRectF(self._sheet_left + 0.5, _DESK + 0.5, self._sheet_width - 1, height - 2 * _DESK - 1)
        # Qt takes time for all of a shape, seen or not: milliseconds for the sheet of a long document.
        seen = sheet & QRectF(view).translated(0, scrolled).adjusted(0, -_DESK, 0, _DESK)
        painter.setPen(QPen(QColor(29, 36, 48, 18), 3))
        painter.drawRoundedRect(seen.translated(0, 1), 4, 4)
        painter.setPen(QPen(QColor(self.tones.line), 1))
        painter.setBrush(QColor(self.tones.panel))
        painter.drawRoundedRect(seen, 4, 4)
        if self._mark is not None:
            self._paint_mark(painter, self._mark)
        if self.hint:
            painter.setPen(QColor(self.tones.secondary))
            inner = sheet.adjusted(self._padding, self._padding, -self._padding, -self._padding)
            painter.drawText(inner, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.hint)
        painter.end()
        super().paintEvent(event)

    def _paint_mark(self, painter: QPainter, mark: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        if self._marks_row and mark.height() <= _TALL_MARK:
            painter.setBrush(QColor(self.tones.selection))
            painter.drawRect(mark.adjusted(0, 0, 0, -1))
        else:
            painter.setBrush(QColor(self.tones.accent))
            left = mark.left() - self._padding / 2 - _BESIDE
            painter.drawRoundedRect(QRectF(QPointF(left, mark.top()), QPointF(left + _BESIDE, mark.bottom())), 1.5, 1.5)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell of it; the text keeps its width until `fit`."""
        super().resizeEvent(event)
        self.resized.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click begins."""
        self._pressed = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell what was clicked, unless a link was or text was selected."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        point = event.position().toPoint()
        if pressed is None or (point - pressed).manhattanLength() >= QApplication.startDragDistance():
            return
        if not self.anchorAt(point) and not self.textCursor().hasSelection():
            self.position_clicked.emit(self.cursorForPosition(point).position())
