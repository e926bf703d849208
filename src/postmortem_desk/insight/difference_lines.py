"""The difference of two incidents as lines to read, for a terminal and for the window alike."""

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Final

from msgspec import Struct

from postmortem_desk.insight.difference import Change
from postmortem_desk.text.line_difference import shown_difference


class LineKind(Enum):
    """What a line of a difference tells."""

    SUBJECT = "the part that changed"
    CAPTION = "the field that changed"
    GONE = "content before"
    NEW = "content after"
    SAME = "content that is in both, around a change"


_OF_SIGN: Final = {"-": LineKind.GONE, "+": LineKind.NEW, " ": LineKind.SAME}


class DifferenceLine(Struct, frozen=True):
    """One line of a difference."""

    kind: LineKind
    text: str
    change: Change
    """The change that it tells of."""


def difference_lines(changes: Iterable[Change]) -> Iterator[DifferenceLine]:
    """`changes` in lines: the part, the field, what is gone and what is new. A part is named once."""
    subject = ""
    for change in changes:
        if change.kind != "changed":
            yield DifferenceLine(LineKind.SUBJECT, f"{change.subject}, {change.kind}", change)
        elif not change.subject:
            yield DifferenceLine(LineKind.SUBJECT, change.what.capitalize(), change)
        else:
            if change.subject != subject:
                yield DifferenceLine(LineKind.SUBJECT, change.subject, change)
            yield DifferenceLine(LineKind.CAPTION, change.what, change)
        subject = change.subject if change.kind == "changed" else ""
        if change.kind == "moved":
            yield DifferenceLine(LineKind.SAME, f"{change.before} → {change.after}", change)
        else:
            yield from _content(change)


def text_lines(before: str, after: str) -> tuple[tuple[LineKind, str], ...]:
    """All of the text `after` in lines, with those that differ from `before`."""
    if before == after:
        return tuple((LineKind.SAME, line) for line in after.split("\n"))
    if not before or not after:
        kind, text = (LineKind.GONE, before) if before else (LineKind.NEW, after)
        return tuple((kind, line) for line in text.split("\n"))
    whole = before.count("\n") + 1
    return tuple((_OF_SIGN[line.sign], line.text) for line in shown_difference(before, after, context=whole))


def _content(change: Change) -> Iterator[DifferenceLine]:
    if change.before and change.after:
        for line in shown_difference(change.before, change.after):
            if line.sign != " " or line.text.strip():
                yield DifferenceLine(_OF_SIGN[line.sign], line.text, change)
        return
    for kind, text in ((LineKind.GONE, change.before), (LineKind.NEW, change.after)):
        yield from (DifferenceLine(kind, row, change) for row in (text.split("\n") if text else ()))
