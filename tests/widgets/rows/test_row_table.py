"""The machinery that every table of rows shares: exact model signals, drops that ask, heights without jumps."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QByteArray, QMimeData, QModelIndex, QPoint, QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from benchmarks.painting import Paints
from postmortem_desk.widgets.rows.row_drags import DRAGGED_ROWS
from postmortem_desk.widgets.rows.row_filter import Facet, RowFilter
from postmortem_desk.widgets.rows.row_table_model import MANY_CHANGES, AnyIndex, RowTableModel
from postmortem_desk.widgets.rows.row_table_view import RowTableView

BEGINNING = QModelIndex()


class Line(Struct, frozen=True):
    id: str
    text: str
    height: int = 40


class Lines(RowTableModel[Line]):
    """Two columns: a grip and the text."""

    def __init__(self, origin: str = "here") -> None:
        super().__init__("line", origin, 2)

    def heading(self, column: int) -> str:
        return ("", "Text")[column]

    def is_editable(self, column: int) -> bool:
        return column == 1

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.AccessibleTextRole)
        return self.row_at(index.row()).text if index.isValid() and role in shown else None


class HighRows(QStyledItemDelegate):
    """Every row is as high as its record says."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        model = index.model()
        assert isinstance(model, Lines)
        return QSize(10, model.row_at(index.row()).height)


def lines(names: str) -> tuple[Line, ...]:
    return tuple(Line(name, f"text of {name}") for name in names)


def view_of(qtbot: QtBot, rows: tuple[Line, ...]) -> tuple[Lines, RowTableView]:
    view = RowTableView("Lines")
    qtbot.addWidget(view)
    model = Lines()
    model.setParent(view)
    model.show_rows(rows)
    view.show_model(model)
    view.setItemDelegate(HighRows(view))
    view.resize(300, 400)
    view.show()
    return model, view


rows_of_lines = st.lists(
    st.tuples(st.sampled_from("abcdefghij"), st.sampled_from(["", "x", "y"])), max_size=10, unique_by=lambda row: row[0]
).map(lambda rows: tuple(Line(name, text) for name, text in rows))


@given(st.lists(rows_of_lines, min_size=1, max_size=6))
def test_the_model_follows_any_change_and_tells_it_right(qapp: QApplication, states: list[tuple[Line, ...]]) -> None:
    model = Lines()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for rows in states:
        model.show_rows(rows)
        assert model.rows == rows
        assert [model.index(row, 1).data() for row in range(model.rowCount())] == [line.text for line in rows]
        assert [model.row_of(line.id) for line in rows] == list(range(len(rows)))
    tester.deleteLater()
    model.deleteLater()


def test_a_change_of_everything_is_told_as_one_reset(qtbot: QtBot) -> None:
    rows = tuple(Line(f"r{number}", "") for number in range(4 * MANY_CHANGES))
    model = Lines()
    model.show_rows(rows)
    with qtbot.waitSignal(model.modelReset):
        model.show_rows(tuple(replace(row, text="x") if number % 2 else row for number, row in enumerate(rows)))
    assert model.index(1, 1).data() == "x"
    assert model.index(2, 1).data() == ""


@pytest.mark.parametrize(
    ("carried", "row", "before"),
    [("a", 2, "c"), ("a", 4, None), ("a", -1, None), ("b", 1, "c"), ("bc", 1, "d"), ("bd", 2, "c"), ("d", 0, "a")],
)
def test_a_drop_asks_for_a_place_by_id_and_moves_nothing(
    qtbot: QtBot, carried: str, row: int, before: str | None
) -> None:
    model = Lines()
    model.show_rows(lines("abcd"))
    data = model.mimeData([model.index(model.row_of(name), column) for name in reversed(carried) for column in (0, 1)])
    assert model.canDropMimeData(data, Qt.DropAction.MoveAction, row, 0, BEGINNING)
    with qtbot.waitSignal(model.move_requested) as asked:
        assert model.dropMimeData(data, Qt.DropAction.MoveAction, row, 0, BEGINNING)
    assert asked.args == [tuple(carried), before]
    assert model.rows == lines("abcd")


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"\xff\xfe", b'{"origin": "here", "kind": "line", "ids": 3}'])
def test_what_another_program_offers_under_our_name_is_refused(qapp: QApplication, content: bytes) -> None:
    model = Lines()
    model.show_rows(lines("ab"))
    data = QMimeData()
    data.setData(DRAGGED_ROWS, QByteArray(content))
    assert not model.canDropMimeData(data, Qt.DropAction.MoveAction, 0, 0, BEGINNING)
    assert not model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, BEGINNING)


def test_only_the_table_as_a_whole_takes_drops(qapp: QApplication) -> None:
    model = Lines()
    model.show_rows(lines("ab"))
    assert model.flags(QModelIndex()) == Qt.ItemFlag.ItemIsDropEnabled
    assert not model.flags(model.index(0, 1)) & Qt.ItemFlag.ItemIsDropEnabled
    assert not model.removeRows(0, 1)


def test_selection_and_current_row_stay_with_their_ids(qtbot: QtBot) -> None:
    model, view = view_of(qtbot, lines("abcdef"))
    view.select_ids(["b", "e"], current="e")
    model.show_rows(lines("xebafdc"))
    assert view.selected_ids == ("e", "b")
    assert view.current_id == "e"


class AskedLines(Lines):
    """Counts how often it is asked what can be done with a cell."""

    asked = 0

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        self.asked += 1
        return super().flags(index)


def test_to_select_all_rows_asks_about_those_in_sight_alone(qtbot: QtBot) -> None:
    model, view = AskedLines(), RowTableView("Lines")
    qtbot.addWidget(view)
    view.show_model(model)
    model.show_rows(tuple(Line(str(number), "") for number in range(3000)))
    view.show()
    model.asked = 0
    view.selectAll()
    view.grab()
    assert view.selected_ids == tuple(map(str, range(3000)))
    assert 0 < model.asked < 500


@pytest.mark.parametrize("after", ["abXcdefghij", "abdefghij", "bacdefghij"])
def test_a_change_of_rows_is_painted_once(qtbot: QtBot, after: str) -> None:
    model, view = view_of(qtbot, lines("abcdefghij"))
    QTest.qWait(0)
    paints = Paints(view.viewport())
    model.show_rows(lines(after))
    for _ in range(5):
        QApplication.processEvents()
    assert paints.count == 1


def test_the_row_above_is_next_when_the_current_one_is_taken_back(qtbot: QtBot) -> None:
    model, view = view_of(qtbot, lines("abc"))
    view.select_ids(["b"])
    model.show_rows(lines("ac"))
    assert view.selected_ids == ("a",)
    model.show_rows(lines("a"))
    assert view.selected_ids == ("a",)


def test_only_rows_in_sight_are_sized_and_what_is_in_sight_stays(qtbot: QtBot) -> None:
    rows = tuple(Line(f"r{number}", "", 30 + number * 7 % 50) for number in range(300))
    model, view = view_of(qtbot, rows)
    assert [view.rowHeight(row) for row in range(5)] == [row.height for row in rows[:5]]
    assert view.rowHeight(200) == view.verticalHeader().defaultSectionSize()
    view.scrollTo(model.index(150, 1))
    assert view.visualRect(model.index(150, 1)).intersects(view.viewport().rect())
    seen = model.id_at(view.rowAt(100))
    assert seen is not None
    top = view.rowViewportPosition(model.row_of(seen))
    model.show_rows((*lines("abc"), *(replace(row, height=row.height + 20) for row in rows[:100]), *rows[100:]))
    assert view.rowViewportPosition(model.row_of(seen)) == top
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() - 30)
    assert view.rowViewportPosition(model.row_of(seen)) == top + 30


def test_the_last_row_is_whole_at_the_end(qtbot: QtBot) -> None:
    model, view = view_of(qtbot, tuple(Line(f"r{number}", "", 90) for number in range(100)))
    view.scrollToBottom()
    view.fit_rows()
    last = view.visualRect(model.index(99, 1))
    assert last.height() == 90
    assert view.viewport().rect().contains(last)


@pytest.mark.parametrize(
    ("key", "modifiers", "signal", "told"),
    [
        (Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier, "shift_requested", [-1]),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier, "shift_requested", [1]),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, "remove_requested", []),
        (Qt.Key.Key_Insert, Qt.KeyboardModifier.NoModifier, "insert_requested", []),
    ],
)
def test_keys_say_what_a_person_wishes(
    qtbot: QtBot, key: Qt.Key, modifiers: Qt.KeyboardModifier, signal: str, told: list[int]
) -> None:
    model, view = view_of(qtbot, lines("abc"))
    view.select_ids(["b"])
    with qtbot.waitSignal(getattr(view, signal)) as wished:
        QTest.keyClick(view, key, modifiers)
    assert wished.args == told
    assert model.rows == lines("abc")


def test_the_keyboard_selects_the_row_that_it_comes_to(qtbot: QtBot) -> None:
    model, view = view_of(qtbot, lines("abc"))
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    assert view.selected_ids == ("a",)
    assert view.accessibleName() == "Lines"
    assert model.heading(1) == "Text"


def test_a_press_after_a_ctrl_click_begins_a_drag_and_no_edit(qtbot: QtBot) -> None:
    model, view = view_of(qtbot, lines("abcd"))
    middle = {name: view.visualRect(model.index(row, 1)).center() for row, name in enumerate("abcd")}
    button, control = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
    QTest.mouseClick(view.viewport(), button, Qt.KeyboardModifier.NoModifier, middle["a"])
    QTest.mouseClick(view.viewport(), button, control, middle["c"])
    QTest.mouseDClick(view.viewport(), button, Qt.KeyboardModifier.NoModifier, middle["c"])
    assert view.state() != view.State.EditingState


def test_the_drop_line_stands_over_the_whole_width(qtbot: QtBot) -> None:
    model, view = view_of(qtbot, lines("abcd"))
    before = view.viewport().grab().toImage()
    data = model.mimeData([model.index(0, 0)])
    send_drag_move(view, data, QPoint(20, view.rowViewportPosition(2) + 3))
    after = view.viewport().grab().toImage()
    y = view.rowViewportPosition(2) - 1
    ring = 16  # the ring at its start is hollow
    assert all(before.pixelColor(x, y) != after.pixelColor(x, y) for x in range(ring, after.width()))


def send_drag_move(view: RowTableView, data: QMimeData, point: QPoint) -> None:
    """Let a drag of `data` come in and stand at `point`, as the platform would."""
    arguments = (point, Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view.viewport(), QDragEnterEvent(*arguments))
    QApplication.sendEvent(view.viewport(), QDragMoveEvent(*arguments))


# Filters.


def accepts_x(line: Line) -> bool:
    return line.text == "x"


@given(st.lists(st.tuples(rows_of_lines, st.sampled_from(["keep", "filter", "all", "unhide"])), min_size=1, max_size=8))
def test_a_filtered_model_shows_what_fits_and_loses_nothing(
    qapp: QApplication, steps: list[tuple[tuple[Line, ...], str]]
) -> None:
    model = Lines()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for rows, act in steps:
        in_view = {line.id for line in model.rows}
        model.show_rows(rows)
        assert in_view & {line.id for line in rows} <= {line.id for line in model.rows}
        match act:
            case "filter":
                model.filter_rows(accepts_x)
                assert model.rows == tuple(filter(accepts_x, rows))
            case "all":
                model.filter_rows(None)
                assert model.rows == rows
            case "unhide" if model.hidden_ids:
                name = min(model.hidden_ids)
                model.unhide(name)
                assert model.id_at(model.row_of(name)) == name
        assert model.all_rows == rows
        assert not any(line.id in model.hidden_ids and accepts_x(line) for line in rows)
        assert model.rows == tuple(line for line in rows if line.id not in model.hidden_ids)
    tester.deleteLater()
    model.deleteLater()


def test_a_row_stays_in_view_until_the_filter_is_set_anew(qtbot: QtBot) -> None:
    model, view = view_of(qtbot, (Line("a", "x"), Line("b", "y"), Line("c", "x")))
    view.select_ids(["c"])
    model.filter_rows(accepts_x)
    model.show_rows((Line("a", "x"), Line("b", "y"), Line("c", "done"), Line("new", "y")))
    assert [line.id for line in model.rows] == ["a", "c", "new"]
    assert view.selected_ids == ("c",)
    model.filter_rows(accepts_x)
    assert [line.id for line in model.rows] == ["a"]
    assert view.current_id == "a"
    model.filter_rows(None)
    assert len(model.rows) == 4


def text_facets() -> list[Facet[Line]]:
    def texts(rows: Sequence[Line]) -> list[tuple[str, str]]:
        return [(text, text.upper()) for text in sorted({row.text for row in rows if row.text})]

    def heights(rows: Sequence[Line]) -> list[tuple[str, str]]:
        return [(str(height), f"<b>{height}</b> & more") for height in sorted({row.height for row in rows})]

    return [
        Facet("Text", "Any text", texts, lambda row, value: row.text == value),
        Facet("Height", "Any height", heights, lambda row, value: row.height == int(value)),
    ]


def test_the_filter_says_what_is_hidden_and_shows_all_again(qtbot: QtBot) -> None:
    model, _view = view_of(qtbot, (Line("a", "x", 40), Line("b", "y", 40), Line("c", "x", 60)))
    panel = QWidget()
    qtbot.addWidget(panel)
    line = RowFilter(model, text_facets(), panel)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    line.menu.aboutToShow.emit()
    words = [action.text() for action in line.menu.actions() if action.text()]
    assert words == ["Any text", "X", "Y", "Height"]
    line.menu.actions()[1].trigger()
    assert [row.id for row in model.rows] == ["a", "c"]
    assert line.sentence.text() == "X: 1 of 3 rows hidden."
    line.menu.aboutToShow.emit()
    line.menu.actions()[-1].menu().actions()[-1].trigger()
    assert [row.id for row in model.rows] == ["c"]
    assert line.sentence.text() == "X, <b>60</b> & more: 2 of 3 rows hidden."
    line.menu.aboutToShow.emit()
    assert [action.text() for action in line.menu.actions() if action.isChecked()] == ["X"]
    assert line.menu.actions()[-1].menu().actions()[-1].text() == "<b>60</b> && more"
    line.show_all_button.setFocus()
    QTest.keyClick(line.show_all_button, Qt.Key.Key_Escape)
    assert len(model.rows) == 3
    assert not line.isVisible()
    assert line.button.hasFocus()


def test_the_filter_has_no_button_where_there_is_nothing_to_choose_from(qtbot: QtBot) -> None:
    model, _view = view_of(qtbot, lines("a"))
    panel = QWidget()
    qtbot.addWidget(panel)
    line = RowFilter(model, text_facets(), panel)
    panel.show()
    assert not line.button.isVisible()
    model.show_rows(lines("ab"))
    assert line.button.isVisible()
    assert not line.isVisible()


def test_the_current_row_stays_in_sight_in_a_lower_table(qtbot: QtBot) -> None:
    _model, view = view_of(qtbot, tuple(Line(f"r{number}", "") for number in range(40)))
    last = view.rowAt(view.viewport().height() - 10)
    view.setCurrentIndex(view.model().index(last, 1))
    for height in (250, 120):
        view.resize(300, height)
        row = view.visualRect(view.currentIndex())
        assert view.viewport().rect().contains(row.center())
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    far = view.verticalScrollBar().value()
    view.resize(300, 100)
    assert view.verticalScrollBar().value() >= far  # one that nobody sees draws nobody to it


def test_the_keyboard_goes_only_to_cells_in_which_something_can_be_done(qtbot: QtBot) -> None:
    _model, view = view_of(qtbot, lines("abc"))
    view.setCurrentIndex(view.model().index(1, 1))
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Home):
        QTest.keyClick(view, key)
        assert (view.currentIndex().row(), view.currentIndex().column()) == (1, 1)


@pytest.mark.parametrize(("key", "name"), [(Qt.Key.Key_Home, "a"), (Qt.Key.Key_End, "c")])
def test_the_keys_to_the_first_and_last_row_select_it(qtbot: QtBot, key: Qt.Key, name: str) -> None:
    _model, view = view_of(qtbot, lines("abc"))
    view.select_ids(["b"])
    QTest.keyClick(view, key, Qt.KeyboardModifier.ControlModifier)
    QTest.keyRelease(view, Qt.Key.Key_Control)
    assert (view.current_id, view.selected_ids) == (name, (name,))
    assert view.currentIndex().column() == 1
