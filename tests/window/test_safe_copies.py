"""What was not saved is offered at the next start, and comes back as an unsaved document that overwrites nothing."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from postmortem_desk.model import Incident
from postmortem_desk.session.document import Place
from postmortem_desk.storage.incident_file import read_incident
from postmortem_desk.storage.paths import Paths
from postmortem_desk.storage.recovery import RecoveryFolder
from postmortem_desk.storage.recovery_copy import RecoveryCopy, UnwrittenText
from postmortem_desk.widgets.fields.text_fields import SearchField
from postmortem_desk.widgets.timeline.quick_entry import QuickEntry
from postmortem_desk.window.desk import Desk
from postmortem_desk.window.main_window import MainWindow
from support.left_copies import left_titles

MakeDesk = Callable[..., Desk]


def leave(paths: Paths, file: Path | None, *unwritten: UnwrittenText, title: str = "Mine") -> RecoveryCopy:
    """A copy of a changed document, as a process that died has left it."""
    opened = read_incident(file) if file else None
    incident = opened.incident if opened else Incident(id="new")
    digest = opened.digest if opened else ""
    copy = RecoveryCopy(incident.replaced(title=title), file, digest, datetime.now(tz=UTC), unwritten)
    folder = RecoveryFolder(paths)
    folder.write("doc", copy)
    folder.close()
    return copy


def started(make_desk: MakeDesk, *files: Path) -> Desk:
    desk = make_desk()
    desk.open_files(list(files))
    desk.safe_copies.offer()
    return desk


def typed_line(window: MainWindow, kind: type[QLineEdit], text: str, qtbot: QtBot) -> QLineEdit:
    """Type into a line that has the keyboard."""
    field = window.findChild(kind)
    assert field is not None
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, text)
    return field


def test_a_start_without_anything_left_shows_no_panel(make_desk: MakeDesk, example: Path) -> None:
    assert started(make_desk, example).safe_copies.panel is None


def test_a_copy_is_offered_with_what_differs(make_desk: MakeDesk, paths: Paths, example: Path) -> None:
    leave(paths, example)
    panel = started(make_desk, example).safe_copies.panel
    assert panel is not None
    assert [change.after for change in panel.rows[0].offer.changes] == ["Mine"]
    panel.rows[0].compare.click()
    assert panel.rows[0].difference.isVisible()
    assert "Mine" in panel.rows[0].difference.toPlainText()


def test_many_copies_scroll_and_leave_the_document_in_sight(
    make_desk: MakeDesk, paths: Paths, example: Path, qtbot: QtBot
) -> None:
    for number in range(15):
        leave(paths, None, title=f"Copy {number}")
    desk = started(make_desk, example)
    window, panel = desk.windows[-1], desk.safe_copies.panel
    assert panel is not None
    window.resize(900, 600)
    qtbot.waitUntil(lambda: 0 < panel.height() < 360)
    assert window.parts.editors.height() > 160
    last = panel.rows[-1]
    window.activateWindow()
    last.compare.setFocus()
    QTest.keyClick(last.compare, Qt.Key.Key_Tab)
    assert not last.discard.visibleRegion().isEmpty()
    for row in panel.rows[3:]:
        desk.safe_copies.discard(row.offer)
    small = desk.safe_copies.panel
    assert small is not None
    qtbot.waitUntil(lambda: small.area.verticalScrollBar().maximum() == 0)


def test_a_restored_copy_is_unsaved_writes_nothing_and_saves_to_its_file(
    make_desk: MakeDesk, paths: Paths, example: Path, qtbot: QtBot
) -> None:
    leave(paths, example)
    before = example.read_bytes()
    desk = started(make_desk, example)
    assert desk.safe_copies.panel is not None
    desk.safe_copies.panel.rows[0].restore.click()
    (window,) = desk.windows
    assert (window.document.incident.title, window.document.is_dirty, window.document.path) == ("Mine", True, example)
    assert example.read_bytes() == before
    assert desk.safe_copies.panel is None
    assert left_titles(paths) == []  # it is this living process that holds the copy now
    assert len(list(paths.recovery.rglob("*.recovery"))) == 1
    assert window.commands.files.save()
    assert read_incident(example).incident.title == "Mine"
    qtbot.waitUntil(lambda: not list(paths.recovery.rglob("*.recovery")))


def test_a_restored_copy_does_not_overwrite_what_another_program_wrote(
    make_desk: MakeDesk, paths: Paths, example: Path
) -> None:
    leave(paths, example)
    example.write_bytes(example.read_bytes().replace(b"Checkout", b"Theirs"))
    theirs = example.read_bytes()
    desk = started(make_desk)
    assert desk.safe_copies.panel is not None
    desk.safe_copies.panel.rows[0].restore.click()
    assert not desk.windows[-1].commands.files.save()
    assert example.read_bytes() == theirs
    assert desk.windows[-1].document.is_dirty


def test_discarding_asks_in_place_and_deletes(make_desk: MakeDesk, paths: Paths, example: Path) -> None:
    leave(paths, example)
    desk = started(make_desk, example)
    assert desk.safe_copies.panel is not None
    row = desk.safe_copies.panel.rows[0]
    row.discard.click()
    assert row.discard.text() == "Discard for good"
    assert desk.safe_copies.panel is not None
    row.discard.click()
    assert desk.safe_copies.panel is None
    assert left_titles(paths) == []


def test_what_is_put_off_is_offered_again(make_desk: MakeDesk, paths: Paths, example: Path) -> None:
    leave(paths, None, title="No file yet")
    desk = started(make_desk, example)
    assert desk.safe_copies.panel is not None
    desk.safe_copies.panel.later.click()
    assert desk.safe_copies.panel is None
    assert left_titles(paths) == ["No file yet"]


def test_the_offer_moves_on_when_its_window_is_closed(make_desk: MakeDesk, paths: Paths, example: Path) -> None:
    leave(paths, None)
    desk = started(make_desk, example)
    other = desk.new_from("plain")
    desk.windows[0].close()
    assert desk.windows == [other]
    assert desk.safe_copies.panel is not None
    assert desk.safe_copies.panel.window() is other


def test_words_that_were_being_typed_come_back_as_open_questions(
    make_desk: MakeDesk, paths: Paths, example: Path
) -> None:
    leave(paths, example, UnwrittenText("s-timeline", "New event", "10:42 rest"))
    desk = started(make_desk, example)
    assert desk.safe_copies.panel is not None
    desk.safe_copies.panel.rows[0].restore.click()
    note = desk.windows[-1].document.incident.notes[-1]
    assert (note.on, note.text) == ("s-timeline", "New event: 10:42 rest")


def test_a_line_before_its_enter_is_in_the_copy_and_then_it_is_not(
    make_desk: MakeDesk, paths: Paths, example: Path, qtbot: QtBot
) -> None:
    desk = started(make_desk, example)
    window = desk.windows[-1]
    window.bench.navigation.show_place(Place("section", "s-timeline"))
    field = typed_line(window, QuickEntry, "10:42 rest", qtbot)
    desk.safe_copies.write_all()
    (file,) = paths.recovery.rglob("*.recovery")
    assert b"10:42 rest" in file.read_bytes().partition(b"\n")[0]
    QTest.keyClick(field, Qt.Key.Key_Return)
    desk.safe_copies.write_all()
    newest = max(paths.recovery.rglob("*.recovery"))
    head, _, body = newest.read_bytes().partition(b"\n")
    assert b"10:42 rest" not in head
    assert b"rest" in body


def test_what_is_looked_for_is_in_no_copy(make_desk: MakeDesk, paths: Paths, example: Path, qtbot: QtBot) -> None:
    desk = started(make_desk, example)
    window = desk.windows[-1]
    window.activateWindow()
    for action in ("replace_words", "find"):
        window.bench.actions_by_key[action].trigger()
        for field in window.findChildren(SearchField):
            field.setFocus()
            qtbot.waitUntil(field.hasFocus)
            QTest.keyClicks(field, "xyzzy")
    window.document.apply("Edit", lambda incident: incident.replaced(title="Mine"))
    desk.safe_copies.write_all()
    (file,) = paths.recovery.rglob("*.recovery")
    assert b"xyzzy" not in file.read_bytes()


def test_the_status_line_says_since_when_there_is_a_copy(make_desk: MakeDesk, example: Path) -> None:
    desk = started(make_desk, example)
    window = desk.windows[-1]
    window.document.apply("Edit", lambda incident: incident.replaced(title="Mine"))
    assert window.bench.status.saved.text() == "Not saved"
    desk.safe_copies.write_all()
    assert window.bench.status.saved.text().startswith("Not saved · safe copy ")
    window.document.undo()
    assert window.bench.status.saved.text() == "Saved"
