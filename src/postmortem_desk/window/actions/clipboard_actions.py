"""Cut, copy, paste and "select all"."""

from typing import Final

from PySide6.QtGui import QKeySequence

from postmortem_desk.window.actions import conditions
from postmortem_desk.window.actions.action_entry import ActionEntry
from postmortem_desk.window.actions.menu_titles import EDIT

_KEY = QKeySequence.StandardKey

CLIPBOARD_ACTIONS: Final = (
    ActionEntry(
        "cut",
        EDIT,
        "Cu&t",
        "Take the selected words or rows out and put them on the clipboard",
        (_KEY.Cut,),
        group="clipboard",
        when=conditions.cuttable,
    ),
    ActionEntry(
        "copy",
        EDIT,
        "&Copy",
        "Put the selected words or rows on the clipboard",
        (_KEY.Copy,),
        group="clipboard",
        when=conditions.copyable,
    ),
    ActionEntry(
        "paste",
        EDIT,
        "&Paste",
        "Put in what is on the clipboard: words into a text, rows or lines into a table",
        (_KEY.Paste,),
        group="clipboard",
        when=conditions.pasteable,
    ),
    ActionEntry(
        "select_all",
        EDIT,
        "Select &all",
        "Select the whole text of the field, or all rows of the table",
        (_KEY.SelectAll,),
        group="clipboard",
        when=conditions.selectable,
    ),
)
