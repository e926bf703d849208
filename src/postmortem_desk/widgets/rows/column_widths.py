"""Widths of a table's columns that follow the table: one column takes the rest, and the others leave it enough."""

from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHeaderView, QTableView

LEAST: Final = 24
"""Pixels. No column can be drawn narrower."""
MOST: Final = 1_600
LEAST_REST: Final = 168
"""Pixels. The text is worth more than a column beside it: with less room than this for it other columns give way."""

Measure = Callable[[QFont, int], Mapping[int, int]]
"""The widths that the columns beside the text need, in pixels by column, for a font and the width of the table."""


class ColumnWidths(QObject):
    """Keeps the columns of one table in proportion. A column that a person has drawn wider or narrower stays so, as
    long as the text keeps its room.
    """

    changed = Signal()
    """A person has given a column another width: `saved` is another now."""

    def __init__(
        self,
        table: QTableView,
        columns: type[IntEnum],
        measure: Measure,
        rest: int,
        *,
        fixed: int,
        giving_way: Sequence[int],
    ) -> None:
        """`rest` is the column of the text, `fixed` one that nobody can draw; those of `giving_way` are hidden, the
        first first, where the text has too little room.
        """
        super().__init__(table)
        self._table = table
        self._columns = columns
        self._measure = measure
        self._rest = rest
        self._giving_way = tuple(giving_way)
        self._by_hand: dict[int, int] = {}
        self._setting = False
        header = table.horizontalHeader()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(LEAST)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(fixed, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(rest, QHeaderView.ResizeMode.Stretch)
        header.sectionResized.connect(self._note)
        table.viewport().installEventFilter(self)
        self.fit()

    def saved(self) -> dict[str, int]:
        """The widths that a person has set by hand, in pixels by the column's name in lower case."""
        return {self._columns(column).name.lower(): width for column, width in self._by_hand.items()}

    def restore(self, widths: Mapping[str, int]) -> None:
        """Set widths as `saved` gave them; names that are no column of this table are passed over."""
        known = {column.name.lower(): column.value for column in self._columns if column != self._rest}
        self._by_hand = {known[name]: min(max(width, LEAST), MOST) for name, width in widths.items() if name in known}
        self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the width of the table, and its font."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange):
            self.fit()
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        """Set the widths for the width that the table has now."""
        available = self._table.viewport().width()
        needed = dict(self._measure(self._table.font(), available))
        widths = {**needed, **self._by_hand}
        if available - sum(widths.values()) < LEAST_REST:
            widths = needed
        hidden: list[int] = []
        for column in self._giving_way:
            if available - sum(widths.values()) < LEAST_REST:
                hidden.append(column)
                del widths[column]
        self._setting = True
        try:
            for column in self._giving_way:
                self._table.setColumnHidden(column, column in hidden)
            for column, width in widths.items():
                self._table.setColumnWidth(column, width)
        finally:
            self._setting = False

    def _note(self, column: int, _before: int, width: int) -> None:
        if not self._setting and column != self._rest and width and self._table.isVisible():
            self._by_hand[column] = width
            self.changed.emit()
