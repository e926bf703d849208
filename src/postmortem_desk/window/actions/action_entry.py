"""What an entry of the table of actions says."""

from msgspec import Struct
from PySide6.QtGui import QKeySequence

from postmortem_desk.window.actions.conditions import Condition, always


class ActionEntry(Struct, frozen=True):
    """One command. `key` names it in the program; `text` and `help` are translated when the action is made."""

    key: str
    menu: str
    text: str
    help: str
    shortcuts: tuple[str | QKeySequence.StandardKey, ...] = ()
    group: str = ""
    """Entries of one group stand together in the table; those of another stand behind a separator in the menu."""
    when: Condition = always
    """When it can do something; otherwise it is disabled."""
    choice: str = ""
    """Entries with the same word here exclude each other, and the one that holds is ticked."""
