"""A text as one line, for headings, names and cells."""

import re
from typing import Final

_SPACE: Final = "[^\\S\u00a0\u2007\u202f]"
"""White space at which a line may be broken: a space that somebody made unbreakable is a character like any other."""
_SPACES: Final = re.compile(f"{_SPACE}+")
_AROUND: Final = re.compile(f"^{_SPACE}+|{_SPACE}+$")


def one_line(text: str) -> str:
    """`text` with one space for each run of spaces and ends of lines, and none around it."""
    return _SPACES.sub(" ", _AROUND.sub("", text))
