"""Another program changes the file of an open window: noticed by content, never without cause, and merged."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from postmortem_desk.model import Incident
from postmortem_desk.operations.details import edit_details
from postmortem_desk.operations.events import add_event, edit_event
from postmortem_desk.operations.lookup import event_of, ids_of
from postmortem_desk.session.document import Place
from postmortem_desk.session.file_watch import REST_MS
from postmortem_desk.storage.file_format.canonical import incident_bytes
from postmortem_desk.storage.incident_file import read_incident
from postmortem_desk.storage.paths import Paths
from postmortem_desk.widgets.versions.merge_panel import MergePanel
from postmortem_desk.window.desk import Desk
from postmortem_desk.window.main_window import MainWindow
from postmortem_desk.window.questions import Unsaved
from support.incidents import event, small_incident
from support.scripted import Scripted

BASE = small_incident()
MakeDesk = Callable[..., Desk]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    folder = tmp_path / "incidents"
    folder.mkdir()
    path = folder / "checkout.postmortem.json"
    path.write_bytes(incident_bytes(BASE))
    return path


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    return make_desk()


@pytest.fixture
def window(desk: Desk, file: Path) -> MainWindow:
    return desk.open_file(file)


def written(path: Path, incident: Incident) -> None:
    """Write as most programs do: a new file in the old one's place."""
    new = path.with_name("new~")
    new.write_bytes(incident_bytes(incident))
    new.replace(path)


def retitle(window: MainWindow, title: str) -> None:
    window.document.apply("Edit title", lambda incident: edit_details(incident, title=title))


def said(window: MainWindow) -> str:
    return window.commands.outside.bar.sentence


def choose(window: MainWindow, text: str) -> None:
    next(button for button in window.commands.outside.bar.buttons if button.text() == text).click()


def come_back(window: MainWindow) -> None:
    QApplication.sendEvent(window, QEvent(QEvent.Type.WindowActivate))


def test_a_change_is_noticed_by_itself_and_again_after_it(window: MainWindow, file: Path, qtbot: QtBot) -> None:
    for title in ("One", "Two"):
        written(file, edit_details(BASE, title=title))
        qtbot.waitUntil(lambda: "has changed checkout.postmortem.json" in said(window))
        assert [button.text() for button in window.commands.outside.bar.buttons[:4]] == [
            "Reload",
            "Keep mine",
            "Save a copy…",
            "Merge",
        ]
        choose(window, "Reload")
        assert (window.document.incident.title, window.document.is_dirty, said(window)) == (title, False, "")
    window.document.undo()
    assert (window.document.incident.title, window.document.is_dirty) == ("One", True)


def test_a_change_of_equal_size_and_time_is_noticed_on_focus(window: MainWindow, file: Path) -> None:
    before = file.stat()
    file.write_bytes(file.read_bytes().replace(b"quarter", b"QUARTER"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))

    come_back(window)

    assert "has changed" in said(window)


def test_our_own_saves_and_touches_raise_no_alarm(window: MainWindow, file: Path, qtbot: QtBot) -> None:
    told: list[object] = []
    window.commands.outside.watch.noticed.connect(told.append)
    for number in range(3):
        retitle(window, f"Title {number}")
        assert window.commands.files.save()
        os.utime(file)
        qtbot.wait(REST_MS + 100)
        come_back(window)

    assert told == []
    assert said(window) == ""


def test_a_save_is_refused_with_the_choice_and_keeping_mine_lets_the_next_one_through(
    window: MainWindow, file: Path
) -> None:
    retitle(window, "Mine")
    written(file, edit_details(BASE, title="Theirs"))

    assert not window.commands.files.save()

    assert "has changed" in said(window)
    assert read_incident(file).incident.title == "Theirs"
    choose(window, "Keep mine")
    assert window.document.is_dirty
    assert window.commands.files.save()
    assert read_incident(file).incident.title == "Mine"


def test_merging_brings_both_together_as_one_step(window: MainWindow, file: Path) -> None:
    retitle(window, "Mine")
    written(file, add_event(edit_event(BASE, "paged", text="Theirs"), event("new", "11:05")))
    come_back(window)

    choose(window, "Merge")

    merged = window.document.incident
    assert (merged.title, event_of(merged, "paged").text) == ("Mine", "Theirs")
    assert "new" in ids_of(merged.timeline)
    assert window.document.is_dirty
    window.document.undo()
    assert event_of(window.document.incident, "paged").text != "Theirs"
    window.document.redo()
    assert window.commands.files.save()
    assert read_incident(file).incident == merged


def test_a_true_conflict_is_shown_and_decided_and_undone(window: MainWindow, file: Path) -> None:
    retitle(window, "Mine")
    written(file, edit_details(BASE, title="Theirs"))
    come_back(window)
    choose(window, "Merge")

    panel = window.parts.editors.currentWidget()
    assert isinstance(panel, MergePanel)
    assert panel.about.text() == "Title"
    assert panel.ours.view.toPlainText().splitlines()[-1] == "+  Mine"
    assert panel.theirs.view.toPlainText().splitlines()[-1] == "+  Theirs"
    panel.theirs.choice.click()
    assert (window.document.incident.title, window.document.incident.conflicts) == ("Theirs", ())
    assert window.parts.editors.place == Place("details")
    window.document.undo()
    assert window.document.incident.title == "Mine"
    assert window.parts.editors.currentWidget() is panel
    panel.ours.choice.click()
    assert window.commands.files.save()
    assert read_incident(file).incident == edit_details(BASE, title="Mine")


def test_a_file_that_is_gone_is_said_and_saved_again(window: MainWindow, file: Path) -> None:
    file.unlink()
    come_back(window)
    assert "has been deleted or moved" in said(window)

    choose(window, "Save it again")

    assert read_incident(file).incident == BASE
    assert said(window) == ""
    assert not window.document.is_dirty


def test_a_file_that_comes_back_as_it_was_takes_the_alarm_away(window: MainWindow, file: Path) -> None:
    content = file.read_bytes()
    file.unlink()
    come_back(window)
    file.write_bytes(content)
    come_back(window)

    assert said(window) == ""


def test_a_file_that_became_unreadable_can_be_written_over(window: MainWindow, file: Path) -> None:
    file.write_bytes(b"{")
    come_back(window)
    assert "cannot be opened as it is now" in said(window)
    assert "Merge" not in [button.text() for button in window.commands.outside.bar.buttons]

    choose(window, "Keep mine")

    assert window.commands.files.save()
    assert read_incident(file).incident == BASE


def test_a_file_with_conflict_marks_opens_as_the_merge_of_both_sides(desk: Desk, file: Path) -> None:
    text = incident_bytes(BASE).decode()
    line = '  "title": "Checkout fails for a quarter of users",\n'
    marked = text.replace(
        line,
        f"<<<<<<< HEAD\n{line.replace('fails', 'OURS')}||||||| base\n{line}=======\n"
        f"{line.replace('fails', 'THEIRS')}>>>>>>> x\n",
    )
    file.write_text(marked)

    window = desk.open_file(file)

    assert "marks of a merge conflict" in window.parts.notice.sentence
    assert window.document.is_dirty
    assert "OURS" in window.document.incident.title
    panel = window.parts.editors.currentWidget()
    assert isinstance(panel, MergePanel)
    panel.own.setPlainText("Both")
    panel.use_own.click()
    assert file.read_text() == marked
    assert window.commands.files.save()
    assert read_incident(file).incident == edit_details(BASE, title="Both")


def test_an_unsaved_document_comes_quietly_into_a_window_that_waits(
    qapp: QApplication, paths: Paths, file: Path
) -> None:
    text = incident_bytes(BASE).decode()
    file.write_text(f"<<<<<<< HEAD\n{text}=======\n{text.replace('quarter', 'third')}>>>>>>> x\n")
    waiting = MainWindow()
    waiting.show()

    desk = Desk(qapp, paths, Scripted(Unsaved.DISCARD), waiting)
    window = desk.open_file(file)  # Qt warns of a title without a place for the mark of the unsaved

    assert window is waiting
    assert window.isWindowModified()
    window.close()
    desk.deleteLater()


def test_a_conflict_copy_beside_the_file_is_offered_and_merged(desk: Desk, file: Path, qtbot: QtBot) -> None:
    copy = file.with_name("checkout.postmortem.sync-conflict-20261125-101112-ABCDEFG.json")
    copy.write_bytes(incident_bytes(add_event(BASE, event("new", "11:05"))))
    window = desk.open_file(file)
    qtbot.waitUntil(lambda: copy.name in said(window))

    choose(window, "Merge it")

    assert "new" in ids_of(window.document.incident.timeline)
    assert "is merged in" in said(window)
    assert copy.exists()


def test_a_declined_copy_is_not_offered_again(window: MainWindow, file: Path, qtbot: QtBot) -> None:
    copy = file.with_name("checkout.postmortem (conflicted copy 2026-11-25 101112).json")
    copy.write_bytes(incident_bytes(edit_details(BASE, title="Theirs")))
    qtbot.waitUntil(lambda: copy.name in said(window))
    choose(window, "Not now")
    (file.parent / "other").touch()
    qtbot.wait(REST_MS)

    assert said(window) == ""


@pytest.mark.parametrize("choice", ["Merge", "Reload", "Keep mine"])
def test_a_copy_that_came_while_the_bar_asked_is_offered_afterwards(
    window: MainWindow, file: Path, qtbot: QtBot, choice: str
) -> None:
    written(file, edit_details(BASE, title="Theirs"))
    come_back(window)
    copy = file.with_name("checkout.postmortem (conflicted copy 2026-11-25 101112).json")
    with qtbot.waitSignal(window.commands.outside.watch.folder_changed):
        copy.write_bytes(incident_bytes(edit_details(BASE, title="From the phone")))
    qtbot.wait(2 * REST_MS)
    assert "Another program has changed" in said(window)
    choose(window, choice)
    qtbot.waitUntil(lambda: copy.name in said(window))


def test_a_file_of_a_newer_version_is_shown_and_never_merged_or_written_over(window: MainWindow, file: Path) -> None:
    retitle(window, "Mine")
    newer = file.read_bytes().replace(b'"schema": 1', b'"schema": 2')
    file.write_bytes(newer)
    come_back(window)

    assert [button.text() for button in window.commands.outside.bar.buttons] == ["Reload", "Save a copy…", "Close"]
    assert not window.commands.files.save()
    assert file.read_bytes() == newer


def test_a_copy_under_another_name_ends_the_alarm(make_desk: MakeDesk, file: Path) -> None:
    other = file.with_name("mine.postmortem.json")
    window = make_desk(other).open_file(file)
    written(file, edit_details(BASE, title="Theirs"))
    come_back(window)

    choose(window, "Save a copy…")

    assert said(window) == ""
    assert window.document.path == other
    assert read_incident(file).incident.title == "Theirs"
