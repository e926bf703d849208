"""Pure arithmetic on tuples of parts with ids: put in, take out, replace, move.

Each function gives back the very same tuple when nothing changes.
"""

from collections.abc import Collection, Sequence
from typing import TypeVar

from postmortem_desk.operations.lookup import PartT, UnknownPart, index_of

T = TypeVar("T")


def position_before(parts: Sequence[PartT], before_id: str | None, kind: str) -> int:
    """The index of the part with `before_id`, or the end for None. Raises UnknownPart."""
    return len(parts) if before_id is None else index_of(parts, before_id, kind)


def insert_at(parts: tuple[T, ...], index: int, part: T) -> tuple[T, ...]:
    """`parts` with `part` at `index`."""
    return (*parts[:index], part, *parts[index:])


def insert_before(parts: tuple[PartT, ...], part: PartT, before_id: str | None, kind: str) -> tuple[PartT, ...]:
    """`parts` with `part` before the one with `before_id`, or at the end for None. Raises UnknownPart."""
    return insert_at(parts, position_before(parts, before_id, kind), part)


def replace_at(parts: tuple[T, ...], index: int, part: T) -> tuple[T, ...]:
    """`parts` with `part` in place of the one at `index`."""
    if parts[index] is part:
        return parts
    return (*parts[:index], part, *parts[index + 1 :])


def remove_ids(parts: tuple[PartT, ...], ids: Collection[str], kind: str) -> tuple[PartT, ...]:
    """`parts` without those with `ids`. Raises UnknownPart when one of them is not there."""
    gone = set(ids)
    if not gone:
        return parts
    kept = tuple([part for part in parts if part.id not in gone])
    if len(kept) + len(gone) != len(parts):
        require_ids(parts, gone, kind)
    return kept


def require_ids(parts: Sequence[PartT], ids: Collection[str], kind: str) -> None:
    """Raise UnknownPart when one of `ids` is not among `parts`."""
    missing = set(ids).difference([part.id for part in parts])
    if missing:
        raise UnknownPart(kind, min(missing))


def following_id(parts: Sequence[PartT], ids: Collection[str], before_id: str | None, kind: str) -> str | None:
    """The id that a drop of `ids` before `before_id` really goes before: the first from there on that does not move
    itself; None for the end. Raises UnknownPart.
    """
    for part in parts[position_before(parts, before_id, kind) :]:
        if part.id not in ids:
            return part.id
    return None


def move_before(parts: tuple[PartT, ...], ids: Collection[str], before_id: str | None, kind: str) -> tuple[PartT, ...]:
    """`parts` with those of `ids`, in their present order, before `before_id`; at the end for None.

    `before_id` may be one of `ids`: a drop of rows onto themselves. Raises UnknownPart.
    """
    moving = set(ids)
    require_ids(parts, moving, kind)
    before = following_id(parts, moving, before_id, kind)
    moved = [part for part in parts if part.id in moving]
    rest = [part for part in parts if part.id not in moving]
    index = position_before(rest, before, kind)
    return same_or_new(parts, (*rest[:index], *moved, *rest[index:]))


def same_or_new(before: tuple[T, ...], after: tuple[T, ...]) -> tuple[T, ...]:
    """`before` when `after` holds the very same parts in the same order, else `after`."""
    if len(before) == len(after) and all(map(_is, before, after)):
        return before
    return after


def _is(one: object, other: object) -> bool:
    return one is other


def shift_units(units: Sequence[T], chosen: Sequence[bool], step: int) -> list[T]:
    """`units` with each chosen one a place further up (step -1) or down (1).

    Chosen units at the edge stay, and those that run into them close up behind them, so a selection never leaps over
    itself.
    """
    order = list(units)
    marks = list(chosen)
    indices = range(len(order)) if step < 0 else range(len(order) - 1, -1, -1)
    for index in indices:
        other = index + step
        if marks[index] and 0 <= other < len(order) and not marks[other]:
            order[index], order[other] = order[other], order[index]
            marks[index], marks[other] = marks[other], marks[index]
    return order
