"""A large Markdown file is read beside the window: it shows how far it is, can be given up, and opens when it is done."""

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtCore import QMimeData, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from pytestqt.qtbot import QtBot

from postmortem_desk.session.background import Background
from postmortem_desk.widgets.sources.evidence_view import EvidenceView
from postmortem_desk.window import opening
from postmortem_desk.window.desk import Desk
from postmortem_desk.window.main_window import MainWindow

ROWS = 4000


@pytest.fixture
def large(tmp_path: Path) -> Path:
    file = tmp_path / "long night.md"
    rows = (f"- 2024-05-01 {row // 60 % 24:02}:{row % 60:02} event {row} of a long night" for row in range(ROWS))
    file.write_text("# A long night\n\n## Timeline\n\n" + "\n".join(rows) + "\n", encoding="utf-8")
    assert file.stat().st_size > opening.QUICK
    return file


def test_a_large_document_opens_in_a_window_of_its_own(
    make_desk: Callable[..., Desk], large: Path, qtbot: QtBot
) -> None:
    desk = make_desk()
    first = desk.new_from("plain")
    first.files_dropped.emit((str(large),))
    assert desk.windows == [first]
    assert desk.opening.is_busy
    qtbot.waitUntil(lambda: len(desk.windows) == 2)
    document = desk.windows[1].document
    assert len(document.incident.timeline) == ROWS
    assert document.is_dirty
    assert "4000 events" in document.notice
    assert not first.parts.notice.sentence
    assert not desk.opening.is_busy


def test_progress_is_shown_and_the_reading_can_be_given_up(
    make_desk: Callable[..., Desk], large: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "PATIENCE_MS", 1)
    desk = make_desk()
    window = desk.new_from("plain")
    window.files_dropped.emit((str(large),))
    qtbot.waitUntil(lambda: window.parts.notice.sentence.startswith("Reading long night.md"))
    (cancel,) = window.parts.notice.buttons
    cancel.click()
    assert not desk.opening.is_busy
    assert not window.parts.notice.sentence
    background = desk.opening.findChild(Background)
    background.wait()
    qtbot.waitUntil(lambda: not background.findChild(QTimer).isActive())  # what the thread may have sent is told
    assert desk.windows == [window]


def test_a_large_file_that_is_no_text_is_told_in_the_window(
    make_desk: Callable[..., Desk], tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "picture.md"
    file.write_bytes(b"\x00" * (opening.QUICK + 1))
    desk = make_desk()
    window = desk.new_from("plain")
    with qtbot.waitSignal(desk.opening.finished):
        window.files_dropped.emit((str(file),))
    assert window.parts.notice.sentence.startswith("picture.md: the file is not a text.")
    assert desk.windows == [window]


def test_of_several_files_each_is_opened_or_told(
    make_desk: Callable[..., Desk], large: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    desk = make_desk()
    window = desk.new_from("plain")
    small, bad = tmp_path / "small.md", tmp_path / "bad.postmortem.json"
    small.write_text("# A short night\n\n## Summary\n\nShort.\n", encoding="utf-8")
    bad.write_text("{", encoding="utf-8")
    picture = tmp_path / "picture.md"
    picture.write_bytes(b"\x00" * (opening.QUICK + 1))
    copies = [large.with_name(f"{name}.md") for name in ("two", "three")]
    for copy in copies:
        copy.write_bytes(large.read_bytes()[: opening.QUICK + 100])
    drop(window, bad, tmp_path / "gone.md", *copies, picture, small)
    qtbot.waitUntil(lambda: len(desk.windows) == 4 and not desk.opening.is_busy, timeout=60_000)
    titles = sorted(one.document.incident.title for one in desk.windows[1:])
    assert titles == ["A long night", "A long night", "A short night"]
    for name in ("bad.postmortem.json", "gone.md", "picture.md"):
        assert name in window.parts.notice.sentence


def test_a_window_that_is_closed_meanwhile_is_not_missed(
    make_desk: Callable[..., Desk], large: Path, qtbot: QtBot
) -> None:
    desk = make_desk()
    other, asking = desk.new_from("plain"), desk.new_from("plain")
    asking.files_dropped.emit((str(large),))
    assert asking.close()
    qtbot.waitUntil(lambda: len(desk.windows) == 2)
    assert other in desk.windows


ALERT = (
    '{"log_entries": [{"id": "R1", "type": "trigger_log_entry", "created_at": "2023-05-01T09:05:00Z", "summary": "x"}]}'
)


def test_evidence_is_offered_for_the_incident_that_is_open_or_as_a_new_one(
    make_desk: Callable[..., Desk], tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "pager.json"
    file.write_text(ALERT, encoding="utf-8")
    desk = make_desk(file)
    window = desk.new_from("plain")
    window.files_dropped.emit((str(file),))
    assert desk.windows == [window]
    assert window.parts.notice.sentence.startswith("pager.json holds evidence")
    take, new, _close = window.parts.notice.buttons
    assert (take.text(), new.text()) == ("Take as evidence", "Open as a new incident")
    take.click()
    view = window.parts.documents.findChild(EvidenceView)
    assert view is not None
    qtbot.waitUntil(lambda: [row.text for row in view.model.rows] == ["x"])
    window.bench.actions_by_key["open"].trigger()
    window.parts.notice.buttons[1].click()
    assert [event.text for event in desk.windows[1].document.incident.timeline] == ["x"]


def test_a_json_that_is_neither_is_told_as_no_incident(make_desk: Callable[..., Desk], tmp_path: Path) -> None:
    file = tmp_path / "other.json"
    file.write_text('{"name": "x"}', encoding="utf-8")
    window = make_desk().new_from("plain")
    window.files_dropped.emit((str(file),))
    assert 'the key "format" is missing' in window.parts.notice.sentence


def test_what_is_dropped_on_the_window_is_offered_together(
    make_desk: Callable[..., Desk], tmp_path: Path, qtbot: QtBot
) -> None:
    table, alert, export = tmp_path / "rows.csv", tmp_path / "pager.json", tmp_path / "export"
    table.write_text("time,text\n2023-05-01 09:05,row\n", encoding="utf-8")
    alert.write_text(ALERT, encoding="utf-8")
    (export / "ops").mkdir(parents=True)
    message = '[{"type": "message", "user": "U1", "ts": "1682931933.000200", "text": "said"}]'
    (export / "ops" / "2023-05-01.json").write_text(message, encoding="utf-8")
    packed = tmp_path / "packed.zip"
    with ZipFile(packed, "w") as archive:
        archive.writestr("other/2023-05-01.json", message.replace("said", "packed"))
    window = make_desk().new_from("plain")
    drop(window, table, alert, export, packed)
    assert window.parts.notice.sentence.startswith("4 files hold evidence")
    window.parts.notice.buttons[0].click()
    view = window.parts.documents.findChild(EvidenceView)
    assert view is not None
    qtbot.waitUntil(lambda: [row.text for row in view.model.rows] == ["row", "x", "said", "packed"])


def test_a_json_of_records_with_times_is_evidence_and_a_broken_incident_is_none(
    make_desk: Callable[..., Desk], tmp_path: Path
) -> None:
    records, broken = tmp_path / "records.json", tmp_path / "broken.json"
    records.write_text('[{"@timestamp": "2023-05-01T09:05:00Z", "message": "x"}]', encoding="utf-8")
    broken.write_text('{"date": "2023-05-01", "sections": [], "timeline": []}', encoding="utf-8")
    window = make_desk().new_from("plain")
    drop(window, records)
    assert window.parts.notice.sentence.startswith("records.json holds evidence")
    drop(window, broken)
    assert 'the key "format" is missing' in window.parts.notice.sentence


def drop(window: MainWindow, *paths: Path) -> None:
    """Drop files on a window, as a file manager does."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    point = window.rect().center()
    entered = QDragEnterEvent(point, Qt.DropAction.CopyAction, data, buttons, keys)
    window.dragEnterEvent(entered)
    assert entered.isAccepted()
    window.dropEvent(QDropEvent(point.toPointF(), Qt.DropAction.CopyAction, data, buttons, keys))


def test_a_large_document_of_the_command_line_is_read_beside_an_empty_window_and_takes_its_place(
    make_desk: Callable[..., Desk], large: Path, qtbot: QtBot
) -> None:
    desk = make_desk()
    desk.open_files([large])
    (empty,) = desk.windows
    assert desk.opening.is_busy
    assert not empty.document.incident.timeline
    qtbot.waitUntil(lambda: desk.windows != [empty] and not desk.opening.is_busy, timeout=60_000)
    (window,) = desk.windows
    assert len(window.document.incident.timeline) == ROWS


def test_what_somebody_wrote_meanwhile_stays(make_desk: Callable[..., Desk], large: Path, qtbot: QtBot) -> None:
    desk = make_desk()
    desk.open_files([large])
    (empty,) = desk.windows
    empty.document.apply("Edit title", lambda incident: incident.replaced(title="Mine"))
    qtbot.waitUntil(lambda: len(desk.windows) == 2, timeout=60_000)
    assert desk.windows[0].document.incident.title == "Mine"
