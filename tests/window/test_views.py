"""Views on the whole document: listed by the outline below the sections, shown in the middle."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from postmortem_desk.operations.sections import edit_section
from postmortem_desk.session.document import Place
from postmortem_desk.widgets.checks.checks_panel import ChecksPanel
from postmortem_desk.widgets.outline.outline_model import BADGE_ROLE, CAUTION_ROLE, PLACE_ROLE
from postmortem_desk.widgets.outline.view_registry import Badge, ViewEntry
from postmortem_desk.widgets.prose.prose_editor import ProseEditor
from postmortem_desk.window.desk import Desk
from postmortem_desk.window.main_window import MainWindow


class Board(QLabel):
    def commit_editing(self) -> None:
        """Nothing is typed here."""

    def reveal(self, _place: Place) -> None:
        self.setFocus()


def board(parent: QWidget) -> Board:
    return Board("Nothing yet", parent)


@pytest.fixture
def window(make_desk: Callable[..., Desk], example: Path) -> MainWindow:
    return make_desk().open_file(example)


def listed(window: MainWindow, role: int = Qt.ItemDataRole.DisplayRole) -> list[object]:
    model = window.parts.outline.model()
    return [model.index(row, 0).data(role) for row in range(model.rowCount())]


def test_the_views_stand_in_a_group_below_the_sections(window: MainWindow) -> None:
    views = [entry.title for entry in window.parts.views.entries]
    assert listed(window)[1 + len(window.document.incident.sections) :] == ["Document", *views]


def test_a_view_is_listed_with_its_badge_and_shown(window: MainWindow) -> None:
    window.parts.views.add(ViewEntry("first", "First", board))
    window.parts.views.add(ViewEntry("second", "Second", board))
    assert listed(window)[-2:] == ["First", "Second"]
    window.parts.views.set_badge("first", Badge("3", "3 findings", wants_attention=True))
    window.parts.views.set_badge("second", Badge("2", "2 pages"))
    assert listed(window, CAUTION_ROLE)[-2:] == ["3", ""]
    assert listed(window, BADGE_ROLE)[-2:] == ["", "2"]
    assert listed(window, Qt.ItemDataRole.AccessibleTextRole)[-2:] == ["First, 3 findings", "Second, 2 pages"]
    window.bench.navigation.show_place(Place("view", "second"))
    assert isinstance(window.parts.editors.currentWidget(), Board)
    assert window.parts.editors.place == Place("view", "second")
    assert window.parts.outline.currentIndex().data(PLACE_ROLE) == Place("view", "second")


def test_the_keys_go_over_the_caption_and_leave_views_in_peace(window: MainWindow) -> None:
    last = window.document.incident.sections[-1]
    window.bench.navigation.show_place(Place("section", last.id))
    window.parts.outline.setFocus()
    QTest.keyClick(window.parts.outline, Qt.Key.Key_Down)
    assert window.parts.editors.place == Place("view", window.parts.views.entries[0].key)
    before = window.document.incident
    QTest.keyClick(window.parts.outline, Qt.Key.Key_Delete)
    QTest.keyClick(window.parts.outline, Qt.Key.Key_F2)
    QTest.keyClick(window.parts.outline, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert window.document.incident is before
    QTest.keyClick(window.parts.outline, Qt.Key.Key_Up)
    assert window.parts.editors.section_id == last.id


def test_a_section_that_is_added_from_a_view_is_the_last_one(window: MainWindow) -> None:
    window.parts.views.add(ViewEntry("board", "Board", board))
    ids = [section.id for section in window.document.incident.sections]
    window.bench.navigation.show_place(Place("view", "board"))
    window.parts.outline.add_section()
    assert [section.id for section in window.document.incident.sections][:-1] == ids


def test_removing_the_last_section_selects_the_one_above_it(window: MainWindow) -> None:
    window.parts.views.add(ViewEntry("board", "Board", board))
    window.bench.navigation.show_place(Place("section", window.document.incident.sections[-1].id))
    window.parts.outline.add_section()
    window.parts.outline.commit_editing()
    window.parts.outline.remove_selected()
    assert window.parts.outline.current_id == window.document.incident.sections[-1].id


def test_a_view_that_is_gone_shows_the_details(window: MainWindow) -> None:
    window.parts.editors.show_place(Place("view", "nothing"))
    assert window.parts.editors.place == Place("details")


def test_two_views_cannot_share_a_key(window: MainWindow) -> None:
    window.parts.views.add(ViewEntry("board", "Board", board))
    with pytest.raises(ValueError, match="board"):
        window.parts.views.add(ViewEntry("board", "Board", board))


def test_a_finding_selects_the_words_that_it_means(window: MainWindow, qtbot: QtBot) -> None:
    summary = window.document.incident.sections[0]
    text = "We looked.\n\nThe outage lasted *nine*\nhours, for nine hours we looked."
    window.document.apply("Edit", lambda incident: edit_section(incident, summary.id, text=text))
    window.bench.actions_by_key["show_checks"].trigger()
    panel = window.parts.editors.currentWidget()
    assert isinstance(panel, ChecksPanel)
    named = "Summary: “nine hours”"
    qtbot.waitUntil(lambda: named in [button.text() for button in panel.findChildren(QPushButton)])
    next(button for button in panel.findChildren(QPushButton) if button.text() == named).click()
    field = window.focusWidget()
    assert isinstance(field, ProseEditor)
    assert field.textCursor().selectedText().replace("\u2029", "\n") == "nine*\nhours"
