"""The first moments of a start: the frame stands where it stood, with the headings, before anything else is loaded."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect
from PySide6.QtGui import QFont, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from postmortem_desk.app.gui import first_window, open_desk
from postmortem_desk.resource_files import resource_path
from postmortem_desk.storage.paths import Paths
from postmortem_desk.storage.settings import load_settings
from postmortem_desk.storage.window_state import load_window_state
from postmortem_desk.widgets.appearance import DARK, tones_of
from postmortem_desk.window.desk import EXAMPLE
from postmortem_desk.window.first_look import FirstLook, headings_in, wait_until_painted
from postmortem_desk.window.opening import evidence_in, is_incident_file
from support.children import run_python

_LATE = [
    f"postmortem_desk.{name}"
    for name in (
        "insight.checks.run",
        "operations.merging.merge",
        "text.times.time_grammar",
        "importing.evidence.evidence_kinds",
        "widgets.prose.prose_panel",
        "widgets.checklist.checklist_panel",
        "widgets.picture.picture_view",
        "window.actions.command_palette",
    )
]
"""Some of what comes when the window rests."""


def test_the_frame_is_light() -> None:
    code = """
import sys
import postmortem_desk.app.gui
print([name for name in ("pydantic", "markdown_it", "typst", "postmortem_desk.model") if name in sys.modules])
"""
    assert run_python("-c", code).stdout == "[]\n"


def test_records_are_checked_by_the_core_that_all_of_pydantic_uses() -> None:
    code = """
import sys
from postmortem_desk.model.core import SchemaValidator
print("pydantic_core" in sys.modules)
import pydantic_core
print(pydantic_core.SchemaValidator is SchemaValidator, "core_schema" in vars(pydantic_core))
"""
    assert run_python("-c", code).stdout == "False\nTrue True\n"


def test_what_is_imported_behind_qt_is_not_read_as_source() -> None:
    code = """
import linecache
from postmortem_desk.app.qt_loading import load_qt
load_qt()
import postmortem_desk.window.workbench
print([name for name in linecache.cache if "postmortem_desk" in name or "pydantic" in name])
"""
    assert run_python("-c", code).stdout == "[]\n"


def test_a_window_with_a_timeline_starts_without_what_nobody_looks_at(tmp_path: Path) -> None:
    code = f"""
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from postmortem_desk.app.gui import build_application, first_window, open_desk
from postmortem_desk.storage.paths import Paths
from postmortem_desk.storage.settings import load_settings
application, paths, file = build_application(["x"]), Paths.under(Path({str(tmp_path)!r})), Path({str(resource_path(EXAMPLE))!r})
window = open_desk(application, paths, [file], first_window(application, paths, load_settings(paths), [file])).windows[0]
late = {_LATE!r}
print([name for name in late if name in sys.modules])
window.parts.startup.loaded.connect(lambda: print([name for name in late if name not in sys.modules]))
window.parts.startup.loaded.connect(window.close)
QTimer.singleShot(60_000, application.quit)
application.exec()
"""
    assert run_python("-c", code, QT_QPA_PLATFORM="offscreen").stdout == "[]\n[]\n"


def test_the_first_window_becomes_the_window_of_the_document(qapp: QApplication, paths: Paths) -> None:
    file = resource_path(EXAMPLE)
    frame = first_window(qapp, paths, load_settings(paths), [file])
    frame.resize(780, 600)
    wait_until_painted(frame.first_look, 5000)
    desk = open_desk(qapp, paths, [file], frame)
    assert desk.windows == [frame]
    assert frame.document.incident.title
    assert frame.splitter.widget(0) is frame.parts.outline
    qapp.processEvents()  # the panes of the document find their widths
    frame.splitter.moveSplitter(180, 1)
    widths = frame.splitter.sizes()
    assert frame.close()
    later = first_window(qapp, paths, load_settings(paths), [])
    assert (later.width(), later.height()) == (780, 600)
    assert later.splitter.sizes() == widths
    assert later.close()


def test_the_first_window_is_not_painted_once_more_without_the_document(qapp: QApplication, paths: Paths) -> None:
    file = resource_path(EXAMPLE)
    frame = first_window(qapp, paths, load_settings(paths), [file])
    window = open_desk(qapp, paths, [file], frame).windows[0]
    assert "Checkout" in window.parts.documents.preview.paper.document().toPlainText()
    window.close()


def test_the_document_is_on_the_screen_before_anything_acts_on_it(qapp: QApplication, paths: Paths) -> None:
    file = resource_path(EXAMPLE)
    frame = first_window(qapp, paths, load_settings(paths), [file])
    wait_until_painted(frame.first_look, 5000)
    seen: list[list[int]] = []

    def look() -> None:
        picture = frame.screen().grabWindow(frame.winId()).toImage()
        panes = map(frame.splitter.widget, range(3))
        seen.append([_ink(picture.copy(QRect(pane.mapTo(frame, QPoint()), pane.size()))) for pane in panes])

    frame.document_shown.connect(look)
    window = open_desk(qapp, paths, [file], frame).windows[0]
    qapp.processEvents()
    look()
    before, after = seen
    assert min(before) > 1000
    assert all(first > 0.6 * later for first, later in zip(before, after, strict=True)), seen
    window.close()


def test_nothing_moves_when_menus_and_toolbar_come(qapp: QApplication, paths: Paths) -> None:
    font = qapp.font()
    places: list[int] = []
    qapp.setFont(QFont(font.family(), 20))  # they take more room than usual
    try:
        for _start in range(2):
            frame = first_window(qapp, paths, load_settings(paths), [])
            frame.document_shown.connect(lambda frame=frame: places.append(frame.splitter.mapTo(frame, QPoint()).y()))
            window = open_desk(qapp, paths, [resource_path(EXAMPLE)], frame).windows[0]
            places.append(window.splitter.mapTo(window, QPoint()).y())
            window.close()
    finally:
        qapp.setFont(font)
    assert places[1] != places[0]
    assert places[2:] == [places[1]] * 2


def test_a_strange_room_for_the_bars_leaves_room_for_the_document(qapp: QApplication, paths: Paths) -> None:
    frame = first_window(qapp, paths, load_settings(paths), [])
    frame.restore({"bars": "9" * 30})
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    assert frame.splitter.height() >= frame.height() // 3
    assert frame.close()


def test_a_file_that_is_called_as_ours_is_an_incident_however_it_comes(tmp_path: Path) -> None:
    words = json.dumps([{"timestamp": "2026-03-05T10:42:00Z", "message": "Disk full"}])
    named, other = tmp_path / "outage.postmortem.json", tmp_path / "outage.json"
    named.write_text(words)
    other.write_text(words)
    assert (evidence_in(named), is_incident_file(named)) == ("", True)
    assert (evidence_in(other), is_incident_file(other)) == ("json", False)


def _ink(picture: QImage) -> int:
    """How many pixels of the colour of text there are."""
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = (bytes(memoryview(grey.constScanLine(y))[: grey.width()]) for y in range(grey.height()))
    return sum(value < 100 for row in rows for value in row)


def test_a_file_that_cannot_be_read_is_told_in_the_first_window(
    qapp: QApplication, paths: Paths, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.postmortem.json"
    broken.write_text("{")
    frame = first_window(qapp, paths, load_settings(paths), [broken])
    desk = open_desk(qapp, paths, [broken], frame)
    assert desk.windows == [frame]
    assert "broken.postmortem.json" in frame.parts.notice.sentence
    assert frame.close()


def test_a_window_that_is_closed_before_its_document_came_is_gone(qapp: QApplication, paths: Paths) -> None:
    frame = first_window(qapp, paths, load_settings(paths), [])
    assert frame.close()
    assert not frame.isVisible()


def test_headings_are_those_of_the_file() -> None:
    assert headings_in(resource_path(EXAMPLE))[:2] == ("Summary", "Impact")


@pytest.mark.parametrize(
    "content", [b"", b"[]", b'{"sections": 5}', b'{"sections": [{"heading": 5}, 6]}', b"\xff", b"[" * 100_000]
)
def test_a_strange_file_has_no_headings(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "strange.json"
    path.write_bytes(content)
    assert headings_in(path) == ()
    assert headings_in(tmp_path / "missing.json") == ()


def test_a_window_that_is_not_painted_keeps_nobody_waiting(qapp: QApplication, qtbot: QtBot) -> None:
    hidden = FirstLook(())
    qtbot.addWidget(hidden)
    wait_until_painted(hidden, 1)
    assert not hidden.isVisible()


def test_the_theme_is_that_of_the_settings(qapp: QApplication, paths: Paths) -> None:
    paths.settings_file.parent.mkdir(parents=True)
    paths.settings_file.write_text(json.dumps({"theme": "dark"}))
    frame = first_window(qapp, paths, load_settings(paths), [])
    assert tones_of(frame.palette()) is DARK
    assert frame.close()
    assert load_window_state(paths) == {}
