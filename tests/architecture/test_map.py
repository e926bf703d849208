"""CONTRIBUTING leads a new engineer through the source: what it names is there."""

import re
from pathlib import Path

NAMED = re.compile(r"`([a-z_]+/[\w./]*)`")
PACKAGE = Path("src/postmortem_desk")


def test_every_file_and_folder_that_contributing_names_is_there(project_root: Path) -> None:
    text = (project_root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = {name for name in NAMED.findall(text) if "NAME" not in name}
    assert len(named) > 50
    places = (project_root, project_root / PACKAGE)
    assert [name for name in sorted(named) if not any((place / name).exists() for place in places)] == []


def test_every_package_is_on_the_map(project_root: Path) -> None:
    text = (project_root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    package = project_root / PACKAGE
    folders = sorted(f"{file.parent.relative_to(package).as_posix()}/" for file in package.rglob("*/__init__.py"))
    assert [folder for folder in folders if f"| `{folder}` |" not in text] == []
