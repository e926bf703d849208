"""The picture in the window: what it shows, and that mouse and keys lead from it to the rows."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from postmortem_desk.model import Event, Incident, Moment, Section
from postmortem_desk.operations.events import remove_events
from postmortem_desk.report.pictures.shapes import Mark
from postmortem_desk.session.document import Document, Place
from postmortem_desk.widgets.appearance import DARK, LIGHT, Tones, palette_of
from postmortem_desk.widgets.picture.picture_canvas import MARGIN
from postmortem_desk.widgets.picture.picture_view import PictureView
from support.incidents import large_incident


def event(number: int, clock: str, kind: str = "action", text: str = "<b>Restart</b>") -> Event:
    return Event(id=f"e{number}", kind=kind, text=text, at=Moment(written=clock, at=f"2026-11-05T{clock}"))


INCIDENT = Incident(
    id="i",
    zone="Europe/Berlin",
    date="2026-11-05",
    sections=(Section(id="s", role="timeline", heading="Timeline"),),
    timeline=(event(0, "09:00", "alert"), event(1, "09:10"), event(2, "09:30"), event(3, "10:00", "alert")),
)


@pytest.fixture
def document() -> Document:
    return Document(INCIDENT)


@pytest.fixture
def view(qtbot: QtBot, document: Document) -> PictureView:
    view = PictureView(document, "picture")
    qtbot.addWidget(view)
    view.resize(700, 420)
    view.show()
    view.activateWindow()
    view.reveal(Place("view", "picture"))
    return view


def mark_of(view: PictureView, event_id: str) -> Mark:
    assert view.canvas.picture is not None
    return next(mark for mark in view.canvas.picture.marks if event_id in mark.event_ids)


def point_of(view: PictureView, event_id: str) -> QPoint:
    mark = mark_of(view, event_id)
    x = mark.left + mark.width / 2 + MARGIN - view.canvas.horizontalScrollBar().value()
    return QPoint(round(x), round(mark.top + mark.height / 2 + MARGIN))


def colours(view: PictureView) -> set[str]:
    image = view.canvas.viewport().grab().toImage()
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(0, image.height(), 2)}


def test_a_click_on_a_mark_goes_to_its_row(qtbot: QtBot, view: PictureView) -> None:
    with qtbot.waitSignal(view.place_wanted) as asked:
        QTest.mouseClick(view.canvas.viewport(), Qt.MouseButton.LeftButton, pos=point_of(view, "e2"))
    assert asked.args == [Place("event", "e2", "text")]


def test_hover_tells_the_event_as_it_stands(view: PictureView) -> None:
    QTest.mouseMove(view.canvas.viewport(), point_of(view, "e2"))
    assert "09:30 &lt;b&gt;Restart&lt;/b&gt;" in view.canvas.viewport().toolTip()
    QTest.mouseMove(view.canvas.viewport(), QPoint(5, 5))
    assert view.canvas.viewport().toolTip() == ""


def test_arrow_keys_walk_through_time_and_enter_goes_to_the_row(qtbot: QtBot, view: PictureView) -> None:
    for _ in range(3):
        QTest.keyClick(view.canvas, Qt.Key.Key_Right)
    QTest.keyClick(view.canvas, Qt.Key.Key_Left)
    assert view.sentence.text() == "09:10 <b>Restart</b>"
    assert view.canvas.accessibleDescription() == view.sentence.text()
    with qtbot.waitSignal(view.place_wanted) as asked:
        QTest.keyClick(view.canvas, Qt.Key.Key_Return)
    assert asked.args == [Place("event", "e1", "text")]


def test_the_wheel_with_ctrl_zooms_at_the_pointer(view: PictureView) -> None:
    before = point_of(view, "e2")
    wheel = QWheelEvent(
        QPointF(before),
        QPointF(before),
        QPoint(),
        QPoint(0, 480),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.canvas.viewport(), wheel)
    assert view.canvas.zoom > 2
    assert abs(point_of(view, "e2").x() - before.x()) < 24
    QTest.keyClick(view.canvas, Qt.Key.Key_0)
    assert view.canvas.horizontalScrollBar().maximum() == 0


def test_the_switch_puts_the_lanes_into_the_document_and_undo_takes_them_out(
    view: PictureView, document: Document
) -> None:
    view.in_document.click()
    assert document.incident.display == {"lanes": True}
    document.undo_stack.undo()
    assert (document.incident.display, view.in_document.isChecked()) == ({}, False)


def test_the_copy_is_an_image_and_an_svg(view: PictureView) -> None:
    view.copy_button.click()
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasImage()
    assert data.data("image/svg+xml").data().startswith(b"<svg ")


def test_it_follows_the_document_down_to_an_empty_one(view: PictureView, document: Document) -> None:
    document.apply("Remove", lambda i: remove_events(i, {"e1", "e2", "e3"}))
    assert (view.canvas.isVisible(), view.empty.isVisible(), view.copy_button.isVisible()) == (False, True, False)
    document.undo_stack.undo()
    assert (view.canvas.isVisible(), view.empty.isVisible()) == (True, False)


@pytest.mark.parametrize("tones", [LIGHT, DARK])
def test_it_is_drawn_in_the_colours_of_the_window(view: PictureView, tones: Tones) -> None:
    view.setPalette(palette_of(tones))
    found = colours(view)
    assert {tones.panel, tones.kinds["alert"], tones.kinds["action"]} <= found


def test_a_drag_moves_the_picture_and_chooses_nothing(qtbot: QtBot, view: PictureView) -> None:
    view.canvas.set_zoom(4.0)
    bar = view.canvas.horizontalScrollBar()
    bar.setValue(300)
    here = point_of(view, "e1")
    viewport = view.canvas.viewport()
    with qtbot.assertNotEmitted(view.place_wanted):
        QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=here)
        QTest.mouseMove(viewport, here - QPoint(120, 0))
        assert bar.value() == 420
        QTest.mouseMove(viewport, here + QPoint(80, 30))
        assert bar.value() == 220
        QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=here + QPoint(80, 30))
    QTest.mouseMove(viewport, here)
    assert bar.value() == 220


def test_keys_zoom_and_go_to_the_ends(view: PictureView) -> None:
    canvas = view.canvas
    QTest.keyClick(canvas, Qt.Key.Key_Plus)
    QTest.keyClick(canvas, Qt.Key.Key_Plus)
    assert canvas.zoom == pytest.approx(1.5625)
    QTest.keyClick(canvas, Qt.Key.Key_Minus)
    assert canvas.zoom == pytest.approx(1.25)
    QTest.keyClick(canvas, Qt.Key.Key_0)
    assert canvas.zoom == 1.0
    QTest.keyClick(canvas, Qt.Key.Key_End)
    assert canvas.current == "e3"
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    assert canvas.current == "e0"


def test_a_walk_brings_what_is_out_of_view_into_view(view: PictureView) -> None:
    view.canvas.set_zoom(16.0)
    for key in (Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Left):
        QTest.keyClick(view.canvas, key)
        assert 0 <= point_of(view, view.canvas.current).x() <= view.canvas.viewport().width()


def test_a_long_timeline_is_looked_at_in_slices_and_drawn_when_all_is_known(qtbot: QtBot) -> None:
    view = PictureView(Document(large_incident(3000)), "picture")
    qtbot.addWidget(view)
    view.resize(700, 420)
    view.show()
    assert view.empty.isHidden()
    qtbot.waitUntil(lambda: view.canvas.picture is not None)
    assert len(view.canvas.order) == 3000
