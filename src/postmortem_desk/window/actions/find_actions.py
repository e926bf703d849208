"""The actions that find words in the whole document, and replace them."""

from typing import Final

from PySide6.QtGui import QKeySequence

from postmortem_desk.widgets.words.translation import QT_TRANSLATE_NOOP
from postmortem_desk.window.actions.action_entry import EDIT, ActionEntry

_KEY = QKeySequence.StandardKey

FIND_ACTIONS: Final = (
    ActionEntry(
        "find_words",
        EDIT,
        QT_TRANSLATE_NOOP("Actions", "&Find…"),
        QT_TRANSLATE_NOOP("Actions", "Find words in the whole document"),
        (_KEY.Find,),
        group=8,
    ),
    ActionEntry(
        "find_next",
        EDIT,
        QT_TRANSLATE_NOOP("Actions", "Find &next"),
        QT_TRANSLATE_NOOP("Actions", "Go to the next place that was found"),
        ("F3",),
        group=8,
    ),
    ActionEntry(
        "find_previous",
        EDIT,
        QT_TRANSLATE_NOOP("Actions", "Find pre&vious"),
        QT_TRANSLATE_NOOP("Actions", "Go to the place before that was found"),
        ("Shift+F3",),
        group=8,
    ),
    ActionEntry(
        "replace_words",
        EDIT,
        QT_TRANSLATE_NOOP("Actions", "R&eplace…"),
        QT_TRANSLATE_NOOP("Actions", "Put other words in the place of words, one by one or all in one step"),
        ("Ctrl+H",),
        group=8,
    ),
)
