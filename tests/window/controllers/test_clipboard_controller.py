"""Cut, copy, paste and "select all" act where the keyboard is, and are enabled when they do something there."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from postmortem_desk.model import Event, Incident, Moment, Section
from postmortem_desk.session.document import Document, Place
from postmortem_desk.widgets.details.details_panel import DetailsPanel
from postmortem_desk.widgets.prose.prose_editor import ProseEditor
from postmortem_desk.widgets.rows.row_table_view import RowTableView
from postmortem_desk.widgets.timeline.event_table_model import Column
from postmortem_desk.window.desk import Desk
from postmortem_desk.window.main_window import MainWindow
from support.windows import in_front

KEYS = ("cut", "copy", "paste", "select_all")
INCIDENT = Incident(
    id="i",
    severity="sev2",
    sections=(
        Section(id="s", role="summary", heading="Summary", text="Checkout failed."),
        Section(id="t", role="timeline", heading="Timeline"),
    ),
    timeline=tuple(Event(id=name, at=Moment(at=f"T09:0{at}"), text=f"Event {name}") for at, name in enumerate("abc")),
)


@pytest.fixture
def window(make_desk: Callable[..., Desk], qtbot: QtBot) -> MainWindow:
    window = make_desk().show_document(Document(INCIDENT))
    return in_front(qtbot, window)


def enabled(window: MainWindow) -> list[str]:
    return [key for key in KEYS if window.bench.actions_by_key[key].isEnabled()]


def prose(window: MainWindow) -> ProseEditor:
    window.bench.navigation.show_place(Place("section", window.document.incident.sections[0].id, "text"))
    editor = window.focusWidget()
    assert isinstance(editor, ProseEditor)
    return editor


def table(window: MainWindow) -> RowTableView:
    window.bench.navigation.show_place(Place("event", window.document.incident.timeline[0].id))
    assert window.parts.editors.timeline is not None
    window.parts.editors.timeline.table.setFocus()
    return window.parts.editors.timeline.table


def test_in_a_text_they_follow_what_is_selected(window: MainWindow) -> None:
    editor = prose(window)
    assert enabled(window) == ["paste", "select_all"]
    window.bench.actions_by_key["select_all"].trigger()
    assert enabled(window) == list(KEYS)
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    assert enabled(window) == ["paste", "select_all"]


def test_words_are_cut_and_pasted_as_steps_of_the_document(window: MainWindow) -> None:
    editor = prose(window)
    before = editor.value
    for key in ("select_all", "cut"):
        window.bench.actions_by_key[key].trigger()
    assert (editor.value, QApplication.clipboard().text()) == ("", before)
    assert enabled(window) == ["paste"]
    window.bench.actions_by_key["paste"].trigger()
    assert window.document.incident.sections[0].text == before
    window.commands.history.undo()
    assert window.document.incident.sections[0].text == ""
    window.commands.history.undo()
    assert window.document.incident.sections[0].text == before


def test_a_box_hands_them_to_its_line(window: MainWindow) -> None:
    window.bench.navigation.show_place(Place("details"))
    panel = window.parts.editors.currentWidget()
    assert isinstance(panel, DetailsPanel)
    line = panel.fields["severity"].line
    panel.fields["severity"].setFocus()
    line.selectAll()
    assert enabled(window) == list(KEYS)
    window.bench.actions_by_key["copy"].trigger()
    assert QApplication.clipboard().text() == line.text() != ""
    line.deselect()
    assert enabled(window) == ["paste", "select_all"]


def test_rows_are_cut_and_pasted(window: MainWindow) -> None:
    rows = table(window)
    before = window.document.incident.timeline
    rows.clearSelection()
    assert enabled(window) == ["paste", "select_all"]
    rows.select_ids([before[1].id])
    assert enabled(window) == list(KEYS)
    window.bench.actions_by_key["cut"].trigger()
    assert [event.id for event in window.document.incident.timeline] == [one.id for one in before if one != before[1]]
    window.bench.actions_by_key["paste"].trigger()
    assert [event.text for event in window.document.incident.timeline] == [event.text for event in before]
    window.bench.actions_by_key["select_all"].trigger()
    assert len(rows.selected_ids) == len(before)


def test_in_an_open_cell_they_are_about_its_words(window: MainWindow, qtbot: QtBot) -> None:
    rows = table(window)
    events = window.document.incident.timeline
    rows.edit_cell(rows.model().index(0, Column.TEXT))
    qtbot.waitUntil(lambda: rows.focusWidget() is not rows)
    window.bench.actions_by_key["select_all"].trigger()
    assert enabled(window) == list(KEYS)
    assert len(rows.selected_ids) == 1
    window.bench.actions_by_key["cut"].trigger()
    window.parts.editors.commit_editing()
    assert len(window.document.incident.timeline) == len(events)


def test_the_preview_can_be_copied_but_not_changed(window: MainWindow) -> None:
    window.parts.documents.preview.setFocus()
    window.parts.documents.preview.paper.selectAll()
    assert enabled(window) == ["copy", "select_all"]


def test_sections_of_the_outline_can_be_selected_only(window: MainWindow) -> None:
    window.parts.outline.setFocus()
    assert enabled(window) == ["select_all"]


def test_the_keys_of_a_table_are_its_own(window: MainWindow) -> None:
    rows = table(window)
    events = window.document.incident.timeline
    rows.select_ids([events[0].id])
    QTest.keyClick(rows, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    QTest.keyRelease(rows, Qt.Key.Key_Control)
    assert len(window.document.incident.timeline) == len(events) - 1
