"""The delegate of a checklist: paints ticks and texts, and opens the editors of its cells."""

from typing import Final

from PySide6.QtCore import QAbstractItemModel, QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from postmortem_desk.model import Task
from postmortem_desk.widgets.appearance import Tones, tones_of
from postmortem_desk.widgets.cell_delegate import CellDelegate
from postmortem_desk.widgets.cell_editors import FRAME_X, FRAME_Y, LineCellEditor, TextCellEditor
from postmortem_desk.widgets.checklist_edits import TaskEdits
from postmortem_desk.widgets.checklist_model import TASK_FIELDS, ChecklistModel, TaskColumn
from postmortem_desk.widgets.row_table_model import AnyIndex
from postmortem_desk.widgets.wrapped_text import TextWraps

PAD_X: Final = 8
PAD_Y: Final = 8
BOX: Final = 15


class ChecklistDelegate(CellDelegate):
    """Of one table over a ChecklistModel."""

    def __init__(self, model: ChecklistModel, edits: TaskEdits, view: QAbstractItemView) -> None:
        super().__init__(edits, view)
        self._ticks = edits
        self._model = model
        self._font = view.font()
        self._wraps = TextWraps()

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """The height that the cell's text needs in the width of its column."""
        width = option.rect.width()
        text = self._text(index)
        height = self._wraps.wrap(text, self._font, width - 2 * PAD_X).height
        return QSize(width, height + 2 * PAD_Y + 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """A closed task is quiet; the ring says where the keyboard is."""
        tones = tones_of(option.palette)
        task = self._model.row_at(index.row())
        rect = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, QColor(tones.selection if selected else tones.panel))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(tones.line))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.column() == TaskColumn.DONE:
            self._paint_box(painter, rect, task, tones)
        else:
            tone = tones.secondary if task.is_closed else tones.text
            inner = self._inner(rect)
            self._wraps.wrap(self._text(index), self._font, inner.width()).draw(
                painter, inner.left(), inner.top(), QColor(tone)
            )
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tones.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(2.5, 2.5, -2.5, -3.5), 4, 4)
        painter.restore()

    def _paint_box(self, painter: QPainter, rect: QRect, task: Task, tones: Tones) -> None:
        box = self._box(rect)
        ticked = task.is_done
        painter.setPen(QPen(QColor(tones.accent if ticked else tones.secondary), 1.3))
        painter.setBrush(QColor(tones.accent if ticked else tones.panel))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        if ticked:
            painter.setPen(QPen(QColor(tones.on_accent), 2))
            x, y = box.left(), box.top()
            painter.drawLine(x + 4, y + 8, x + 6, y + 10)
            painter.drawLine(x + 6, y + 10, x + 11, y + 4)
        elif task.is_closed:
            painter.drawLine(box.left() + 4, box.center().y() + 1, box.right() - 3, box.center().y() + 1)

    def _box(self, rect: QRect) -> QRect:
        line = self._wraps.wrap("x", self._font, 100).height
        return QRect(rect.left() + (rect.width() - BOX) // 2, rect.top() + PAD_Y + (line - BOX) // 2, BOX, BOX)

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: AnyIndex
    ) -> bool:
        """A click on the box, or the space bar on it, ticks."""
        if index.column() == TaskColumn.DONE:
            task = self._model.row_at(index.row())
            if isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.LeftButton:
                hit = self._box(option.rect).adjusted(-8, -8, 8, 8).contains(event.position().toPoint())
                if hit and event.type() == QEvent.Type.MouseButtonRelease:
                    self._ticks.tick(task.id, not task.is_done)
                return hit
            if isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select):
                if event.type() == QEvent.Type.KeyPress:
                    self._ticks.tick(task.id, not task.is_done)
                return True
        return super().editorEvent(event, model, option, index)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        """The editor of a cell. What is typed goes into the document at once, a date when it is left."""
        name = self._model.heading(index.column())
        text = index.column() == TaskColumn.TEXT
        editor = TextCellEditor(name, parent) if text else LineCellEditor(name, parent)
        editor.setFont(self._font)
        column = TaskColumn(index.column())
        return self.opened(
            editor, self._model.row_at(index.row()).id, TASK_FIELDS[column], live=column != TaskColumn.DUE
        )

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Put the editor's text where the painted text stands."""
        inner = self._inner(option.rect)
        height = self._wraps.wrap(self._text(index), self._font, inner.width()).height
        rect = QRect(inner.left(), inner.top(), inner.width(), height)
        editor.setGeometry(rect.adjusted(-FRAME_X, -FRAME_Y, FRAME_X, FRAME_Y))

    @staticmethod
    def _inner(rect: QRect) -> QRect:
        return rect.adjusted(PAD_X, PAD_Y, -PAD_X, -PAD_Y - 1)

    @staticmethod
    def _text(index: AnyIndex) -> str:
        return str(index.data(Qt.ItemDataRole.DisplayRole) or "") if index.column() in TASK_FIELDS else ""
