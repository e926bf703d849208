"""The window's words for what an event's fields may hold. A team's own values are shown as they are."""

from typing import Final

from postmortem_desk.widgets.words.translation import translatable
from postmortem_desk.widgets.words.word_table import WordTable

KINDS: Final = WordTable(
    {
        "alert": translatable("alert"),
        "observation": translatable("observation"),
        "action": translatable("action"),
        "decision": translatable("decision"),
        "change": translatable("change"),
        "communication": translatable("communication"),
    },
)
MILESTONES: Final = WordTable(
    {
        "introduced": translatable("introduced"),
        "started": translatable("started"),
        "detected": translatable("detected"),
        "acknowledged": translatable("acknowledged"),
        "declared": translatable("declared"),
        "mitigated": translatable("mitigated"),
        "resolved": translatable("resolved"),
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
