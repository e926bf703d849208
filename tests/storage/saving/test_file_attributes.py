"""What the system keeps beside a file's content: extended attributes and access lists."""

import os
import struct
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from postmortem_desk.storage.paths import Paths
from postmortem_desk.storage.saving.file_attributes import copy_attributes
from postmortem_desk.storage.saving.safe_write import write_safely

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="attributes and access lists of Linux")
ACCESS, DEFAULT = "system.posix_acl_access", "system.posix_acl_default"
OWNER, USER, GROUP, MASK, OTHER = 0x01, 0x02, 0x04, 0x10, 0x20
SOMEBODY = 54321


def access_list(somebody: int, group: int) -> bytes:
    """An access list as the kernel keeps it (acl(5)): all for the owner, these rights for one user and for the group."""
    entries: Iterable[tuple[int, int, int]] = (
        (OWNER, 6, 0xFFFFFFFF),
        (USER, somebody, SOMEBODY),
        (GROUP, group, 0xFFFFFFFF),
        (MASK, somebody | group, 0xFFFFFFFF),
        (OTHER, 0, 0xFFFFFFFF),
    )
    return struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *entry) for entry in entries)


def give(path: Path, name: str, value: bytes) -> None:
    """Set an attribute, or skip where the disk has none."""
    try:
        os.setxattr(path, name, value)
    except OSError as error:
        pytest.skip(f"this disk keeps no {name} ({error.strerror})")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    path = folder / "checkout.postmortem.json"
    path.write_bytes(b"old")
    path.chmod(0o640)
    return path


def test_extended_attributes_are_kept(target: Path, paths: Paths) -> None:
    give(target, "user.team", b"payments")
    write_safely(target, b"new", None, paths)
    assert os.getxattr(target, "user.team") == b"payments"


def test_one_that_may_not_be_given_does_not_keep_the_others(target: Path, tmp_path: Path) -> None:
    give(target, "user.a", b"1")
    give(target, "user.z", b"1")
    copy = tmp_path / "copy"
    copy.write_bytes(b"")
    with pytest.MonkeyPatch.context() as patch:
        names = os.listxattr(target)
        patch.setattr(os, "listxattr", lambda _path: [*names, "user.gone", "wrong.name"])
        descriptor = os.open(copy, os.O_RDWR)
        copy_attributes(target, descriptor, access_list=True)
        os.close(descriptor)
    assert {"user.a", "user.z"} <= set(os.listxattr(copy))


def test_an_access_list_is_kept(target: Path, paths: Paths) -> None:
    give(target, ACCESS, access_list(6, 4))
    before = target.stat().st_mode
    write_safely(target, b"new", None, paths)
    assert os.getxattr(target, ACCESS) == access_list(6, 4)
    assert target.stat().st_mode == before


def test_a_list_of_the_folder_gives_nobody_a_file_that_was_not_theirs(target: Path, paths: Paths) -> None:
    give(target.parent, DEFAULT, access_list(6, 6))
    assert ACCESS not in os.listxattr(target)
    write_safely(target, b"new", None, paths)
    assert ACCESS not in os.listxattr(target)
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_new_file_has_the_list_of_its_folder(target: Path, paths: Paths) -> None:
    give(target.parent, DEFAULT, access_list(6, 4))
    new = target.with_name("new.json")
    write_safely(new, b"new", None, paths)
    assert ACCESS in os.listxattr(new)


def test_a_list_does_not_go_to_another_group(target: Path, tmp_path: Path) -> None:
    """Where the group cannot be kept, the list would give the writer's group what only the old one had."""
    give(target, ACCESS, access_list(6, 4))
    give(target, "user.team", b"payments")
    (tmp_path / "copy").write_bytes(b"")
    descriptor = os.open(tmp_path / "copy", os.O_RDWR)
    copy_attributes(target, descriptor, access_list=False)
    os.close(descriptor)
    assert os.listxattr(tmp_path / "copy") == ["user.team"]
