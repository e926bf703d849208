"""The preview leaves the reader in peace, and shows what is edited."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from postmortem_desk.model import Incident
from postmortem_desk.operations.details import edit_details
from postmortem_desk.operations.events import (
    duplicate_events,
    edit_event,
    move_events,
    remove_events,
)
from postmortem_desk.operations.sections import edit_section
from postmortem_desk.session.document import Document, Place
from postmortem_desk.session.shown_copy import ShownCopy
from postmortem_desk.widgets.appearance import LIGHT
from postmortem_desk.widgets.preview import preview, preview_drawing
from postmortem_desk.widgets.preview.preview import PreviewView
from postmortem_desk.widgets.preview.preview_drawing import SLICE
from support.incidents import large_incident, small_incident
from support.shown_preview import Shown

DESK = 14
"""Pixels of the desk around the sheet."""


@pytest.fixture
def long(qtbot: QtBot) -> Shown:
    """300 events, each of which says its number, scrolled to number 150."""
    incident = large_incident(300)
    rows = tuple(row.replaced(text=f"Row number {index:03d}.") for index, row in enumerate(incident.timeline))
    shown = Shown.of(incident.replaced(timeline=rows))
    qtbot.addWidget(shown.view)
    shown.scroll_to("Row number 150.", 40)
    return shown


@pytest.fixture(params=[SLICE, 0.0], ids=["usual machine", "busy machine"])
def pace(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """How much is drawn at a time: what a usual machine does, or one piece."""
    for module in (preview, preview_drawing):
        monkeypatch.setattr(module, "SLICE", request.param)


@pytest.mark.parametrize(
    "operation",
    [
        lambda incident: edit_event(incident, incident.timeline[20].id, text="long words " * 80),
        lambda incident: remove_events(incident, [row.id for row in incident.timeline[10:90]]),
        lambda incident: duplicate_events(
            incident, [row.id for row in incident.timeline[0:30]], [f"new{number}" for number in range(30)]
        ),
        lambda incident: edit_section(incident, incident.sections[0].id, text="words\n\n" * 40),
        lambda incident: move_events(
            incident, [row.id for row in incident.timeline[250:280]], incident.timeline[3].id, "timeline"
        ),
        lambda incident: edit_details(incident, title="A long title " * 9, services=("a " * 400,)),
    ],
    ids=["edit", "remove", "insert", "prose", "move", "facts"],
)
def test_a_change_above_leaves_what_the_reader_sees_in_its_place(
    long: Shown, operation: Callable[[Incident], Incident]
) -> None:
    before = long.where("Row number 150.")
    scroll = long.scroll
    long.apply(operation)
    assert abs(long.where("Row number 150.").top() - before.top()) <= 1
    assert long.scroll != scroll


@pytest.mark.parametrize("row", [160, 200, 299])
def test_a_change_below_or_beside_moves_nothing(long: Shown, row: int) -> None:
    before, scroll = long.where("Row number 150."), long.scroll
    long.apply(lambda incident: edit_event(incident, incident.timeline[row].id, text="other words " * 30))
    assert (long.where("Row number 150."), long.scroll) == (before, scroll)


def test_moving_the_topmost_row_far_away_does_not_take_the_reader_along(long: Shown) -> None:
    long.scroll_to("Row number 150.", 0)
    before = long.where("Row number 153.").top()
    long.apply(
        lambda incident: move_events(incident, [incident.timeline[150].id], incident.timeline[290].id, "timeline")
    )
    assert abs(long.where("Row number 153.").top() - before) < 60


@pytest.mark.usefixtures("pace")
def test_when_everything_is_in_another_order_the_reader_still_sees_a_row_that_he_saw(qtbot: QtBot) -> None:
    incident = large_incident(600)
    rows = tuple(row.replaced(text=f"Row number {index:04d}.") for index, row in enumerate(incident.timeline))
    shown = Shown.of(incident.replaced(timeline=rows))
    qtbot.addWidget(shown.view)
    shown.scroll_to("Row number 0300.", 40)
    seen = [f"Row number {index:04d}." for index in range(300, 310)]
    shuffled = tuple(rows[index * 7 % 600 if index % 2 else index] for index in range(600))
    shuffled = tuple({row.id: row for row in (*shuffled, *rows)}.values())
    shown.apply(lambda incident: incident.replaced(timeline=shuffled))
    screen = shown.view.paper.viewport().rect()
    assert any(screen.contains(shown.where(words)) for words in seen)


def test_a_row_that_is_edited_stays_where_it_is(long: Shown) -> None:
    before = long.where("Row number 152.")
    for number in range(5):
        long.apply(
            lambda incident, number=number: (
                edit_event(incident, incident.timeline[152].id, text="Row number 152. " + "more " * 12 * number)
                if number
                else edit_event(incident, incident.timeline[152].id, text="Row number 152. !")
            )
        )
        assert long.where("Row number 152.").top() == before.top()


def test_the_row_that_is_revealed_is_tinted_and_the_tint_moves_with_it(long: Shown) -> None:
    ids = [row.id for row in long.document.incident.timeline]
    long.view.reveal(Place("event", ids[152]))
    marked, other = long.where("Row number 152."), long.where("Row number 154.")
    assert long.colour(marked.left() - 3, marked.center().y()) == LIGHT.selection
    assert long.colour(other.left() - 3, other.center().y()) == LIGHT.panel
    long.apply(lambda incident: move_events(incident, [ids[152]], ids[156], "timeline"))
    moved = long.where("Row number 152.")
    assert moved.top() > marked.top()
    assert long.colour(moved.left() - 3, moved.center().y()) == LIGHT.selection
    long.view.reveal(Place("event", ids[154]))
    other = long.where("Row number 154.")
    assert long.colour(other.left() - 3, other.center().y()) == LIGHT.selection
    assert long.colour(moved.left() - 3, moved.center().y()) == LIGHT.panel


def test_a_tall_part_gets_a_bar_beside_it(qtbot: QtBot) -> None:
    shown = Shown.of(small_incident())
    qtbot.addWidget(shown.view)
    shown.view.reveal(Place("section", "summary", "text"))
    words = shown.where("Checkout was")
    middle = words.center().y()
    row = [shown.colour(x, middle) for x in range(16, words.left())]
    assert LIGHT.accent in row
    assert shown.colour(words.left() - 1, middle) == LIGHT.panel


def test_the_sheet_goes_on_above_and_below_what_is_seen(long: Shown) -> None:
    def edge() -> list[str]:
        image = long.view.paper.viewport().grab().toImage()
        return [image.pixelColor(DESK, y).name() for y in range(image.height())]

    assert set(edge()) == {LIGHT.line}
    long.scroll = 0
    assert edge()[:DESK] == [LIGHT.background] * DESK
    assert set(edge()[DESK + 6 :]) == {LIGHT.line}


def test_revealing_something_in_sight_does_not_scroll(long: Shown) -> None:
    scroll = long.scroll
    long.view.reveal(Place("event", long.document.incident.timeline[153].id))
    assert long.scroll == scroll


@pytest.mark.parametrize("row", [0, 5, 140, 165, 299])
def test_revealing_something_out_of_sight_scrolls_to_it(long: Shown, row: int) -> None:
    long.view.reveal(Place("event", long.document.incident.timeline[row].id))
    where = long.where(f"Row number {row:03d}.")
    assert long.view.paper.viewport().rect().contains(where)


@pytest.mark.usefixtures("pace")
def test_a_far_row_can_be_revealed_before_all_is_drawn(qtbot: QtBot) -> None:
    incident = large_incident(2000)
    rows = tuple(row.replaced(text=f"Row number {index:04d}.") for index, row in enumerate(incident.timeline))
    document = Document(incident.replaced(timeline=rows))
    view = PreviewView(ShownCopy(document))
    qtbot.addWidget(view)
    view.resize(520, 600)
    shown = Shown(document, view)
    view.reveal(Place("event", rows[1500].id))
    view.show()
    while view.paper.document().isEmpty():
        QApplication.processEvents()
    assert not view.is_complete
    where = shown.where("Row number 1500.")
    assert view.paper.viewport().rect().contains(where)
    shown.finish()
    assert abs(shown.where("Row number 1500.").top() - where.top()) <= 1


def test_the_width_of_the_text_follows_when_a_resize_ends(long: Shown) -> None:
    before = long.view.paper.text_width
    top = long.where("Row number 150.").top()
    long.view.resize(760, 600)
    QApplication.processEvents()
    assert long.view.paper.text_width == before
    while long.view.paper.text_width == before:
        QApplication.processEvents()
    long.finish()
    assert long.view.paper.text_width > before
    assert abs(long.where("Row number 150.").top() - top) <= 1
