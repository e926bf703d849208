"""The part of the table of actions that changes the document: the menus Edit and Insert."""

from typing import Final

from PySide6.QtGui import QKeySequence

from postmortem_desk.widgets.translation import QT_TRANSLATE_NOOP
from postmortem_desk.window.action_entry import EDIT, INSERT, ActionEntry

_KEY = QKeySequence.StandardKey

EDIT_ACTIONS: Final = (
    ActionEntry(
        "undo",
        EDIT,
        QT_TRANSLATE_NOOP("Actions", "&Undo"),
        QT_TRANSLATE_NOOP("Actions", "Take back the last edit, wherever it was"),
        (_KEY.Undo,),
        group=4,
    ),
    ActionEntry(
        "redo",
        EDIT,
        QT_TRANSLATE_NOOP("Actions", "&Redo"),
        QT_TRANSLATE_NOOP("Actions", "Do again what was taken back"),
        (_KEY.Redo, "Ctrl+Y"),
        group=4,
    ),
    ActionEntry(
        "duplicate",
        EDIT,
        QT_TRANSLATE_NOOP("Actions", "&Duplicate row"),
        QT_TRANSLATE_NOOP("Actions", "Add a copy of the selected rows behind them"),
        ("Ctrl+D",),
        group=5,
    ),
    ActionEntry(
        "remove",
        EDIT,
        QT_TRANSLATE_NOOP("Actions", "Delete ro&w"),
        QT_TRANSLATE_NOOP("Actions", "Delete the selected rows"),
        ("Ctrl+Backspace",),
        group=5,
    ),
    ActionEntry(
        "move_up",
        EDIT,
        QT_TRANSLATE_NOOP("Actions", "Move &up"),
        QT_TRANSLATE_NOOP("Actions", "Move the selected rows up by one"),
        ("Alt+Up",),
        group=6,
    ),
    ActionEntry(
        "move_down",
        EDIT,
        QT_TRANSLATE_NOOP("Actions", "Move do&wn"),
        QT_TRANSLATE_NOOP("Actions", "Move the selected rows down by one"),
        ("Alt+Down",),
        group=6,
    ),
    ActionEntry(
        "rename_section",
        EDIT,
        QT_TRANSLATE_NOOP("Actions", "Rena&me section or edit cell"),
        QT_TRANSLATE_NOOP("Actions", "Type another heading for the section, or open the cell of a table"),
        ("F2",),
        group=30,
    ),
    ActionEntry(
        "section_up",
        EDIT,
        QT_TRANSLATE_NOOP("Actions", "Move section up"),
        QT_TRANSLATE_NOOP("Actions", "Move the section up by one in the document"),
        ("Ctrl+Alt+Up",),
        group=30,
    ),
    ActionEntry(
        "section_down",
        EDIT,
        QT_TRANSLATE_NOOP("Actions", "Move section down"),
        QT_TRANSLATE_NOOP("Actions", "Move the section down by one in the document"),
        ("Ctrl+Alt+Down",),
        group=30,
    ),
    ActionEntry(
        "promote",
        EDIT,
        QT_TRANSLATE_NOOP("Actions", "Promote heading"),
        QT_TRANSLATE_NOOP("Actions", "Make the section's heading one level higher"),
        ("Ctrl+Alt+Left",),
        group=30,
    ),
    ActionEntry(
        "demote",
        EDIT,
        QT_TRANSLATE_NOOP("Actions", "Demote heading"),
        QT_TRANSLATE_NOOP("Actions", "Make the section's heading one level lower"),
        ("Ctrl+Alt+Right",),
        group=30,
    ),
    ActionEntry(
        "remove_section",
        EDIT,
        QT_TRANSLATE_NOOP("Actions", "Remove section…"),
        QT_TRANSLATE_NOOP("Actions", "Take the section out of the document; its rows can move to another one"),
        group=30,
    ),
    ActionEntry(
        "add_event",
        INSERT,
        QT_TRANSLATE_NOOP("Actions", "Add &event"),
        QT_TRANSLATE_NOOP("Actions", "Add an event to the timeline"),
        ("Ctrl+Shift+T",),
        group=7,
    ),
    ActionEntry(
        "add_cause",
        INSERT,
        QT_TRANSLATE_NOOP("Actions", "Add &cause"),
        QT_TRANSLATE_NOOP("Actions", "Add a cause at the top of the tree of causes"),
        group=7,
    ),
    ActionEntry(
        "ask_why",
        INSERT,
        QT_TRANSLATE_NOOP("Actions", "Ask &why"),
        QT_TRANSLATE_NOOP("Actions", "Add an answer below the selected cause"),
        ("Ctrl+Shift+Y",),
        group=7,
    ),
    ActionEntry(
        "add_task",
        INSERT,
        QT_TRANSLATE_NOOP("Actions", "Add &task"),
        QT_TRANSLATE_NOOP("Actions", "Add a task to the checklist"),
        ("Ctrl+Shift+K",),
        group=7,
    ),
    ActionEntry(
        "ask_question",
        INSERT,
        QT_TRANSLATE_NOOP("Actions", "Open &question"),
        QT_TRANSLATE_NOOP("Actions", "Write down what is still open about this part; it is never exported"),
        ("Ctrl+Shift+U",),
        group=7,
    ),
    ActionEntry(
        "add_section",
        INSERT,
        QT_TRANSLATE_NOOP("Actions", "Add &section"),
        QT_TRANSLATE_NOOP("Actions", "Add a section behind the selected one"),
        ("Ctrl+Shift+N",),
        group=31,
    ),
)
