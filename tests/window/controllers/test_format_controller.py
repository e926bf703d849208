"""The keys and menu entries that format prose: they act on the prose editor with the focus, and on no other."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from postmortem_desk.operations.lookup import section_of
from postmortem_desk.session.document import Place
from postmortem_desk.widgets.prose.prose_actions import FORMATS, Format
from postmortem_desk.widgets.prose.prose_editor import ProseEditor
from postmortem_desk.window.actions.command_palette import CommandPalette
from postmortem_desk.window.desk import Desk
from postmortem_desk.window.main_window import MainWindow
from support.windows import in_front

MakeDesk = Callable[..., Desk]


@pytest.fixture
def window(make_desk: MakeDesk, example: Path, qtbot: QtBot) -> MainWindow:
    window = make_desk().open_file(example)
    return in_front(qtbot, window)


def prose_of(window: MainWindow) -> ProseEditor:
    window.bench.navigation.show_place(Place("section", "s-summary"))
    editor = window.focusWidget()
    assert isinstance(editor, ProseEditor)
    return editor


@pytest.mark.parametrize("chosen", FORMATS, ids=lambda chosen: chosen.key)
def test_every_format_changes_the_prose_and_undo_takes_it_back(window: MainWindow, chosen: Format) -> None:
    editor = prose_of(window)
    before = window.document.incident
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    window.bench.actions_by_key[chosen.key].trigger()
    assert section_of(window.document.incident, "s-summary").text == editor.value
    assert window.document.incident != before
    window.commands.history.undo()
    assert window.document.incident == before
    assert window.focusWidget() is editor


def test_the_keys_reach_the_action_from_inside_the_editor(window: MainWindow) -> None:
    editor = prose_of(window)
    QTest.keyClick(editor, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    first = editor.value.split()[0]
    QTest.keyClick(editor, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert editor.value.startswith(f"**{first}**")
    QTest.keyClick(editor, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert editor.value.startswith(f"**[{first}]()**")


def test_elsewhere_a_format_changes_nothing(window: MainWindow) -> None:
    window.bench.navigation.show_place(Place("section", "s-timeline"))
    before = window.document.incident
    for chosen in FORMATS:
        window.bench.actions_by_key[chosen.key].trigger()
    assert window.document.incident is before


def test_a_format_can_be_run_from_the_palette(window: MainWindow, qtbot: QtBot) -> None:
    editor = prose_of(window)
    editor.selectAll()
    before = editor.value
    window.bench.navigation.show_palette()
    palette = window.findChild(CommandPalette)
    assert palette is not None
    QTest.keyClicks(palette.focusWidget() or palette, "numbered list")
    QTest.keyClick(palette.focusWidget() or palette, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: editor.value != before)
    assert editor.value.startswith("1. ")
