"""The journal of a document: written while it is edited, gone when it is saved, never in the way of typing."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from postmortem_desk.model import Incident
from postmortem_desk.session.document import Document
from postmortem_desk.session.files import save_document
from postmortem_desk.session.recovery import LONGEST_MS, REST_MS, RecoveryKeeper, RecoveryWatch
from postmortem_desk.storage.paths import Paths
from postmortem_desk.storage.recovery import LeftCopies
from postmortem_desk.storage.recovery_copy import RecoveryCopy, UnwrittenText


def retitle(document: Document, title: str) -> None:
    document.apply("Edit title", lambda incident: incident.replaced(title=title), merge_key="title")


def watched(paths: Paths, *unwritten: UnwrittenText) -> tuple[Document, RecoveryKeeper, RecoveryWatch]:
    document = Document(Incident(id="i", title="Outage"))
    keeper = RecoveryKeeper(paths)
    return document, keeper, keeper.watch(document, lambda: unwritten)


def left(paths: Paths) -> list[RecoveryCopy]:
    found = LeftCopies(paths)
    found.close()
    return [entry.copy for entry in found.copies]


def files(paths: Paths) -> list[Path]:
    return list(paths.recovery.rglob("*.recovery"))


def test_the_promised_times_leave_room_for_the_writing() -> None:
    assert REST_MS <= 1000
    assert LONGEST_MS <= 2000


def test_a_copy_follows_the_last_edit(qtbot: QtBot, paths: Paths) -> None:
    document, keeper, watch = watched(paths)
    with qtbot.waitSignal(watch.copied):
        retitle(document, "Longer outage")
    keeper.close()
    assert [copy.incident.title for copy in left(paths)] == ["Longer outage"]


def test_a_copy_comes_also_while_the_typing_never_rests(qtbot: QtBot, paths: Paths) -> None:
    document, keeper, watch = watched(paths)
    copied: list[object] = []
    watch.copied.connect(copied.append)
    retitle(document, "a")
    for _ in range(24):  # for 4 s at most, an edit every 160 ms: shorter than the rest that is waited for
        if copied:
            break
        qtbot.wait(160)
        retitle(document, document.incident.title + "a")
    assert copied
    keeper.close()
    assert left(paths)[0].incident.title.startswith("aaa")


def test_saving_and_undoing_take_the_copy_away(qtbot: QtBot, paths: Paths, tmp_path: Path) -> None:
    document, keeper, watch = watched(paths)
    file = tmp_path / "a.postmortem.json"
    for clean in (document.undo, lambda: save_document(document, file, paths)):
        retitle(document, "Longer outage")
        keeper.write_all()
        assert len(files(paths)) == 1
        with qtbot.waitSignal(watch.copied):
            clean()
        assert files(paths) == []
    keeper.close()
    assert list(paths.recovery.iterdir()) == []


def test_closing_takes_the_copies_away_and_ending_the_program_does_not(qtbot: QtBot, paths: Paths) -> None:
    document, keeper, _watch = watched(paths)
    other = Document(Incident(id="o"))
    closed = keeper.watch(other, lambda: ())
    for one in (document, other):
        retitle(one, "Kept" if one is document else "Given up")
    keeper.write_all()
    closed.end()
    keeper.close()
    assert [copy.incident.title for copy in left(paths)] == ["Kept"]


def test_an_unsaved_import_is_copied_without_an_edit(qtbot: QtBot, paths: Paths) -> None:
    document = Document(Incident(id="i", title="Imported"))
    document.mark_unsaved()
    keeper = RecoveryKeeper(paths)
    keeper.watch(document, lambda: ())
    keeper.write_all()
    keeper.close()
    assert [copy.incident.title for copy in left(paths)] == ["Imported"]


def test_what_stands_in_a_field_is_copied_although_the_document_is_as_its_file(qtbot: QtBot, paths: Paths) -> None:
    text = UnwrittenText("s", "New event", "10:42 rest")
    _document, keeper, watch = watched(paths, text)
    with qtbot.waitSignal(watch.copied):
        watch.touch()
    keeper.close()
    assert [copy.unwritten for copy in left(paths)] == [(text,)]


def test_a_disk_that_takes_nothing_is_told_and_tried_again(qtbot: QtBot, paths: Paths) -> None:
    document, keeper, watch = watched(paths)
    paths.state.mkdir(parents=True)
    paths.recovery.write_text("a file where the folder should be")
    retitle(document, "Longer outage")
    with qtbot.waitSignal(watch.failed):
        watch.write()
    paths.recovery.unlink()
    with qtbot.waitSignal(watch.copied):
        pass
    keeper.close()
    assert [copy.incident.title for copy in left(paths)] == ["Longer outage"]
