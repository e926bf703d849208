"""The window's words for what a cause's fields may hold. A team's own values are shown as they are."""

from collections.abc import Iterable, Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from postmortem_desk.model import Cause
from postmortem_desk.widgets.translation import QT_TRANSLATE_NOOP

_CONTEXT: Final = "Causes"
_ROLES: Final = {
    "root": QT_TRANSLATE_NOOP("Causes", "Root cause"),
    "trigger": QT_TRANSLATE_NOOP("Causes", "Trigger"),
    "contributing": QT_TRANSLATE_NOOP("Causes", "Contributing factor"),
    "why": QT_TRANSLATE_NOOP("Causes", "Why"),
}
_CERTAINTIES: Final = {
    "suspected": QT_TRANSLATE_NOOP("Causes", "suspected"),
    "confirmed": QT_TRANSLATE_NOOP("Causes", "confirmed"),
    "ruled_out": QT_TRANSLATE_NOOP("Causes", "ruled out"),
}
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


def role_word(role: str) -> str:
    """The word for a role."""
    return _word(_ROLES, role)


def role_words() -> tuple[str, ...]:
    """The words for the known roles."""
    return tuple(map(_translated, _ROLES.values()))


def role_of_word(word: str) -> str:
    """The role that a person means by `word`: a known one by its word, else the word itself as the team's own."""
    return _value(_ROLES, word)


def certainty_word(certainty: str) -> str:
    """The word for a certainty; "" where nothing is said."""
    return _word(_CERTAINTIES, certainty)


def certainty_words() -> tuple[str, ...]:
    """The words for the known certainties."""
    return tuple(map(_translated, _CERTAINTIES.values()))


def certainty_of_word(word: str) -> str:
    """The certainty that a person means by `word`, as `role_of_word` does for a role."""
    return _value(_CERTAINTIES, word)


def category_words(causes: Iterable[Cause]) -> tuple[str, ...]:
    """The categories to choose from: those that `causes` have, then the usual ones."""
    used = (cause.category for cause in causes if cause.category.strip())
    return tuple(dict.fromkeys((*used, *map(_translated, _CATEGORIES))))


def cause_facts(cause: Cause) -> str:
    """A cause's role, certainty and category in one line: "Root cause · confirmed · Process"."""
    said = (role_word(cause.role), certainty_word(cause.certainty), cause.category)
    return " · ".join(" ".join(word.split()) for word in said if word.strip())


def _word(words: Mapping[str, str], value: str) -> str:
    return _translated(words[value]) if value in words else value


def _value(words: Mapping[str, str], word: str) -> str:
    wanted = word.strip().casefold()
    return next((value for value in words if _word(words, value).casefold() == wanted), word)


def _translated(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)
