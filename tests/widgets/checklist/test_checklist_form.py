"""The detail form of a task: every field, days as people say them, links by typing, undone where it was done."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from postmortem_desk.model import Cause, Event, Incident, Person, Section, Task
from postmortem_desk.operations.lookup import task_of
from postmortem_desk.session.document import Document, Place
from postmortem_desk.widgets.checklist.checklist_form import TaskForm
from postmortem_desk.widgets.checklist.checklist_panel import ChecklistPanel
from postmortem_desk.widgets.fields.part_picker import PartPicker

TODAY = date(2026, 11, 25)


def incident() -> Incident:
    return Incident(
        id="i",
        sections=(
            Section(id="t", role="tasks", heading="Tasks"),
            Section(id="d", role="detection", heading="Detection"),
        ),
        people=(Person(id="p", name="Mira Hoek"), Person(id="q", name="Tomasz <b>Lind</b>")),
        timeline=(Event(id="e", text="The alert fired"),),
        causes=(Cause(id="c", text="The pool was *full*"),),
        tasks=(
            Task(id="a", text="Raise the limit", due="2026-11-20", addresses=("gone", "d")),
            Task(id="b", text="Write it down", status="done", done_on="2026-11-03", priority="P1"),
        ),
    )


@pytest.fixture
def document() -> Document:
    return Document(incident())


@pytest.fixture
def panel(document: Document, qtbot: QtBot) -> ChecklistPanel:
    panel = ChecklistPanel(document, today=lambda: TODAY)
    qtbot.addWidget(panel)
    panel.resize(700, 800)
    panel.show_section("t")
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.table.select_ids(["a"])
    return panel


def task(document: Document, task_id: str = "a") -> Task:
    return task_of(document.incident, task_id)


def type_into(field: QWidget, text: str) -> None:
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, text)


@pytest.mark.parametrize(
    ("field", "typed", "value", "undo"),
    [
        (lambda form: form.owner, "Aiko", "Aiko", "Change owner"),
        (lambda form: form.status.line, "in progress", "in_progress", "Change status"),
        (lambda form: form.priority.line, "high", "high", "Change priority"),
        (lambda form: form.kind.line, "Detect", "detect", "Change kind"),
        (lambda form: form.kind.line, "our own", "our own", "Change kind"),
        (lambda form: form.tickets.line, "OPS-1, OPS-2", ("OPS-1", "OPS-2"), "Change tickets"),
        (lambda form: form.success, "It pages.", "It pages.", "Change test of success"),
        (lambda form: form.due.line, "next friday", "2026-12-04", "Change due date"),
    ],
)
def test_what_is_typed_is_in_the_document_and_one_undo_takes_it_back(
    document: Document,
    panel: ChecklistPanel,
    field: Callable[[TaskForm], QWidget],
    typed: str,
    value: object,
    undo: str,
) -> None:
    start = document.incident
    type_into(field(panel.form), typed)
    panel.commit_editing()
    name = {"Change test of success": "success", "Change due date": "due"}.get(undo, undo.removeprefix("Change "))
    assert getattr(task(document), name) == value
    assert document.undo_stack.undoText() == undo
    shown: list[Place] = []
    document.place_shown.connect(shown.append)
    document.undo()
    assert document.incident == start
    assert shown == [Place("task", "a", name)]


def test_the_status_asks_for_what_belongs_to_it(document: Document, panel: ChecklistPanel) -> None:
    form = panel.form
    assert not form.reason.isVisible()
    assert not form.done_on.isVisible()
    form.status.textActivated.emit("dropped")
    assert form.reason.isVisible()
    assert form.reason.placeholderText() == "Why was it dropped?"
    type_into(form.reason, "Too late.")
    assert (task(document).status, task(document).reason) == ("dropped", "Too late.")
    form.status.textActivated.emit("done")
    assert (task(document).status, task(document).done_on) == ("done", TODAY.isoformat())
    assert form.done_on.isVisible()
    assert form.reason.isVisible(), "a reason that was given stays in sight"


def test_a_status_that_is_typed_through_others_keeps_the_day_it_was_done(
    document: Document, panel: ChecklistPanel
) -> None:
    panel.table.select_ids(["b"])
    type_into(panel.form.status.line, "don")
    QTest.keyClicks(panel.form.status.line, "e")
    panel.form.owner.setFocus()
    assert task(document, "b").done_on == "2026-11-03"
    assert not document.undo_stack.canUndo()


@pytest.mark.parametrize(
    ("typed", "kept", "said"),
    [
        ("+2w", "2026-12-09", "Wednesday, 9 December 2026, in 14 days"),
        ("tomorrow", "2026-11-26", "Thursday, 26 November 2026, tomorrow"),
        ("yesterday", "2026-11-24", "Tuesday, 24 November 2026, yesterday"),
        ("after the freeze", "after the freeze", "This is kept as you wrote it, but it is no day"),
        ("01/05/2027", "01/05/2027", "This can mean 5 January 2027 or 1 May 2027."),
    ],
)
def test_a_day_is_read_and_the_field_says_what_was_understood(
    document: Document, panel: ChecklistPanel, typed: str, kept: str, said: str
) -> None:
    type_into(panel.form.due.line, typed)
    if kept != typed:
        assert panel.form.due.hint.text() == said, "it says so while it is typed"
    QTest.keyClick(panel.form.due.line, Qt.Key.Key_Return)
    assert task(document).due == kept
    assert panel.form.due.hint.text().startswith(said)


def test_a_day_can_be_picked_from_the_calendar(document: Document, panel: ChecklistPanel, qtbot: QtBot) -> None:
    panel.form.due.button.setFocus()
    QTest.keyClick(panel.form.due.button, Qt.Key.Key_Space)
    calendar = panel.form.due.calendar
    assert calendar is not None
    assert calendar.accessibleName() == "Due"
    assert calendar.selectedDate() == QDate(2026, 11, 20)
    calendar.activated.emit(QDate(2026, 12, 24))
    assert task(document).due == "2026-12-24"
    qtbot.waitUntil(lambda: panel.form.due.calendar is None)


def test_what_waits_in_a_field_is_written_when_another_row_is_chosen(document: Document, panel: ChecklistPanel) -> None:
    type_into(panel.form.due.line, "1 Dec")
    panel.table.select_ids(["b"])
    assert task(document).due == "2026-12-01"
    assert task(document, "b").due == ""
    assert panel.form.due.line.value == ""


def test_an_owner_is_completed_from_the_people(document: Document, panel: ChecklistPanel) -> None:
    type_into(panel.form.owner, "lin")
    popup = panel.form.owners.popup()
    assert popup.isVisible()
    assert [popup.model().index(row, 0).data() for row in range(popup.model().rowCount())] == ["Tomasz <b>Lind</b>"]
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert task(document).owner == "Tomasz <b>Lind</b>"


def test_causes_events_and_sections_are_linked_by_typing_and_unlinked(
    document: Document, panel: ChecklistPanel
) -> None:
    form = panel.form
    assert [row.label.text() for row in form.links.rows if row.isVisible()] == ["Section: Detection"]
    form.links.link_button.setFocus()
    QTest.keyClick(form.links.link_button, Qt.Key.Key_Space)
    picker = panel.findChild(PartPicker)
    assert picker is not None
    offered = [picker.list.item(row).text() for row in range(picker.list.count())]
    assert offered == ["Cause: The pool was full", "Section: Tasks", "Event: The alert fired"]
    QTest.keyClicks(picker.field, "pool")
    QTest.keyClick(picker.field, Qt.Key.Key_Return)
    assert task(document).addresses == ("d", "c")
    QTest.mouseClick(form.links.rows[0].button, Qt.MouseButton.LeftButton)
    assert task(document).addresses == ("c",)
    document.undo()
    document.undo()
    assert task(document).addresses == ("gone", "d")


def test_tab_walks_through_the_fields_in_their_order(panel: ChecklistPanel) -> None:
    form = panel.form
    form.status.textActivated.emit("dropped")
    form.owner.setFocus()
    wanted = [form.due.line, form.due.button, form.status, form.priority, form.reason, form.kind, form.tickets.line]
    wanted += [form.success, form.links.rows[0].button, form.links.link_button]
    for field in wanted:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is field or field.focusProxy() is focus or field.isAncestorOf(focus), field.accessibleName()


def test_undo_goes_to_the_field_of_the_form(document: Document, panel: ChecklistPanel) -> None:
    document.place_shown.connect(panel.reveal)
    type_into(panel.form.success, "x")
    panel.table.select_ids(["b"])
    panel.table.setFocus()
    document.undo()
    assert panel.table.current_id == "a"
    assert QApplication.focusWidget() is panel.form.success


@pytest.mark.parametrize(("width", "has_room"), [(400, False), (640, True)])
def test_fields_stand_below_each_other_where_there_is_no_room_beside(
    panel: ChecklistPanel, width: int, has_room: bool
) -> None:
    panel.resize(width, 800)
    QApplication.processEvents()
    form = panel.form
    beside = form.due.geometry().top() == form.owner.geometry().top()
    assert beside is has_room
    assert form.due.line.width() > form.due.fontMetrics().horizontalAdvance("2026-11-20") + 16


@pytest.mark.parametrize("name", ["owner", "kind", "success"])
def test_the_keys_of_undo_reach_the_window_from_every_sort_of_field(
    document: Document, panel: ChecklistPanel, name: str
) -> None:
    undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), panel)
    undo.activated.connect(document.undo)
    panel.edits.tick("a", True)
    getattr(panel.form, name).setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert task(document).status == "open"
