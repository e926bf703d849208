"""The prose editor as a person uses it: formats, lists, Tab, paste, colours, undo."""

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor, QTextLayout
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from postmortem_desk.model import Incident, Section
from postmortem_desk.operations.lookup import section_of
from postmortem_desk.session.document import Document
from postmortem_desk.widgets.fields.shown_text import code_points, qt_length
from postmortem_desk.widgets.prose.prose_actions import FORMATS
from postmortem_desk.widgets.prose.prose_changes import line_changes
from postmortem_desk.widgets.prose.prose_panel import ProseEditor, ProsePanel, word_count

ODD = "a\u00a0b\rc\u2028d😀\n\ufeffsecond\u200bline\nthird"
FORMAT = {chosen.key: chosen for chosen in FORMATS}
Open = Callable[[str], ProsePanel]


@pytest.fixture
def opened(qtbot: QtBot) -> Open:
    """Shows a panel on a section with the given text."""

    def make(text: str) -> ProsePanel:
        sections = (
            Section(id="s-1", role="summary", level=2, heading="Summary", text=text, guidance="Say what happened."),
            Section(id="s-2", role="impact", level=2, heading="Impact", text="other"),
        )
        document = Document(Incident(id="i-1", sections=sections))
        panel = ProsePanel(document)
        document.setParent(panel)
        qtbot.addWidget(panel)
        panel.resize(600, 300)
        panel.show_section("s-1")
        panel.show()
        panel.editor.setFocus()
        return panel

    return make


def document_of(panel: ProsePanel) -> Document:
    document = panel.findChild(Document)
    assert document is not None
    return document


def text_of(panel: ProsePanel) -> str:
    return section_of(document_of(panel).incident, "s-1").text


def select(editor: ProseEditor, start: int, end: int) -> None:
    cursor = editor.textCursor()
    cursor.setPosition(qt_length(editor.value[:start]))
    cursor.setPosition(qt_length(editor.value[:end]), QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def to_end(editor: ProseEditor) -> None:
    editor.moveCursor(QTextCursor.MoveOperation.End)


def formats_at(editor: ProseEditor, line: int) -> list[QTextLayout.FormatRange]:
    return editor.document().findBlockByNumber(line).layout().formats()


def test_a_format_is_one_step_that_keeps_every_odd_character(opened: Open) -> None:
    panel = opened(ODD)
    select(panel.editor, len(ODD) - 5, len(ODD))
    panel.editor.format(FORMAT["bold"])
    assert text_of(panel) == panel.editor.value == ODD.replace("third", "**third**")
    document = document_of(panel)
    assert document.undo_stack.undoText() == "Bold"
    document.undo()
    assert text_of(panel) == panel.editor.value == ODD
    assert not document.is_dirty


def test_lines_become_a_list_and_back_without_touching_what_stands_between(opened: Open) -> None:
    panel = opened(ODD)
    select(panel.editor, 0, len(ODD))
    panel.editor.format(FORMAT["bullets"])
    assert text_of(panel) == "- " + ODD.replace("\n", "\n- ")
    panel.editor.format(FORMAT["bullets"])
    assert text_of(panel) == ODD


def test_undo_keeps_the_cursor_with_its_words_and_the_scroll_position(opened: Open) -> None:
    text = "\n".join(f"line {number}" for number in range(200))
    panel = opened(text)
    editor = panel.editor
    editor.selectAll()
    editor.format(FORMAT["quote"])
    select(editor, editor.value.index("line 100"), editor.value.index("line 100"))
    editor.verticalScrollBar().setValue(95)
    document_of(panel).undo()
    assert text_of(panel) == text
    assert editor.textCursor().block().text() == "line 100"
    assert editor.textCursor().positionInBlock() == 0
    assert editor.verticalScrollBar().value() == 95


def test_enter_goes_on_with_the_list_and_ends_it(opened: Open) -> None:
    panel = opened("1. one")
    to_end(panel.editor)
    QTest.keyClick(panel.editor, Qt.Key.Key_Return)
    QTest.keyClicks(panel.editor, "two")
    assert text_of(panel) == "1. one\n2. two"
    QTest.keyClick(panel.editor, Qt.Key.Key_Return)
    QTest.keyClick(panel.editor, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    QTest.keyClicks(panel.editor, "x")
    assert text_of(panel) == "1. one\n2. two\n\nx"


def test_each_line_that_is_typed_is_a_step_of_its_own(opened: Open) -> None:
    panel = opened("")
    QTest.keyClicks(panel.editor, "one")
    QTest.keyClick(panel.editor, Qt.Key.Key_Return)
    QTest.keyClicks(panel.editor, "two")
    document_of(panel).undo()
    assert text_of(panel) == "one\n"


def test_tab_moves_an_item_in_and_elsewhere_the_focus_on(opened: Open) -> None:
    panel = opened("- one\n- two")
    to_end(panel.editor)
    QTest.keyClick(panel.editor, Qt.Key.Key_Tab)
    assert text_of(panel) == "- one\n  - two"
    QTest.keyClick(panel.editor, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert text_of(panel) == "- one\n- two"
    panel.editor.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClick(panel.editor, Qt.Key.Key_Tab)
    assert text_of(panel) == "- one\n- two"
    assert panel.focusWidget() is panel.formats.buttons[0]


def test_rich_text_is_pasted_as_markdown_in_one_step(opened: Open) -> None:
    panel = opened("before")
    to_end(panel.editor)
    data = QMimeData()
    data.setHtml("<ul><li>a <b>b</b></li><li><img src='file:///etc/passwd' alt='c'></li></ul><script>d</script>")
    data.setText("a b c")
    panel.editor.insertFromMimeData(data)
    assert text_of(panel) == "before\n\n- a **b**\n- c"
    document_of(panel).undo()
    assert text_of(panel) == "before"


def test_plain_paste_takes_no_looks_and_an_address_over_words_is_their_link(opened: Open) -> None:
    panel = opened("the page")
    data = QMimeData()
    data.setHtml("<b>https://x.y/z</b>")
    data.setText("https://x.y/z")
    panel.editor.selectAll()
    panel.editor.insertFromMimeData(data)
    assert text_of(panel) == "[the page](https://x.y/z)"
    QGuiApplication.clipboard().setMimeData(data)
    panel.editor.selectAll()
    panel.editor.paste_plain()
    assert text_of(panel) == "https://x.y/z"


def test_an_empty_clipboard_takes_no_words_away(opened: Open) -> None:
    panel = opened("the page")
    QGuiApplication.clipboard().clear()
    panel.editor.selectAll()
    panel.editor.paste_plain()
    assert text_of(panel) == "the page"


def test_a_copy_is_the_text_itself_and_only_text(opened: Open) -> None:
    panel = opened(ODD)
    panel.editor.selectAll()
    data = panel.editor.createMimeDataFromSelection()
    assert data.formats() == ["text/plain"]
    assert data.text() == ODD


def test_markup_is_coloured_at_the_right_place_behind_wide_characters(opened: Open) -> None:
    panel = opened("😀 **b**\n```\n# x\n```\n# y")
    bold = [found for found in formats_at(panel.editor, 0) if found.format.fontWeight() > 600]
    assert [(found.start, found.length) for found in bold] == [(5, 1)]
    assert all(found.format.fontFixedPitch() or found.format.fontFamilies() for found in formats_at(panel.editor, 2))
    assert len(formats_at(panel.editor, 4)) == 2


def test_what_cannot_be_seen_gets_a_mark(opened: Open) -> None:
    panel = opened("ab\u200b\u202e")
    assert panel.editor.document().toRawText() == "ab¦⇆"
    assert text_of(panel) == "ab\u200b\u202e"


def test_a_large_text_is_shown_and_typed_in_without_a_pause(opened: Open) -> None:
    text = "\n".join(["A *line* of **prose** with `code` and [a link](https://x.y/z), like many others."] * 1300)
    start = time.thread_time()
    panel = opened(text)
    shown_after = time.thread_time() - start
    start = time.thread_time()
    QTest.keyClicks(panel.editor, "abcdefghij")
    typed_after = (time.thread_time() - start) / 10
    assert shown_after < 2
    assert typed_after < 0.1
    assert text_of(panel) == "abcdefghij" + text


def test_each_section_is_shown_where_it_was_left(opened: Open) -> None:
    panel = opened("\n".join(f"line {number}" for number in range(200)))
    select(panel.editor, 700, 703)
    panel.editor.verticalScrollBar().setValue(60)
    panel.show_section("s-2")
    panel.show_section("s-1")
    assert panel.editor.textCursor().selectionStart() == 700
    assert panel.editor.verticalScrollBar().value() == 60


def test_lines_stay_short_enough_to_read_and_the_guidance_stands_in_the_empty_text(opened: Open) -> None:
    panel = opened("")
    assert panel.editor.placeholderText() == "Say what happened."
    panel.resize(1600, 300)
    metrics = panel.editor.fontMetrics()
    assert panel.editor.viewport().width() < 90 * metrics.averageCharWidth()
    panel.resize(400, 300)
    assert panel.editor.viewport().width() > 360


def test_lines_fit_their_column_also_where_it_got_its_width_while_nobody_saw_it(opened: Open, qtbot: QtBot) -> None:
    panel = opened("word " * 400)
    for width in (690, 700, 1600):
        panel.hide()
        panel.resize(width, 160)
        panel.show()
        qtbot.waitExposed(panel)
        assert panel.editor.verticalScrollBar().maximum() > 0
        assert panel.editor.horizontalScrollBar().maximum() == 0


def test_the_head_counts_words_and_not_markup(opened: Open) -> None:
    assert word_count("- one **two**\n\n> three - 4") == 4
    assert opened("- one").header.sentence.text() == "1 word"


def test_each_button_has_a_name_a_tip_and_leaves_the_focus(opened: Open, qtbot: QtBot) -> None:
    panel = opened("word")
    for button in panel.formats.buttons:
        assert button.accessibleName()
        assert button.toolTip()
    qtbot.mouseClick(panel.formats.buttons[0], Qt.MouseButton.LeftButton)
    assert text_of(panel) == "**word**"
    assert panel.focusWidget() is panel.editor


def test_changes_of_lines_lead_from_one_text_to_the_other() -> None:
    for before, after in (("a\nb\nc", "- a\nb\n- c"), ("a\nb", "a\nx\ny\nb"), ("", "a"), ("a", "a")):
        text = before
        for change in reversed(line_changes(before, after)):
            text = change.applied_to(text)
        assert text == after
    assert len(line_changes("a\nb\nc", "- a\nb\n- c")) == 2


def test_positions_of_qt_count_wide_characters_twice() -> None:
    assert [code_points("a😀b", position) for position in (0, 1, 3, 4)] == [0, 1, 2, 3]
