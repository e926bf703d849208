"""The pieces of a document as frames of one QTextDocument.

Between two frames stands one empty block of no height, for Qt wants a block there. Each change is an edit block of its
own: Qt lays out again all that lies between the first and the last change of an edit block.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import (
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrame,
    QTextFrameFormat,
    QTextListFormat,
    QTextTable,
)

from postmortem_desk.widgets.preview.preview_pieces import Piece

_SENTINEL = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""Stands in the first paragraph while HTML is put in: Qt gives the first paragraph the format of the place it goes to,
and drops an empty one."""


_TAG_OR_LONG_WORD: Final = re.compile(r"<[^>]*>|[^\s<>&]{1000}")
"""Qt's time to wrap a word grows with the square of its length: 12 seconds at 400 kB."""
_BULLETS: Final = (
    QTextListFormat.Style.ListDisc,
    QTextListFormat.Style.ListCircle,
    QTextListFormat.Style.ListSquare,
)
_BULLET_STRETCH: Final = 200
"""Percent. Qt puts a bullet one space before its text: too close to be seen as a mark of its own."""


class PreviewFrames:
    """Draws pieces into a document and finds them again. The document is this object's alone."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._pieces: list[Piece] = []
        self._frames: list[QTextFrame] = []
        document.setUndoRedoEnabled(False)
        QTextCursor(document).setBlockFormat(_no_height())

    @property
    def pieces(self) -> Sequence[Piece]:
        """What is drawn, in order."""
        return self._pieces

    def insert(self, index: int, piece: Piece) -> None:
        """Draw `piece` before the piece number `index`."""
        cursor = QTextCursor(self._document)
        cursor.setPosition(self._frames[index - 1].lastPosition() + 1 if index else 0)
        cursor.beginEditBlock()
        frame = cursor.insertFrame(_frame_format(piece))
        self._fill(frame, piece)
        cursor.setPosition(frame.lastPosition() + 1)
        cursor.setBlockFormat(_no_height())
        cursor.endEditBlock()
        self._pieces.insert(index, piece)
        self._frames.insert(index, frame)

    def replace(self, index: int, piece: Piece) -> None:
        """Draw `piece` where the piece number `index` is drawn."""
        frame = self._frames[index]
        cursor = frame.firstCursorPosition()
        cursor.beginEditBlock()
        cursor.setPosition(frame.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        if piece.space != self._pieces[index].space:
            frame.setFrameFormat(_frame_format(piece))
        self._fill(frame, piece)
        cursor.endEditBlock()
        self._pieces[index] = piece

    def remove(self, index: int) -> None:
        """Take the piece number `index` away."""
        frame = self._frames.pop(index)
        del self._pieces[index]
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        cursor.setPosition(frame.firstPosition() - 1)
        cursor.setPosition(frame.lastPosition() + 1, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        cursor.setBlockFormat(_no_height())
        cursor.endEditBlock()

    def rectangle(self, index: int) -> QRectF:
        """Where the piece number `index` stands, in pixels of the document."""
        return self._document.documentLayout().frameBoundingRect(self._frames[index])

    def index_at(self, position: int) -> int | None:
        """The number of the piece that holds a position in the text."""
        index = bisect_right(self._frames, position, key=QTextFrame.firstPosition) - 1
        return index if index >= 0 and position <= self._frames[index].lastPosition() else None

    def index_near(self, height: float) -> int:
        """The number of the piece at `height` pixels below the top of the document, or of the one before."""
        layout = self._document.documentLayout()
        return max(0, bisect_right(self._frames, height, key=lambda frame: layout.frameBoundingRect(frame).top()) - 1)

    def table(self, index: int) -> QTextTable | None:
        """The table of rows of the piece number `index`; None where it has no rows."""
        if not self._pieces[index].lines:
            return None
        return next((frame for frame in self._frames[index].childFrames() if isinstance(frame, QTextTable)), None)

    def _fill(self, frame: QTextFrame, piece: Piece) -> None:
        cursor = frame.firstCursorPosition()
        cursor.setBlockFormat(_no_height())
        html = piece.html()
        cursor.insertHtml(f"<p>{_SENTINEL}</p>{_with_breaks(html)}")
        cursor.setPosition(frame.firstPosition())
        cursor.deleteChar()
        if "<ul" in html:
            self._set_bullets_apart(frame)

    def _set_bullets_apart(self, frame: QTextFrame) -> None:
        """Put every bullet of a frame farther from its text. It has no letters that the wider font would draw."""
        apart = QTextCharFormat()
        apart.setFontStretch(_BULLET_STRETCH)
        block = self._document.findBlock(frame.firstPosition())
        while block.isValid() and block.position() <= frame.lastPosition():
            items = block.textList()
            if items is not None and items.format().style() in _BULLETS:
                QTextCursor(block).mergeBlockCharFormat(apart)
            block = block.next()


def _no_height() -> QTextBlockFormat:
    shape = QTextBlockFormat()
    shape.setLineHeight(0, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    return shape


def _frame_format(piece: Piece) -> QTextFrameFormat:
    shape = QTextFrameFormat()
    shape.setBorder(0)
    shape.setTopMargin(piece.space)
    return shape


def _with_breaks(html: str) -> str:
    """`html` with a place to break the line after every thousand letters of a word."""
    return _TAG_OR_LONG_WORD.sub(lambda match: match[0] if match[0][0] == "<" else match[0] + "\u200b", html)
