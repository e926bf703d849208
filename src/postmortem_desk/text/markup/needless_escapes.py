r"""Takes the backslashes out of lines of Markdown that change nothing there, as word processors write them everywhere.

It was down \- all of it\. \[We think\]      is      It was down - all of it. [We think]
"""

import re
from typing import Final

_PIECE: Final = re.compile(
    r"(?P<kept>(?P<ticks>`+)[^`].*?(?<!`)(?P=ticks)(?!`)|\]\([^()\s]*\)|<[A-Za-z][^<>\s]*>|https?://\S+)"
    r"|(?<![!\]])\\\[(?P<inner>(?![\^ xX]\\?\]|\^)[^\[\]\\`\n]{1,120})\\\](?![(\[:])"
    r"|\\(?P<sign>[!-/:-@\[-`{-~])"
)
"""What stays (code, addresses), a pair of brackets that is no link, and any other sign with its backslash."""
_START: Final = re.compile(r"[\s>|]*(?:(?:[-+*]|\d{1,9}[.)])\s+){0,4}(?:\[[ xX]\]\s+)?")
_NUMBER: Final = re.compile(r"\d{1,9}")
_OPEN_TAG: Final = re.compile(r"(?:\\<[A-Za-z/!?]|&(?:amp;)*lt;)[^<>]*$", re.IGNORECASE)
_ALWAYS: Final = frozenset("%$'\"?@{}/")
"""Signs that mean nothing wherever they stand within a line. Commas and colons part the values of our own lists."""
_LATER: Final = frozenset(".+-=#>")
"""Signs that mean nothing but at the beginning of a line."""


def without_needless_escapes(line: str) -> str:
    """One line, outside of blocks of code, without the backslashes that it means the same without."""
    if "\\" not in line or "<!--" in line or line.count("`") % 2 or line.lstrip(" ").startswith("#"):
        return line
    start = _START.match(line)
    begin = start.end() if start else 0
    number = _NUMBER.match(line, begin)

    def bare(match: re.Match[str]) -> str:
        if match["kept"] is not None:
            return match[0]
        if match["inner"] is not None:
            return f"[{match['inner']}]"
        is_number = match["sign"] in ".)" and number is not None and match.start() == number.end()
        is_first = match.start() <= begin or is_number
        return match[0] if is_first or not _is_needless(line, match) else match["sign"]

    return _PIECE.sub(bare, line)


def _is_needless(line: str, match: re.Match[str]) -> bool:
    sign, before, after = match["sign"], line[match.start() - 1], line[match.end() : match.end() + 1]
    if sign == ">" and _OPEN_TAG.search(line, 0, match.start()):
        return False  # the two would be a tag once its other backslash is gone
    if sign in _ALWAYS or sign in _LATER:
        return True
    if sign == "_":
        return before.isalnum() and after.isalnum()
    if sign == "*":
        return before.isspace() and after.isspace()
    # What would begin or end a link, an entity, struck words, the details of a row, or an address stays.
    needed_by = {
        "(": before in "]_\\",
        ")": after == "_",
        "!": after in ("[", "\\"),
        "~": before in "~\\" or after in ("~", "\\"),
        "&": after.isalnum() or after == "#",
        "<": not (after.isspace() or after.isdigit() or after == "="),
        "^": before in "[\\",
    }
    return not needed_by.get(sign, True)
