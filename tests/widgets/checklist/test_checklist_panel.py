"""The checklist: ticks, texts, owners and due dates, moved and undone through the document."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from postmortem_desk.model import Incident, Section, Task
from postmortem_desk.operations.lookup import task_of
from postmortem_desk.session.document import Document, Place
from postmortem_desk.widgets.checklist.checklist_model import TaskColumn
from postmortem_desk.widgets.checklist.checklist_panel import ChecklistPanel

TODAY = date(2026, 10, 20)


def incident(names: str) -> Incident:
    sections = (Section(id="t", role="tasks", heading="Tasks"), Section(id="m", role="measures", heading="Measures"))
    tasks = tuple(Task(id=name, section="t", text=f"text of {name}", due="2026-10-30") for name in names)
    return Incident(id="i", sections=sections, tasks=(*tasks, Task(id="other", section="m", text="a measure")))


@pytest.fixture
def three(qtbot: QtBot) -> tuple[Document, ChecklistPanel]:
    document = Document(incident("abc"))
    panel = ChecklistPanel(document, today=lambda: TODAY)
    qtbot.addWidget(panel)
    panel.resize(600, 500)
    panel.show_section("t")
    panel.show()
    return document, panel


def order(document: Document) -> str:
    return "".join(task.id for task in document.incident.tasks if task.section == "t")


@given(st.lists(st.sampled_from(["up", "down", "remove", "duplicate", "tick", "undo", "redo"]), max_size=12), st.data())
@settings(max_examples=30)
def test_the_model_tells_every_change_right(qapp: QApplication, steps: list[str], data: st.DataObject) -> None:
    document = Document(incident("abcde"))
    panel = ChecklistPanel(document)
    panel.show_section("t")
    tester = QAbstractItemModelTester(panel.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for step in steps:
        ids = [row.id for row in panel.model.rows]
        if ids:
            panel.table.select_ids(data.draw(st.lists(st.sampled_from(ids), min_size=1, max_size=3)))
        match step:
            case "up" | "down":
                panel.move_selected(-1 if step == "up" else 1)
            case "remove":
                panel.remove_selected()
            case "duplicate":
                panel.duplicate_selected()
            case "tick" if ids:
                panel.edits.tick(ids[0], not panel.model.rows[0].is_done)
            case "undo":
                document.undo()
            case "redo":
                document.redo()
        assert panel.model.rows == tuple(task for task in document.incident.tasks if task.section == "t")
    tester.deleteLater()
    panel.deleteLater()


def test_the_space_bar_ticks_and_undo_unticks(three: tuple[Document, ChecklistPanel]) -> None:
    document, panel = three
    panel.table.select_ids(["b"])
    panel.table.setCurrentIndex(panel.model.index(1, TaskColumn.DONE))
    QTest.keyClick(panel.table, Qt.Key.Key_Space)
    ticked = task_of(document.incident, "b")
    assert (ticked.status, ticked.done_on) == ("done", TODAY.isoformat())
    assert panel.header.sentence.text() == "1 of 3 done"
    document.undo()
    assert not task_of(document.incident, "b").is_done


def test_a_click_on_the_box_ticks(three: tuple[Document, ChecklistPanel]) -> None:
    document, panel = three
    box = panel.table.visualRect(panel.model.index(2, TaskColumn.DONE))
    QTest.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert task_of(document.incident, "c").is_done


def test_typing_in_a_cell_is_in_the_document_at_once_and_one_undo(three: tuple[Document, ChecklistPanel]) -> None:
    document, panel = three
    panel.reveal(Place("task", "a", "text"))
    panel.table.edit_cell(panel.table.currentIndex())
    editor = panel.delegate.editor
    assert editor is not None
    QTest.keyClick(editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(editor, " and b")
    assert task_of(document.incident, "a").text == "text of a and b"
    document.undo()
    assert task_of(document.incident, "a").text == "text of a"


def test_escape_takes_the_typing_back_and_leaves_no_step(three: tuple[Document, ChecklistPanel]) -> None:
    document, panel = three
    start = document.incident
    panel.reveal(Place("task", "a", "text"))
    panel.table.edit_cell(panel.table.currentIndex())
    assert panel.delegate.editor is not None
    QTest.keyClicks(panel.delegate.editor, "xyz")
    QTest.keyClick(panel.delegate.editor, Qt.Key.Key_Escape)
    assert document.incident == start
    assert not document.undo_stack.canUndo()
    assert panel.delegate.editor is None


@pytest.mark.parametrize(
    ("typed", "stored", "shown"),
    [
        ("2026-11-06", "2026-11-06", "6 Nov 2026"),
        ("Nov 6, 2026", "2026-11-06", "6 Nov 2026"),
        ("soon", "soon", "soon"),
    ],
)
def test_a_due_date_is_a_date_where_it_is_one(
    three: tuple[Document, ChecklistPanel], typed: str, stored: str, shown: str
) -> None:
    document, panel = three
    panel.model.setData(panel.model.index(0, TaskColumn.DUE), typed)
    assert task_of(document.incident, "a").due == stored
    assert panel.model.index(0, TaskColumn.DUE).data() == shown


def test_a_drop_moves_tasks_and_leaves_other_sections_alone(three: tuple[Document, ChecklistPanel]) -> None:
    document, panel = three
    carried = panel.model.mimeData([panel.model.index(0, 0)])
    panel.model.dropMimeData(carried, Qt.DropAction.MoveAction, 3, 0, QModelIndex())
    assert order(document) == "bca"
    assert task_of(document.incident, "other").section == "m"


def test_the_line_below_adds_a_task(three: tuple[Document, ChecklistPanel]) -> None:
    document, panel = three
    QTest.keyClicks(panel.quick, "write the runbook")
    QTest.keyClick(panel.quick, Qt.Key.Key_Return)
    added = next(task for task in document.incident.tasks if task.text == "write the runbook")
    assert added.section == "t"
    assert panel.table.current_id == added.id
    assert panel.quick.value == ""


# Filters.


def filtered(three: tuple[Document, ChecklistPanel]) -> tuple[Document, ChecklistPanel]:
    """Five tasks, of which b and d are done and hidden."""
    document, panel = three
    tasks = tuple(
        Task(
            id=name,
            section="t",
            text=name,
            status="done" if name in "bd" else "open",
            owner="Mira" if name == "a" else "",
        )
        for name in "abcde"
    )
    document.apply("five", lambda i: i.with_fields(tasks=tasks))
    panel.filter.choose("State", "open")
    return document, panel


def test_hidden_rows_stay_behind_theirs_when_rows_are_moved(three: tuple[Document, ChecklistPanel]) -> None:
    document, panel = filtered(three)
    assert [row.id for row in panel.model.rows] == list("ace")
    assert panel.filter.sentence.text() == "To do: 2 of 5 rows hidden."
    panel.table.select_ids(["a"])
    panel.move_selected(1)
    assert order(document) == "cdabe"
    carried = panel.model.mimeData([panel.model.index(panel.model.row_of("e"), 0)])
    panel.model.dropMimeData(carried, Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    assert order(document) == "ecdab"
    assert document.undo_stack.undoText() == "Move task"
    document.undo()
    document.undo()
    assert order(document) == "abcde"


def test_what_undo_shows_comes_into_view(three: tuple[Document, ChecklistPanel]) -> None:
    document, panel = filtered(three)
    document.place_shown.connect(panel.reveal)
    panel.edits.write("b", "owner", "Aiko")
    document.undo()
    assert panel.table.current_id == "b"
    assert [row.id for row in panel.model.rows] == list("abce")


def test_a_task_that_is_ticked_stays_in_view_and_another_section_shows_all(
    three: tuple[Document, ChecklistPanel],
) -> None:
    _document, panel = filtered(three)
    panel.edits.tick("a", True)
    assert [row.id for row in panel.model.rows] == list("ace")
    panel.filter.choose("Owner", "")
    assert [row.id for row in panel.model.rows] == list("ce")
    panel.show_section("m")
    panel.show_section("t")
    assert [row.id for row in panel.model.rows] == list("abcde")
    assert not panel.filter.isVisible()


def test_tasks_are_found_that_are_overdue(three: tuple[Document, ChecklistPanel]) -> None:
    _document, panel = three
    panel.edits.write_due("b", "yesterday")
    panel.edits.write_due("c", "soon")
    panel.filter.choose("State", "overdue")
    assert [row.id for row in panel.model.rows] == ["b"]
    assert panel.header.sentence.text() == "0 of 3 done, 1 overdue"
    cell = panel.model.index(0, TaskColumn.DUE)
    assert cell.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "overdue"
    panel.edits.tick("b", True)
    assert panel.header.sentence.text() == "1 of 3 done"


def test_an_empty_checklist_says_what_belongs_there_and_offers_the_first_step(qtbot: QtBot) -> None:
    panel = ChecklistPanel(Document(incident("")))
    qtbot.addWidget(panel)
    panel.show_section("t")
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    assert "by whom" in panel.empty.words.text()
    QTest.mouseClick(panel.empty.write_button, Qt.MouseButton.LeftButton)
    assert panel.quick.hasFocus()
    QTest.keyClicks(panel.quick, "first")
    QTest.keyClick(panel.quick, Qt.Key.Key_Return)
    assert [row.text for row in panel.model.rows] == ["first"]
    assert not panel.empty.isVisible()


def test_the_introduction_is_as_high_as_its_text(three: tuple[Document, ChecklistPanel], qtbot: QtBot) -> None:
    document, panel = three
    low = panel.introduction.editor.height()
    words = "What we change so that this kind of failure stays small, and who looks after it:"
    document.apply("intro", lambda i: i.with_fields(sections=(i.sections[0].replaced(text=words),)))
    wide = panel.introduction.editor.height()
    panel.resize(300, 500)
    qtbot.waitUntil(lambda: panel.introduction.editor.height() > max(low, wide))
    assert panel.introduction.editor.verticalScrollBar().maximum() == 0
    panel.resize(1200, 500)
    qtbot.waitUntil(lambda: panel.introduction.editor.height() == low)
