"""The order of a list that two people have changed: additions, removals and moves of both."""

from collections.abc import Callable, Collection, Sequence

from postmortem_desk.operations.permutations import out_of_line

Before = Callable[[str, str], bool]
"""Whether the first of two keys, which ours added, stands before the second, which theirs brings to the same place."""


def merged_order(
    base: Sequence[str], ours: Sequence[str], theirs: Sequence[str], kept: Collection[str], before: Before | None = None
) -> list[str]:
    """The keys in `kept` in an order that follows the moves and additions of both versions.

    A key that both moved stands where ours put it. What both added at one place follows each other, ours first, or as
    `before` says. Every key of `kept` must be in `ours` or `theirs`.
    """
    gone_elsewhere = _moved(base, ours)
    moving = _moved(base, theirs) - gone_elsewhere
    frame = [key for key in ours if key in kept and key not in moving]
    following: dict[str | None, str | None] = dict(zip((None, *frame), (*frame, None), strict=True))
    added = set(ours).difference(base)
    above: str | None = None
    for key in theirs:
        if key not in kept:
            continue
        if key not in following:
            place = above
            next_key = following[place]
            while next_key in added and next_key is not None and (before is None or before(next_key, key)):
                place, next_key = next_key, following[next_key]
            following[place], following[key] = key, next_key
        if key not in gone_elsewhere:  # what stood below it in theirs need not follow it
            above = key
    order = []
    at = following[None]
    while at is not None:
        order.append(at)
        at = following[at]
    return order


def _moved(base: Sequence[str], version: Sequence[str]) -> set[str]:
    """The fewest keys of `base` that `version` has in another order."""
    there = set(base)
    common = [key for key in version if key in there]
    ranks = {key: rank for rank, key in enumerate(common)}
    return {common[rank] for rank in out_of_line([ranks[key] for key in base if key in ranks])}
