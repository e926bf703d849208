"""Loads Qt in such a way that what is imported behind it loads as fast as before it."""

import builtins
from importlib import import_module
from typing import Final

_NOW: Final = "__import__"
_BEFORE: Final = "__orig_import__"
"""The name under which PySide keeps what it has replaced."""


def load_qt() -> None:
    """Import Qt for a window. Raises ImportError where a library of the system is missing.

    PySide puts itself before Python's import and reads the source of every module that is imported from then on, only
    to see whether it wants names in snake_case (`from __feature__ import snake_case`). Nobody here does, and it took a
    tenth of the start, so what was there before is put back.
    """
    import_module("PySide6.QtWidgets")
    names = vars(builtins)
    names[_NOW] = names.get(_BEFORE, names[_NOW])
