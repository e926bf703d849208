"""A file that is only looked at is not written, and one that is saved unchanged keeps its bytes and its time."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from postmortem_desk.resource_files import resource_path
from postmortem_desk.session.document import Place
from postmortem_desk.window.desk import EXAMPLE, Desk
from postmortem_desk.window.main_window import MainWindow


def state_of(folder: Path) -> list[tuple[str, bytes, int, int]]:
    """Name, content, number and time of every file of a folder."""
    return [
        (path.name, path.read_bytes(), path.stat().st_ino, path.stat().st_mtime_ns) for path in sorted(folder.iterdir())
    ]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The example as another editor lays it out, alone in its folder."""
    folder = tmp_path / "documents"
    folder.mkdir()
    path = folder / "outage.postmortem.json"
    path.write_text(json.dumps(json.loads(resource_path(EXAMPLE).read_bytes()), indent=4), encoding="utf-8")
    return path


def looked_at(desk: Desk, file: Path, qtbot: QtBot) -> MainWindow:
    """Open the file and look at every section."""
    window = desk.open_file(file)
    for section in window.document.incident.sections:
        window.bench.navigation.show_place(Place("section", section.id))
    window.bench.navigation.show_place(Place("details"))
    qtbot.waitUntil(lambda: window.parts.documents.preview.is_complete)
    return window


def test_opening_looking_and_closing_writes_no_byte(make_desk: Callable[..., Desk], file: Path, qtbot: QtBot) -> None:
    before = state_of(file.parent)
    window = looked_at(make_desk(), file, qtbot)
    assert not window.document.is_dirty
    assert window.close()
    assert state_of(file.parent) == before


def test_saving_what_was_not_edited_writes_no_byte(make_desk: Callable[..., Desk], file: Path, qtbot: QtBot) -> None:
    before = state_of(file.parent)
    window = looked_at(make_desk(), file, qtbot)
    assert window.commands.files.save()
    assert state_of(file.parent) == before


def test_an_edit_that_is_taken_back_leaves_the_same_bytes(
    make_desk: Callable[..., Desk], file: Path, qtbot: QtBot
) -> None:
    file.write_bytes(resource_path(EXAMPLE).read_bytes())
    content = file.read_bytes()
    window = looked_at(make_desk(), file, qtbot)
    window.document.apply("Edit title", lambda incident: incident.replaced(title="Another"))
    assert window.commands.files.save()
    assert file.read_bytes() != content
    window.document.undo()
    assert window.commands.files.save()
    assert file.read_bytes() == content
    assert [path.name for path in file.parent.iterdir()] == [file.name]
