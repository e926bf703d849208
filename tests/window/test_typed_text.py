"""What is typed on a selected row: it fills an empty cell or begins the next row, and harms no words."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from support.composing import compose
from support.row_lists import INCIDENT, Rows


def test_letters_on_words_begin_the_next_row(rows: Rows) -> None:
    QTest.keyClick(rows.at(0), "R")
    QTest.keyClicks(rows.keyboard, "olled back")
    assert (rows.line.text(), rows.texts) == ("Rolled back", ["Caf", ""])
    QTest.keyClick(rows.keyboard, Qt.Key.Key_Return)
    assert sorted(rows.texts) == ["", "Caf", "Rolled back"]
    assert rows.window.document.undo_stack.count() == 1
    assert rows.keyboard is rows.line  # for the row after it


def test_esc_leads_back_to_the_row_and_keeps_what_was_typed(rows: Rows) -> None:
    QTest.keyClick(rows.at(0), "x")
    QTest.keyClick(rows.keyboard, Qt.Key.Key_Escape)
    assert rows.keyboard is rows.view
    assert rows.view.currentIndex().row() == 0
    assert rows.line.text() == "x"
    assert rows.window.document.incident is INCIDENT


def test_letters_fill_an_empty_cell_as_one_step(rows: Rows) -> None:
    QTest.keyClick(rows.at(1), "R")
    QTest.keyClicks(rows.keyboard, "olled back")
    assert (rows.line.text(), rows.texts) == ("", ["Caf", "Rolled back"])
    QTest.keyClick(rows.keyboard, Qt.Key.Key_Return)
    rows.window.document.undo()
    assert rows.window.document.incident == INCIDENT


def test_keys_that_open_a_cell_put_the_cursor_behind_its_words(rows: Rows) -> None:
    for key in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Space):
        QTest.keyClick(rows.at(0), key)
        QTest.keyClicks(rows.keyboard, "e")
        assert rows.texts == ["Cafe", ""]
        QTest.keyClick(rows.keyboard, Qt.Key.Key_Escape)
        assert rows.texts == ["Caf", ""]


def test_other_keys_harm_nothing(rows: Rows) -> None:
    for key in (Qt.Key.Key_Backspace, Qt.Key.Key_Escape, Qt.Key.Key_Clear):
        QTest.keyClick(rows.at(0), key)
        assert rows.keyboard is rows.view
        assert rows.window.document.incident is INCIDENT


def test_a_letter_of_two_keys_is_a_letter_like_others(rows: Rows) -> None:
    compose(rows.at(1), done="é")
    QTest.keyClick(rows.keyboard, Qt.Key.Key_Return)
    assert rows.texts == ["Caf", "é"]
    compose(rows.at(0), done="é")
    QTest.keyClicks(rows.keyboard, "t")
    assert (rows.line.text(), rows.texts) == ("ét", ["Caf", "é"])


def test_a_word_in_the_making_is_made_in_the_line(rows: Rows) -> None:
    view = rows.at(0)
    compose(view, "に")
    compose(view, "にほん")
    assert rows.keyboard is view  # were it to leave now, the input method would end the word
    compose(view, done="日本")
    assert (rows.keyboard, rows.line.text(), rows.texts) == (rows.line, "日本", ["Caf", ""])
