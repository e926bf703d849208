"""What a desktop needs to know of the program says the same everywhere."""

import configparser
import struct
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from postmortem_desk import __version__
from postmortem_desk.app.gui import APPLICATION_ID

TYPE = "application/vnd.postmortemdesk.incident+json"


@pytest.fixture(scope="module")
def linux(project_root: Path) -> Path:
    return project_root / "packaging/linux"


def test_the_desktop_entry_starts_the_command_and_opens_incidents(linux: Path) -> None:
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    parser.optionxform = str  # type names are case-sensitive
    parser.read(linux / f"{APPLICATION_ID}.desktop", encoding="utf-8")
    entry = parser["Desktop Entry"]

    assert (entry["Type"], entry["Exec"], entry["Icon"]) == ("Application", "postmortem-desk %F", APPLICATION_ID)
    assert entry["MimeType"] == f"{TYPE};"


def test_the_file_type_is_known_by_its_ending(linux: Path) -> None:
    space = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    kind = ET.parse(linux / f"{APPLICATION_ID}.xml").find("m:mime-type", space)

    assert kind is not None
    assert kind.get("type") == TYPE
    assert [glob.get("pattern") for glob in kind.findall("m:glob", space)] == ["*.postmortem.json"]


def test_the_description_is_of_this_program_and_version(linux: Path) -> None:
    about = ET.parse(linux / f"{APPLICATION_ID}.metainfo.xml")

    assert about.findtext("id") == APPLICATION_ID
    assert about.findtext("launchable") == f"{APPLICATION_ID}.desktop"
    assert about.findtext("provides/mediatype") == TYPE
    assert next(release.get("version") for release in about.iterfind("releases/release")) == __version__


@pytest.mark.parametrize("size", [16, 24, 32, 48, 64, 128, 256, 512])
def test_the_icon_comes_in_every_usual_size(project_root: Path, size: int) -> None:
    head = (project_root / f"resources/icons/postmortem-desk-{size}.png").read_bytes()[:24]

    assert head.startswith(b"\x89PNG")
    assert struct.unpack(">II", head[16:24]) == (size, size)


def test_the_containers_of_windows_and_macos_hold_whole_pictures(project_root: Path) -> None:
    ico = (project_root / "packaging/windows/postmortem-desk.ico").read_bytes()
    icns = (project_root / "packaging/macos/postmortem-desk.icns").read_bytes()
    count = struct.unpack("<H", ico[4:6])[0]
    places = [struct.unpack("<II", ico[6 + 16 * n + 8 : 6 + 16 * n + 16]) for n in range(count)]

    assert count == 6
    assert all(ico[start : start + 4] == b"\x89PNG" for _length, start in places)
    assert sum(places[-1]) == len(ico)
    assert icns[:4] == b"icns"
    assert struct.unpack(">I", icns[4:8])[0] == len(icns)
