"""Cut, copy, paste and "select all": they act where the keyboard is."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from postmortem_desk.widgets.clipboard_acts import Act, ClipboardActs, clipboard_acts
from postmortem_desk.window.controllers.controller import Handlers, WindowParts


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
