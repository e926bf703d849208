"""What the writers of rows share: lists of any style, and what must be said before them."""

from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct

_LONGEST_NUMBER: Final = 7
"""Digits of a number before an item; Markdown takes nine."""


class Rows(Struct, frozen=True):
    """The rows of a section as Markdown lines."""

    lines: tuple[str, ...]
    style: str
    certain: bool = False
    """Whether a comment must say that these are rows, because a reader could not tell."""
    columns: str = ""
    """The fields of a table's columns, where its headings do not tell them."""


def list_lines(contents: Sequence[str], style: str) -> list[str]:
    """A list of rows. Rows of several blocks set all of them apart by blank lines."""
    is_loose = any("\n\n" in content for content in contents)
    lines: list[str] = []
    for marker, content in zip(_markers(style, len(contents)), contents, strict=True):
        if is_loose and lines:
            lines.append("")
        lines.extend(item_lines(marker, content))
    return lines


def item_lines(marker: str, content: str) -> list[str]:
    """An item of a list with its lines indented below the marker."""
    first, *rest = content.split("\n")
    indent = " " * (len(marker) + 1)
    return [f"{marker} {first}", *(f"{indent}{line}" if line else "" for line in rest)]


def _markers(style: str, count: int) -> Iterable[str]:
    if style == "ones":
        return ["1."] * count
    numbers = _numbers(style, count)
    if numbers:
        return [f"{number}." for number in numbers]
    return ["-"] * count


def _numbers(style: str, count: int) -> Sequence[int]:
    """The numbers of a list with `count` items; empty where its style has none."""
    if style.startswith("numbers as "):
        words = style.removeprefix("numbers as ").split(",")
        if len(words) == count and all(word.isdecimal() and len(word) <= _LONGEST_NUMBER for word in words):
            return [int(word) for word in words]
    elif not style.startswith("numbers"):
        return []
    word = style.removeprefix("numbers from ")
    first = int(word) if word.isdecimal() and len(word) <= _LONGEST_NUMBER else 1
    return range(first, first + count)
