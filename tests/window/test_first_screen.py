"""What a person meets who looks at a window for the first time: its document, its menus, its palette."""

from collections.abc import Callable
from itertools import groupby
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from postmortem_desk.model import Event, Incident, Section
from postmortem_desk.session.document import Document, Place
from postmortem_desk.window.actions.actions import ACTIONS
from postmortem_desk.window.actions.command_palette import CommandPalette
from postmortem_desk.window.desk import Desk
from postmortem_desk.window.main_window import MainWindow

MakeDesk = Callable[..., Desk]


@pytest.fixture
def window(make_desk: MakeDesk, example: Path, qtbot: QtBot) -> MainWindow:
    made = make_desk().open_file(example)
    made.resize(1280, 800)
    qtbot.waitUntil(lambda: made.parts.documents.preview.is_complete)
    return made


def test_what_the_palette_does_not_find_is_said_and_cannot_be_taken(window: MainWindow) -> None:
    window.bench.navigation.show_palette()
    palette = window.findChild(CommandPalette)
    assert palette is not None
    height = palette.height()
    QTest.keyClicks(palette.field, "zzz")
    assert [palette.list.item(row).text() for row in range(palette.list.count())] == ["Nothing found"]
    assert palette.height() < height
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.parts.editors.section_id == "s-timeline"


def test_a_document_is_shown_from_its_top_until_somebody_goes_somewhere(window: MainWindow) -> None:
    bar = window.parts.documents.preview.paper.verticalScrollBar()
    assert (window.parts.editors.section_id, bar.value()) == ("s-timeline", 0)
    window.bench.navigation.show_place(Place("section", "s-tasks"))
    assert bar.value() > 0


def test_the_first_keys_write_into_a_new_incident_and_walk_through_a_written_one(
    window: MainWindow, make_desk: MakeDesk
) -> None:
    new = make_desk().new_from("plain")
    line = new.focusWidget()
    QTest.keyClicks(line, "9:05 search is down")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert [event.text for event in new.parts.document.incident.timeline] == ["search is down"]

    before = window.parts.document.incident
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Down)
    assert window.parts.editors.section_id == "s-causes"
    assert window.parts.document.incident is before


def test_the_entries_of_a_group_stand_together_in_their_menu(window: MainWindow) -> None:
    groups = {entry.key: entry.group for entry in ACTIONS}
    for menu in window.commands.menus.values():
        keys = [one.objectName() for one in menu.actions() if one.objectName() in groups]
        runs = [group for group, _ in groupby(groups[key] for key in keys)]
        assert len(runs) == len(set(runs)), menu.title()


def test_the_timeline_that_has_events_is_shown_first(make_desk: MakeDesk) -> None:
    sections = (
        Section(id="a", role="timeline", heading="Timeline of events"),
        Section(id="b", role="timeline", heading="2020-02-20", level=3),
    )
    incident = Incident(id="i", sections=sections, timeline=(Event(id="e", section="b", text="It broke"),))
    window = make_desk().show_document(Document(incident))
    assert window.parts.editors.section_id == "b"
    window = make_desk().show_document(Document(incident.replaced(timeline=())))
    assert window.parts.editors.section_id == "a"


def test_a_menu_of_rows_tells_keys_and_takes_none_away_from_the_window(window: MainWindow) -> None:
    timeline = window.parts.editors.timeline
    assert timeline is not None
    timeline.table.select_ids(["ev-alert"])
    timeline.table.setFocus()
    menu = timeline.rows_menu()
    keys = {one.text(): one.shortcut().toString() for one in menu.actions() if not one.isSeparator()}
    assert (keys["Edit"], keys["Move up"], keys["Delete"]) == ("F2", "Alt+Up", "Del")
    before = [event.id for event in window.document.incident.timeline]
    QTest.keyClick(timeline.table, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert len(window.document.incident.timeline) == len(before) + 1
    menu.close()
