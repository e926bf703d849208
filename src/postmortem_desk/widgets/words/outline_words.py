"""The window's words for the roles of sections."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from postmortem_desk.widgets.words.translation import QT_TRANSLATE_NOOP

_CONTEXT: Final = "Outline"
_ROLES: Final = {
    "summary": QT_TRANSLATE_NOOP("Outline", "Summary"),
    "impact": QT_TRANSLATE_NOOP("Outline", "Impact"),
    "background": QT_TRANSLATE_NOOP("Outline", "Background"),
    "detection": QT_TRANSLATE_NOOP("Outline", "Detection"),
    "response": QT_TRANSLATE_NOOP("Outline", "Response"),
    "resolution": QT_TRANSLATE_NOOP("Outline", "Resolution"),
    "timeline": QT_TRANSLATE_NOOP("Outline", "Timeline"),
    "causes": QT_TRANSLATE_NOOP("Outline", "Root causes"),
    "measures": QT_TRANSLATE_NOOP("Outline", "Measures"),
    "tasks": QT_TRANSLATE_NOOP("Outline", "Tasks"),
    "lessons_well": QT_TRANSLATE_NOOP("Outline", "What went well"),
    "lessons_wrong": QT_TRANSLATE_NOOP("Outline", "What went wrong"),
    "lessons_lucky": QT_TRANSLATE_NOOP("Outline", "Where we got lucky"),
    "supporting": QT_TRANSLATE_NOOP("Outline", "Supporting information"),
    "other": QT_TRANSLATE_NOOP("Outline", "Other text"),
}


def role_word(role: str) -> str:
    """The words for a section's role; a value of a team's own as it is."""
    return QCoreApplication.translate(_CONTEXT, _ROLES[role]) if role in _ROLES else role
