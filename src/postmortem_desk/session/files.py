"""Opens documents from files and saves them, safely and only when there is something to save."""

from functools import partial
from pathlib import Path

from postmortem_desk.model import SCHEMA_VERSION, Note, new_id
from postmortem_desk.operations.details import add_note
from postmortem_desk.session.document import Document
from postmortem_desk.storage.incident_file import OpenedIncident, other_names, read_incident, save_incident
from postmortem_desk.storage.paths import Paths, is_same_file
from postmortem_desk.storage.recovery_copy import RecoveryCopy
from postmortem_desk.storage.saving.safe_write import digest_of
from postmortem_desk.storage.saving.save_troubles import NotSaved
from postmortem_desk.trouble import Trouble


def open_document(path: Path) -> Document:
    """The document in the file at `path`. Raises Trouble when it cannot be read.

    Of a file with the marks of a merge conflict it is the merge of both sides, unsaved.
    """
    opened = read_version(path)
    document = Document(opened.incident)
    document.mark_saved(opened.path, opened.digest)
    if opened.is_merge:
        document.note_file(None, opened.digest)
        document.mark_unsaved()
    document.read_only = opened.read_only
    document.notice = opened.notice
    return document


def read_version(path: Path) -> OpenedIncident:
    """What the file at `path` holds, the marks of a merge conflict put together. Raises Trouble."""
    try:
        return read_incident(path)
    except Trouble as trouble:
        marked = _marked_or_none(path)
        if marked is None:
            raise trouble from None
        return marked


def _marked_or_none(path: Path) -> OpenedIncident | None:
    from postmortem_desk.storage.file_format.conflict_marks import (
        read_marked,  # late: most files can be read as they are
    )

    try:
        return read_marked(path)
    except Trouble:
        return None  # what is wrong with the file as a whole says more


def save_document(document: Document, path: Path, paths: Paths) -> int:
    """Save `document` to `path`, and to nothing else.

    Returns how many other names (hard links) of the file keep what it held before: a safe save puts a new file in the
    place of the one name that it was given.
    Raises ChangedOutside when another program changed its own file meanwhile, NotSaved when it cannot be written; the
    file is then as it was and the document still unsaved. A file that already holds the same bytes is left alone.
    """
    if document.read_only:
        _make_saveable_elsewhere(document, path)
    expected = document.digest if path == document.path else None
    if not document.is_dirty and expected and _holds(path, expected):
        return 0  # nothing was edited: a file that other hands have laid out keeps its bytes
    others = other_names(path)
    if document.is_dirty:
        document.about_to_save.emit(path)
    try:
        digest = save_incident(document.incident, path, expected, paths)
    except NotSaved as trouble:
        if trouble.digest and path == document.path:
            document.note_file(
                document.incident, trouble.digest
            )  # the file was replaced, but the disk did not confirm it
        raise
    document.mark_saved(path, digest)
    return 0 if others == other_names(path) else others


def _holds(path: Path, digest: str) -> bool:
    """Whether the file at `path` still has this content; what is wrong with it is told by saving."""
    try:
        return digest_of(path.read_bytes()) == digest
    except OSError:
        return False


def _make_saveable_elsewhere(document: Document, path: Path) -> None:
    """Let a read-only document be saved to another file than its own. Raises NotSaved for its own.

    A copy of a file of a newer version is of this version: what only the newer one knows stays in it, unread.
    """
    if document.path is not None and is_same_file(document.path, path):
        raise NotSaved("it is read-only here.", subject=path.name, remedy="Save under another name.")
    if document.incident.schema_version > SCHEMA_VERSION:
        document.apply(
            document.tr("Copy for this version"), lambda incident: incident.replaced(schema_version=SCHEMA_VERSION)
        )


def restored_document(copy: RecoveryCopy) -> Document:
    """The document of a recovery copy, unsaved. It goes to its own file by the same check as any other save.

    What was still being typed comes as open questions, which are never exported, on the section where it stood.
    """
    document = Document(copy.incident)
    if copy.path is not None:
        document.mark_saved(copy.path, copy.digest)
        document.note_file(None, copy.digest)
    document.mark_unsaved()
    document.read_only = copy.incident.schema_version > SCHEMA_VERSION
    for text in copy.unwritten:
        note = Note(id=new_id(), on=text.section, text=f"{text.field}: {text.text}")
        document.apply(document.tr("Restore what was typed"), partial(add_note, note=note))
    return document
