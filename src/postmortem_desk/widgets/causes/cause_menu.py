"""The menu that a right click on the tree of causes opens."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

Choice = tuple[str, Callable[[], object]]
"""What a line says, and what it does."""


def cause_menu(groups: Sequence[Sequence[Choice]], parent: QWidget) -> QMenu:
    """A menu of these groups with lines between them, which goes away when it is closed."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for group in groups:
        menu.addSeparator()
        for text, act in group:
            action = QAction(text, menu)
            action.triggered.connect(lambda _checked=False, act=act: act())
            menu.addAction(action)
    return menu
