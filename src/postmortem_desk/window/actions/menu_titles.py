"""The menus of the menu bar, by titles that are translated when they are made."""

from typing import Final

from postmortem_desk.widgets.words.translation import translatable

FILE: Final = translatable("&File")
EDIT: Final = translatable("&Edit")
INSERT: Final = translatable("&Insert")
FORMAT: Final = translatable("F&ormat")
DOCUMENT: Final = translatable("&Document")
VIEW: Final = translatable("&View")
HELP: Final = translatable("&Help")
