"""Dragging rows: how a drag begins, and what hangs from the pointer."""

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QDrag, QMouseEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from postmortem_desk.widgets.appearance import tones_of

WIDEST = 280
PADDING = 12


def carry(view: QWidget, data: QMimeData, words: str) -> None:
    """Let `data` be dragged from `view` as a move, with `words` at the pointer. Returns when it has been let go."""
    drag = QDrag(view)
    drag.setMimeData(data)
    drag.setPixmap(drag_picture(words, view))
    drag.setHotSpot(QPoint(-12, -8))
    drag.exec(Qt.DropAction.MoveAction, Qt.DropAction.MoveAction)


def drag_picture(words: str, widget: QWidget) -> QPixmap:
    """A small card with `words`, in the tones of `widget`, as wide as they need but not wider than 280 pixels."""
    tones = tones_of(widget.palette())
    metrics = widget.fontMetrics()
    line = metrics.elidedText(" ".join(words.split()), Qt.TextElideMode.ElideRight, WIDEST)
    ratio = widget.devicePixelRatioF()
    width, height = metrics.horizontalAdvance(line) + 2 * PADDING, metrics.height() + PADDING
    picture = QPixmap(round(width * ratio), round(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(widget.font())
    painter.setPen(QPen(QColor(tones.accent), 1))
    painter.setBrush(QColor(tones.panel))
    painter.drawRoundedRect(QRectF(0.5, 0.5, width - 1, height - 1), 6, 6)
    painter.setPen(QColor(tones.text))
    painter.drawText(QRectF(PADDING, 0, width - PADDING, height), Qt.AlignmentFlag.AlignVCenter, line)
    painter.end()
    return picture


def as_press(event: QMouseEvent) -> QMouseEvent:
    """The second press of a double click as a press of its own, which can begin a drag."""
    return QMouseEvent(
        QEvent.Type.MouseButtonPress,
        event.position(),
        event.scenePosition(),
        event.globalPosition(),
        event.button(),
        event.buttons(),
        event.modifiers(),
    )
