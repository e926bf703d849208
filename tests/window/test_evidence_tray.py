"""The evidence tray in a window: read, filtered, put right, accepted, attached, undone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from postmortem_desk.model import Section, Task
from postmortem_desk.operations.lookup import first_section
from postmortem_desk.report.csv_tables import csv_table
from postmortem_desk.session.document import Document
from postmortem_desk.session.evidence_tray import EvidenceTray
from postmortem_desk.widgets.sources.evidence_model import TIME, WHO
from postmortem_desk.widgets.sources.evidence_view import EvidenceView
from postmortem_desk.widgets.versions.copy_panel import CopyPanel
from postmortem_desk.window.desk import Desk
from postmortem_desk.window.main_window import MainWindow
from support.incidents import small_incident

CHAT = "[2023-05-01 09:05] <ana> is it down\n[2023-05-01 09:06] <bob> rolling back\n[2023-05-01 09:07] <ana> up again"


@pytest.fixture
def window(make_desk: Callable[..., Desk]) -> MainWindow:
    return make_desk().show_document(Document(small_incident()))


def pasted(qtbot: QtBot, window: MainWindow, text: str) -> EvidenceView:
    QApplication.clipboard().setText(text)
    window.bench.actions_by_key["paste_evidence"].trigger()
    view = evidence_of(window)
    qtbot.waitUntil(lambda: view.model.rowCount() > 0)
    return view


def evidence_of(window: MainWindow) -> EvidenceView:
    view = window.parts.documents.findChild(EvidenceView)
    assert view is not None
    return view


def texts(view: EvidenceView) -> list[str]:
    return [view.model.candidate(row).text for row in range(view.model.rowCount())]


def test_a_pasted_chat_is_listed_and_one_key_takes_a_line_into_its_place(qtbot: QtBot, window: MainWindow) -> None:
    view = pasted(qtbot, window, CHAT)
    assert texts(view) == ["is it down", "rolling back", "up again"]
    before = window.document.incident
    view.table.selectRow(1)
    qtbot.keyClick(view.table, Qt.Key.Key_A)
    added = [event for event in window.document.incident.timeline if event not in before.timeline]
    assert [event.text for event in added] == ["rolling back"]
    assert added[0].sources[0].quote == "[2023-05-01 09:06] <bob> rolling back"
    assert added[0].section == first_section(before, "timeline").id
    assert view.model.index(1, 0).data().startswith("\u2713")
    assert view.table.currentIndex().row() == 2
    assert window.document.undo_stack.undoText() == "Accept evidence"
    window.document.undo_stack.undo()
    assert window.document.incident == before
    assert not view.model.index(1, 0).data().startswith("\u2713")


def test_what_is_pasted_with_the_keys_held_is_all_that_is_selected(qtbot: QtBot, window: MainWindow) -> None:
    view = pasted(qtbot, window, CHAT)
    QApplication.clipboard().setText("2023-05-01T09:08:00Z ERROR no space left")
    qtbot.keyPress(view.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: view.model.rowCount() == 4)
    assert [event.text for event in view.selected] == ["ERROR no space left"]
    qtbot.keyRelease(view.table, Qt.Key.Key_V)


def test_all_that_is_shown_is_accepted_once(qtbot: QtBot, window: MainWindow) -> None:
    view = pasted(qtbot, window, CHAT)
    count = len(window.document.incident.timeline)
    view.filter.setText("ANA")
    assert texts(view) == ["is it down", "up again"]
    view.accept_all.click()
    view.accept_all.click()
    assert len(window.document.incident.timeline) == count + 2
    view.filter.clear()
    view.open_only.click()
    assert texts(view) == ["rolling back"]


def test_other_words_another_clock_and_dismissal(qtbot: QtBot, window: MainWindow) -> None:
    view = pasted(qtbot, window, CHAT)
    view.sources.ahead.setText("120")
    view.sources.ahead.editingFinished.emit()
    assert view.model.candidate(0).at.at == "2023-05-01T09:03"
    view.model.setData(view.model.index(0, 2), "It was down")
    assert view.model.candidate(0).text == "It was down"
    assert view.model.rows[0].sources[0].quote.endswith("is it down")
    view.table.selectRow(2)
    qtbot.keyClick(view.table, Qt.Key.Key_Delete)
    assert texts(view) == ["It was down", "rolling back"]


def test_a_zone_that_is_not_known_is_told(qtbot: QtBot, window: MainWindow) -> None:
    view = pasted(qtbot, window, CHAT)
    view.sources.zone.setText("Mars/Olympus")
    view.sources.zone.editingFinished.emit()
    assert "Mars/Olympus is not known" in view.sentence.text()
    view.sources.zone.setText("Europe/Berlin")
    view.sources.zone.editingFinished.emit()
    assert view.model.candidate(0).at.zone == "Europe/Berlin"


def test_a_candidate_becomes_a_further_source_of_the_selected_event(qtbot: QtBot, window: MainWindow) -> None:
    view = pasted(qtbot, window, CHAT)
    view.table.selectRow(0)
    view.attach.click()
    assert "Select the event" in window.parts.notice.sentence
    event = window.document.incident.timeline[0]
    window.parts.editors.place_selected.emit(place_of(event.id))
    view.attach.click()
    assert window.document.incident.timeline[0].sources[-1].quote.endswith("is it down")


def place_of(event_id: str):
    from postmortem_desk.session.document import Place

    return Place("event", event_id)


def test_columns_of_a_csv_are_corrected_and_its_bad_rows_are_listed(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text("when,note,extra\n2023-05-01 09:05,first,ana\nsoon,second,bob\n")
    tray = EvidenceTray(Document(small_incident()))
    view = EvidenceView(tray)
    qtbot.addWidget(view)
    with qtbot.waitSignal(tray.changed):
        tray.read_file(path)
    assert 'Row 3: its time "soon" is not understood.' in view.words.text.toPlainText()
    assert [row.actor for row in view.model.rows] == ["", ""]
    view.sources.show_columns.click()
    choice = view.sources.columns.choices[2]
    with qtbot.waitSignal(tray.changed):
        choice.activated.emit(choice.findData("actor"))
    assert [row.actor for row in view.model.rows] == ["ana", "bob"]


def test_what_cannot_be_read_is_told_where_it_was_dropped(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.log"
    path.write_bytes(b"\x00\x01")
    tray = EvidenceTray(Document(small_incident()))
    view = EvidenceView(tray)
    qtbot.addWidget(view)
    with qtbot.waitSignal(tray.failed):
        tray.read_file(path)
    assert "a.log: the file is not a text." in view.sentence.text()


def test_a_long_reading_can_be_cancelled(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text("time,text\n" + "2023-05-01 09:05,x\n" * 60_000)
    tray = EvidenceTray(Document(small_incident()))
    view = EvidenceView(tray)
    qtbot.addWidget(view)
    with qtbot.waitSignal(tray.progressed, check_params_cb=lambda share: share == 1):
        tray.read_file(path)
        view.cancel.click()
    assert tray.sources == ()


def test_what_is_pasted_while_another_is_read_is_not_lost(qtbot: QtBot) -> None:
    tray = EvidenceTray(Document(small_incident()))
    tray.read_text("time,text\n" + "2023-05-01 09:05,x\n" * 20_000, "first")
    tray.read_text(CHAT, "second")
    qtbot.waitUntil(lambda: len(tray.sources) == 2)
    assert [source.evidence.name for source in tray.sources] == ["first", "second"]
    assert len(tray.candidates) == 20_003


def test_marks_of_a_message_are_letters_in_the_document_and_in_the_tray(qtbot: QtBot, window: MainWindow) -> None:
    view = pasted(qtbot, window, "[2023-05-01 09:05] <ana> **not** bold")
    assert view.model.index(0, 2).data() == "**not** bold"
    view.model.setData(view.model.index(0, 2), "*still* not")
    view.accept_all.click()
    added = next(event for event in window.document.incident.timeline if event.id == view.model.rows[0].id)
    assert added.text == "\\*still\\* not"
    assert added.sources[0].quote.endswith("**not** bold")


def test_the_keys_of_pasting_take_evidence_wherever_the_focus_is_in_the_tray(qtbot: QtBot, window: MainWindow) -> None:
    view = pasted(qtbot, window, CHAT)
    QApplication.clipboard().setText("[2023-05-01 10:05] <ana> later")
    with qtbot.waitSignal(view.model.modelReset):
        qtbot.keyClick(view.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert texts(view)[-1] == "later"


def test_a_trackers_table_shows_what_it_tells_of_tasks_to_be_taken_or_left(
    qtbot: QtBot, make_desk: Callable[..., Desk]
) -> None:
    tasks = (
        Task(id="k1", section="s", text="Alert earlier", tickets=("OPS-1",), status="open", owner="Ana"),
        Task(id="k2", section="s", text="Test it", tickets=("https://x.org/browse/OPS-2",), status="open"),
    )
    section = Section(id="s", role="tasks", heading="Tasks")
    before = small_incident()
    before = before.replaced(sections=(*before.sections, section), tasks=tasks)
    window = make_desk().show_document(Document(before))
    QApplication.clipboard().setText(
        "Issue key,Summary,Status,Assignee,Due Date\nOPS-1,Alert earlier,Done,Bob,\nOPS-2,Test it,To Do,,2023-06-01\n"
    )
    window.bench.actions_by_key["paste_evidence"].trigger()
    qtbot.waitUntil(lambda: "tracker" in window.parts.notice.sentence)
    assert "4 changes to 2 tasks" in window.parts.notice.sentence
    assert evidence_of(window).model.rowCount() == 0
    window.parts.notice.buttons[0].click()
    panel = window.parts.editors.findChild(CopyPanel)
    assert panel is not None
    lines = [panel.list.item(row).text() for row in range(panel.list.count())]
    row = next(row for row, line in enumerate(lines) if line.startswith("Owner"))
    panel.list.item(row).setCheckState(Qt.CheckState.Unchecked)
    panel.take.click()
    first, second = window.document.incident.tasks
    assert (first.status, first.owner, second.due) == ("done", "Ana", "2023-06-01")
    assert window.parts.views.entry("tracker") is None
    window.document.undo_stack.undo()
    assert window.document.incident.tasks == tasks


def test_many_are_searched_and_accepted_while_the_window_goes_on(qtbot: QtBot, window: MainWindow) -> None:
    before = window.document.incident
    view = pasted(qtbot, window, "time,text\n" + "".join(f"2023-05-01 09:{n % 60:02},row {n}\n" for n in range(3_000)))
    view.filter.setText("ROW 1234")
    qtbot.waitUntil(lambda: view.model.rowCount() == 1)
    view.filter.setText("row 09:07")
    qtbot.waitUntil(lambda: view.model.rowCount() == 50)
    view.filter.clear()
    assert view.model.rowCount() == 3_000
    with qtbot.waitSignal(window.document.changed):
        view.accept_all.click()
        assert "Accepting" in view.sentence.text() or window.document.incident is before
    assert len(window.document.incident.timeline) == len(before.timeline) + 3_000
    assert view.model.index(0, 0).data().startswith("\u2713")
    window.document.undo_stack.undo()
    assert window.document.incident == before


def test_what_was_written_while_many_were_accepted_stays(qtbot: QtBot) -> None:
    document = Document(small_incident())
    tray = EvidenceTray(document)
    tray.read_text("time,text\n" + "2023-05-01 09:05,x\n" * 1_000, "many")
    qtbot.waitUntil(lambda: len(tray.candidates) == 1_000)
    tray.accept(tray.candidates, first_section(document.incident, "timeline").id, "Accept")
    document.apply("Rename", lambda incident: incident.replaced(title="Written meanwhile"))
    qtbot.waitUntil(lambda: len(tray.accepted) == 1_000)
    assert document.incident.title == "Written meanwhile"


def test_a_source_that_goes_takes_its_candidates_along(qtbot: QtBot) -> None:
    tray = EvidenceTray(Document(small_incident()))
    tray.read_text(CHAT, "first")
    tray.read_text(f"{CHAT}\n[2023-05-01 10:05] <ana> later", "second")
    qtbot.waitUntil(lambda: len(tray.sources) == 2)
    assert len(tray.candidates) == 4
    tray.remove(1)
    assert len(tray.candidates) == 3


def test_the_key_of_editing_is_about_the_words_wherever_one_clicked(qtbot: QtBot, window: MainWindow) -> None:
    window.show()
    view = pasted(qtbot, window, CHAT)
    cell = view.table.visualRect(view.model.index(1, 0)).center()
    qtbot.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    assert [event.text for event in view.selected] == ["rolling back"]
    window.bench.actions_by_key["rename_section"].trigger()
    editor = view.table.findChild(QLineEdit)
    assert editor is not None
    editor.setText("Rolled back")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: texts(view)[1] == "Rolled back")
    assert [event.text for event in view.selected] == ["rolling back"]


def test_remarks_stay_in_sight_until_one_moves_on(qtbot: QtBot, window: MainWindow) -> None:
    view = pasted(qtbot, window, "time,text\n2023-05-01 09:05,a\nsoon,b\n")
    assert view.remarks.text() == "1 remark"
    assert view.words.text.toPlainText() == 'Row 3: its time "soon" is not understood.'
    view.table.selectRow(1)
    assert view.words.text.toPlainText() == "soon,b"
    assert view.model.index(1, 0).data() == "soon: not understood"
    view.remarks.click()
    assert "is not understood" in view.words.text.toPlainText()


def test_a_day_that_is_not_the_incidents_or_not_known_is_shown(qtbot: QtBot, window: MainWindow) -> None:
    view = pasted(qtbot, window, "Today\n09:05 <ana> a\n2023-05-02\n09:06 <ana> b\n2023-05-01 09:07 <ana> c")
    shown = [view.model.index(row, 0).data() for row in range(3)]
    assert shown == ["09:05, no day", "2023-05-02 09:06", "09:07"]


def test_nothing_to_paste_is_said_and_the_first_step_has_the_keyboard(qtbot: QtBot, window: MainWindow) -> None:
    window.show()
    QApplication.clipboard().clear()
    window.bench.actions_by_key["paste_evidence"].trigger()
    view = evidence_of(window)
    assert view.sentence.text().startswith("There is nothing to paste")
    assert window.focusWidget() is view.empty.write_button
    QApplication.clipboard().setText(CHAT)
    view.empty.write_button.click()
    qtbot.waitUntil(lambda: view.model.rowCount() == 3)
    assert window.focusWidget() is view.table
    view.remove.click()
    assert view.model.rowCount() == 0
    assert view.empty.isVisible()


def test_a_table_of_the_timeline_that_somebody_edited_shows_its_changes(qtbot: QtBot, window: MainWindow) -> None:
    before = window.document.incident
    table = csv_table(before, "timeline").decode("utf-8-sig").replace(before.timeline[1].text, "Other words")
    QApplication.clipboard().setText(table)
    window.bench.actions_by_key["paste_evidence"].trigger()
    qtbot.waitUntil(lambda: "a table of this timeline: 1 change" in window.parts.notice.sentence)
    window.parts.notice.buttons[0].click()
    panel = window.parts.editors.findChild(CopyPanel)
    assert panel is not None
    panel.take.click()
    assert window.document.incident.timeline[1].text == "Other words"
    assert evidence_of(window).model.rowCount() == 0
    window.document.undo_stack.undo()
    assert window.document.incident == before


def test_in_a_narrow_window_the_words_keep_their_room_and_a_drawn_column_its_width(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.resize(1600, 800)
    table = pasted(qtbot, window, CHAT).table
    wide = table.columnWidth(TIME)
    table.setColumnWidth(WHO, 93)
    window.resize(900, 600)
    qtbot.waitUntil(lambda: table.columnWidth(TIME) < wide)
    assert table.columnWidth(WHO) == 93
    window.resize(1600, 800)
    qtbot.waitUntil(lambda: table.columnWidth(TIME) == wide)
