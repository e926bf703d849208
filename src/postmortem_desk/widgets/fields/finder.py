"""A field and a list over a window or a panel: something is found by typing a few letters of it."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from shiboken6 import isValid

from postmortem_desk.widgets.fields.text_fields import SearchField

_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}


class Finder(QFrame):
    """Enter or a click takes what is marked; Esc, or a click elsewhere, closes it.

    Subclasses say what a typed text finds (`search` fills the list) and what becomes of a row (`take`).
    """

    def __init__(self, name: str, example: str, found: str, parent: QWidget) -> None:
        """`name` and `found` are what a screen reader calls the field and the list."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("palette")
        self.setAutoFillBackground(True)
        self._back = list(_with_those_around(parent.focusWidget()))
        self.field = SearchField(name, self)
        self.field.setPlaceholderText(example)
        self.list = QListWidget(self)
        self.list.setAccessibleName(found)
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.field.edited.connect(self._find)
        self.field.returnPressed.connect(self._take)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(lambda _item: self._take())
        self._place = QRect()

    def search(self, typed: str) -> None:
        """Fill the list, which is empty, with what `typed` finds."""
        raise NotImplementedError

    def take(self, row: int) -> None:
        """Do what choosing this row of the list means. The finder has closed."""
        raise NotImplementedError

    def show_at(self, place: QRect) -> None:
        """Show it at the top of `place` of its parent, as high as what is found; nothing typed finds everything."""
        self._place = place
        self._find("")
        self.show()
        self.raise_()
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrow keys walk through the list while the field has the focus; without the focus it closes."""
        if event.type() == QEvent.Type.FocusOut:
            self.close()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key == Qt.Key.Key_Escape:
                self._leave()
                return True
            if key in _STEPS:
                row = min(max(self.list.currentRow() + _STEPS[key], 0), self.list.count() - 1)
                self.list.setCurrentRow(row)
                return True
        return super().eventFilter(watched, event)

    def _find(self, typed: str) -> None:
        self.list.clear()
        self.search(typed)
        if not self.list.count():
            QListWidgetItem(self.tr("Nothing found"), self.list).setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.setCurrentRow(0)
        rows = self.list.count() * self.list.sizeHintForRow(0)
        around = self.sizeHint().height() - self.list.sizeHint().height()
        self.setGeometry(
            self._place.x(), self._place.y(), self._place.width(), min(rows + around, self._place.height())
        )

    def _take(self) -> None:
        row = self.list.currentRow()
        is_found = bool(self.list.item(row).flags())
        self._leave()
        if row >= 0 and is_found:
            self.take(row)

    def _leave(self) -> None:
        self.field.removeEventFilter(self)
        self.close()
        back = next((widget for widget in self._back if isValid(widget) and widget.isVisible()), None)
        if back is not None:
            back.setFocus()


def _with_those_around(widget: QWidget | None) -> Iterator[QWidget]:
    """What takes the keyboard, from `widget` outwards: the editor of a cell goes when the keyboard leaves it."""
    while widget is not None:
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            yield widget
        widget = widget.parentWidget()
