"""The menus that a right click or the menu key opens on rows."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

Choice = tuple[str, Callable[[], object], str]
"""What a line says, what it does, and the keys that do the same; "" for none."""

Submenu = Callable[[QWidget], QMenu]
"""What makes a menu of its own, in a parent, for a line."""

Choices = Sequence[Sequence[Choice | Submenu]]
"""The lines of a menu, in groups."""


def choice_menu(groups: Choices, parent: QWidget) -> QMenu:
    """A menu of these groups with lines between them, which goes away when it is closed."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for group in groups:
        for choice in group:
            if callable(choice):
                menu.addMenu(choice(menu))
                continue
            words, act, keys = choice
            action = menu.addAction(words)
            action.setShortcut(keys)
            action.triggered.connect(lambda _checked=False, act=act: act())
        menu.addSeparator()
    return menu


def popup_below(menu: QMenu, widget: QWidget) -> None:
    """Open a menu below a widget, or below the current one of its rows. It goes when it is closed."""
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if isinstance(widget, QAbstractItemView):
        menu.popup(widget.viewport().mapToGlobal(widget.visualRect(widget.currentIndex()).bottomLeft()))
    else:
        menu.popup(widget.mapToGlobal(widget.rect().bottomLeft()))
