"""A text field that is as high as its text, between two bounds."""

from PySide6.QtWidgets import QPlainTextEdit

_FRAME = 26
"""Pixels above and below the lines: border, padding, margin of the text."""


def grow_with_text(field: QPlainTextEdit, most: int) -> None:
    """Keep `field` as high as its lines, or as its placeholder's while it is empty; `most` lines at most."""

    def fit() -> None:
        lines = round(field.document().size().height())
        if field.document().isEmpty():
            words = field.fontMetrics().horizontalAdvance(field.placeholderText())
            lines = 1 + words // max(1, field.viewport().width() - 8)
        field.setFixedHeight(min(max(lines, 1), most) * field.fontMetrics().lineSpacing() + _FRAME)

    field.document().documentLayout().documentSizeChanged.connect(fit)
    fit()
