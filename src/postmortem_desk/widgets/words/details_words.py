"""The window's words for what the details may hold. A team's own values are shown as they are."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from postmortem_desk.widgets.words.translation import QT_TRANSLATE_NOOP

_CONTEXT: Final = "Details"
_WORDS: Final = {
    "severity": {"SEV1": "SEV1", "SEV2": "SEV2", "SEV3": "SEV3", "SEV4": "SEV4"},
    "status": {
        "ongoing": QT_TRANSLATE_NOOP("Details", "ongoing"),
        "mitigated": QT_TRANSLATE_NOOP("Details", "mitigated"),
        "resolved": QT_TRANSLATE_NOOP("Details", "resolved"),
    },
    "stage": {
        "draft": QT_TRANSLATE_NOOP("Details", "draft"),
        "in_review": QT_TRANSLATE_NOOP("Details", "in review"),
        "final": QT_TRANSLATE_NOOP("Details", "final"),
    },
    "detected_by": {
        "monitoring": QT_TRANSLATE_NOOP("Details", "monitoring"),
        "customer": QT_TRANSLATE_NOOP("Details", "a customer"),
        "employee": QT_TRANSLATE_NOOP("Details", "an employee"),
        "partner": QT_TRANSLATE_NOOP("Details", "a partner"),
    },
}


def choices(field: str) -> tuple[tuple[str, str], ...]:
    """The known values of a field with their words, in their usual order."""
    return tuple((value, QCoreApplication.translate(_CONTEXT, word)) for value, word in _WORDS[field].items())


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
