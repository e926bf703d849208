"""The widths that a timeline's columns need: narrow panels have room for shorter words."""

from typing import Final

from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QTableView

from postmortem_desk.widgets.rows.column_widths import LEAST, ColumnWidths
from postmortem_desk.widgets.timeline.event_cells import CHIP_PAD, FLAG_ROOM, PAD_X, small_font
from postmortem_desk.widgets.timeline.event_table_model import Column

_TIGHT: Final = 560
_WIDE: Final = 800
"""From this width on, a range of times in another zone and a whole name stand in one line."""


def event_columns(table: QTableView) -> ColumnWidths:
    """What keeps the columns of a timeline's table: where it is narrow the column of who gives way."""
    return ColumnWidths(table, Column, _widths, Column.TEXT, fixed=Column.GRIP, giving_way=[Column.ACTOR])


def _widths(font: QFont, available: int) -> dict[int, int]:
    """What the columns beside the text need: a usual time, the longest known kind, a short name."""
    tight, wide = available < _TIGHT, available >= _WIDE
    usual, small = QFontMetrics(font), QFontMetrics(small_font(font))
    pad = 2 * PAD_X
    kind = max(
        small.horizontalAdvance("communication") + 2 * CHIP_PAD,
        small.horizontalAdvance("acknowledged" if tight else "started, detected") + FLAG_ROOM,
    )
    return {
        Column.GRIP: LEAST,
        Column.TIME: max(
            usual.horizontalAdvance("10:45 AM" if tight else "00:00:00 AM"),
            small.horizontalAdvance("00:00 – 00:00 UTC ") if wide else 0,
        )
        + pad,
        Column.KIND: kind + pad,
        Column.ACTOR: usual.horizontalAdvance("Support" if tight else "Database team" if wide else "DB team 1") + pad,
    }
