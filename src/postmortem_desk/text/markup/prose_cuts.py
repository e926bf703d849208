"""Where a long Markdown text can be cut, without reading it: its parts, each read alone, say what the whole says."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

_BLANK: Final = " \t"
"""What an empty line may hold; any other space is a word to Markdown."""
_FENCE: Final = re.compile(r"( {0,3})(`{3,}(?=[^`]*$)|~{3,})")
_MARK: Final = re.compile(r"(?:[-+*]|[0-9]{1,9}[.)])(?:[ \t]|$)")
_ITEM: Final = re.compile(r"(?:[-+*]|[0-9]{1,9}[.)]) {1,4}(?=[^\W_])")
"""What can be nothing else than an item of a list, whose own lines are indented as far as its words."""
_REACHES_FAR: Final = re.compile(r"\]:|\r")
"""What may name the address of a link elsewhere in the text; and ends of lines that are not looked for here."""


def prose_parts(text: str) -> tuple[str, ...]:
    """`text` in parts of a block each, as far as that is seen easily: a list, a quote or code stays whole.

    Joined, they are the text itself.
    """
    if _REACHES_FAR.search(text):
        return (text,)
    lines = text.split("\n")
    starts = [0, *_starts(lines), len(lines)]
    parts = ["\n".join(lines[start:end]) for start, end in pairwise(starts)]
    return (*(part + "\n" for part in parts[:-1]), parts[-1])


def _starts(lines: list[str]) -> Iterator[int]:
    """The lines that begin a block which nothing before them holds: after an empty line, at the margin, no item."""
    fence = ""
    item: re.Match[str] | None = None
    has_begun = may_start = item_has_code = False
    for number, line in enumerate(lines):
        if fence:
            fence = "" if _closes(fence, line) else fence
            continue
        if not line.strip(_BLANK):
            may_start = has_begun
            continue
        if line[0] not in _BLANK:
            has_mark = _MARK.match(line) is not None
            item = _ITEM.match(line) if may_start or item or not has_begun else None
            if may_start and not has_mark:
                yield number
            elif item_has_code and not item:
                return  # what ends the code of an item may begin some here
            item_has_code = False
        if opening := _FENCE.match(line):
            if not opening[1]:
                fence = opening[2]
            elif item and item.end() <= opening.start(2):
                item_has_code = True
            else:
                return
        has_begun, may_start = True, False


def _closes(fence: str, line: str) -> bool:
    """Whether `line` ends the code that `fence` began."""
    signs = line.lstrip(" ")
    return len(line) - len(signs) <= 3 and signs.startswith(fence) and not signs.strip(fence[0] + _BLANK)
