"""How the keyboard walks through the cells of a table of rows: only where something can be done."""

from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from postmortem_desk.widgets.rows.row_table_model import AnyIndex

_Action = QAbstractItemView.CursorAction
_STEPS: Final = {_Action.MoveNext: 1, _Action.MovePrevious: -1}
_CAN_DO = Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsUserCheckable
_ENDS = (Qt.Key.Key_Home, Qt.Key.Key_End)
SELECT_ROW = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


def is_step(action: QAbstractItemView.CursorAction) -> bool:
    """Whether this goes to the next cell or the one before (Tab), beyond the end of a row into the next one."""
    return action in _STEPS


def stepped(view: QTableView, action: QAbstractItemView.CursorAction) -> QModelIndex:
    """The cell to edit that a step leads to; an invalid index behind the last one."""
    model, here = view.model(), view.currentIndex()
    row = max(here.row(), 0)
    columns = _columns(view, row, Qt.ItemFlag.ItemIsEditable)
    if not columns:
        return QModelIndex()
    if not here.isValid():
        return model.index(0, columns[0])
    place = row * len(columns) + sum(column < here.column() for column in columns)
    row, position = divmod(place + _STEPS[action], len(columns))
    return model.index(row, columns[position]) if 0 <= row < model.rowCount() else QModelIndex()


def at_a_cell(view: QTableView, found: AnyIndex) -> QModelIndex:
    """`found`, or the first cell of its row where something can be done when nothing can be done in `found`."""
    if not found.isValid() or found.flags() & _CAN_DO:
        return view.model().index(found.row(), found.column())
    columns = _columns(view, found.row(), _CAN_DO)
    return view.model().index(found.row(), columns[0] if columns else found.column())


def goes_to_an_end(event: object) -> bool:
    """Whether these are the keys that go to the first or the last row; for Qt they select nothing there."""
    if not isinstance(event, QKeyEvent) or event.key() not in _ENDS:
        return False
    return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.ControlModifier


def _columns(view: QTableView, row: int, flags: Qt.ItemFlag) -> list[int]:
    model = view.model()
    columns = range(model.columnCount())
    return [c for c in columns if not view.isColumnHidden(c) and model.index(row, c).flags() & flags]
