"""Lists are filtered, and tasks ticked and linked, from menus, palette and keyboard."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from postmortem_desk.resource_files import resource_path
from postmortem_desk.session.document import Place
from postmortem_desk.widgets.checklist.checklist_panel import ChecklistPanel
from postmortem_desk.widgets.fields.part_picker import PartPicker
from postmortem_desk.window.desk import EXAMPLE, Desk
from postmortem_desk.window.main_window import MainWindow
from support.windows import enabled, in_front


@pytest.fixture
def window(make_desk: Callable[..., Desk], qtbot: QtBot) -> MainWindow:
    window = make_desk().open_file(resource_path(EXAMPLE))
    window.resize(1280, 800)
    in_front(qtbot, window)
    window.bench.navigation.show_place(Place("section", "s-tasks"))
    return window


def checklist(window: MainWindow) -> ChecklistPanel:
    panel = window.parts.editors.checklist
    assert panel is not None
    return panel


def test_rows_are_filtered_by_keyboard_and_all_shown_again(window: MainWindow, qtbot: QtBot) -> None:
    panel = checklist(window)
    panel.table.setFocus()
    assert enabled(window, "filter_rows", "show_all_rows") == [True, False]
    window.bench.actions_by_key["filter_rows"].trigger()
    qtbot.waitUntil(panel.filter.menu.isVisible)
    QTest.keyClick(panel.filter.menu, Qt.Key.Key_Down)
    QTest.keyClick(panel.filter.menu, Qt.Key.Key_Down)
    QTest.keyClick(panel.filter.menu, Qt.Key.Key_Return)
    assert [row.id for row in panel.model.rows] == ["t-alert", "t-support"]
    assert enabled(window, "show_all_rows") == [True]
    window.bench.actions_by_key["show_all_rows"].trigger()
    assert len(panel.model.rows) == 5
    assert enabled(window, "show_all_rows") == [False]
    window.bench.navigation.show_place(Place("section", "s-summary"))
    assert enabled(window, "filter_rows", "show_all_rows", "tick", "link_task") == [False] * 4


def test_several_tasks_are_ticked_in_one_step(window: MainWindow) -> None:
    panel, document = checklist(window), window.document
    panel.table.select_ids(["t-alert", "t-support", "t-default"])
    window.bench.actions_by_key["tick"].trigger()
    assert panel.header.sentence.text() == "4 of 4 done"
    assert document.undo_stack.undoText() == "Tick 3 tasks"
    window.bench.actions_by_key["tick"].trigger()
    assert panel.header.sentence.text().startswith("1 of 4 done")
    document.undo()
    document.undo()
    assert not document.undo_stack.canUndo()
    assert panel.header.sentence.text().startswith("2 of 4 done")


def test_a_task_is_linked_from_the_menu(window: MainWindow) -> None:
    panel = checklist(window)
    panel.table.select_ids(["t-alert"])
    window.bench.actions_by_key["link_task"].trigger()
    picker = panel.findChild(PartPicker)
    assert picker is not None
    QTest.keyClicks(picker.field, "summary")
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    task = next(task for task in window.document.incident.tasks if task.id == "t-alert")
    assert task.addresses == ("s-detection", "s-summary")


def test_a_late_checklist_stands_out_in_the_outline(window: MainWindow) -> None:
    checklist(window).edits.write_due("t-alert", "2020-01-01")
    model = window.parts.outline.model()
    row = next(row for row in range(model.rowCount()) if model.index(row, 0).data() == "Tasks")
    words = model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words.startswith("Tasks, 2 of 4 done, ")
    assert "overdue" in words
    assert "overdue" in window.bench.status.tasks.text()


def test_a_timeline_has_an_introduction_that_takes_no_room_while_it_is_empty(window: MainWindow) -> None:
    window.bench.navigation.show_place(Place("section", "s-timeline"))
    panel = window.parts.editors.timeline
    assert panel is not None
    assert panel.introduction.editor.value == "All times are local time in Amsterdam."
    window.bench.actions_by_key["introduce"].trigger()
    panel.introduction.editor.selectAll()
    QTest.keyClick(panel.introduction.editor, Qt.Key.Key_Delete)
    assert panel.introduction.isVisible()
    panel.table.setFocus()
    assert not panel.introduction.isVisible()
    assert window.document.incident.sections[3].text == ""
    window.bench.actions_by_key["undo"].trigger()
    assert panel.introduction.editor.hasFocus()
    assert panel.introduction.editor.value == "All times are local time in Amsterdam."
    window.bench.navigation.show_place(Place("section", "s-summary"))
    assert enabled(window, "introduce") == [False]


def test_the_guidance_of_a_template_stands_where_the_rows_are_missing(make_desk: Callable[..., Desk]) -> None:
    window = make_desk().new_from("plain")
    guided = {section.role: section for section in window.document.incident.sections}
    timeline = window.parts.editors.timeline
    assert timeline is not None
    assert timeline.empty.words.text().startswith(guided["timeline"].guidance)
    assert not timeline.introduction.isVisible()
    window.bench.navigation.show_place(Place("section", guided["tasks"].id))
    assert checklist(window).empty.words.text() == guided["tasks"].guidance


def test_a_click_on_an_introduction_in_the_document_goes_to_its_field(window: MainWindow) -> None:
    window.parts.documents.preview.place_clicked.emit(Place("section", "s-timeline", "text"))
    panel = window.parts.editors.timeline
    assert panel is not None
    assert panel.introduction.editor.hasFocus()
