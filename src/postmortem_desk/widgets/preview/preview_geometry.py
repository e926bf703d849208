"""Where the parts of the document stand in the preview, and which part stands where.

Heights and rectangles are pixels of the document, whose top is 0 however far it is scrolled.
"""

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct
from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextDocument, QTextTable

from postmortem_desk.session.document import Place
from postmortem_desk.widgets.preview.preview_frames import PreviewFrames
from postmortem_desk.widgets.preview.preview_pieces import Piece

_MOST = 40
"""Marks that are taken of what stands on the screen."""


class Mark(Struct, frozen=True):
    """Something on the screen that is found again after a change: a piece, or a row of one."""

    key: str
    """The piece's key; "" for a row."""
    row: tuple[str, str]
    """Part and id of the row."""
    top: float


class PreviewGeometry:
    """Finds parts of the document in its frames and frames in the document.

    `goes` says which of the drawn pieces are on their way out: what is looked for is not looked for there.
    """

    def __init__(self, document: QTextDocument, frames: PreviewFrames, goes: Callable[[int], bool]) -> None:
        self._document = document
        self._frames = frames
        self._goes = goes

    def place_at(self, position: int) -> Place | None:
        """The place that the text at `position` shows; None where it shows none."""
        index = self._frames.index_at(position)
        if index is None:
            return None
        table = self._frames.table(index)
        line = 0
        if table is not None:
            cell = table.cellAt(position)
            line = cell.row() if cell.isValid() else 0
        return self._frames.pieces[index].place(line)

    def rectangle_of(self, place: Place) -> QRectF | None:
        """Where a place is drawn: a row, or all that shows a section's own words. None where it is not drawn."""
        found: QRectF | None = None
        for index, piece in enumerate(self._frames.pieces):
            if piece.shows(place) and not self._goes(index):
                if piece.lines:
                    return self.row_rectangle(index, place.id)
                part = self._frames.rectangle(index).adjusted(0, piece.space, 0, 0)
                found = part if found is None else found.united(part)
        return found

    def row_rectangle(self, index: int, row: str) -> QRectF:
        """Where the row with the id `row` stands in the piece number `index`, which has it. No day above it."""
        lines = self._frames.pieces[index].lines
        frame = self._frames.rectangle(index)
        table = self._frames.table(index)
        if table is None:
            return frame
        last = len(lines) - 1 - lines[::-1].index(row)
        bottom = self._line_top(table, last + 1) if last + 1 < len(lines) else frame.bottom()
        top = self._line_top(table, last)
        return QRectF(frame.left(), top, frame.width(), bottom - top)

    def marks(self, top: float, bottom: float) -> list[Mark]:
        """What stands between two heights, from the top; the first may begin above it."""
        found: list[Mark] = []
        for index in range(self._frames.index_near(top), len(self._frames.pieces)):
            for mark in self._marks_of(index):
                if mark.top > bottom or len(found) >= _MOST:
                    return found
                if mark.top <= top:
                    found.clear()
                found.append(mark)
        return found

    def marks_at(self, place: Place) -> list[Mark]:
        """The mark of the row, or of the first piece, that shows a place; none where it is not drawn."""
        for index, piece in enumerate(self._frames.pieces):
            if piece.shows(place) and not self._goes(index):
                return [mark for mark in self._marks_of(index) if mark.key or mark.row == (place.part, place.id)]
        return []

    def shift(self, marks: list[Mark]) -> float | None:
        """By how many pixels the marks have moved down: the least that any of them has, for one may have been moved.

        None where none of them is drawn.
        """
        keys = {mark.key: mark.top for mark in marks if mark.key}
        rows = {mark.row: mark.top for mark in marks if not mark.key}
        ids = {row for _, row in rows}
        shifts = []
        for index, piece in enumerate(self._frames.pieces):
            if self._goes(index):
                continue
            if piece.key in keys:
                shifts.append(self._frames.rectangle(index).top() - keys[piece.key])
            elif piece.lines and not ids.isdisjoint(piece.lines):
                shifts += [mark.top - rows[mark.row] for mark in self._marks_of(index) if mark.row in rows]
        return min(shifts, key=abs, default=None)

    @staticmethod
    def shown_in(marks: list[Mark], pieces: Sequence[Piece]) -> int | None:
        """The number of the piece that has the middle one of the marks, or the next one that any piece has."""
        keys = {piece.key: number for number, piece in enumerate(pieces)}
        for mark in marks[len(marks) // 2 :] + marks[: len(marks) // 2]:
            if mark.key in keys:
                return keys[mark.key]
            part, row = mark.row
            for number, piece in enumerate(pieces):
                if row and piece.part == part and row in piece.lines:
                    return number
        return None

    def _marks_of(self, index: int) -> Iterator[Mark]:
        piece = self._frames.pieces[index]
        table = self._frames.table(index)
        if table is None:
            yield Mark(piece.key, ("", ""), self._frames.rectangle(index).top())
            return
        before = ""
        for line, row in enumerate(piece.lines):
            if row != before:
                yield Mark("", (piece.part, row), self._line_top(table, line))
            before = row

    def _line_top(self, table: QTextTable, line: int) -> float:
        cell = table.cellAt(line, 0)
        block = cell.firstCursorPosition().block()
        padding = cell.format().toTableCellFormat().topPadding()
        return self._document.documentLayout().blockBoundingRect(block).top() - padding
