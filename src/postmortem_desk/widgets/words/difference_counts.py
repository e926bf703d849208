"""A difference in a few words: how much was added, removed, changed and moved."""

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from postmortem_desk.insight.difference import Change


def difference_counts(changes: Iterable[Change]) -> str:
    """How many of each kind, "2 added, 1 changed"; "no difference" where there is none."""
    counts: Counter[str] = Counter(change.kind for change in changes)
    translate = QCoreApplication.translate
    words = {
        "added": translate("DifferenceCounts", "{n} added"),
        "removed": translate("DifferenceCounts", "{n} removed"),
        "changed": translate("DifferenceCounts", "{n} changed"),
        "moved": translate("DifferenceCounts", "{n} moved"),
    }
    said = [text.format(n=counts[kind]) for kind, text in words.items() if counts[kind]]
    return ", ".join(said) or translate("DifferenceCounts", "no difference")
