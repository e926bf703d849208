"""What an entry of the table of actions says, and the menus that there are."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QKeySequence

from postmortem_desk.widgets.translation import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class ActionEntry:
    """One command. `key` names it in the program; the texts are translated when the action is made."""

    key: str
    menu: str
    text: str
    help: str
    shortcuts: tuple[str | QKeySequence.StandardKey, ...] = ()
    group: int = 0
    """Entries of another group stand behind a separator."""


FILE: Final = QT_TRANSLATE_NOOP("Actions", "&File")
EDIT: Final = QT_TRANSLATE_NOOP("Actions", "&Edit")
INSERT: Final = QT_TRANSLATE_NOOP("Actions", "&Insert")
DOCUMENT: Final = QT_TRANSLATE_NOOP("Actions", "&Document")
VIEW: Final = QT_TRANSLATE_NOOP("Actions", "&View")
HELP: Final = QT_TRANSLATE_NOOP("Actions", "&Help")
