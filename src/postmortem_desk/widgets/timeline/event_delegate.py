"""The delegate of the timeline's table: paints cells, opens their editors, hands on what a click on a link means."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from postmortem_desk.widgets.appearance import tones_of
from postmortem_desk.widgets.rows.cell_delegate import CellDelegate
from postmortem_desk.widgets.rows.cell_editors import (
    FRAME_X,
    FRAME_Y,
    CellEditor,
    KindCellEditor,
    LineCellEditor,
    TextCellEditor,
)
from postmortem_desk.widgets.rows.row_table_model import AnyIndex
from postmortem_desk.widgets.rows.row_table_view import RowTableView
from postmortem_desk.widgets.timeline.event_cells import Cell, EventCells
from postmortem_desk.widgets.timeline.event_edits import EventEdits
from postmortem_desk.widgets.timeline.event_table_model import FIELDS, Column, EventTableModel
from postmortem_desk.widgets.timeline.remedy_strip import Remedy


class EventDelegate(CellDelegate):
    """Of one table over an EventTableModel."""

    remedy_requested = Signal(str, object)
    """(event id, Remedy): the link of a remedy was clicked."""

    def __init__(self, model: EventTableModel, edits: EventEdits, view: RowTableView) -> None:
        super().__init__(edits, view)
        self._model = model
        self._view = view
        self._cells = EventCells(view.font())
        self._cursor = Qt.CursorShape.ArrowCursor
        self._edited_id = ""
        """The event whose text is being edited."""
        self._flow = QTimer(self, singleShot=True, interval=QApplication.doubleClickInterval())
        self._flow.timeout.connect(view.fit_rows)

    @property
    def cells(self) -> EventCells:
        """What measures and paints."""
        return self._cells

    def _cell(self, index: AnyIndex) -> Cell:
        event = self._model.row_at(index.row())
        model = self._model
        elsewhere = model.time_elsewhere(event) if index.column() == Column.TIME else ""
        left = self._view.columnViewportPosition(Column.TIME)
        return Cell(
            event,
            index.column(),
            model.day_above(event),
            model.remedies_for(event),
            elsewhere,
            is_edited=event.id == self._edited_id,
            day_left=left,
        )

    # Showing.

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """The height that the cell's text needs in the width of its column."""
        width = option.rect.width()
        return QSize(width, self._cells.height(self._cell(index), width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint a cell, with a ring where the keyboard is."""
        tones = tones_of(option.palette)
        cell = self._cell(index)
        painter.save()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self._cells.paint(painter, cell, option.rect, tones, selected=selected)
        if option.state & QStyle.StateFlag.State_HasFocus and index.column() in FIELDS:
            painter.setPen(QPen(QColor(tones.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ring = QRectF(self._editor_rect(cell, option.rect))
            painter.drawRoundedRect(ring.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.restore()

    # The mouse.

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: AnyIndex
    ) -> bool:
        """A click on a link asks for its remedy; over a link and over the grip the pointer says so."""
        if not isinstance(event, QMouseEvent):
            return super().editorEvent(event, model, option, index)
        remedy = self.remedy_at(event.position().toPoint(), option.rect, index)
        if event.type() == QEvent.Type.MouseMove:
            self._point(remedy, index)
        elif remedy is not None and event.button() == Qt.MouseButton.LeftButton:
            if event.type() == QEvent.Type.MouseButtonRelease:
                self.remedy_requested.emit(self._model.row_at(index.row()).id, remedy)
            return True
        return super().editorEvent(event, model, option, index)

    def remedy_at(self, point: QPoint, rect: QRect, index: AnyIndex) -> Remedy | None:
        """The remedy whose link is at `point` of a cell that takes `rect`."""
        cell = self._cell(index)
        if index.column() != Column.TEXT or not cell.remedies:
            return None
        strip = self._cells.strip(self._cells.inner(cell, rect).width(), cell.remedies)
        return strip.remedy_at(point - self._cells.strip_corner(cell, rect))

    def _point(self, remedy: Remedy | None, index: AnyIndex) -> None:
        shape = Qt.CursorShape.ArrowCursor
        if remedy is not None:
            shape = Qt.CursorShape.PointingHandCursor
        elif index.column() == Column.GRIP:
            shape = Qt.CursorShape.OpenHandCursor
        if shape != self._cursor:
            self._cursor = shape
            self._view.viewport().setCursor(shape)

    # Editing.

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        """The editor of a cell. What is typed goes into the document at once, a time when it is left."""
        name = self._model.heading(index.column())
        editor: CellEditor
        match index.column():
            case Column.KIND:
                editor = KindCellEditor(name, parent)
            case Column.TEXT:
                editor = TextCellEditor(name, parent)
                self._edit_text(self._model.row_at(index.row()).id)
            case _:
                editor = LineCellEditor(name, parent)
        editor.setFont(self._cells.font)
        column = Column(index.column())
        return self.opened(editor, self._model.row_at(index.row()).id, FIELDS[column], live=column != Column.TIME)

    def destroyEditor(self, editor: QWidget, index: AnyIndex) -> None:
        """The edit is over: the text flows again, once no click can be under way that ended it."""
        super().destroyEditor(editor, index)
        if self.editor is None and self._edited_id:
            self._edited_id = ""
            self._flow.start()

    def _edit_text(self, event_id: str) -> None:
        """Give the row of the event that is edited the height that its own ends of lines need."""
        self._edited_id = event_id
        self._view.fit_rows()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Put the editor's text where the painted text stands."""
        editor.setGeometry(self._editor_rect(self._cell(index), option.rect))

    def _editor_rect(self, cell: Cell, rect: QRect) -> QRect:
        inner = self._cells.inner(cell, rect)
        height = self._cells.line
        if cell.column == Column.TEXT:
            height = self._cells.text_height(cell, inner.width())
        return QRect(inner.left(), inner.top(), inner.width(), height).adjusted(-FRAME_X, -FRAME_Y, FRAME_X, FRAME_Y)
