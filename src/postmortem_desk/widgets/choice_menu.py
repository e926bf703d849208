"""The menus that a right click or the menu key opens on rows."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

Choice = tuple[str, Callable[[], object]]
"""What a line says, and what it does."""


def choice_menu(groups: Sequence[Sequence[Choice]], parent: QWidget) -> QMenu:
    """A menu of these groups with lines between them, which goes away when it is closed."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for group in groups:
        for words, act in group:
            menu.addAction(words).triggered.connect(lambda _checked=False, act=act: act())
        menu.addSeparator()
    return menu
