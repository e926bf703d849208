"""The one way in which an incident is written: the same incident always gives the same bytes.

UTF-8, LF, indent 2, keys in the order of the model's fields, values equal to their default left out, a text of several
lines as an array of its lines, a newline at the end. Keys that this version does not know stand behind the known key
that they followed, also where that key itself is left out.
"""

import math
from collections.abc import Callable
from functools import cache
from types import UnionType
from typing import Annotated, Any, Final, NamedTuple, Union, get_args, get_origin

from pydantic.fields import FieldInfo
from pydantic_core import PydanticSerializationError, to_json

from postmortem_desk.model import Incident, Record
from postmortem_desk.model.record import MultiLine

ALWAYS_WRITTEN: Final = frozenset({"format", "schema", "id"})
"""Keys that are written also where they hold their default: they say what the file is."""

_NO_DEFAULT: Final = object()

Encoder = Callable[[Any], Any]


class _FieldSpec(NamedTuple):
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
        return to_json(_without_surrogates(value), indent=2) + b"\n"


def _record_value(record: Record) -> dict[str, Any]:
    values = record.__dict__
    written: dict[str, Any] = {}
    if record.unknown:
        return _with_unknown_keys(record)
    for name, key, default, encode in record_spec(type(record)):
        value = values[name]
        if value is default or value == default:
            continue
        written[key] = encode(value) if encode else value
    return written


def _with_unknown_keys(record: Record) -> dict[str, Any]:
    known = _record_value(record.model_copy(update={"unknown": ()}))
    followers: dict[str, dict[str, Any]] = {}
    for after, key, value in record.unknown:
        followers.setdefault(after, {})[key] = _json_value(value)
    written: dict[str, Any] = followers.pop("", {})
    for spec in record_spec(type(record)):
        if spec.key in known:
            written[spec.key] = known[spec.key]
        written.update(followers.pop(spec.key, {}))
    for homeless in followers.values():
        written.update(homeless)
    return written | known


def _lines(text: str) -> str | list[str]:
    return text.split("\n") if "\n" in text else text


def _texts_by_name(texts: dict[str, str]) -> dict[str, str | list[str]]:
    return {name: _lines(text) for name, text in texts.items()}


def _records(records: tuple[Record, ...]) -> list[dict[str, Any]]:
    return [_record_value(record) for record in records]


def _optional_record(record: Record | None) -> dict[str, Any] | None:
    return None if record is None else _record_value(record)


def _json_value(value: Any) -> Any:
    """`value` as it is, when a JSON file can hold it. Raises ValueError for a number that is not finite."""
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError(f"{value} is not a number that a file can hold.")
    if isinstance(value, dict):
        return {key: _json_value(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_json_value(inner) for inner in value]
    return value


def _without_surrogates(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {_without_surrogates(key): _without_surrogates(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_without_surrogates(inner) for inner in value]
    return value


@cache
def record_spec(record_type: type[Record]) -> tuple[_FieldSpec, ...]:
    """How each field of `record_type` is written, in the order of the keys."""
    return tuple(_field_spec(name, field) for name, field in record_type.model_fields.items() if name != "unknown")


def _field_spec(name: str, field: FieldInfo) -> _FieldSpec:
    key = field.alias or name
    always = key in ALWAYS_WRITTEN or field.is_required()
    default = _NO_DEFAULT if always else field.get_default(call_default_factory=True, validated_data={})
    multi_line = any(isinstance(mark, MultiLine) for mark in field.metadata)
    return _FieldSpec(name, key, default, _lines if multi_line else _encoder(field.annotation))


def _encoder(annotation: Any) -> Encoder | None:
    """How a value of the type `annotation` is written; None where it stands in JSON as it is."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin in (Union, UnionType):
        return _encoder(next(part for part in arguments if part is not type(None)))
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return _optional_record
    if origin is tuple:
        inner = arguments[0]
        return _records if isinstance(inner, type) and issubclass(inner, Record) else None
    if origin is dict:
        return _texts_by_name if _is_text(arguments[1]) else _json_value
    return None


def _is_text(annotation: Any) -> bool:
    return get_origin(annotation) is Annotated and any(isinstance(mark, MultiLine) for mark in get_args(annotation))
