"""Values of an incident as plain JSON, as a conflict keeps them, and back."""

from typing import Any

from postmortem_desk.model import JsonValue, Moment, Record, UnknownKey


def plain(value: Any) -> JsonValue:
    """`value` as it would stand in a file: a text of several lines as the list of its lines."""
    if isinstance(value, str):
        return list(value.split("\n")) if "\n" in value else value
    if isinstance(value, UnknownKey):
        return value.value
    if isinstance(value, Record):
        return _plain_record(value)
    if isinstance(value, tuple):
        return [plain(entry) for entry in value]
    if isinstance(value, dict):
        return {key: plain(entry) for key, entry in value.items()}
    found: JsonValue = value
    return found


def _plain_record(record: Record) -> dict[str, JsonValue]:
    found: dict[str, JsonValue] = {}
    for name, field in type(record).model_fields.items():
        value = record.__dict__[name]
        if name != "unknown" and value != field.get_default(call_default_factory=True, validated_data={}):
            found[field.alias or name] = plain(value)
    return found | {key: value for _after, key, value in record.unknown}


def text_of_plain(value: JsonValue) -> str | None:
    """The text that a plain value holds, its lines joined; None where it is no text."""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and value and all(isinstance(line, str) for line in value):
        return "\n".join(str(line) for line in value)
    return None


def moment_of_plain(value: JsonValue) -> Moment:
    """The moment that a plain value holds. Raises ValueError where it holds none."""
    if not isinstance(value, dict):
        raise ValueError("a moment is an object")
    known = {key: entry for key, entry in value.items() if key in Moment.model_fields and key != "unknown"}
    unknown = tuple(UnknownKey("", key, entry) for key, entry in value.items() if key not in known)
    return Moment.model_validate({**known, "unknown": unknown}, by_name=True)
