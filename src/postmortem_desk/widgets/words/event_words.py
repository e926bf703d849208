"""The window's words for what an event's fields may hold. A team's own values are shown as they are."""

from typing import Final

from postmortem_desk.widgets.words.translation import QT_TRANSLATE_NOOP
from postmortem_desk.widgets.words.word_table import WordTable

KINDS: Final = WordTable(
    "Events",
    {
        "alert": QT_TRANSLATE_NOOP("Events", "alert"),
        "observation": QT_TRANSLATE_NOOP("Events", "observation"),
        "action": QT_TRANSLATE_NOOP("Events", "action"),
        "decision": QT_TRANSLATE_NOOP("Events", "decision"),
        "change": QT_TRANSLATE_NOOP("Events", "change"),
        "communication": QT_TRANSLATE_NOOP("Events", "communication"),
    },
)
MILESTONES: Final = WordTable(
    "Events",
    {
        "introduced": QT_TRANSLATE_NOOP("Events", "introduced"),
        "started": QT_TRANSLATE_NOOP("Events", "started"),
        "detected": QT_TRANSLATE_NOOP("Events", "detected"),
        "acknowledged": QT_TRANSLATE_NOOP("Events", "acknowledged"),
        "declared": QT_TRANSLATE_NOOP("Events", "declared"),
        "mitigated": QT_TRANSLATE_NOOP("Events", "mitigated"),
        "resolved": QT_TRANSLATE_NOOP("Events", "resolved"),
    },
)


def kind_word(kind: str) -> str:
    """The word for a kind of event."""
    return KINDS.word(kind)


def kind_of_word(word: str) -> str:
    """The kind that a person means by `word`: a known one by its word, else the word itself as the team's own."""
    return KINDS.value(word)


def milestone_word(milestone: str) -> str:
    """The word for a milestone."""
    return MILESTONES.word(milestone)
