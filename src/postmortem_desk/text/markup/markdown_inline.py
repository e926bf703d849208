"""Plain text inside Markdown, both ways: written so that it is read back letter by letter."""

import re
from typing import Final

from postmortem_desk.text.markup.markdown import parser

_PUNCTUATION: Final = re.compile(r"[!-/:-@\[-`{-~]")
_UNESCAPED: Final = re.compile(r"\\([!-/:-@\[-`{-~])|&#(\d{1,5});")
_SPECIAL: Final = re.compile(r"[\\`*\[\]<>&~|]|(?<![^\W_])_|_(?![^\W_])")
_EDGES: Final = re.compile(r"^\s+|\s+$|\n")
_LINE_EDGES: Final = re.compile(r"^[ \t]+|[ \t]+$|\n")
_UNSAFE: Final = re.compile(r"\]\(|(?<!\\)<")
"""What may be a link: its address would be lost, also where the link may not be followed."""
_PLAIN_TYPES: Final = frozenset(
    {
        "text",
        "text_special",
        "code_inline",
        "softbreak",
        "hardbreak",
        "em_open",
        "em_close",
        "strong_open",
        "strong_close",
    }
    | {"s_open", "s_close"}
)


def escaped(text: str, also: str = "") -> str:
    """`text` so that Markdown shows it as it is and `unescaped` gives it back; `also` names more letters to escape."""
    special = _SPECIAL.sub(r"\\\g<0>", text)
    for letter in also:
        special = special.replace(letter, f"\\{letter}")
    return _as_entities(special)


def escaped_fully(text: str) -> str:
    """`text` with a backslash before every punctuation character."""
    return _as_entities(_PUNCTUATION.sub(r"\\\g<0>", text), _LINE_EDGES)


def unescaped(source: str) -> str:
    """What `escaped` was given."""
    return _UNESCAPED.sub(_letter, source)


def _letter(match: re.Match[str]) -> str:
    if match[1]:
        return match[1]
    blank = chr(int(match[2]))
    return blank if blank.isspace() else match[0]


def _as_entities(text: str, edges: re.Pattern[str] = _EDGES) -> str:
    return edges.sub(lambda match: "".join(f"&#{ord(letter)};" for letter in match[0]), text)


def plain_or_source(source: str) -> str:
    """The text of one line of Markdown without its emphasis; the line as it is where it holds links or pictures."""
    if not _PUNCTUATION.search(source) or _UNSAFE.search(source):
        return source
    pieces = []
    for token in parser().parseInline(source)[0].children or []:
        is_bare_address = token.type in {"link_open", "link_close"} and token.markup == "linkify"
        if token.type not in _PLAIN_TYPES and not is_bare_address:
            return source
        pieces.append(" " if token.type in {"softbreak", "hardbreak"} else token.content)
    return "".join(pieces)
