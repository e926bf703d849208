"""A table model that is a projection: it shows a tuple of records and follows it by row differences.

Nothing is edited here. A drag asks with `move_requested`; the document moves the rows; the model follows.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from postmortem_desk.operations.permutations import Moved
from postmortem_desk.operations.row_differences import Changed, Inserted, Removed, RowChange, row_difference
from postmortem_desk.widgets.rows.row_drags import DRAGGED_ROWS, carried_ids, rows_data

MANY_CHANGES: Final = 48
"""Above this a reset costs less than telling every change: each insert or move costs time in proportion to all rows."""

AnyIndex = QModelIndex | QPersistentModelIndex
_NO_PARENT: Final = QModelIndex()
_FIXED: Final = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemNeverHasChildren
)
_EDITABLE: Final = _FIXED | Qt.ItemFlag.ItemIsEditable
"""What can be done with cells; of thousands of them Qt asks for it one by one."""


class Row(Protocol):
    """What a record needs to be shown as a row."""

    @property
    def id(self) -> str:
        """The id that stays while the record changes."""
        ...


RowT = TypeVar("RowT", bound=Row)


class RowTableModel(QAbstractTableModel, Generic[RowT]):
    """Rows of one kind of record. Subclasses say what the columns are and what a cell holds."""

    move_requested = Signal(object, object)
    """(ids, before_id): a drag wants these rows in front of `before_id`, or at the end where it is None."""
    rows_about_to_change = Signal()
    rows_changed = Signal()
    """After a whole difference has been applied, so that a view can settle once."""
    hiding_changed = Signal()
    """The filter, the rows, or what the filter keeps from view may be others than before."""

    def __init__(self, kind: str, origin: str, columns: int, parent: QObject | None = None) -> None:
        """`kind` and `origin` are what a drop must match: the sort of rows and `drag_origin` of their document."""
        super().__init__(parent)
        self._kind = kind
        self._origin = origin
        self._columns = columns
        self._all: tuple[RowT, ...] = ()
        self._accepts: Callable[[RowT], bool] | None = None
        self._hidden: frozenset[str] = frozenset()
        self._shown: tuple[RowT, ...] = ()
        self._rows: list[RowT] = []
        self._places: dict[str, int] | None = None
        self._brackets = 0
        self._is_changing = False

    @property
    def rows(self) -> tuple[RowT, ...]:
        """The records that are in view, in order."""
        return self._shown

    @property
    def all_rows(self) -> tuple[RowT, ...]:
        """The records that are in view and those that a filter keeps from it, in order."""
        return self._all

    @property
    def hidden_ids(self) -> frozenset[str]:
        """The ids of the records that a filter keeps from view: operations that move rows take them as `hidden`."""
        return self._hidden

    def row_at(self, row: int) -> RowT:
        """The record in `row`."""
        return self._rows[row]

    def row_of(self, record_id: str) -> int:
        """The row that shows the record with this id; -1 where none does."""
        if self._places is None:
            self._places = {record.id: row for row, record in enumerate(self._rows)}
        return self._places.get(record_id, -1)

    def id_at(self, row: int) -> str | None:
        """The id of the record in `row`; None outside of the table."""
        return self._rows[row].id if 0 <= row < len(self._rows) else None

    def show_rows(self, rows: tuple[RowT, ...]) -> None:
        """Follow the document to `rows`, telling views exactly what changed.

        A row that is in view stays there when an edit makes it another than the filter asks for, and a new row is in
        view: nothing vanishes under a person's hands. The filter decides anew when it is set anew.
        """
        if rows is self._all:
            return
        self._all = rows
        accepts = self._accepts
        if self._hidden and accepts is not None:
            self._hidden = frozenset(row.id for row in rows if row.id in self._hidden and not accepts(row))
        self._project()

    def filter_rows(self, accepts: Callable[[RowT], bool] | None) -> None:
        """Keep in view the rows that `accepts` says yes to; all of them for None."""
        self._accepts = accepts
        self._hidden = frozenset(row.id for row in self._all if not accepts(row)) if accepts else frozenset()
        self._project()

    def unhide(self, record_id: str) -> None:
        """Bring a row that the filter keeps from view into it, among the others that stay hidden."""
        if record_id in self._hidden:
            self._hidden -= {record_id}
            self._project()

    def _project(self) -> None:
        hidden = self._hidden
        self._show(tuple([row for row in self._all if row.id not in hidden]) if hidden else self._all)
        self.hiding_changed.emit()

    def _show(self, rows: tuple[RowT, ...]) -> None:
        if rows is self._shown:
            return
        changes = row_difference(self._shown, rows)
        self._shown = rows
        if not changes:
            self._rows[:] = rows
            return
        with self.one_change():
            self._begin_change()
            if len(changes) > MANY_CHANGES:
                self.beginResetModel()
                self._rows[:] = rows
                self.endResetModel()
            else:
                for change in changes:
                    self._tell(change)
                self._rows[:] = rows
            self._places = None

    @contextmanager
    def one_change(self) -> Iterator[None]:
        """Whatever is shown anew inside of it is one change for views, so that they settle once; or none at all."""
        self._brackets += 1
        try:
            yield
        finally:
            self._brackets -= 1
            if self._is_changing and not self._brackets:
                self._is_changing = False
                self.rows_changed.emit()

    def _begin_change(self) -> None:
        if not self._is_changing:
            self._is_changing = True
            self.rows_about_to_change.emit()

    def refresh_rows(self, rows: Iterable[int]) -> None:
        """Show these rows anew: something beside their records has changed."""
        stale = sorted(rows)
        if not stale:
            return
        with self.one_change():
            self._begin_change()
            if len(stale) > MANY_CHANGES:
                self._tell_changed(stale[0], stale[-1])
            else:
                for row in stale:
                    self._tell_changed(row, row)

    def _tell(self, change: RowChange[RowT]) -> None:
        self._places = None
        match change:
            case Removed(first, last):
                self.beginRemoveRows(_NO_PARENT, first, last)
                del self._rows[first : last + 1]
                self.endRemoveRows()
            case Inserted(position, rows):
                self.beginInsertRows(_NO_PARENT, position, position + len(rows) - 1)
                self._rows[position:position] = rows
                self.endInsertRows()
            case Moved(first, last, before):
                self.beginMoveRows(_NO_PARENT, first, last, _NO_PARENT, before)
                moving = self._rows[first : last + 1]
                del self._rows[first : last + 1]
                target = before if before <= first else before - len(moving)
                self._rows[target:target] = moving
                self.endMoveRows()
            case Changed(index, row):
                self._rows[index] = row
                self._tell_changed(index, index)

    def _tell_changed(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))

    # What Qt asks.

    def rowCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        """The number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        """The number of columns."""
        return 0 if parent.isValid() else self._columns

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """The headings of the columns; the number of a row for screen readers."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        return self.heading(section) if 0 <= section < self._columns else None

    def heading(self, column: int) -> str:
        """The heading of a column."""
        raise NotImplementedError

    def spoken(self, text: str, column: int) -> str:
        """What a screen reader says of a cell that shows `text`: one that is empty says which one it is."""
        return text if text.strip() else self.tr("{column}: empty").replace("{column}", self.heading(column))

    def is_editable(self, column: int) -> bool:
        """Whether cells of `column` can be edited in place."""
        return column >= 0

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Rows can be dragged; only the table as a whole can be dropped on, so that a drop never overwrites a row."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return _EDITABLE if self.is_editable(index.column()) else _FIXED

    def supportedDragActions(self) -> Qt.DropAction:
        """A drag moves."""
        return Qt.DropAction.MoveAction

    def supportedDropActions(self) -> Qt.DropAction:
        """A drop moves."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """What a drag carries."""
        return [DRAGGED_ROWS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The ids of the rows of `indexes`, in row order, and where they come from."""
        rows = sorted({index.row() for index in indexes})
        return rows_data(self._origin, self._kind, [self._rows[row].id for row in rows])

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: AnyIndex) -> bool:
        """Whether `data` holds rows of this very table's document and kind."""
        return action == Qt.DropAction.MoveAction and bool(self._own_ids(data))

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: AnyIndex) -> bool:
        """Ask for the move. The rows move because the document does."""
        ids = self._own_ids(data)
        if action != Qt.DropAction.MoveAction or not ids:
            return False
        self.move_requested.emit(ids, self._id_behind(parent.row() if parent.isValid() else row, ids))
        return True

    def _own_ids(self, data: QMimeData) -> tuple[str, ...]:
        """The ids that `data` carries, as far as they are this document's and still shown."""
        ids = carried_ids(data, self._origin, self._kind)
        return tuple(name for name in ids if self.row_of(name) >= 0)

    def _id_behind(self, row: int, ids: Sequence[str]) -> str | None:
        """The first id at or behind `row` that is not itself among `ids`; None for the end."""
        if row < 0:
            return None
        moving = set(ids)
        return next((record.id for record in self._rows[row:] if record.id not in moving), None)
