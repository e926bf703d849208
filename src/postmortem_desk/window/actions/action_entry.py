"""What an entry of the table of actions says, and the menus that there are."""

from typing import Final

from msgspec import Struct
from PySide6.QtGui import QKeySequence

from postmortem_desk.widgets.words.translation import QT_TRANSLATE_NOOP
from postmortem_desk.window.actions.conditions import Condition, always


class ActionEntry(Struct, frozen=True):
    """One command. `key` names it in the program; the texts are translated when the action is made."""

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


FILE: Final = QT_TRANSLATE_NOOP("Actions", "&File")
EDIT: Final = QT_TRANSLATE_NOOP("Actions", "&Edit")
INSERT: Final = QT_TRANSLATE_NOOP("Actions", "&Insert")
DOCUMENT: Final = QT_TRANSLATE_NOOP("Actions", "&Document")
VIEW: Final = QT_TRANSLATE_NOOP("Actions", "&View")
HELP: Final = QT_TRANSLATE_NOOP("Actions", "&Help")
