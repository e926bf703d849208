"""Rows in chunks, so that the preview draws a long table in small parts and an edit touches few of them.

Pure bookkeeping. A chunk keeps its key and its rows until one of them changes: nothing is ever cut anew by index, for
then every later chunk would have to be drawn again.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, Generic, TypeVar

from msgspec import Struct

from postmortem_desk.report.html.preview_rows import Row, row_id

USUAL: Final = 12
"""Rows of a fresh chunk, about."""
LARGEST: Final = 24
"""A chunk of more rows is split."""
SMALLEST: Final = 6
"""A chunk of fewer rows is merged with a neighbour, where it has one."""

PartT = TypeVar("PartT")
Rows = tuple[Row, ...]


class Chunk(Struct, Generic[PartT], frozen=True):
    """Some rows of a table, or blocks of a text, that follow each other and are drawn as one."""

    key: int
    rows: tuple[PartT, ...]


class Chunks(Struct, Generic[PartT], frozen=True):
    """All rows of a table, or all blocks of a text, in chunks, in order."""

    chunks: tuple[Chunk[PartT], ...] = ()
    next_key: int = 0
    """A key that no chunk of this table has had."""


class _Group(Struct):
    """Rows on their way into a chunk. `chunk` is the chunk that holds exactly these rows, if there is one."""

    key: int | None
    rows: Rows
    chunk: Chunk[Row] | None = None


def rechunked(old: Chunks[Row], rows: Rows) -> Chunks[Row]:
    """The chunks of `rows`, where every chunk of `old` whose rows stand unchanged and together is the same object.

    Chunks hold 6 to 24 rows; only a table of fewer than 6 rows has a smaller one.
    """
    head = intact_from_start(old.chunks, rows)
    start = sum(len(chunk.rows) for chunk in old.chunks[:head])
    tail = intact_from_end(old.chunks[head:], rows[start:])
    last = len(old.chunks) - tail
    end = len(rows) - sum(len(chunk.rows) for chunk in old.chunks[last:])
    groups = [_Group(chunk.key, chunk.rows, chunk) for chunk in old.chunks[:head]]
    groups += _groups_between(old.chunks[head:last], rows[start:end])
    groups += [_Group(chunk.key, chunk.rows, chunk) for chunk in old.chunks[last:]]
    return _numbered(_split(_merged(groups)), old.next_key)


def intact_from_start(chunks: Sequence[Chunk[PartT]], rows: tuple[PartT, ...]) -> int:
    """How many chunks, from the first one on, hold just what `rows` begin with."""
    position = 0
    for count, chunk in enumerate(chunks):
        size = len(chunk.rows)
        if rows[position : position + size] != chunk.rows:
            return count
        position += size
    return len(chunks)


def intact_from_end(chunks: Sequence[Chunk[PartT]], rows: tuple[PartT, ...]) -> int:
    """How many chunks, from the last one back, hold just what `rows` end with."""
    position = len(rows)
    for count, chunk in enumerate(reversed(chunks)):
        size = len(chunk.rows)
        if position < size or rows[position - size : position] != chunk.rows:
            return count
        position -= size
    return len(chunks)


def _groups_between(chunks: Sequence[Chunk[Row]], rows: Rows) -> list[_Group]:
    """Groups for the middle, where something changed: chunks that stand unchanged stay, the gaps are grouped anew."""
    groups: list[_Group] = []
    next_chunk = next_row = 0
    for number, position in _standing(chunks, rows):
        groups += _regrouped(chunks[next_chunk:number], rows[next_row:position])
        chunk = chunks[number]
        groups.append(_Group(chunk.key, chunk.rows, chunk))
        next_chunk, next_row = number + 1, position + len(chunk.rows)
    return groups + _regrouped(chunks[next_chunk:], rows[next_row:])


def _standing(chunks: Sequence[Chunk[Row]], rows: Rows) -> list[tuple[int, int]]:
    """The chunks whose rows stand together in `rows`, in order, as number of the chunk and position of its first row.

    Where chunks changed places, as many as possible are kept.
    """
    places = {row_id(row): position for position, row in enumerate(rows)}
    found = []
    for number, chunk in enumerate(chunks):
        position = places.get(row_id(chunk.rows[0]))
        if position is not None and rows[position : position + len(chunk.rows)] == chunk.rows:
            found.append((number, position))
    return [found[index] for index in longest_rise([position for _, position in found])]


def longest_rise(values: Sequence[int]) -> list[int]:
    """The indexes of a longest strictly rising subsequence of `values`."""
    ends: list[int] = []
    end_values: list[int] = []
    before: list[int] = []
    for index, value in enumerate(values):
        length = bisect_left(end_values, value)
        before.append(ends[length - 1] if length else -1)
        if length == len(ends):
            ends.append(index)
            end_values.append(value)
        else:
            ends[length] = index
            end_values[length] = value
    rise: list[int] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        rise.append(index)
        index = before[index]
    return rise[::-1]


def _regrouped(chunks: Sequence[Chunk[Row]], rows: Rows) -> list[_Group]:
    """Groups for `rows`, which took the place of those of `chunks`: a row stays in its chunk where order allows."""
    if not rows:
        return []
    owners = {row_id(row): number for number, chunk in enumerate(chunks) for row in chunk.rows}
    starts: list[tuple[int, int | None]] = [(0, None)]
    for position, row in enumerate(rows):
        owner = owners.get(row_id(row))
        current = starts[-1][1]
        if owner is None or (current is not None and owner <= current):
            continue
        if current is None:
            starts[-1] = (0, owner)
        else:
            starts.append((position, owner))
    ends = [position for position, _ in starts[1:]] + [len(rows)]
    groups = []
    for (start, owner), end in zip(starts, ends, strict=True):
        if owner is None:
            groups.append(_Group(chunks[0].key if chunks else None, rows[start:end]))
        else:
            groups.append(_Group(chunks[owner].key, rows[start:end]))
    return groups


def _merged(groups: Sequence[_Group]) -> list[_Group]:
    """Groups that are too small, put together with the one before (the first one: with the one after)."""
    merged: list[_Group] = []
    for group in groups:
        if merged and min(len(group.rows), len(merged[-1].rows)) < SMALLEST:
            before = merged[-1]
            larger = before if len(before.rows) >= len(group.rows) else group
            merged[-1] = _Group(larger.key, before.rows + group.rows)
        else:
            merged.append(group)
    return merged


def _split(groups: Sequence[_Group]) -> list[_Group]:
    """Groups that are too large, cut into even parts of about the usual size. The first part keeps the key."""
    parts: list[_Group] = []
    for group in groups:
        size = len(group.rows)
        if size <= LARGEST:
            parts.append(group)
            continue
        count = max(2, round(size / USUAL))
        cuts = [size * number // count for number in range(count + 1)]
        for number, (start, end) in enumerate(pairwise(cuts)):
            parts.append(_Group(None if number else group.key, group.rows[start:end]))
    return parts


def _numbered(groups: Sequence[_Group], next_key: int) -> Chunks[Row]:
    chunks = []
    for group in groups:
        if group.chunk is not None:
            chunks.append(group.chunk)
            continue
        key = group.key
        if key is None:
            key, next_key = next_key, next_key + 1
        chunks.append(Chunk(key, group.rows))
    return Chunks(tuple(chunks), next_key)
