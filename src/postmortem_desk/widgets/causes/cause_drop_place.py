"""Where in the tree of causes a drag would put something, and the mark that says so."""

from typing import Final

from msgspec import Struct
from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QTreeView

from postmortem_desk.widgets.appearance import tones_of

_EDGE_PART: Final = 4
"""The upper and the lower one of so many parts of a row mean between rows; what is between them means the row."""
_LINE_WIDTH: Final = 2


class DropPlace(Struct, frozen=True):
    """Below `parent`: in front of its child `row`, or behind all for -1, with the mark to paint."""

    parent: QModelIndex
    row: int
    mark: QRect
    """The row that takes the drop, or a rectangle of no height for a line between rows."""


def drop_place(view: QTreeView, point: QPoint, whole_rows: bool) -> DropPlace:
    """The place for a drop at `point` of the viewport. With `whole_rows` every part of a row means the row itself."""
    index = view.indexAt(point)
    if not index.isValid():
        return DropPlace(QModelIndex(), -1, _line(view, _end_of(view), 0))
    rect = view.visualRect(index)
    edge = max(4, rect.height() // _EDGE_PART)
    if not whole_rows and point.y() < rect.top() + edge:
        return DropPlace(index.parent(), index.row(), _line(view, rect.top(), rect.left()))
    if not whole_rows and point.y() > rect.bottom() - edge:
        if view.isExpanded(index) and view.model().hasChildren(index):
            left = rect.left() + view.indentation()
            return DropPlace(index, 0, _line(view, rect.bottom() + 1, left))
        return DropPlace(index.parent(), index.row() + 1, _line(view, rect.bottom() + 1, rect.left()))
    return DropPlace(index, -1, QRect(rect.left(), rect.top(), view.viewport().width() - rect.left(), rect.height()))


def paint_drop_place(view: QTreeView, place: DropPlace) -> None:
    """Paint a line between rows, or a frame around the row that takes the drop."""
    tones = tones_of(view.palette())
    painter = QPainter(view.viewport())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tones.accent), _LINE_WIDTH))
    if place.mark.height() > 0:
        painter.drawRoundedRect(QRectF(place.mark).adjusted(1, 1, -1, -1), 4, 4)
    else:
        y = max(_LINE_WIDTH, place.mark.top())
        painter.drawLine(place.mark.left() + 8, y, place.mark.right(), y)
        painter.setBrush(QColor(tones.panel))
        painter.drawEllipse(QPoint(place.mark.left() + 5, y), 4, 4)
    painter.end()


def _line(view: QTreeView, y: int, left: int) -> QRect:
    return QRect(left, y, view.viewport().width() - left, 0)


def _end_of(view: QTreeView) -> int:
    """The lower edge of the last row."""
    model = view.model()
    last = model.index(model.rowCount() - 1, 0)
    while view.isExpanded(last) and model.hasChildren(last):
        last = model.index(model.rowCount(last) - 1, 0, last)
    return view.visualRect(last).bottom() + 1 if last.isValid() else 0
