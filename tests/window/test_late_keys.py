"""Keys that the system still sends to a popup that has gone: they belong to what has the focus."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from postmortem_desk.widgets.details.details_zone import ZoneField
from postmortem_desk.widgets.fields.text_fields import LineField
from postmortem_desk.window.late_keys import LateKeys

KEY = Qt.Key


class Page(QWidget):
    """A field with suggestions above another field."""

    def __init__(self) -> None:
        super().__init__()
        self.zone, self.next = ZoneField("Time zone", "", self), LineField("Severity", self)
        column = QVBoxLayout(self)
        column.addWidget(self.zone)
        column.addWidget(self.next)


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication) -> Iterator[Page]:
    keys = LateKeys(qapp, qapp)
    page = Page()
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.zone.line.setFocus()
    yield page
    keys.setParent(None)
    keys.deleteLater()


def keyboard_of(popup: QWidget, qtbot: QtBot, qapp: QApplication) -> QWindow:
    """The window of a popup that keys are sent to, as on X11, where it grabs the keyboard."""
    handle = popup.windowHandle()
    handle.requestActivate()
    qtbot.waitUntil(lambda: qapp.focusWindow() is handle)
    return handle


def test_what_is_typed_behind_a_list_of_suggestions_is_the_next_fields(
    page: Page, qtbot: QtBot, qapp: QApplication
) -> None:
    QTest.keyClicks(page.zone.line, "Europe/Paris")
    suggestions = page.zone.line.completer().popup()
    handle = keyboard_of(suggestions, qtbot, qapp)
    QTest.keyClick(handle, KEY.Key_Tab)
    assert not suggestions.isVisible()
    for key in (KEY.Key_S, KEY.Key_E, KEY.Key_V):
        QTest.keyClick(handle, key)
    assert (page.zone.line.value, page.next.value) == ("Europe/Paris", "sev")


@pytest.mark.filterwarnings("ignore:.*setActiveWindow")  # nothing else activates a hidden window but X11 itself
def test_a_list_that_is_active_although_it_has_gone_hands_keys_on_once(
    page: Page, qtbot: QtBot, qapp: QApplication
) -> None:
    QTest.keyClicks(page.zone.line, "Europe/Paris")
    suggestions = page.zone.line.completer().popup()
    handle = keyboard_of(suggestions, qtbot, qapp)
    QTest.keyClick(handle, KEY.Key_Tab)
    QApplication.setActiveWindow(suggestions)  # gives its own field the focus
    assert qapp.activeWindow() is suggestions
    QTest.keyClick(handle, KEY.Key_S)
    assert (page.zone.line.value, page.next.value) == ("Europe/Pariss", "")


def test_what_is_typed_behind_a_menu_is_not_lost(page: Page, qtbot: QtBot, qapp: QApplication) -> None:
    menu = QMenu(page)
    menu.addAction("&Nothing", page.next.setFocus)
    menu.popup(page.mapToGlobal(page.rect().center()))
    handle = keyboard_of(menu, qtbot, qapp)
    QTest.keyClick(handle, KEY.Key_N)
    QTest.keyClick(handle, KEY.Key_N)
    assert not menu.isVisible()
    assert page.next.value == "n"


def test_a_list_of_suggestions_that_is_open_has_its_keys(page: Page, qtbot: QtBot, qapp: QApplication) -> None:
    QTest.keyClicks(page.zone.line, "Europe/Pari")
    handle = keyboard_of(page.zone.line.completer().popup(), qtbot, qapp)
    QTest.keyClick(handle, KEY.Key_Down)
    QTest.keyClick(handle, KEY.Key_Return)
    assert page.zone.line.value == "Europe/Paris"
    assert page.next.value == ""
