"""The menus of the menu bar, by titles that are translated when they are made."""

from typing import Final

from postmortem_desk.widgets.words.translation import QT_TRANSLATE_NOOP

FILE: Final = QT_TRANSLATE_NOOP("Actions", "&File")
EDIT: Final = QT_TRANSLATE_NOOP("Actions", "&Edit")
INSERT: Final = QT_TRANSLATE_NOOP("Actions", "&Insert")
DOCUMENT: Final = QT_TRANSLATE_NOOP("Actions", "&Document")
VIEW: Final = QT_TRANSLATE_NOOP("Actions", "&View")
HELP: Final = QT_TRANSLATE_NOOP("Actions", "&Help")
