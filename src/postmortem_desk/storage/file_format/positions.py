"""Finds line and column of a place in JSON text. Slow and careful: used only to say where a trouble is."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from msgspec import Struct

Step = str | int
"""A key of an object or an index of a list."""

_TOKEN: Final = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+', re.DOTALL)
_ESCAPE: Final = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_SHORT_ESCAPES: Final = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}


class Position(NamedTuple):
    """A place in a text. Both count from 1; the column counts characters."""

    line: int
    column: int

    def __str__(self) -> str:
        return f"line {self.line}, column {self.column}"


class Mark(Struct, frozen=True):
    """One thing of the JSON text: a key, or the start of a value."""

    path: tuple[Step, ...]
    is_key: bool
    written: str
    """As it is written; `{` or `[` where an object or a list starts."""
    offset: int
    """Where it starts, in characters."""


def position_at(text: str, offset: int) -> Position:
    """The position of the character `offset` of `text`."""
    start = text.rfind("\n", 0, offset) + 1
    return Position(text.count("\n", 0, offset) + 1, offset - start + 1)


def byte_position(data: bytes, offset: int) -> Position:
    """The position of the byte `offset` of `data`, which is UTF-8 up to there."""
    start = data.rfind(b"\n", 0, offset) + 1
    return Position(data.count(b"\n", 0, offset) + 1, len(data[start:offset].decode("utf-8", "replace")) + 1)


def marks(text: str) -> Iterator[Mark]:
    """Every key and value of the JSON text in their order, down to where it stops being JSON."""
    path: list[Step] = []
    """The step into each open object or list; a key stands there while its value is read."""
    lists: list[bool] = []
    key_next = False
    for match in _TOKEN.finditer(text):
        written = match.group()
        if written in ",:":
            key_next = written == "," and bool(lists) and not lists[-1]
            if written == "," and lists and lists[-1]:
                path[-1] = int(path[-1]) + 1
        elif written in "}]":
            if not lists:
                return
            lists.pop()
            path.pop()
            key_next = False
        elif key_next:
            path[-1] = unescaped(written)
            yield Mark(tuple(path), True, written, match.start())
            key_next = False
        else:
            yield Mark(tuple(path), False, written, match.start())
            if written in "{[":
                lists.append(written == "[")
                path.append(0 if written == "[" else "")
                key_next = written == "{"


def unescaped(written: str) -> str:
    """The text that the JSON string `written` stands for; halves of surrogate pairs are put together."""

    def character(match: re.Match[str]) -> str:
        return chr(int(match[1], 16)) if match[1] else _SHORT_ESCAPES.get(match[2], match[2])

    text = _ESCAPE.sub(character, written[1:-1])
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


def position_of(text: str, path: Sequence[Step]) -> Position:
    """Where the value at `path` starts, or the nearest thing around it that is there."""
    wanted = tuple(path)
    best, depth = 0, -1
    for mark in marks(text):
        if mark.is_key or mark.path != wanted[: len(mark.path)]:
            continue
        if len(mark.path) > depth:
            best, depth = mark.offset, len(mark.path)
        if depth == len(wanted):
            break
    return position_at(text, best)


def positions_of(text: str, paths: Iterable[tuple[Step, ...]]) -> dict[tuple[Step, ...], Position]:
    """Where the values at `paths` start, in one pass. A path that the text does not have is not in the answer."""
    wanted = set(paths)
    return {
        mark.path: position_at(text, mark.offset)
        for mark in (marks(text) if wanted else ())
        if not mark.is_key and mark.path in wanted
    }


def second_of_key(text: str) -> tuple[str, Position] | None:
    """The first key that stands for the second time in one object, and where it stands."""
    seen: list[set[str]] = []
    for mark in marks(text):
        depth = len(mark.path)
        if not mark.is_key:
            del seen[depth:]
            seen.append(set())
            continue
        key = str(mark.path[-1])
        if key in seen[depth - 1]:
            return key, position_at(text, mark.offset)
        seen[depth - 1].add(key)
    return None


def too_deep(text: str, limit: int) -> Position | None:
    """Where the first object or list starts that lies deeper than `limit` levels."""
    for mark in marks(text):
        if mark.written in "{[" and not mark.is_key and len(mark.path) >= limit:
            return position_at(text, mark.offset)
    return None


def position_of_value(text: str, written: str) -> Position:
    """Where the value that is written as `written` stands first."""
    return next((position_at(text, mark.offset) for mark in marks(text) if mark.written == written), Position(1, 1))
