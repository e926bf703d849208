"""A difference in a few words: how much was added, removed, changed and moved."""

from collections import Counter
from collections.abc import Iterable

from postmortem_desk.insight.difference import Change
from postmortem_desk.widgets.words.translation import translate


def difference_counts(changes: Iterable[Change]) -> str:
    """How many of each kind, "2 added, 1 changed"; "no difference" where there is none."""
    counts: Counter[str] = Counter(change.kind for change in changes)
    words = {
        "added": translate("{n} added"),
        "removed": translate("{n} removed"),
        "changed": translate("{n} changed"),
        "moved": translate("{n} moved"),
    }
    said = [text.format(n=counts[kind]) for kind, text in words.items() if counts[kind]]
    return ", ".join(said) or translate("no difference")
