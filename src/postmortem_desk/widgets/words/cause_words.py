"""The window's words for what a cause's fields may hold, and for a section of causes. A team's own values stay."""

from collections.abc import Iterable, Sequence
from typing import Final

from postmortem_desk.model import Cause
from postmortem_desk.widgets.words.audience_words import mark_words
from postmortem_desk.widgets.words.translation import counted, translatable, translate
from postmortem_desk.widgets.words.word_table import WordTable

ROLES: Final = WordTable(
    {
        "root": translatable("Root cause"),
        "trigger": translatable("Trigger"),
        "contributing": translatable("Contributing factor"),
        "why": translatable("Why"),
    },
)
CERTAINTIES: Final = WordTable(
    {
        "suspected": translatable("suspected"),
        "confirmed": translatable("confirmed"),
        "ruled_out": translatable("ruled out"),
    },
)
_CATEGORIES: Final = (
    translatable("People"),
    translatable("Process"),
    translatable("Design"),
    translatable("Configuration"),
    translatable("Testing"),
    translatable("Monitoring"),
    translatable("Infrastructure"),
    translatable("Supplier"),
)


def category_words(causes: Iterable[Cause]) -> tuple[str, ...]:
    """The categories to choose from: those that `causes` have, then the usual ones."""
    used = (cause.category for cause in causes if cause.category.strip())
    return tuple(dict.fromkeys((*used, *map(translate, _CATEGORIES))))


def cause_facts(cause: Cause) -> str:
    """A cause's role, certainty and category in one line, and its mark: "Root cause · confirmed · for customers"."""
    said = (ROLES.word(cause.role), CERTAINTIES.word(cause.certainty), cause.category, mark_words(cause.audience))
    return " · ".join(" ".join(word.split()) for word in said if word.strip())


def cause_sentence(causes: Sequence[Cause]) -> str:
    """How many causes there are, and what is open: "7 causes, 2 suspected, 1 ruled out"; "" without causes."""
    if not causes:
        return ""
    parts = [counted(len(causes), translate("1 cause"), translate("{n} causes"))]
    for certainty, words in (
        ("suspected", translate("{n} suspected")),
        ("ruled_out", translate("{n} ruled out")),
    ):
        count = sum(cause.certainty == certainty for cause in causes)
        if count:
            parts.append(words.format(n=count))
    return ", ".join(parts)
