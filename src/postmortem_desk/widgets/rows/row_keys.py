"""What keys ask of rows, alike in every view of them."""

from collections.abc import Callable
from typing import Final

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

_SHIFTS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class RowKeys(Struct, frozen=True):
    """Alt+Up and Alt+Down move rows, Insert and Delete ask for them, Enter and Space edit (Space ticks a box)."""

    shift: Callable[[int], object]
    """Takes -1 for up, 1 for down."""
    insert: Callable[[], object]
    remove: Callable[[], object]
    edit: Callable[[], object]

    def press(self, view: QAbstractItemView, event: QKeyEvent) -> bool:
        """Do what a key asks for. Returns whether it asks for anything; in an open editor only Alt does."""
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == Qt.KeyboardModifier.AltModifier and key in _SHIFTS:
            self.shift(_SHIFTS[key])
            return True
        if modifiers or view.state() == QAbstractItemView.State.EditingState:
            return False
        ticks = key == Qt.Key.Key_Space and bool(view.currentIndex().flags() & Qt.ItemFlag.ItemIsUserCheckable)
        if key not in self._asked or ticks:
            return False
        self._asked[key]()
        return True

    @property
    def _asked(self) -> dict[Qt.Key, Callable[[], object]]:
        edits = dict.fromkeys((Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space), self.edit)
        return {Qt.Key.Key_Insert: self.insert, Qt.Key.Key_Delete: self.remove, **edits}
