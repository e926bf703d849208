"""What a text field shows of a text, and how an edit of what is shown changes the text itself.

Qt's fields cannot hold every character: a carriage return becomes a new line, a paragraph separator ends a block,
some code points vanish (QTextDocument and QLineEdit both). Others take no room, or turn the direction of what stands
beside them, so that a text reads as what it is not. A field shows a visible mark, one for one, in the place of each
such character, and only the part that a person edited is written back: everything else stays as it was, exactly.
"""

import re
import unicodedata
from collections.abc import Callable
from typing import Final

from msgspec import Struct

_JOINERS: Final = "\u200c\u200d"
_TURNS: Final = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""What turns the direction of a text (Unicode's Bidi_Control)."""
_UNSEEN: Final = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2065\u206a-\u206f\u3164\ufe00-\ufe0d\ufeff\uffa0"
    "\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""What takes no room (Unicode's Default_Ignorable_Code_Point), but for the joiners and the choice of emoji or text."""
_UNHELD: Final = "\0\r\u2028\u2029\ufdd0-\ufdef\ufffe\uffff"
"""What Qt's fields change or lose."""
_MARKED: Final = re.compile(f"[{_UNHELD}{_UNSEEN}{_TURNS}{_JOINERS}]")
_MARKS: Final = {"\0": "␀", "\r": "␍", "\u2028": "↵", "\u2029": "¶"}
_KINDS: Final = (
    (re.compile(f"[{_UNSEEN}{_JOINERS}]"), "\N{BROKEN BAR}"),
    (re.compile(f"[{_TURNS}]"), "\N{LEFTWARDS ARROW OVER RIGHTWARDS ARROW}"),
)
_FIRST_THAT_JOINS: Final = "\u0590"
"""Letters of Latin, Greek, Cyrillic and Armenian, which come before, are never joined."""


class TextChange(Struct, frozen=True):
    """Characters `start` to `start + removed` of a text give way to `inserted`. Counted in code points."""

    start: int
    removed: int
    inserted: str

    def applied_to(self, text: str) -> str:
        """`text` after the change."""
        return text[: self.start] + self.inserted + text[self.start + self.removed :]


def shown(text: str, *, one_line: bool = False) -> str:
    """What a field shows of `text`: as many code points, with marks for what no field can hold or no person see."""
    marked = _MARKED.sub(_mark, text)
    return marked.replace("\n", "↵") if one_line else marked


def _mark(match: re.Match[str]) -> str:
    character = match[0]
    if character in _JOINERS and _is_joined(match.string, match.start() - 1) and _is_joined(match.string, match.end()):
        return character
    kinds = (mark for kind, mark in _KINDS if kind.match(character))
    return _MARKS.get(character) or next(kinds, "\N{REPLACEMENT CHARACTER}")


def _is_joined(text: str, place: int) -> bool:
    """Whether a joiner beside this character belongs to how it is written: an emoji, or a letter that is joined."""
    character = text[place : place + 1] if place >= 0 else ""
    return character >= _FIRST_THAT_JOINS and unicodedata.category(character)[0] in "LMS"


def text_change(before: str, after: str) -> TextChange | None:
    """The smallest single change that makes `after` of `before`; None when they are the same."""
    if before == after:
        return None
    start = _common(before, after, min(len(before), len(after)), lambda text, start, end: text[start:end])
    rest, others = before[start:], after[start:]
    tail = _common(
        rest, others, min(len(rest), len(others)), lambda text, start, end: text[len(text) - end : len(text) - start]
    )
    return TextChange(start, len(rest) - tail, others[: len(others) - tail])


def _common(one: str, other: str, most: int, part: Callable[[str, int, int], str]) -> int:
    """How many of the first `most` characters of two texts are the same, halving: letter by letter takes too long.

    `part` gives some of them, counted from where the comparison begins.
    """
    same = 0
    while same < most:
        half = (same + most + 1) // 2
        if part(one, same, half) == part(other, same, half):
            same = half
        else:
            most = half - 1
    return same


def qt_length(text: str) -> int:
    """How many positions `text` takes in a Qt text: UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def code_points(text: str, position: int) -> int:
    """How many characters of `text` stand before a Qt position."""
    if text.isascii() or qt_length(text) == len(text):
        return min(position, len(text))
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * position].decode("utf-16-le", "replace"))
