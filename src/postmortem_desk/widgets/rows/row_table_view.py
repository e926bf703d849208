"""The table that shows rows of a document: whole rows are selected, dragged and moved by keys."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from postmortem_desk.widgets.clipboard_acts import OffersRows
from postmortem_desk.widgets.rows.cell_walk import SELECT_ROW, at_a_cell, goes_to_an_end, is_step, stepped
from postmortem_desk.widgets.rows.drop_line import DropLine, drop_top
from postmortem_desk.widgets.rows.row_drags import as_press, carry, let_rows_be_dragged
from postmortem_desk.widgets.rows.row_heights import Anchor, RowHeights
from postmortem_desk.widgets.rows.row_keys import RowKeys
from postmortem_desk.widgets.rows.row_selection import current_is_seen, following, selected_rows, selection_of
from postmortem_desk.widgets.rows.row_table_model import AnyIndex, Row, RowT, RowTableModel
from postmortem_desk.widgets.words.translation import counted

_Trigger = QAbstractItemView.EditTrigger
DEFAULT_ROW_HEIGHT = 48


class RowTableView(QTableView, OffersRows):
    """A table over a RowTableModel. It says what a person wishes; the panel does it.

    Selection and current row belong to ids: they stay with their records through every change of the model, and
    what is in sight stays where it is.
    """

    shift_requested = Signal(int)
    """Alt+Up (-1) or Alt+Down (1)."""
    insert_requested = Signal()
    remove_requested = Signal()
    drag_ended = Signal()
    row_entered = Signal(object)
    """The id of the row that has become the current one, or None."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """`name` is what a screen reader calls the table."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._heights = RowHeights(self, self.updateGeometries)
        self._drop_line = DropLine(self)
        self._anchor: Anchor | None = None
        self._kept: tuple[tuple[str, ...], str | None, int] = ((), None, 0)
        self._entered: str | None = None
        self._pressed_with = Qt.KeyboardModifier.NoModifier
        self._is_seen = False
        self._keys = RowKeys(
            self.shift_requested.emit, self.insert_requested.emit, self.remove_requested.emit, self.edit_current
        )
        self._set_up_rows()
        let_rows_be_dragged(self)

    def _set_up_rows(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(_Trigger.DoubleClicked | _Trigger.EditKeyPressed | _Trigger.AnyKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)  # Tab leaves the table; the arrow keys walk through it
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(16)
        rows.setDefaultSectionSize(DEFAULT_ROW_HEIGHT)
        columns = self.horizontalHeader()
        columns.setHighlightSections(False)
        columns.setSectionsClickable(False)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        columns.sectionResized.connect(self._fit_soon)
        self._fit_timer = QTimer(self, singleShot=True, interval=0)
        self._fit_timer.timeout.connect(self.fit_rows)

    def show_model(self, model: RowTableModel[RowT]) -> None:
        """Show the rows of `model` from now on."""
        self.setModel(model)
        # The headings show nothing of what is selected; to find out they would ask about every cell of a column.
        self.horizontalHeader().setSelectionModel(QItemSelectionModel(model, self))
        model.rows_about_to_change.connect(self._remember)
        model.rows_changed.connect(self._settle)
        self.selectionModel().currentRowChanged.connect(self._tell_entered)

    @property
    def rows(self) -> "RowTableModel[Row]":
        """The model that is shown."""
        model = self.model()
        if not isinstance(model, RowTableModel):
            raise TypeError("a RowTableView shows a RowTableModel: call show_model first")
        return model

    # Selection by id.

    @property
    def selected_ids(self) -> tuple[str, ...]:
        """The ids of the selected rows, in row order."""
        names = map(self.rows.id_at, selected_rows(self.selectionModel()))
        return tuple(name for name in names if name is not None)

    @property
    def current_id(self) -> str | None:
        """The id of the current row; None where there is none."""
        return self.rows.id_at(self.currentIndex().row())

    def select_ids(self, ids: Iterable[str], current: str | None = None, column: int = -1) -> None:
        """Select the rows with these ids; `current`, or the first of them, becomes the current one and is in sight."""
        rows = sorted(row for name in ids if (row := self.rows.row_of(name)) >= 0)
        if not rows:
            return
        row = self.rows.row_of(current) if current is not None else -1
        column = column if column >= 0 else max(self.currentIndex().column(), self._first_editable())
        index = self.rows.index(row if row in rows else rows[0], column)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self._select_rows(rows)
        self.scrollTo(index)

    def leave_selected(self) -> None:
        """Go to the row that will stand in the place of the selected ones, which are about to be deleted."""
        selected = selected_rows(self.selectionModel())
        left = following(range(self.rows.rowCount()), selected, self.currentIndex().row())
        if left is not None:
            self._enter(left)

    def _select_rows(self, rows: list[int]) -> None:
        selected = selection_of(self.rows, rows)
        self.selectionModel().select(selected, SELECT_ROW)

    def _tell_entered(self) -> None:
        name = self.current_id
        if name != self._entered:
            self._entered = name
            self.row_entered.emit(name)

    # The model changes.

    def _remember(self) -> None:
        selected = self.selected_ids
        self._kept = (selected, self.current_id, self.currentIndex().row())
        self._anchor = self._heights.anchor(self.rows.id_at, frozenset(selected))

    def _settle(self) -> None:
        self.executeDelayedItemsLayout()  # else Qt does it a turn later, and paints all of it once more
        selected, current, row = self._kept
        left = [place for name in selected if (place := self.rows.row_of(name)) >= 0]
        if current is not None and self.rows.row_of(current) < 0:
            self._enter(max(row - 1, 0))  # an undo has taken it back: whence it came is above it, as a rule
        elif left and (self.selected_ids != selected or self.current_id != current):
            self._select_rows(sorted(left))
            column = max(self.currentIndex().column(), self._first_editable())
            index = self.rows.index(self.rows.row_of(current) if current is not None else left[0], column)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        if self._anchor is not None:
            self._heights.hold(self._anchor, self.rows.row_of)
            self._anchor = None
        self.updateEditorGeometries()
        self.viewport().update()
        self._tell_entered()

    def _enter(self, row: int) -> None:
        column = max(self.currentIndex().column(), self._first_editable())
        index = self.rows.index(min(row, self.rows.rowCount() - 1), column)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, SELECT_ROW)

    # Heights.

    def fit_rows(self) -> None:
        """Give the rows in sight the heights that they need."""
        if self._is_seen and self._heights.fit():
            self.updateEditorGeometries()

    def _fit_soon(self) -> None:
        self._fit_timer.start()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll, and size the rows that come into sight."""
        super().scrollContentsBy(dx, dy)
        self.fit_rows()

    def scrollTo(
        self, index: AnyIndex, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring `index` into sight, also where the rows before it turn out higher than they were thought to be."""
        super().scrollTo(index, hint)
        self.fit_rows()
        super().scrollTo(index, hint)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Size the rows anew: their columns may have other widths. The current row stays in sight."""
        was_seen = current_is_seen(self, event.oldSize().height())
        super().resizeEvent(event)
        self.fit_rows()
        if was_seen:
            self.scrollTo(self.currentIndex())

    def showEvent(self, event: QShowEvent) -> None:
        """Size the first rows before they are seen, once: until now the view has had other sizes on the way."""
        super().showEvent(event)
        self._is_seen = True
        self.fit_rows()

    def hideEvent(self, event: QHideEvent) -> None:
        """Size no row while none is seen."""
        super().hideEvent(event)
        self._is_seen = False

    # Mouse, keys and cells.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select, or begin a drag."""
        self._pressed_with = event.modifiers()
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit a cell; but a press that soon follows the click that added a row to the selection begins a drag."""
        if self._pressed_with or event.modifiers():
            self.mousePressEvent(as_press(event))
        else:
            super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the keys of rows ask for, or walk from cell to cell."""
        if not self._keys.press(self, event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select the row that the keyboard comes to, so that what is done next is done with it."""
        super().focusInEvent(event)
        if self.currentIndex().isValid() and not self.selectionModel().hasSelection():
            self._select_rows([self.currentIndex().row()])

    def edit_current(self) -> None:
        """Open the editor of the current cell, or of the first one of its row that has one."""
        self.edit_cell(self.currentIndex())

    def edit_cell(self, index: AnyIndex) -> None:
        """Open the editor of a cell, or of the first cell of its row that has one."""
        if not index.isValid():
            return
        column = index.column() if self.rows.is_editable(index.column()) else self._first_editable()
        cell = self.rows.index(index.row(), column)
        self.selectionModel().setCurrentIndex(cell, SELECT_ROW)
        self.edit(cell)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Walk as a table does, but to no cell in which nothing can be done."""
        if is_step(action):
            return stepped(self, action)
        return at_a_cell(self, super().moveCursor(action, modifiers))

    def selectionCommand(self, index: AnyIndex, event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        """Select the first or the last row where the keyboard goes to it."""
        return SELECT_ROW if goes_to_an_end(event) else super().selectionCommand(index, event)

    def _first_editable(self) -> int:
        columns = range(self.rows.columnCount())
        return next((c for c in columns if self.rows.is_editable(c) and not self.isColumnHidden(c)), 0)

    # Dragging.

    def startDrag(self, supported: Qt.DropAction) -> None:
        """Carry the ids of the selected rows. Nothing is taken away here, whatever becomes of the drag."""
        ids = self.selected_ids
        if not ids:
            return
        rows = [self.rows.index(self.rows.row_of(name), 0) for name in ids]
        first = str(rows[0].data(Qt.ItemDataRole.AccessibleTextRole))
        carry(self, self.rows.mimeData(rows), counted(len(rows), first, self.tr("{n} rows")))
        self._drop_line.show_at(None)
        self.drag_ended.emit()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where the rows would go."""
        super().dragMoveEvent(event)
        fits = event.mimeData() is not None and self.rows.canDropMimeData(
            event.mimeData(), Qt.DropAction.MoveAction, -1, -1, QModelIndex()
        )
        self._drop_line.show_at(drop_top(self, event.position().toPoint().y()) if fits else None)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Take the line away."""
        super().dragLeaveEvent(event)
        self._drop_line.show_at(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the move."""
        self._drop_line.show_at(None)
        super().dropEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, and the line that says where a drag would put them."""
        super().paintEvent(event)
        self._drop_line.paint()
