"""The tree of causes: pure arithmetic on tuples of causes, whatever stands in a file.

A cause whose parent is not among the given ones (missing, or shown by another section) stands at the top; so does the
first of a ring of causes that explain each other.
"""

from collections.abc import Collection, Mapping, Sequence

from postmortem_desk.model import Cause

Children = dict[str, list[Cause]]
"""The causes directly below each cause, by its id and in order; "" holds those at the top."""


def children_of(causes: Sequence[Cause]) -> Children:
    """The tree that `causes` form."""
    parents = _without_rings(causes)
    below: Children = {"": []}
    for cause in causes:
        parent = parents[cause.id]
        below.setdefault(parent if parent in parents else "", []).append(cause)
    return below


def _without_rings(causes: Sequence[Cause]) -> dict[str, str]:
    """The parent of each cause, with every ring opened at its first cause."""
    parents = {cause.id: cause.parent_id for cause in causes}
    places = {cause.id: index for index, cause in enumerate(causes)}
    for ring in rings(causes):
        parents[min(ring, key=places.__getitem__)] = ""
    return parents


def rings(causes: Sequence[Cause]) -> list[list[str]]:
    """The ids of the causes of each ring, in which causes explain each other. Each cause is walked over once."""
    parents = {cause.id: cause.parent_id for cause in causes}
    found: list[list[str]] = []
    settled: set[str] = set()
    for cause in causes:
        path: dict[str, None] = {}
        current = cause.id
        while current in parents and current not in settled and current not in path:
            path[current] = None
            current = parents[current]
        if current in path:
            walked = list(path)
            found.append(walked[walked.index(current) :])
        settled.update(path)
    return found


def flattened(below: Mapping[str, Sequence[Cause]]) -> list[tuple[int, Cause]]:
    """The causes of a tree from top to bottom, each with its depth (0 at the top) and followed by those below it."""
    rows: list[tuple[int, Cause]] = []
    waiting = [(0, cause) for cause in reversed(below[""])]
    while waiting:
        depth, cause = waiting.pop()
        rows.append((depth, cause))
        waiting.extend((depth + 1, child) for child in reversed(below.get(cause.id, ())))
    return rows


def with_descendants(causes: Sequence[Cause], ids: Collection[str]) -> set[str]:
    """`ids` and the ids of all causes below them."""
    children: dict[str, list[str]] = {}
    for cause in causes:
        children.setdefault(cause.parent_id, []).append(cause.id)
    found: set[str] = set()
    waiting = list(ids)
    while waiting:
        cause_id = waiting.pop()
        if cause_id not in found:
            found.add(cause_id)
            waiting.extend(children.get(cause_id, ()))
    return found


def branch(below: Mapping[str, Sequence[Cause]], cause: Cause) -> list[Cause]:
    """A cause and all below it, in tree order."""
    return [found for _, found in flattened({**below, "": [cause]})]


def parent_in(below: Mapping[str, Sequence[Cause]], cause_id: str) -> str:
    """The id of the cause that this one stands below in the tree; "" where it stands at the top."""
    for parent_id, children in below.items():
        if any(child.id == cause_id for child in children):
            return parent_id
    return ""
