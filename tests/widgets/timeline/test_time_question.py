"""The times of many events put right at once: asked in place, previewed, one step."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from postmortem_desk.model import Event, Incident, Moment, Section
from postmortem_desk.session.document import Document
from postmortem_desk.widgets.timeline.timeline_panel import TimelinePanel

DAY = "2026-10-14"


def incident() -> Incident:
    rows = tuple(
        Event(id=name, section="t", at=Moment(written=clock, at=f"{DAY}T{clock}"), text=name)
        for name, clock in (("a", "09:00"), ("b", "09:10"), ("c", "23:50"))
    )
    sections = (Section(id="t", role="timeline", heading="Timeline"),)
    return Incident(id="i", date=DAY, zone="Europe/Berlin", sections=sections, timeline=rows)


@pytest.fixture
def document() -> Document:
    return Document(incident())


@pytest.fixture
def panel(document: Document, qtbot: QtBot) -> TimelinePanel:
    panel = TimelinePanel(document)
    qtbot.addWidget(panel)
    panel.resize(700, 600)
    panel.show_section("t")
    panel.show()
    return panel


def times(document: Document) -> list[str]:
    return [row.at.written for row in document.incident.timeline]


def answer(panel: TimelinePanel, words: str) -> None:
    QTest.keyClicks(panel.times.field, words)
    QTest.keyClick(panel.times.field, Qt.Key.Key_Return)


def test_all_times_move_as_one_step_with_a_preview(document: Document, panel: TimelinePanel) -> None:
    panel.ask_shift()
    assert panel.times.question.text() == "Move the times of 3 events by"
    assert not panel.times.apply.isEnabled()
    QTest.keyClicks(panel.times.field, "-30 min")
    assert panel.times.hint.text() == "09:00 becomes 08:30 (−30 min)"
    QTest.keyClick(panel.times.field, Qt.Key.Key_Return)
    assert times(document) == ["08:30", "08:40", "23:20"]
    assert not panel.times.isVisible()
    document.undo()
    assert document.incident == incident()


def test_the_selected_rows_alone_move_and_the_day_is_told_where_it_changes(
    document: Document, panel: TimelinePanel
) -> None:
    panel.table.select_ids(["b", "c"])
    panel.ask_shift()
    QTest.keyClicks(panel.times.field, "+15 h")
    assert panel.times.hint.text() == "09:10 becomes 00:10, 2026-10-15 (15 h 00 min)"
    QTest.keyClick(panel.times.field, Qt.Key.Key_Return)
    assert times(document) == ["09:00", "00:10", "14:50"]


@pytest.mark.parametrize(("keeps", "first"), [(False, ("09:00", "UTC")), (True, ("07:00", "UTC"))])
def test_times_are_told_in_another_zone(
    document: Document, panel: TimelinePanel, keeps: bool, first: tuple[str, str]
) -> None:
    panel.ask_zone()
    panel.times.keep.setChecked(keeps)
    answer(panel, "UTC")
    at = document.incident.timeline[0].at
    assert (at.written, at.zone) == first


def test_words_that_mean_nothing_change_nothing_and_esc_leaves(document: Document, panel: TimelinePanel) -> None:
    panel.ask_shift()
    answer(panel, "soon")
    assert panel.times.isVisible()
    QTest.keyClick(panel.times.field, Qt.Key.Key_Escape)
    assert not panel.times.isVisible()
    assert document.incident == incident()
    panel.ask_zone()
    answer(panel, "IST")
    assert document.incident == incident()


def test_the_question_goes_away_when_another_section_is_shown(document: Document, panel: TimelinePanel) -> None:
    other = Section(id="u", role="timeline", heading="Follow-up")
    document.apply("", lambda incident: incident.replaced(sections=(*incident.sections, other)))
    panel.ask_shift()
    assert panel.times.isVisible()
    panel.show_section("u")
    assert not panel.times.isVisible()
