"""The timeline panel: cells, form, quick line, moves and remedies, all through the document."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from postmortem_desk.importing.evidence.pasted_lines import events_from_text
from postmortem_desk.model import Event, Incident, Milestone, Moment, Section, Source
from postmortem_desk.operations.details import set_display
from postmortem_desk.operations.events import edit_event
from postmortem_desk.operations.lookup import event_of
from postmortem_desk.session.document import Document, Place
from postmortem_desk.text.times.time_grammar import TimeContext
from postmortem_desk.widgets.appearance import DARK, apply_theme
from postmortem_desk.widgets.rows.cell_editors import KindCellEditor
from postmortem_desk.widgets.timeline.event_table_model import Column
from postmortem_desk.widgets.timeline.remedy_strip import Remedy
from postmortem_desk.widgets.timeline.timeline_panel import TimelinePanel
from support.incidents import large_incident

DAY = "2026-10-14"


def event(name: str, clock: str, text: str = "") -> Event:
    at = Moment(written=clock, at=f"{DAY}T{clock}:00+00:00")
    return Event(id=name, section="t", at=at, text=text or f"text of {name}", kind="action")


def incident(*events: Event) -> Incident:
    sections = (Section(id="t", role="timeline", heading="Timeline"), Section(id="s", role="summary"))
    return Incident(id="i", date=DAY, zone="UTC", sections=sections, timeline=events)


def shown(qtbot: QtBot, value: Incident) -> tuple[Document, TimelinePanel]:
    document = Document(value)
    panel = TimelinePanel(document)
    qtbot.addWidget(panel)
    panel.resize(700, 700)
    panel.show_section(next(section.id for section in value.sections if section.role == "timeline"))
    panel.show()
    return document, panel


def choice(panel: TimelinePanel, milestone: str) -> QAction:
    """The action that sets or takes a milestone in the form."""
    return next(action for action in panel.form.milestones.menu().actions() if action.text() == milestone)


@pytest.fixture
def four(qtbot: QtBot) -> tuple[Document, TimelinePanel]:
    return shown(qtbot, incident(event("a", "09:00"), event("b", "09:10"), event("c", "09:20"), event("d", "09:30")))


def order(document: Document) -> str:
    return "".join(row.id for row in document.incident.timeline)


def typed_zone(panel: TimelinePanel, zone: str) -> None:
    panel.form.zone.line.setFocus()
    panel.form.zone.line.selectAll()
    QTest.keyClick(panel.form.zone.line, Qt.Key.Key_Delete)
    QTest.keyClicks(panel.form.zone.line, zone)
    panel.commit_editing()


def test_an_event_is_told_in_a_zone_of_its_own(four: tuple[Document, TimelinePanel]) -> None:
    document, panel = four
    panel.table.select_ids(["b"])
    typed_zone(panel, "Asia/Tokyo")
    at = event_of(document.incident, "b").at
    assert (at.zone, at.at) == ("Asia/Tokyo", f"{DAY}T09:10")
    assert document.undo_stack.undoText() == "Change zone"
    assert "UTC+09:00" in panel.form.zone.hint.text()
    panel.form.zone.keep_instants.click()
    at = event_of(document.incident, "b").at
    assert (at.zone, at.at) == ("Asia/Tokyo", f"{DAY}T18:10+09:00")
    typed_zone(panel, "")
    assert event_of(document.incident, "b").at.zone == ""
    panel.table.select_ids(["c"])
    assert panel.form.zone.line.value == ""
    assert not panel.form.zone.keep_instants.isVisible()
    for _ in range(3):
        document.undo()
    assert order(document) == "abcd"
    assert event_of(document.incident, "b").at.at == f"{DAY}T09:10:00+00:00"


def test_a_zone_that_is_typed_is_not_lost_by_another_edit(four: tuple[Document, TimelinePanel]) -> None:
    document, panel = four
    panel.table.select_ids(["b"])
    panel.form.zone.line.setFocus()
    QTest.keyClicks(panel.form.zone.line, "Asia/Tok")
    document.apply("Edit", lambda incident: edit_event(incident, "b", text="else"))
    assert panel.form.zone.line.value == "Asia/Tok"


@given(st.lists(st.sampled_from(["up", "down", "remove", "duplicate", "undo", "redo", "sort"]), max_size=12), st.data())
@settings(max_examples=30)
def test_the_model_tells_every_change_right(qapp: QApplication, steps: list[str], data: st.DataObject) -> None:
    document = Document(incident(*(event(name, f"09:{10 + number}") for number, name in enumerate("abcdef"))))
    panel = TimelinePanel(document)
    panel.show_section("t")
    tester = QAbstractItemModelTester(panel.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    acts = {
        "up": lambda: panel.move_selected(-1),
        "down": lambda: panel.move_selected(1),
        "remove": panel.remove_selected,
        "duplicate": panel.duplicate_selected,
        "undo": document.undo,
        "redo": document.redo,
        "sort": panel.sort_by_time,
    }
    for step in steps:
        ids = [row.id for row in panel.model.rows]
        if ids:
            panel.table.select_ids(data.draw(st.lists(st.sampled_from(ids), min_size=1, max_size=3)))
        acts[step]()
        assert panel.model.rows == document.incident.timeline
        assert [panel.model.index(row, Column.TEXT).data() for row in range(panel.model.rowCount())] == [
            row.text for row in document.incident.timeline
        ]
    tester.deleteLater()
    panel.deleteLater()


@pytest.mark.parametrize(
    ("moving", "row", "after"),
    [("a", 2, "bacd"), ("a", 4, "bcda"), ("d", 0, "dabc"), ("ac", 4, "bdac"), ("bd", 0, "bdac"), ("b", 1, "abcd")],
)
def test_a_drop_moves_rows_and_undo_puts_them_back(
    four: tuple[Document, TimelinePanel], moving: str, row: int, after: str
) -> None:
    document, panel = four
    carried = panel.model.mimeData([panel.model.index(panel.model.row_of(name), 0) for name in moving])
    panel.model.dropMimeData(carried, Qt.DropAction.MoveAction, row, 0, QModelIndex())
    assert order(document) == after
    assert [row.text for row in panel.model.rows] == [f"text of {name}" for name in after]
    document.undo()
    assert order(document) == "abcd"


def test_rows_of_another_document_cannot_be_dropped(four: tuple[Document, TimelinePanel], qtbot: QtBot) -> None:
    document, panel = four
    _other, stranger = shown(qtbot, document.incident)
    carried = stranger.model.mimeData([stranger.model.index(0, 0)])
    assert not panel.model.canDropMimeData(carried, Qt.DropAction.MoveAction, 3, 0, QModelIndex())
    assert not panel.model.dropMimeData(carried, Qt.DropAction.MoveAction, 3, 0, QModelIndex())
    assert order(document) == "abcd"


def test_alt_and_arrows_move_every_selected_row(four: tuple[Document, TimelinePanel]) -> None:
    document, panel = four
    panel.table.select_ids(["b", "d"])
    QTest.keyClick(panel.table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert order(document) == "badc"
    assert panel.table.selected_ids == ("b", "d")
    assert document.undo_stack.undoText() == "Move 2 events"


def test_a_move_never_changes_a_time_and_is_marked(four: tuple[Document, TimelinePanel]) -> None:
    document, panel = four
    before = event_of(document.incident, "d")
    panel.table.select_ids(["d"])
    panel.move_selected(-1)
    assert event_of(document.incident, "d") is before
    assert panel.model.is_out_of_order(event_of(document.incident, "c"))


@pytest.mark.parametrize(
    ("remedy", "order_after", "time_of_c"),
    [
        (Remedy.MOVE_BACK, "abcd", "2026-10-14T09:20:00+00:00"),
        (Remedy.KEEP, "abdc", "2026-10-14T09:20:00+00:00"),
        (Remedy.TIME_UNKNOWN, "abdc", None),
    ],
)
def test_the_remedies_of_a_row_out_of_order(
    four: tuple[Document, TimelinePanel], remedy: Remedy, order_after: str, time_of_c: str | None
) -> None:
    document, panel = four
    panel.table.select_ids(["d"])
    panel.move_selected(-1)
    panel.apply_remedy("c", remedy)
    assert order(document) == order_after
    assert event_of(document.incident, "c").at.at == time_of_c
    assert not any(panel.model.is_out_of_order(row) for row in panel.model.rows)


def test_typing_in_a_cell_is_in_the_document_at_once_and_one_undo(four: tuple[Document, TimelinePanel]) -> None:
    document, panel = four
    panel.table.select_ids(["b"], column=Column.TEXT)
    panel.table.edit_cell(panel.table.currentIndex())
    editor = panel.delegate.editor
    assert editor is not None
    QTest.keyClick(editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(editor, "!?")
    assert event_of(document.incident, "b").text == "text of b!?"
    document.undo()
    assert event_of(document.incident, "b").text == "text of b"
    assert editor.value == "text of b"


@pytest.mark.parametrize(
    ("written", "at", "precision"),
    [
        ("9:15 AM", "2026-10-14T09:15+00:00", "minute"),
        ("~09:15", "2026-10-14T09:15+00:00", "minute"),
        ("??:??", None, "unknown"),
        ("when the coffee was ready", None, "unknown"),
    ],
)
def test_a_time_is_kept_as_it_was_written(
    four: tuple[Document, TimelinePanel], written: str, at: str | None, precision: str
) -> None:
    document, panel = four
    panel.edits.write_time("b", written)
    moment = event_of(document.incident, "b").at
    assert (moment.written, moment.at, moment.precision) == (written, at, precision)


def test_the_form_edits_the_selected_event(four: tuple[Document, TimelinePanel]) -> None:
    document, panel = four
    panel.table.select_ids(["c"])
    assert panel.form.time.value == "09:20"
    QTest.keyClicks(panel.form.actor, "Mira")
    choice(panel, "mitigated").trigger()
    changed = event_of(document.incident, "c")
    assert changed.actor == "Mira"
    assert changed.milestones == (Milestone(name="mitigated"),)
    document.undo()
    document.undo()
    assert panel.form.actor.value == ""
    assert not choice(panel, "mitigated").isChecked()


@pytest.mark.parametrize(
    ("line", "written", "text"),
    [
        ("10:42 restarted the primary", "10:42", "restarted the primary"),
        ("~9:05 AM: it broke", "~9:05 AM", "it broke"),
        ("nobody knows when", "", "nobody knows when"),
        ("3 services restarted", "", "3 services restarted"),
    ],
)
def test_a_quick_line_is_a_time_and_a_text(line: str, written: str, text: str) -> None:
    (made,) = events_from_text(line, TimeContext(), "t")
    assert (made.at.written, made.text) == (written, text)


def test_now_is_the_present_in_the_zone_of_the_incident() -> None:
    context = TimeContext(zone="UTC", now=datetime(2026, 10, 14, 9, 7, 31, tzinfo=UTC))
    (made,) = events_from_text("now restarted", context, "t")
    assert made.text == "restarted"
    assert made.at.at is not None
    assert made.at.at.startswith("2026-10-14T09:07")


def test_an_empty_timeline_says_what_belongs_there(qtbot: QtBot) -> None:
    document, panel = shown(qtbot, incident())
    assert panel.empty.isVisible()
    assert not panel.table.isVisible()
    QTest.keyClicks(panel.quick, "9:00 it began")
    QTest.keyClick(panel.quick, Qt.Key.Key_Return)
    assert [row.text for row in document.incident.timeline] == ["it began"]
    assert panel.table.isVisible()


def test_five_thousand_rows_show_and_reveal_the_last(qtbot: QtBot) -> None:
    big = large_incident(5000)
    document, panel = shown(qtbot, big)
    last = panel.model.rows[-1]
    panel.reveal(Place("event", last.id))
    assert panel.table.current_id == last.id
    assert panel.table.viewport().rect().intersects(panel.table.visualRect(panel.table.currentIndex()))
    assert document.incident is big


def test_pasted_lines_are_events_in_their_places_and_one_step(four: tuple[Document, TimelinePanel]) -> None:
    document, panel = four
    QApplication.clipboard().setText("9:05 paged\r\n\n- 9:25: restarted\nnobody knows when\n")
    panel.quick.paste()
    QTest.keyClick(panel.quick, Qt.Key.Key_Return)
    texts = [row.text for row in document.incident.timeline]
    expected = ["text of a", "paged", "text of b", "text of c", "restarted", "text of d", "nobody knows when"]
    assert texts == expected
    assert len(panel.table.selected_ids) == 3
    assert panel.quick.text() == ""
    assert document.undo_stack.undoText() == "Add 3 events"
    document.undo()
    assert order(document) == "abcd"


def test_the_day_carries_on_from_line_to_line() -> None:
    made = events_from_text("2026-10-14 23:58 began\n\n2026-10-15 0:10 paged\n0:20 fixed", TimeContext(), "t")
    assert [row.at.at for row in made] == ["2026-10-14T23:58", "2026-10-15T00:10", "2026-10-15T00:20"]


def test_an_empty_timeline_offers_the_first_step(qtbot: QtBot) -> None:
    document, panel = shown(qtbot, incident())
    QApplication.clipboard().setText("9:00 it began\n9:05 paged")
    panel.empty.paste_button.click()
    assert [row.text for row in document.incident.timeline] == ["it began", "paged"]


def test_the_form_is_away_without_a_row_and_when_folded(four: tuple[Document, TimelinePanel]) -> None:
    document, panel = four
    assert not panel.form.isVisible()
    panel.table.select_ids(["b"])
    assert panel.form.isVisible()
    panel.splitter.button.click()
    assert not panel.form.isVisible()
    panel.splitter.button.click()
    panel.table.select_ids(["a", "b", "c", "d"])
    panel.remove_selected()
    assert not panel.form.isVisible()
    assert panel.empty.isVisible()
    document.undo()
    assert order(document) == "abcd"


def test_the_form_takes_times_on_leaving_and_sources_at_once(four: tuple[Document, TimelinePanel]) -> None:
    document, panel = four
    panel.table.select_ids(["b"])
    panel.form.end.selectAll()
    QTest.keyClicks(panel.form.end, "9:12")
    panel.form.time.selectAll()
    QTest.keyClicks(panel.form.time, "9:11")
    assert event_of(document.incident, "b").end is None
    panel.commit_editing()
    changed = event_of(document.incident, "b")
    assert (changed.at.at, changed.end and changed.end.at) == (f"{DAY}T09:11+00:00", f"{DAY}T09:12+00:00")
    row = panel.form.sources.rows[0]
    QTest.keyClicks(row.where, "https://chat.example/1")
    QTest.keyClicks(row.quote, "restarting now")
    QTest.keyClicks(panel.form.sources.rows[1].where, "#incident-501")
    sources = event_of(document.incident, "b").sources
    assert sources == (Source(url="https://chat.example/1", quote="restarting now"), Source(ref="#incident-501"))
    panel.form.key_event.click()
    assert event_of(document.incident, "b").key_event


def test_a_day_stands_above_the_rows_where_it_changes(qtbot: QtBot) -> None:
    next_day = Moment(written="0:10", at="2026-10-15T00:10:00+00:00")
    rows = (event("a", "09:00"), event("b", "09:10"), Event(id="c", section="t", at=next_day))
    document, panel = shown(qtbot, incident(*rows))
    assert [panel.model.day_above(row) for row in rows] == ["14 October 2026", "", "15 October 2026"]
    assert panel.table.rowHeight(2) > panel.table.rowHeight(1)
    panel.table.select_ids(["c"])
    panel.remove_selected()
    assert panel.model.day_above(rows[0]) == ""
    assert panel.header.sentence.text() == "2 events, 09:00 to 09:10, 10 min, UTC"
    assert document.undo_stack.undoText() == "Delete event"


def test_undo_shows_the_row_but_leaves_the_keyboard_in_the_quick_line(
    four: tuple[Document, TimelinePanel], qtbot: QtBot
) -> None:
    document, panel = four
    document.place_shown.connect(panel.reveal)
    panel.activateWindow()
    panel.table.select_ids(["a"])
    panel.move_selected(1)
    panel.table.select_ids(["d"])
    panel.quick.setFocus()
    qtbot.waitUntil(panel.quick.hasFocus)
    document.undo()
    assert panel.table.current_id == "a"
    assert panel.quick.hasFocus()


def test_everything_that_takes_the_keyboard_has_a_name(four: tuple[Document, TimelinePanel]) -> None:
    _document, panel = four
    panel.table.select_ids(["a"])
    nameless = [
        type(widget).__name__
        for widget in panel.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not (QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name))
    ]
    assert nameless == []


@pytest.mark.parametrize("size", [(430, 520), (340, 420)])
def test_a_small_panel_cuts_nothing_off(four: tuple[Document, TimelinePanel], size: tuple[int, int]) -> None:
    _document, panel = four
    panel.table.select_ids(["a"])
    panel.resize(*size)
    QApplication.processEvents()
    assert (panel.width(), panel.height()) == size
    assert panel.table.horizontalHeader().length() <= panel.table.viewport().width()
    assert panel.table.columnWidth(Column.TEXT) >= 120
    assert panel.table.viewport().height() >= 60
    assert panel.form.widget().width() <= panel.form.viewport().width()
    inside = panel.rect()
    for widget in (panel.quick, panel.splitter.button, panel.sort_button, panel.form):
        assert inside.contains(widget.geometry().translated(widget.parentWidget().mapTo(panel, QPoint(0, 0))))


def test_esc_gives_up_the_time_that_is_half_typed(four: tuple[Document, TimelinePanel]) -> None:
    document, panel = four
    panel.table.select_ids(["b"])
    for field, shown_before in ((panel.form.time, "09:10"), (panel.form.end, "")):
        field.setFocus()
        QTest.keyClicks(field, "9")
        QTest.keyClick(field, Qt.Key.Key_Escape)
        assert field.text() == shown_before
    panel.commit_editing()
    assert not document.is_dirty


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)  # an offscreen popup
def test_the_list_of_kinds_shows_its_words_whole(four: tuple[Document, TimelinePanel]) -> None:
    _document, panel = four
    panel.table.edit_cell(panel.model.index(1, Column.KIND))
    editor = panel.delegate.editor
    assert isinstance(editor, KindCellEditor)
    editor.setFixedWidth(48)
    editor.showPopup()
    words = editor.view()
    assert words.viewport().width() >= words.sizeHintForColumn(0)
    editor.hidePopup()


def test_an_open_editor_follows_another_theme(four: tuple[Document, TimelinePanel], qapp: QApplication) -> None:
    _document, panel = four
    palette, sheet = qapp.palette(), qapp.styleSheet()
    panel.table.edit_cell(panel.model.index(1, Column.TEXT))
    editor = panel.delegate.editor
    assert editor is not None
    try:
        apply_theme(qapp, "dark")
        QApplication.processEvents()
        assert panel.delegate.editor is editor
        assert editor.grab().toImage().pixelColor(editor.width() - 8, 6).name() == DARK.panel
    finally:
        qapp.setStyleSheet(sheet)
        qapp.setPalette(palette)


def test_fields_stand_below_each_other_where_they_have_no_room(four: tuple[Document, TimelinePanel]) -> None:
    _document, panel = four
    panel.table.select_ids(["a"])
    panel.form.kind.show_value("communication with many others")
    panel.form.milestones.show_value((Milestone(name="acknowledged"), Milestone(name="mitigated")))
    for width, beside in ((700, True), (290, False), (700, True)):
        panel.resize(width, 700)
        QApplication.processEvents()
        assert (panel.form.time.y() == panel.form.end.y()) is beside
        assert panel.form.time.width() >= 100
    assert panel.form.kind.line.cursorPosition() == 0
    panel.resize(290, 700)
    QApplication.processEvents()
    assert panel.form.milestones.text().endswith(("…", "mitigated"))


def test_a_second_zone_stands_below_each_time(qtbot: QtBot) -> None:
    at = Moment(written="9:05 AM", at="2023-05-01T09:05")
    local = Event(id="a", section="t", at=at, text="Paged")
    document, panel = shown(qtbot, incident(local).replaced(zone="America/Los_Angeles", date="2023-05-01"))
    row = panel.model.index(0, Column.TIME)
    height = panel.table.rowHeight(0)
    document.apply("Show", lambda subject: set_display(subject, "second_zone", "UTC"))
    assert row.data() == "9:05 AM, 16:05 UTC"
    assert panel.header.sentence.text().endswith(", Los Angeles")
    qtbot.waitUntil(lambda: panel.table.rowHeight(0) > height)
    document.undo()
    assert row.data() == "9:05 AM"


def test_days_without_a_clock_time_stand_once_beside_the_heading(qtbot: QtBot) -> None:
    days = (Moment(at=day, precision="day") for day in ("2026-10-14", "2026-10-16"))
    rows = tuple(Event(id=name, section="t", at=day) for name, day in zip("ab", days, strict=True))
    _document, panel = shown(qtbot, incident(*rows))
    assert panel.header.sentence.text().startswith("2 events, 14 October 2026 to 16 October 2026, ")


def test_lines_are_pasted_into_the_table_as_events_in_their_places_in_one_step(
    four: tuple[Document, TimelinePanel],
) -> None:
    document, panel = four
    before = document.incident
    QApplication.clipboard().setText("- 9:05 paged\r\n- 9:15 ack\r\n\r\n- without a time")
    panel.table.setFocus()
    panel.table.select_ids(["b"])
    QTest.keyClick(panel.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    texts = [each.text for each in document.incident.timeline]
    assert texts == ["text of a", "paged", "text of b", "ack", "text of c", "text of d", "without a time"]
    assert len(panel.table.selected_ids) == 3
    assert document.undo_stack.count() == 1
    document.undo_stack.undo()
    assert document.incident == before


def test_cells_of_a_spreadsheet_are_pasted_into_the_table_as_rows(four: tuple[Document, TimelinePanel]) -> None:
    document, panel = four
    QApplication.clipboard().setText('Time\tWhat\tWho\tHost\n9:05\t"paged\nagain"\tAna\tweb1\n9:15\tack\tBob\t\n')
    panel.paste_lines()
    paged, ack = document.incident.timeline[1], document.incident.timeline[3]
    assert (paged.text, paged.actor, ack.text, ack.actor) == ("paged\nagain \u00b7 web1", "Ana", "ack", "Bob")
    assert paged.sources == ()


def test_keys_in_a_cell_that_is_edited_paste_into_the_cell(four: tuple[Document, TimelinePanel]) -> None:
    document, panel = four
    QApplication.clipboard().setText("9:05 paged\n9:06 ack")
    panel.table.select_ids(["b"], column=Column.TEXT)
    panel.table.edit_cell(panel.table.currentIndex())
    editor = panel.delegate.editor
    assert editor is not None
    QTest.keyClick(editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    panel.commit_editing()
    assert len(document.incident.timeline) == 4
    assert "paged" in event_of(document.incident, "b").text
