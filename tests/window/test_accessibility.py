"""The window for people who do not see it, or use no mouse: every control says what it is, and Tab reaches it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from postmortem_desk.model import Incident
from postmortem_desk.operations.lookup import first_section
from postmortem_desk.operations.merging.merge import merged
from postmortem_desk.session.document import Document, Place
from postmortem_desk.storage.paths import Paths
from postmortem_desk.storage.templates import list_templates
from postmortem_desk.widgets.preview.pages_view import PagesView
from postmortem_desk.window.desk import Desk
from postmortem_desk.window.main_window import MainWindow
from postmortem_desk.window.removal_dialog import RemovalDialog
from postmortem_desk.window.template_dialog import TemplateDialog
from support.accessible import Element, elements
from support.hostile import hostile_incident
from support.rich_incident import rich_incident
from support.windows import in_front

MakeDesk = Callable[..., Desk]

UNNAMED = frozenset({QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Pane})
"""Roles that say nothing: an element with one of them is no control."""
PARTS = ("details", "summary", "timeline", "causes", "tasks")
VIEWS = ("checks", "matrix", "versions")


@pytest.fixture
def window(make_desk: MakeDesk, qtbot: QtBot) -> MainWindow:
    return shown(make_desk(), rich_incident(), qtbot)


def shown(desk: Desk, incident: Incident, qtbot: QtBot) -> MainWindow:
    window = desk.show_document(Document(incident))
    window.resize(1280, 800)
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() and window.parts.documents.preview.is_complete)
    return window


def go_to(window: MainWindow, part: str) -> None:
    """Show a part with its form open and a row selected."""
    section = first_section(window.document.incident, part)
    window.bench.navigation.show_place(Place("section", section.id) if section else Place("details"))
    incident = window.document.incident
    rows = {"timeline": incident.timeline, "causes": incident.causes, "tasks": incident.tasks}.get(part, ())
    if rows:
        window.bench.navigation.show_place(Place(part.removesuffix("s").replace("timeline", "event"), rows[0].id))
    for button in window.parts.editors.currentWidget().findChildren(QAbstractButton):
        if button.isVisible() and button.isCheckable() and button.text() == "Details" and not button.isChecked():
            button.click()


def faults(found: list[Element]) -> list[str]:
    """What is wrong with the elements that a person can get to."""
    wrong = []
    for element in found:
        if not element.focusable or element.invisible:
            continue
        if not element.name.strip():
            wrong.append(f"no name: {element.path}")
        if element.role in UNNAMED and not element.scrolls:
            wrong.append(f"no role: {element.path}")
    return wrong


@pytest.mark.parametrize("part", PARTS)
def test_every_control_of_a_part_has_a_name_and_a_role(window: MainWindow, part: str) -> None:
    go_to(window, part)
    found = elements(window)
    assert faults(found) == []
    assert len([element for element in found if element.focusable and not element.invisible]) > 30


@pytest.mark.parametrize("view", VIEWS)
def test_every_control_of_a_view_on_the_whole_is_named_and_reached(window: MainWindow, view: str) -> None:
    window.bench.navigation.show_place(Place("view", view))
    assert window.parts.editors.place == Place("view", view)
    assert faults(elements(window)) == []
    assert unreached(window) == []


def test_the_conflicts_of_a_merge_are_named_and_reached(make_desk: MakeDesk, qtbot: QtBot) -> None:
    base = rich_incident()
    ours, theirs = (base.with_fields(title=title) for title in ("Ours", "Theirs"))
    window = shown(make_desk(), merged(base, ours, theirs).incident, qtbot)
    window.bench.navigation.show_place(Place("view", "merge"))
    assert faults(elements(window)) == []
    assert unreached(window) == []


def test_the_source_of_an_import_is_named_and_reached(make_desk: MakeDesk, qtbot: QtBot, tmp_path: Path) -> None:
    source = tmp_path / "outage.md"
    source.write_text("# Outage\n\n## Timeline\n\n- 10:00 It began.\n- later it ended.\n", encoding="utf-8")
    window = make_desk().open_file(source)
    in_front(qtbot, window)
    window.bench.navigation.show_place(Place("event", window.document.incident.timeline[0].id))
    assert faults(elements(window)) == []
    assert unreached(window) == []


@pytest.mark.parametrize("tab", [1, 2])
def test_every_view_of_the_document_has_a_name_and_a_role(window: MainWindow, tab: int, qtbot: QtBot) -> None:
    view = window.parts.documents.show_tab(tab)
    if isinstance(view, PagesView):
        qtbot.waitSignal(view.completed).wait()
    assert faults(elements(window)) == []
    assert unreached(window) == []


def test_the_palette_has_names_and_roles(window: MainWindow) -> None:
    window.bench.navigation.show_palette()
    assert faults(elements(window)) == []


def test_what_the_window_says_has_names_and_roles(window: MainWindow) -> None:
    window.parts.notice.say("Something is wrong.", (("Mend it", lambda: None),))
    window.parts.questions_strip.ask()
    assert faults(elements(window)) == []


def dialogs(paths: Paths) -> Iterator[QDialog]:
    yield TemplateDialog(list_templates(paths))
    yield RemovalDialog("Timeline", 2, (("x", "Other events"),))


def test_dialogs_have_names_and_roles(qapp: QApplication, paths: Paths, qtbot: QtBot) -> None:
    for dialog in dialogs(paths):
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        assert faults(elements(dialog)) == []
        assert unreached(dialog) == []


@pytest.mark.parametrize("part", PARTS)
def test_names_are_texts_and_no_markup_of_the_programs(make_desk: MakeDesk, qtbot: QtBot, part: str) -> None:
    text = '<b>x</b> & <img src="a.png">'
    window = shown(make_desk(), hostile_incident([text]), qtbot)
    go_to(window, part)
    names = [element.name for element in elements(window)]
    assert any("<b>x</b> &" in name for name in names)
    assert [name for name in names if "&lt;" in name or "&amp;" in name or "<p" in name or "<qt" in name] == []


def stops(window: QWidget) -> list[QWidget]:
    """What has the focus, from one press of Tab to the next, until it comes round."""
    found: list[QWidget] = []
    for _press in range(300):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        if found and focused is found[-1]:
            continue  # from link to link inside a document
        if focused in found:
            return found
        found.append(focused)
    raise AssertionError(f"Tab never comes round; it stays in {found[-1]}")


def unreached(window: QWidget) -> list[str]:
    """The controls that Tab should reach and does not."""
    reached = stops(window)
    wanted = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not (isinstance(widget, QAbstractButton) and _is_inner(widget))
    ]
    return [f"{type(widget).__name__} {widget.accessibleName()}" for widget in wanted if widget not in reached]


def _is_inner(button: QAbstractButton) -> bool:
    """Whether it is one of a group of which Tab reaches the chosen one, and the arrow keys the rest."""
    group = button.group()
    return button.autoExclusive() or (group is not None and group.exclusive())


def test_tab_goes_through_the_head_of_a_panel_before_its_rows(window: MainWindow) -> None:
    go_to(window, "timeline")
    panel = window.parts.editors.timeline
    assert panel is not None
    found = stops(window)
    head = [panel.header.heading, panel.filter.button, panel.sort_button, panel.table]
    assert [found.index(widget) - found.index(panel.header.heading) for widget in head[:3]] == [0, 1, 2]
    assert found.index(panel.table) > found.index(panel.sort_button)


@pytest.mark.parametrize("part", PARTS)
def test_tab_reaches_every_control_and_comes_round(window: MainWindow, part: str) -> None:
    go_to(window, part)
    assert unreached(window) == []
