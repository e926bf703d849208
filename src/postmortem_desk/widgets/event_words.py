"""The window's words for what an event's fields may hold. A team's own values are shown as they are."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from postmortem_desk.widgets.translation import QT_TRANSLATE_NOOP

_CONTEXT: Final = "Events"
_KINDS: Final = {
    "alert": QT_TRANSLATE_NOOP("Events", "alert"),
    "observation": QT_TRANSLATE_NOOP("Events", "observation"),
    "action": QT_TRANSLATE_NOOP("Events", "action"),
    "decision": QT_TRANSLATE_NOOP("Events", "decision"),
    "change": QT_TRANSLATE_NOOP("Events", "change"),
    "communication": QT_TRANSLATE_NOOP("Events", "communication"),
}
_MILESTONES: Final = {
    "introduced": QT_TRANSLATE_NOOP("Events", "introduced"),
    "started": QT_TRANSLATE_NOOP("Events", "started"),
    "detected": QT_TRANSLATE_NOOP("Events", "detected"),
    "acknowledged": QT_TRANSLATE_NOOP("Events", "acknowledged"),
    "declared": QT_TRANSLATE_NOOP("Events", "declared"),
    "mitigated": QT_TRANSLATE_NOOP("Events", "mitigated"),
    "resolved": QT_TRANSLATE_NOOP("Events", "resolved"),
}


def kind_word(kind: str) -> str:
    """The word for a kind of event."""
    return _translated(_KINDS[kind]) if kind in _KINDS else kind


def kind_of_word(word: str) -> str:
    """The kind that a person means by `word`: a known one by its word, else the word itself as the team's own."""
    wanted = word.strip().casefold()
    return next((kind for kind in _KINDS if kind_word(kind).casefold() == wanted), word)


def milestone_word(milestone: str) -> str:
    """The word for a milestone."""
    return _translated(_MILESTONES[milestone]) if milestone in _MILESTONES else milestone


def _translated(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)
