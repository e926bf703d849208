"""The view of causes and tasks: a matrix in which a click, or the space bar, links the two."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from postmortem_desk.session.document import Document, Place
from postmortem_desk.widgets.appearance import tones_of
from postmortem_desk.widgets.checklist.matrix_model import MatrixModel
from postmortem_desk.widgets.plain_label import PlainLabel
from postmortem_desk.widgets.rows.wrapped_header import WrappedHeader
from postmortem_desk.widgets.words.translation import counted

_COLUMN: Final = 108
_ROW: Final = 52
_HEAD: Final = 92
_SIDE: Final = 248
_SIDE_SHARE: Final = 0.4
_MARK: Final = 18
_TICK: Final = (QPoint(-4, 0), QPoint(-1, 3), QPoint(4, -3))


class MatrixView(QWidget):
    """What nobody does anything about is seen at a glance: an empty row, an empty column."""

    place_wanted = Signal(object)
    """A Place that a person wants to see."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = MatrixModel(document, self)
        heading = PlainLabel(self.tr("Causes and tasks"), self, look="panel_heading")
        self.sentence = PlainLabel("", self, look="panel_sentence", wraps=True)
        self.empty = PlainLabel(
            self.tr("Here causes meet the tasks that address them. Add a root cause and a task, then link them here."),
            self,
            look="empty",
            wraps=True,
        )
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.table = MatrixTable(self)
        self.table.setModel(self.model)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget, stretch in ((heading, 0), (self.sentence, 0), (self.empty, 1), (self.table, 1)):
            column.addWidget(widget, stretch)
        self.setFocusProxy(self.table)
        self.table.verticalHeader().sectionDoubleClicked.connect(self._go_to_cause)
        self.table.horizontalHeader().sectionDoubleClicked.connect(self._go_to_task)
        for changed in (self.model.modelReset, self.model.dataChanged):
            changed.connect(self._say)
        self._say()

    def commit_editing(self) -> None:
        """Nothing is typed here."""

    def reveal(self, _place: Place) -> None:
        """Put the keyboard into the matrix."""
        self.table.setFocus()
        if not self.table.currentIndex().isValid() and not self.model.is_empty:
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _say(self) -> None:
        model = self.model
        self.empty.setVisible(model.is_empty)
        self.table.setVisible(not model.is_empty)
        without_task, without_cause = model.causes_without_task, model.tasks_without_cause
        causes = counted(without_task, self.tr("1 cause has no task."), self.tr("{n} causes have no task."))
        tasks = counted(without_cause, self.tr("1 task has no cause."), self.tr("{n} tasks have no cause."))
        said = [words for number, words in ((without_task, causes), (without_cause, tasks)) if number]
        words = " ".join(said) or self.tr(
            "Every cause that asks for a task has one, and every open task tells what it is for."
        )
        self.sentence.setText("" if model.is_empty else words)

    def _go_to_cause(self, row: int) -> None:
        cause = self.model.causes[row]
        self.place_wanted.emit(Place("section" if cause.is_section else "cause", cause.id, "text"))

    def _go_to_task(self, column: int) -> None:
        self.place_wanted.emit(Place("task", self.model.tasks[column].id, "text"))


class MatrixTable(QTableView):
    """The matrix itself. Arrow keys walk, space links."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Causes and tasks"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(_Mark(self))
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setHorizontalHeader(WrappedHeader(Qt.Orientation.Horizontal, QSize(_COLUMN, _HEAD), self))
        self.setVerticalHeader(WrappedHeader(Qt.Orientation.Vertical, QSize(_SIDE, _ROW), self))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the names of the causes leave the larger part to the tasks."""
        super().resizeEvent(event)
        self.verticalHeader().setFixedWidth(min(_SIDE, round(_SIDE_SHARE * self.width())))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click anywhere in a cell links or unlinks."""
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and index == self.currentIndex():
            self._toggle(index)
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space and Enter link or unlink."""
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._toggle(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _toggle(self, index: QModelIndex) -> None:
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        wanted = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
        self.model().setData(index, wanted, Qt.ItemDataRole.CheckStateRole)


class _Mark(QStyledItemDelegate):
    """A disc where the two are linked, a faint dot where they may be."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        tones = tones_of(option.palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(tones.selection))
        centre = option.rect.center()
        place = QRect(0, 0, _MARK, _MARK)
        place.moveCenter(centre)
        if index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tones.accent))
            painter.drawEllipse(place)
            painter.setPen(QPen(QColor(tones.on_accent), 2))
            painter.drawPolyline([centre + point for point in _TICK])
        else:
            painter.setPen(QPen(QColor(tones.secondary), 1.5))
            painter.drawEllipse(place)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tones.accent), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(_COLUMN, _ROW)
