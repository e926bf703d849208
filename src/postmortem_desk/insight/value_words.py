"""What a field of an incident holds, in the words of a person who reads a difference or decides a conflict."""

import json
from collections.abc import Mapping
from typing import Any, Final

from postmortem_desk.model import Moment, Record, UnknownKey
from postmortem_desk.text.times.moments import moment_text

_FIELDS: Final = {
    "at": "time",
    "end": "end time",
    "parent_id": "reason for",
    "event_ids": "events",
    "mime": "media type",
    "alt": "description",
    "by": "asked by",
    "on": "about",
    "data": "content",
    "sha256": "checksum",
    "unknown": "what this version does not know",
}
_REFERENCES: Final = ("section", "parent_id", "event_ids", "addresses", "attachments", "impact", "on")
_SHOWN_BASE64: Final = 24

Names = Mapping[str, str]
"""The names of parts by their ids."""


def field_words(field: str) -> str:
    """The caption of a field: "done_on" is "done on"."""
    return _FIELDS.get(field, field.replace("_", " "))


def value_words(field: str, value: Any, names: Names) -> str:
    """The content of a field as text of any number of lines; "" where it holds nothing."""
    if value is None or value == () or value == {}:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Moment):
        return moment_text(value)
    if isinstance(value, UnknownKey):
        return f"{value.key}: {_json(value.value)}"
    if isinstance(value, Record):
        return ", ".join(record_lines(value, names))
    if isinstance(value, tuple):
        parts = [value_words(field, part, names) for part in value]
        return ("\n" if field == "sources" else ", ").join(parts)
    if isinstance(value, dict):
        return "\n".join(f"{key}: {part if isinstance(part, str) else _json(part)}" for key, part in value.items())
    if field == "data":
        return f"{len(value) * 3 // 4:,} bytes, {value[:_SHOWN_BASE64]}…"
    text = str(value)
    return names.get(text, text) if field in _REFERENCES else text


def record_lines(record: Record, names: Names) -> list[str]:
    """Every field of a record that holds something, with its caption, a field after the other. Its id is left out."""
    lines = []
    for name, field in type(record).fields_by_name.items():
        value = record.__dict__[name]
        if name == "id" or value == field.default:
            continue
        words = value_words(name, value, names)
        if words:
            lines.append(f"{field_words(name)}: {words}")
    return lines


def exact_words(value: Any) -> str:
    """The content of a field in full, for two contents whose words are the same."""
    return ", ".join(record_lines(value, {})) if isinstance(value, Record) else _json(value)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)
