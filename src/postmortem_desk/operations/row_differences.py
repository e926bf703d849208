"""What changed between two sequences of rows, as the few changes that a table has to follow."""

from collections.abc import Sequence
from itertools import groupby, takewhile
from operator import is_
from typing import Generic

from msgspec import Struct

from postmortem_desk.operations.lookup import PartT, ids_of
from postmortem_desk.operations.permutations import Moved, moves_to_sort


class Removed(Struct, frozen=True):
    """The rows `first` to `last`, both included, are gone."""

    first: int
    last: int


class Inserted(Struct, Generic[PartT], frozen=True):
    """`rows` are new; the first of them gets the index `position`."""

    position: int
    rows: tuple[PartT, ...]


class Changed(Struct, Generic[PartT], frozen=True):
    """The row at `index` has another content and the same id."""

    index: int
    row: PartT


RowChange = Removed | Moved | Inserted[PartT] | Changed[PartT]
"""A change of a table. Applied in order, each to what those before it left, they make the target."""


def row_difference(before: Sequence[PartT], after: Sequence[PartT]) -> tuple[RowChange[PartT], ...]:
    """The changes that turn `before` into `after`: removals, moves, insertions, then changed rows.

    Rows are the same when their ids are, and unchanged when they are the very same objects. Where an id stands twice,
    or the rows are permuted beyond MOST_MOVES, the changed stretch is one removal and one insertion.
    """
    if before is after:
        return ()
    start = _same_at_start(before, after)
    end = _same_at_end(before, after, start)
    old, new = before[start : len(before) - end], after[start : len(after) - end]
    swap = _swapped_blocks(old, new, start)
    if swap is not None:
        return (swap,)
    old_ids, new_ids = ids_of(old), ids_of(new)
    if old_ids == new_ids:
        return _changed(old, new, start)
    ranks = dict(zip(new_ids, range(len(new)), strict=True))
    order = [rank for rank in map(ranks.get, old_ids) if rank is not None]
    if len(ranks) != len(new) or len(set(order)) != len(order):
        return _replaced(old, new, start)
    if len(order) == len(old) == len(new):
        moved = moves_to_sort(order, start)
        if moved is None:
            return _replaced(old, new, start)
        same = all(map(is_, old, map(new.__getitem__, order)))
        return tuple(moved) if same else (*moved, *_edited(old, new, start))
    return _with_comings_and_goings(old, new, start)


def _with_comings_and_goings(old: Sequence[PartT], new: Sequence[PartT], start: int) -> tuple[RowChange[PartT], ...]:
    """The changes between two stretches whose ids differ, each of them once."""
    old_ids, new_ids = set(ids_of(old)), set(ids_of(new))
    if len(old_ids) != len(old):
        return _replaced(old, new, start)
    stayed = [row.id for row in old if row.id in new_ids]
    ranks = {row_id: rank for rank, row_id in enumerate([row.id for row in new if row.id in old_ids])}
    moved = moves_to_sort([ranks[row_id] for row_id in stayed], start)
    if moved is None:
        return _replaced(old, new, start)
    return (
        *_removals(old, new_ids, start),
        *moved,
        *_insertions(new, old_ids, start),
        *_edited(old, new, start),
    )


def _edited(old: Sequence[PartT], new: Sequence[PartT], start: int) -> list[RowChange[PartT]]:
    """The rows that are in both and not the same objects."""
    present = {row.id: row for row in old}
    return [Changed(start + place, row) for place, row in enumerate(new) if present.get(row.id, row) is not row]


def _same_at_start(before: Sequence[PartT], after: Sequence[PartT]) -> int:
    return sum(1 for _ in takewhile(bool, map(is_, before, after)))


def _same_at_end(before: Sequence[PartT], after: Sequence[PartT], start: int) -> int:
    most = min(len(before), len(after)) - start
    same = sum(1 for _ in takewhile(bool, map(is_, reversed(before), reversed(after))))
    return min(same, most)


def _changed(old: Sequence[PartT], new: Sequence[PartT], start: int) -> tuple[RowChange[PartT], ...]:
    return tuple([Changed(start + index, row) for index, row in enumerate(new) if row is not old[index]])


def _replaced(old: Sequence[PartT], new: Sequence[PartT], start: int) -> tuple[RowChange[PartT], ...]:
    removed = (Removed(start, start + len(old) - 1),) if old else ()
    return (*removed, Inserted(start, tuple(new))) if new else removed


def _removals(old: Sequence[PartT], kept: set[str], start: int) -> list[Removed]:
    """The rows that are gone, in runs from the last to the first, so that no index moves under the next."""
    runs: list[Removed] = []
    gone = [start + index for index, row in enumerate(old) if row.id not in kept]
    for place in reversed(gone):
        if runs and runs[-1].first == place + 1:
            runs[-1] = Removed(place, runs[-1].last)
        else:
            runs.append(Removed(place, place))
    return runs


def _insertions(new: Sequence[PartT], known: set[str], start: int) -> list[RowChange[PartT]]:
    """The rows that are new, in runs from the first to the last, so that each index is the final one."""
    runs: list[RowChange[PartT]] = []
    first = 0
    for is_known, run in groupby(new, lambda row: row.id in known):
        rows = tuple(run)
        if not is_known:
            runs.append(Inserted(start + first, rows))
        first += len(rows)
    return runs


def _swapped_blocks(old: Sequence[PartT], new: Sequence[PartT], start: int) -> Moved | None:
    """The one move for two neighbouring blocks that changed places (the smaller one moves); None for anything else."""
    if len(old) != len(new) or len(old) < 2:
        return None
    size = next((index for index, row in enumerate(new) if row is old[0]), 0)
    first = len(old) - size
    if not size or not all(map(is_, old, new[size:])) or not all(map(is_, old[first:], new)):
        return None
    if size <= first:
        return Moved(start + first, start + len(old) - 1, start)
    return Moved(start, start + first - 1, start + len(old))
