"""A file is open in one process at a time, and that one can be asked to show it."""

from pathlib import Path

import pytest

from postmortem_desk.storage.locking.open_files import OpenFiles
from postmortem_desk.storage.paths import Paths


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "a.postmortem.json"


def test_a_file_is_held_once_until_it_is_let_go(paths: Paths, file: Path) -> None:
    one, other = OpenFiles(paths), OpenFiles(paths)
    assert one.hold(file)
    assert one.hold(file)
    assert not other.hold(file)
    one.let_go(file)
    assert other.hold(file)
    other.let_go(file)
    assert list(paths.open_files.iterdir()) == []


def test_the_holder_hears_what_is_asked_and_the_asker_that_it_was_heard(paths: Paths, file: Path) -> None:
    holder, asker = OpenFiles(paths), OpenFiles(paths)
    assert holder.hold(file)
    request = asker.ask(file)
    assert not request.is_answered
    assert holder.asked() == (file,)
    assert request.is_answered
    assert holder.asked() == ()


def test_a_request_that_nobody_answers_is_withdrawn(paths: Paths, file: Path) -> None:
    holder, asker = OpenFiles(paths), OpenFiles(paths)
    assert holder.hold(file)
    assert not asker.ask(file).withdraw()
    assert holder.asked() == ()


def test_what_was_asked_of_a_dead_process_is_not_answered_by_the_next(paths: Paths, file: Path) -> None:
    paths.open_files.mkdir(parents=True)
    first = OpenFiles(paths)
    assert first.hold(file)
    first.ask(file)
    first.let_go(file)
    second = OpenFiles(paths)
    assert second.hold(file)
    assert second.asked() == ()


def test_without_a_state_folder_everything_can_be_opened(paths: Paths, file: Path) -> None:
    paths.state.parent.mkdir(parents=True)
    paths.state.write_text("a file where the folder should be")
    one, other = OpenFiles(paths), OpenFiles(paths)
    assert one.hold(file)
    assert other.hold(file)
