"""The widths that a checklist's columns need: room for the tick, a short name and a day."""

from typing import Final

from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QTableView

from postmortem_desk.widgets.checklist.checklist_model import TaskColumn
from postmortem_desk.widgets.rows.column_widths import ColumnWidths

_TICK: Final = 40
_PAD: Final = 16
_TIGHT: Final = 560


def checklist_columns(table: QTableView) -> ColumnWidths:
    """What keeps the columns of a checklist's table: where it is narrow the owner gives way, then the day."""
    return ColumnWidths(
        table,
        TaskColumn,
        _widths,
        TaskColumn.TEXT,
        fixed=TaskColumn.DONE,
        giving_way=[TaskColumn.OWNER, TaskColumn.DUE],
    )


def _widths(font: QFont, available: int) -> dict[int, int]:
    usual = QFontMetrics(font)
    return {
        TaskColumn.DONE: _TICK,
        TaskColumn.OWNER: usual.horizontalAdvance("Operations" if available < _TIGHT else "Dana Whitfield") + _PAD,
        TaskColumn.DUE: usual.horizontalAdvance("24 Nov 2026") + _PAD,
    }
