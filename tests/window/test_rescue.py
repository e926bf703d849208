"""A damaged file says what is wrong with it, and offers its latest version and what was never saved of it."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from postmortem_desk.resource_files import resource_path
from postmortem_desk.storage.incident_file import read_incident
from postmortem_desk.storage.paths import Paths
from postmortem_desk.storage.recovery import RecoveryFolder
from postmortem_desk.storage.recovery_copy import RecoveryCopy
from postmortem_desk.storage.versions import keep_version
from postmortem_desk.window.desk import EXAMPLE, Desk

MakeDesk = Callable[..., Desk]

WHOLE = resource_path(EXAMPLE).read_bytes()
DAMAGED = {
    "empty": b"",
    "zeros": bytes(5000),
    "truncated": WHOLE[: len(WHOLE) // 2],
    "utf-16": WHOLE.decode().encode("utf-16"),
    "conflict": b"<<<<<<< ours\n" + WHOLE + b"=======\n" + WHOLE[:-20] + b"\n>>>>>>> theirs\n",
    "deep": b"[" * 2000 + b"]" * 2000,
    "number": WHOLE.replace(b"{", b'{"x": 1e400,', 1),
    "duplicate": WHOLE.replace(b"{", b'{"title": "x",', 1),
}


@pytest.fixture
def file(tmp_path: Path, paths: Paths) -> Path:
    """A damaged file that has two versions, the later one damaged as well, and a recovery copy."""
    path = tmp_path / "outage.postmortem.json"
    now = datetime.now(tz=UTC)
    keep_version(path, WHOLE, now - timedelta(hours=3), paths)
    keep_version(path, WHOLE[:-20], now - timedelta(hours=2), paths)
    incident = read_incident(resource_path(EXAMPLE)).incident.replaced(title="Never saved")
    folder = RecoveryFolder(paths)
    folder.write("doc", RecoveryCopy(incident, path, "x", now))
    folder.close()
    return path


@pytest.mark.parametrize("damage", DAMAGED)
def test_a_damaged_file_offers_its_latest_version_and_its_copy(make_desk: MakeDesk, file: Path, damage: str) -> None:
    file.write_bytes(DAMAGED[damage])
    desk = make_desk()
    desk.open_files([file])
    (window,) = desk.windows
    assert "outage.postmortem.json" in window.parts.notice.sentence
    texts = [button.text() for button in window.parts.notice.buttons]
    assert [text.partition(" of ")[0] for text in texts[:2]] == ["Open the version", "Open the safe copy"]
    window.parts.notice.buttons[0].click()
    assert desk.windows[-1].document.incident.title == json.loads(WHOLE)["title"]
    assert (desk.windows[-1].document.path, desk.windows[-1].document.is_dirty) == (None, True)
    assert file.read_bytes() == DAMAGED[damage]


def test_the_copy_of_a_file_that_is_gone_can_be_opened(make_desk: MakeDesk, file: Path) -> None:
    desk = make_desk()
    desk.open_files([file])
    desk.windows[0].parts.notice.buttons[1].click()
    assert desk.windows[-1].document.incident.title == "Never saved"


def test_a_damaged_file_without_versions_only_says_what_is_wrong(make_desk: MakeDesk, tmp_path: Path) -> None:
    other = tmp_path / "other.postmortem.json"
    other.write_bytes(b"{")
    desk = make_desk()
    desk.open_files([other])
    assert [button.text() for button in desk.windows[0].parts.notice.buttons] == ["Close"]
