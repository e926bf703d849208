"""The outline: sections in document order with numbers, and what is selected stays selected."""

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QModelIndex, QPoint, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy, QTest
from PySide6.QtWidgets import QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from postmortem_desk.model import Cause, Event, Incident, Note, Section, Task
from postmortem_desk.operations.sections import edit_section, move_sections, remove_section
from postmortem_desk.operations.tasks import tick_task
from postmortem_desk.session.document import Document, Place
from postmortem_desk.widgets.fields.text_fields import LineField
from postmortem_desk.widgets.outline.outline_menu import audience_menu, outline_menu
from postmortem_desk.widgets.outline.outline_model import BADGE_ROLE, CAUTION_ROLE, DEPTH_ROLE
from postmortem_desk.widgets.outline.outline_panel import OutlinePanel

INCIDENT = Incident(
    id="i",
    title="Checkout outage, 1 May 2023",
    severity="SEV2",
    sections=(
        Section(id="s", role="summary", heading="Summary", text="It broke."),
        Section(id="t", role="timeline", heading="Timeline"),
        Section(id="d", role="detection", heading="Detection", level=3),
        Section(id="c", role="causes", heading="Root causes"),
        Section(id="k", role="tasks", heading="Tasks"),
    ),
    timeline=(Event(id="e", section="t", text="x"),),
    causes=(Cause(id="why", section="c", text="x"),),
    tasks=(Task(id="a", section="k", text="x", status="done"), Task(id="b", section="k", text="y")),
    notes=(
        Note(id="n1", on="d", text="Who?"),
        Note(id="n2", on="b", text="When?"),
        Note(id="n3", on="k", text="Why?"),
        Note(id="n4", on="s", text="Done", resolved=True),
        Note(id="n5", text="Is it public?"),
    ),
)


def panel_of(qtbot: QtBot, document: Document) -> OutlinePanel:
    panel = OutlinePanel(document)
    qtbot.addWidget(panel)
    panel.resize(212, 600)
    panel.show()
    QAbstractItemModelTester(panel.model(), QAbstractItemModelTester.FailureReportingMode.Fatal, panel)
    return panel


def column(panel: OutlinePanel, role: int = Qt.ItemDataRole.DisplayRole) -> list[object]:
    model = panel.model()
    return [model.index(row, 0).data(role) for row in range(model.rowCount())]


def order(document: Document) -> str:
    return "".join(section.id for section in document.incident.sections)


def test_rows_tell_their_state(qtbot: QtBot) -> None:
    panel = panel_of(qtbot, Document(INCIDENT))
    assert column(panel) == ["Incident details", "Summary", "Timeline", "Detection", "Root causes", "Tasks"]
    assert column(panel, BADGE_ROLE) == ["SEV2", "", "1", "–", "1", "1/2"]
    assert column(panel, CAUTION_ROLE) == ["1", "", "", "1", "", "2"]
    assert column(panel, DEPTH_ROLE) == [0, 0, 0, 1, 0, 0]
    assert column(panel, Qt.ItemDataRole.AccessibleTextRole)[-1] == "Tasks, 1 of 2 done, 2 open questions"


def test_details_without_a_title_say_that_something_is_missing(qtbot: QtBot) -> None:
    panel = panel_of(qtbot, Document(INCIDENT.replaced(title="", severity="", notes=())))
    assert column(panel, BADGE_ROLE)[0] == "–"
    assert column(panel, Qt.ItemDataRole.AccessibleTextRole)[0] == "Incident details, no title yet"


def test_the_title_stands_above_the_list_and_follows(qtbot: QtBot) -> None:
    document = Document(INCIDENT)
    panel = panel_of(qtbot, document)
    assert panel.caption.accessibleName() == "Checkout outage, 1 May 2023"
    document.apply("Edit title", lambda incident: incident.replaced(title="<b>x</b>"))
    assert panel.caption.text() == "<b>x</b>"
    document.apply("Edit title", lambda incident: incident.replaced(title=""))
    assert panel.caption.text() == "Untitled incident"


def test_a_long_heading_has_two_lines_and_keeps_them_when_it_is_selected(qtbot: QtBot) -> None:
    document = Document(INCIDENT.replaced(notes=(), severity=""))
    panel = panel_of(qtbot, document)

    def heights() -> list[int]:
        QCoreApplication.processEvents()
        return [panel.visualRect(panel.model().index(row, 0)).height() for row in range(panel.model().rowCount())]

    low, *_others = before = heights()
    assert set(before) == {low}
    document.apply("Rename", lambda incident: edit_section(incident, "k", heading="Corrective and preventive measures"))
    assert heights()[:-1] == before[:-1]
    assert heights()[-1] > low
    panel.select(Place("section", "k"))
    assert heights()[-1] > low
    panel.resize(500, 600)
    assert heights() == before


def test_numbers_follow_the_document_without_losing_the_selection(qtbot: QtBot) -> None:
    document = Document(INCIDENT)
    panel = panel_of(qtbot, document)
    panel.select(Place("section", "k"))
    spy = QSignalSpy(panel.place_selected)
    resets = QSignalSpy(panel.model().modelReset)
    document.apply("Tick", lambda incident: tick_task(incident, "b", True, date(2026, 10, 14)))
    document.apply("Rename", lambda incident: edit_section(incident, "k", heading="To do"))
    assert (column(panel)[-1], column(panel, BADGE_ROLE)[-1]) == ("To do", "2/2")
    assert panel.current_id == "k"
    assert (spy.count(), resets.count()) == (0, 0)


def test_the_selection_stays_with_its_section_when_it_moves(qtbot: QtBot) -> None:
    document = Document(INCIDENT)
    panel = panel_of(qtbot, document)
    panel.select(Place("section", "k"))
    spy = QSignalSpy(panel.place_selected)
    document.apply("Move", lambda incident: move_sections(incident, ["k"], "s"))
    assert panel.currentIndex().row() == 1
    assert panel.selected_ids == ("k",)
    assert spy.count() == 0


def test_a_section_that_is_gone_leaves_its_neighbour_selected(qtbot: QtBot) -> None:
    document = Document(INCIDENT)
    panel = panel_of(qtbot, document)
    panel.select(Place("section", "d"))
    told: list[Place] = []
    panel.place_selected.connect(told.append)
    document.apply("Remove", lambda incident: remove_section(incident, "d", None))
    assert panel.selected_ids == ("c",)
    assert told == [Place("section", "c")]


@pytest.mark.parametrize(
    ("ids", "row", "expected"),
    [("d", 1, "dstck"), ("d", 0, "dstck"), ("s", 6, "tdcks"), ("s", -1, "tdcks"), ("sd", 5, "tcsdk")],
)
def test_a_drop_asks_and_the_document_moves_the_sections(qtbot: QtBot, ids: str, row: int, expected: str) -> None:
    document = Document(INCIDENT)
    panel = panel_of(qtbot, document)
    model = panel.model()
    places = {section.id: place for place, section in enumerate(document.incident.sections, 1)}
    data = model.mimeData([model.index(places[name], 0) for name in ids])
    assert model.dropMimeData(data, Qt.DropAction.MoveAction, row, 0, QModelIndex())
    assert order(document) == expected
    document.undo()
    assert order(document) == "stdck"


def test_a_drop_of_another_document_is_refused(qtbot: QtBot) -> None:
    other = panel_of(qtbot, Document(INCIDENT))
    document = Document(INCIDENT)
    panel = panel_of(qtbot, document)
    model = panel.model()
    data = other.model().mimeData([other.model().index(1, 0)])
    assert not model.canDropMimeData(data, Qt.DropAction.MoveAction, 3, 0, QModelIndex())
    assert not model.dropMimeData(data, Qt.DropAction.MoveAction, 3, 0, QModelIndex())
    assert order(document) == "stdck"


def test_a_drop_on_the_lower_half_of_a_row_goes_behind_it(qtbot: QtBot) -> None:
    document = Document(INCIDENT)
    panel = panel_of(qtbot, document)
    panel.select(Place("section", "k"))
    data = panel.model().mimeData([panel.currentIndex()])
    below_summary = panel.visualRect(panel.model().index(1, 0)).bottomLeft() + QPoint(20, -2)
    event = QDropEvent(
        below_summary, Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    panel.dropEvent(event)
    assert event.isAccepted()
    assert order(document) == "sktdc"
    assert panel.selected_ids == ("k",)


def test_keys_move_the_selected_sections(qtbot: QtBot) -> None:
    document = Document(INCIDENT)
    panel = panel_of(qtbot, document)
    panel.select(Place("section", "d"))
    QTest.keyClick(panel, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(panel, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert order(document) == "sdctk"
    assert panel.selected_ids == ("d", "c")
    QTest.keyClick(panel, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert order(document) == "stdck"


def test_the_details_are_neither_moved_nor_renamed(qtbot: QtBot) -> None:
    document = Document(INCIDENT)
    panel = panel_of(qtbot, document)
    panel.select(Place("details"))
    QTest.keyClick(panel, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(panel, Qt.Key.Key_F2)
    panel.remove_selected()
    panel.shift_level(1)
    assert panel.findChild(QLineEdit) is None
    assert document.incident is INCIDENT


def rename_field(panel: OutlinePanel) -> QLineEdit:
    return next(field for field in panel.viewport().findChildren(QLineEdit) if field.isVisible())


def test_a_heading_is_typed_in_place(qtbot: QtBot) -> None:
    document = Document(INCIDENT)
    panel = panel_of(qtbot, document)
    panel.select(Place("section", "t"))
    QTest.keyClick(panel, Qt.Key.Key_F2)
    QTest.keyClicks(rename_field(panel), "What happened")
    QTest.keyClick(rename_field(panel), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: document.incident.sections[1].heading == "What happened")
    assert document.undo_stack.undoText() == "Rename section"
    assert document.undo_stack.count() == 1


def test_enter_in_the_field_of_a_new_section_leads_on_to_its_text_once(qtbot: QtBot) -> None:
    document = Document(INCIDENT)
    panel = panel_of(qtbot, document)
    outer = LineField("elsewhere")
    qtbot.addWidget(outer)
    outer.show()
    entered = QSignalSpy(panel.entered)
    panel.entered.connect(outer.setFocus)
    QTest.keyClick(panel, Qt.Key.Key_Insert)
    QTest.keyClicks(rename_field(panel), "Aside")
    QTest.keyClick(rename_field(panel), Qt.Key.Key_Insert)  # the field has no use for it, and the list none now
    QTest.keyClick(rename_field(panel), Qt.Key.Key_Return)
    QCoreApplication.processEvents()
    assert document.undo_stack.count() == 2
    assert entered.count() == 1
    QTest.keyClick(panel, Qt.Key.Key_F2)
    QTest.keyClicks(rename_field(panel), "By the way")
    QTest.keyClick(rename_field(panel), Qt.Key.Key_Return)
    QCoreApplication.processEvents()
    assert panel.currentIndex().data() == "By the way"
    assert entered.count() == 1  # who gives headings stays among them


def test_esc_keeps_the_heading_and_looking_at_it_writes_nothing(qtbot: QtBot) -> None:
    document = Document(INCIDENT)
    panel = panel_of(qtbot, document)
    panel.select(Place("section", "t"))
    panel.rename_section()
    QTest.keyClicks(rename_field(panel), "x")
    QTest.keyClick(rename_field(panel), Qt.Key.Key_Escape)
    panel.rename_section()
    panel.commit_editing()
    assert document.incident is INCIDENT


def test_a_heading_that_is_being_typed_can_be_committed(qtbot: QtBot) -> None:
    document = Document(INCIDENT)
    panel = panel_of(qtbot, document)
    panel.select(Place("section", "t"))
    panel.rename_section()
    QTest.keyClicks(rename_field(panel), "Chronology")
    panel.commit_editing()
    assert document.incident.sections[1].heading == "Chronology"


def test_a_new_section_stands_behind_the_current_one_on_its_level(qtbot: QtBot) -> None:
    document = Document(INCIDENT)
    panel = panel_of(qtbot, document)
    panel.select(Place("section", "d"))
    panel.add_section()
    QTest.keyClicks(rename_field(panel), "Response")
    QTest.keyClick(rename_field(panel), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: document.incident.sections[3].heading == "Response")
    assert document.incident.sections[3].level == 3
    assert panel.current_id == document.incident.sections[3].id


def test_an_outline_without_sections_offers_the_first(qtbot: QtBot) -> None:
    document = Document(Incident(id="i"))
    panel = panel_of(qtbot, document)
    panel.select(Place("details"))
    QTest.mouseClick(panel.add_button, Qt.MouseButton.LeftButton)
    assert len(document.incident.sections) == 1
    assert panel.current_id == document.incident.sections[0].id


def test_a_copy_takes_its_rows_along(qtbot: QtBot) -> None:
    document = Document(INCIDENT)
    panel = panel_of(qtbot, document)
    panel.select(Place("section", "k"))
    panel.duplicate_selected()
    assert column(panel, BADGE_ROLE)[-2:] == ["1/2", "1/2"]
    assert panel.current_id == document.incident.sections[-1].id


def test_levels_stop_at_the_ends(qtbot: QtBot) -> None:
    document = Document(INCIDENT)
    panel = panel_of(qtbot, document)
    panel.select(Place("section", "d"))
    levels = []
    for step in (1, 1, 1, 1, -1):
        panel.shift_level(step)
        levels.append(document.incident.sections[2].level)
    assert levels == [4, 5, 6, 6, 5]


def actions(menu: QMenu) -> dict[str, bool]:
    return {action.text(): action.isEnabled() for action in menu.actions() if action.text()}


def test_the_menu_offers_what_can_be_done(qtbot: QtBot) -> None:
    document = Document(INCIDENT)
    panel = panel_of(qtbot, document)
    menu = outline_menu(panel, panel, document.incident, "s")
    able = actions(menu)
    assert not able["Move up"]
    assert able["Move down"]
    assert able["Remove…"]
    assert list(actions(outline_menu(panel, panel, document.incident, ""))) == ["Add section"]


def test_a_role_is_chosen_in_words_and_rows_limit_the_choice(qtbot: QtBot) -> None:
    document = Document(INCIDENT)
    panel = panel_of(qtbot, document)
    panel.select(Place("section", "k"))
    menu = outline_menu(panel, panel, document.incident, "k")
    roles = next(action.menu() for action in menu.actions() if action.text() == "Role")
    assert isinstance(roles, QMenu)
    assert [name for name, able in actions(roles).items() if able] == ["Measures", "Tasks"]
    assert [action.text() for action in roles.actions() if action.isChecked()] == ["Tasks"]
    next(action for action in roles.actions() if action.text() == "Measures").trigger()
    assert document.incident.sections[-1].role == "measures"


def test_who_may_read_a_section_is_chosen_and_told(qtbot: QtBot) -> None:
    document = Document(INCIDENT.replaced(audiences=("press",)))
    panel = panel_of(qtbot, document)
    panel.select(Place("section", "k"))
    readers = panel.menu_of(audience_menu)
    assert list(actions(readers)) == ["The team only", "The company", "Customers", "press"]
    assert [action.text() for action in readers.actions() if action.isChecked()] == ["The team only"]
    next(action for action in readers.actions() if action.text() == "Customers").trigger()
    assert document.incident.sections[-1].audience == ("customers",)
    again = panel.menu_of(audience_menu)
    assert [action.text() for action in again.actions() if action.isChecked()] == ["The company", "Customers"]
    assert not actions(again)["The company"]  # what customers may read the company may
    assert "may be read by: Customers" in str(panel.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))
    next(action for action in again.actions() if action.text() == "The team only").trigger()
    assert document.incident.sections[-1].audience == ()


def test_enter_goes_on_to_the_editor_and_delete_asks(qtbot: QtBot) -> None:
    panel = panel_of(qtbot, Document(INCIDENT))
    panel.select(Place("section", "t"))
    with qtbot.waitSignal(panel.entered):
        QTest.keyClick(panel, Qt.Key.Key_Return)
    with qtbot.waitSignal(panel.remove_requested) as asked:
        QTest.keyClick(panel, Qt.Key.Key_Delete)
    assert asked.args == ["t"]


def test_many_changes_at_once_keep_the_selection(qtbot: QtBot) -> None:
    sections = tuple(Section(id=f"s{n}", heading=str(n), text="x") for n in range(120))
    document = Document(Incident(id="i", sections=sections))
    panel = panel_of(qtbot, document)
    panel.select(Place("section", "s50"))
    document.apply("Sort", lambda incident: incident.replaced(sections=tuple(reversed(sections))))
    assert panel.selected_ids == ("s50",)
    document.apply(
        "Rename", lambda incident: incident.replaced(sections=tuple(s.replaced(heading="y") for s in sections))
    )
    assert panel.selected_ids == ("s50",)
