"""A timeline shows some of its rows: what is hidden keeps its place, and undo and the preview still reach it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from postmortem_desk.model import Event, Incident, Moment, Section
from postmortem_desk.session.document import Document, Place
from postmortem_desk.widgets.timeline.event_filter import KEY_EVENTS
from postmortem_desk.widgets.timeline.timeline_panel import TimelinePanel


def event(name: str, day: int, kind: str, actor: str, key: bool = False) -> Event:
    at = Moment(written="09:00", at=f"2026-10-{day}T09:00:00+00:00")
    return Event(id=name, section="t", at=at, text=name, kind=kind, actor=actor, key_event=key)


@pytest.fixture
def shown(qtbot: QtBot) -> tuple[Document, TimelinePanel]:
    rows = (
        event("a", 14, "alert", "Ann", key=True),
        event("b", 15, "action", "Bo"),
        event("c", 16, "alert", "Bo"),
        event("d", 17, "action", "Ann"),
    )
    sections = (Section(id="t", role="timeline", heading="Timeline"),)
    document = Document(Incident(id="i", date="2026-10-14", zone="UTC", sections=sections, timeline=rows))
    panel = TimelinePanel(document)
    qtbot.addWidget(panel)
    panel.resize(700, 700)
    panel.show_section("t")
    panel.show()
    return document, panel


def in_view(panel: TimelinePanel) -> str:
    return "".join(row.id for row in panel.model.rows)


@pytest.mark.parametrize(
    ("facet", "value", "left"),
    [("Events", KEY_EVENTS, "a"), ("Kind", "alert", "ac"), ("Who", "Bo", "bc")],
)
def test_a_timeline_is_filtered(shown: tuple[Document, TimelinePanel], facet: str, value: str, left: str) -> None:
    _document, panel = shown
    panel.filter.choose(facet, value)
    assert in_view(panel) == left
    assert panel.filter.isVisible()
    panel.filter.show_all()
    assert in_view(panel) == "abcd"
    assert not panel.filter.isVisible()


def test_the_heading_speaks_of_all_events_and_the_days_of_those_in_view(
    shown: tuple[Document, TimelinePanel],
) -> None:
    _document, panel = shown
    panel.filter.choose("Who", "Ann")
    assert panel.header.sentence.text().startswith("4 events")
    assert [bool(panel.model.day_above(row)) for row in panel.model.rows] == [True, True]


def test_hidden_rows_stay_behind_theirs_when_a_row_moves(shown: tuple[Document, TimelinePanel]) -> None:
    document, panel = shown
    panel.filter.choose("Kind", "alert")
    panel.table.select_ids(["c"])
    panel.table.setFocus()
    QTest.keyClick(panel.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert "".join(row.id for row in document.incident.timeline) == "cdab"


def test_a_hidden_row_that_is_wanted_comes_into_view(shown: tuple[Document, TimelinePanel]) -> None:
    _document, panel = shown
    panel.filter.choose("Kind", "alert")
    panel.reveal(Place("event", "b"))
    assert in_view(panel) == "abc"
    assert panel.table.current_id == "b"


def test_a_filter_that_leaves_no_row_is_not_an_empty_timeline(shown: tuple[Document, TimelinePanel]) -> None:
    document, panel = shown
    panel.filter.choose("Events", KEY_EVENTS)
    panel.table.select_ids(["a"])
    panel.remove_selected()
    assert not panel.model.rows
    assert not panel.empty.isVisible()
    assert panel.filter.isVisible()
    document.undo()
    assert in_view(panel) == "a"
