"""Rows go whole from one window into another, and as a table into other programs."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from postmortem_desk.model import Event, Incident, Milestone, Moment, Section, Task
from postmortem_desk.operations.excerpts import events_from, excerpt
from postmortem_desk.session.document import Document, Place
from postmortem_desk.widgets.rows.row_clipboard import COPIED_ROWS
from postmortem_desk.widgets.rows.row_table_view import RowTableView
from postmortem_desk.window.desk import Desk
from postmortem_desk.window.main_window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier
DAY = "2026-10-14"


def event(name: str, clock: str, **fields: object) -> Event:
    at = Moment(written=clock, at=f"{DAY}T{clock}:00")
    return Event(id=name, at=at, text=f"text\nof {name}", kind="action").replaced(**fields)


def incident(name: str, zone: str, events: tuple[Event, ...] = (), tasks: tuple[Task, ...] = ()) -> Incident:
    sections = (Section(id="t", role="timeline", heading="T"), Section(id="k", role="tasks", heading="K"))
    return Incident(id=name, date=DAY, zone=zone, sections=sections, timeline=events, tasks=tasks)


SOURCE = incident(
    "one",
    "Europe/Berlin",
    (event("a", "09:00"), event("b", "09:20", milestones=(Milestone(name="detected", impact="gone"),), actor="=Eva")),
    (Task(id="x", text="First", owner="Eva", addresses=("a",)), Task(id="y", text="Second")),
)
TARGET = incident("two", "UTC", (event("c", "07:10"),), (Task(id="z", text="Third"),))


@pytest.fixture
def windows(make_desk: Callable[..., Desk]) -> list[MainWindow]:
    desk = make_desk()
    return [desk.show_document(Document(one)) for one in (SOURCE, TARGET)]


def table(window: MainWindow, section: str) -> RowTableView:
    window.bench.navigation.show_place(Place("section", section))
    panel = window.parts.editors.timeline or window.parts.editors.checklist
    assert panel is not None
    return panel.table


def press(widget: RowTableView, key: Qt.Key) -> None:
    """Ctrl and a key, and let go: Qt would hold Ctrl for pressed in what comes after."""
    QTest.keyClick(widget, key, CONTROL)
    QTest.keyRelease(widget, Qt.Key.Key_Control)


def test_events_go_into_another_window_with_all_they_hold(windows: list[MainWindow]) -> None:
    one, two = windows
    source = table(one, "t")
    source.selectAll()
    press(source, Qt.Key.Key_C)
    press(table(two, "t"), Qt.Key.Key_V)
    rows = two.document.incident.timeline
    assert [row.text.replace("\n", " ") for row in rows] == ["text of a", "text of c", "text of b"]
    assert [row.at.zone for row in rows] == ["Europe/Berlin", "", "Europe/Berlin"]
    assert rows[2].milestones == ()
    assert len({row.id for row in rows} | {"a", "b"}) == 5
    assert two.document.undo_stack.undoText() == "Add 2 events"
    two.document.undo()
    assert two.document.incident == TARGET


def test_other_programs_get_a_table_that_holds_no_formula(windows: list[MainWindow]) -> None:
    source = table(windows[0], "t")
    source.selectAll()
    press(source, Qt.Key.Key_C)
    text = QApplication.clipboard().text()
    assert text == "09:00\taction\ttext of a\t\n09:20\taction\ttext of b\t'=Eva\n"


def test_tasks_are_cut_and_pasted_behind_the_current_one(windows: list[MainWindow]) -> None:
    one, two = windows
    source = table(one, "k")
    source.selectAll()
    press(source, Qt.Key.Key_X)
    assert one.document.incident.tasks == ()
    press(table(two, "k"), Qt.Key.Key_V)
    tasks = two.document.incident.tasks
    assert [task.text for task in tasks] == ["Third", "First", "Second"]
    assert [task.addresses for task in tasks] == [(), (), ()]
    assert tasks[1].owner == "Eva"


def test_lines_of_a_list_become_tasks(windows: list[MainWindow]) -> None:
    QApplication.clipboard().setText("- [ ] Call them\n\n2. Write it down\nplain")
    press(table(windows[1], "k"), Qt.Key.Key_V)
    assert [task.text for task in windows[1].document.incident.tasks[1:]] == ["Call them", "Write it down", "plain"]


def test_what_calls_itself_rows_and_is_none_is_taken_as_text(windows: list[MainWindow]) -> None:
    data = QMimeData()
    data.setData(COPIED_ROWS, b"{broken")
    data.setText("a task")
    QApplication.clipboard().setMimeData(data)
    press(table(windows[1], "k"), Qt.Key.Key_V)
    assert windows[1].document.incident.tasks[-1].text == "a task"


def test_rows_keep_their_instants_and_lose_what_is_not_there() -> None:
    rows = excerpt(SOURCE, {"b"})
    (copied,) = events_from(rows, TARGET, "t")
    assert copied.at.at == f"{DAY}T09:20:00"
    assert (copied.at.zone, copied.section, copied.milestones) == ("Europe/Berlin", "t", ())
    assert events_from(rows, SOURCE, "t")[0].at == SOURCE.timeline[1].at
