"""The widths of a timeline's columns: the text takes what the others leave, and narrow panels show fewer columns."""

from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QHeaderView, QTableView

from postmortem_desk.widgets.event_cells import CHIP_PAD, FLAG_ROOM, PAD_X, small_font
from postmortem_desk.widgets.event_table_model import Column

GRIP_WIDTH: Final = 24
LEAST_TEXT: Final = 168
"""The text is worth more than a column beside it: below this width the last column gives way."""
_TIGHT: Final = 560


class EventColumns(QObject):
    """Keeps the columns of one table in proportion, until a person has set a width by hand."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self._setting = False
        self._by_hand = False
        header = table.horizontalHeader()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(GRIP_WIDTH)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(Column.GRIP, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.TEXT, QHeaderView.ResizeMode.Stretch)
        header.sectionResized.connect(self._note)
        table.viewport().installEventFilter(self)
        self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the width of the table, and its font."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange):
            self.fit()
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        """Set the widths for the width that the table has now."""
        available = self._table.viewport().width()
        font = self._table.font()
        tight = available < _TIGHT
        widths = _widths(font, tight=tight)
        left = available - sum(widths.values())
        hide_actor = left < LEAST_TEXT
        self._setting = True
        try:
            self._table.setColumnHidden(Column.ACTOR, hide_actor)
            if not self._by_hand or tight:
                for column, width in widths.items():
                    self._table.setColumnWidth(column, width)
        finally:
            self._setting = False

    def _note(self, column: int) -> None:
        if not self._setting and column != Column.TEXT and self._table.isVisible():
            self._by_hand = True


def _widths(font: QFont, *, tight: bool) -> dict[Column, int]:
    """What the columns beside the text need: a usual time, the longest known kind, a short name."""
    usual, small = QFontMetrics(font), QFontMetrics(small_font(font))
    pad = 2 * PAD_X
    kind = max(
        small.horizontalAdvance("communication") + 2 * CHIP_PAD,
        small.horizontalAdvance("acknowledged" if tight else "started, detected") + FLAG_ROOM,
    )
    return {
        Column.GRIP: GRIP_WIDTH,
        Column.TIME: usual.horizontalAdvance("10:45 AM" if tight else "00:00:00 AM") + pad,
        Column.KIND: kind + pad,
        Column.ACTOR: usual.horizontalAdvance("Support" if tight else "DB team 1") + pad,
    }
