"""Cut, copy, paste and "select all", and what they do: they act where the keyboard is."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence

from postmortem_desk.widgets.clipboard_acts import Act, ClipboardActs, clipboard_acts
from postmortem_desk.window.actions import conditions
from postmortem_desk.window.actions.action_entry import ActionEntry
from postmortem_desk.window.actions.menu_titles import EDIT
from postmortem_desk.window.controllers.controller import Handlers, WindowParts

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


class ClipboardController(QObject):
    """Acts on the field, the text or the table that has the window's focus."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts.window)
        self._window = parts.window

    def handlers(self) -> Handlers:
        """The four actions."""
        return {
            "cut": lambda: self._act(lambda acts: acts.cut),
            "copy": lambda: self._act(lambda acts: acts.copy),
            "paste": lambda: self._act(lambda acts: acts.paste),
            "select_all": lambda: self._act(lambda acts: acts.select_all),
        }

    def _act(self, chosen: Callable[[ClipboardActs], Act | None]) -> None:
        act = chosen(clipboard_acts(self._window.focusWidget()))
        if act is not None:
            act()
