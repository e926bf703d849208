"""The tree of causes: pure arithmetic on tuples of causes, whatever stands in a file.

A cause whose parent is missing, is shown by another section, or explains the cause itself in a ring, stands at the
top.
"""

from collections.abc import Collection, Sequence

from postmortem_desk.model import Cause


def children_of(causes: Sequence[Cause]) -> dict[str, list[Cause]]:
    """The causes by the id of the cause that they stand below, in order; "" holds those at the top."""
    parents = {cause.id: cause.parent_id for cause in causes}
    below: dict[str, list[Cause]] = {"": []}
    for cause in causes:
        parent = cause.parent_id if cause.parent_id in parents and not _in_ring(cause.id, parents) else ""
        below.setdefault(parent, []).append(cause)
    return below


def _in_ring(cause_id: str, parents: dict[str, str]) -> bool:
    seen: set[str] = set()
    current = parents[cause_id]
    while current in parents and current not in seen:
        if current == cause_id:
            return True
        seen.add(current)
        current = parents[current]
    return False


def in_tree_order(causes: Sequence[Cause]) -> list[tuple[int, Cause]]:
    """All `causes`, each with its depth (0 at the top) and followed by those below it."""
    return flattened(children_of(causes))


def flattened(below: dict[str, list[Cause]]) -> list[tuple[int, Cause]]:
    """The tree of `children_of` as rows with their depths."""
    rows: list[tuple[int, Cause]] = []
    waiting = [(0, cause) for cause in reversed(below[""])]
    while waiting:
        depth, cause = waiting.pop()
        rows.append((depth, cause))
        waiting.extend((depth + 1, child) for child in reversed(below.get(cause.id, ())))
    return rows


def with_descendants(causes: Sequence[Cause], ids: Collection[str]) -> set[str]:
    """`ids` and the ids of all causes below them."""
    found: set[str] = set()
    children: dict[str, list[str]] = {}
    for cause in causes:
        children.setdefault(cause.parent_id, []).append(cause.id)
    waiting = list(ids)
    while waiting:
        cause_id = waiting.pop()
        if cause_id not in found:
            found.add(cause_id)
            waiting.extend(children.get(cause_id, ()))
    return found
