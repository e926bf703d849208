"""Where the labels of milestones stand, so that none covers another or the line of another."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Final

from msgspec import Struct

_ROWS: Final = (2, 3, 4, 6)
"""How many rows of labels there may be; more are taken only where fewer do not hold them all."""
_MOST_TRIES: Final = 1500
"""Places that are tried before another arrangement is."""
_GAP: Final = 7.0
"""Units between two labels of one row."""
_LINE_GAP: Final = 2.0
"""Units between a label and the line of another."""
_CLOSEST: Final = (0.5, 8.0, 20.0, 45.0, 90.0, 180.0, 360.0)
"""Milestones nearer than this share a label; each distance is tried in turn until all labels fit."""
_MOST_LABELS: Final = 16
_NAME_LENGTH: Final = 28
_WIDE: Final = frozenset("mwMWABCDEFGHKNOPQRSUVXYZ@%&")
_NARROW: Final = frozenset("iljftr.,:;'|!I1 ()[]")


class Label(Struct, frozen=True):
    """A label of one or several milestones, with the places on the bar that it names."""

    text: str
    marks: tuple[float, ...]
    x: float
    """Where the text is held."""
    anchor: str
    """start, middle or end: which part of the text is held there."""
    row: int
    """0 is next to the bar."""
    left: float
    right: float


@lru_cache(maxsize=16384)
def text_width(text: str, size: float) -> float:
    """The width that `text` takes at most in Noto Sans of this size, roughly and rather too much."""
    return sum(map(_letter_width, text)) * size


def clipped(line: str, room: float, size: float) -> str:
    """`line` where it takes at most `room` units; else its beginning with an ellipsis."""
    if text_width(line, size) <= room:
        return line
    reached = text_width("\N{HORIZONTAL ELLIPSIS}", size)
    for index, char in enumerate(line):
        reached += _letter_width(char) * size
        if reached > room:
            return line[:index] + "\N{HORIZONTAL ELLIPSIS}"
    return line


@lru_cache(maxsize=4096)
def _letter_width(char: str) -> float:
    width = 0.82 if char in _WIDE else 0.36 if char in _NARROW else 0.62
    return width + 0.4 if ord(char) > 0x2E7F else width


def placed_labels(marks: Sequence[tuple[float, str]], width: float, size: float) -> tuple[list[Label], int]:
    """Labels for `marks` (a place from 0 to `width` and a name each), and the number of rows that they need."""
    return _placed_labels(tuple(sorted(marks, key=itemgetter(0))), width, size)


@lru_cache(maxsize=32)
def _placed_labels(ordered: tuple[tuple[float, str], ...], width: float, size: float) -> tuple[list[Label], int]:
    for closest in _CLOSEST:
        groups = _grouped(ordered, closest)
        for rows in _ROWS if len(groups) <= _MOST_LABELS else ():
            labels = _Arrangement(groups, width, size, rows).found()
            if labels is not None:
                return list(labels), 1 + max((label.row for label in labels), default=0)
    return _one_label(ordered, width, size), 1


def _grouped(marks: Sequence[tuple[float, str]], closest: float) -> list[tuple[tuple[float, ...], str]]:
    groups: list[list[tuple[float, str]]] = []
    for mark in marks:
        if groups and mark[0] - groups[-1][-1][0] < closest:
            groups[-1].append(mark)
        else:
            groups.append([mark])
    return [(tuple(dict.fromkeys(x for x, _ in group)), _names(group)) for group in groups]


def _names(group: Sequence[tuple[float, str]]) -> str:
    names = dict.fromkeys(name for _, name in group)
    return ", ".join(name if len(name) <= _NAME_LENGTH else name[: _NAME_LENGTH - 1] + "\u2026" for name in names)


def _one_label(marks: Sequence[tuple[float, str]], width: float, size: float) -> list[Label]:
    """The last resort for marks that no arrangement fits: how many they are."""
    text = f"{len(marks)} milestones"
    places = tuple(dict.fromkeys(x for x, _ in marks))
    return [Label(text, places, 0.0, "start", 0, 0.0, min(width, text_width(text, size)))]


class _Arrangement:
    """Places for groups of milestones in a number of rows, found by trying."""

    def __init__(self, groups: Sequence[tuple[tuple[float, ...], str]], width: float, size: float, rows: int) -> None:
        self._choices = [list(_choices(*group, width, size, rows)) for group in groups]
        self._tries = 0

    def found(self, done: tuple[Label, ...] = ()) -> tuple[Label, ...] | None:
        """A place for each group behind those that are `done`; None where none was found."""
        if len(done) == len(self._choices):
            return done
        for label in self._choices[len(done)]:
            self._tries += 1
            if self._tries > _MOST_TRIES:
                return None
            if all(_apart(label, other) for other in done):
                rest = self.found((*done, label))
                if rest is not None:
                    return rest
        return None


def _choices(marks: tuple[float, ...], text: str, width: float, size: float, rows: int) -> Iterator[Label]:
    """The places for one label, the best first."""
    long = text_width(text, size)
    for row in range(rows):
        for anchor, x, left in (
            ("start", marks[0], marks[0]),
            ("middle", marks[0], marks[0] - long / 2),
            ("end", marks[-1], marks[-1] - long),
        ):
            if left >= 0 and left + long <= width:
                yield Label(text, marks, x, anchor, row, left, left + long)


def _apart(one: Label, other: Label) -> bool:
    if one.row == other.row:
        return one.right + _GAP <= other.left or other.right + _GAP <= one.left
    upper, lower = (one, other) if one.row > other.row else (other, one)
    line = upper.marks[0]
    return not lower.left - _LINE_GAP < line < lower.right + _LINE_GAP
