"""A large file that another program changes is read in the background; the content decides here, too."""

import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from postmortem_desk.session.document import Document
from postmortem_desk.session.file_watch import LARGE, FileState, FileWatch
from postmortem_desk.session.files import open_document, save_document
from postmortem_desk.storage.file_format.canonical import incident_bytes
from postmortem_desk.storage.paths import Paths
from support.incidents import small_incident


@pytest.fixture
def document(tmp_path: Path) -> Document:
    path = tmp_path / "large.postmortem.json"
    incident = small_incident()
    section = incident.sections[0].replaced(text="word\n" * (LARGE // 4))
    path.write_bytes(incident_bytes(incident.replaced(sections=(section, *incident.sections[1:]))))
    return open_document(path)


def test_a_large_file_is_looked_at_without_waiting(document: Document, qtbot: QtBot) -> None:
    path = document.path
    assert path is not None
    watch = FileWatch(document)
    before = path.stat()
    path.write_bytes(path.read_bytes().replace(b"word", b"WORD", 1))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    told: list[FileState] = []
    watch.noticed.connect(told.append)
    with qtbot.waitSignal(watch.noticed):
        watch.look()
        watch.look()
        assert told == []
    qtbot.waitUntil(lambda: not watch.is_looking)
    assert told == [FileState.CHANGED]


def test_a_save_while_a_large_file_is_looked_at_is_no_change(document: Document, tmp_path: Path, qtbot: QtBot) -> None:
    watch = FileWatch(document)
    told: list[FileState] = []
    watch.noticed.connect(told.append)
    watch.look()
    document.apply("Edit title", lambda incident: incident.replaced(title="Another"))
    assert document.path is not None
    save_document(document, document.path, Paths.under(tmp_path / "own"))
    qtbot.waitUntil(lambda: not watch.is_looking)
    assert told == []


def test_a_small_file_is_looked_at_at_once(tmp_path: Path) -> None:
    path = tmp_path / "small.postmortem.json"
    path.write_bytes(incident_bytes(small_incident()))
    watch = FileWatch(open_document(path))
    told: list[FileState] = []
    watch.noticed.connect(told.append)
    path.unlink()
    watch.look()
    assert told == [FileState.GONE]
