"""The menus that a right click or the menu key opens on rows."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

Choice = tuple[str, Callable[[], object], str]
"""What a line says, what it does, and the keys that do the same; "" for none."""


def choice_menu(groups: Sequence[Sequence[Choice]], parent: QWidget) -> QMenu:
    """A menu of these groups with lines between them, which goes away when it is closed."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for group in groups:
        for words, act, keys in group:
            action = menu.addAction(words)
            action.setShortcut(keys)
            action.triggered.connect(lambda _checked=False, act=act: act())
        menu.addSeparator()
    return menu
