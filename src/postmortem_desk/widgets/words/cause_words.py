"""The window's words for what a cause's fields may hold, and for a section of causes. A team's own values stay."""

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from postmortem_desk.model import Cause
from postmortem_desk.widgets.words.audience_words import mark_words
from postmortem_desk.widgets.words.translation import QT_TRANSLATE_NOOP, counted
from postmortem_desk.widgets.words.word_table import WordTable

_CONTEXT: Final = "Causes"
ROLES: Final = WordTable(
    "Causes",
    {
        "root": QT_TRANSLATE_NOOP("Causes", "Root cause"),
        "trigger": QT_TRANSLATE_NOOP("Causes", "Trigger"),
        "contributing": QT_TRANSLATE_NOOP("Causes", "Contributing factor"),
        "why": QT_TRANSLATE_NOOP("Causes", "Why"),
    },
)
CERTAINTIES: Final = WordTable(
    "Causes",
    {
        "suspected": QT_TRANSLATE_NOOP("Causes", "suspected"),
        "confirmed": QT_TRANSLATE_NOOP("Causes", "confirmed"),
        "ruled_out": QT_TRANSLATE_NOOP("Causes", "ruled out"),
    },
)
_CATEGORIES: Final = (
    QT_TRANSLATE_NOOP("Causes", "People"),
    QT_TRANSLATE_NOOP("Causes", "Process"),
    QT_TRANSLATE_NOOP("Causes", "Design"),
    QT_TRANSLATE_NOOP("Causes", "Configuration"),
    QT_TRANSLATE_NOOP("Causes", "Testing"),
    QT_TRANSLATE_NOOP("Causes", "Monitoring"),
    QT_TRANSLATE_NOOP("Causes", "Infrastructure"),
    QT_TRANSLATE_NOOP("Causes", "Supplier"),
)


def category_words(causes: Iterable[Cause]) -> tuple[str, ...]:
    """The categories to choose from: those that `causes` have, then the usual ones."""
    used = (cause.category for cause in causes if cause.category.strip())
    return tuple(dict.fromkeys((*used, *map(_translated, _CATEGORIES))))


def cause_facts(cause: Cause) -> str:
    """A cause's role, certainty and category in one line, and its mark: "Root cause · confirmed · for customers"."""
    said = (ROLES.word(cause.role), CERTAINTIES.word(cause.certainty), cause.category, mark_words(cause.audience))
    return " · ".join(" ".join(word.split()) for word in said if word.strip())


def cause_sentence(causes: Sequence[Cause]) -> str:
    """How many causes there are, and what is open: "7 causes, 2 suspected, 1 ruled out"; "" without causes."""
    if not causes:
        return ""
    parts = [counted(len(causes), _translated("1 cause"), _translated("{n} causes"))]
    for certainty, words in (
        ("suspected", _translated("{n} suspected")),
        ("ruled_out", _translated("{n} ruled out")),
    ):
        count = sum(cause.certainty == certainty for cause in causes)
        if count:
            parts.append(words.format(n=count))
    return ", ".join(parts)


def _translated(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)
