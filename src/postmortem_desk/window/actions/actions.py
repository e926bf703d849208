"""The table of actions: every command of the window, from which menus and toolbar are made."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from postmortem_desk.widgets.plain_tip import plain_tip
from postmortem_desk.widgets.words.translation import translate
from postmortem_desk.window.actions.action_entry import ActionEntry
from postmortem_desk.window.actions.edit_actions import EDIT_ACTIONS
from postmortem_desk.window.actions.file_actions import FILE_ACTIONS, HELP_ACTIONS
from postmortem_desk.window.actions.format_actions import FORMAT_ACTIONS
from postmortem_desk.window.actions.insert_actions import INSERT_ACTIONS
from postmortem_desk.window.actions.order_actions import ORDER_ACTIONS
from postmortem_desk.window.actions.view_actions import VIEW_ACTIONS

ACTIONS: Final[tuple[ActionEntry, ...]] = (
    *FILE_ACTIONS,
    *EDIT_ACTIONS,
    *INSERT_ACTIONS,
    *FORMAT_ACTIONS,
    *ORDER_ACTIONS,
    *VIEW_ACTIONS,
    *HELP_ACTIONS,
)
"""In the order of the menu bar and of its menus."""


def build_actions(window: QMainWindow, handlers: Mapping[str, Callable[[], object]]) -> dict[str, QAction]:
    """Make every action of the table for `window`. Raises KeyError when one has no handler."""
    made = {}
    choices: dict[str, QActionGroup] = {}
    for entry in ACTIONS:
        action = QAction(translate(entry.text), window)
        if entry.choice:
            action.setCheckable(True)
            choices.setdefault(entry.choice, QActionGroup(window)).addAction(action)
        action.setObjectName(entry.key)
        action.setShortcuts(_shortcuts(entry))
        action.setStatusTip(translate(entry.help))
        action.setToolTip(plain_tip(_tip(action)))
        action.triggered.connect(lambda _checked=False, act=handlers[entry.key]: act())
        made[entry.key] = action
    return made


def fill_menus(window: QMainWindow, actions: Mapping[str, QAction]) -> dict[str, QMenu]:
    """Put the actions into the menu bar, in the table's order. Returns the menus by their (untranslated) title."""
    menus: dict[str, QMenu] = {}
    group = ""
    for entry in ACTIONS:
        menu = menus.get(entry.menu)
        if menu is None:
            menu = menus[entry.menu] = window.menuBar().addMenu(translate(entry.menu))
        elif entry.group != group:
            menu.addSeparator()
        group = entry.group
        menu.addAction(actions[entry.key])
    return menus


def _shortcuts(entry: ActionEntry) -> list[QKeySequence]:
    """The keys of an entry; a standard key that this system does not have is left out, and so is one said twice."""
    made = {keys.toString(): keys for one in entry.shortcuts if not (keys := QKeySequence(one)).isEmpty()}
    return list(made.values())


def _tip(action: QAction) -> str:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{action.statusTip()} ({keys})" if keys else action.statusTip()
