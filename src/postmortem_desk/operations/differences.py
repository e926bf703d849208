"""What changed between two sequences of rows, as the few changes that a table has to follow."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from operator import is_
from typing import Final, Generic

from postmortem_desk.operations.lookup import PartT, ids_of

MOST_MOVES: Final = 200
"""With more moves than this the changed stretch is taken out and put in again as a whole: a table is faster so."""


@dataclass(frozen=True, slots=True)
class Removed:
    """The rows `first` to `last`, both included, are gone."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Moved:
    """The rows `first` to `last` go before the row that has the index `before` now, before the move."""

    first: int
    last: int
    before: int


@dataclass(frozen=True, slots=True)
class Inserted(Generic[PartT]):
    """`rows` are new; the first of them gets the index `position`."""

    position: int
    rows: tuple[PartT, ...]


@dataclass(frozen=True, slots=True)
class Changed(Generic[PartT]):
    """The row at `index` has another content and the same id."""

    index: int
    row: PartT


RowChange = Removed | Moved | Inserted[PartT] | Changed[PartT]
"""A change of a table. Applied in order, each to what those before it left, they make the target."""


def row_difference(before: Sequence[PartT], after: Sequence[PartT]) -> tuple[RowChange[PartT], ...]:
    """The changes that turn `before` into `after`: removals, moves, insertions, then changed rows.

    Rows are the same when their ids are, and unchanged when they are the very same objects. Ids that stand twice in
    a sequence, and a permutation of more than MOST_MOVES moves, make the changed stretch a removal and an insertion.
    """
    if before is after:
        return ()
    start = _same_at_start(before, after)
    end = _same_at_end(before, after, start)
    old, new = before[start : len(before) - end], after[start : len(after) - end]
    old_ids, new_ids = ids_of(old), ids_of(new)
    if old_ids == new_ids:
        return _changed(old, new, start)
    old_set, new_set = set(old_ids), set(new_ids)
    if len(old_set) != len(old_ids) or len(new_set) != len(new_ids):
        return _replaced(old, new, start)
    removed = _removals(old_ids, new_set, start)
    target = [part_id for part_id in new_ids if part_id in old_set]
    moved = _moves([part_id for part_id in old_ids if part_id in new_set], target, start)
    if moved is None:
        return _replaced(old, new, start)
    by_id = dict(zip(old_ids, old, strict=True))
    changed = [
        Changed(start + index, row)
        for index, (part_id, row) in enumerate(zip(new_ids, new, strict=True))
        if part_id in old_set and by_id[part_id] is not row
    ]
    return (*removed, *moved, *_insertions(new, new_ids, old_set, start), *changed)


def apply_difference(rows: Sequence[PartT], changes: Iterable[RowChange[PartT]]) -> tuple[PartT, ...]:
    """`rows` after `changes`, as a table would apply them."""
    result = list(rows)
    for change in changes:
        match change:
            case Removed(first, last):
                del result[first : last + 1]
            case Moved(first, last, before):
                block = result[first : last + 1]
                result[before:before] = block
                shift = len(block) if before <= first else 0
                del result[first + shift : last + 1 + shift]
            case Inserted(position, new):
                result[position:position] = new
            case Changed(index, row):
                result[index] = row
    return tuple(result)


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


def _removals(old_ids: Sequence[str], kept: set[str], start: int) -> list[Removed]:
    """The rows that are gone, in runs from the last to the first, so that no index moves under the next."""
    runs: list[Removed] = []
    for index in range(len(old_ids) - 1, -1, -1):
        if old_ids[index] in kept:
            continue
        place = start + index
        if runs and runs[-1].first == place + 1:
            runs[-1] = Removed(place, runs[-1].last)
        else:
            runs.append(Removed(place, place))
    return runs


def _insertions(new: Sequence[PartT], new_ids: Sequence[str], old_ids: set[str], start: int) -> list[RowChange[PartT]]:
    """The rows that are new, in runs from the first to the last, so that each index is the final one."""
    runs: list[RowChange[PartT]] = []
    first = 0
    while first < len(new):
        last = first
        while last < len(new) and new_ids[last] not in old_ids:
            last += 1
        if last > first:
            runs.append(Inserted(start + first, tuple(new[first:last])))
        first = last + 1
    return runs


def _moves(present: list[str], target: list[str], start: int) -> list[Moved] | None:
    """The moves that turn `present` into its permutation `target`; None for more than MOST_MOVES."""
    if present == target:
        return []
    rank = {part_id: index for index, part_id in enumerate(target)}
    order = [rank[part_id] for part_id in present]
    block = _swapped_blocks(order)
    if block is not None:
        return [Moved(start + block.first, start + block.last, start + block.before)]
    staying = set(_longest_increasing(order))
    if len(order) - len(staying) > MOST_MOVES * 50:
        return None
    moves: list[Moved] = []
    wanted = 0
    while wanted < len(order):
        if wanted in staying:
            wanted += 1
            continue
        first = order.index(wanted)
        last = first
        wanted += 1
        while last + 1 < len(order) and order[last + 1] == wanted and wanted not in staying:
            last += 1
            wanted += 1
        before = order.index(order[first] - 1) + 1 if order[first] else 0
        moves.append(Moved(start + first, start + last, start + before))
        if len(moves) > MOST_MOVES:
            return None
        run = order[first : last + 1]
        del order[first : last + 1]
        place = before - len(run) if before > first else before
        order[place:place] = run
    return moves


def _swapped_blocks(order: list[int]) -> Moved | None:
    """The one move for two neighbouring blocks that changed places (the smaller one moves), or None."""
    size = order[0]
    if order != [*range(size, len(order)), *range(size)]:
        return None
    first = len(order) - size
    return Moved(first, len(order) - 1, 0) if size <= first else Moved(0, first - 1, len(order))


def _longest_increasing(order: Sequence[int]) -> list[int]:
    """The values of a longest increasing subsequence (patience sorting, O(n log n))."""
    tails: list[int] = []
    previous: dict[int, int] = {}
    for value in order:
        place = bisect_left(tails, value)
        if place:
            previous[value] = tails[place - 1]
        if place == len(tails):
            tails.append(value)
        else:
            tails[place] = value
    chain = [tails[-1]]
    while chain[-1] in previous:
        chain.append(previous[chain[-1]])
    return chain
