"""What a killed save has left is removed at the next start: that and nothing else."""

import sys
from pathlib import Path

import pytest

from faults.saving import NEW, OLD
from postmortem_desk.storage.locking.file_lock import file_lock, sweep_strays
from postmortem_desk.storage.paths import Paths
from postmortem_desk.storage.saving.safe_write import write_safely
from postmortem_desk.storage.saving.system_calls import SystemCalls
from support.saved_file import names_beside


class Killed(BaseException):
    """The process is gone: nothing of it runs any more."""


class KilledBeforeReplacing(SystemCalls):
    def replace(self, temporary: Path, target: Path) -> None:
        raise Killed


def stray_of(target: Path, paths: Paths) -> Path:
    """Leave what a killed save leaves, and return its path."""
    with pytest.raises(Killed):
        write_safely(target, NEW, None, paths, KilledBeforeReplacing())
    (name,) = set(names_beside(target)) - {target.name}
    return target.with_name(name)


def test_the_next_start_removes_what_a_killed_save_has_left(target: Path, paths: Paths) -> None:
    stray_of(target, paths)
    assert sweep_strays(paths) == 1
    assert names_beside(target) == [target.name]
    assert target.read_bytes() == OLD
    assert sweep_strays(paths) == 0


def test_so_does_the_next_save_of_the_file(target: Path, paths: Paths) -> None:
    stray_of(target, paths)
    write_safely(target, NEW, None, paths)
    assert (names_beside(target), target.read_bytes()) == ([target.name], NEW)


def test_what_a_living_save_writes_stays(target: Path, paths: Paths) -> None:
    stray = stray_of(target, paths)
    with file_lock(target, paths):
        assert sweep_strays(paths) == 0
        assert stray.exists()
    assert sweep_strays(paths) == 1


def test_files_of_others_stay(target: Path, paths: Paths) -> None:
    others = [target.with_name(f".{target.name}.0123abcd.saving"), target.with_name(".x.saving"), target]
    for other in others:
        other.write_bytes(OLD)
    stray_of_another = target.with_name("notes.txt")
    stray_of_another.write_bytes(OLD)
    with file_lock(target, paths) as lock:
        lock.note(stray_of_another)  # a damaged lock file names what no save has made
    assert sweep_strays(paths) == 0
    assert {*(path.name for path in others), "notes.txt"} == set(names_beside(target))


def test_no_state_folder_is_nothing_to_sweep(paths: Paths) -> None:
    assert sweep_strays(paths) == 0
    assert not paths.state.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="links of POSIX")
def test_two_ways_to_one_folder_share_a_lock(target: Path, paths: Paths) -> None:
    """A stray is found whichever way the file is named, and two saves by two ways wait for each other."""
    way = target.parent.with_name("way")
    way.symlink_to(target.parent)
    stray = stray_of(target, paths)
    with file_lock(way / target.name.upper(), paths) as lock:
        assert lock.remove_stray()
    assert not stray.exists()
