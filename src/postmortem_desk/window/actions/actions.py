"""The table of actions: every command of the window, from which menus and toolbar are made."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from postmortem_desk.widgets.plain_tip import plain_tip
from postmortem_desk.widgets.words.translation import QT_TRANSLATE_NOOP
from postmortem_desk.window.actions.action_entry import FILE, HELP, VIEW, ActionEntry
from postmortem_desk.window.actions.edit_actions import EDIT_ACTIONS
from postmortem_desk.window.actions.find_actions import FIND_ACTIONS
from postmortem_desk.window.actions.format_actions import FORMAT_ACTIONS
from postmortem_desk.window.actions.list_actions import LIST_ACTIONS
from postmortem_desk.window.actions.order_actions import ORDER_ACTIONS

_CONTEXT: Final = "Actions"
_KEY = QKeySequence.StandardKey

ACTIONS: Final = (
    ActionEntry(
        "new",
        FILE,
        QT_TRANSLATE_NOOP("Actions", "&New"),
        QT_TRANSLATE_NOOP("Actions", "Start an incident from a template, in a window of its own"),
        (_KEY.New,),
    ),
    ActionEntry(
        "open",
        FILE,
        QT_TRANSLATE_NOOP("Actions", "&Open…"),
        QT_TRANSLATE_NOOP(
            "Actions", "Open an incident, a postmortem in Markdown, or evidence: a CSV, a chat's export, a log"
        ),
        (_KEY.Open,),
    ),
    ActionEntry(
        "save",
        FILE,
        QT_TRANSLATE_NOOP("Actions", "&Save"),
        QT_TRANSLATE_NOOP("Actions", "Save the incident to its file"),
        (_KEY.Save,),
        group=1,
    ),
    ActionEntry(
        "save_as",
        FILE,
        QT_TRANSLATE_NOOP("Actions", "Save &As…"),
        QT_TRANSLATE_NOOP("Actions", "Save the incident to another file"),
        (_KEY.SaveAs, "Ctrl+Shift+S"),
        group=1,
    ),
    ActionEntry(
        "versions",
        FILE,
        QT_TRANSLATE_NOOP("Actions", "Browse &versions"),
        QT_TRANSLATE_NOOP("Actions", "See what earlier versions of the file held, and open one as a new document"),
        group=1,
    ),
    ActionEntry(
        "merge_copy",
        FILE,
        QT_TRANSLATE_NOOP("Actions", "&Merge a Markdown copy…"),
        QT_TRANSLATE_NOOP(
            "Actions", "See what somebody changed in a Markdown export of this incident, and take it over"
        ),
        group=1,
    ),
    ActionEntry(
        "export",
        FILE,
        QT_TRANSLATE_NOOP("Actions", "&Export…"),
        QT_TRANSLATE_NOOP("Actions", "Make an HTML page, a PDF, a Markdown document or a CSV of the incident"),
        ("Ctrl+E",),
        group=2,
    ),
    ActionEntry(
        "close",
        FILE,
        QT_TRANSLATE_NOOP("Actions", "&Close"),
        QT_TRANSLATE_NOOP("Actions", "Close this window"),
        ("Ctrl+W", _KEY.Close),
        group=3,
    ),
    ActionEntry(
        "quit",
        FILE,
        QT_TRANSLATE_NOOP("Actions", "&Quit"),
        QT_TRANSLATE_NOOP("Actions", "Close every window"),
        (_KEY.Quit, "Ctrl+Q"),
        group=3,
    ),
    *EDIT_ACTIONS,
    *FIND_ACTIONS,
    *FORMAT_ACTIONS,
    *ORDER_ACTIONS,
    *LIST_ACTIONS,
    ActionEntry(
        "find",
        VIEW,
        QT_TRANSLATE_NOOP("Actions", "&Find or run a command…"),
        QT_TRANSLATE_NOOP("Actions", "Go to any part of the document, or run any command, by typing a few letters"),
        ("Ctrl+Shift+P",),
        group=15,
    ),
    ActionEntry(
        "show_checks",
        VIEW,
        QT_TRANSLATE_NOOP("Actions", "&Checks"),
        QT_TRANSLATE_NOOP("Actions", "Show what contradicts itself, what is missing, and which words blame"),
        ("F8",),
        group=9,
    ),
    ActionEntry(
        "show_picture",
        VIEW,
        QT_TRANSLATE_NOOP("Actions", "&Picture of the timeline"),
        QT_TRANSLATE_NOOP("Actions", "Show the events in lanes on a line of time"),
        ("Shift+F9",),
        group=9,
    ),
    ActionEntry(
        "show_matrix",
        VIEW,
        QT_TRANSLATE_NOOP("Actions", "Causes and &tasks"),
        QT_TRANSLATE_NOOP("Actions", "Link tasks to the causes that they address, in a matrix"),
        ("F9",),
        group=9,
    ),
    ActionEntry(
        "evidence",
        VIEW,
        QT_TRANSLATE_NOOP("Actions", "E&vidence"),
        QT_TRANSLATE_NOOP("Actions", "Show what chats, alerts and logs say, to take it into the timeline"),
        ("Ctrl+Shift+E",),
        group=17,
    ),
    ActionEntry(
        "paste_evidence",
        VIEW,
        QT_TRANSLATE_NOOP("Actions", "Paste as evide&nce"),
        QT_TRANSLATE_NOOP("Actions", "Read the clipboard as lines of a chat, a log or a table"),
        ("Ctrl+Alt+V",),
        group=17,
    ),
    ActionEntry(
        "show_outline",
        VIEW,
        QT_TRANSLATE_NOOP("Actions", "Go to &outline"),
        QT_TRANSLATE_NOOP("Actions", "Put the focus into the outline"),
        ("F6",),
        group=16,
    ),
    ActionEntry(
        "show_editor",
        VIEW,
        QT_TRANSLATE_NOOP("Actions", "Go to &editor"),
        QT_TRANSLATE_NOOP("Actions", "Put the focus into the editor of the section"),
        ("F7",),
        group=16,
    ),
    ActionEntry(
        "context_menu",
        VIEW,
        QT_TRANSLATE_NOOP("Actions", "Open the menu here"),
        QT_TRANSLATE_NOOP("Actions", "Open the menu of the row or the text that the keyboard is in"),
        ("Shift+F10",),
        group=9,
    ),
    ActionEntry(
        "toggle_document",
        VIEW,
        QT_TRANSLATE_NOOP("Actions", "&Show or hide the document"),
        QT_TRANSLATE_NOOP("Actions", "Give the editor the room of the document beside it, or bring the document back"),
        ("Ctrl+Shift+D",),
        group=16,
    ),
    ActionEntry(
        "theme_light",
        VIEW,
        QT_TRANSLATE_NOOP("Actions", "&Light window"),
        QT_TRANSLATE_NOOP("Actions", "A light window"),
        group=10,
        choice="theme",
    ),
    ActionEntry(
        "theme_dark",
        VIEW,
        QT_TRANSLATE_NOOP("Actions", "&Dark window"),
        QT_TRANSLATE_NOOP("Actions", "A dark window"),
        group=10,
        choice="theme",
    ),
    ActionEntry(
        "theme_system",
        VIEW,
        QT_TRANSLATE_NOOP("Actions", "Window as the s&ystem"),
        QT_TRANSLATE_NOOP("Actions", "Follow the system's theme"),
        group=10,
        choice="theme",
    ),
    ActionEntry(
        "paper_light",
        VIEW,
        QT_TRANSLATE_NOOP("Actions", "Light pape&r"),
        QT_TRANSLATE_NOOP("Actions", "The preview is light, as exports are, in a dark window, too"),
        group=18,
        choice="paper",
    ),
    ActionEntry(
        "paper_window",
        VIEW,
        QT_TRANSLATE_NOOP("Actions", "Paper as the &window"),
        QT_TRANSLATE_NOOP("Actions", "The preview is dark in a dark window; exports stay light"),
        group=18,
        choice="paper",
    ),
    ActionEntry(
        "guide",
        HELP,
        QT_TRANSLATE_NOOP("Actions", "&Guide"),
        QT_TRANSLATE_NOOP("Actions", "How to write a postmortem with this program"),
        (_KEY.HelpContents,),
        group=11,
    ),
    ActionEntry(
        "example",
        HELP,
        QT_TRANSLATE_NOOP("Actions", "Open the e&xample"),
        QT_TRANSLATE_NOOP("Actions", "Open a finished postmortem to look around in"),
        group=11,
    ),
    ActionEntry(
        "about",
        HELP,
        QT_TRANSLATE_NOOP("Actions", "&About"),
        QT_TRANSLATE_NOOP("Actions", "The version, and where settings and files are"),
        group=12,
    ),
)


def build_actions(window: QMainWindow, handlers: Mapping[str, Callable[[], object]]) -> dict[str, QAction]:
    """Make every action of the table for `window`. Raises KeyError when one has no handler."""
    made = {}
    choices: dict[str, QActionGroup] = {}
    for entry in ACTIONS:
        action = QAction(_words(entry.text), window)
        if entry.choice:
            action.setCheckable(True)
            choices.setdefault(entry.choice, QActionGroup(window)).addAction(action)
        action.setObjectName(entry.key)
        action.setShortcuts(_shortcuts(entry))
        action.setStatusTip(_words(entry.help))
        action.setToolTip(plain_tip(_tip(action)))
        action.triggered.connect(lambda _checked=False, act=handlers[entry.key]: act())
        made[entry.key] = action
    return made


def fill_menus(window: QMainWindow, actions: Mapping[str, QAction]) -> dict[str, QMenu]:
    """Put the actions into the menu bar, in the table's order, the entries of a group together.

    Returns the menus by their (untranslated) title.
    """
    menus: dict[str, QMenu] = {}
    group = dict.fromkeys((entry.menu for entry in ACTIONS), -1)
    begins: dict[tuple[str, int], int] = {}
    for place, entry in enumerate(ACTIONS):
        begins.setdefault((entry.menu, entry.group), place)
    for entry in sorted(ACTIONS, key=lambda entry: begins[entry.menu, entry.group]):
        menu = menus.get(entry.menu)
        if menu is None:
            menu = menus[entry.menu] = window.menuBar().addMenu(_words(entry.menu))
        elif group[entry.menu] != entry.group:
            menu.addSeparator()
        group[entry.menu] = entry.group
        menu.addAction(actions[entry.key])
    return menus


def _shortcuts(entry: ActionEntry) -> list[QKeySequence]:
    """The keys of an entry; a standard key that this system does not have is left out, and so is one said twice."""
    made = {keys.toString(): keys for one in entry.shortcuts if not (keys := QKeySequence(one)).isEmpty()}
    return list(made.values())


def _words(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)


def _tip(action: QAction) -> str:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{action.statusTip()} ({keys})" if keys else action.statusTip()
