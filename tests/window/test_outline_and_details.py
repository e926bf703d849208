"""Outline and details inside the window: keys reach what has the focus, removal asks, undo shows what it undid."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from postmortem_desk.operations.details import edit_details
from postmortem_desk.operations.lookup import events_in, section_of
from postmortem_desk.session.document import Document, Place
from postmortem_desk.widgets.details.details_panel import DetailsPanel
from postmortem_desk.window.desk import Desk
from postmortem_desk.window.main_window import MainWindow
from postmortem_desk.window.questions import RemovedRows
from postmortem_desk.window.removal_dialog import RemovalDialog
from support.incidents import small_incident
from support.windows import asked, in_front

MakeDesk = Callable[..., Desk]


def opened(desk: Desk, qtbot: QtBot) -> MainWindow:
    window = desk.show_document(Document(small_incident()))
    qtbot.waitUntil(lambda: window.parts.documents.preview.is_complete)
    return window


def order(window: MainWindow) -> list[str]:
    return [section.id for section in window.document.incident.sections]


def details_of(window: MainWindow) -> DetailsPanel:
    panel = window.parts.editors.currentWidget()
    assert isinstance(panel, DetailsPanel)
    return panel


def test_sections_move_by_keys_from_anywhere(make_desk: MakeDesk, qtbot: QtBot) -> None:
    window = opened(make_desk(), qtbot)
    window.bench.navigation.show_place(Place("section", "timeline"))
    window.bench.actions_by_key["section_up"].trigger()
    assert order(window)[:2] == ["timeline", "summary"]
    window.bench.actions_by_key["section_down"].trigger()
    assert window.document.incident == small_incident()


def test_alt_up_moves_a_section_with_the_focus_in_the_outline(make_desk: MakeDesk, qtbot: QtBot) -> None:
    window = opened(make_desk(), qtbot)
    window.bench.navigation.show_place(Place("section", "tasks"))
    window.parts.outline.setFocus()
    window.bench.actions_by_key["move_up"].trigger()
    assert order(window).index("tasks") == 4
    window.bench.navigation.show_place(Place("task", "task2"))
    window.bench.actions_by_key["move_up"].trigger()
    assert order(window).index("tasks") == 4
    assert [task.id for task in window.document.incident.tasks][2] == "task2"


def test_a_section_with_rows_asks_and_moves_them(make_desk: MakeDesk, qtbot: QtBot) -> None:
    window = opened(make_desk(RemovedRows("timeline")), qtbot)
    window.bench.navigation.show_place(Place("section", "support"))
    window.bench.actions_by_key["remove_section"].trigger()
    assert asked(window) == ["rows of What support saw: 2, to Timeline"]
    assert "support" not in order(window)
    assert {"ticket", "callback"} <= {event.id for event in events_in(window.document.incident, "timeline")}
    window.commands.history.undo()
    assert window.document.incident == small_incident()
    assert window.parts.editors.section_id == "support"


@pytest.mark.parametrize(("answer", "left"), [(RemovedRows(None), 3), (None, 5)])
def test_rows_of_a_removed_checklist_can_go_too(
    make_desk: MakeDesk, qtbot: QtBot, answer: RemovedRows | None, left: int
) -> None:
    window = opened(make_desk(answer), qtbot)
    window.bench.navigation.show_place(Place("section", "measures"))
    window.parts.outline.remove_selected()
    assert asked(window) == ["rows of Measures: 2, to Tasks"]
    assert len(window.document.incident.tasks) == left


def test_a_section_without_rows_goes_unasked_and_the_next_one_is_shown(make_desk: MakeDesk, qtbot: QtBot) -> None:
    window = opened(make_desk(), qtbot)
    window.bench.navigation.show_place(Place("section", "lucky"))
    window.parts.outline.remove_selected()
    assert asked(window) == []
    assert window.parts.editors.section_id == "closing"
    window.commands.history.undo()
    window.commands.history.redo()
    assert window.parts.editors.section_id == "closing"


def test_undo_of_an_added_section_stays_near(make_desk: MakeDesk, qtbot: QtBot) -> None:
    window = opened(make_desk(), qtbot)
    window.bench.navigation.show_place(Place("section", "lucky"))
    window.bench.actions_by_key["add_section"].trigger()
    field = window.parts.outline.viewport().findChild(QLineEdit)
    assert field is not None
    QTest.keyClicks(field, "What else")
    window.commands.history.undo()
    assert section_of(window.document.incident, window.parts.editors.section_id).heading == ""
    window.commands.history.undo()
    assert window.document.incident == small_incident()
    assert window.parts.editors.section_id in ("lucky", "closing")


def test_f2_renames_the_section_or_opens_the_cell(make_desk: MakeDesk, qtbot: QtBot) -> None:
    window = opened(make_desk(), qtbot)
    window.bench.navigation.show_place(Place("task", "task1", "text"))
    window.bench.actions_by_key["rename_section"].trigger()
    assert window.parts.editors.checklist is not None
    assert window.parts.editors.checklist.delegate.editor is not None
    window.bench.navigation.show_place(Place("section", "lucky"))
    window.bench.actions_by_key["rename_section"].trigger()
    assert window.parts.outline.viewport().findChild(QLineEdit) is not None


def test_a_role_changes_the_editor_at_once(make_desk: MakeDesk, qtbot: QtBot) -> None:
    window = opened(make_desk(), qtbot)
    window.bench.navigation.show_place(Place("section", "lucky"))
    assert window.parts.editors.checklist is None
    outline = window.parts.outline
    outline.edit_current(lambda section_id: outline.edits.set_role(section_id, "tasks"))
    assert window.parts.editors.checklist is not None
    window.commands.history.undo()
    assert window.parts.editors.checklist is None


def test_a_milestone_in_the_details_leads_to_its_row(make_desk: MakeDesk, qtbot: QtBot) -> None:
    window = opened(make_desk(), qtbot)
    window.bench.navigation.show_place(Place("details"))
    details_of(window).place_selected.emit(Place("event", "paged"))
    assert window.parts.editors.timeline is not None
    assert window.parts.editors.timeline.table.current_id == "paged"


def test_undo_shows_the_item_that_it_changed(make_desk: MakeDesk, qtbot: QtBot) -> None:
    window = opened(make_desk(), qtbot)
    window.bench.navigation.show_place(Place("details", "grace", "people"))
    field = window.focusWidget()
    assert field is not None
    QTest.keyClicks(field, " Hopper")
    window.bench.navigation.show_place(Place("section", "lucky"))
    window.commands.history.undo()
    assert window.focusWidget() is details_of(window).lists["people"].rows[1].fields[0]
    assert window.document.incident == small_incident()


def test_alt_down_moves_the_person_with_the_focus(make_desk: MakeDesk, qtbot: QtBot) -> None:
    window = opened(make_desk(), qtbot)
    window.bench.navigation.show_place(Place("details", "ada", "people"))
    window.bench.actions_by_key["move_down"].trigger()
    assert [person.id for person in window.document.incident.people] == ["grace", "ada"]


def test_the_question_offers_to_move_and_to_delete(qtbot: QtBot) -> None:
    dialog = RemovalDialog("<b>Tasks</b>", 3, (("m", "Measures"), ("k", "More tasks")))
    qtbot.addWidget(dialog)
    assert dialog.target == "m"
    dialog.sections.setCurrentIndex(1)
    assert dialog.target == "k"
    dialog.delete_rows.click()
    assert dialog.target is None
    alone = RemovalDialog("Tasks", 1, ())
    qtbot.addWidget(alone)
    assert alone.target is None
    assert not alone.move_rows.isEnabled()


def test_looking_at_everything_writes_nothing(make_desk: MakeDesk, qtbot: QtBot) -> None:
    window = opened(make_desk(), qtbot)
    for row in range(window.parts.outline.model().rowCount()):
        window.parts.outline.setCurrentIndex(window.parts.outline.model().index(row, 0))
        QTest.keyClick(window.parts.outline, Qt.Key.Key_Return)
    window.bench.navigation.show_place(Place("details", field="zone"))
    window.commands.history.undo()
    assert window.document.incident == small_incident()
    assert not window.document.is_dirty


def test_undo_works_with_the_focus_in_a_box_of_words(make_desk: MakeDesk, qtbot: QtBot) -> None:
    window = opened(make_desk(), qtbot)
    in_front(qtbot, window)
    window.bench.navigation.show_place(Place("details"))
    box = details_of(window).fields["severity"].line
    box.setFocus()
    QTest.keyClicks(QApplication.focusWidget(), "x")
    assert window.document.incident != small_incident()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.document.incident == small_incident()


def test_undo_with_its_keys_held_selects_one_section(make_desk: MakeDesk, qtbot: QtBot) -> None:
    window = opened(make_desk(), qtbot)
    in_front(qtbot, window)
    window.document.apply("Edit", lambda i: edit_details(i, title="x"), place=Place("details"))
    window.bench.navigation.show_place(Place("section", "summary"))
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.document.incident == small_incident()
    assert len(window.parts.outline.selectedIndexes()) == 1
    assert window.parts.outline.current_id == ""


def test_a_word_is_typed_letter_by_letter_into_a_choice(make_desk: MakeDesk, qtbot: QtBot) -> None:
    window = opened(make_desk(), qtbot)
    in_front(qtbot, window)
    window.bench.navigation.show_place(Place("details"))
    box = details_of(window).fields["severity"].line
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(QApplication.focusWidget(), "SEV2 or so")
    assert window.document.incident.severity == "SEV2 or so"
    assert box.text() == "SEV2 or so"
