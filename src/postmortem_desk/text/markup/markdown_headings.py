"""Headings as people decorate them, cleaned for the incident and written back so that they are read the same."""

import re
from typing import Final

from postmortem_desk.text.markup.markdown_inline import escaped, escaped_fully, plain_or_source

_LEADING_RULE: Final = re.compile(r"(?:-{2,}|={2,}|~{2,}|\*{4,}|_{4,})[ \t]*")
_SHORTEST_RULE: Final = {"-": 2, "=": 2, "~": 2, "*": 4, "_": 4}
_COLONS: Final = ":\uff1a \t"
_LAYERS: Final = 6
"""How often decoration is taken off decoration."""
_WRAPPED: Final = re.compile(r"(\*{1,3}|_{1,3})(?=[^\s*_])([^*_`\[\]\\]*[^\s*_`\[\]\\])\1")
_CLOSED: Final = re.compile(r"(?:^|[ \t])#+[ \t]*$")


def clean_heading(source: str) -> str:
    """A heading's words without decoration ("-----Issue Summary-----:" is "Issue Summary", "**Impact**:" is "Impact").

    The result is plain text, but Markdown as it was written where it holds a link, a picture or raw code of one.
    """
    text = source.strip(" \t")
    for _ in range(_LAYERS):
        before = text
        text = _without_colons(text)
        text = _without_rules(text)
        text = _WRAPPED.sub(r"\2", text) if _WRAPPED.fullmatch(text) else text
        if text == before:
            break
    return plain_or_source(text) if text else source.strip(" \t")


def _without_colons(text: str) -> str:
    kept = text.rstrip(_COLONS)
    if kept.endswith("\\"):
        kept = text[: len(kept) + 1]  # a colon behind a backslash is a word's own
    return kept


def _without_rules(text: str) -> str:
    if match := _LEADING_RULE.match(text):
        text = text[match.end() :]
    kept = text.rstrip(text[-1]) if text and text[-1] in _SHORTEST_RULE else text
    is_rule = len(text) - len(kept) >= _SHORTEST_RULE.get(text[-1:], 1)
    return kept.rstrip(" \t") if is_rule else text


def heading_source(heading: str) -> str:
    """Markdown that `clean_heading` makes `heading` of: `heading` itself wherever that works."""
    for source in (heading, escaped(heading)):
        if "\n" not in source and not _CLOSED.search(source) and clean_heading(source) == heading:
            return source
    return escaped_fully(heading)
