"""Stretches of one line of Markdown that stand in markup (bold, italic, code, links), and how they are set anew."""

from bisect import bisect_left
from collections.abc import Iterator
from enum import Enum
from typing import Final

from msgspec import Struct

from postmortem_desk.text.editing.prose_markup import Markup, Span, markup_of


class Style(Enum):
    """What a stretch of words can be made. The value is what stands before and behind it, for code in its shortest."""

    BOLD = "**"
    ITALIC = "*"
    CODE = "`"


_KIND: Final = {Style.BOLD: Markup.BOLD, Style.ITALIC: Markup.ITALIC, Style.CODE: Markup.CODE}


class Run(Struct, frozen=True):
    """The characters `start` to `end` of a line, with their signs those from `outer_start` to `outer_end`."""

    outer_start: int
    start: int
    end: int
    outer_end: int
    is_whole: bool = False
    """Nothing inside can be marked by itself: code, and addresses."""

    def holds(self, at: int) -> bool:
        """Whether the character number `at` is between its signs."""
        return self.start <= at < self.end

    def is_sign(self, at: int) -> bool:
        """Whether the character number `at` is one of its signs."""
        return self.outer_start <= at < self.start or self.end <= at < self.outer_end


class Line(Struct, frozen=True):
    """A line of Markdown and the runs in it."""

    text: str
    styled: dict[Style, list[Run]]
    links: list[Run]

    def others(self, style: Style) -> list[Run]:
        """The runs that a run of `style` must not cross."""
        return [*self.links, *(run for other, runs in self.styled.items() if other is not style for run in runs)]


def read_line(text: str) -> Line:
    """The runs of a line. Emphasis that goes on in the next line is not seen."""
    spans, _fence = markup_of(text)
    styled = {style: [_run(text, span, style) for span in spans if span.kind is _KIND[style]] for style in Style}
    return Line(text, styled, [_link(text, span) for span in spans if span.kind is Markup.LINK])


def _run(text: str, span: Span, style: Style) -> Run:
    end = span.start + span.length
    if style is not Style.CODE:
        width = len(style.value)
        return Run(span.start - width, span.start, end, end + width)
    words = text[span.start : end]
    width = len(words) - len(words.lstrip("`"))
    inner = words[width:-width]
    padded = len(inner) > 2 and inner[0] == inner[-1] == " " and "`" in (inner[1], inner[-2])
    width += padded
    return Run(span.start, span.start + width, end - width, end, is_whole=True)


def _link(text: str, span: Span) -> Run:
    end = span.start + span.length
    if text[span.start - 1 : span.start] != "[" or text[end : end + 2] != "](":
        return Run(span.start, span.start, end, end, is_whole=True)
    picture = text[max(0, span.start - 2) : span.start - 1] == "!"
    return Run(span.start - 1 - picture, span.start, end, text.index(")", end) + 1)


class Rewritten(Struct, frozen=True):
    """A line after changes, with the way from its old positions to the new ones."""

    text: str
    edits: tuple[tuple[int, int, str], ...]
    """Where, how many characters go, what comes; in their order."""

    def moved(self, at: int, *, behind: bool) -> int:
        """Where the old position `at` is now: `behind` what came in just there, or before it."""
        grown = 0
        for place, removed, inserted in self.edits:
            if place > at or (place == at and not behind):
                break
            grown += len(inserted) - min(removed, at - place)
        return at + grown


def with_runs(line: Line, style: Style, gone: list[Run], ranges: list[tuple[int, int]]) -> Rewritten:
    """The line without the signs of the runs `gone`, and with `ranges` (old positions) in signs of `style` instead.

    A range that would cross another run becomes one inside and one outside of it. Blanks at its ends stay outside.
    """
    edits = [(run.outer_start, run.start - run.outer_start, "") for run in gone]
    edits += [(run.end, run.outer_end - run.end, "") for run in gone]
    signs = sorted(at for place, removed, _ in edits for at in range(place, place + removed))
    for piece in ranges:
        for start, end in _nested(piece, line.others(style)):
            start, end = _trimmed(line.text, start, end)
            inner = "".join(line.text[at] for at in range(start, end) if not _among(at, signs))
            if inner.strip():
                opening, closing = _signs(style, inner)
                edits += [(start, 0, opening), (end, 0, closing)]
    edits.sort(key=lambda edit: edit[:2])
    text, read = "", 0
    for place, removed, inserted in edits:
        text += line.text[read:place] + inserted
        read = max(read, place + removed)
    return Rewritten(text + line.text[read:], tuple(edits))


def _among(at: int, ordered: list[int]) -> bool:
    place = bisect_left(ordered, at)
    return place < len(ordered) and ordered[place] == at


def _signs(style: Style, inner: str) -> tuple[str, str]:
    if style is not Style.CODE:
        return style.value, style.value
    longest = max(map(len, "".join(sign if sign == "`" else " " for sign in inner).split()), default=0)
    ticks, pad = "`" * (longest + 1), " " if "`" in (inner[0], inner[-1]) else ""
    return ticks + pad, pad + ticks


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))


def _nested(piece: tuple[int, int], others: list[Run]) -> Iterator[tuple[int, int]]:
    """`piece` in parts of which none crosses one of the `others`."""
    start, end = piece
    if start >= end:
        return
    for run in others:
        apart = end <= run.outer_start or run.outer_end <= start
        around = start <= run.outer_start and run.outer_end <= end
        inside = run.start <= start and end <= run.end
        if not (apart or around or inside):
            yield from _nested((start, min(end, run.outer_start)), others)
            yield from _nested((max(start, run.start), min(end, run.end)), others)
            yield from _nested((max(start, run.outer_end), end), others)
            return
    yield piece
