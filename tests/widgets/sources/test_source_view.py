"""The source beside the result: linked both ways, and put right by a click."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from postmortem_desk.importing.read import read_document
from postmortem_desk.session.document import Document, Place
from postmortem_desk.widgets.sources.source_view import SourceView

SOURCE = """# Outage \U0001f525 of the shop

It began with a full disk.
- 9:05 AM the queue stopped

## Timeline

- 9:00 AM: Graphs of the day
- 9:10 AM: Paged

## What we do

- Add an alert
- Add a limit
"""


@pytest.fixture
def document() -> Document:
    imported = read_document(SOURCE.encode(), "outage.md")
    document = Document(imported.incident)
    document.source = imported.source
    return document


@pytest.fixture
def view(document: Document, qtbot: QtBot) -> SourceView:
    view = SourceView(document)
    qtbot.addWidget(view)
    view.resize(500, 700)
    view.show()
    return view


def go_to(view: SourceView, words: str) -> None:
    """Put the cursor on `words`, as a click does."""
    found = view.text.document().find(words)
    cursor = view.text.textCursor()
    cursor.setPosition(found.selectionStart() + 1)
    view.text.setTextCursor(cursor)


def offered(view: SourceView) -> list[str]:
    return [key for key, button in view.buttons.items() if button.isVisibleTo(view)]


def press(view: SourceView, key: str) -> None:
    QTest.mouseClick(view.buttons[key], Qt.MouseButton.LeftButton)


def marked(view: SourceView) -> list[str]:
    return [mark.cursor.selectedText() for mark in view.text.extraSelections()]


def test_pieces_are_marked_where_they_stand_also_behind_an_emoji(view: SourceView) -> None:
    assert "9:10 AM: Paged" in marked(view)
    assert view.sentence.text() == "Every word of the source has its place."


def test_a_click_leads_to_the_piece_and_a_place_is_shown(document: Document, view: SourceView, qtbot: QtBot) -> None:
    go_to(view, "Paged")
    paged = document.incident.timeline[1].id
    with qtbot.waitSignal(view.place_wanted) as told:
        place = view.text.cursorRect().center()
        QTest.mouseClick(view.text.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [Place("event", paged, "text")]
    view.setFocus()
    view.text.clearFocus()
    view.reveal(Place("event", document.incident.timeline[0].id))
    assert view.current is not None
    assert view.current.id == document.incident.timeline[0].id


def test_not_an_event_makes_it_text_and_undo_takes_that_back(document: Document, view: SourceView) -> None:
    go_to(view, "Graphs")
    assert offered(view) == ["not_event"]
    press(view, "not_event")
    incident = document.incident
    assert [row.text for row in incident.timeline] == ["Paged"]
    assert "Graphs of the day" in next(part.text for part in incident.sections if part.role == "timeline")
    document.undo()
    assert len(document.incident.timeline) == 2


def test_this_list_is_the_tasks(document: Document, view: SourceView) -> None:
    go_to(view, "Add an alert")
    assert offered(view) == ["event", "tasks", "measures", "timeline"]
    press(view, "tasks")
    assert [task.text for task in document.incident.tasks] == ["Add an alert", "Add a limit"]
    assert offered(view) == ["not_task"]


def test_this_line_is_an_event(document: Document, view: SourceView) -> None:
    go_to(view, "the queue stopped")
    assert "event" in offered(view)
    press(view, "event")
    rows = document.incident.timeline
    assert [(row.at.written, row.text) for row in rows][:2] == [
        ("9:00 AM", "Graphs of the day"), ("9:05 AM", "the queue stopped"),
    ]  # fmt: skip
    assert "queue" not in document.incident.sections[0].text


def test_a_right_click_offers_what_can_be_said_of_the_line_below_it(view: SourceView, document: Document) -> None:
    go_to(view, "9:05 AM")
    line = view.text.cursorRect().center()
    go_to(view, "Add an alert")
    view.text.customContextMenuRequested.emit(line)
    menu = view.text.findChild(QMenu)
    assert menu is not None
    acts = {action.text(): action for action in menu.actions()}
    assert "Not a task" not in acts
    acts["This line is an event"].trigger()
    menu.close()
    assert [event.text for event in document.incident.timeline] == ["Graphs of the day", "the queue stopped", "Paged"]
