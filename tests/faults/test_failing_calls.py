"""Every call that a save makes fails, once and for good, with every error of a disk."""

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from faults.saving import NEW, OLD
from postmortem_desk.storage.paths import Paths
from postmortem_desk.storage.saving.safe_write import NotSaved, digest_of, write_safely
from postmortem_desk.storage.saving.system_calls import SystemCalls
from support.saved_file import names_beside

ONCE, FOR_GOOD = 1, 10**6
NEEDED = ("status", "read", "create", "write", "set_mode", "sync", "close", "replace")
"""Calls without which there is no save."""
COURTESIES = ("set_owner", "copy_attributes")
ERRORS = (
    errno.EIO,
    errno.ENOSPC,
    errno.EDQUOT,
    errno.EACCES,
    errno.EROFS,
    errno.EPERM,
    errno.EINTR,
    errno.EXDEV,
    errno.EBUSY,
)
NAMES = [errno.errorcode[number] for number in ERRORS]
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="groups of POSIX")


class Failing(SystemCalls):
    """The real calls, of which one fails: `times` times from the call number `first` on."""

    def __init__(self, name: str, number: int, times: int, first: int = 1) -> None:
        real: Callable[..., object] = getattr(self, name)
        made = 0

        def fail(*arguments: object, **more: object) -> object:
            nonlocal made
            made += 1
            if first <= made < first + times:
                raise OSError(number, os.strerror(number))
            return real(*arguments, **more)

        setattr(self, name, fail)


@pytest.mark.parametrize("number", ERRORS, ids=NAMES)
@pytest.mark.parametrize("times", [ONCE, FOR_GOOD], ids=["once", "for good"])
@pytest.mark.parametrize("name", NEEDED)
def test_whatever_call_fails_the_old_file_is_whole(
    target: Path, paths: Paths, name: str, times: int, number: int
) -> None:
    with pytest.raises(NotSaved) as caught:
        write_safely(target, NEW, digest_of(OLD), paths, Failing(name, number, times))
    assert target.read_bytes() == OLD
    assert names_beside(target) == [target.name]
    assert "could not be saved" in caught.value.sentence
    assert "as it was" in caught.value.remedy
    assert caught.value.subject == target.name
    assert write_safely(target, NEW, digest_of(OLD), paths) == digest_of(NEW)


@pytest.mark.parametrize("first", [1, 2, 3])
@pytest.mark.parametrize("number", ERRORS, ids=NAMES)
def test_whichever_of_the_readings_fails_the_old_file_is_whole(
    target: Path, paths: Paths, number: int, first: int
) -> None:
    """The target before, the temporary, and the target once more before it is replaced."""
    with pytest.raises(NotSaved, match="could not be saved"):
        write_safely(target, NEW, digest_of(OLD), paths, Failing("read", number, ONCE, first))
    assert target.read_bytes() == OLD
    assert names_beside(target) == [target.name]


@pytest.mark.parametrize("number", ERRORS, ids=NAMES)
def test_a_temporary_that_cannot_be_removed_is_named_and_goes_with_the_next_save(
    target: Path, paths: Paths, number: int
) -> None:
    calls = Failing("remove", number, FOR_GOOD)
    calls.replace = Failing("replace", errno.EIO, FOR_GOOD).replace
    with pytest.raises(NotSaved, match=r"temporary file .* could not be removed"):
        write_safely(target, NEW, None, paths, calls)
    assert len(names_beside(target)) == 2
    assert target.read_bytes() == OLD
    write_safely(target, NEW, None, paths)
    assert names_beside(target) == [target.name]


@pytest.mark.parametrize("number", [errno.EPERM, errno.EACCES, errno.ENOTSUP])
@pytest.mark.parametrize("name", COURTESIES)
def test_owner_and_attributes_are_a_courtesy(target: Path, paths: Paths, name: str, number: int) -> None:
    if name == "set_owner" and number == errno.ENOTSUP:
        pytest.skip("a disk without owners does not refuse them so")
    write_safely(target, NEW, digest_of(OLD), paths, Failing(name, number, FOR_GOOD))
    assert target.read_bytes() == NEW
    assert names_beside(target) == [target.name]


@POSIX
def test_another_group_does_not_get_what_only_the_old_one_was_allowed(target: Path, paths: Paths) -> None:
    target.chmod(0o660)
    write_safely(target, NEW, digest_of(OLD), paths, Failing("set_owner", errno.EPERM, FOR_GOOD))
    assert target.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC, errno.EROFS])
def test_a_folder_that_cannot_be_synced_is_told_with_what_the_file_holds_now(
    target: Path, paths: Paths, number: int
) -> None:
    with pytest.raises(NotSaved, match="outlast a power cut") as caught:
        write_safely(target, NEW, None, paths, Failing("sync_folder", number, ONCE))
    assert caught.value.digest == digest_of(target.read_bytes()) == digest_of(NEW)
    with pytest.raises(NotSaved, match="outlast a power cut"):  # nothing is left to write, but still to confirm
        write_safely(target, NEW, caught.value.digest, paths, Failing("sync_folder", number, ONCE))
    assert write_safely(target, NEW, caught.value.digest, paths) == digest_of(NEW)


def test_a_network_disk_that_syncs_no_folders_is_enough(target: Path, paths: Paths) -> None:
    calls = Failing("sync_folder", errno.EINVAL, FOR_GOOD)
    assert write_safely(target, NEW, None, paths, calls) == digest_of(NEW)


class TakesLittle(SystemCalls):
    """A system that takes a few bytes at a time, or none."""

    def __init__(self, at_once: int) -> None:
        self.at_once = at_once

    def write(self, descriptor: int, data: memoryview) -> int:
        return super().write(descriptor, data[: self.at_once]) if self.at_once else 0


def test_a_system_that_takes_little_at_a_time_gets_everything(target: Path, paths: Paths) -> None:
    write_safely(target, NEW, None, paths, TakesLittle(7))
    assert target.read_bytes() == NEW


def test_a_system_that_takes_nothing_is_not_asked_for_ever(target: Path, paths: Paths) -> None:
    with pytest.raises(NotSaved, match="could not be saved"):
        write_safely(target, NEW, None, paths, TakesLittle(0))
    assert (target.read_bytes(), names_beside(target)) == (OLD, [target.name])


class GivesOtherBytes(SystemCalls):
    """A disk that keeps something else than it was given."""

    def read(self, path: Path) -> bytes:
        data = super().read(path)
        return data[:-1] + b"?" if path.name.endswith(".saving") else data


def test_a_disk_that_lies_is_noticed_before_the_old_file_goes(target: Path, paths: Paths) -> None:
    with pytest.raises(NotSaved, match="disk reports an error"):
        write_safely(target, NEW, None, paths, GivesOtherBytes())
    assert (target.read_bytes(), names_beside(target)) == (OLD, [target.name])


class LosesTheTarget(SystemCalls):
    """What Windows may do, by its documentation: the old file is gone and the new one not in its place."""

    def replace(self, temporary: Path, target: Path) -> None:
        target.unlink()
        raise OSError(errno.EIO, os.strerror(errno.EIO))


def test_the_only_copy_is_never_removed(target: Path, paths: Paths) -> None:
    with pytest.raises(NotSaved, match=r"What you wrote is whole in the file (\S+)") as caught:
        write_safely(target, NEW, None, paths, LosesTheTarget())
    (left,) = names_beside(target)
    assert left in str(caught.value)
    assert target.with_name(left).read_bytes() == NEW


def test_a_home_that_cannot_be_written_does_not_keep_a_text_from_being_saved(target: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"no folder")
    write_safely(target, NEW, digest_of(OLD), Paths.under(tmp_path / "file"))
    assert target.read_bytes() == NEW
