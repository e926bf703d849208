"""A row of widgets that goes on in the next line where it is too narrow for all."""

from typing import Final

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

_GAP: Final = 4


class FlowRow(QLayout):
    """No widget is wider than it wants to be or than the row, which asks for the room that its widest widget needs."""

    def __init__(self, parent: QWidget | None = None, margins: QMargins | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(margins or QMargins())

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more at the end."""
        self._items.append(item)

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at a place; None where there is none."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take an item out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It wants no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """A narrower row is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines."""
        return self._arranged(QRect(0, 0, width, 0), moves=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put the widgets into their places."""
        super().setGeometry(rect)
        self._arranged(rect, moves=True)

    def sizeHint(self) -> QSize:
        """All in one line."""
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in shown) + _GAP * max(0, len(shown) - 1)
        return self._framed(QSize(width, max((size.height() for size in shown), default=0)))

    def minimumSize(self) -> QSize:
        """The widest alone."""
        shown = [item.minimumSize() for item in self._items if not item.isEmpty()]
        width, height = (max((pick(size) for size in shown), default=0) for pick in (QSize.width, QSize.height))
        return self._framed(QSize(width, height))

    def _framed(self, size: QSize) -> QSize:
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _arranged(self, rect: QRect, *, moves: bool) -> int:
        """Put the items into lines of the width of `rect`. Returns the height that they take, with the margins."""
        inner = rect.marginsRemoved(self.contentsMargins())
        top = inner.top()
        lines = self._lines(inner.width())
        for line in lines:
            height, left = max(size.height() for _item, size in line), inner.left()
            for item, size in line if moves else ():
                item.setGeometry(QRect(QPoint(left, top + (height - size.height()) // 2), size))
                left += size.width() + _GAP
            top += height + _GAP
        return top - (_GAP if lines else 0) - rect.top() + self.contentsMargins().bottom()

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """The items that are shown, with their sizes, in lines that are no wider than `width`."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        room = -1
        for item in (item for item in self._items if not item.isEmpty()):
            size = item.sizeHint()
            size.setWidth(max(item.minimumSize().width(), min(size.width(), width)))
            if not lines or size.width() > room:
                lines.append([])
                room = width
            lines[-1].append((item, size))
            room -= size.width() + _GAP
        return lines
