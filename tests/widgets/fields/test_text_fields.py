"""Fields that keep every character, follow the document, and leave undo to the window."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor, QTextOption
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from postmortem_desk.widgets.fields.shown_text import qt_length, shown, text_change
from postmortem_desk.widgets.fields.text_fields import LineField, TextField

ODD = "a\u00a0b\rc\u2028d\u2029e\ufefff\x00g\ufdd0h\u200di\u202ej😀k"
Field = LineField | TextField
FIELDS: list[Callable[[str], Field]] = [LineField, TextField]
unicode_text = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)


@given(unicode_text, unicode_text)
def test_a_change_makes_one_text_of_the_other(before: str, after: str) -> None:
    change = text_change(before, after)
    assert (change.applied_to(before) if change else before) == after


@given(unicode_text)
def test_what_is_shown_has_as_many_characters_as_the_text(text: str) -> None:
    assert len(shown(text)) == len(text)
    assert len(shown(text, one_line=True)) == len(text)
    assert "\n" not in shown(text, one_line=True)


@given(text=unicode_text)
def test_a_text_field_shows_what_shown_says(qapp: QApplication, text: str) -> None:
    field = TextField("text")
    field.show_value(text)
    assert field.document().toRawText().replace("\u2029", "\n") == shown(text)
    assert field.value == text


@pytest.mark.parametrize("make", FIELDS)
def test_showing_a_text_is_no_edit(qtbot: QtBot, make: Callable[[str], Field]) -> None:
    field = make("field")
    qtbot.addWidget(field)
    edits: list[str] = []
    field.edited.connect(edits.append)
    field.show_value(ODD)
    assert (field.value, edits) == (ODD, [])


@pytest.mark.parametrize("make", FIELDS)
def test_typing_at_the_end_keeps_every_odd_character(qtbot: QtBot, make: Callable[[str], Field]) -> None:
    field = make("field")
    qtbot.addWidget(field)
    field.show_value(ODD)
    QTest.keyClick(field, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_End)
    QTest.keyClicks(field, "xy")
    assert field.value == ODD + "xy"


def test_typing_in_the_middle_changes_only_that_place(qtbot: QtBot) -> None:
    field = TextField("text")
    qtbot.addWidget(field)
    field.show_value("😀\r\none\ntwo")
    cursor = field.textCursor()
    cursor.setPosition(qt_length("😀\r\none"))
    field.setTextCursor(cursor)
    QTest.keyClicks(field, "!")
    assert field.value == "😀\r\none!\ntwo"


def test_the_cursor_stays_with_its_words_when_the_text_changes_before_it(qtbot: QtBot) -> None:
    field = TextField("text")
    qtbot.addWidget(field)
    field.show_value("one two three")
    field.moveCursor(QTextCursor.MoveOperation.End)
    field.show_value("zero one two three")
    assert field.textCursor().position() == len("zero one two three")
    line = LineField("line")
    qtbot.addWidget(line)
    line.show_value("one two")
    line.setCursorPosition(4)
    line.show_value("zero one two")
    assert line.cursorPosition() == 9


def test_shift_enter_is_a_new_line(qtbot: QtBot) -> None:
    field = TextField("text")
    qtbot.addWidget(field)
    QTest.keyClicks(field, "a")
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(field, "b")
    assert field.value == "a\nb"


def test_a_paste_comes_as_plain_text_and_exactly(qtbot: QtBot) -> None:
    field = TextField("text")
    qtbot.addWidget(field)
    data = QMimeData()
    data.setHtml('<b>x</b><img src="//host/share/a.png">')
    data.setText("x\r\ny\u2028z")
    field.insertFromMimeData(data)
    assert field.value == "x\ny\u2028z"
    assert field.toPlainText() == "x\ny↵z"


@pytest.mark.parametrize("make", FIELDS)
def test_undo_keys_are_left_to_the_window(qtbot: QtBot, make: Callable[[str], Field]) -> None:
    field = make("field")
    qtbot.addWidget(field)
    field.show()
    QTest.keyClicks(field, "a")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.value == "a"


def test_lines_are_broken_anywhere_only_where_a_word_is_too_long_for_qt(qtbot: QtBot) -> None:
    """Qt's time to wrap a word grows with the square of its length; a megabyte would stop the window for minutes."""
    field = TextField("text")
    qtbot.addWidget(field)
    field.show()
    field.show_value("short words " + "x" * 1_000_000)
    assert field.wordWrapMode() == QTextOption.WrapMode.WrapAnywhere
    field.show_value("short words")
    assert field.wordWrapMode() == QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("a\u202eb\u200bc\ufeff", "a⇆b¦c¦"),
        ("\u2066x\u2069\u200f\u061c", "⇆x⇆⇆⇆"),
        ("soft\u00adhyphen\U000e0041", "soft¦hyphen¦"),
        ("👩\u200d💻 ❤\ufe0f می\u200cروم", "👩\u200d💻 ❤\ufe0f می\u200cروم"),
        ("p\u200day \u200c", "p¦ay ¦"),
        ("a\r\n\0\u2028\u2029\ufdd0\uffff", "a␍\n␀↵¶\ufffd\ufffd"),
    ],
)
def test_what_cannot_be_seen_or_held_gets_a_mark_where_it_stands(text: str, marked: str) -> None:
    assert shown(text) == marked


@pytest.mark.parametrize("make", FIELDS)
def test_a_mark_follows_what_is_typed_beside_it(qtbot: QtBot, make: Callable[[str], Field]) -> None:
    field = make("field")
    qtbot.addWidget(field)
    field.show_value("\u200d👩")
    QTest.keyClick(field, Qt.Key.Key_Home)
    emoji = QInputMethodEvent()
    emoji.setCommitString("👩")
    QApplication.sendEvent(field, emoji)
    assert field.value == "👩\u200d👩"
    QTest.keyClicks(field, "a")
    assert field.value == "👩a\u200d👩"
