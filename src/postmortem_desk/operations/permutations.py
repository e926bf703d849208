"""The few moves that put a permutation into order."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from msgspec import Struct

MOST_MOVES: Final = 200
"""With more moves than this a table is faster when its rows are taken out and put in again."""
_MOST_MOVERS: Final = 1_000
"""With more rows to move than this (in however few moves) finding the moves takes longer than it saves."""


class Moved(Struct, frozen=True):
    """The rows `first` to `last` go before the row that has the index `before` now, before the move."""

    first: int
    last: int
    before: int

    def place_after(self, place: int) -> int:
        """Where the row at `place` stands after the move."""
        size = self.last - self.first + 1
        if self.first <= place <= self.last:
            return place - self.first + (self.before if self.before <= self.first else self.before - size)
        if place < self.first:
            return place + size if place >= self.before else place
        return place - size if place < self.before else place


def moves_to_sort(order: Sequence[int], start: int = 0) -> list[Moved] | None:
    """The moves, one after the other, that put `order`, a permutation of 0 to n - 1, into rising order.

    The indices of the moves begin at `start`. As many rows as can stay where they are do so (a longest rising
    subsequence), and neighbours that stay neighbours move together. None for more than MOST_MOVES.
    """
    moving = sorted(out_of_line(order))
    if len(moving) > _MOST_MOVERS:
        return None
    origin = dict(zip(order, range(len(order)), strict=True))
    moves: list[Moved] = []
    for run in _runs(moving, origin):
        size = len(run)
        first = _place_now(origin[run[0]], moves)
        before = _place_now(origin[run[0] - 1], moves) + 1 if run[0] else 0
        moves.append(Moved(first, first + size - 1, before))
        if len(moves) > MOST_MOVES:
            return None
    return [Moved(start + move.first, start + move.last, start + move.before) for move in moves]


def out_of_line(order: Sequence[int]) -> set[int]:
    """The fewest ranks of `order`, a permutation, that have to move so that all of it rises."""
    return set(order).difference(_longest_rising(order))


def _runs(moving: Iterable[int], origin: Mapping[int, int]) -> list[list[int]]:
    """The ranks that move, those together that follow each other now and in the end."""
    runs: list[list[int]] = []
    for rank in moving:
        if runs and runs[-1][-1] == rank - 1 and origin[rank] == origin[rank - 1] + 1:
            runs[-1].append(rank)
        else:
            runs.append([rank])
    return runs


def _place_now(place: int, moves: Iterable[Moved]) -> int:
    for move in moves:
        place = move.place_after(place)
    return place


def _longest_rising(order: Sequence[int]) -> list[int]:
    """A longest subsequence of rising ranks, last first (patience sorting, O(n log n))."""
    tails: list[int] = []
    top = -1
    before = [-1] * len(order)
    for rank in order:
        if rank > top:
            before[rank] = top
            tails.append(rank)
            top = rank
            continue
        place = bisect_left(tails, rank)
        if place:
            before[rank] = tails[place - 1]
        tails[place] = rank
        top = tails[-1]
    chain: list[int] = []
    while top >= 0:
        chain.append(top)
        top = before[top]
    return chain
