"""Tab leads through the window as it is seen: outline, editor, document, and every control of a view on the way."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextBrowser, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from postmortem_desk.session.document import Place
from postmortem_desk.widgets.picture.picture_view import PictureView
from postmortem_desk.window.actions.command_palette import CommandPalette
from postmortem_desk.window.desk import Desk
from postmortem_desk.window.main_window import MainWindow

MakeDesk = Callable[..., Desk]
_MOST = 60


@pytest.fixture
def window(make_desk: MakeDesk, example: Path, qtbot: QtBot) -> MainWindow:
    made = make_desk().open_file(example)
    made.resize(1280, 800)
    made.activateWindow()
    qtbot.waitUntil(lambda: made.parts.documents.preview.is_complete)
    return made


def stops(window: MainWindow, key: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """Where the key leads, from the outline until it comes back there."""
    window.parts.outline.setFocus()
    found: list[QWidget] = []
    while len(found) < _MOST:
        at = window.focusWidget()
        assert at is not None
        if found and at is window.parts.outline:
            return found
        found.append(at)
        QTest.keyClick(at, key)
    return found


@pytest.mark.parametrize(
    "place", [Place("section", "s-causes"), Place("section", "s-summary"), Place("view", "picture")]
)
def test_it_leads_from_the_outline_through_the_editor_to_the_document(window: MainWindow, place: Place) -> None:
    window.bench.navigation.show_place(Place("section", "s-timeline"))
    window.bench.navigation.show_place(place)  # a panel that came into the window later than the preview
    parts = (window.parts.outline, window.parts.editors, window.parts.documents)
    reached = [
        next((number for number, part in enumerate(parts) if part is stop or part.isAncestorOf(stop)), len(parts))
        for stop in stops(window)
    ]
    assert reached == sorted(reached)
    assert set(reached) == {0, 1, 2, 3}


def test_it_leads_back_the_same_way(window: MainWindow) -> None:
    window.bench.navigation.show_place(Place("section", "s-causes"))
    forward = stops(window)
    assert stops(window, Qt.Key.Key_Backtab)[1:] == forward[:0:-1]


def test_the_introduction_comes_between_the_head_and_the_rows(window: MainWindow) -> None:
    timeline = window.parts.editors.timeline
    assert timeline is not None
    order = stops(window)
    assert order.index(timeline.sort_button) < order.index(timeline.introduction.editor) < order.index(timeline.table)
    assert order.index(timeline.table) < order.index(timeline.quick)


def test_every_control_of_the_picture_is_reached(window: MainWindow) -> None:
    window.bench.navigation.show_place(Place("view", "picture"))
    view = window.parts.editors.currentWidget()
    assert isinstance(view, PictureView)
    assert [stop for stop in stops(window) if view.isAncestorOf(stop)] == [
        view.in_document,
        view.copy_button,
        view.canvas,
    ]


def test_what_goes_takes_nothing_along_that_stands_behind_it(window: MainWindow, qtbot: QtBot) -> None:
    held = [part for text in window.findChildren(QTextBrowser) for part in (text.document(), text.verticalScrollBar())]
    window.bench.navigation.show_palette()
    palette = window.findChild(CommandPalette)
    assert palette is not None
    QTest.keyClick(palette.field, Qt.Key.Key_Tab)
    palette.close()
    qtbot.waitUntil(lambda: not isValid(palette))
    assert held
    assert all(isValid(part) for part in held)
