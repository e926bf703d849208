"""The menu that a key asks for opens where the keyboard is."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu
from pytestqt.qtbot import QtBot

from postmortem_desk.model import Cause, Event, Incident, Section, Task
from postmortem_desk.session.document import Document, Place
from postmortem_desk.window.desk import Desk
from postmortem_desk.window.main_window import MainWindow
from support.windows import in_front

INCIDENT = Incident(
    id="i",
    sections=(
        Section(id="s", role="summary", heading="Summary", text="It was"),
        Section(id="t", role="timeline", heading="Timeline"),
        Section(id="c", role="causes", heading="Causes"),
        Section(id="k", role="tasks", heading="Tasks"),
    ),
    timeline=tuple(Event(id=f"e{name}", text=name) for name in "abc"),
    causes=tuple(Cause(id=f"w{name}", text=name) for name in "abc"),
    tasks=tuple(Task(id=f"x{name}", text=name) for name in "abc"),
)


@pytest.fixture
def window(make_desk: Callable[..., Desk], qtbot: QtBot) -> MainWindow:
    window = make_desk().show_document(Document(INCIDENT))
    return in_front(qtbot, window)


@pytest.fixture
def menu(window: MainWindow) -> Iterator[Callable[[], QPoint]]:
    """Opens the menu and gives its place on the screen."""

    def opened() -> QPoint:
        window.bench.actions_by_key["context_menu"].trigger()
        popup = QApplication.activePopupWidget()
        assert isinstance(popup, QMenu)
        assert popup.actions()
        return popup.pos()

    yield opened
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()


def views(window: MainWindow, part: str) -> QAbstractItemView:
    editors = window.parts.editors
    found = {"event": editors.timeline, "task": editors.checklist}.get(part)
    if found is not None:
        return found.table
    assert editors.causes is not None
    return editors.causes.tree


@pytest.mark.parametrize(("part", "name"), [("event", "eb"), ("cause", "wb"), ("task", "xb")])
def test_it_opens_below_the_current_row(window: MainWindow, menu: Callable[[], QPoint], part: str, name: str) -> None:
    window.bench.navigation.show_place(Place(part, name))
    view = views(window, part)
    view.setFocus()
    cell = view.visualRect(view.currentIndex())
    assert view.viewport().mapFromGlobal(menu()).y() == cell.bottom() + 1


def test_it_opens_below_the_section_of_the_outline(window: MainWindow, menu: Callable[[], QPoint]) -> None:
    window.bench.navigation.show_place(Place("section", "t"))
    outline = window.parts.outline
    outline.setFocus()
    cell = outline.visualRect(outline.currentIndex())
    assert outline.viewport().mapFromGlobal(menu()).y() == cell.bottom() + 1


def test_it_opens_at_the_cursor_of_a_text(window: MainWindow, menu: Callable[[], QPoint]) -> None:
    window.bench.navigation.show_place(Place("section", "s", "text"))
    editor = window.focusWidget()
    assert editor is not None
    assert 0 <= editor.mapFromGlobal(menu()).y() <= 2 * editor.fontMetrics().lineSpacing()
