"""Pure arithmetic on tuples of parts with ids: put in, take out, replace, move.

Each function gives back the very same tuple when nothing changes.
"""

from collections.abc import Collection, Sequence
from itertools import compress, count
from operator import is_
from typing import TypeVar

from postmortem_desk.operations.lookup import PartT, UnknownPart, ids_of, index_of

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
    missing = set(ids).difference(ids_of(parts))
    if missing:
        raise UnknownPart(kind, min(missing))


def places_of(parts: Sequence[PartT], ids: Collection[str]) -> list[int]:
    """The indices of those of `parts` that `ids` name, rising."""
    wanted = set(ids)
    return list(compress(count(), map(wanted.__contains__, ids_of(parts))))


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
    places = places_of(parts, ids)
    if len(places) != len(set(ids)):
        require_ids(parts, ids, kind)
    return move_places(parts, places, position_before(parts, before_id, kind))


def move_places(parts: tuple[T, ...], places: Sequence[int], before: int) -> tuple[T, ...]:
    """`parts` with those at the rising indices `places`, in their order, before the index `before` of now."""
    if not places:
        return parts
    first, end = places[0], places[-1] + 1
    if end - first == len(places):
        if first <= before <= end:
            return parts
        if before < first:
            return parts[:before] + parts[first:end] + parts[before:first] + parts[end:]
        return parts[:first] + parts[end:before] + parts[first:end] + parts[before:]
    moved = [parts[place] for place in places]
    leaving = set(places)
    above = [part for place, part in enumerate(parts[:before]) if place not in leaving]
    below = [part for place, part in enumerate(parts[before:], before) if place not in leaving]
    return same_or_new(parts, (*above, *moved, *below))


def same_or_new(before: tuple[T, ...], after: tuple[T, ...]) -> tuple[T, ...]:
    """`before` when `after` holds the very same parts in the same order, else `after`."""
    if len(before) == len(after) and all(map(is_, before, after)):
        return before
    return after


def shift_places(parts: Sequence[T], places: Sequence[int], step: int) -> list[T]:
    """`parts` with those at the rising indices `places` one further up (step -1) or down (1).

    Those at the edge stay, and those that run into them close up behind them, so that none of them passes another.
    """
    order = list(parts)
    edge = 0 if step < 0 else len(order) - 1
    for place in places if step < 0 else reversed(places):
        if place == edge:
            edge -= step
        else:
            order[place], order[place + step] = order[place + step], order[place]
            edge = place
    return order
