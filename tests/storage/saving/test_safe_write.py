import os
import stat
import sys
import threading
from pathlib import Path

import pytest

from postmortem_desk.storage.locking.file_lock import StillLocked, file_lock
from postmortem_desk.storage.paths import Paths
from postmortem_desk.storage.saving.safe_write import ABSENT, ChangedOutside, NotSaved, digest_of, write_safely
from postmortem_desk.storage.saving.system_calls import SystemCalls
from support.saved_file import names_beside, saved_file

OLD = b"the old file\n"
NEW = b"the new file, somewhat longer than the old one\n" * 50
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="modes, links and owners of POSIX")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return saved_file(tmp_path, OLD)


def test_the_file_holds_the_new_content_and_the_digest_says_so(target: Path, paths: Paths) -> None:
    digest = write_safely(target, NEW, digest_of(OLD), paths)
    assert target.read_bytes() == NEW
    assert digest == digest_of(NEW)
    assert names_beside(target) == [target.name]


def test_a_new_file_may_be_read_as_the_system_lets_new_files_be(target: Path, paths: Paths) -> None:
    path = target.with_name("new.json")
    write_safely(path, NEW, ABSENT, paths)
    plain = target.with_name("plain.json")
    plain.write_bytes(b"")
    assert path.read_bytes() == NEW
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)


def test_the_same_content_is_not_written_again(target: Path, paths: Paths) -> None:
    before = target.stat()
    assert write_safely(target, OLD, digest_of(OLD), paths) == digest_of(OLD)
    after = target.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.parametrize("expected", [digest_of(b"what was opened"), ABSENT])
def test_a_file_that_changed_outside_is_left_alone(target: Path, paths: Paths, expected: str) -> None:
    with pytest.raises(ChangedOutside) as caught:
        write_safely(target, NEW, expected, paths)
    assert target.read_bytes() == OLD
    assert not caught.value.gone
    assert names_beside(target) == [target.name]


def test_a_change_of_equal_size_and_time_is_noticed(target: Path, paths: Paths) -> None:
    times = target.stat()
    target.write_bytes(OLD.upper())
    os.utime(target, ns=(times.st_atime_ns, times.st_mtime_ns))
    with pytest.raises(ChangedOutside):
        write_safely(target, NEW, digest_of(OLD), paths)


def test_a_file_that_is_gone_is_told_apart(target: Path, paths: Paths) -> None:
    target.unlink()
    with pytest.raises(ChangedOutside, match="deleted or moved") as caught:
        write_safely(target, NEW, digest_of(OLD), paths)
    assert caught.value.gone
    assert names_beside(target) == []


def test_an_export_replaces_whatever_is_there(target: Path, paths: Paths) -> None:
    write_safely(target, NEW, None, paths)
    assert target.read_bytes() == NEW


@POSIX
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_the_mode_is_kept(target: Path, paths: Paths, mode: int) -> None:
    target.chmod(mode)
    write_safely(target, NEW, digest_of(OLD), paths)
    assert stat.S_IMODE(target.stat().st_mode) == mode


@pytest.mark.skipif(sys.platform != "linux", reason="extended attributes of Linux")
def test_extended_attributes_are_kept(target: Path, paths: Paths) -> None:
    try:
        os.setxattr(target, "user.team", b"payments")
    except OSError as error:
        pytest.skip(f"this disk has no extended attributes ({error.strerror})")
    write_safely(target, NEW, None, paths)
    assert os.getxattr(target, "user.team") == b"payments"


@POSIX
def test_a_link_is_followed_and_stays_a_link(target: Path, paths: Paths) -> None:
    link = target.with_name("link.json")
    link.symlink_to(target.name)
    write_safely(link, NEW, digest_of(OLD), paths)
    assert link.is_symlink()
    assert target.read_bytes() == NEW


@POSIX
def test_a_link_that_leads_nowhere_makes_its_target(target: Path, paths: Paths) -> None:
    link = target.with_name("link.json")
    link.symlink_to("later.json")
    write_safely(link, NEW, ABSENT, paths)
    assert target.with_name("later.json").read_bytes() == NEW


@POSIX
def test_links_in_a_circle_are_told(target: Path, paths: Paths) -> None:
    one, other = target.with_name("one"), target.with_name("other")
    one.symlink_to(other)
    other.symlink_to(one)
    with pytest.raises(NotSaved, match="could not be saved"):
        write_safely(one, NEW, None, paths)


def test_a_folder_is_no_file(target: Path, paths: Paths) -> None:
    with pytest.raises(NotSaved, match="a folder of this name"):
        write_safely(target.parent, NEW, None, paths)


@POSIX
def test_a_device_is_no_file(paths: Paths) -> None:
    with pytest.raises(NotSaved, match="device"):
        write_safely(Path(os.devnull), NEW, None, paths)


def test_a_missing_folder_is_told_and_not_made(target: Path, paths: Paths) -> None:
    with pytest.raises(NotSaved, match="folder does not exist"):
        write_safely(target.parent / "none" / "x.json", NEW, None, paths)
    assert names_beside(target) == [target.name]


@pytest.mark.parametrize("name", ["x" * 240 + ".json", "ü" * 120 + ".json", "a b'\"\n.json"])
def test_long_and_odd_names_are_written(target: Path, paths: Paths, name: str) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows has no such names")
    path = target.with_name(name)
    write_safely(path, NEW, ABSENT, paths)
    assert path.read_bytes() == NEW


def test_a_name_that_is_too_long_is_told(target: Path, paths: Paths) -> None:
    with pytest.raises(NotSaved, match="could not be saved"):
        write_safely(target.with_name("x" * 300), NEW, None, paths)


@POSIX
def test_a_protected_file_is_not_replaced(target: Path, paths: Paths) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    target.chmod(0o444)
    with pytest.raises(NotSaved, match="write-protected"):
        write_safely(target, NEW, digest_of(OLD), paths)
    assert target.read_bytes() == OLD


@POSIX
def test_a_folder_that_may_not_be_written_is_told(target: Path, paths: Paths) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    target.parent.chmod(0o555)
    try:
        with pytest.raises(NotSaved, match="does not allow writing"):
            write_safely(target, NEW, digest_of(OLD), paths)
    finally:
        target.parent.chmod(0o755)
    assert target.read_bytes() == OLD


class ChangesMeanwhile(SystemCalls):
    """Another program that saves the file while the temporary is written."""

    def __init__(self, target: Path) -> None:
        self.target = target

    def sync(self, descriptor: int) -> None:
        super().sync(descriptor)
        self.target.write_bytes(b"from another program")


def test_a_change_during_the_save_is_noticed(target: Path, paths: Paths) -> None:
    with pytest.raises(ChangedOutside):
        write_safely(target, NEW, digest_of(OLD), paths, ChangesMeanwhile(target))
    assert target.read_bytes() == b"from another program"
    assert names_beside(target) == [target.name]


def test_one_writer_waits_for_the_other_and_gives_up_in_the_end(target: Path, paths: Paths) -> None:
    caught: list[BaseException] = []

    def second() -> None:
        try:
            with file_lock(target, paths, wait_seconds=0.05):
                caught.append(AssertionError("two hold the lock"))
        except StillLocked as error:
            caught.append(error)

    with file_lock(target, paths):
        thread = threading.Thread(target=second)
        thread.start()
        thread.join()
    assert [type(error) for error in caught] == [StillLocked]
    with file_lock(target, paths, wait_seconds=0):
        assert (paths.locks).is_dir()
