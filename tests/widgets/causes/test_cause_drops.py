"""Drags over the tree of causes: where they go, what they link, and what is refused."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from postmortem_desk.operations.lookup import cause_of
from postmortem_desk.session.document import Document
from postmortem_desk.widgets.causes.cause_panel import CausePanel
from postmortem_desk.widgets.causes.cause_tree_model import CAUSES, EVENTS
from postmortem_desk.widgets.rows.row_drags import DRAGGED_ROWS, drag_origin, rows_data
from postmortem_desk.widgets.timeline.event_edits import EventEdits
from postmortem_desk.widgets.timeline.event_table_model import EventTableModel
from support.causes import Shown, carried, cause_incident, drawn, seen, shown_panel

MOVE = Qt.DropAction.MoveAction


@pytest.fixture
def show(qtbot: QtBot) -> Callable[[str], Shown]:
    return lambda text: shown_panel(qtbot, cause_incident(text))


def drop(panel: CausePanel, data: QMimeData, point: QPoint) -> bool:
    """Drag `data` over the tree to `point` and let it fall. Returns whether the tree took it."""
    none = Qt.KeyboardModifier.NoModifier
    left = Qt.MouseButton.LeftButton
    over = QDragMoveEvent(point, MOVE, data, left, none)
    panel.tree.dragMoveEvent(over)
    fallen = QDropEvent(QPointF(point), MOVE, data, left, none)
    panel.tree.dropEvent(fallen)
    assert over.isAccepted() == fallen.isAccepted()
    QApplication.processEvents()
    return fallen.isAccepted()


def point_in(panel: CausePanel, cause_id: str, part: str) -> QPoint:
    rect = panel.tree.visualRect(panel.model.index_of(cause_id))
    return QPoint(rect.center().x(), {"top": rect.top() + 1, "middle": rect.center().y(), "foot": rect.bottom()}[part])


@pytest.mark.parametrize(
    ("before", "ids", "onto", "part", "after"),
    [
        ("a b c", "c", "a", "middle", "a .c b"),
        ("a b c", "c", "a", "top", "c a b"),
        ("a b c", "a", "b", "foot", "b a c"),
        ("a .b c", "c", "a", "foot", "a .c .b"),
        ("a .b c", "b", "c", "top", "a b c"),
        ("a b c d", "ac", "d", "foot", "b d a c"),
        ("a .b c", "ab", "c", "middle", "c .a ..b"),
    ],
)
def test_a_drop_puts_causes_where_the_line_was(
    show: Callable[[str], Shown], before: str, ids: str, onto: str, part: str, after: str
) -> None:
    document, panel = show(before)
    assert drop(panel, carried(panel, *ids), point_in(panel, onto, part))
    assert (drawn(document), seen(panel)) == (after, after)
    document.undo()
    assert seen(panel) == before


def test_a_drop_below_the_last_row_puts_a_cause_at_the_top_level(show: Callable[[str], Shown]) -> None:
    document, panel = show("a .b c")
    assert drop(panel, carried(panel, "b"), QPoint(200, panel.tree.viewport().height() - 2))
    assert drawn(document) == "a c b"


@pytest.mark.parametrize("onto", ["a", "b", "c"])
def test_a_cause_is_never_dropped_into_its_own_branch(show: Callable[[str], Shown], onto: str) -> None:
    document, panel = show("a .b ..c")
    assert not drop(panel, carried(panel, "a"), point_in(panel, onto, "middle"))
    assert drawn(document) == "a .b ..c"
    assert not document.is_dirty


def test_events_dragged_from_the_timeline_are_linked_to_the_cause(show: Callable[[str], Shown]) -> None:
    document, panel = show("a b")
    timeline = EventTableModel(document, EventEdits(document), panel)
    timeline.show_section(document.incident, "t")
    dragged = timeline.mimeData([timeline.index(1, 0), timeline.index(0, 0)])
    assert drop(panel, dragged, point_in(panel, "b", "foot"))
    assert cause_of(document.incident, "b").event_ids == ("e1", "e2")
    assert len(document.incident.timeline) == 3
    assert not drop(panel, dragged, QPoint(200, panel.tree.viewport().height() - 2))


def test_foreign_drags_are_refused(show: Callable[[str], Shown]) -> None:
    document, panel = show("a b")
    elsewhere = Document(cause_incident("a b"))
    own = drag_origin(document)
    broken = QMimeData()
    broken.setData(DRAGGED_ROWS, b'{"origin": 1')
    foreign = (
        rows_data(drag_origin(elsewhere), CAUSES, ["a"]),
        rows_data(drag_origin(elsewhere), EVENTS, ["e1"]),
        rows_data(own, "task", ["a"]),
        rows_data(own, CAUSES, ["nothing"]),
        rows_data(own, EVENTS, ["nothing"]),
        broken,
        QMimeData(),
    )
    for data in foreign:
        assert not drop(panel, data, point_in(panel, "b", "middle"))
    assert not document.is_dirty
