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


class DropLine:
    """The line of one view: shown while something is dragged over it. The view paints it over its rows."""

    def __init__(self, view: QAbstractItemView) -> None:
        self._view = view
        self._top: int | None = None

    def show_at(self, top: int | None) -> None:
        """Show the line at this height of the viewport in pixels; take it away for None."""
        if top != self._top:
            self._top = top
            self._view.viewport().update()

    def paint(self) -> None:
        """Paint the line, where there is one, over the whole width of the view, with a ring at its start."""
        if self._top is None:
            return
        line = QRect(0, max(0, self._top - WIDTH // 2 - 1), self._view.viewport().width(), WIDTH)
        tones = tones_of(self._view.palette())
        painter = QPainter(self._view.viewport())
        painter.fillRect(line, QColor(tones.accent))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tones.accent), WIDTH))
        painter.setBrush(QColor(tones.panel))
        painter.drawEllipse(QPoint(8, line.center().y()), 4, 4)
        painter.end()
