"""A text field that is as high as its text, between one line and a few."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit

_FRAME: Final = 26
"""Pixels above and below the lines: border, padding, margin of the text."""


class GrowingHeight(QObject):
    """Keeps one field as high as its lines, or as its placeholder's while it is empty."""

    def __init__(self, field: QPlainTextEdit, most: int) -> None:
        """`most` lines at most; what is more scrolls."""
        super().__init__(field)
        self._field = field
        self._most = most
        self._soon = QTimer(self, singleShot=True, interval=0)  # lines are known once the field is laid out anew
        self._soon.timeout.connect(self.fit)
        field.document().documentLayout().documentSizeChanged.connect(self.fit)
        field.installEventFilter(self)
        self.fit()

    def fit(self) -> None:
        """Take the height that the text needs in the width that there is."""
        field = self._field
        lines = round(field.document().size().height())
        if field.document().isEmpty():
            words = field.fontMetrics().horizontalAdvance(field.placeholderText())
            lines = 1 + words // max(1, field.viewport().width() - 8)
        field.setFixedHeight(min(max(lines, 1), self._most) * field.fontMetrics().lineSpacing() + _FRAME)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another width makes other lines."""
        if isinstance(event, QResizeEvent) and event.size().width() != event.oldSize().width():
            self._soon.start()
        return super().eventFilter(watched, event)
