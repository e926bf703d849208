"""The one way in which an incident is written: the same incident always gives the same bytes.

UTF-8, LF, indent 2, keys in the order of the model's fields, values equal to their default left out, a text of several
lines as an array of its lines, a newline at the end. Keys that this version does not know stand behind the known key
that they followed; that one is then written also where it is empty, so that they find their place again.
"""

import math
from collections.abc import Callable
from typing import Any

from msgspec import Struct

from postmortem_desk.model import Incident, Record
from postmortem_desk.model.core import PydanticSerializationError, to_json
from postmortem_desk.model.record import once_for_each
from postmortem_desk.storage.file_format.record_shape import Kind, field_shapes

Encoder = Callable[[Any], Any]


class _Column(Struct, frozen=True):
    """How one field of a record is written."""

    name: str
    key: str
    default: object
    encode: Encoder | None
    """None where the value stands in JSON as it is."""


def incident_bytes(incident: Incident) -> bytes:
    """The canonical bytes of `incident`, as they are saved.

    Half a surrogate pair, which is no character and which UTF-8 cannot hold, is written as U+FFFD. Raises ValueError
    where an unknown key or a display setting holds a number that is not finite.
    """
    value = _record_value(incident)
    try:
        return to_json(value, indent=2) + b"\n"
    except PydanticSerializationError:
        return to_json(_without_half_characters(value), indent=2) + b"\n"


def _record_value(record: Record) -> dict[str, Any]:
    values = record.__dict__
    written: dict[str, Any] = {}
    for column in _columns(type(record)):
        value = values[column.name]
        if value is column.default or value == column.default:
            continue
        written[column.key] = column.encode(value) if column.encode else value
    return _with_unknown_keys(record, written) if record.unknown else written


def _with_unknown_keys(record: Record, known: dict[str, Any]) -> dict[str, Any]:
    """`known` with the unknown keys of `record` in their places."""
    followers: dict[str, dict[str, Any]] = {}
    for after, key, value in record.unknown:
        followers.setdefault(after, {})[key] = _json_value(value)
    written: dict[str, Any] = followers.pop("", {})
    for column in _columns(type(record)):
        key = column.key
        if key in known:
            written[key] = known[key]
        elif key in followers:
            value = getattr(record, column.name)
            written[key] = column.encode(value) if column.encode else value
        written.update(followers.pop(key, {}))
    for homeless in followers.values():
        written.update(homeless)
    return written | known


def _lines(text: str) -> str | list[str]:
    return text.split("\n") if "\n" in text else text


def _texts(texts: dict[str, str]) -> dict[str, str | list[str]]:
    return {name: _lines(text) for name, text in texts.items()}


def _record(record: Record | None) -> dict[str, Any] | None:
    return None if record is None else _record_value(record)


def _records(records: tuple[Record, ...]) -> list[dict[str, Any]]:
    return [_record_value(record) for record in records]


def _json_value(value: Any) -> Any:
    """`value` as it is, when a file can hold it. Raises ValueError for a number that is not finite."""
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError(f"{value} is not a number that a file can hold.")
    if isinstance(value, dict):
        return {key: _json_value(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_json_value(inner) for inner in value]
    return value


def _without_half_characters(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {_without_half_characters(key): _without_half_characters(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_without_half_characters(inner) for inner in value]
    return value


@once_for_each
def _columns(record_type: type[Record]) -> tuple[_Column, ...]:
    encoders: dict[Kind, Encoder | None] = {
        Kind.PLAIN: None,
        Kind.TEXT: _lines,
        Kind.TEXTS: _texts,
        Kind.JSON: _json_value,
        Kind.RECORD: _record,
        Kind.RECORDS: _records,
    }
    return tuple(
        _Column(shape.name, shape.key, shape.default, encoders[shape.kind]) for shape in field_shapes(record_type)
    )
