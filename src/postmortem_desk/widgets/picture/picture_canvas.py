"""The timeline's picture in the window: hover shows events, a click goes to their row, the wheel zooms."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from postmortem_desk.report.pictures.shapes import Mark, Picture
from postmortem_desk.widgets.appearance import tones_of
from postmortem_desk.widgets.picture.picture_painter import paint_shapes
from postmortem_desk.widgets.plain_tip import plain_tip

MARGIN: Final = 24
MOST_ZOOM: Final = 64.0
ZOOM_STEP: Final = 1.25
_NEAR: Final = 6
_LEAST_WIDTH: Final = 260.0


class PictureCanvas(QAbstractScrollArea):
    """Shows a picture as wide as it asks for. Names of lanes stay in view while the rest moves.

    `tip_of` gives the words for events, by their ids.
    """

    width_wanted = Signal()
    """The room or the zoom changed: draw the picture for `picture_width`."""
    event_chosen = Signal(str)
    """A person wants to see this event's row."""
    walked = Signal(str)
    """The keyboard stands on this event."""

    def __init__(self, tip_of: Callable[[Sequence[str]], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture: Picture | None = None
        self.zoom = 1.0
        self.current = ""
        """The event on which the keyboard stands; "" before the first step."""
        self.order: Sequence[str] = ()
        """The events from left to right."""
        self._tip_of = tip_of
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Picture of the timeline"))
        self.viewport().setMouseTracking(True)
        self._pressed: QPoint | None = None
        self._pressed_at = 0
        self._by_event: dict[str, Mark] = {}

    @property
    def picture_width(self) -> float:
        """How wide the picture should be."""
        return max(_LEAST_WIDTH, self.viewport().width() - 2 * MARGIN) * self.zoom

    def show_picture(self, picture: Picture | None, order: Sequence[str]) -> None:
        """Draw this one. `order`: the ids of its events from left to right."""
        self.picture = picture
        self.order = order
        self._by_event = {one: mark for mark in picture.marks for one in mark.event_ids} if picture else {}
        if self.current not in self._by_event:
            self.current = ""
        self.setAccessibleDescription(picture.told if picture else "")
        self._set_bars()
        self.viewport().update()

    def set_zoom(self, zoom: float, at: float | None = None) -> None:
        """Zoom, from 1 to MOST_ZOOM times the width of the room; what stands at `at` (pixels) stays there."""
        zoom = min(max(zoom, 1.0), MOST_ZOOM)
        if zoom == self.zoom or self.picture is None:
            return
        gutter = self.picture.gutter
        if at is None:
            at = self._middle_of_attention()
        share = (at - MARGIN + self.horizontalScrollBar().value() - gutter) / max(1.0, self.picture.width - gutter)
        self.zoom = zoom
        self.width_wanted.emit()
        place = gutter + share * (self.picture.width - gutter)
        self.horizontalScrollBar().setValue(round(place - at + MARGIN))

    def mark_at(self, position: QPoint) -> Mark | None:
        """The mark at a place of the viewport, or near it."""
        if self.picture is None or position.x() < MARGIN + self.picture.gutter:
            return None
        x = position.x() - MARGIN + self.horizontalScrollBar().value()
        y = position.y() - MARGIN + self.verticalScrollBar().value()
        near = [
            (abs(mark.left + mark.width / 2 - x), mark)
            for mark in self.picture.marks
            if mark.left - _NEAR <= x <= mark.left + mark.width + _NEAR and mark.top <= y <= mark.top + mark.height
        ]
        return min(near, key=lambda one: one[0])[1] if near else None

    def walk(self, step: int) -> None:
        """Stand on the next event (1), the one before (-1), or so many further; at the ends stay."""
        if not self.order:
            return
        before = -1 if step > 0 else len(self.order)
        index = self.order.index(self.current) if self.current else before
        self.current = self.order[min(max(index + step, 0), len(self.order) - 1)]
        self._bring_into_view(self._by_event[self.current])
        self.viewport().update()
        self.walked.emit(self.current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk from event to event, Enter goes to the row, + and - zoom, 0 shows the whole."""
        key = event.key()
        steps = {
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Home: -len(self.order),
            Qt.Key.Key_End: len(self.order),
        }
        zooms = {Qt.Key.Key_Plus: ZOOM_STEP, Qt.Key.Key_Equal: ZOOM_STEP, Qt.Key.Key_Minus: 1 / ZOOM_STEP}
        if key in steps:
            self.walk(steps[Qt.Key(key)])
        elif key in zooms:
            self.set_zoom(self.zoom * zooms[Qt.Key(key)])
        elif key == Qt.Key.Key_0:
            self.set_zoom(1.0)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current:
            self.event_chosen.emit(self.current)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl zoom at the pointer; else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.zoom * ZOOM_STEP ** (event.angleDelta().y() / 120), event.position().x())
            event.accept()
            return
        super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press may become a click on a mark, or a drag of the picture."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()
            self._pressed_at = self.horizontalScrollBar().value()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the picture, or show that a mark can be clicked and what it stands for."""
        position = event.position().toPoint()
        if self._pressed is not None:
            self.horizontalScrollBar().setValue(self._pressed_at - (position.x() - self._pressed.x()))
            return
        mark = self.mark_at(position)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if mark else Qt.CursorShape.ArrowCursor)
        self.viewport().setToolTip(plain_tip(self._tip_of(mark.event_ids if mark else ())))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click goes to the row of the mark's first event."""
        pressed, self._pressed = self._pressed, None
        position = event.position().toPoint()
        mark = self.mark_at(position)
        if pressed is not None and mark is not None and (position - pressed).manhattanLength() <= _NEAR:
            self.current = mark.event_ids[0]
            self.viewport().update()
            self.event_chosen.emit(self.current)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The picture fills the width."""
        super().resizeEvent(event)
        self.width_wanted.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard stands."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that it is elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is in view; names of lanes last, over what moved below them."""
        picture = self.picture
        if picture is None:
            return
        tones = tones_of(self.palette())
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), QColor(tones.panel))
        x, y = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        room = QRectF(MARGIN + picture.gutter, 0, self.viewport().width(), self.viewport().height())
        painter.save()
        painter.setClipRect(room)
        painter.translate(MARGIN - x, MARGIN - y)
        view = (x + picture.gutter - MARGIN, x + self.viewport().width())
        paint_shapes(painter, picture.shapes, tones, view)
        if self.current and self.hasFocus():
            mark = self._by_event[self.current]
            middle = QPointF(mark.left + mark.width / 2, mark.top + mark.height / 2)
            half = mark.width / 2 + 4
            high = 9 if len(mark.event_ids) == 1 else 12
            painter.setPen(QPen(QColor(tones.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(middle.x() - half, middle.y() - high, 2 * half, 2 * high), high, high)
        painter.restore()
        painter.translate(MARGIN, MARGIN - y)
        paint_shapes(painter, picture.names, tones, (0, picture.width))

    def _set_bars(self) -> None:
        picture = self.picture
        width = picture.width + 2 * MARGIN if picture else 0
        height = picture.height + 2 * MARGIN if picture else 0
        room = self.viewport().size()
        for bar, whole, page in (
            (self.horizontalScrollBar(), width, room.width()),
            (self.verticalScrollBar(), height, room.height()),
        ):
            bar.setRange(0, max(0, round(whole) - page))
            bar.setPageStep(page)
            bar.setSingleStep(40)

    def _middle_of_attention(self) -> float:
        """Where the keyboard stands in the viewport, else its middle."""
        width = self.viewport().width()
        if not self.current:
            return width / 2
        mark = self._by_event[self.current]
        x = mark.left + mark.width / 2 + MARGIN - self.horizontalScrollBar().value()
        return x if MARGIN <= x <= width else width / 2

    def _bring_into_view(self, mark: Mark) -> None:
        bar = self.horizontalScrollBar()
        gutter = self.picture.gutter if self.picture else 0.0
        left, right = mark.left + MARGIN - gutter - 40, mark.left + mark.width + 40
        if left < bar.value():
            bar.setValue(round(left))
        elif right > bar.value() + self.viewport().width():
            bar.setValue(round(right - self.viewport().width() / 2))
