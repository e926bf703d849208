"""Dragging rows: what a drag carries and takes, how it begins, and what hangs from the pointer."""

import json
import os
from collections.abc import Iterable
from typing import Any, Final

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QDrag, QMouseEvent, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QWidget

from postmortem_desk.widgets.appearance import tones_of

DRAGGED_ROWS: Final = "application/x-postmortem-desk-rows"
"""Ids of rows with the document that they belong to."""
_WIDEST: Final = 280
_PADDING: Final = 12
_SCROLL_EDGE: Final = 32


def drag_origin(document: QObject) -> str:
    """A word for the open document that a dragged row comes from, good while the document is open."""
    return f"{os.getpid():x}-{id(document):x}"


def rows_data(origin: str, kind: str, ids: Iterable[str]) -> QMimeData:
    """The ids of rows of one kind and the document that they come from, to be carried by a drag."""
    data = QMimeData()
    data.setData(DRAGGED_ROWS, json.dumps({"origin": origin, "kind": kind, "ids": list(ids)}).encode())
    return data


def carried_ids(data: QMimeData, origin: str, kind: str) -> tuple[str, ...]:
    """The ids of the rows of `kind` that `data` carries; none where it carries anything else or another document's."""
    if not data.hasFormat(DRAGGED_ROWS):
        return ()
    try:
        carried: Any = json.loads(bytes(data.data(DRAGGED_ROWS).data()))
        fits = (carried["origin"], carried["kind"]) == (origin, kind)
        return tuple(map(str, carried["ids"])) if fits else ()
    except (ValueError, KeyError, TypeError):
        return ()  # another program may offer anything under this name


def let_rows_be_dragged(view: QAbstractItemView) -> None:
    """Let whole rows be dragged from a view and dropped on it. The view itself draws where they would go."""
    view.setDragEnabled(True)
    view.setAcceptDrops(True)
    view.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
    view.setDefaultDropAction(Qt.DropAction.MoveAction)
    view.setDragDropOverwriteMode(False)  # else every drop on a table leaves a blank row
    view.setDropIndicatorShown(False)
    view.setAutoScroll(True)
    view.setAutoScrollMargin(_SCROLL_EDGE)


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
    line = metrics.elidedText(" ".join(words.split()), Qt.TextElideMode.ElideRight, _WIDEST)
    ratio = widget.devicePixelRatioF()
    width, height = metrics.horizontalAdvance(line) + 2 * _PADDING, metrics.height() + _PADDING
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
    painter.drawText(QRectF(_PADDING, 0, width - _PADDING, height), Qt.AlignmentFlag.AlignVCenter, line)
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
