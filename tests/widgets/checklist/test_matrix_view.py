"""The matrix of causes and tasks: what it shows, and that a click or a key links and unlinks."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from postmortem_desk.insight.checks.run import findings
from postmortem_desk.model import Cause, Incident, Section, Task
from postmortem_desk.operations.causes import add_cause
from postmortem_desk.operations.tasks import edit_task
from postmortem_desk.session.document import Document, Place
from postmortem_desk.storage.paths import Paths
from postmortem_desk.storage.rules import load_rules
from postmortem_desk.widgets.checklist.matrix_model import MatrixModel
from postmortem_desk.widgets.checklist.matrix_view import MatrixView
from postmortem_desk.widgets.rows.wrapped_header import INDENT_ROLE, cut_to_fit
from support.contrast import contrast

SECTIONS = (
    Section(id="c", role="causes", heading="Root causes"),
    Section(id="m", role="measures", heading="Measures"),
    Section(id="t", role="tasks", heading="Tasks"),
)
INCIDENT = Incident(
    id="i",
    sections=SECTIONS,
    causes=(Cause(id="a", text="A *leak*"), Cause(id="b", parent_id="a", text="No limit")),
    tasks=(
        Task(id="m1", section="m", text="Set a limit", addresses=("b",)),
        Task(id="t1", section="t", text="Add an alert"),
        Task(id="t2", section="t", text="Never mind", status="dropped"),
    ),
)


@pytest.fixture
def view(qtbot: QtBot) -> MatrixView:
    view = MatrixView(Document(INCIDENT))
    qtbot.addWidget(view)
    view.resize(800, 500)
    view.show()
    QAbstractItemModelTester(view.model, QAbstractItemModelTester.FailureReportingMode.Fatal, view)
    return view


def document_of(view: MatrixView) -> Document:
    return view.model.document


def test_causes_stand_as_a_tree_and_dropped_tasks_are_left_out(view: MatrixView) -> None:
    model = view.model
    rows = [model.headerData(row, Qt.Orientation.Vertical) for row in range(model.rowCount())]
    columns = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    assert (rows, columns) == (["A leak", "No limit"], ["Set a limit", "Add an alert"])
    assert model.headerData(1, Qt.Orientation.Vertical, INDENT_ROLE) == 1
    assert view.sentence.text() == "1 task has no cause."


def test_what_has_no_words_yet_is_said_to_have_none(view: MatrixView) -> None:
    document_of(view).apply("Add", lambda incident: add_cause(incident, Cause(id="x7q", section="c")))
    rows = [view.model.headerData(row, Qt.Orientation.Vertical) for row in range(view.model.rowCount())]
    assert rows == ["A leak", "No limit", "(no words yet)"]


def test_a_click_links_and_undo_takes_it_back(view: MatrixView) -> None:
    place = view.table.visualRect(view.model.index(0, 1)).center()
    QTest.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert document_of(view).incident.tasks[1].addresses == ("a",)
    assert view.sentence.text().startswith("Every cause that asks for a task has one")
    document_of(view).undo()
    assert document_of(view).incident is INCIDENT
    assert not view.model.is_linked(0, 1)


def test_it_counts_what_the_checks_count(qtbot: QtBot, tmp_path: Path) -> None:
    causes = (
        Cause(id="a", text="A leak"),
        Cause(id="b", text="A network fault", certainty="ruled_out"),
        Cause(id="c", text="A newsletter", role="trigger"),
        Cause(id="d", text="No alarm"),
    )
    tasks = (
        Task(id="t1", section="t", text="Set a limit", addresses=("a",)),
        Task(id="t2", section="t", text="Answer sooner", addresses=("s",)),
        Task(id="t3", section="t", text="Long done", status="done"),
        Task(id="t4", section="t", text="Add an alert", addresses=("d",), status="dropped"),
    )
    told = Incident(id="i", stage="in_review", sections=SECTIONS, causes=causes, tasks=tasks)
    view = MatrixView(Document(told))
    qtbot.addWidget(view)
    assert view.sentence.text() == "1 cause has no task."
    book = load_rules(Paths.under(tmp_path))
    counted = [one.spot.id for one in findings(told, book) if one.rule.id.endswith(("without-task", "without-cause"))]
    assert counted == ["d"]
    document_of(view).apply("Say why", lambda incident: edit_task(incident, "t4", reason="The shop closes in May"))
    assert view.sentence.text().startswith("Every cause that asks for a task has one")


def test_the_keyboard_walks_and_links(view: MatrixView) -> None:
    view.reveal(Place("view", "matrix"))
    QTest.keyClick(view.table, Qt.Key.Key_Down)
    QTest.keyClick(view.table, Qt.Key.Key_Space)
    assert document_of(view).incident.tasks[0].addresses == ()
    QTest.keyClick(view.table, Qt.Key.Key_Space)
    assert document_of(view).incident.tasks[0].addresses == ("b",)
    spoken = view.model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "No limit – Set a limit: linked"


def test_it_follows_the_document_and_keeps_the_place_of_the_keyboard(view: MatrixView) -> None:
    view.reveal(Place("view", "matrix"))
    view.table.setCurrentIndex(view.model.index(1, 1))
    document_of(view).apply("Edit", lambda incident: edit_task(incident, "t1", text="Add two alerts"))
    assert view.model.headerData(1, Qt.Orientation.Horizontal) == "Add two alerts"
    assert view.table.currentIndex() == view.model.index(1, 1)
    document_of(view).apply("Add", lambda incident: add_cause(incident, Cause(id="z", text="Old disk")))
    assert view.model.rowCount() == 3


def test_causes_that_are_told_in_prose_stand_for_themselves(qtbot: QtBot) -> None:
    told = Incident(
        id="i",
        sections=(SECTIONS[0].replaced(text="A loop that never ended."), SECTIONS[2]),
        tasks=(Task(id="t1", section="t", text="Add a test"),),
    )
    model = MatrixModel(Document(told))
    assert [row.name for row in model.causes] == ["Root causes"]
    assert model.setData(model.index(0, 0), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert model.document.incident.tasks[0].addresses == ("c",)
    model.deleteLater()


def test_long_words_are_cut_where_their_room_ends(view: MatrixView) -> None:
    metrics, flags = view.table.fontMetrics(), int(Qt.TextFlag.TextWordWrap)
    room = QSize(120, 2 * metrics.lineSpacing())
    long = "Checkout waits for a price without a time limit, so that a slow price service stops every order"
    cut = cut_to_fit(long, metrics, room, flags)
    assert cut.endswith("…")
    assert long.startswith(cut[:-1])
    assert cut_to_fit("Short", metrics, room, flags) == "Short"


def test_an_empty_matrix_says_what_belongs_there(qtbot: QtBot) -> None:
    view = MatrixView(Document(Incident(id="i")))
    qtbot.addWidget(view)
    view.show()
    assert view.empty.isVisible()
    assert not view.table.isVisible()


def test_the_empty_mark_of_a_cell_can_be_seen(view: MatrixView) -> None:
    cell = view.table.visualRect(view.model.index(1, 1)).adjusted(8, 8, -8, -8)
    picture = view.table.viewport().grab(cell).toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}
    ground = picture.pixelColor(0, 0).name()
    least = 3  # WCAG 2.2, success criterion 1.4.11, for what is not text
    assert max(contrast(colour, ground) for colour in colours) > least
