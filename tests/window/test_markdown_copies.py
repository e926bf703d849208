"""A colleague sends an edited Markdown export back: it is recognised, shown change by change, and taken over."""

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from postmortem_desk.operations.details import edit_details
from postmortem_desk.report.markdown.markdown import markdown_document
from postmortem_desk.session.document import Document
from postmortem_desk.widgets.versions.copy_panel import CopyPanel
from postmortem_desk.window.controllers.copy_controller import COPY_VIEW
from postmortem_desk.window.desk import Desk
from postmortem_desk.window.main_window import MainWindow
from support.incidents import small_incident

BASE = small_incident()
MakeDesk = Callable[..., Desk]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    path = tmp_path / "from-grace.md"
    text = markdown_document(BASE).replace("What paged says", "The pager rang")
    path.write_text(text.replace("- [ ] Write the test", "- [x] Write the test"), encoding="utf-8")
    return path


@pytest.fixture
def window(make_desk: MakeDesk, copy: Path) -> MainWindow:
    return make_desk(copy).show_document(Document(BASE))


def panel_of(window: MainWindow, qtbot: QtBot) -> CopyPanel:
    qtbot.waitUntil(lambda: window.parts.views.entry(COPY_VIEW) is not None)
    return cast("CopyPanel", window.parts.editors.currentWidget())


def press(window: MainWindow, text: str) -> None:
    next(button for button in window.parts.notice.buttons if button.text() == text).click()


def test_what_is_ticked_is_taken_as_one_step(window: MainWindow, qtbot: QtBot) -> None:
    window.bench.actions_by_key["merge_copy"].trigger()
    panel = panel_of(window, qtbot)
    assert [panel.list.item(row).text() for row in range(panel.list.count())] == [
        "Text: Event “09:05 The pager rang”",
        "Status: Task “Write the test”",
    ]
    assert "The pager rang" in panel.difference.toPlainText()
    assert window.document.incident == BASE
    panel.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert "1 of 2 changes" in panel.sentence.text()
    panel.take.click()
    assert window.document.incident.timeline == BASE.timeline
    assert [task.status for task in window.document.incident.tasks if task.text == "Write the test"] == ["done"]
    assert window.parts.views.entry(COPY_VIEW) is None
    window.document.undo_stack.undo()
    assert window.document.incident == BASE
    assert not window.document.undo_stack.canUndo()


def test_a_dropped_copy_is_recognised(window: MainWindow, copy: Path, qtbot: QtBot) -> None:
    window.files_dropped.emit((str(copy),))
    qtbot.waitUntil(lambda: "looks like a copy of this document" in window.parts.notice.sentence)
    press(window, "Merge it")
    panel_of(window, qtbot).leave.click()
    assert window.document.incident == BASE
    assert window.parts.views.entry(COPY_VIEW) is None


def test_a_copy_can_be_opened_as_a_document_of_its_own(
    make_desk: MakeDesk, window: MainWindow, copy: Path, qtbot: QtBot
) -> None:
    desk = make_desk()
    first = desk.show_document(Document(BASE))
    first.files_dropped.emit((str(copy),))
    qtbot.waitUntil(lambda: "looks like a copy of this document" in first.parts.notice.sentence)
    press(first, "Open as a new document")
    assert len(desk.windows) == 2
    assert any(event.text == "The pager rang" for event in desk.windows[-1].document.incident.timeline)


def test_what_is_written_while_one_decides_stays(window: MainWindow, qtbot: QtBot) -> None:
    window.bench.actions_by_key["merge_copy"].trigger()
    panel = panel_of(window, qtbot)
    window.document.apply("Edit title", lambda incident: edit_details(incident, title="A title of today"))
    panel.take.click()
    assert window.document.incident.title == "A title of today"
    assert any(event.text == "The pager rang" for event in window.document.incident.timeline)


def test_an_unedited_copy_is_said_to_be_one(window: MainWindow, copy: Path, qtbot: QtBot) -> None:
    copy.write_text(markdown_document(BASE), encoding="utf-8")
    window.bench.actions_by_key["merge_copy"].trigger()
    qtbot.waitUntil(lambda: "says nothing that this document does not say" in window.parts.notice.sentence)
    assert window.parts.views.entry(COPY_VIEW) is None


def test_a_copy_that_cannot_be_read_is_told(window: MainWindow, copy: Path, qtbot: QtBot) -> None:
    copy.write_bytes(b"\x00\x00")
    window.bench.actions_by_key["merge_copy"].trigger()
    qtbot.waitUntil(lambda: "the file is not a text" in window.parts.notice.sentence)


def test_a_comparison_can_be_cancelled(window: MainWindow, qtbot: QtBot) -> None:
    window.bench.actions_by_key["merge_copy"].trigger()
    assert "Comparing from-grace.md" in window.parts.notice.sentence
    press(window, "Cancel")
    window.commands.copies.wait()
    qtbot.wait(50)
    assert window.parts.views.entry(COPY_VIEW) is None
    assert window.parts.notice.sentence == ""
