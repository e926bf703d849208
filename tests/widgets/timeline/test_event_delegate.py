"""The cells of a timeline: how high they are, what their editors do, what a click on a remedy means."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from postmortem_desk.model import Event, Incident, Milestone, Moment, Section
from postmortem_desk.operations.events import edit_event
from postmortem_desk.operations.lookup import event_of
from postmortem_desk.session.document import Document
from postmortem_desk.widgets.appearance import DARK, LIGHT, Tones
from postmortem_desk.widgets.fields.wrapped_text import WrappedText
from postmortem_desk.widgets.rows.cell_editors import KindCellEditor, LineCellEditor, TextCellEditor
from postmortem_desk.widgets.timeline.event_cells import Cell, EventCells, remedy_word
from postmortem_desk.widgets.timeline.event_table_model import Column
from postmortem_desk.widgets.timeline.remedy_strip import USUAL_REMEDIES, Remedy, strip_fonts, strip_for
from postmortem_desk.widgets.timeline.timeline_panel import TimelinePanel

DAY = "2026-10-14"
NOW = datetime(2026, 10, 14, 12, 34, tzinfo=UTC)
WIDE = 300


def event(name: str, clock: str, text: str = "", **fields: object) -> Event:
    at = Moment(written=clock, at=f"{DAY}T{clock}:00+00:00")
    return Event(id=name, section="t", at=at, text=text or f"text of {name}").replaced(**fields)


@pytest.fixture
def panel(qtbot: QtBot) -> TimelinePanel:
    rows = (event("a", "09:00"), event("b", "09:10"), event("d", "09:30"), event("c", "09:20"))
    sections = (Section(id="t", role="timeline", heading="Timeline"),)
    document = Document(Incident(id="i", date=DAY, zone="UTC", sections=sections, timeline=rows))
    made = TimelinePanel(document, now=lambda: NOW)
    document.setParent(made)
    qtbot.addWidget(made)
    made.resize(700, 700)
    made.show_section("t")
    made.show()
    return made


def document_of(panel: TimelinePanel) -> Document:
    document = panel.findChild(Document)
    assert isinstance(document, Document)
    return document


def edit(panel: TimelinePanel, name: str, column: Column) -> LineCellEditor | TextCellEditor | KindCellEditor:
    panel.table.edit_cell(panel.model.index(panel.model.row_of(name), column))
    editor = panel.delegate.editor
    assert editor is not None
    return editor


def now_of(panel: TimelinePanel, name: str) -> Event:
    return event_of(document_of(panel).incident, name)


# Editors.


def test_esc_takes_the_typing_back_as_one_undo(panel: TimelinePanel) -> None:
    editor = edit(panel, "b", Column.TEXT)
    QTest.keyClicks(editor, " and more")
    assert now_of(panel, "b").text == "text of b and more"
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert now_of(panel, "b").text == "text of b"
    assert panel.delegate.editor is None
    assert document_of(panel).undo_stack.index() == 0


def test_esc_takes_back_also_what_was_typed_in_several_steps(panel: TimelinePanel) -> None:
    editor = edit(panel, "b", Column.TEXT)
    QTest.keyClicks(editor, "1")
    document_of(panel).end_typing()
    QTest.keyClicks(editor, "2")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert now_of(panel, "b").text == "text of b"


def test_enter_ends_the_edit_and_goes_down(panel: TimelinePanel) -> None:
    editor = edit(panel, "a", Column.TEXT)
    QTest.keyClicks(editor, "!")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert now_of(panel, "a").text == "text of a!"
    assert panel.delegate.editor is None
    assert panel.table.current_id == "b"
    assert panel.table.currentIndex().column() == Column.TEXT


def test_shift_enter_makes_a_line_and_the_row_grows_with_the_editor(panel: TimelinePanel) -> None:
    editor = edit(panel, "a", Column.TEXT)
    before = panel.table.rowHeight(0), editor.height()
    QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(editor, "second line")
    assert now_of(panel, "a").text == "text of a\nsecond line"
    line = panel.delegate.cells.line
    assert (panel.table.rowHeight(0), editor.height()) == (before[0] + line, before[1] + line)


def test_ends_of_lines_that_documents_do_not_show_are_seen_only_while_they_are_edited(
    panel: TimelinePanel, qtbot: QtBot
) -> None:
    height = panel.table.rowHeight(0)
    document = document_of(panel)
    document.apply("Edit", lambda incident: edit_event(incident, "a", text="one\ntwo\nthree"))
    assert panel.table.rowHeight(0) == height
    line = panel.delegate.cells.line
    editor = edit(panel, "a", Column.TEXT)
    assert (panel.table.rowHeight(0), editor.toPlainText()) == (height + 2 * line, "one\ntwo\nthree")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: panel.table.rowHeight(0) == height)
    assert now_of(panel, "a").text == "one\ntwo\nthree"
    document.apply("Edit", lambda incident: edit_event(incident, "a", text="one\n- two\n- three"))
    assert panel.table.rowHeight(0) == height + 2 * line


def test_tab_walks_through_the_cells_and_on_to_the_next_row(panel: TimelinePanel) -> None:
    edit(panel, "a", Column.TIME)
    seen = []
    for _ in range(5):
        seen.append((panel.table.current_id, panel.table.currentIndex().column()))
        assert panel.delegate.editor is not None
        QTest.keyClick(panel.delegate.editor, Qt.Key.Key_Tab)
    assert seen == [("a", Column.TIME), ("a", Column.KIND), ("a", Column.TEXT), ("a", Column.ACTOR), ("b", Column.TIME)]
    assert panel.delegate.editor is not None
    QTest.keyClick(panel.delegate.editor, Qt.Key.Key_Backtab)
    assert (panel.table.current_id, panel.table.currentIndex().column()) == ("b", Column.TIME)


def test_undo_changes_the_text_under_the_cursor_and_keeps_it(panel: TimelinePanel) -> None:
    editor = edit(panel, "b", Column.TEXT)
    assert isinstance(editor, TextCellEditor)
    cursor = editor.textCursor()
    cursor.setPosition(4)
    editor.setTextCursor(cursor)
    QTest.keyClicks(editor, "ual remark")
    assert now_of(panel, "b").text == "textual remark of b"
    document_of(panel).undo()
    assert (editor.value, editor.textCursor().position()) == ("text of b", 4)
    document_of(panel).redo()
    assert editor.value == "textual remark of b"


def test_undo_keys_in_an_editor_are_left_to_the_window(panel: TimelinePanel) -> None:
    editor = edit(panel, "b", Column.TEXT)
    QTest.keyClicks(editor, "!")
    QTest.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.value == now_of(panel, "b").text == "text of b!"


def test_a_time_is_taken_when_it_is_left_and_not_before(panel: TimelinePanel) -> None:
    editor = edit(panel, "b", Column.TIME)
    QTest.keyClicks(editor, "~9:15")
    assert now_of(panel, "b").at.written == "09:10"
    panel.commit_editing()
    assert now_of(panel, "b").at == Moment(written="~9:15", at=f"{DAY}T09:15+00:00", approximate=True)
    assert panel.delegate.editor is editor


def test_now_is_the_present_of_the_clock(panel: TimelinePanel) -> None:
    editor = edit(panel, "c", Column.TIME)
    QTest.keyClicks(editor, "now")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert (now_of(panel, "c").at.at or "").startswith(f"{DAY}T12:34")


def test_a_new_row_falls_into_its_place_when_it_gets_its_time(panel: TimelinePanel) -> None:
    panel.table.select_ids(["d"])
    panel.add_row()
    assert isinstance(panel.delegate.editor, LineCellEditor)
    added = panel.table.current_id
    QTest.keyClicks(panel.delegate.editor, "9:05")
    QTest.keyClick(panel.delegate.editor, Qt.Key.Key_Tab)
    assert [row.id for row in panel.model.rows][:3] == ["a", added, "b"]
    assert panel.table.current_id == added
    assert isinstance(panel.delegate.editor, KindCellEditor)


@pytest.mark.parametrize("column", [Column.TIME, Column.KIND, Column.TEXT, Column.ACTOR])
def test_an_editor_that_was_only_looked_at_writes_nothing(panel: TimelinePanel, column: Column) -> None:
    strange = "a\r\nb\u2028c\u2029d\ufdd0e\ufefff\u00a0g"
    panel.edits.write("b", "text", strange)
    panel.edits.write("b", "actor", strange)
    before = document_of(panel).incident
    editor = edit(panel, "b", column)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert document_of(panel).incident is before


def test_an_edit_changes_only_what_was_edited(panel: TimelinePanel) -> None:
    panel.edits.write("b", "text", "a\r\nb\u2028c\u00a0\u2029d\ufdd0")
    editor = edit(panel, "b", Column.TEXT)
    QTest.keyClicks(editor, "!")
    assert now_of(panel, "b").text == "a\r\nb\u2028c\u00a0\u2029d\ufdd0!"


def test_a_kind_can_be_one_of_the_known_ones_or_the_teams_own(panel: TimelinePanel) -> None:
    editor = edit(panel, "b", Column.KIND)
    QTest.keyClicks(editor, "Alert")
    assert now_of(panel, "b").kind == "alert"
    QTest.keyClicks(editor, " from afar")
    assert now_of(panel, "b").kind == "alert from afar"


# Remedies.


def link(panel: TimelinePanel, name: str, remedy: Remedy) -> QPoint:
    """The middle of a remedy's link, in the table's viewport."""
    index = panel.model.index(panel.model.row_of(name), Column.TEXT)
    rect = panel.table.visualRect(index)
    cell = Cell(
        panel.model.row_at(index.row()), Column.TEXT, remedies=panel.model.remedies_for(panel.model.row_at(index.row()))
    )
    cells = panel.delegate.cells
    part = next(
        part for part in cells.strip(cells.inner(cell, rect).width(), cell.remedies).parts if part.remedy == remedy
    )
    return part.rect.center() + cells.strip_corner(cell, rect)


@pytest.mark.parametrize(
    ("remedy", "order"),
    [(Remedy.MOVE_BACK, "abcd"), (Remedy.TIME_BETWEEN, "abdc"), (Remedy.TIME_UNKNOWN, "abdc"), (Remedy.KEEP, "abdc")],
)
def test_a_click_on_a_remedy_does_it(qtbot: QtBot, panel: TimelinePanel, remedy: Remedy, order: str) -> None:
    with qtbot.waitSignal(document_of(panel).changed):
        QTest.mouseClick(
            panel.table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, link(panel, "c", remedy)
        )
    assert "".join(row.id for row in panel.model.rows) == order
    assert not panel.model.is_out_of_order(now_of(panel, "c"))
    assert panel.delegate.editor is None
    document_of(panel).undo()
    assert panel.model.is_out_of_order(now_of(panel, "c"))


def test_a_row_that_may_be_past_midnight_can_be_said_to_be_on_the_next_day(qtbot: QtBot, panel: TimelinePanel) -> None:
    document = document_of(panel)
    rows = (event("a", "23:50"), event("b", "00:10"), event("c", "00:20"), event("d", "00:15"))
    document.apply("", lambda incident: incident.replaced(timeline=rows))
    assert [Remedy.NEXT_DAY in panel.model.remedies_for(row) for row in rows] == [False, True, False, False]
    with qtbot.waitSignal(document.changed):
        place = link(panel, "b", Remedy.NEXT_DAY)
        QTest.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    days = [(row.at.at or "")[:10] for row in panel.model.rows]
    assert days == [DAY, *["2026-10-15"] * 3]
    assert [panel.model.remedies_for(row) for row in panel.model.rows] == [(), (), (), USUAL_REMEDIES]


def test_remedies_are_in_the_menu_for_the_keyboard(panel: TimelinePanel) -> None:
    panel.table.select_ids(["c"])
    menu = panel.rows_menu()
    words = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert words[:4] == [remedy_word(remedy) for remedy in USUAL_REMEDIES]
    menu.actions()[0].trigger()
    assert "".join(row.id for row in panel.model.rows) == "abcd"


def test_the_pointer_says_what_can_be_clicked_and_dragged(panel: TimelinePanel) -> None:
    viewport = panel.table.viewport()
    QTest.mouseMove(viewport, link(panel, "c", Remedy.KEEP))
    assert viewport.cursor().shape() == Qt.CursorShape.PointingHandCursor
    QTest.mouseMove(viewport, panel.table.visualRect(panel.model.index(0, Column.GRIP)).center())
    assert viewport.cursor().shape() == Qt.CursorShape.OpenHandCursor
    QTest.mouseMove(viewport, panel.table.visualRect(panel.model.index(0, Column.TEXT)).center())
    assert viewport.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_a_strip_wraps_its_links_and_finds_them(qapp: QApplication) -> None:
    fonts = strip_fonts(QFont(qapp.font()))
    links = [(remedy, remedy_word(remedy)) for remedy in Remedy]
    wide, narrow = (strip_for(width, "Earlier than the row above.", links, fonts) for width in (900, 120))
    assert narrow.height > wide.height
    for strip in (wide, narrow):
        assert all(part.rect.right() <= strip.width and part.rect.bottom() <= strip.height for part in strip.parts)
        assert [strip.remedy_at(part.rect.center()) for part in strip.parts] == [None, *Remedy]


# Painting.


def painted(cells: EventCells, cell: Cell, tones: Tones, *, selected: bool = False) -> QImage:
    picture = QImage(WIDE, cells.height(cell, WIDE), QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.magenta)
    painter = QPainter(picture)
    cells.paint(painter, cell, picture.rect(), tones, selected=selected)
    painter.end()
    return picture


@pytest.mark.parametrize("tones", [LIGHT, DARK])
@pytest.mark.parametrize("column", list(Column))
def test_every_cell_paints_itself_whole(qapp: QApplication, tones: Tones, column: Column) -> None:
    row = event("a", "09:00", kind="alert", actor="Ada", milestones=(Milestone(name="started"),))
    cells = EventCells(QFont(qapp.font()))
    for cell in (Cell(row, column), Cell(row, column, "1 May 2023", USUAL_REMEDIES)):
        plain, chosen = (painted(cells, cell, tones, selected=selected) for selected in (False, True))
        colours = {plain.pixelColor(x, y).name() for x in range(WIDE) for y in range(plain.height())}
        assert "#ff00ff" not in colours
        assert len(colours) > 2
        assert plain != chosen


def test_a_kind_wears_its_tone(qapp: QApplication) -> None:
    cells = EventCells(QFont(qapp.font()))
    for kind, tone in LIGHT.kinds.items():
        picture = painted(cells, Cell(event("a", "09:00", kind=kind), Column.KIND), LIGHT)
        assert tone in {picture.pixelColor(x, y).name() for x in range(WIDE) for y in range(picture.height())}


def test_text_grows_by_whole_lines_and_markup_stays_text(qapp: QApplication) -> None:
    font = QFont(qapp.font())
    one = WrappedText("<b>x</b><br><img src='file:///etc/passwd'>", font, 2000)
    assert one.width > WrappedText("x", font, 2000).width * 10
    assert WrappedText("a\nb\nc\u2029", font, 2000).height == 3 * WrappedText("", font, 2000).height
    assert WrappedText("word " * 40, font, 100).height > 5 * one.height


def test_characters_that_turn_or_hide_text_are_shown_as_marks(qapp: QApplication) -> None:
    font = QFont(qapp.font())
    plain = WrappedText("abcdef", font, 2000).width
    assert WrappedText("abc\u202edef", font, 2000).width > plain
    assert WrappedText("abc\u200bdef", font, 2000).width > plain


def test_a_row_is_read_aloud_whole(panel: TimelinePanel) -> None:
    panel.edits.write("c", "kind", "alert")
    panel.edits.write("c", "actor", "Ada")
    index = panel.model.index(3, Column.GRIP)
    words = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == "09:20, alert, earlier than the row above. text of c. Ada"
    assert index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "Earlier than the row above."
