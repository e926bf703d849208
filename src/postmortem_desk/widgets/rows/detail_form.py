"""What the forms of a selected row share: a body that scrolls, captions beside their fields."""

from collections.abc import Iterable, Mapping

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QSizePolicy, QSpacerItem, QWidget

from postmortem_desk.widgets.plain_label import PlainLabel

LEAST_FIELD = 72
"""Pixels. Fields of a line give way to a narrow panel down to this."""
_LETTERS = 13
"""Letters that a field has room for which stands beside another one."""
_TOP = Qt.AlignmentFlag.AlignTop


class _Pair(Struct, frozen=True):
    """Two fields that stand beside each other: the second one with its caption."""

    row: int
    first: PlainLabel
    field: QWidget
    caption: PlainLabel
    other: QWidget


class DetailForm(QScrollArea):
    """The fields of one row at a time, in a grid. Subclasses bind the fields."""

    def __init__(self, parent: QWidget | None = None, letters: int = _LETTERS) -> None:
        """Where fields beside each other would have no room for so many `letters`, they stand one below the other."""
        super().__init__(parent)
        self._letters = letters
        self._is_folded = False
        self._wanted: QWidget | None = None
        self.verticalScrollBar().rangeChanged.connect(self._keep_in_sight)
        self._pairs: list[_Pair] = []
        self.body = QWidget(self)
        self.grid = QGridLayout(self.body)
        self.grid.setContentsMargins(16, 12, 16, 12)
        self.grid.setHorizontalSpacing(12)
        self.grid.setVerticalSpacing(8)

    def add_pairs(self, pairs: Iterable[tuple[str, QWidget, str, QWidget]]) -> None:
        """Put two fields with their captions beside each other, a row for each pair."""
        for left, field, right, other in pairs:
            row = self.grid.rowCount()
            field.setMinimumWidth(LEAST_FIELD)
            other.setMinimumWidth(LEAST_FIELD)
            pair = _Pair(row, self._lowered(left, field), field, self._lowered(right, other), other)
            self.grid.addWidget(pair.first, row, 0, _TOP)
            self._pairs.append(pair)
            self._place(pair, folded=False)
            self.grid.addItem(QSpacerItem(0, 0), row + 1, 0)
        self.grid.setColumnStretch(1, 3)
        self.grid.setColumnStretch(3, 2)

    def _place(self, pair: "_Pair", *, folded: bool) -> None:
        """A second row is kept for the pair that is folded; without anything in it, it takes no room."""
        self.grid.addWidget(pair.field, pair.row, 1, 1, 3 if folded else 1, _TOP)
        self.grid.addWidget(pair.caption, pair.row + folded, 0 if folded else 2, _TOP)
        self.grid.addWidget(pair.other, pair.row + folded, 1 if folded else 3, 1, 3 if folded else 1, _TOP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold the pairs for the new width."""
        super().resizeEvent(event)
        folds = bool(self._pairs) and event.size().width() < self._least_width()
        if folds != self._is_folded:
            self._is_folded = folds
            for pair in self._pairs:
                self._place(pair, folded=folds)

    def _least_width(self) -> int:
        """How wide the form must be for two fields beside each other."""
        first = max(pair.first.sizeHint().width() for pair in self._pairs)
        second = max(pair.caption.sizeHint().width() for pair in self._pairs)
        margins = self.grid.contentsMargins()
        gaps = margins.left() + margins.right() + 3 * self.grid.horizontalSpacing()
        return first + second + gaps + 2 * self._letters * self.fontMetrics().averageCharWidth()

    def add_wide(self, words: str, field: QWidget) -> PlainLabel:
        """Put a field over the whole width, its caption at the height of its first line. Returns the caption."""
        row = self.grid.rowCount()
        caption = self._lowered(words, field)
        self.grid.addWidget(caption, row, 0, _TOP)
        self.grid.addWidget(field, row, 1, 1, 3)
        return caption

    def _lowered(self, words: str, field: QWidget) -> PlainLabel:
        """A caption at the height of the field's first line."""
        caption = self.caption(words, field)
        caption.setContentsMargins(0, 6, 0, 0)
        return caption

    def caption(self, words: str, field: QWidget) -> PlainLabel:
        """The quiet words that name a field."""
        caption = PlainLabel(words, self, look="secondary")
        caption.setBuddy(field)
        return caption

    def let_grow(self, fields: Iterable[QWidget]) -> None:
        """Give fields of one line the width that their column has."""
        for field in fields:
            field.setMinimumWidth(LEAST_FIELD)
            field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def commit_editing(self) -> None:
        """Take what is only taken on leaving its field."""

    def focus_field(self, field: str) -> bool:
        """Put the keyboard into the field of the row with this name. Returns whether the form shows it."""
        wanted = self.named_fields().get(field)
        if wanted is None or not wanted.isVisible():
            return False
        self.go_to(wanted)
        return True

    def go_to(self, field: QWidget) -> None:
        """Put the keyboard into a field and keep it in sight, also when it has just come and finds its place later."""
        self._wanted = field
        field.setFocus()
        self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        if self._wanted is not None and self._wanted is self.window().focusWidget():
            self.ensureWidgetVisible(self._wanted)

    def named_fields(self) -> Mapping[str, QWidget]:
        """What takes the keyboard for a field of the row, where `focus_field` shall go there."""
        return {}

    def finish(self) -> None:
        """Show the body, once all fields stand in the grid."""
        self.grid.setRowStretch(self.grid.rowCount(), 1)  # what is too high leaves its rows together
        self.setWidget(self.body)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
