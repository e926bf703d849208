"""Marking words where they stand, in the field of a panel that holds them."""

from PySide6.QtWidgets import QScrollArea, QWidget

from postmortem_desk.widgets.fields.text_fields import LineField, TextField


def mark_words(panel: QWidget | None, text: str, start: int, end: int) -> QWidget | None:
    """Select the characters `start` to `end` in the field of `panel` that shows `text`, and bring them into sight.

    Returns the field; None where no field shows the text, as when a form is folded.
    """
    if panel is None:
        return None
    fields: list[TextField | LineField] = [*panel.findChildren(TextField), *panel.findChildren(LineField)]
    for field in fields:
        if field.isVisible() and field.value == text:
            field.select_characters(start, end)
            _bring_into_sight(field)
            return field
    return None


def _bring_into_sight(field: QWidget) -> None:
    parent = field.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(field)
        parent = parent.parentWidget()
