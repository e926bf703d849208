"""The document can give its room to the editor, and comes back when it is wanted."""

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from postmortem_desk.resource_files import resource_path
from postmortem_desk.window.desk import EXAMPLE, Desk
from postmortem_desk.window.main_window import MainWindow


def opened(desk: Desk, path: Path) -> MainWindow:
    window = desk.open_file(path)
    window.resize(1000, 700)
    return window


def test_the_document_hides_and_the_editor_takes_its_room(
    make_desk: Callable[..., Desk], tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "a.postmortem.json"
    path.write_bytes(resource_path(EXAMPLE).read_bytes())
    desk = make_desk()
    window = opened(desk, path)
    outline = window.parts.outline.width()
    window.parts.documents.tabs.button(0).setFocus()
    window.bench.actions_by_key["toggle_document"].trigger()
    assert not window.parts.documents.isVisible()
    qtbot.waitUntil(lambda: window.parts.editors.width() > 700)
    window.resize(1100, 700)
    assert window.parts.outline.width() == outline
    focus = window.focusWidget()
    assert focus is not None
    assert window.parts.editors.isAncestorOf(focus)
    assert window.close()
    window = opened(desk, path)
    assert not window.parts.documents.isVisible()
    window.bench.actions_by_key["evidence"].trigger()
    assert window.parts.documents.isVisible()
    qtbot.waitUntil(lambda: window.parts.documents.width() > 300)
    width = window.parts.documents.width()
    window.bench.actions_by_key["toggle_document"].trigger()
    window.bench.actions_by_key["toggle_document"].trigger()
    assert window.parts.documents.isVisible()
    qtbot.waitUntil(lambda: abs(window.parts.documents.width() - width) <= 1)
