"""Colours for the pieces of a source: what was recognised as an event, a task, a cause, a detail, a heading, and
what was not.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Final

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from postmortem_desk.importing.documents.provenance import Piece
from postmortem_desk.widgets.appearance import Tones
from postmortem_desk.widgets.words.translation import translatable

LEGEND: Final = (
    ("event", translatable("event")),
    ("task", translatable("task or measure")),
    ("cause", translatable("cause")),
    ("detail", translatable("detail")),
    ("", translatable("not understood")),
)
"""The kinds that are told apart by colour; "" is what no piece holds."""
_KIND_TONES: Final = {"event": "action", "task": "change", "cause": "decision", "detail": "communication"}
_STRENGTH: Final = 46
"""Of 255: how strong the ground of a piece is."""


def ground(kind: str, tones: Tones) -> QColor | None:
    """The ground of a kind of piece; None where it has none."""
    if not kind:
        return QColor(tones.caution_ground)
    name = _KIND_TONES.get(kind)
    if name is None:
        return None
    colour = QColor(tones.kinds[name])
    colour.setAlpha(_STRENGTH)
    return colour


def marks(
    edit: QPlainTextEdit,
    source: str,
    stretches: Iterable[tuple[int, int, str]],
    tones: Tones,
) -> list[QTextEdit.ExtraSelection]:
    """The marks of `stretches` (start, end and kind), which are in order, in an editor that shows `source`."""
    made = []
    for start, end, kind in _in_utf16(source, stretches):
        form = QTextCharFormat()
        colour = ground(kind, tones)
        if colour is not None:
            form.setBackground(colour)
        elif kind in ("heading", "title"):
            form.setForeground(QColor(tones.accent))
        else:
            continue
        mark = QTextEdit.ExtraSelection()
        cursor = QTextCursor(edit.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        mark.cursor = cursor
        mark.format = form
        made.append(mark)
    return made


def stretches_of(pieces: Iterable[Piece], left: Iterable[tuple[int, int]]) -> list[tuple[int, int, str]]:
    """What is marked: the pieces, and what none of them holds."""
    found = [(piece.start, piece.end, piece.kind) for piece in pieces]
    return sorted([*found, *((start, end, "") for start, end in left)])


def _in_utf16(source: str, stretches: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Positions as Qt counts them, in UTF-16 units."""
    if source.isascii() or max(source, default="") <= "\uffff":
        yield from stretches
        return
    wide = [index for index, letter in enumerate(source) if letter > "\uffff"]
    for start, end, kind in stretches:
        yield start + bisect_left(wide, start), end + bisect_left(wide, end), kind
