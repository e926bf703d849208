"""Which texts and languages run from right to left."""

import re
from typing import Final

_LANGUAGES: Final = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "iw", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"})
"""Languages that are written from right to left, by the first part of their tag."""
_LETTERS: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


def runs_left(language: str) -> bool:
    """Whether texts of a language (a tag of BCP 47) run from right to left."""
    return language.partition("-")[0].lower() in _LANGUAGES


def holds_left_running(text: str) -> bool:
    """Whether a text holds letters that run from right to left."""
    return _LETTERS.search(text) is not None
