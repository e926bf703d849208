"""The line over the whole row that says where a drag would put rows."""

from typing import Final

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QTableView

from postmortem_desk.widgets.appearance import tones_of

WIDTH: Final = 2


def drop_top(view: QTableView, y: int) -> int:
    """Where the line stands for a drop at `y`: the edge of a row that is nearer, or below the last row."""
    row = view.rowAt(y)
    if row < 0:
        row = view.model().rowCount() - 1
        return view.rowViewportPosition(row) + view.rowHeight(row) if row >= 0 else 0
    top, height = view.rowViewportPosition(row), view.rowHeight(row)
    return top if y < top + height // 2 else top + height


def paint_drop_line(view: QAbstractItemView, top: int) -> None:
    """Paint the line at `top` over the whole width of the view, with a ring at its start."""
    line = QRect(0, max(0, top - WIDTH // 2 - 1), view.viewport().width(), WIDTH)
    tones = tones_of(view.palette())
    painter = QPainter(view.viewport())
    painter.fillRect(line, QColor(tones.accent))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tones.accent), WIDTH))
    painter.setBrush(QColor(tones.panel))
    painter.drawEllipse(QPoint(8, line.center().y()), 4, 4)
    painter.end()
