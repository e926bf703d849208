"""The window's words for the roles of sections."""

from typing import Final

from postmortem_desk.widgets.words.translation import translatable, translate

_ROLES: Final = {
    "summary": translatable("Summary"),
    "impact": translatable("Impact"),
    "background": translatable("Background"),
    "detection": translatable("Detection"),
    "response": translatable("Response"),
    "resolution": translatable("Resolution"),
    "timeline": translatable("Timeline"),
    "causes": translatable("Root causes"),
    "measures": translatable("Measures"),
    "tasks": translatable("Tasks"),
    "lessons_well": translatable("What went well"),
    "lessons_wrong": translatable("What went wrong"),
    "lessons_lucky": translatable("Where we got lucky"),
    "supporting": translatable("Supporting information"),
    "other": translatable("Other text"),
}


def role_word(role: str) -> str:
    """The words for a section's role; a value of a team's own as it is."""
    return translate(_ROLES[role]) if role in _ROLES else role
