"""The delegate of a checklist: paints ticks and texts, and opens the editors of its cells."""

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from postmortem_desk.model import Task
from postmortem_desk.widgets.appearance import Tones, tones_of
from postmortem_desk.widgets.checklist.checklist_edits import TaskEdits
from postmortem_desk.widgets.checklist.checklist_model import TASK_FIELDS, ChecklistModel, TaskColumn
from postmortem_desk.widgets.fields.completion import WordCompletion
from postmortem_desk.widgets.fields.wrapped_text import TextWraps, WrappedText
from postmortem_desk.widgets.rows.cell_delegate import CellDelegate
from postmortem_desk.widgets.rows.cell_editors import FRAME_X, FRAME_Y, LineCellEditor, TextCellEditor
from postmortem_desk.widgets.rows.row_table_model import AnyIndex
from postmortem_desk.widgets.timeline.event_cells import small_font
from postmortem_desk.widgets.words.checklist_words import task_facts

PAD_X: Final = 8
PAD_Y: Final = 8
GAP: Final = 2
BOX: Final = 15


class ChecklistDelegate(CellDelegate):
    """Of one table over a ChecklistModel."""

    def __init__(
        self,
        model: ChecklistModel,
        edits: TaskEdits,
        owners: Callable[[], Iterable[str]],
        view: QAbstractItemView,
    ) -> None:
        """`owners` tells the names that an owner's cell completes from."""
        super().__init__(edits, view)
        self._tasks = edits
        self._model = model
        self._owners = owners
        self._font = view.font()
        self._struck = QFont(self._font)
        self._struck.setStrikeOut(True)
        self._small = small_font(self._font)
        self._wraps = TextWraps()

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """The height that the cell's text needs in the width of its column, with what is said below it."""
        width = option.rect.width()
        text, facts = self._texts(index, width - 2 * PAD_X)
        below = GAP + facts.height if facts else 0
        return QSize(width, text.height + below + 2 * PAD_Y + 1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """A closed task is quiet and a dropped one struck; the ring says where the keyboard is."""
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
            inner = self._inner(rect)
            text, facts = self._texts(index, inner.width())
            text.draw(painter, inner.left(), inner.top(), QColor(self._tone(index, task, tones)))
            if facts:
                facts.draw(painter, inner.left(), inner.top() + text.height + GAP, QColor(tones.secondary))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tones.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(2.5, 2.5, -2.5, -3.5), 4, 4)
        painter.restore()

    def _tone(self, index: AnyIndex, task: Task, tones: Tones) -> str:
        if index.column() == TaskColumn.DUE and self._model.is_overdue(task):
            return tones.caution
        quiet = task.is_closed or (index.column() == TaskColumn.TEXT and not task.text)
        return tones.secondary if quiet else tones.text

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
                    self._tasks.tick(task.id, not task.is_done)
                return hit
            if isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select):
                if event.type() == QEvent.Type.KeyPress:
                    self._tasks.tick(task.id, not task.is_done)
                return True
        return super().editorEvent(event, model, option, index)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> QWidget:
        """The editor of a cell. What is typed goes into the document at once, a date when it is left."""
        column = TaskColumn(index.column())
        name = self._model.heading(column)
        editor = TextCellEditor(name, parent) if column == TaskColumn.TEXT else LineCellEditor(name, parent)
        editor.setFont(self._font)
        if isinstance(editor, LineCellEditor) and column == TaskColumn.OWNER:
            WordCompletion(editor).offer(self._owners())
        return self.opened(
            editor, self._model.row_at(index.row()).id, TASK_FIELDS[column], live=column != TaskColumn.DUE
        )

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Put the editor's text where the painted text stands."""
        inner = self._inner(option.rect)
        height = self._texts(index, inner.width())[0].height
        rect = QRect(inner.left(), inner.top(), inner.width(), height)
        editor.setGeometry(rect.adjusted(-FRAME_X, -FRAME_Y, FRAME_X, FRAME_Y))

    @staticmethod
    def _inner(rect: QRect) -> QRect:
        return rect.adjusted(PAD_X, PAD_Y, -PAD_X, -PAD_Y - 1)

    def _texts(self, index: AnyIndex, width: int) -> tuple[WrappedText, WrappedText | None]:
        """The text of a cell, and what is said below it in the column of the text."""
        column = index.column()
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "") if column in TASK_FIELDS else ""
        if column != TaskColumn.TEXT:
            return self._wraps.wrap(text, self._font, width), None
        task = self._model.row_at(index.row())
        facts = task_facts(task)
        font = self._struck if task.status == "dropped" else self._font
        words = self._wraps.wrap(text or self.tr("What will be done?"), font, width)
        return words, self._wraps.wrap(facts, self._small, width) if facts else None
