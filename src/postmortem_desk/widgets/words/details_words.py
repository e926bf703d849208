"""The window's words for what the details may hold. A team's own values are shown as they are."""

from typing import Final

from postmortem_desk.widgets.words.translation import translatable, translate

_WORDS: Final = {
    "severity": {"SEV1": "SEV1", "SEV2": "SEV2", "SEV3": "SEV3", "SEV4": "SEV4"},
    "status": {
        "ongoing": translatable("ongoing"),
        "mitigated": translatable("mitigated"),
        "resolved": translatable("resolved"),
    },
    "stage": {
        "draft": translatable("draft"),
        "in_review": translatable("in review"),
        "final": translatable("final"),
    },
    "detected_by": {
        "monitoring": translatable("monitoring"),
        "customer": translatable("a customer"),
        "employee": translatable("an employee"),
        "partner": translatable("a partner"),
    },
}


def choices(field: str) -> tuple[tuple[str, str], ...]:
    """The known values of a field with their words, in their usual order."""
    return tuple((value, translate(word)) for value, word in _WORDS[field].items())


def word_of(field: str, value: str) -> str:
    """The word for a value."""
    return dict(choices(field)).get(value, value)


def value_of(field: str, word: str) -> str:
    """The value that a person means by `word`: a known one by its word or itself, else the word as the team's own."""
    wanted = word.strip().casefold()
    known = (value for value, said in choices(field) if wanted in (value.casefold(), said.casefold()))
    return next(known, word)


def list_text(values: tuple[str, ...]) -> str:
    """A list as it is written in a line."""
    return ", ".join(values)


def list_of(text: str) -> tuple[str, ...]:
    """The list that a person means by words between commas."""
    return tuple(part.strip() for part in text.split(",") if part.strip())
