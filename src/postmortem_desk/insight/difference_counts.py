"""A difference in a few words: how much was added, removed, changed and moved."""

from collections import Counter
from collections.abc import Iterable

from postmortem_desk.insight.difference import Change


def difference_counts(changes: Iterable[Change]) -> str:
    """How many of each kind, "2 added, 1 changed"; "no difference" where there is none."""
    counts: Counter[str] = Counter(change.kind for change in changes)
    kinds = ("added", "removed", "changed", "moved")
    return ", ".join(f"{counts[kind]} {kind}" for kind in kinds if counts[kind]) or "no difference"
