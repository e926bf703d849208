"""Which characters of a line of Markdown are markup, and what they mark: for colouring while somebody types.

It reads one line after the other and takes a time that grows with the line's length only, whatever is in it. So it
knows less than the parser: emphasis over several lines and references are not seen.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from msgspec import Struct

LONGEST_LINE: Final = 20_000
"""Characters of a line that are looked at for markup inside it."""
MOST_SPANS: Final = 1_000
"""Spans of a line that are worth showing; a line with more is no prose."""


class Markup(StrEnum):
    """What a span of characters is. Where spans overlap, a later kind of this list counts more."""

    HEADING = "heading"
    BOLD = "bold"
    ITALIC = "italic"
    STRUCK = "struck"
    CODE = "code"
    LINK = "link"
    QUOTE = "quote"
    MARKER = "marker"
    """The bullet or number of an item."""
    SIGN = "sign"
    """Characters that are only markup: quiet."""


class Span(Struct, frozen=True):
    """`length` characters from `start` on. Spans may overlap."""

    start: int
    length: int
    kind: Markup


_PREFIX: Final = re.compile(
    r"(?P<quote> {0,3}(?:>[ \t]?)+)?[ \t]*"
    r"(?:(?P<marker>(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))[ \t]*(?P<box>\[[ xX]\](?=[ \t]))?"
    r"|(?P<heading>#{1,6})(?=[ \t]|$))?"
)
_FENCE: Final = re.compile(r"(?: {0,3}>[ \t]?){0,9}[ \t]*(?P<signs>`{3,}|~{3,})(?P<info>[^`]*)$")
_RULE: Final = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|=+[ \t]*)$")
_PIECE: Final = re.compile(
    r"\\."
    r"|(?P<code>`+)"
    r"|(?P<label>!?\[(?P<words>[^\[\]]*)\])\((?P<address>[^()\s]*)\)"
    r"|(?P<bare><?(?:https?|mailto):[^\s<>]+>?)"
    r"|(?P<run>\*+|_+|~~)"
)
_MEANING: Final = {1: Markup.ITALIC, 2: Markup.BOLD}


def markup_of(line: str, fence: str = "") -> tuple[list[Span], str]:
    """The spans of a line, and the fence of the block of code that goes on after it ("" for none).

    `fence` is what the line before gave.
    """
    fenced = _FENCE.match(line) if "```" in line or "~~~" in line else None
    if fence:
        closes = fenced is not None and fenced["signs"].startswith(fence) and not fenced["info"].strip()
        return [Span(0, len(line), Markup.SIGN if closes else Markup.CODE)], "" if closes else fence
    if fenced is not None:
        return [Span(0, len(line), Markup.SIGN)], fenced["signs"]
    spans: list[Span] = []
    if len(line) < LONGEST_LINE and _RULE.match(line):
        return [Span(0, len(line), Markup.SIGN)], ""
    start = 0
    if prefix := _PREFIX.match(line):
        spans += _prefix_spans(prefix, len(line))
        start = prefix.end()
    spans += _inline(line[:LONGEST_LINE], start)
    return spans[:MOST_SPANS], ""


def _prefix_spans(prefix: re.Match[str], length: int) -> Iterator[Span]:
    if prefix["quote"]:
        yield Span(prefix.end("quote"), length - prefix.end("quote"), Markup.QUOTE)
        yield Span(0, prefix.end("quote"), Markup.SIGN)
    if prefix["marker"]:
        yield Span(prefix.start("marker"), len(prefix["marker"]), Markup.MARKER)
    if prefix["box"]:
        yield Span(prefix.start("box"), 3, Markup.MARKER)
    if prefix["heading"]:
        yield Span(prefix.start("heading"), length - prefix.start("heading"), Markup.HEADING)
        yield Span(prefix.start("heading"), len(prefix["heading"]), Markup.SIGN)


def _inline(line: str, start: int) -> list[Span]:
    spans: list[Span] = []
    closing = _code_ends(line, start)
    openers: dict[str, list[tuple[int, int]]] = {"*": [], "_": [], "~": []}
    at = start
    while (match := _PIECE.search(line, at)) and len(spans) < MOST_SPANS:
        at = match.end()
        if match["code"]:
            end = _code_end(closing, len(match["code"]), match.end())
            if end is not None:
                spans.append(Span(match.start(), end - match.start(), Markup.CODE))
                at = end
        elif match["label"] is not None:
            spans += _link_spans(match)
        elif match["bare"]:
            spans.append(Span(match.start(), len(match["bare"]), Markup.LINK))
        elif match["run"]:
            spans += _run_spans(line, match, openers[match["run"][0]])
    return spans


def _link_spans(match: re.Match[str]) -> Iterator[Span]:
    yield Span(match.start("words"), len(match["words"]), Markup.LINK)
    yield Span(match.start(), match.start("words") - match.start(), Markup.SIGN)
    yield Span(match.end("words"), match.end() - match.end("words"), Markup.SIGN)


def _code_ends(line: str, start: int) -> dict[int, list[int]]:
    """The ends of the runs of backticks by their length, the last one first."""
    ends: dict[int, list[int]] = {}
    for match in re.finditer("`+", line[start:]):
        ends.setdefault(len(match[0]), []).append(start + match.end())
    for places in ends.values():
        places.reverse()
    return ends


def _code_end(closing: dict[int, list[int]], length: int, after: int) -> int | None:
    places = closing.get(length, [])
    while places and places[-1] <= after:
        places.pop()
    return places[-1] if places else None


def _run_spans(line: str, match: re.Match[str], openers: list[tuple[int, int]]) -> Iterator[Span]:
    """Spans of what a run of emphasis signs closes. What it opens is put on `openers`: (position, signs)."""
    before = line[match.start() - 1] if match.start() else " "
    after = line[match.end()] if match.end() < len(line) else " "
    letter, at, left = match["run"][0], match.start(), len(match["run"])
    inside = letter == "_" and before.isalnum() and after.isalnum()
    if not before.isspace() and not inside:
        while left and openers and (letter != "~" or left == 2):
            place, signs = openers.pop()
            width = 2 if left >= 2 and signs >= 2 else 1
            kind = Markup.STRUCK if letter == "~" else _MEANING[width]
            begin = place + signs
            yield Span(begin, at - begin, kind)
            yield Span(begin - width, width, Markup.SIGN)
            yield Span(at, width, Markup.SIGN)
            at, left = at + width, left - width
            if signs > width:
                openers.append((place, signs - width))
    if left and not after.isspace() and not inside:
        openers.append((at, left))
