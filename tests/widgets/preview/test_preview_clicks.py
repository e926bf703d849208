"""A click in the preview tells what was clicked, and opens nothing."""

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from pytestqt.qtbot import QtBot

from postmortem_desk.operations.sections import edit_section
from postmortem_desk.session.document import Place
from support.incidents import event, small_incident
from support.shown_preview import Shown


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Checkout fails", Place("details")),
        ("INC-42", Place("details")),
        ("Root cause", Place("section", "causes", "heading")),
        ("One bug, and no", Place("section", "causes", "text")),
        ("What bug says", Place("event", "bug")),
        ("What restart says", Place("event", "restart")),
        ("kubectl", Place("event", "restart")),
        ("9:50", Place("event", "callback")),
        ("No limit on input", Place("cause", "nolimit")),
        ("Maintain the", Place("task", "measure1")),
        ("Alert on disk", Place("task", "task2")),
    ],
)
def test_a_click_tells_the_place(qtbot: QtBot, words: str, place: Place) -> None:
    shown = Shown.of(small_incident(), height=2400)
    qtbot.addWidget(shown.view)
    with qtbot.waitSignal(shown.view.place_clicked) as told:
        shown.click(qtbot, words)
    assert told.args == [place]


def test_a_day_above_a_row_belongs_to_the_row(qtbot: QtBot) -> None:
    rows = (event("a", "09:00"), event("b").replaced(at=event("b", "10:00").at.replaced(at="2023-05-03T10:00")))
    shown = Shown.of(small_incident().replaced(timeline=rows), height=2400)
    qtbot.addWidget(shown.view)
    with qtbot.waitSignal(shown.view.place_clicked) as told:
        shown.click(qtbot, "3 May 2023")
    assert told.args == [Place("event", "b")]
    with qtbot.waitSignal(shown.view.place_clicked) as told:
        shown.click(qtbot, "What b says")
    assert told.args == [Place("event", "b")]


def test_a_click_on_a_link_tells_its_address_and_opens_nothing(qtbot: QtBot) -> None:
    shown = Shown.of(small_incident())
    qtbot.addWidget(shown.view)
    shown.apply(lambda incident: edit_section(incident, "summary", text="See [the page](https://example.com/a?b=1#c)."))
    places: list[object] = []
    shown.view.place_clicked.connect(places.append)
    with qtbot.waitSignal(shown.view.link_clicked) as told:
        shown.click(qtbot, "the page")
    assert told.args == ["https://example.com/a?b=1#c"]
    assert places == []
    assert shown.view.paper.source() == QUrl()


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "javascript:alert(1)", "//host/share", "asset:box", "a.html"]
)
def test_other_links_are_not_told(qtbot: QtBot, address: str) -> None:
    shown = Shown.of(small_incident())
    qtbot.addWidget(shown.view)
    with qtbot.assertNotEmitted(shown.view.link_clicked):
        shown.view.paper.anchorClicked.emit(QUrl(address))
    assert "Checkout fails" in shown.words


def test_selecting_text_is_no_click(qtbot: QtBot) -> None:
    shown = Shown.of(small_incident())
    qtbot.addWidget(shown.view)
    start = shown.where("Checkout fails").center()
    viewport = shown.view.paper.viewport()
    with qtbot.assertNotEmitted(shown.view.place_clicked):
        qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
        qtbot.mouseMove(viewport, start + QPoint(120, 0))
        qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=start + QPoint(120, 0))
    assert shown.view.paper.textCursor().hasSelection()
