"""Actions are enabled as long as they can do something; what a menu beside a row offers is an action as well."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from postmortem_desk.operations.events import move_events
from postmortem_desk.session.document import Place
from postmortem_desk.widgets.outline.outline_menu import role_menu
from postmortem_desk.widgets.prose.prose_editor import ProseEditor
from postmortem_desk.window.actions.actions import ACTIONS
from postmortem_desk.window.desk import Desk
from postmortem_desk.window.main_window import MainWindow
from support.windows import enabled, in_front

REMEDIES = ("move_back", "time_between", "time_unknown", "keep_order")


@pytest.fixture
def window(make_desk: Callable[..., Desk], example: Path, qtbot: QtBot) -> MainWindow:
    window = make_desk().open_file(example)
    window.resize(1280, 800)
    return in_front(qtbot, window)


def test_history_enables_undo_and_redo(window: MainWindow) -> None:
    assert enabled(window, "undo", "redo") == [False, False]
    window.document.apply("Edit title", lambda incident: incident.replaced(title="Another"))
    assert enabled(window, "undo", "redo") == [True, False]
    window.commands.history.undo()
    assert enabled(window, "undo", "redo") == [False, True]


def test_rows_are_copied_and_moved_only_when_some_are_selected(window: MainWindow) -> None:
    assert window.parts.editors.timeline is not None
    table = window.parts.editors.timeline.table
    table.setFocus()
    table.clearSelection()
    assert enabled(window, "duplicate", "remove", "move_up") == [False] * 3
    table.select_ids([window.document.incident.timeline[0].id])
    assert enabled(window, "duplicate", "remove", "move_up") == [True] * 3
    table.clearSelection()
    assert enabled(window, "duplicate", "remove", "move_up") == [False] * 3


def test_sections_are_changed_only_where_one_is_selected(window: MainWindow) -> None:
    keys = ("section_up", "section_down", "promote", "remove_section", "duplicate_section", "section_role")
    window.bench.navigation.show_place(Place("details"))
    assert enabled(window, *keys) == [False] * 6
    first, last = window.document.incident.sections[0], window.document.incident.sections[-1]
    window.bench.navigation.show_place(Place("section", first.id))
    assert enabled(window, *keys) == [False, True, True, True, True, True]
    window.bench.navigation.show_place(Place("section", last.id))
    assert enabled(window, "section_up", "section_down") == [True, False]


def test_formats_need_the_focus_in_prose(window: MainWindow, qtbot: QtBot) -> None:
    assert enabled(window, "bold") == [False]
    window.bench.navigation.show_place(Place("section", window.document.incident.sections[0].id))
    editor = window.parts.editors.currentWidget().findChild(ProseEditor)
    assert editor is not None
    editor.setFocus()
    qtbot.waitUntil(lambda: enabled(window, "bold") == [True])
    window.parts.outline.setFocus()
    qtbot.waitUntil(lambda: enabled(window, "bold") == [False])


@pytest.mark.parametrize("remedy", REMEDIES)
def test_each_remedy_of_a_row_out_of_order_is_an_action(window: MainWindow, remedy: str) -> None:
    rows = window.document.incident.timeline
    timeline = window.parts.editors.timeline
    assert timeline is not None
    assert enabled(window, *REMEDIES) == [False] * 4
    window.document.apply(
        "Move event", lambda incident: move_events(incident, [rows[1].id], rows[5].id, rows[1].section)
    )
    timeline.table.select_ids([rows[1].id])
    assert enabled(window, *REMEDIES) == [True] * 4
    window.bench.actions_by_key[remedy].trigger()
    assert enabled(window, *REMEDIES) == [False] * 4
    assert not timeline.is_out_of_order
    assert window.document.undo_stack.count() == 2


def test_a_cause_is_moved_in_the_tree_by_actions(window: MainWindow) -> None:
    keys = ("ask_why", "link_event", "cause_up_level", "cause_down_level")
    assert enabled(window, *keys) == [False] * 4
    child = next(cause for cause in window.document.incident.causes if cause.parent_id)
    window.bench.navigation.show_place(Place("cause", child.id))
    assert enabled(window, *keys) == [True] * 4
    window.bench.actions_by_key["cause_up_level"].trigger()
    moved = next(cause for cause in window.document.incident.causes if cause.id == child.id)
    assert moved.parent_id != child.parent_id


def test_the_role_of_a_section_is_chosen_in_a_menu(window: MainWindow) -> None:
    first = window.document.incident.sections[0]
    window.bench.navigation.show_place(Place("section", first.id))
    background = next(
        action for action in window.parts.outline.menu_of(role_menu).actions() if action.text() == "Background"
    )
    background.trigger()
    assert window.document.incident.sections[0].role == "background"


def test_an_incident_without_a_timeline_takes_no_event(make_desk: Callable[..., Desk]) -> None:
    window = make_desk().new_from("plain")
    window.document.apply("Remove", lambda incident: incident.replaced(sections=()))
    assert enabled(window, "add_event", "sort", "add_cause", "add_task") == [False] * 4


def test_every_action_knows_when_it_can_do_something(window: MainWindow) -> None:
    bare = {"new", "open", "save", "save_as", "export", "close", "quit", "find", "ask_question", "add_section"}
    always = {entry.key for entry in ACTIONS if entry.when.__name__ == "always"}
    assert always >= bare
    assert not always & {"undo", "redo", "remove", "duplicate", "sort", *REMEDIES}
