"""What the forms of a selected row share: a body that scrolls, captions beside their fields."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QSizePolicy, QWidget

from postmortem_desk.widgets.plain_label import PlainLabel

LEAST_FIELD = 72
"""Pixels. Fields of a line give way to a narrow panel down to this."""


class DetailForm(QScrollArea):
    """The fields of one row at a time, in a grid. Subclasses bind the fields."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = QWidget(self)
        self.grid = QGridLayout(self.body)
        self.grid.setContentsMargins(16, 12, 16, 12)
        self.grid.setHorizontalSpacing(12)
        self.grid.setVerticalSpacing(8)

    def add_pairs(self, pairs: Iterable[tuple[str, QWidget, str, QWidget]]) -> None:
        """Put two fields with their captions beside each other, a row for each pair."""
        for left, field, right, other in pairs:
            row = self.grid.rowCount()
            for column, (words, widget) in enumerate(((left, field), (right, other))):
                widget.setMinimumWidth(LEAST_FIELD)
                self.grid.addWidget(self.caption(words, widget), row, 2 * column)
                self.grid.addWidget(widget, row, 2 * column + 1)
        self.grid.setColumnStretch(1, 3)
        self.grid.setColumnStretch(3, 2)

    def add_wide(self, words: str, field: QWidget) -> PlainLabel:
        """Put a field over the whole width, its caption at the height of its first line. Returns the caption."""
        row = self.grid.rowCount()
        caption = self.caption(words, field)
        caption.setContentsMargins(0, 6, 0, 0)
        self.grid.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignTop)
        self.grid.addWidget(field, row, 1, 1, 3)
        return caption

    def caption(self, words: str, field: QWidget) -> PlainLabel:
        """The quiet words that name a field."""
        caption = PlainLabel(words, self)
        caption.setObjectName("secondary")
        caption.setBuddy(field)
        return caption

    def let_grow(self, fields: Iterable[QWidget]) -> None:
        """Give fields of one line the width that their column has."""
        for field in fields:
            field.setMinimumWidth(LEAST_FIELD)
            field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def finish(self) -> None:
        """Show the body, once all fields stand in the grid."""
        self.setWidget(self.body)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
