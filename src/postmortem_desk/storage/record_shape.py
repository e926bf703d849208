"""What the fields of each record are, as far as reading and writing files must know."""

from enum import Enum
from functools import cache
from types import UnionType
from typing import Annotated, Any, Final, NamedTuple, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from postmortem_desk.model import Record
from postmortem_desk.model.record import MultiLine

ALWAYS_WRITTEN: Final = frozenset({"format", "schema", "id"})
"""Keys that are written also where they hold their default: they say what the file is."""

_NO_DEFAULT: Final = object()


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
    """The value that is left out of the file; an object that equals nothing where the field is always written."""
    kind: Kind
    record: type[Record] | None
    """The record that it holds, where it holds records."""


@cache
def field_shapes(record_type: type[Record]) -> tuple[FieldShape, ...]:
    """The fields of `record_type` in the order of their keys, without the place of unknown keys."""
    return tuple(_shape(name, field) for name, field in record_type.model_fields.items() if name != "unknown")


@cache
def known_keys(record_type: type[Record]) -> dict[str, FieldShape]:
    """The fields of `record_type` by their keys in the file. Never changed."""
    return {shape.key: shape for shape in field_shapes(record_type)}


def _shape(name: str, field: FieldInfo) -> FieldShape:
    key = field.alias or name
    always = key in ALWAYS_WRITTEN or field.is_required()
    default = _NO_DEFAULT if always else field.get_default(call_default_factory=True, validated_data={})
    if any(isinstance(mark, MultiLine) for mark in field.metadata):
        return FieldShape(name, key, default, Kind.TEXT, None)
    kind, record = _kind(field.annotation)
    return FieldShape(name, key, default, kind, record)


def _kind(annotation: Any) -> tuple[Kind, type[Record] | None]:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin in (Union, UnionType):
        return _kind(next(part for part in arguments if part is not type(None)))
    if _is_record(annotation):
        return Kind.RECORD, annotation
    if origin is tuple and _is_record(arguments[0]):
        return Kind.RECORDS, arguments[0]
    if origin is dict:
        return (Kind.TEXTS if _is_multi_line(arguments[1]) else Kind.JSON), None
    return Kind.PLAIN, None


def _is_record(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, Record)


def _is_multi_line(annotation: Any) -> bool:
    return get_origin(annotation) is Annotated and any(isinstance(mark, MultiLine) for mark in get_args(annotation))
