"""Headings as people decorate them, cleaned for the incident and written back so that they are read the same."""

import re
from typing import Final

from postmortem_desk.text.markdown_inline import escaped, escaped_fully, plain_or_source

_RULES: Final = re.compile(r"^(?:-{2,}|={2,}|~{2,}|\*{4,}|_{4,})[ \t]*|[ \t]*(?:-{2,}|={2,}|~{2,}|\*{4,}|_{4,})$")
_COLON: Final = re.compile(r"(?<!\\)[ \t]*[:\uff1a]$")
_WRAPPED: Final = re.compile(r"(\*{1,3}|_{1,3})(?=[^\s*_])([^*_`\[\]\\]*[^\s*_`\[\]\\])\1")
_CLOSED: Final = re.compile(r"(?:^|[ \t])#+[ \t]*$")


def clean_heading(source: str) -> str:
    """A heading's words without decoration ("-----Issue Summary-----:" is "Issue Summary", "**Impact**:" is "Impact").

    The result is plain text, but Markdown as it was written where it holds a link, a picture or raw code of one.
    """
    text, before = source.strip(" \t"), None
    while text != before:
        before = text
        text = _COLON.sub("", text)
        text = _RULES.sub("", text)
        text = _WRAPPED.sub(r"\2", text) if _WRAPPED.fullmatch(text) else text
    return plain_or_source(text) if text else source.strip(" \t")


def heading_source(heading: str) -> str:
    """Markdown that `clean_heading` makes `heading` of: `heading` itself wherever that works."""
    for source in (heading, escaped(heading)):
        if "\n" not in source and not _CLOSED.search(source) and clean_heading(source) == heading:
            return source
    return escaped_fully(heading)
