"""What has to be drawn to bring the drawn pieces to the wanted ones, the nearest to the reader first. Pure: no Qt."""

from bisect import bisect_left
from collections import deque
from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from postmortem_desk.widgets.preview.preview_chunks import longest_rise
from postmortem_desk.widgets.preview.preview_pieces import Piece


class Drawing(Protocol):
    """Where pieces are drawn, one after another."""

    @property
    def pieces(self) -> Sequence[Piece]:
        """What is drawn, in order."""

    def insert(self, index: int, piece: Piece) -> None:
        """Draw `piece` before the piece number `index`."""

    def replace(self, index: int, piece: Piece) -> None:
        """Draw `piece` where the piece number `index` is drawn."""

    def remove(self, index: int) -> None:
        """Take the piece number `index` away."""


class _Step(Struct, frozen=True):
    """One piece to take away, or to draw (anew, where it is drawn already)."""

    key: str
    rank: int

    @property
    def removes(self) -> bool:
        """Whether it takes the piece away."""
        return self.rank % 2 == 1

    @property
    def place(self) -> int:
        """The number of the wanted piece that it draws, or after which it takes one away."""
        return self.rank // 2


class Work:
    """The steps that are left from what is drawn to what is wanted, in the order of their distance to the reader.

    Steps may be done in slices: whatever has been done, wanted pieces stand in their order.
    """

    def __init__(self, drawing: Drawing) -> None:
        self._drawing = drawing
        self._wanted: tuple[Piece, ...] = ()
        self._steps: deque[_Step] = deque()
        self._ranks: list[int] = []
        """Of each drawn piece: twice its number among the wanted ones. A piece that will go has that of the wanted
        one before it, plus 1."""

    @property
    def is_done(self) -> bool:
        """Whether what is drawn is what is wanted."""
        return not self._steps

    @property
    def wanted(self) -> tuple[Piece, ...]:
        """What will be drawn when all is done."""
        return self._wanted

    def goes(self, index: int) -> bool:
        """Whether the drawn piece number `index` will be taken away."""
        return self._ranks[index] % 2 == 1

    def aim(self, wanted: tuple[Piece, ...], reader: int) -> None:
        """Plan anew for `wanted`. `reader` is the number among them of what the reader looks at."""
        drawn = self._drawing.pieces
        places = {piece.key: number for number, piece in enumerate(wanted)}
        known = [(index, places[piece.key]) for index, piece in enumerate(drawn) if piece.key in places]
        kept = dict(known[index] for index in longest_rise([place for _, place in known]))
        steps: list[_Step] = []
        self._wanted, self._ranks = wanted, []
        place = -1
        for index, piece in enumerate(drawn):
            place = kept.get(index, place)
            rank = 2 * place + (index not in kept)
            self._ranks.append(rank)
            if index not in kept or piece is not wanted[place]:
                steps.append(_Step(piece.key, rank))
        present = set(kept.values())
        steps += [_Step(piece.key, 2 * place) for place, piece in enumerate(wanted) if place not in present]
        self._sort(steps, reader)

    def hurry(self, place: int) -> None:
        """Do what is left near the wanted piece number `place` first."""
        self._sort(list(self._steps), place)

    def step(self) -> None:
        """Do the next step. There must be one."""
        step = self._steps.popleft()
        index = self._index(step)
        if step.removes:
            self._drawing.remove(index)
            del self._ranks[index]
        elif index < len(self._ranks) and self._ranks[index] == step.rank:
            self._drawing.replace(index, self._wanted[step.place])
        else:
            self._drawing.insert(index, self._wanted[step.place])
            self._ranks.insert(index, step.rank)

    def _index(self, step: _Step) -> int:
        index = bisect_left(self._ranks, step.rank)
        if step.removes:
            while self._drawing.pieces[index].key != step.key:
                index += 1
        return index

    def _sort(self, steps: list[_Step], place: int) -> None:
        # What lies before the reader waits longest. At one place, what goes leaves before what comes is drawn.
        def distance(step: _Step) -> tuple[bool, int, bool]:
            away = step.place - place
            return (away < -1, abs(away), not step.removes)

        self._steps = deque(sorted(steps, key=distance))
