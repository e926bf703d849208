"""Where one is in a list of rows after a row has gone or come: the same for events, causes and tasks."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView

from support.row_lists import INCIDENT, Rows


def here(rows: Rows) -> int:
    """The row that is current and selected, and has the keyboard."""
    assert rows.keyboard is rows.view
    assert {index.row() for index in rows.view.selectionModel().selectedIndexes()} == {rows.view.currentIndex().row()}
    return rows.view.currentIndex().row()


def add_rows(rows: Rows, *texts: str) -> None:
    for text in texts:
        rows.line.setFocus()
        QTest.keyClicks(rows.line, text)
        QTest.keyClick(rows.line, Qt.Key.Key_Return)


def test_the_next_row_is_current_when_one_is_deleted_and_that_one_when_it_is_back(rows: Rows) -> None:
    add_rows(rows, "third", "fourth")
    QTest.keyClick(rows.at(1), Qt.Key.Key_Delete)
    assert rows.texts == ["Caf", "third", "fourth"]
    assert here(rows) == 1
    rows.window.commands.history.undo()
    assert (rows.texts[1], here(rows)) == ("", 1)
    QTest.keyClick(rows.at(3), Qt.Key.Key_Delete)
    assert here(rows) == 2


def test_the_original_is_current_when_its_copy_is_taken_back(rows: Rows) -> None:
    add_rows(rows, "third")
    rows.at(0)
    rows.window.bench.actions_by_key["duplicate"].trigger()
    assert rows.texts[:2] == ["Caf", "Caf"]
    assert here(rows) == 1
    rows.window.commands.history.undo()
    assert here(rows) == 0


def test_a_new_row_that_is_given_up_at_once_is_gone(rows: Rows) -> None:
    QTest.keyClick(rows.at(1), Qt.Key.Key_Insert)
    assert len(rows.texts) == 3
    QTest.keyClick(rows.keyboard, Qt.Key.Key_Escape)
    assert rows.window.document.incident == INCIDENT
    assert here(rows) == 1


def test_esc_in_a_new_row_in_which_something_stands_takes_back_no_more_than_the_cell(rows: Rows) -> None:
    QTest.keyClick(rows.at(1), Qt.Key.Key_Insert)
    QTest.keyClicks(rows.keyboard, "10:15")
    QTest.keyClick(rows.keyboard, Qt.Key.Key_Return)
    QTest.keyClick(rows.view, Qt.Key.Key_F2)
    QTest.keyClick(rows.keyboard, Qt.Key.Key_Escape)
    assert len(rows.texts) == 3


def test_a_click_on_a_selected_row_opens_nothing(rows: Rows) -> None:
    opens = QAbstractItemView.EditTrigger
    assert rows.view.editTriggers() == opens.DoubleClicked | opens.EditKeyPressed | opens.AnyKeyPressed
