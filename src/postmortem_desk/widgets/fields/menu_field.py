"""A field of a form that tells what is chosen, and opens the menu that changes it."""

from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QStyle, QStyleOptionButton, QWidget

from postmortem_desk.resource_files import resource_path
from postmortem_desk.widgets.elided_button import ElidedButton

_ARROW: Final = 10
_RIGHT: Final = 7
"""Pixels of the arrow, and of the room beside it: where a box has them."""


class MenuField(ElidedButton):
    """Has an empty menu of its own, for who derives it to fill."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._name = name
        self._arrow = QIcon(str(resource_path("icons/chevron-down.svg")))
        self.setProperty("field", True)
        self.setMenu(QMenu(name, self))

    def show_choice(self, words: str, *, is_set: bool) -> None:
        """Show `words`: what is chosen, or what holds where nothing is."""
        self.show_words(words)
        self.setProperty("unset", not is_set)
        self.style().polish(self)  # the style sheet knows what is not said by its colour
        self.setAccessibleName(f"{self._name}: {words}")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it with the arrow of a box: a style sheet that gave Qt's own another picture would move the words."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.features &= ~QStyleOptionButton.ButtonFeature.HasMenu
        with QPainter(self) as painter:
            self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
            left, top = self.width() - _ARROW - _RIGHT, (self.height() - _ARROW) // 2
            self._arrow.paint(painter, QRect(left, top, _ARROW, _ARROW))
