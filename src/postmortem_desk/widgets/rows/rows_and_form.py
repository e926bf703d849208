"""A table of rows with a line to write the next one in, and below it the selected row in detail."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QToolButton, QVBoxLayout, QWidget

FORM_SHARE: Final = 0.32
"""The part of the height that the form takes at most, before a person gives it more: it comes with the first click on
a row, and the table shall stay what one looks at.
"""
_LEAST_FORM: Final = 132
"""Pixels. A low window shows three lines of the form."""
_LEAST_ROWS: Final = 160


class RowsAndForm(QSplitter):
    """Rows and quick line above, the form below. `button`, beside the line, folds and unfolds the form."""

    def __init__(self, rows: QWidget, quick: QWidget, form: QWidget, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._form = form
        self._form_height = 0
        self.button = QToolButton(self)
        self.button.setText(self.tr("Details"))
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.button.setCheckable(True)
        self.button.setChecked(True)
        self.button.setToolTip(self.tr("Show every field of the selected row"))
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 8)
        foot.setSpacing(8)
        foot.addWidget(quick, 1)
        foot.addWidget(self.button)
        upper = QWidget(self)
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(rows, 1)
        column.addLayout(foot)
        upper.setMinimumHeight(_LEAST_ROWS)
        self.setChildrenCollapsible(False)
        self.addWidget(upper)
        self.addWidget(form)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.splitterMoved.connect(self._keep_share)

    def show_form(self, has_rows: bool, has_current: bool) -> None:
        """Show the form where there is a current row, unless it is folded; without rows there is nothing to fold."""
        self.button.setVisible(has_rows)
        self.button.setEnabled(has_current)
        shows = has_current and self.button.isChecked()
        if shows != self._form.isVisibleTo(self):
            self._form.setVisible(shows)
            self._share_height()

    def _share_height(self) -> None:
        """The table keeps the larger part of a low window, until a person has drawn the line elsewhere."""
        if self._form.isVisibleTo(self):
            whole = self.height()
            share = max(_LEAST_FORM, round(whole * FORM_SHARE))
            form = self._form_height or min(self._form.sizeHint().height(), share)
            self.setSizes([whole - form, form])

    def _keep_share(self) -> None:
        self._form_height = self.sizes()[1]

    def saved(self) -> dict[str, int]:
        """The height that a person gave the form, in pixels (0 for none), and whether the form is folded away."""
        return {"height": self._form_height, "folded": int(not self.button.isChecked())}

    def restore(self, layout: Mapping[str, int]) -> None:
        """Take what `saved` gave once."""
        self._form_height = layout.get("height", 0)
        self.button.setChecked(not layout.get("folded", 0))
        self._share_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new height between table and form."""
        super().resizeEvent(event)
        self._share_height()
