"""The copies in conflict that sync programs leave: known by name, told by content."""

from pathlib import Path

import pytest

from postmortem_desk.operations.details import edit_details
from postmortem_desk.storage.conflict_copies import conflict_copies, is_conflict_copy_name
from postmortem_desk.storage.file_format.canonical import incident_bytes
from support.incidents import small_incident

NAME = "checkout-outage.postmortem.json"
BASE = small_incident()


@pytest.mark.parametrize(
    "name",
    [
        "checkout-outage.postmortem (conflicted copy 2026-11-25 101112).json",
        "checkout-outage.postmortem (Ada's conflicted copy 2026-11-25).json",
        "checkout-outage (Ada's conflicted copy 2026-11-25).postmortem.json",
        "checkout-outage.postmortem (Ada's MacBook's conflicted copy 2026-11-25 (1)).json",
        "checkout-outage.postmortem_conflict-20261125-101112.json",
        "checkout-outage.postmortem.sync-conflict-20261125-101112-ABCDEFG.json",
        "checkout-outage.sync-conflict-20261125-101112-ABCDEFG.postmortem.json",
        "checkout-outage.postmortem (SFConflict ada@example.org 2026-11-25-10-11-12).json",
        "checkout-outage.postmortem-LAPTOP-4F2.json",
        "checkout-outage.postmortem-DESKTOP-A1B2C3D-2.json",
        "checkout-outage.postmortem (1).json",
        "checkout-outage.postmortem.json (1)",
        "checkout-outage.postmortem 2.json",
        "checkout-outage.postmortem.Conflict.json",
        "checkout-outage.postmortem (Conflict).json",
    ],
)
def test_names_of_copies_in_conflict(name: str) -> None:
    assert is_conflict_copy_name(name, NAME)


@pytest.mark.parametrize(
    "name",
    [
        NAME,
        "checkout-outage-2.postmortem.json",
        "checkout-outage-copy.postmortem.json",
        "checkout.postmortem.json",
        "other (conflicted copy 2026-11-25).postmortem.json",
        "checkout-outage.postmortem.json~",
        "checkout-outage.postmortem.md",
        "checkout-outage.postmortem (for the customers).json",
    ],
)
def test_names_of_other_files(name: str) -> None:
    assert not is_conflict_copy_name(name, NAME)


def test_only_another_version_of_the_same_incident_is_a_copy(tmp_path: Path) -> None:
    path = tmp_path / NAME
    contents = {
        "checkout-outage.postmortem (1).json": incident_bytes(BASE),
        "checkout-outage.postmortem (2).json": incident_bytes(edit_details(BASE, title="Theirs")),
        "checkout-outage.postmortem (3).json": incident_bytes(BASE.replaced(id="another", title="Other")),
        "checkout-outage.postmortem (4).json": b"{",
        NAME: incident_bytes(BASE),
    }
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)

    found = conflict_copies(path, BASE)

    assert [copy.path.name for copy in found] == ["checkout-outage.postmortem (2).json"]
    assert conflict_copies(tmp_path / "nowhere" / NAME, BASE) == ()
