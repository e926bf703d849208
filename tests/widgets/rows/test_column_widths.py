"""Columns that follow the width of their table, keep what a person drew, and leave the text its room."""

import pytest
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from postmortem_desk.widgets.checklist.checklist_columns import checklist_columns
from postmortem_desk.widgets.checklist.checklist_model import TaskColumn
from postmortem_desk.widgets.rows.column_widths import LEAST, LEAST_REST, MOST, ColumnWidths


@pytest.fixture
def table(qtbot: QtBot) -> QTableView:
    table = QTableView()
    qtbot.addWidget(table)
    table.setModel(QStandardItemModel(3, len(TaskColumn), table))
    table.resize(700, 200)
    table.show()
    return table


@pytest.fixture
def columns(table: QTableView) -> ColumnWidths:
    return checklist_columns(table)


def test_the_text_takes_what_the_other_columns_leave(table: QTableView, columns: ColumnWidths) -> None:
    beside = sum(table.columnWidth(column) for column in TaskColumn if column != TaskColumn.TEXT)
    assert table.columnWidth(TaskColumn.TEXT) == table.viewport().width() - beside
    assert columns.saved() == {}


def test_a_width_drawn_by_hand_stays_and_comes_back(qtbot: QtBot, table: QTableView, columns: ColumnWidths) -> None:
    with qtbot.waitSignal(columns.changed):
        table.horizontalHeader().resizeSection(TaskColumn.OWNER, 180)
    assert columns.saved() == {"owner": 180}
    table.resize(640, 200)
    assert table.columnWidth(TaskColumn.OWNER) == 180
    table.resize(700, 200)
    columns.restore({})
    assert table.columnWidth(TaskColumn.OWNER) < 180
    columns.restore({"owner": 180, "gone": 90})
    assert table.columnWidth(TaskColumn.OWNER) == 180
    assert columns.saved() == {"owner": 180}


@pytest.mark.parametrize(("given", "kept"), [(-5, LEAST), (10**9, MOST)])
def test_a_width_that_cannot_be_is_brought_into_bounds(columns: ColumnWidths, given: int, kept: int) -> None:
    columns.restore({"due": given, "text": 4})
    assert columns.saved() == {"due": kept}


def test_columns_give_way_before_the_text_does(table: QTableView, columns: ColumnWidths) -> None:
    columns.restore({"owner": 400})
    hidden = []
    for width in (440, 360, 220, 700):
        table.resize(width, 200)
        hidden.append([column.name for column in TaskColumn if table.isColumnHidden(column)])
        if width > 220:
            assert table.columnWidth(TaskColumn.TEXT) >= LEAST_REST
    assert hidden == [[], ["OWNER"], ["OWNER", "DUE"], []]
