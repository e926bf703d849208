"""What a timeline's rows offer on a right click or the menu key: the same as the window's menus, and the remedies."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QMenu, QWidget

from postmortem_desk.widgets.timeline.event_cells import remedy_word
from postmortem_desk.widgets.timeline.remedy_strip import Remedy

Choice = tuple[str, Callable[[], object]]


def event_menu(
    parent: QWidget, choices: Sequence[Sequence[Choice]], remedies: Sequence[Remedy], apply: Callable[[Remedy], object]
) -> QMenu:
    """A menu of `choices` in groups; where there are `remedies`, those come first, and `apply` takes the chosen one."""
    menu = QMenu(parent)
    for remedy in remedies:
        menu.addAction(remedy_word(remedy)).triggered.connect(lambda _=False, which=remedy: apply(which))
    menu.addSeparator()
    for group in choices:
        for words, act in group:
            menu.addAction(words).triggered.connect(lambda _=False, act=act: act())
        menu.addSeparator()
    return menu
