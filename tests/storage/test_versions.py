"""Versions of a file: kept once, listed by time, found through links, thinned, and readable like any incident file."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from postmortem_desk.model import Incident
from postmortem_desk.storage import versions
from postmortem_desk.storage.file_format.canonical import incident_bytes
from postmortem_desk.storage.incident_file import read_incident
from postmortem_desk.storage.paths import Paths
from postmortem_desk.storage.versions import keep_version, versions_of


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "outage.postmortem.json"


def content(title: str) -> bytes:
    return incident_bytes(Incident(id="i", title=title))


def titles(file: Path, paths: Paths) -> list[str]:
    return [read_incident(version.file).incident.title for version in versions_of(file, paths)]


def test_versions_are_listed_the_latest_first_and_kept_once(file: Path, paths: Paths) -> None:
    now = datetime.now(tz=UTC)
    for minutes, title in ((90, "a"), (60, "b"), (30, "b"), (10, "c")):
        keep_version(file, content(title), now - timedelta(minutes=minutes), paths)
    assert titles(file, paths) == ["c", "b", "a"]
    assert versions_of(file, paths)[0].when == now - timedelta(minutes=10)
    assert not file.exists()


def test_a_link_has_the_versions_of_its_file(file: Path, paths: Paths, tmp_path: Path) -> None:
    file.write_bytes(content("a"))
    link = tmp_path / "link.json"
    link.symlink_to(file)
    assert keep_version(link, content("a"), datetime.now(tz=UTC), paths)
    assert titles(file, paths) == ["a"]
    assert titles(tmp_path / "other.postmortem.json", paths) == []


def test_old_versions_get_rarer(file: Path, paths: Paths) -> None:
    day = datetime(2020, 1, 1, tzinfo=UTC)
    for hour in range(72):
        keep_version(file, content(str(hour)), day + timedelta(hours=hour), paths)
    assert titles(file, paths) == ["71", "47", "23"]


def test_versions_do_not_fill_the_disk(file: Path, paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "MOST_BYTES", 3 * len(content("1")))
    now = datetime.now(tz=UTC)
    for number in range(6):
        keep_version(file, content(str(number)), now - timedelta(minutes=60 - number), paths)
    assert titles(file, paths) == ["5", "4", "3"]
