"""What is typed on a selected row: it fills an empty cell or begins the next row, and harms no words."""

from collections.abc import Callable

import pytest
from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from postmortem_desk.model import Cause, Event, Incident, Section, Task
from postmortem_desk.session.document import Document, Place
from postmortem_desk.widgets.causes.cause_panel import CausePanel
from postmortem_desk.widgets.checklist.checklist_model import TaskColumn
from postmortem_desk.widgets.checklist.checklist_panel import ChecklistPanel
from postmortem_desk.widgets.timeline.event_table_model import Column
from postmortem_desk.widgets.timeline.timeline_panel import TimelinePanel
from postmortem_desk.window.desk import Desk
from postmortem_desk.window.main_window import MainWindow
from support.composing import compose
from support.windows import in_front

INCIDENT = Incident(
    id="i",
    sections=(
        Section(id="t", role="timeline", heading="Timeline"),
        Section(id="c", role="causes", heading="Causes"),
        Section(id="k", role="tasks", heading="Tasks"),
    ),
    timeline=(Event(id="e1", text="Caf"), Event(id="e2")),
    causes=(Cause(id="w1", text="Caf"), Cause(id="w2")),
    tasks=(Task(id="x1", text="Caf"), Task(id="x2")),
)


class Rows(Struct, frozen=True):
    """A list of rows in a window: one with words, and an empty one below it. `column` is that of the words."""

    kind: str
    window: MainWindow
    view: QAbstractItemView
    line: QLineEdit
    column: int

    @property
    def texts(self) -> list[str]:
        incident = self.window.document.incident
        kinds = {"timeline": incident.timeline, "causes": incident.causes, "tasks": incident.tasks}
        return [row.text for row in kinds[self.kind]]

    def at(self, row: int) -> QAbstractItemView:
        """The list with the keyboard in it, on the words of a row."""
        self.view.setFocus()
        self.view.setCurrentIndex(self.view.model().index(row, self.column))
        return self.view

    @property
    def keyboard(self) -> QWidget:
        focus = self.window.focusWidget()
        assert focus is not None
        return focus


@pytest.fixture(params=["timeline", "causes", "tasks"])
def rows(request: pytest.FixtureRequest, make_desk: Callable[..., Desk], qtbot: QtBot) -> Rows:
    window = in_front(qtbot, make_desk().show_document(Document(INCIDENT)))
    editors = window.parts.editors
    window.bench.navigation.show_place(Place("section", {"timeline": "t", "causes": "c", "tasks": "k"}[request.param]))
    match editors.timeline or editors.causes or editors.checklist:
        case TimelinePanel() as panel:
            return Rows(request.param, window, panel.table, panel.quick, Column.TEXT)
        case CausePanel() as panel:
            return Rows(request.param, window, panel.tree, panel.quick, 0)
        case ChecklistPanel() as panel:
            return Rows(request.param, window, panel.table, panel.quick, TaskColumn.TEXT)
        case _:
            raise AssertionError


def test_letters_on_words_begin_the_next_row(rows: Rows) -> None:
    QTest.keyClick(rows.at(0), "R")
    QTest.keyClicks(rows.keyboard, "olled back")
    assert (rows.line.text(), rows.texts) == ("Rolled back", ["Caf", ""])
    QTest.keyClick(rows.keyboard, Qt.Key.Key_Return)
    assert sorted(rows.texts) == ["", "Caf", "Rolled back"]
    assert rows.window.document.undo_stack.count() == 1
    assert rows.keyboard is rows.line  # for the row after it


def test_esc_leads_back_to_the_row_and_keeps_what_was_typed(rows: Rows) -> None:
    QTest.keyClick(rows.at(0), "x")
    QTest.keyClick(rows.keyboard, Qt.Key.Key_Escape)
    assert rows.keyboard is rows.view
    assert rows.view.currentIndex().row() == 0
    assert rows.line.text() == "x"
    assert rows.window.document.incident is INCIDENT


def test_letters_fill_an_empty_cell_as_one_step(rows: Rows) -> None:
    QTest.keyClick(rows.at(1), "R")
    QTest.keyClicks(rows.keyboard, "olled back")
    assert (rows.line.text(), rows.texts) == ("", ["Caf", "Rolled back"])
    QTest.keyClick(rows.keyboard, Qt.Key.Key_Return)
    rows.window.document.undo()
    assert rows.window.document.incident == INCIDENT


def test_keys_that_open_a_cell_put_the_cursor_behind_its_words(rows: Rows) -> None:
    for key in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Space):
        QTest.keyClick(rows.at(0), key)
        QTest.keyClicks(rows.keyboard, "e")
        assert rows.texts == ["Cafe", ""]
        QTest.keyClick(rows.keyboard, Qt.Key.Key_Escape)
        assert rows.texts == ["Caf", ""]


def test_other_keys_harm_nothing(rows: Rows) -> None:
    for key in (Qt.Key.Key_Backspace, Qt.Key.Key_Escape, Qt.Key.Key_Clear):
        QTest.keyClick(rows.at(0), key)
        assert rows.keyboard is rows.view
        assert rows.window.document.incident is INCIDENT


def test_a_letter_of_two_keys_is_a_letter_like_others(rows: Rows) -> None:
    compose(rows.at(1), done="é")
    QTest.keyClick(rows.keyboard, Qt.Key.Key_Return)
    assert rows.texts == ["Caf", "é"]
    compose(rows.at(0), done="é")
    QTest.keyClicks(rows.keyboard, "t")
    assert (rows.line.text(), rows.texts) == ("ét", ["Caf", "é"])


def test_a_word_in_the_making_is_made_in_the_line(rows: Rows) -> None:
    view = rows.at(0)
    compose(view, "に")
    compose(view, "にほん")
    assert rows.keyboard is view  # were it to leave now, the input method would end the word
    compose(view, done="日本")
    assert (rows.keyboard, rows.line.text(), rows.texts) == (rows.line, "日本", ["Caf", ""])
