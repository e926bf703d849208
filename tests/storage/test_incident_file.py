import json
import os
import sys
from pathlib import Path

import pytest

from postmortem_desk.model import Incident
from postmortem_desk.storage.file_format.canonical import incident_bytes
from postmortem_desk.storage.file_format.text_checks import MAX_BYTES, MAX_MARKS
from postmortem_desk.storage.incident_file import read_incident, save_incident
from postmortem_desk.storage.paths import Paths
from postmortem_desk.storage.saving.safe_write import ABSENT, ChangedOutside, NotSaved, digest_of
from postmortem_desk.trouble import Trouble
from support.incidents import small_incident


@pytest.fixture
def file(tmp_path: Path, paths: Paths) -> Path:
    path = tmp_path / "checkout.postmortem.json"
    save_incident(small_incident(), path, ABSENT, paths)
    return path


def test_what_was_saved_is_opened(file: Path) -> None:
    opened = read_incident(file)
    assert opened.incident == small_incident()
    assert opened.digest == digest_of(file.read_bytes())
    assert (opened.read_only, opened.notice) == (False, "")


def test_open_and_save_writes_nothing(file: Path, paths: Paths) -> None:
    before = file.stat()
    opened = read_incident(file)
    assert save_incident(opened.incident, file, opened.digest, paths) == opened.digest
    after = file.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_reading_does_not_touch_the_folder(file: Path) -> None:
    before = sorted(file.parent.iterdir())
    read_incident(file)
    assert sorted(file.parent.iterdir()) == before


def test_edits_follow_each_other_by_their_digests(file: Path, paths: Paths) -> None:
    opened = read_incident(file)
    digest = opened.digest
    for title in ("one", "two", "three"):
        digest = save_incident(opened.incident.replaced(title=title), file, digest, paths)
    assert read_incident(file).incident.title == "three"


def test_two_windows_do_not_overwrite_each_other(file: Path, paths: Paths) -> None:
    one, other = read_incident(file), read_incident(file)
    save_incident(one.incident.replaced(title="mine"), file, one.digest, paths)
    with pytest.raises(ChangedOutside, match="another program has changed"):
        save_incident(other.incident.replaced(title="yours"), file, other.digest, paths)
    assert read_incident(file).incident.title == "mine"


def test_a_newer_schema_opens_read_only_and_is_never_saved(file: Path, paths: Paths) -> None:
    data = json.dumps(json.loads(file.read_bytes()) | {"schema": 2, "weather": "rain"}).encode()
    file.write_bytes(data)
    opened = read_incident(file)
    assert opened.read_only
    assert "newer version" in opened.notice
    for path in (file, file.with_name("copy.postmortem.json")):
        with pytest.raises(NotSaved, match="newer version"):
            save_incident(opened.incident, path, None, paths)
    assert file.read_bytes() == data


def test_a_number_that_no_file_can_hold_is_told(file: Path, paths: Paths) -> None:
    before = file.read_bytes()
    with pytest.raises(NotSaved, match="not a number"):
        save_incident(Incident(id="a", display={"width": float("inf")}), file, None, paths)
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "words"), [("none.json", "no such file"), (".", "it is a folder"), ("checkout.postmortem.json/x", "read")]
)
def test_what_cannot_be_read_is_told(file: Path, name: str, words: str) -> None:
    with pytest.raises(Trouble, match=words):
        read_incident(file.parent / name)


def test_a_name_that_no_system_has_is_told(file: Path) -> None:
    with pytest.raises(Trouble, match="cannot be read"):
        read_incident(file.with_name("a\0b"))


@pytest.mark.skipif(sys.platform == "win32", reason="devices of POSIX")
def test_a_device_is_not_read() -> None:
    with pytest.raises(Trouble, match="device"):
        read_incident(Path("/dev/zero"))


def test_a_huge_file_is_refused_before_it_is_read(file: Path) -> None:
    with file.open("r+b") as opened:
        opened.truncate(10**12)
    with pytest.raises(Trouble, match="larger than 64 MiB"):
        read_incident(file)


def test_a_protected_file_says_so_on_opening(file: Path) -> None:
    file.chmod(0o444)
    if os.access(file, os.W_OK):
        pytest.skip("root may write everywhere")
    assert "write-protected" in read_incident(file).notice


def test_released_files_open_for_ever(project_root: Path) -> None:
    files = sorted((project_root / "tests" / "golden" / "files").glob("*.postmortem.json"))
    assert files
    for path in files:
        incident = read_incident(path).incident
        if "canonical" in path.name:
            assert incident_bytes(incident) == path.read_bytes()


@pytest.mark.parametrize(
    "large",
    [
        small_incident().replaced(title="x" * MAX_BYTES),
        small_incident().replaced(tags=("x",) * MAX_MARKS),
    ],
    ids=["bytes", "values"],
)
def test_what_could_not_be_opened_again_is_not_saved(file: Path, paths: Paths, large: Incident) -> None:
    before = file.read_bytes()
    with pytest.raises(NotSaved, match="too large to be opened again"):
        save_incident(large, file, None, paths)
    assert file.read_bytes() == before
