"""What the fields of each record are, as far as reading and writing files must know."""

from enum import Enum
from typing import Final

from msgspec import Struct

from postmortem_desk.model import Record
from postmortem_desk.model.field_types import AnyJson, FieldType, ListOf, MapOf, Nullable, RecordOf
from postmortem_desk.model.fields import REQUIRED, Field
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


class FieldShape(Struct, frozen=True):
    """One field of a record."""

    name: str
    key: str
    """Its key in the file."""
    default: object
    """The value that is left out of the file; REQUIRED where the field is always written."""
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
    default = REQUIRED if field.key in ALWAYS_WRITTEN else field.default
    kind, record = _kind(field.type)
    return FieldShape(field.name, field.key, default, kind, record)


def _kind(of: FieldType) -> tuple[Kind, type[Record] | None]:
    if of.is_multi_line:
        return Kind.TEXT, None
    match of.kind:
        case Nullable(item):
            return _kind(item)
        case RecordOf(record):
            return Kind.RECORD, record
        case ListOf(FieldType(RecordOf(record))):
            return Kind.RECORDS, record
        case MapOf(FieldType(is_multi_line=True)):
            return Kind.TEXTS, None
        case MapOf() | AnyJson():
            return Kind.JSON, None
    return Kind.PLAIN, None
