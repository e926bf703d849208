"""What the fields of each record are, as far as reading and writing files must know."""

from enum import Enum
from types import NoneType, UnionType
from typing import Any, Final, NamedTuple, get_args, get_origin

from postmortem_desk.model import Record
from postmortem_desk.model.fields import NEEDED, Field, MultiLine, split
from postmortem_desk.model.record import once_for_each

ALWAYS_WRITTEN: Final = frozenset({"format", "schema", "id"})
"""Keys that are written also where they hold their default: they say what the file is."""


class Kind(Enum):
    """How a field's value stands in a file."""

    PLAIN = "a text, a number, true or false, or a list of texts"
    TEXT = "a text of any number of lines"
    TEXTS = "texts of any number of lines, by name"
    JSON = "any JSON"
    RECORD = "a record"
    RECORDS = "a list of records"


class FieldShape(NamedTuple):
    """One field of a record."""

    name: str
    key: str
    """Its key in the file."""
    default: object
    """The value that is left out of the file; NEEDED where the field is always written."""
    kind: Kind
    record: type[Record] | None
    """The record that it holds, where it holds records."""


@once_for_each
def field_shapes(record_type: type[Record]) -> tuple[FieldShape, ...]:
    """The fields of `record_type` in the order of their keys, without the place of unknown keys."""
    return tuple(map(_shape, record_type.known_fields()))


@once_for_each
def known_keys(record_type: type[Record]) -> dict[str, FieldShape]:
    """The fields of `record_type` by their keys in the file. Never changed."""
    return {shape.key: shape for shape in field_shapes(record_type)}


def _shape(field: Field) -> FieldShape:
    default = NEEDED if field.key in ALWAYS_WRITTEN else field.default
    if MultiLine() in field.marks:
        return FieldShape(field.name, field.key, default, Kind.TEXT, None)
    kind, record = _kind(field.kind)
    return FieldShape(field.name, field.key, default, kind, record)


def _kind(kind: Any) -> tuple[Kind, type[Record] | None]:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is UnionType:
        return _kind(next(part for part in arguments if part is not NoneType))
    if _is_record(kind):
        return Kind.RECORD, kind
    if origin is tuple and _is_record(arguments[0]):
        return Kind.RECORDS, arguments[0]
    if origin is dict:
        return (Kind.TEXTS if MultiLine() in split(arguments[1])[1] else Kind.JSON), None
    return Kind.PLAIN, None


def _is_record(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Record)
