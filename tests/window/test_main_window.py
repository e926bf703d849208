"""The first window as a person uses it: what is edited is in the document, in the preview, in the file, and undone."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextBrowser
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from postmortem_desk.model import Incident
from postmortem_desk.operations.lookup import event_of, section_of, task_of
from postmortem_desk.session.document import Place
from postmortem_desk.storage.incident_file import read_incident
from postmortem_desk.storage.paths import Paths
from postmortem_desk.storage.settings import load_settings
from postmortem_desk.trouble import Trouble
from postmortem_desk.widgets.appearance import tones_of
from postmortem_desk.widgets.timeline.event_table_model import Column
from postmortem_desk.window.actions.actions import ACTIONS
from postmortem_desk.window.actions.command_palette import CommandPalette
from postmortem_desk.window.actions.menu_titles import VIEW
from postmortem_desk.window.actions.toolbar import TOOLBAR, PaletteButton, Toolbar
from postmortem_desk.window.desk import Desk
from postmortem_desk.window.main_window import MainWindow
from postmortem_desk.window.questions import Unsaved
from support.windows import asked

MakeDesk = Callable[..., Desk]


def opened(desk: Desk, path: Path, qtbot: QtBot) -> MainWindow:
    window = desk.open_file(path)
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: window.parts.documents.preview.is_complete)
    return window


def preview_text(window: MainWindow, qtbot: QtBot) -> str:
    qtbot.waitUntil(lambda: window.parts.documents.preview.is_complete)
    browser = window.parts.documents.preview.findChild(QTextBrowser)
    assert browser is not None
    return browser.toPlainText()


def action(window: MainWindow, key: str) -> QAction:
    return window.bench.actions_by_key[key]


def test_every_action_has_text_help_and_a_place_in_a_menu(make_desk: MakeDesk, example: Path, qtbot: QtBot) -> None:
    window = opened(make_desk(), example, qtbot)
    in_menus = {entry for menu in window.commands.menus.values() for entry in menu.actions()}
    for entry in ACTIONS:
        made = action(window, entry.key)
        assert made.text()
        assert made.statusTip()
        assert made in in_menus
    shortcuts = [keys for made in window.bench.actions_by_key.values() for keys in made.shortcuts()]
    assert len({keys.toString() for keys in shortcuts}) == len(shortcuts)


def test_prose_goes_into_document_preview_and_file(make_desk: MakeDesk, example: Path, qtbot: QtBot) -> None:
    window = opened(make_desk(), example, qtbot)
    window.bench.navigation.show_place(Place("section", "s-summary"))
    field = QApplication.focusWidget() or window.focusWidget()
    assert field is not None
    QTest.keyClick(field, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, "In short: ")
    assert section_of(window.document.incident, "s-summary").text.startswith("In short: On 14 October")
    assert "In short: On 14 October" in preview_text(window, qtbot)
    assert window.isWindowModified()
    assert window.commands.files.save()
    assert not window.isWindowModified()
    assert section_of(read_incident(example).incident, "s-summary").text.startswith("In short: On 14 October")


def test_undo_with_the_focus_in_a_field_takes_the_typing_back(make_desk: MakeDesk, example: Path, qtbot: QtBot) -> None:
    window = opened(make_desk(), example, qtbot)
    before = window.document.incident
    window.bench.navigation.show_place(Place("section", "s-summary"))
    field = window.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "xyz")
    assert action(window, "undo").text() == "&Undo edit text"
    window.commands.history.undo()
    assert window.document.incident == before
    window.commands.history.redo()
    assert "xyz" in section_of(window.document.incident, "s-summary").text
    assert not action(window, "redo").isEnabled()


def test_undo_goes_back_to_the_place_of_the_edit(make_desk: MakeDesk, example: Path, qtbot: QtBot) -> None:
    window = opened(make_desk(), example, qtbot)
    window.bench.navigation.show_place(Place("section", "s-tasks"))
    checklist = window.parts.editors.checklist
    assert checklist is not None
    checklist.edits.tick("t-alert", True)
    assert task_of(window.document.incident, "t-alert").is_done
    assert window.bench.status.tasks.text().startswith("4 of 7 tasks done")
    window.bench.navigation.show_place(Place("section", "s-summary"))
    window.commands.history.undo()
    assert window.parts.editors.section_id == "s-tasks"
    assert checklist.table.current_id == "t-alert"
    assert not task_of(window.document.incident, "t-alert").is_done


def test_events_move_by_keys_and_the_preview_follows(make_desk: MakeDesk, example: Path, qtbot: QtBot) -> None:
    window = opened(make_desk(), example, qtbot)
    window.bench.navigation.show_place(Place("event", "ev-alert"))
    QTest.keyClick(window, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    order = [event.id for event in window.document.incident.timeline]
    assert order.index("ev-alert") == 2
    text = preview_text(window, qtbot)
    assert text.index("checkout errors above") < text.index("Customers write to support")
    window.commands.history.undo()
    assert [event.id for event in window.document.incident.timeline].index("ev-alert") == 3


def test_a_quick_entry_falls_into_its_place_in_time(make_desk: MakeDesk, example: Path, qtbot: QtBot) -> None:
    window = opened(make_desk(), example, qtbot)
    timeline = window.parts.editors.timeline
    assert timeline is not None
    QTest.keyClicks(timeline.quick, "10:00 called the database team")
    QTest.keyClick(timeline.quick, Qt.Key.Key_Return)
    order = [event.text for event in window.document.incident.timeline]
    assert order[9] == "called the database team"
    assert window.document.incident.timeline[9].at.at == "2026-10-14T10:00+02:00"
    assert timeline.table.current_id == window.document.incident.timeline[9].id


def test_a_click_in_the_preview_goes_to_the_row(make_desk: MakeDesk, example: Path, qtbot: QtBot) -> None:
    window = opened(make_desk(), example, qtbot)
    window.parts.documents.preview.place_clicked.emit(Place("event", "ev-rollback"))
    assert window.parts.editors.timeline is not None
    assert window.parts.editors.timeline.table.current_id == "ev-rollback"


def test_the_preview_shows_a_row_again_that_is_the_current_one_still(
    make_desk: MakeDesk, example: Path, qtbot: QtBot
) -> None:
    window = opened(make_desk(), example, qtbot)
    bar = window.parts.documents.preview.paper.verticalScrollBar()

    def scrolled_to(place: Place) -> int:
        window.bench.navigation.show_place(place)
        preview_text(window, qtbot)
        return bar.value()

    row = scrolled_to(Place("event", "ev-resolved"))
    assert scrolled_to(Place("section", "s-summary")) < row
    assert scrolled_to(Place("event", "ev-resolved")) == row


def test_closing_unsaved_asks_and_cancel_keeps_the_window(make_desk: MakeDesk, example: Path, qtbot: QtBot) -> None:
    desk = make_desk(Unsaved.CANCEL, Unsaved.SAVE)
    window = opened(desk, example, qtbot)
    window.document.apply("Edit title", lambda incident: incident.replaced(title="Another"))
    window.close()
    assert window.isVisible()
    window.close()
    assert asked(window) == ["unsaved outage.postmortem.json"] * 2
    assert not desk.windows
    assert read_incident(example).incident.title == "Another"


def test_closing_an_unedited_document_asks_nothing_and_writes_nothing(
    make_desk: MakeDesk, example: Path, qtbot: QtBot
) -> None:
    before = (example.read_bytes(), example.stat().st_mtime_ns)
    window = opened(make_desk(), example, qtbot)
    window.bench.navigation.show_place(Place("details"))
    window.bench.navigation.show_place(Place("section", "s-tasks"))
    window.close()
    assert (example.read_bytes(), example.stat().st_mtime_ns) == before


def test_what_is_typed_in_an_open_cell_is_saved(make_desk: MakeDesk, example: Path, qtbot: QtBot) -> None:
    window = opened(make_desk(), example, qtbot)
    window.bench.navigation.show_place(Place("event", "ev-alert", "at"))
    timeline = window.parts.editors.timeline
    assert timeline is not None
    timeline.table.edit_cell(timeline.table.currentIndex())
    editor = timeline.delegate.editor
    assert editor is not None
    QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(editor, "09:27")
    window.commands.files.save()
    assert event_of(read_incident(example).incident, "ev-alert").at.written == "09:27"


def test_save_as_names_the_window_and_adds_the_suffix(
    make_desk: MakeDesk, example: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window = opened(make_desk(tmp_path / "copy"), example, qtbot)
    assert window.commands.files.save_as()
    assert (tmp_path / "copy.postmortem.json").read_bytes() == example.read_bytes()
    assert "copy.postmortem.json" in window.windowTitle()


@pytest.mark.parametrize("agrees", [True, False])
def test_a_name_that_gets_an_ending_replaces_nothing_unasked(
    make_desk: MakeDesk, example: Path, tmp_path: Path, qtbot: QtBot, agrees: bool
) -> None:
    taken = tmp_path / "copy.postmortem.json"
    taken.write_text("{}")
    window = opened(make_desk(tmp_path / "copy", agrees), example, qtbot)
    assert window.commands.files.save_as() is agrees
    assert (taken.read_bytes() == example.read_bytes()) is agrees


def test_an_export_replaces_nothing_unasked(make_desk: MakeDesk, example: Path, tmp_path: Path, qtbot: QtBot) -> None:
    taken = tmp_path / "page.html"
    taken.write_text("mine")
    window = opened(make_desk(tmp_path / "page", False), example, qtbot)
    window.commands.exports.start()
    assert not window.commands.exports.is_busy
    assert taken.read_text() == "mine"


def test_a_failed_save_is_told_and_the_document_stays_unsaved(make_desk: MakeDesk, example: Path, qtbot: QtBot) -> None:
    window = opened(make_desk(), example, qtbot)
    example.write_text(example.read_text().replace("SEV2", "SEV1"))
    window.document.apply("Edit title", lambda incident: incident.replaced(title="Another"))
    assert not window.commands.files.save()
    assert window.isWindowModified()
    assert (
        "Nothing was saved. Another program has changed outage.postmortem.json" in window.commands.outside.bar.sentence
    )
    assert '"SEV1"' in example.read_text()


def test_the_word_of_a_failed_save_goes_when_it_is_saved(make_desk: MakeDesk, example: Path, qtbot: QtBot) -> None:
    window = opened(make_desk(), example, qtbot)
    example.rename(example.with_name("moved.json"))
    example.mkdir()
    window.document.apply("Edit title", lambda incident: incident.replaced(title="Another"))
    assert not window.commands.files.save()
    assert "there is a folder of this name" in window.parts.notice.sentence
    example.rmdir()
    example.with_name("moved.json").rename(example)
    assert window.commands.files.save()
    assert window.parts.notice.sentence == ""


def test_hard_links_are_told(make_desk: MakeDesk, example: Path, qtbot: QtBot) -> None:
    window = opened(make_desk(), example, qtbot)
    os.link(example, example.with_name("other.json"))
    window.document.apply("Edit title", lambda incident: incident.replaced(title="Another"))
    assert window.commands.files.save()
    assert "other name of this file" in window.parts.notice.sentence


@pytest.mark.parametrize("kind", ["html", "md", "pdf"])
def test_an_export_is_made_in_the_background_and_told(
    make_desk: MakeDesk, example: Path, tmp_path: Path, qtbot: QtBot, kind: str
) -> None:
    target = tmp_path / f"out.{kind}"
    window = opened(make_desk(target), example, qtbot)
    with qtbot.waitSignal(window.commands.exports.finished):
        window.commands.exports.start()
    assert window.parts.notice.sentence == f"Exported to out.{kind}."
    assert target.stat().st_size > 1000
    assert [button.text() for button in window.parts.notice.buttons] == ["Open", "Show in folder", "Copy path", "Close"]


def test_a_file_that_is_open_is_not_opened_twice(make_desk: MakeDesk, example: Path, qtbot: QtBot) -> None:
    desk = make_desk()
    assert opened(desk, example, qtbot) is desk.open_file(example)
    assert len(desk.windows) == 1


def test_trouble_with_a_file_is_told_in_a_window_that_can_be_worked_in(make_desk: MakeDesk, tmp_path: Path) -> None:
    broken = tmp_path / "broken.postmortem.json"
    broken.write_text('{"format": ')
    desk = make_desk()
    desk.open_files([broken])
    assert len(desk.windows) == 1
    assert "broken.postmortem.json" in desk.windows[0].parts.notice.sentence
    with pytest.raises(Trouble):
        desk.open_file(broken)


def test_a_new_incident_from_a_template_is_not_dirty_until_it_is_edited(make_desk: MakeDesk) -> None:
    desk = make_desk()
    window = desk.new_from("plain")
    assert not window.document.is_dirty
    window.document.apply("Edit title", lambda incident: incident.replaced(title="x"))
    assert window.document.is_dirty


def test_markdown_opens_as_an_unsaved_incident(make_desk: MakeDesk, tmp_path: Path) -> None:
    source = tmp_path / "old.md"
    source.write_text("# Summary\n\nIt broke.\n\n## Timeline\n\n- 9:05 AM it broke\n- 9:10 AM it worked\n")
    window = make_desk(Unsaved.DISCARD).open_file(source)
    assert window is not None
    assert window.document.is_dirty
    assert window.parts.documents.tabs.checkedButton().text() == "Source"
    assert [event.at.written for event in window.document.incident.timeline] == ["9:05 AM", "9:10 AM"]
    window.close()


def test_hostile_names_are_shown_as_they_are(make_desk: MakeDesk, qtbot: QtBot) -> None:
    desk = make_desk()
    window = desk.new_from("plain")
    hostile = '<b>x</b><img src="//host/share/a.png">'
    window.document.apply("Edit", lambda incident: _with_heading(incident, hostile))
    qtbot.waitUntil(lambda: window.parts.documents.preview.is_complete)
    window.parts.notice.say(hostile)
    assert window.parts.outline.model().index(1, 0).data() == hostile
    assert window.parts.notice.sentence == hostile


def test_recent_files_are_offered_and_kept(make_desk: MakeDesk, example: Path, qtbot: QtBot) -> None:
    opened(make_desk(), example, qtbot).close()
    window = make_desk().new_from("plain")
    window.commands.recent_menu.aboutToShow.emit()
    assert [entry.text() for entry in window.commands.recent_menu.actions()] == [example.name]
    window.commands.recent_menu.actions()[0].trigger()
    assert window.commands.recent_menu.isEnabled()


def test_the_theme_is_remembered(make_desk: MakeDesk, example: Path, qtbot: QtBot, paths: Paths) -> None:
    window = opened(make_desk(), example, qtbot)
    action(window, "theme_dark").trigger()
    assert load_settings(paths).theme == "dark"
    assert tones_of(window.palette()).is_dark
    window.commands.menus[VIEW].aboutToShow.emit()
    ticked = {key for key, one in window.bench.actions_by_key.items() if one.isChecked()}
    assert ticked == {"theme_dark", "paper_light"}
    action(window, "paper_window").trigger()
    assert (load_settings(paths).paper, load_settings(paths).theme) == ("window", "dark")
    qtbot.waitUntil(lambda: window.parts.documents.preview.paper.tones.is_dark)
    action(window, "theme_light").trigger()
    assert not tones_of(window.palette()).is_dark
    qtbot.waitUntil(lambda: not window.parts.documents.preview.paper.tones.is_dark)
    action(window, "paper_light").trigger()


def test_the_way_to_all_commands_stays_in_a_narrow_window(make_desk: MakeDesk, example: Path) -> None:
    window = make_desk().open_file(example)
    button = window.findChild(PaletteButton)
    assert button is not None
    for size, words in (
        (button.sizeHint(), "Find or run a command   Ctrl+Shift+P"),
        (button.minimumSizeHint() + QSize(100, 0), "Commands   Ctrl+Shift+P"),
        (button.minimumSizeHint(), "Commands"),
        (button.sizeHint(), "Find or run a command   Ctrl+Shift+P"),
    ):
        button.resize(size)
        assert button.text() == words
        assert button.accessibleName() == "Find or run a command"


def test_a_narrow_toolbar_goes_without_some_buttons_but_never_without_the_export(
    make_desk: MakeDesk, example: Path, qtbot: QtBot
) -> None:
    window = opened(make_desk(), example, qtbot)
    bar = Toolbar(window, window.bench.actions_by_key)
    qtbot.addWidget(bar)
    bar.setParent(None)
    bar.show()

    def shown(width: int) -> list[str]:
        """The actions whose buttons are in sight in a bar of this width."""
        bar.resize(width, 40)
        QApplication.processEvents()
        palette = bar.findChild(PaletteButton)
        assert palette is not None
        assert bar.rect().contains(palette.geometry())
        buttons = [(action.objectName(), bar.widgetForAction(action)) for action in bar.actions()]
        return [key for key, button in buttons if key and bar.rect().contains(button.geometry())]

    everything = [key for key in TOOLBAR if key]
    assert shown(1280) == everything
    some, few = shown(560), shown(380)
    assert set(few) < set(some) < set(everything)
    assert few[-1] == "export"
    assert shown(1280) == everything


def test_the_palette_finds_commands_and_places(make_desk: MakeDesk, example: Path, qtbot: QtBot) -> None:
    window = opened(make_desk(), example, qtbot)
    window.bench.navigation.show_palette()
    field = window.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "runbook write")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert window.parts.editors.section_id == "s-tasks"
    assert window.parts.editors.checklist is not None
    assert window.parts.editors.checklist.table.current_id == "t-runbook"


def test_the_palette_gives_the_keyboard_back_to_the_table_whose_editor_it_closed(
    make_desk: MakeDesk, example: Path, qtbot: QtBot
) -> None:
    window = opened(make_desk(), example, qtbot)
    assert window.parts.editors.timeline is not None
    table = window.parts.editors.timeline.table
    table.setFocus()
    table.edit_cell(window.parts.editors.timeline.model.index(0, Column.TEXT))
    editor = window.focusWidget()
    assert editor is not None
    window.bench.navigation.show_palette()
    qtbot.waitUntil(lambda: not isValid(editor))
    palette = window.findChild(CommandPalette)
    assert palette is not None
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert window.focusWidget() is table


def test_the_palette_lists_the_open_questions(make_desk: MakeDesk, example: Path, qtbot: QtBot) -> None:
    window = opened(make_desk(), example, qtbot)
    window.bench.navigation.show_palette()
    palette = window.findChild(CommandPalette)
    assert palette is not None
    QTest.keyClicks(palette.field, "open question newsletters")
    assert palette.list.count() == 1
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.parts.questions_strip.questions == ("Ask marketing whether newsletters can be sent in three waves.",)


def _with_heading(incident: Incident, heading: str) -> Incident:
    first, *rest = incident.sections
    return incident.replaced(title=heading, sections=(first.replaced(heading=heading), *rest))
