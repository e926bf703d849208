"""The lines in which two texts differ, and the merge of two edits of one text."""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import takewhile
from operator import eq
from typing import Final, Literal

from msgspec import Struct

_MOST_PAIRS: Final = 1_000_000
"""With more pairs of equal lines than this, finding the best match would take seconds: all is one difference then."""

UNKNOWN: Final = "…"
"""The line of a version that nobody has."""


class Hunk(Struct, frozen=True):
    """The lines `start` to `end` (excluded) of the text before have become `lines`."""

    start: int
    end: int
    lines: tuple[str, ...]


class ShownLine(Struct, frozen=True):
    """A line of a difference as a person reads it."""

    sign: Literal["-", "+", " "]
    """"-" it is gone, "+" it is new, " " it is in both."""
    text: str


class MergedText(Struct, frozen=True):
    """What came of two edits of one text."""

    ours: str
    """The text with the edits of both; where they overlap, with ours."""
    theirs: str
    """The same with theirs where they overlap; equal to `ours` where they nowhere do."""
    base: str
    """The same with what stood there before where they overlap."""


def hunks(before: Sequence[str], after: Sequence[str]) -> list[Hunk]:
    """The differences between two sequences of lines, from the first to the last."""
    start = sum(1 for _ in takewhile(bool, map(eq, before, after)))
    most = min(len(before), len(after)) - start
    end = min(most, sum(1 for _ in takewhile(bool, map(eq, reversed(before), reversed(after)))))
    old, new = before[start : len(before) - end], after[start : len(after) - end]
    if not old and not new:
        return []
    occurrences = Counter(new)
    if sum(occurrences[line] for line in old) > _MOST_PAIRS:
        return [Hunk(start, start + len(old), tuple(new))]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [
        Hunk(start + first, start + last, tuple(new[new_first:new_last]))
        for tag, first, last, new_first, new_last in matcher.get_opcodes()
        if tag != "equal"
    ]


def shown_difference(before: str, after: str, context: int = 1) -> list[ShownLine]:
    """The lines that differ, with up to `context` equal lines before and after them."""
    old, new = before.split("\n"), after.split("\n")
    shown: list[ShownLine] = []
    reached = 0
    found = hunks(old, new)
    for number, hunk in enumerate(found):
        start = max(reached, hunk.start - context)
        following = found[number + 1].start if number + 1 < len(found) else len(old)
        shown += [ShownLine(" ", line) for line in old[start : hunk.start]]
        shown += [ShownLine("-", line) for line in old[hunk.start : hunk.end]]
        shown += [ShownLine("+", line) for line in hunk.lines]
        reached = min(following, hunk.end + context)
        shown += [ShownLine(" ", line) for line in old[hunk.end : reached]]
    return shown


def merged_text(base: str, ours: str, theirs: str) -> MergedText:
    """Both edits of `base` in one text.

    Edits overlap where they change the same lines, or where one adds lines amid those that the other changes. Lines
    that both add at one place follow each other, ours first, unless some of them are the same.
    """
    lines = base.split("\n")
    our_lines: list[str] = []
    their_lines: list[str] = []
    base_lines: list[str] = []
    reached = 0
    for start, end, our_hunks, their_hunks in _regions(
        hunks(lines, ours.split("\n")), hunks(lines, theirs.split("\n"))
    ):
        same = lines[reached:start]
        one = _applied(lines, start, end, our_hunks or their_hunks)
        other = _applied(lines, start, end, their_hunks or our_hunks)
        if start == end and one != other and not set(one).intersection(other) - {""}:
            one = other = [*one, *other]
        our_lines += [*same, *one]
        their_lines += [*same, *other]
        base_lines += [*same, *(one if one == other else lines[start:end])]
        reached = end
    rest = lines[reached:]
    ours, theirs, base = ("\n".join([*part, *rest]) for part in (our_lines, their_lines, base_lines))
    return MergedText(ours, theirs, base)


def common_text(ours: str, theirs: str) -> str:
    """The lines that two texts share, in their order: what stands for a version before them that nobody has.

    A line UNKNOWN stands where both have other lines, so that a merge finds that they disagree there.
    """
    lines = ours.split("\n")
    kept: list[str] = []
    reached = 0
    for hunk in hunks(lines, theirs.split("\n")):
        kept += lines[reached : hunk.start]
        if hunk.end > hunk.start and hunk.lines:
            kept.append(UNKNOWN)
        reached = hunk.end
    return "\n".join([*kept, *lines[reached:]])


def _regions(ours: list[Hunk], theirs: list[Hunk]) -> Iterator[tuple[int, int, list[Hunk], list[Hunk]]]:
    """The stretches of the base that somebody edited, each with the edits of both that meet in it."""
    waiting = sorted([(hunk, True) for hunk in ours] + [(hunk, False) for hunk in theirs], key=_place)
    region: list[tuple[Hunk, bool]] = []
    for hunk, is_ours in waiting:
        if region and not _meets(region, hunk):
            yield _split(region)
            region = []
        region.append((hunk, is_ours))
    if region:
        yield _split(region)


def _place(edit: tuple[Hunk, bool]) -> tuple[int, int]:
    return edit[0].start, edit[0].end


def _meets(region: list[tuple[Hunk, bool]], hunk: Hunk) -> bool:
    """Whether `hunk` changes lines of the region, or adds lines amid them or just where the region only adds.

    Edits of neighbouring lines do not meet, and lines that are added at the edge of an edit have a certain place.
    """
    start = min(other.start for other, _ in region)
    end = max(other.end for other, _ in region)
    return hunk.start < end or hunk.start == hunk.end == start


def _split(region: list[tuple[Hunk, bool]]) -> tuple[int, int, list[Hunk], list[Hunk]]:
    start = min(hunk.start for hunk, _ in region)
    end = max(hunk.end for hunk, _ in region)
    return start, end, [hunk for hunk, ours in region if ours], [hunk for hunk, ours in region if not ours]


def _applied(lines: list[str], start: int, end: int, edits: list[Hunk]) -> list[str]:
    """The lines `start` to `end` after `edits` that lie in them."""
    result: list[str] = []
    for hunk in edits:
        result += [*lines[start : hunk.start], *hunk.lines]
        start = hunk.end
    return [*result, *lines[start:end]]
