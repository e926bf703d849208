"""What a text field shows of a text, and how an edit of what is shown changes the text itself.

Qt's fields cannot hold every character: a carriage return becomes a new line, a paragraph separator ends a block,
some code points vanish (QTextDocument and QLineEdit both). So a field shows a visible mark, one for one, in the
place of each such character, and only the part that a person edited is written back: everything else of the text stays
as it was, exactly.
"""

from dataclasses import dataclass
from typing import Final

_MARKS: Final = str.maketrans(
    {
        "\x00": "␀",
        "\r": "␍",
        "\u2028": "↵",
        "\u2029": "¶",
        "\ufeff": "·",
        "\ufdd0": "\ufffd",
        "\ufdd1": "\ufffd",
        "\ufffe": "\ufffd",
        "\uffff": "\ufffd",
    }
)
_LINE_MARKS: Final = {**_MARKS, ord("\n"): "↵"}


@dataclass(frozen=True, slots=True)
class TextChange:
    """Characters `start` to `start + removed` of a text give way to `inserted`. Counted in code points."""

    start: int
    removed: int
    inserted: str

    def applied_to(self, text: str) -> str:
        """`text` after the change."""
        return text[: self.start] + self.inserted + text[self.start + self.removed :]


def shown(text: str, *, one_line: bool = False) -> str:
    """What a field shows of `text`: as many code points, with marks for what a field cannot hold."""
    return text.translate(_LINE_MARKS if one_line else _MARKS)


def text_change(before: str, after: str) -> TextChange | None:
    """The smallest single change that makes `after` of `before`; None when they are the same."""
    if before == after:
        return None
    shorter = min(len(before), len(after))
    start = 0
    while start < shorter and before[start] == after[start]:
        start += 1
    tail = 0
    while tail < shorter - start and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    return TextChange(start, len(before) - start - tail, after[start : len(after) - tail])


def qt_length(text: str) -> int:
    """How many positions `text` takes in a Qt text: UTF-16 units."""
    return len(text) + sum(character > "\uffff" for character in text)
