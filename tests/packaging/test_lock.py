"""The lock: everything that is installed, by version and hash, on every platform, from any index."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)(?: ; (.+?))?((?: \\\n    --hash=sha256:[0-9a-f]{64})+)$", re.MULTILINE)


@pytest.fixture(scope="module")
def text(project_root: Path) -> str:
    return (project_root / "requirements.lock").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def pins(text: str) -> dict[str, Version]:
    return {name: Version(version) for name, version, _marker, _hashes in PIN.findall(text)}


def test_every_line_is_a_pin_with_hashes_or_a_comment(text: str) -> None:
    rest = [line for line in PIN.sub("", text).splitlines() if line and not line.lstrip().startswith("#")]

    assert rest == []


def test_it_names_no_address_and_no_folder(text: str) -> None:
    assert re.findall(r"://|--index|--find-links|/home|/tmp|\\Users", text) == []


def test_it_fits_what_the_project_asks_for(project_root: Path, pins: dict[str, Version]) -> None:
    settings = tomllib.loads((project_root / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [Requirement(line) for line in settings["project"]["dependencies"] + settings["dependency-groups"]["dev"]]
    unmet = [str(each) for each in asked if pins.get(canonicalize_name(each.name), Version("0")) not in each.specifier]

    assert len(asked) > 10
    assert unmet == []


def test_it_serves_other_platforms_too(text: str) -> None:
    assert "colorama" in text, "what only Windows needs is in it"
    hashes = {name: found.count("sha256:") for name, _version, _marker, found in PIN.findall(text)}
    assert hashes["pyside6-essentials"] >= 4  # Linux, macOS, Windows, and arm64
    assert hashes["pydantic-core"] > 20
