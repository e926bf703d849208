"""Rows that are told as fields, a label and its value on each line of a paragraph.

Event: The alarm rings
Time: 08:15
"""

import re
from collections.abc import Sequence
from typing import Final

_FIELD: Final = re.compile(
    r"(?:(?P<bold>\*\*|__)(?P<label>[^\W\d_][^*:\n]{0,30}?)(?::(?P=bold)|(?P=bold)[ \t]?:)"
    r"|(?P<bare>[^\W\d_][^*:\n`|\[\]]{0,30}?):)(?:[ \t]+(?P<value>\S.*?))?[ \t]*\\?"
)
_LONGEST: Final = 2000
"""Letters of a line, so that none can be slow to read."""
_LINE_END: Final = "\\\n"

Field = tuple[str, str]
"""A label and its value."""


def read_fields(lines: Sequence[str]) -> list[Field] | None:
    """The fields of a paragraph; None where a line of it is none, or a label stands twice."""
    if any(len(line) > _LONGEST for line in lines):
        return None
    matches = [_FIELD.fullmatch(line.strip(" \t")) for line in lines]
    fields = [((match["label"] or match["bare"]).strip(), match["value"] or "") for match in matches if match]
    is_whole = len(fields) == len(lines) > 1 and len({label for label, _ in fields}) == len(fields)
    return fields if is_whole else None


def field_lines(fields: Sequence[Field]) -> list[str] | None:
    """The paragraph of fields; None where `read_fields` would not give them back.

    All but its last line end with a backslash, so that they stay lines where Markdown is rendered.
    """
    lines = [f"**{label}:** {value}".rstrip() for label, value in fields]
    return _LINE_END.join(lines).split("\n") if read_fields(lines) == list(fields) else None
