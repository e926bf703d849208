"""Words of the whole document are found and replaced from a bar above the editor, by keyboard alone."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from postmortem_desk.operations.events import remove_events
from postmortem_desk.operations.lookup import ids_of
from postmortem_desk.resource_files import resource_path
from postmortem_desk.session.document import Place
from postmortem_desk.storage.file_format.canonical import incident_bytes
from postmortem_desk.widgets.find.find_bar import FindBar
from postmortem_desk.window.desk import EXAMPLE, Desk
from postmortem_desk.window.main_window import MainWindow
from support.windows import in_front


@pytest.fixture
def window(make_desk: Callable[..., Desk], qtbot: QtBot) -> MainWindow:
    window = make_desk().open_file(resource_path(EXAMPLE))
    window.resize(1280, 800)
    return in_front(qtbot, window)


def looking_for(window: MainWindow, words: str, action: str = "find_words") -> FindBar:
    window.bench.actions_by_key[action].trigger()
    bar = window.findChild(FindBar)
    assert bar is not None
    bar.field.clear()
    QTest.keyClicks(bar.field, words)
    return bar


def key(bar: FindBar, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(bar.field, key, modifier)


def marked(widget: QWidget | None) -> str:
    """What is selected in a field."""
    if isinstance(widget, QPlainTextEdit):
        return widget.textCursor().selectedText()
    return widget.selectedText() if isinstance(widget, QLineEdit) else ""


def test_enter_goes_through_the_document_and_marks_the_words(window: MainWindow) -> None:
    window.bench.navigation.show_place(Place("section", "s-summary"))
    bar = looking_for(window, "discount rule")
    seen = []
    for _ in range(3):
        key(bar, Qt.Key.Key_Return)
        panel = window.parts.editors.currentWidget()
        assert panel is not None
        fields = [*panel.findChildren(QPlainTextEdit), *panel.findChildren(QLineEdit)]
        seen.append((window.parts.editors.section_id, [marked(field) for field in fields if marked(field)]))
        assert bar.field.hasFocus()
    assert [section for section, _words in seen[:2]] == ["s-summary", "s-timeline"]
    assert all(words == ["discount rule"] for _section, words in seen)
    assert bar.number.text().startswith("3 of ")
    key(bar, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.number.text().startswith("2 of ")


def test_esc_leaves_the_keyboard_where_the_words_are(window: MainWindow) -> None:
    window.bench.navigation.show_place(Place("section", "s-summary"))
    bar = looking_for(window, "discount rule")
    key(bar, Qt.Key.Key_Return)
    key(bar, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert marked(QApplication.focusWidget()) == "discount rule"
    window.bench.actions_by_key["find_next"].trigger()
    assert window.parts.editors.section_id == "s-timeline"
    assert bar.isHidden()


def test_the_selected_words_are_looked_for(window: MainWindow) -> None:
    window.bench.navigation.show_place(Place("section", "s-summary", "text"))
    focus = QApplication.focusWidget()
    assert isinstance(focus, QPlainTextEdit)
    QTest.keyClick(focus, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    words = marked(focus)
    window.bench.actions_by_key["find_words"].trigger()
    bar = window.findChild(FindBar)
    assert bar is not None
    assert words
    assert bar.field.value == words


def test_one_is_replaced_and_the_next_one_shown(window: MainWindow) -> None:
    window.bench.navigation.show_place(Place("section", "s-summary"))
    bar = looking_for(window, "database", "replace_words")
    key(bar, Qt.Key.Key_Return)
    number, found = map(int, bar.number.text().split(" of "))
    bar.replacement.setFocus()
    QTest.keyClicks(bar.replacement, "old database")
    QTest.keyClick(bar.replacement, Qt.Key.Key_Return)
    summary = next(section.text for section in window.document.incident.sections if section.id == "s-summary")
    assert summary.count("old database") == 1
    assert bar.number.text() == f"{number + 1} of {found}"
    assert window.document.undo_stack.undoText() == "Replace words"
    assert bar.replacement.hasFocus()


def test_all_are_replaced_in_one_step_and_undone_in_one(window: MainWindow, qtbot: QtBot) -> None:
    before = window.document.incident
    bar = looking_for(window, "database", "replace_words")
    qtbot.waitUntil(lambda: bar.number.text().endswith("found"))
    count = bar.number.text().split()[0]
    QTest.keyClicks(bar.replacement, "ledger")
    bar.replace_all_button.click()
    assert bar.number.text() == f"{count} replaced"
    assert window.document.undo_stack.undoText() == f"Replace words {count} times"
    assert "database" not in incident_bytes(window.document.incident).decode()
    window.bench.actions_by_key["undo"].trigger()
    assert window.document.incident == before
    qtbot.waitUntil(lambda: bar.number.text() == f"{count} found")


def test_tab_leads_from_the_words_to_those_in_their_place(window: MainWindow) -> None:
    bar = looking_for(window, "discount", "replace_words")
    key(bar, Qt.Key.Key_Tab)
    QTest.keyClicks(QApplication.focusWidget(), "rebate")
    assert (bar.field.text(), bar.replacement.text()) == ("discount", "rebate")


def test_what_was_found_outlives_its_rows_until_the_next_search(window: MainWindow, qtbot: QtBot) -> None:
    bar = looking_for(window, "the")
    qtbot.waitUntil(lambda: bar.number.text().endswith("found"))
    found = bar.number.text()
    window.document.apply("Delete", lambda incident: remove_events(incident, ids_of(incident.timeline)))
    assert not bar.hits.grab().isNull()
    bar.hits.chosen.emit(0)
    assert bar.number.text() != found


def test_what_is_not_there_is_said(window: MainWindow, qtbot: QtBot) -> None:
    bar = looking_for(window, "xyzzy")
    qtbot.waitUntil(lambda: bar.number.text() == "Nothing found")
    assert not bar.hits.isVisible()
    assert not bar.replace_all_button.isEnabled()


def test_switches_narrow_what_is_found(window: MainWindow, qtbot: QtBot) -> None:
    bar = looking_for(window, "Cache")
    qtbot.waitUntil(lambda: bar.number.text().endswith("found"))
    some = int(bar.number.text().split()[0])
    bar.match_case.click()
    assert bar.number.text() != f"{some} found"


def test_the_keys_are_those_of_every_editor(window: MainWindow) -> None:
    keys = {name: window.bench.actions_by_key[name].shortcut() for name in ("find_words", "replace_words", "find_next")}
    assert keys == {
        "find_words": QKeySequence("Ctrl+F"),
        "replace_words": QKeySequence("Ctrl+H"),
        "find_next": QKeySequence("F3"),
    }
