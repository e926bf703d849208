"""A document cut into pieces that are drawn one by one. Pure: no Qt.

A piece is a block, or a chunk of the rows or of the text of one. Pieces keep their keys while their subject exists,
and are the same while nothing in them changes.
"""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from postmortem_desk.report.blocks import (
    CauseTreeBlock,
    ChecklistBlock,
    EventTableBlock,
    FactsBlock,
    FiguresBlock,
    HeadingBlock,
    PictureBlock,
    ProseBlock,
    Report,
    TitleBlock,
)
from postmortem_desk.report.html.preview_html import PlainBlock, plain_block_html, prose_part_html
from postmortem_desk.report.html.preview_rows import (
    Row,
    RowBlock,
    TimeCounts,
    line_ids,
    rows_html,
    time_counts,
    time_width,
)
from postmortem_desk.report.html.prose_html import levels_above, may_hold_heading
from postmortem_desk.session.document import Place
from postmortem_desk.widgets.preview.preview_chunks import Chunk, Chunks, rechunked
from postmortem_desk.widgets.preview.preview_prose import prose_chunks, space_between

_PARTS: Final[dict[type[RowBlock], str]] = {
    EventTableBlock: "event",
    ChecklistBlock: "task",
    CauseTreeBlock: "cause",
}
_ABOVE_ROWS: Final = 4
_ABOVE_PROSE: Final = 2


class ProsePart(Struct, frozen=True):
    """Some blocks of a section's text."""

    text: str
    above: tuple[int, ...]
    """The levels of the headings that its own stand below; empty where it has none."""


class Piece(Struct, frozen=True):
    """What is drawn as one frame."""

    key: str
    content: PlainBlock | ProsePart | Chunk[Row]
    part: str
    """The part of a place that a click on it means; "" where it means none."""
    subject: str = ""
    """The id of the section that it belongs to; "" for the head of the document."""
    space: int = 0
    """Pixels above it."""
    measure: int = 0
    """Pixels that its shape depends on: the width of the text, or of a column of times."""

    lines: tuple[str, ...] = ()
    """The id of the record of each line of its table; empty for a piece without rows."""

    def html(self) -> str:
        """It as HTML."""
        if isinstance(self.content, Chunk):
            return rows_html(self.content.rows, self.measure)
        if isinstance(self.content, ProsePart):
            return prose_part_html(self.content.text, self.content.above)
        return plain_block_html(self.content, self.measure)

    def place(self, line: int) -> Place | None:
        """The place that its line number `line` shows."""
        if self.lines:
            return Place(self.part, self.lines[line])
        if self.part == "section":
            return Place("section", self.subject, "heading" if isinstance(self.content, HeadingBlock) else "text")
        return Place(self.part) if self.part else None

    def shows(self, place: Place) -> bool:
        """Whether `place` is in it."""
        if place.part != self.part:
            return False
        if self.lines:
            return place.id in self.lines
        return self.part != "section" or place.id == self.subject


class PieceMaker:
    """Cuts the versions of one document into pieces. A piece that looks as it did is the same object as before."""

    def __init__(self) -> None:
        self._chunks: dict[str, Chunks[Row]] = {}
        self._texts: dict[str, Chunks[str]] = {}
        self._pieces: dict[str, Piece] = {}
        self._times: dict[str, tuple[Chunk[Row], TimeCounts]] = {}
        """By the key of a piece its chunk, and what is known of the times in it."""

    def pieces(self, report: Report, width: int) -> tuple[Piece, ...]:
        """The pieces of a report whose text is `width` pixels wide."""
        pieces: list[Piece] = []
        chunks: dict[str, Chunks[Row]] = {}
        texts: dict[str, Chunks[str]] = {}
        for block in report.blocks:
            if isinstance(block, PlainBlock):
                pieces.append(self._known(_plain_piece(block, width)))
            elif isinstance(block, ProseBlock):
                texts[block.key] = prose_chunks(self._texts.get(block.key, Chunks()), block.text)
                pieces += map(self._known, _prose_pieces(block, texts[block.key]))
            else:
                chunks[block.key] = rechunked(self._chunks.get(block.key, Chunks()), block.rows)
                pieces += self._row_pieces(block, chunks[block.key])
        self._chunks, self._texts = chunks, texts
        self._pieces = {piece.key: piece for piece in pieces}
        self._times = {key: known for key, known in self._times.items() if key in self._pieces}
        return tuple(pieces)

    def _known(self, piece: Piece) -> Piece:
        before = self._pieces.get(piece.key)
        return before if before == piece else piece

    def _row_pieces(self, block: RowBlock, chunks: Chunks[Row]) -> list[Piece]:
        times = self._time_width(block, chunks)
        pieces = []
        space = _ABOVE_ROWS
        for chunk in chunks.chunks:
            key = f"{block.key}/{chunk.key}"
            piece = self._pieces.get(key)
            if piece is None or piece.content is not chunk or (piece.space, piece.measure) != (space, times):
                lines = line_ids(chunk.rows)
                piece = Piece(key, chunk, _PARTS[type(block)], block.section_id, space, times, lines)
            pieces.append(piece)
            space = 0
        return pieces

    def _time_width(self, block: RowBlock, chunks: Chunks[Row]) -> int:
        """The width of the column of times; only what has changed of a long table is looked at."""
        if not isinstance(block, EventTableBlock):
            return 0
        for chunk in chunks.chunks:
            key = f"{block.key}/{chunk.key}"
            known = self._times.get(key)
            if known is None or known[0] is not chunk:
                self._times[key] = (chunk, time_counts(chunk.rows))
        return time_width(self._times[f"{block.key}/{chunk.key}"][1] for chunk in chunks.chunks)


def _plain_piece(block: PlainBlock, width: int) -> Piece:
    match block:
        case TitleBlock():
            return Piece(block.key, block, "details")
        case FiguresBlock():
            return Piece(block.key, block, "details", space=14, measure=width)
        case FactsBlock():
            return Piece(block.key, block, "details", space=12, measure=width)
        case HeadingBlock():
            return Piece(block.key, block, "section", block.section_id, space=20 if block.depth == 1 else 14)
        case PictureBlock():
            return Piece(block.key, block, "", space=6, measure=width)


def _prose_pieces(block: ProseBlock, chunks: Chunks[str]) -> Iterator[Piece]:
    above: tuple[int, ...] = ()
    last = ""
    for chunk in chunks.chunks:
        space = space_between(last, chunk.rows[0]) if last else _ABOVE_PROSE
        text = "".join(chunk.rows)
        part = ProsePart(text, above if may_hold_heading(text) else ())
        yield Piece(f"{block.key}/{chunk.key}", part, "section", block.section_id, space)
        above, last = levels_above(text, above), chunk.rows[-1]
