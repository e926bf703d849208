"""Who may read a row, a person or a figure: said in menus and forms as one step, and told where the thing stands."""

from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from postmortem_desk.model import Cause, Event, ImpactFigure, Incident, OwnField, Person, Section, Source, Task
from postmortem_desk.operations.audiences.copy_for import copy_for
from postmortem_desk.session.document import Document, Place
from postmortem_desk.widgets.causes.cause_panel import CausePanel
from postmortem_desk.widgets.checklist.checklist_panel import ChecklistPanel
from postmortem_desk.widgets.details.details_panel import DetailsPanel
from postmortem_desk.widgets.timeline.event_table_model import Column
from postmortem_desk.widgets.timeline.timeline_panel import TimelinePanel

INCIDENT = Incident(
    id="i",
    audiences=("press",),
    sections=(
        Section(id="timeline", role="timeline", heading="Timeline", audience=("customers",)),
        Section(id="causes", role="causes", heading="Causes"),
        Section(id="tasks", role="tasks", heading="Tasks"),
    ),
    timeline=tuple(Event(id=name, section="timeline", text=f"text of {name}") for name in "abc"),
    causes=tuple(Cause(id=f"why {name}"[-1] + "c", section="causes", text=name) for name in "ab"),
    tasks=tuple(Task(id=f"{name}t", section="tasks", text=name) for name in "ab"),
    people=(Person(id="p1", name="Ada"), Person(id="p2", name="Grace")),
    impact=(ImpactFigure(id="f", label="Orders", value="25"),),
    fields=(OwnField(label="Plan", value="Free"), OwnField(label="Region", value="EU")),
)


def opened(menu: QMenu) -> dict[str, QAction]:
    menu.aboutToShow.emit()
    return {action.text(): action for action in menu.actions() if action.text()}


def ticked(choices: dict[str, QAction]) -> list[str]:
    return [words for words, action in choices.items() if action.isChecked()]


PanelT = TypeVar("PanelT", TimelinePanel, CausePanel, ChecklistPanel)


def shown(qtbot: QtBot, panel_type: type[PanelT], section_id: str) -> tuple[Document, PanelT]:
    document = Document(INCIDENT)
    panel = panel_type(document)
    qtbot.addWidget(panel)
    panel.resize(700, 700)
    panel.show_section(section_id)
    panel.show()
    return document, panel


def test_the_readers_of_several_events_are_said_at_once_and_taken_back_at_once(qtbot: QtBot) -> None:
    document, panel = shown(qtbot, TimelinePanel, "timeline")
    panel.table.select_ids(["a", "b"])
    choices = opened(panel.readers_menu(panel))
    assert list(choices) == ["As the section: Customers", "The team only", "The company", "Customers", "press"]
    assert ticked(choices) == ["As the section: Customers", "The company", "Customers"]
    assert not choices["The company"].isEnabled()
    choices["Customers"].trigger()
    assert [event.audience for event in document.incident.timeline] == [("team",), ("team",), ()]
    panel.table.select_ids(["b", "c"])
    assert ticked(opened(panel.readers_menu(panel))) == []
    told = opened(panel.readers_menu(panel))
    assert {"As the section: Customers (1 of 2)", "The team only (1 of 2)", "Customers (1 of 2)"} <= told.keys()
    document.undo()
    assert document.incident == INCIDENT


def test_a_mark_stands_at_its_row_and_makes_room_for_itself(qtbot: QtBot) -> None:
    _document, panel = shown(qtbot, TimelinePanel, "timeline")
    panel.table.select_ids(["a"])
    row = panel.model.index(0, Column.TEXT)
    before = panel.table.sizeHintForIndex(row).height()
    opened(panel.readers_menu(panel))["The team only"].trigger()
    assert panel.table.sizeHintForIndex(row).height() > before
    assert "team only" in str(panel.model.index(0, Column.GRIP).data(Qt.ItemDataRole.AccessibleTextRole))
    assert panel.header.sentence.sentence.startswith("for customers · ")


@pytest.mark.parametrize(("panel_type", "records"), [(CausePanel, "causes"), (ChecklistPanel, "tasks")])
def test_the_form_tells_and_changes_the_readers_of_its_row(
    qtbot: QtBot, panel_type: type[CausePanel] | type[ChecklistPanel], records: str
) -> None:
    document, panel = shown(qtbot, panel_type, records)
    view = panel.tree if isinstance(panel, CausePanel) else panel.table
    view.select_ids([getattr(document.incident, records)[1].id])
    field: QPushButton = panel.form.readers
    assert field.accessibleName() == "Who may read it: As the section: The team only"
    menu = field.menu()
    assert isinstance(menu, QMenu)
    opened(menu)["press"].trigger()
    assert [row.audience for row in getattr(document.incident, records)] == [(), ("press",)]
    assert field.accessibleName() == "Who may read it: press"
    index = view.model().index(1, 0)
    assert "for press" in str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert document.undo_stack.undoText() == "Change who may read it"


@pytest.mark.parametrize(("part", "index"), [("people", 1), ("impact", 0), ("fields", 1)])
def test_people_figures_and_own_fields_say_their_readers_below_them(qtbot: QtBot, part: str, index: int) -> None:
    document = Document(INCIDENT)
    panel = DetailsPanel(document)
    qtbot.addWidget(panel)
    panel.resize(600, 900)
    panel.show()
    row = panel.lists[part].rows[index]
    readers = next(action.menu() for action in row.more.menu().actions() if action.text() == "Who may read it")
    assert isinstance(readers, QMenu)
    assert ticked(opened(readers)) == ["The team only"]
    opened(readers)["Customers"].trigger()
    assert [item.audience for item in getattr(document.incident, part)].index(("customers",)) == index
    assert row.mark is not None
    assert (row.mark.text(), row.mark.isVisible()) == ("for customers", True)
    document.undo()
    assert row.mark.isHidden()


def test_readers_of_the_incidents_own_are_named_in_its_details(qtbot: QtBot) -> None:
    document = Document(INCIDENT)
    panel = DetailsPanel(document)
    qtbot.addWidget(panel)
    panel.show()
    panel.fields["audiences"].edited.emit(("press", "partners"))
    assert document.incident.audiences == ("press", "partners")


def test_a_long_and_hostile_name_of_readers_stands_in_one_short_line_as_it_is(qtbot: QtBot) -> None:
    name = "<b>x</b>\n& " + "w" * 400
    document = Document(INCIDENT.replaced(audiences=(name,)))
    panel = TimelinePanel(document)
    qtbot.addWidget(panel)
    panel.show_section("timeline")
    least = panel.minimumSizeHint().width()
    panel.table.select_ids(["a"])
    (words,) = [words for words in opened(panel.readers_menu(panel)) if words.startswith("<b>")]
    assert words == "<b>x</b> && " + "w" * 16 + "…"
    opened(panel.readers_menu(panel))[words].trigger()
    panel.reveal(Place("event", "a", f"variants/{name}"))
    panel.reveal(Place("section", "timeline", f"variants/{name}"))
    assert document.incident.timeline[0].audience == ("customers", name)
    assert panel.minimumSizeHint().width() <= max(least, 480)


def test_a_source_is_the_teams_until_others_may_read_it(qtbot: QtBot) -> None:
    events = (Event(id="a", section="timeline", text="x", sources=(Source(url="https://status.example.org"),)),)
    document = Document(INCIDENT.replaced(timeline=events))
    panel = TimelinePanel(document)
    qtbot.addWidget(panel)
    panel.show_section("timeline")
    panel.table.select_ids(["a"])
    first, empty = panel.form.sources.rows
    assert empty.more.isHidden()
    assert first.more.accessibleName() == "Who may read the source: The team only"
    assert copy_for(document.incident, "customers").timeline[0].sources == ()
    menu = first.more.menu()
    assert isinstance(menu, QMenu)
    opened(menu)["Customers"].trigger()
    assert first.more.accessibleName() == "Who may read the source: Customers"
    (source,) = copy_for(document.incident, "customers").timeline[0].sources
    assert source.url == "https://status.example.org"
    document.undo()
    assert document.incident.timeline == events
