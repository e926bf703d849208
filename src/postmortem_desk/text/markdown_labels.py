"""Labels that do a heading's work: "**Impact:**" at the start of an item, "Action Items" alone on its line."""

import re
from collections.abc import Sequence
from typing import Final

from postmortem_desk.text.markdown_headings import clean_heading

_BOLD_LABEL: Final = re.compile(r"(\*\*|__)(?P<label>[^*_\n]{1,80}?):?\1[ \t]*(?P<colon>:?)[ \t]*(?P<rest>.*)")
_LONGEST_LABEL: Final = 60


def label_heading(line: str) -> str:
    """The words of a line that may be a label; "" where it is too long for one."""
    return clean_heading(line) if len(line.strip()) <= _LONGEST_LABEL else ""


def label_and_rest(lines: Sequence[str]) -> tuple[str, list[str]] | None:
    """The bold label that an item starts with, and the lines behind it; None where there is none.

    The label must be followed by a colon or by the end of its line.
    """
    match = _BOLD_LABEL.fullmatch(lines[0])
    if not match:
        return None
    ends_with_colon = match["colon"] or lines[0][: match.end("label") + 1].endswith(":")
    if match["rest"] and not ends_with_colon:
        return None
    rest = [match["rest"]] if match["rest"] else []
    return match["label"].strip(), [*rest, *_dedented(lines[1:])]


def _dedented(lines: Sequence[str]) -> list[str]:
    widths = [len(line) - len(line.lstrip(" ")) for line in lines if line.strip()]
    width = min(widths, default=0)
    return [line[width:] if line.strip() else "" for line in lines]
