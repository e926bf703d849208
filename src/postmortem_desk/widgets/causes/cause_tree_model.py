"""The causes of one section as a tree: a projection that follows the document and edits nothing itself."""

from collections.abc import Mapping, Sequence
from operator import is_
from typing import Any, Final

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, Qt, Signal

from postmortem_desk.model import Cause, Incident
from postmortem_desk.operations.lookup import causes_in
from postmortem_desk.operations.tree import Children, children_of, flattened
from postmortem_desk.session.document import Document
from postmortem_desk.text.markup.markdown import plain_text
from postmortem_desk.text.times.moments import moment_text
from postmortem_desk.widgets.causes.cause_edits import CauseEdits
from postmortem_desk.widgets.causes.cause_nodes import CauseForest, CauseNode
from postmortem_desk.widgets.rows.row_drags import DRAGGED_ROWS, carried_ids, drag_origin, rows_data
from postmortem_desk.widgets.rows.row_table_model import AnyIndex
from postmortem_desk.widgets.words.cause_words import cause_facts

CAUSES: Final = "cause"
EVENTS: Final = "event"
MANY_CHANGES: Final = 64
"""Above this a reset costs less than telling every change."""
_NO_PARENT: Final = QModelIndex()
_Role = Qt.ItemDataRole


class CauseTreeModel(QAbstractItemModel):
    """A drop only asks; the document moves the causes; the model follows."""

    move_requested = Signal(object, str, object)
    """(ids, parent_id, before_id): a drag wants these causes below `parent_id` ("" for the top), in front of
    `before_id`, or behind all where it is None."""
    link_requested = Signal(object, str)
    """(event_ids, cause_id): events were dropped on a cause."""
    rows_about_to_change = Signal()
    rows_changed = Signal()
    """After all changes of one edit have been told, so that a view can settle once."""

    def __init__(self, document: Document, edits: CauseEdits, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._edits = edits
        self._origin = drag_origin(document)
        self._forest = CauseForest()
        self._section_id = ""
        self._causes: tuple[Cause, ...] = ()
        self._times: Mapping[str, str] = {}

    @property
    def causes(self) -> tuple[Cause, ...]:
        """The causes that are shown, in the order of the file."""
        return self._causes

    def tree(self) -> list[tuple[int, str]]:
        """The depth and id of each cause as the model shows them, from top to bottom."""
        return [(node.depth, node.cause.id) for node in self._forest.root.below() if node.cause is not None]

    def cause_at(self, index: AnyIndex) -> Cause | None:
        """The cause in a row; None outside of the tree."""
        return self._node(index).cause if index.isValid() else None

    def id_at(self, index: AnyIndex) -> str | None:
        """The id of the cause in a row; None outside of the tree."""
        cause = self.cause_at(index)
        return cause.id if cause else None

    def index_of(self, cause_id: str | None) -> QModelIndex:
        """The row of the cause with this id; an invalid index where there is none."""
        node = self._forest.of(cause_id) if cause_id is not None else None
        return self._index(node) if node is not None else QModelIndex()

    def depth_at(self, index: AnyIndex) -> int:
        """How many causes stand above the one in this row."""
        return self._node(index).depth

    def event_times(self, cause: Cause) -> str:
        """The times of the events that a cause rests on ("09:37, 10:02"); "" where it rests on none."""
        return ", ".join(time for event_id in cause.event_ids if (time := self._times.get(event_id)))

    # Following the document.

    def show_section(self, incident: Incident, section_id: str) -> None:
        """Show the causes of a section of `incident`, telling views exactly what changed."""
        causes = causes_in(incident, section_id)
        times = _times_of(incident, causes)
        same_rows = len(causes) == len(self._causes) and all(map(is_, causes, self._causes))
        if section_id == self._section_id and same_rows and times == self._times:
            return
        self.rows_about_to_change.emit()
        stale = {node.number for node in self._forest.root.below() if times != self._times and _links(node)}
        self._causes, self._times = causes, times
        if section_id != self._section_id or self._count_changes(causes) > MANY_CHANGES:
            self._section_id = section_id
            self._reset(children_of(causes))
        else:
            self._follow(children_of(causes), stale)
        self.rows_changed.emit()

    def _count_changes(self, causes: Sequence[Cause]) -> int:
        arrived = sum(self._forest.of(cause.id) is None for cause in causes)
        return arrived + max(0, len(self._forest) + arrived - len(causes))

    def _reset(self, below: Children) -> None:
        self.beginResetModel()
        self._forest = CauseForest(self._forest)
        waiting = [(self._forest.root, "")]
        while waiting:
            node, cause_id = waiting.pop()
            for row, cause in enumerate(below.get(cause_id, ())):
                child = self._forest.made(cause)
                node.insert(row, child)
                waiting.append((child, cause.id))
        self.endResetModel()

    def _follow(self, below: Children, stale: set[int]) -> None:
        """Arrange what stays and what comes from the top downwards; what is left over at the ends is gone.

        A node is put below another one only when that one stands in its final place, so never below itself.
        """
        arranged = [(self._forest.root, "")]
        for node, cause_id in arranged:  # grows as it is walked
            wanted = below.get(cause_id, [])
            self._arrange(node, wanted)
            arranged.extend((child, cause.id) for child, cause in zip(node.children, wanted, strict=False))
        for node, cause_id in arranged:
            self._drop_rows(node, len(below.get(cause_id, ())))
        for _, cause in flattened(below):
            found = self._forest.of(cause.id)
            if found is not None and (found.cause is not cause or found.number in stale):
                found.cause = cause
                index = self._index(found)
                self.dataChanged.emit(index, index)

    def _arrange(self, node: CauseNode, wanted: Sequence[Cause]) -> None:
        ids = {cause.id for cause in wanted}
        for row, cause in enumerate(wanted):
            while self._is_leaver(node, row, cause.id, ids):
                self._move(node, row, node, len(node.children))
            present = node.children[row] if row < len(node.children) else None
            child = self._forest.of(cause.id)
            if child is None:
                self.beginInsertRows(self._index(node), row, row)
                node.insert(row, self._forest.made(cause))
                self.endInsertRows()
            elif child is not present and child.parent is not None:
                self._move(child.parent, child.row, node, row)

    def _is_leaver(self, node: CauseNode, row: int, wanted: str, ids: set[str]) -> bool:
        """Whether the child at `row` had better be put to the end, because the next one is the one that is wanted."""
        children = node.children
        if row + 1 >= len(children) or _id(children[row]) == wanted:
            return False
        following = next((child for child in children[row + 1 :] if _id(child) in ids), None)
        return following is not None and _id(following) == wanted

    def _move(self, source: CauseNode, row: int, target: CauseNode, before: int) -> None:
        """Move a child of `source` in front of the child `before` of `target`, in the numbering before the move."""
        self.beginMoveRows(self._index(source), row, row, self._index(target), before)
        child = source.take(row)
        target.insert(before - 1 if source is target and before > row else before, child)
        self.endMoveRows()

    def _drop_rows(self, node: CauseNode, first: int) -> None:
        if len(node.children) > first:
            self.beginRemoveRows(self._index(node), first, len(node.children) - 1)
            while len(node.children) > first:
                self._forest.forget(node.take(len(node.children) - 1))
            self.endRemoveRows()

    def _node(self, index: AnyIndex) -> CauseNode:
        return self._forest.numbered(index.internalId()) if index.isValid() else self._forest.root

    def _index(self, node: CauseNode) -> QModelIndex:
        return QModelIndex() if node.parent is None else self.createIndex(node.row, 0, node.number)

    # What Qt asks.

    def index(self, row: int, column: int, parent: AnyIndex = _NO_PARENT) -> QModelIndex:
        """The index of a row below `parent`."""
        children = self._node(parent).children
        if column != 0 or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, 0, children[row].number)

    def parent(self, index: AnyIndex = _NO_PARENT) -> Any:
        """The index of the cause that a row stands below; without an argument, the object that owns the model."""
        if index is _NO_PARENT:
            return super().parent()
        parent = self._node(index).parent
        return self._index(parent) if parent is not None else QModelIndex()

    def rowCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        """The number of causes directly below `parent`."""
        return len(self._node(parent).children)

    def columnCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        """One."""
        return 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> str | None:
        """What the column holds."""
        is_name = orientation == Qt.Orientation.Horizontal and section == 0 and role == _Role.DisplayRole
        return self.tr("Cause") if is_name else None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Causes are edited in place, dragged, and dropped on."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsEditable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemIsDropEnabled
        )

    def data(self, index: AnyIndex, role: int = _Role.DisplayRole) -> str | None:
        """The text of a cause; for a screen reader what else is said of it, too."""
        cause = self.cause_at(index)
        if cause is None:
            return None
        if role in (_Role.DisplayRole, _Role.EditRole):
            return cause.text
        if role == _Role.AccessibleTextRole:
            times = self.event_times(cause)
            parts = (cause_facts(cause), plain_text(cause.text) or self.tr("empty"), times)
            return ". ".join(part for part in parts if part)
        return None

    def setData(self, index: AnyIndex, value: Any, role: int = _Role.EditRole) -> bool:
        """Write what a person typed into a cause, as one step until the typing ends."""
        cause_id = self.id_at(index)
        if cause_id is None or role != _Role.EditRole or not isinstance(value, str):
            return False
        return self._edits.write(cause_id, "text", value)

    # Dragging.

    def supportedDragActions(self) -> Qt.DropAction:
        """A drag moves."""
        return Qt.DropAction.MoveAction

    def supportedDropActions(self) -> Qt.DropAction:
        """A drop moves (causes) or links (events, which come as a move that takes nothing away)."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """What a drag carries."""
        return [DRAGGED_ROWS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The ids of the causes of `indexes`, from top to bottom, and where they come from."""
        chosen = {self.id_at(index) for index in indexes}
        return rows_data(self._origin, CAUSES, (cause_id for _, cause_id in self.tree() if cause_id in chosen))

    def dragged_events(self, data: QMimeData) -> tuple[str, ...]:
        """The ids of this document's events that `data` carries."""
        known = {event.id for event in self._document.incident.timeline}
        return tuple(event_id for event_id in carried_ids(data, self._origin, EVENTS) if event_id in known)

    def dragged_causes(self, data: QMimeData) -> tuple[str, ...]:
        """The ids of this tree's causes that `data` carries."""
        ids = carried_ids(data, self._origin, CAUSES)
        return tuple(cause_id for cause_id in ids if self._forest.of(cause_id) is not None)

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: AnyIndex) -> bool:
        """Whether `data` holds causes of this tree that may go there, or events that are dropped on a cause."""
        if action != Qt.DropAction.MoveAction:
            return False
        if self.dragged_events(data):
            return parent.isValid() and row < 0
        nodes = [node for cause_id in self.dragged_causes(data) if (node := self._forest.of(cause_id)) is not None]
        target = self._node(parent)
        return bool(nodes) and not any(target.stands_below(node) for node in nodes)

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: AnyIndex) -> bool:
        """Ask for the move or the link: below `parent` and behind all for row -1, else in front of the row."""
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        parent_id = self.id_at(parent) or ""
        events = self.dragged_events(data)
        if events:
            self.link_requested.emit(events, parent_id)
            return True
        ids = self.dragged_causes(data)
        behind = self._node(parent).children[row:] if row >= 0 else []
        before_id = next((_id(node) for node in behind if _id(node) not in ids), None)
        self.move_requested.emit(ids, parent_id, before_id)
        return True


def _id(node: CauseNode) -> str:
    return node.cause.id if node.cause is not None else ""


def _links(node: CauseNode) -> bool:
    return node.cause is not None and bool(node.cause.event_ids)


def _times_of(incident: Incident, causes: Sequence[Cause]) -> dict[str, str]:
    """What the events that causes rest on are called: their time, else their words."""
    wanted = {event_id for cause in causes for event_id in cause.event_ids}
    if not wanted:
        return {}
    named = (event for event in incident.timeline if event.id in wanted)
    return {event.id: moment_text(event.at) or plain_text(event.text)[:40] or "?" for event in named}
