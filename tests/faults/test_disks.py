"""Disks that are full, frozen or read-only, limits of the system, and files of other users: real ones."""

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from faults import saving
from faults.saving import NEW, OLD, SOMEBODY
from postmortem_desk.storage.paths import Paths
from postmortem_desk.storage.saving.safe_write import NotSaved, digest_of, write_safely
from support.children import child_environment
from support.saved_file import names_beside


def run(*command: str) -> None:
    """Run a program of the system, or skip the test where it may not do this."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"{' '.join(command)}: {done.stderr.strip()}")


@contextmanager
def mounted(folder: Path, *options: str) -> Iterator[Path]:
    """Mount something on `folder`."""
    run("mount", *options, str(folder))
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def refused(target: Path, paths: Paths, words: str) -> NotSaved:
    """Save, see it refused in these words, and see that all is as it was."""
    before = target.read_bytes(), target.stat(), names_beside(target)
    with pytest.raises(NotSaved, match=words) as caught:
        write_safely(target, NEW, digest_of(OLD), paths)
    after = target.read_bytes(), target.stat(), names_beside(target)
    assert (after[0], after[1].st_ino, after[1].st_mtime_ns, after[2]) == (
        before[0],
        before[1].st_ino,
        before[1].st_mtime_ns,
        before[2],
    )
    assert "as it was" in caught.value.remedy
    assert "ave under another name" in caught.value.remedy
    return caught.value


def saved_by_somebody(target: Path, paths: Paths) -> subprocess.CompletedProcess[str]:
    """Save as another user, who has a state folder of their own."""
    paths.state.mkdir(parents=True)
    for folder in (paths.state, paths.state.parent):
        os.chown(folder, SOMEBODY, SOMEBODY)
    reachable(target.parent)
    return subprocess.run(
        [sys.executable, saving.__file__, "as_somebody", str(target), str(paths.state.parent)],
        capture_output=True,
        text=True,
        check=False,
        env=child_environment(),
    )


def reachable(folder: Path) -> None:
    """Let everybody pass through the test's own folders."""
    for parent in (folder, *folder.parents):
        mode = parent.stat().st_mode
        if parent.stat().st_uid == os.getuid() and parent != Path(parent.anchor):
            parent.chmod(stat.S_IMODE(mode) | 0o011)


@pytest.mark.usefixtures("as_root")
def test_a_full_disk(tmp_path: Path, paths: Paths) -> None:
    (tmp_path / "disk").mkdir()
    with mounted(tmp_path / "disk", "-t", "tmpfs", "-o", "size=64k", "tmpfs") as disk:
        target = disk / "checkout.postmortem.json"
        target.write_bytes(OLD)
        filler = disk / "filler"
        with pytest.raises(OSError, match="No space"):
            filler.write_bytes(b"x" * 10**6)
        refused(target, paths, "the disk is full")
        filler.unlink()
        write_safely(target, NEW, digest_of(OLD), paths)
        assert target.read_bytes() == NEW


@pytest.mark.usefixtures("as_root")
def test_a_full_state_folder_keeps_nobody_from_saving(target: Path, tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    with mounted(tmp_path / "disk", "-t", "tmpfs", "-o", "size=64k,nr_inodes=4", "tmpfs") as disk:
        (disk / "state").mkdir()
        with pytest.raises(OSError, match="No space"):
            (disk / "filler").write_bytes(b"x" * 10**6)
        for paths in (Paths.under(disk), Paths.under(disk)):
            write_safely(target, NEW, None, paths)
        assert (target.read_bytes(), names_beside(target)) == (NEW, [target.name])


@pytest.mark.usefixtures("as_root")
def test_a_folder_that_is_mounted_for_reading_only(target: Path, tmp_path: Path, paths: Paths) -> None:
    view = tmp_path / "view"
    view.mkdir()
    with mounted(view, "--bind", str(target.parent)):
        run("mount", "-o", "remount,bind,ro", str(view))
        refused(view / target.name, paths, "write-protected|can only be read")


@pytest.mark.usefixtures("as_root")
def test_a_file_that_is_a_mount_of_its_own_is_not_written_in_place(target: Path, tmp_path: Path, paths: Paths) -> None:
    other = tmp_path / "other.json"
    other.write_bytes(OLD)
    with mounted(target, "--bind", str(other)):
        refused(target, paths, "the system holds the file in its place")
    assert other.read_bytes() == OLD


@pytest.mark.skipif(shutil.which("chattr") is None, reason="needs chattr")
@pytest.mark.usefixtures("as_root")
def test_a_file_that_the_system_has_frozen(target: Path, paths: Paths) -> None:
    run("chattr", "+i", str(target))
    try:
        refused(target, paths, "write-protected|does not allow changing")
    finally:
        subprocess.run(["chattr", "-i", str(target)], check=True)


@pytest.mark.skipif(shutil.which("chattr") is None, reason="needs chattr")
@pytest.mark.usefixtures("as_root")
def test_a_folder_that_the_system_has_frozen(target: Path, paths: Paths) -> None:
    run("chattr", "+i", str(target.parent))
    try:
        refused(target, paths, "does not allow")
    finally:
        subprocess.run(["chattr", "-i", str(target.parent)], check=True)


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_a_limit_of_the_size(target: Path, paths: Paths) -> None:
    command = [sys.executable, saving.__file__, "limited", str(target), str(paths.state.parent)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=child_environment())
    assert (done.returncode, done.stderr) == (1, "")
    assert "larger than the system allows" in done.stdout
    assert (target.read_bytes(), names_beside(target)) == (OLD, [target.name])


@pytest.mark.usefixtures("as_root")
@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o644, 0o777), (0o666, 0o755), (0o666, 0o1777)])
def test_a_file_of_another_user_is_never_written_in_place(
    target: Path, paths: Paths, file_mode: int, folder_mode: int
) -> None:
    """The file may not be written, or its folder may not, or nobody else may replace a file in the folder."""
    target.chmod(file_mode)
    target.parent.chmod(folder_mode)
    before = target.stat()
    done = saved_by_somebody(target, paths)
    assert (done.returncode, done.stderr) == (1, ""), done
    assert "as it was" in done.stdout
    assert (target.read_bytes(), names_beside(target)) == (OLD, [target.name])
    assert target.stat().st_ino == before.st_ino


@pytest.mark.usefixtures("as_root")
def test_a_shared_file_becomes_the_writers_and_nobody_gets_more_than_before(target: Path, paths: Paths) -> None:
    target.chmod(0o664)
    os.chown(target, -1, SOMEBODY)
    target.parent.chmod(0o777)
    done = saved_by_somebody(target, paths)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    now = target.stat()
    assert (now.st_uid, now.st_gid, stat.S_IMODE(now.st_mode)) == (SOMEBODY, SOMEBODY, 0o664)
    assert target.read_bytes() == NEW


@pytest.mark.usefixtures("as_root")
def test_root_leaves_a_file_to_its_owner(target: Path, paths: Paths) -> None:
    os.chown(target, SOMEBODY, SOMEBODY)
    target.chmod(0o640)
    write_safely(target, NEW, digest_of(OLD), paths)
    now = target.stat()
    assert (now.st_uid, now.st_gid, stat.S_IMODE(now.st_mode)) == (SOMEBODY, SOMEBODY, 0o640)
