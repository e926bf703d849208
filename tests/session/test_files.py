"""Documents and their files: opened, saved, and never written over what another program wrote."""

import os
from pathlib import Path

import pytest

from postmortem_desk.model import Incident
from postmortem_desk.resource_files import resource_path
from postmortem_desk.session.document import Document
from postmortem_desk.session.files import open_document, save_document
from postmortem_desk.storage.file_format.canonical import incident_bytes
from postmortem_desk.storage.paths import Paths
from postmortem_desk.storage.saving.safe_write import ChangedOutside, NotSaved


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.postmortem.json"
    path.write_bytes(incident_bytes(Incident(id="a", title="Outage")))
    return path


def retitle(document: Document, title: str) -> None:
    document.apply("Edit title", lambda incident: incident.replaced(title=title))


def test_an_opened_document_is_clean_and_knows_its_file(file: Path) -> None:
    document = open_document(file)
    assert (document.incident.title, document.path, document.is_dirty) == ("Outage", file, False)


def test_an_edit_is_saved_and_the_document_is_clean(file: Path, paths: Paths) -> None:
    document = open_document(file)
    retitle(document, "Longer outage")
    save_document(document, file, paths)
    assert not document.is_dirty
    assert open_document(file).incident.title == "Longer outage"
    retitle(document, "Longest outage")
    save_document(document, file, paths)
    assert open_document(file).incident.title == "Longest outage"


def test_an_unedited_document_is_not_written(file: Path, paths: Paths) -> None:
    before = file.stat()
    save_document(open_document(file), file, paths)
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_file_that_changed_meanwhile_is_left_alone(file: Path, paths: Paths) -> None:
    document = open_document(file)
    theirs = incident_bytes(Incident(id="a", title="Theirs"))
    file.write_bytes(theirs)
    retitle(document, "Mine")
    with pytest.raises(ChangedOutside):
        save_document(document, file, paths)
    assert file.read_bytes() == theirs
    assert document.is_dirty


def test_saving_under_another_name_makes_that_its_file(file: Path, tmp_path: Path, paths: Paths) -> None:
    document = open_document(file)
    retitle(document, "Copy")
    save_document(document, tmp_path / "b.postmortem.json", paths)
    assert document.path == tmp_path / "b.postmortem.json"
    assert open_document(file).incident.title == "Outage"


def test_a_failed_save_leaves_the_document_unsaved(file: Path, paths: Paths, tmp_path: Path) -> None:
    document = open_document(file)
    retitle(document, "Mine")
    with pytest.raises(NotSaved, match="folder does not exist"):
        save_document(document, tmp_path / "missing" / "b.postmortem.json", paths)
    assert document.is_dirty
    assert document.path == file


def test_the_example_opens_and_saves_to_the_same_bytes(tmp_path: Path, paths: Paths) -> None:
    example = resource_path("examples/checkout-outage.postmortem.json")
    target = tmp_path / "copy.postmortem.json"
    save_document(open_document(example), target, paths)
    assert target.read_bytes() == example.read_bytes()


def test_other_names_of_the_file_are_noticed_when_they_keep_the_version_before(file: Path, paths: Paths) -> None:
    other = file.with_name("other-name.json")
    os.link(file, other)
    before = other.read_bytes()
    document = open_document(file)
    assert save_document(document, file, paths) == 0
    assert file.samefile(other)
    retitle(document, "Longer outage")
    assert save_document(document, file, paths) == 1
    assert other.read_bytes() == before != file.read_bytes()
    retitle(document, "Longest outage")
    assert save_document(document, file, paths) == 0


def test_a_file_of_a_newer_version_is_left_alone_and_can_be_saved_as_a_copy(
    file: Path, paths: Paths, tmp_path: Path
) -> None:
    newer = file.read_bytes().replace(b'"schema": 1,', b'"schema": 9,\n  "gadget": 1,')
    file.write_bytes(newer)
    document = open_document(file)
    assert document.read_only
    retitle(document, "Mine")
    link = tmp_path / "link.json"
    link.symlink_to(file)
    for own in (file, link):
        with pytest.raises(NotSaved, match="another name"):
            save_document(document, own, paths)
    save_document(document, tmp_path / "copy.postmortem.json", paths)
    assert file.read_bytes() == newer
    copy = open_document(tmp_path / "copy.postmortem.json")
    assert (copy.read_only, copy.incident.title) == (False, "Mine")
    assert b'"gadget": 1' in (tmp_path / "copy.postmortem.json").read_bytes()
