"""Values of an incident as plain JSON, as a conflict keeps them, and back."""

from collections.abc import Sequence
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
    for field in record.known_fields():
        value = record.__dict__[field.name]
        if value != field.default:
            found[field.key] = plain(value)
    return found | {key: value for _after, key, value in record.unknown}


def is_own(path: Sequence[str]) -> bool:
    """Whether JSON of a person's own stands at `path`, of which the model knows nothing."""
    return path[:1] == ("display",) or "unknown" in path


def plain_at(path: Sequence[str], value: Any) -> JsonValue:
    """`value`, which stands at `path` in an incident, as a conflict keeps it: JSON of a person's own as it is."""
    kept: JsonValue = value if is_own(path) and not isinstance(value, UnknownKey) else plain(value)
    return kept


def field_of_plain(current: Any, value: JsonValue) -> Any:
    """The content that the plain `value` is for a field that holds `current` now. Raises ValueError."""
    if isinstance(value, list):
        if isinstance(current, tuple):
            return tuple(value)
        if isinstance(current, str):
            return "\n".join(map(str, value))
    if isinstance(value, dict) and (current is None or isinstance(current, Moment)):
        return _moment_of_plain(value)
    return value


def _moment_of_plain(value: dict[str, JsonValue]) -> Moment:
    keys = {field.key for field in Moment.known_fields()}
    known: dict[str, Any] = {key: entry for key, entry in value.items() if key in keys}
    unknown = tuple(UnknownKey("", key, entry) for key, entry in value.items() if key not in known)
    return Moment(**known, unknown=unknown)
