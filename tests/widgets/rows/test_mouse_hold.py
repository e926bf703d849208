"""The rows stay in their places while the mouse holds one: the form of a row comes after the click or the drag."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from postmortem_desk.model import Incident, Section
from postmortem_desk.operations.sections import remove_section
from postmortem_desk.session.document import Document
from postmortem_desk.widgets.rows.mouse_hold import MouseHold
from postmortem_desk.widgets.timeline.event_table_model import Column
from postmortem_desk.widgets.timeline.timeline_panel import TimelinePanel
from support.incidents import ZONE, event

LAST_IN_SIGHT = 8


@pytest.fixture
def panel(qtbot: QtBot) -> TimelinePanel:
    rows = tuple(event(f"e{number}", f"09:{number:02}") for number in range(40))
    sections = (Section(id="timeline", role="timeline", heading="Timeline"),)
    made = TimelinePanel(Document(Incident(id="i", date="2023-05-01", zone=ZONE, sections=sections, timeline=rows)))
    qtbot.addWidget(made)
    made.resize(600, 480)
    made.show_section("timeline")
    made.show()
    return made


def middle_of(panel: TimelinePanel, row: int) -> QPoint:
    return panel.table.visualRect(panel.model.index(row, Column.TEXT)).center()


def test_a_press_selects_the_row_under_it_and_moves_nothing(panel: TimelinePanel, qtbot: QtBot) -> None:
    viewport, place = panel.table.viewport(), middle_of(panel, LAST_IN_SIGHT)
    assert viewport.rect().contains(place)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=place)
    assert panel.table.selected_ids == (f"e{LAST_IN_SIGHT}",)
    assert middle_of(panel, LAST_IN_SIGHT) == place
    assert panel.form.isHidden()
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(panel.form.isVisible)
    assert panel.table.selected_ids == (f"e{LAST_IN_SIGHT}",)


def test_a_double_click_edits_the_cell_that_was_clicked(panel: TimelinePanel) -> None:
    viewport, place = panel.table.viewport(), middle_of(panel, LAST_IN_SIGHT)
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    assert panel.delegate.editor is not None
    assert panel.table.current_id == f"e{LAST_IN_SIGHT}"


def test_a_right_click_is_about_the_row_under_it(panel: TimelinePanel, qtbot: QtBot) -> None:
    viewport, place = panel.table.viewport(), middle_of(panel, LAST_IN_SIGHT)
    QTest.mousePress(viewport, Qt.MouseButton.RightButton, pos=place)
    assert panel.table.selected_ids == (f"e{LAST_IN_SIGHT}",)
    qtbot.waitUntil(panel.form.isVisible)  # the release is that of the menu


def test_the_keyboard_waits_for_nothing(panel: TimelinePanel) -> None:
    panel.table.setFocus()
    panel.table.setCurrentIndex(panel.model.index(2, Column.TEXT))
    assert panel.form.isVisible()


def test_a_row_that_went_with_its_section_is_asked_for_no_more(panel: TimelinePanel, qtbot: QtBot) -> None:
    viewport, place = panel.table.viewport(), middle_of(panel, LAST_IN_SIGHT)
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place)
    assert panel._document.apply("Remove section", lambda incident: remove_section(incident, "timeline", None))
    panel.hide()
    with qtbot.waitSignal(panel.findChild(MouseHold).let_go):
        pass
    assert panel.form.isHidden()
