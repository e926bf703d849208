"""The window's words for what a cause's fields may hold. A team's own values are shown as they are."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QCoreApplication

from postmortem_desk.model import Cause
from postmortem_desk.widgets.words.translation import QT_TRANSLATE_NOOP
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
    """A cause's role, certainty and category in one line: "Root cause · confirmed · Process"."""
    said = (ROLES.word(cause.role), CERTAINTIES.word(cause.certainty), cause.category)
    return " · ".join(" ".join(word.split()) for word in said if word.strip())


def _translated(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)
