"""The view of the tree of causes: what a person wishes by keys, mouse and drag, it says; the panel does it."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPolygon,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeView, QWidget

from postmortem_desk.widgets.appearance import tones_of
from postmortem_desk.widgets.causes.cause_drop_place import DropPlace, drop_place, paint_drop_place
from postmortem_desk.widgets.causes.cause_tree_model import CauseTreeModel
from postmortem_desk.widgets.rows.row_drags import carry, let_rows_be_dragged
from postmortem_desk.widgets.rows.row_keys import RowKeys
from postmortem_desk.widgets.rows.row_selection import current_is_seen, following
from postmortem_desk.widgets.rows.row_table_model import AnyIndex
from postmortem_desk.widgets.words.translation import counted

_Trigger = QAbstractItemView.EditTrigger
_Flag = QItemSelectionModel.SelectionFlag
_STEP: Final = 20
"""Pixels that a cause stands further right than the one that it explains, where there is room."""
_MOST_OF_WIDTH: Final = 0.4
"""The part of the width that the deepest cause may stand to the right."""
_EXPANDED_DEPTH: Final = 48
"""Deeper causes are shown when somebody asks for them: Qt lays an open branch out within itself, so a file with a chain
of thousands would exhaust its stack."""
_LEVEL_KEYS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class CauseTreeView(QTreeView):
    """Selection, current row and what is in sight belong to ids: they stay through every change of the model."""

    shift_requested = Signal(int)
    """Alt+Up (-1) or Alt+Down (1)."""
    level_requested = Signal(int)
    """Alt+Left (-1, one level up) or Alt+Right (1, below the cause above)."""
    insert_requested = Signal()
    remove_requested = Signal()
    cause_entered = Signal(object)
    """The id of the cause that has become the current one, or None."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """`name` is what a screen reader calls the tree."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._drop: DropPlace | None = None
        self._kept: tuple[tuple[str, ...], str | None, int] = ((), None, 0)
        self._entered: str | None = None
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(_Trigger.DoubleClicked | _Trigger.EditKeyPressed | _Trigger.AnyKeyPressed)
        self.setExpandsOnDoubleClick(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformRowHeights(False)
        self.setAnimated(False)
        self.setIndentation(_STEP)
        self._keys = RowKeys(
            self.shift_requested.emit, self.insert_requested.emit, self.remove_requested.emit, self.edit_current
        )
        let_rows_be_dragged(self)

    def show_model(self, model: CauseTreeModel) -> None:
        """Show the causes of `model` from now on."""
        self.setModel(model)
        model.rows_about_to_change.connect(self._remember)
        model.rows_changed.connect(self._settle)
        model.rowsInserted.connect(lambda parent, _first, _last: self._open(parent))
        model.rowsMoved.connect(lambda _parent, _first, _last, target, _row: self._open(target))
        model.modelReset.connect(self._open_all)
        self.selectionModel().currentRowChanged.connect(self._tell_entered)

    @property
    def causes(self) -> CauseTreeModel:
        """The model that is shown."""
        model = self.model()
        if not isinstance(model, CauseTreeModel):
            raise TypeError("a CauseTreeView shows a CauseTreeModel: call show_model first")
        return model

    # Selection by id.

    @property
    def selected_ids(self) -> tuple[str, ...]:
        """The ids of the selected causes, from top to bottom."""
        chosen = {self.causes.id_at(index) for index in self.selectionModel().selectedIndexes()}
        return tuple(cause_id for _, cause_id in self.causes.tree() if cause_id in chosen) if chosen else ()

    @property
    def current_id(self) -> str | None:
        """The id of the current cause; None where there is none."""
        return self.causes.id_at(self.currentIndex())

    def select_ids(self, ids: Iterable[str], current: str | None = None) -> None:
        """Select the causes with these ids; `current`, or the first of them, becomes the current one."""
        found = {cause_id: index for cause_id in ids if (index := self.causes.index_of(cause_id)).isValid()}
        if found:
            self._select(list(found.values()), found.get(current or "", next(iter(found.values()))))
            self.scrollTo(self.currentIndex())

    def edit_current(self) -> None:
        """Open the editor of the current cause."""
        index = self.currentIndex()
        if index.isValid():
            self.scrollTo(index)
            self.edit(index)

    def leave_selected(self) -> None:
        """Go to the cause that will stand in the place of the selected ones, which are about to be deleted."""
        rows = [cause_id for _, cause_id in self.causes.tree()]
        left = following(rows, self.selected_ids, self.current_id or "")
        if left is not None:
            self.select_ids([left])

    def _select(self, indexes: list[QModelIndex], current: QModelIndex) -> None:
        selection = QItemSelection()
        for index in indexes:
            selection.select(index, index)
        self.selectionModel().setCurrentIndex(current, _Flag.NoUpdate)
        self.selectionModel().select(selection, _Flag.ClearAndSelect)

    def _tell_entered(self) -> None:
        name = self.current_id
        if name != self._entered:
            self._entered = name
            self.cause_entered.emit(name)

    # The model changes.

    def _remember(self) -> None:
        current = self.current_id
        place = next((row for row, (_, cause_id) in enumerate(self.causes.tree()) if cause_id == current), 0)
        self._kept = (self.selected_ids, current, place)

    def _settle(self) -> None:
        selected, current, place = self._kept
        left = [index for cause_id in selected if (index := self.causes.index_of(cause_id)).isValid()]
        index = self.causes.index_of(current)
        tree = self.causes.tree()
        if current is not None and not index.isValid() and tree:
            # An undo has taken the current cause back: whence it came is above it, as a rule.
            index = self.causes.index_of(tree[min(max(place - 1, 0), len(tree) - 1)][1])
            self._select([index], index)
        elif left and (self.selected_ids != selected or self.current_id != current):
            self._select(left, index if index.isValid() else left[0])
        self._fit()
        self._tell_entered()

    def _open(self, parent: QModelIndex) -> None:
        if parent.isValid() and self.causes.depth_at(parent) < _EXPANDED_DEPTH:
            self.expand(parent)

    def _open_all(self) -> None:
        self.expandToDepth(_EXPANDED_DEPTH)

    def _fit(self) -> None:
        """Indent so far that the deepest cause keeps room for its text."""
        deepest = max((depth for depth, _ in self.causes.tree()), default=0)
        room = int(self.viewport().width() * _MOST_OF_WIDTH) // (deepest + 1)
        indentation = max(2, min(_STEP, room))
        if indentation != self.indentation():
            self.setIndentation(indentation)
            self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the rows out anew where their width has changed: their texts may need other heights.

        The current row stays in sight.
        """
        was_seen = current_is_seen(self, event.oldSize().height())
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()
            self.scheduleDelayedItemsLayout()
        if was_seen:
            self.scrollTo(self.currentIndex())

    # Keys.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Left and Alt+Right give causes another level; the other keys are as in every view of rows."""
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == Qt.KeyboardModifier.AltModifier and key in _LEVEL_KEYS:
            self.level_requested.emit(_LEVEL_KEYS[key])
        elif not self._keys.press(self, event):
            super().keyPressEvent(event)

    # Dragging.

    def startDrag(self, supported: Qt.DropAction) -> None:
        """Carry the ids of the selected causes. Nothing is taken away here, whatever becomes of the drag."""
        ids = self.selected_ids
        if not ids:
            return
        indexes = [self.causes.index_of(cause_id) for cause_id in ids]
        words = counted(len(ids), str(indexes[0].data()), self.tr("{n} causes"))
        carry(self, self.causes.mimeData(indexes), words)
        self._show_drop(None)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where the causes would go, or which cause the events would be linked to."""
        super().dragMoveEvent(event)  # scrolls at the edges
        place = self._place_of(event)
        self._show_drop(place)
        if place is not None:
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Take the line away."""
        super().dragLeaveEvent(event)
        self._show_drop(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for what was shown. Qt's own way would choose other places than the line says."""
        place = self._place_of(event)
        super().dragLeaveEvent(QDragLeaveEvent())  # ends the scrolling and the state of dragging
        self._show_drop(None)
        move = Qt.DropAction.MoveAction
        if place is not None and self.causes.dropMimeData(event.mimeData(), move, place.row, 0, place.parent):
            event.setDropAction(move)
            event.accept()
        else:
            event.ignore()

    def _place_of(self, event: QDropEvent) -> DropPlace | None:
        data = event.mimeData()
        whole_rows = bool(data is not None and self.causes.dragged_events(data))
        place = drop_place(self, event.position().toPoint(), whole_rows)
        move = Qt.DropAction.MoveAction
        fits = data is not None and self.causes.canDropMimeData(data, move, place.row, 0, place.parent)
        return place if fits else None

    def _show_drop(self, place: DropPlace | None) -> None:
        self._drop = place
        self.viewport().update()

    # Painting.

    def drawBranches(self, painter: QPainter, rect: QRect, index: AnyIndex) -> None:
        """Paint a small arrow that folds the branch of a cause."""
        tones = tones_of(self.palette())
        selected = self.selectionModel().isSelected(index)
        painter.fillRect(rect, QColor(tones.selection if selected else tones.panel))
        if not self.causes.rowCount(index):
            return
        middle = QPoint(rect.right() - self.indentation() // 2 + 1, rect.top() + 18)
        open_arrow = ((-4, -2), (4, -2), (0, 3))
        shut_arrow = ((-2, -4), (3, 0), (-2, 4))
        corners = open_arrow if self.isExpanded(index) else shut_arrow
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tones.secondary))
        painter.drawPolygon(QPolygon([middle + QPoint(x, y) for x, y in corners]))
        painter.restore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the causes, and where a drag would put something."""
        super().paintEvent(event)
        if self._drop is not None:
            paint_drop_place(self, self._drop)
