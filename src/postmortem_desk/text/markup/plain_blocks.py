"""Plain text of several lines (a message, a line of a log) as Markdown that says the same."""

import re
from typing import Final

_BLOCK: Final = (
    r"^(?P<edge>[ \t]*\d{1,9})[.)](?=[ \t]|$)"
    r"|^(?P<margin>[ \t]*)(?:[-+*](?=[ \t]|$)|#(?=#{0,5}(?:[ \t]|$))|>|=(?==*[ \t]*$)|[-|:](?=[-|: \t]*$)"
    r"|\[(?=[^\[\]]*\]:))"
)
"""What begins a list, a heading, a quote or the definition of a link, or makes of the line above a heading, a table."""
_INLINE: Final = (
    r"\\(?=[!-/:-@\[-`{-~\n]|\Z)|[*](?=\S)|(?<=\S)[*]|(?<![^\W_])_|_(?![^\W_])|`|~(?=~)|(?<=~)~"
    r"|<(?=[A-Za-z/!?])|&(?=#?\w+;)"
)
_MARK: Final = re.compile(f"{_BLOCK}|{_INLINE}", re.MULTILINE)
_MARK_AMONG_LINKS: Final = re.compile(rf"{_BLOCK}|{_INLINE}|\[", re.MULTILINE)
_MAY_BE_MARKED: Final = re.compile(r"[-+#=\\`*_~<>&|\[:]|\d[.)]")
_CODE_INDENT: Final = re.compile(r"(\n[ \t]*\n)[ \t]+")


def plain_block(text: str) -> str:
    """Plain text as Markdown with as few escapes as it takes; `markdown_inline.unescaped` gives the text back.

    Its lines stay lines, and no list, heading, code, table or link comes of its marks. What is indented behind an empty
    line would be code: it loses its indentation.
    """
    if not _MAY_BE_MARKED.search(text) and "\n" not in text:
        return text
    mark = _MARK_AMONG_LINKS if "](" in text else _MARK
    return _CODE_INDENT.sub(r"\1", mark.sub(_escaped, text))


def _escaped(match: re.Match[str]) -> str:
    before = match["edge"] or match["margin"] or ""
    return f"{before}\\{match[0][len(before) :]}"
