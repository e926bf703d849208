"""The sentence under the heading of a section of causes."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from postmortem_desk.model import Cause
from postmortem_desk.widgets.words.translation import counted


def cause_sentence(causes: Sequence[Cause]) -> str:
    """How many causes there are, and what is open: "7 causes, 2 suspected, 1 ruled out"; "" without causes."""
    if not causes:
        return ""
    parts = [counted(len(causes), _words("1 cause"), _words("{n} causes"))]
    for certainty, words in (
        ("suspected", _words("{n} suspected")),
        ("ruled_out", _words("{n} ruled out")),
    ):
        count = sum(cause.certainty == certainty for cause in causes)
        if count:
            parts.append(words.format(n=count))
    return ", ".join(parts)


def _words(text: str) -> str:
    return QCoreApplication.translate("Causes", text)
