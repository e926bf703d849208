"""People, impact figures, relations and own fields: rows of open fields, edited, added, moved and removed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from postmortem_desk.model import ImpactFigure, Incident, OwnField, Person, RelatedIncident
from postmortem_desk.session.document import Document, Place
from postmortem_desk.widgets.details.details_items import ItemList
from postmortem_desk.widgets.details.details_panel import DetailsPanel
from postmortem_desk.widgets.fields.text_fields import LineField
from support.incidents import small_incident


def panel_of(qtbot: QtBot, document: Document, width: int = 640) -> DetailsPanel:
    panel = DetailsPanel(document)
    qtbot.addWidget(panel)
    panel.resize(width, 700)
    panel.show()
    return panel


def field_at(items: ItemList, row: int, column: int) -> LineField:
    field = items.rows[row].fields[column]
    assert isinstance(field, LineField)
    return field


def retype(field: LineField, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def leave(panel: DetailsPanel, field: LineField) -> None:
    """Go elsewhere, as Qt tells it when a window that is active loses a field's focus."""
    panel.fields["title"].line.setFocus()
    field.editingFinished.emit()


def shown(items: ItemList) -> list[list[str]]:
    return [
        [field.text() for field in row.fields if isinstance(field, LineField)]
        for row in items.rows
        if row.fields[0].isVisibleTo(items)
    ]


def test_items_stand_in_rows_with_an_empty_one_below(qtbot: QtBot) -> None:
    panel = panel_of(qtbot, Document(small_incident()))
    assert shown(panel.lists["people"]) == [
        ["Ada", "@ada", "incident commander"],
        ["Grace", "", "on-call engineer"],
        ["", "", ""],
    ]
    assert shown(panel.lists["impact"])[0] == ["Users affected", "25", "%", "checkout"]
    assert shown(panel.lists["related"])[0] == ["INC-17", "same cause"]
    assert shown(panel.lists["fields"])[1] == ["Budget", "40 %"]
    empty = panel.lists["people"].rows[2]
    assert [widget.isVisibleTo(panel) for widget in empty.widgets] == [True, False, False, False]


def test_typing_in_the_empty_row_adds_as_one_step(qtbot: QtBot) -> None:
    document = Document(small_incident())
    panel = panel_of(qtbot, document)
    people = panel.lists["people"]
    retype(field_at(people, 2, 0), "Linus")
    assert [person.name for person in document.incident.people] == ["Ada", "Grace", "Linus"]
    assert document.undo_stack.count() == 1
    assert document.undo_stack.undoText() == "Add person"
    assert len(shown(people)) == 4
    document.undo()
    assert document.incident == small_incident()
    assert len(shown(people)) == 3
    document.redo()
    assert shown(people)[2] == ["Linus", "", ""]


@pytest.mark.parametrize(
    ("part", "row", "column", "typed", "expected"),
    [
        ("people", 0, 1, "@ada, ada@example.org", ("handles", ("@ada", "ada@example.org"))),
        ("people", 1, 2, "scribe,", ("roles", ("scribe",))),
        ("impact", 1, 1, "~1,300", ("value", "~1,300")),
        ("impact", 0, 3, "checkout, search", ("services", ("checkout", "search"))),
        ("related", 0, 1, "duplicate", ("relation", "duplicate")),
        ("fields", 0, 1, "eu-west-1", ("value", "eu-west-1")),
    ],
)
def test_a_field_edits_its_item_and_leaves_the_rest(
    qtbot: QtBot, part: str, row: int, column: int, typed: str, expected: tuple[str, object]
) -> None:
    document = Document(small_incident())
    panel = panel_of(qtbot, document)
    before = getattr(small_incident(), part)
    retype(field_at(panel.lists[part], row, column), typed)
    name, value = expected
    after = getattr(document.incident, part)
    assert after[row] == before[row].replaced(**{name: value})
    assert [item for place, item in enumerate(after) if place != row] == [
        item for place, item in enumerate(before) if place != row
    ]
    assert document.undo_stack.count() == 1


def test_a_list_stays_as_it_is_typed_until_the_row_is_left(qtbot: QtBot) -> None:
    document = Document(small_incident())
    panel = panel_of(qtbot, document)
    field = field_at(panel.lists["people"], 0, 1)
    retype(field, "@ada ,  ")
    assert field.text() == "@ada ,  "
    leave(panel, field)
    assert field.text() == "@ada"


def test_roughly_is_a_tick(qtbot: QtBot) -> None:
    document = Document(small_incident())
    panel = panel_of(qtbot, document)
    ticks = [row.fields[4] for row in panel.lists["impact"].rows]
    assert all(isinstance(tick, QCheckBox) for tick in ticks)
    assert [tick.isChecked() for tick in ticks if isinstance(tick, QCheckBox)] == [False, True, False]
    QTest.mouseClick(ticks[0], Qt.MouseButton.LeftButton)
    assert document.incident.impact[0].approximate


def test_an_item_that_was_emptied_again_is_gone_without_a_trace(qtbot: QtBot) -> None:
    document = Document(small_incident())
    panel = panel_of(qtbot, document)
    field = field_at(panel.lists["people"], 2, 0)
    retype(field, "x")
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert len(document.incident.people) == 3
    leave(panel, field)
    assert document.incident == small_incident()
    assert not document.undo_stack.canUndo()


def test_an_empty_item_of_the_file_is_not_taken_away_unasked(qtbot: QtBot) -> None:
    incident = Incident(id="i", people=(Person(id="a"), Person(id="b", name="Bo")))
    document = Document(incident)
    panel = panel_of(qtbot, document)
    field = field_at(panel.lists["people"], 0, 0)
    field.setFocus()
    leave(panel, field)
    panel.commit_editing()
    assert document.incident is incident


@pytest.mark.parametrize("part", ["people", "impact", "related", "fields"])
def test_the_item_with_the_focus_is_moved_and_removed(qtbot: QtBot, part: str) -> None:
    incident = Incident(
        id="i",
        people=tuple(Person(id=f"p{n}", name=str(n)) for n in range(3)),
        impact=tuple(ImpactFigure(id=f"i{n}", label=str(n)) for n in range(3)),
        related=tuple(RelatedIncident(reference=str(n)) for n in range(3)),
        fields=tuple(OwnField(label=str(n)) for n in range(3)),
    )
    document = Document(incident)
    panel = panel_of(qtbot, document)
    items = panel.lists[part]

    def order() -> str:
        return "".join(row[0] for row in shown(items))

    field_at(items, 0, 1).setFocus()
    panel.move_selected(1)
    assert order() == "102"
    assert panel.focusWidget() is items.rows[1].fields[1]
    panel.move_selected(1)
    assert order() == "120"
    panel.move_selected(1)
    assert order() == "120"
    panel.move_selected(-1)
    assert order() == "102"
    panel.remove_selected()
    assert order() == "12"
    assert panel.focusWidget() is items.rows[1].fields[0]
    for _ in range(4):
        document.undo()
    assert document.incident == incident


def test_the_button_of_a_row_moves_and_removes_it(qtbot: QtBot) -> None:
    document = Document(small_incident())
    panel = panel_of(qtbot, document)
    menu = panel.lists["people"].rows[1].more.menu()
    choices = {action.text(): action for action in menu.actions()}
    assert list(choices) == ["Move up", "Move down", "Remove", "Who may read it"]
    choices["Move up"].trigger()
    assert [person.name for person in document.incident.people] == ["Grace", "Ada"]
    choices["Remove"].trigger()
    assert [person.name for person in document.incident.people] == ["Grace"]


def test_nothing_is_moved_without_the_focus_in_an_item(qtbot: QtBot) -> None:
    document = Document(small_incident())
    panel = panel_of(qtbot, document)
    panel.reveal(Place("details", field="people"))
    panel.move_selected(-1)
    panel.remove_selected()
    panel.duplicate_selected()
    assert document.incident == small_incident()


@pytest.mark.parametrize(("item", "row"), [("grace", 1), ("", 2), ("gone", 2)])
def test_a_place_leads_to_its_item(qtbot: QtBot, item: str, row: int) -> None:
    panel = panel_of(qtbot, Document(small_incident()))
    panel.reveal(Place("details", item, "people"))
    assert panel.focusWidget() is panel.lists["people"].rows[row].fields[0]


def test_a_narrow_panel_gives_each_item_several_lines(qtbot: QtBot) -> None:
    panel = panel_of(qtbot, Document(small_incident()), width=360)
    first = panel.lists["impact"].rows[0].fields
    qtbot.waitUntil(lambda: first[1].y() > first[0].y())
    assert first[1].y() == first[2].y()
    assert first[3].y() > first[1].y()
    panel.resize(700, 700)
    qtbot.waitUntil(lambda: len({field.geometry().center().y() // 4 for field in first}) == 1)


def test_tab_walks_the_fields_of_added_rows_in_order(qtbot: QtBot) -> None:
    document = Document(Incident(id="i"))
    panel = panel_of(qtbot, document)
    panel.activateWindow()
    people = panel.lists["people"]
    retype(field_at(people, 0, 0), "Ada")
    names = []
    for _ in range(5):
        focus = panel.focusWidget()
        assert focus is not None
        names.append(focus.accessibleName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert names == ["Person 1: Name", "Person 1: Handles", "Person 1: Roles", "Person 1: More", "Person 2: Name"]
