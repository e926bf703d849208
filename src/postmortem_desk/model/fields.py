"""The fields of a record, and how pydantic's core checks each.

Pydantic itself can make the core's schema out of any class, and to import what does so takes most of the time in which
a bare window is shown.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from msgspec import Struct
from pydantic_core import CoreSchema, core_schema

from postmortem_desk.model.field_types import (
    AnyJson,
    AtLeast,
    AtMost,
    Choice,
    FieldType,
    Key,
    Kind,
    ListOf,
    MapOf,
    Matching,
    MultiLine,
    Nullable,
    RecordOf,
    Scalar,
    TupleOf,
    ValidatedBy,
    field_type,
)

REQUIRED: Final = object()
"""The default of a field that has none."""

NOTHING: Final[dict[str, Any]] = {}
"""The default of a field that holds values by name. The core gives each record a copy of its own."""


class Field(Struct, frozen=True):
    """What is known of one field of a record."""

    name: str
    key: str
    """Its name in a file."""
    type: FieldType
    default: object
    """The value where a record is made without it, or REQUIRED."""


def fields_in(annotations: Mapping[str, Any], defaults: Mapping[str, Any]) -> Iterator[Field]:
    """The fields that a class declares, in order."""
    for name, annotation in annotations.items():
        found = field_type(annotation)
        key = next((mark.name for mark in found.marks if isinstance(mark, Key)), name)
        yield Field(name, key, found, defaults.get(name, REQUIRED))


def record_schema(record_type: type, fields: Iterable[Field]) -> CoreSchema:
    """How the core checks a record of `record_type`: strictly, and without keys that it does not know."""
    return core_schema.model_schema(
        record_type,
        core_schema.model_fields_schema({field.name: _field_schema(field) for field in fields}),
        config=core_schema.CoreConfig(title=record_type.__name__, strict=True, extra_fields_behavior="forbid"),
    )


def _field_schema(field: Field) -> core_schema.ModelField:
    schema = _schema(field.type)
    if field.default is not REQUIRED:
        schema = core_schema.with_default_schema(schema, default=field.default)
    return core_schema.model_field(schema, validation_alias=field.key)


def _schema(of: FieldType) -> CoreSchema:
    return _marked(_kind_schema(of.kind), of.marks)


def _kind_schema(kind: Kind) -> CoreSchema:
    match kind:
        case AnyJson():
            return core_schema.any_schema()
        case Scalar(base):
            return _SCALARS[base]()
        case Choice(values):
            return core_schema.literal_schema(list(values))
        case Nullable(item):
            return core_schema.nullable_schema(_schema(item))
        case ListOf(item):
            return core_schema.tuple_schema([_schema(item)], variadic_item_index=0)
        case MapOf(item):
            return core_schema.dict_schema(core_schema.str_schema(), _schema(item))
        case RecordOf(record_type):
            return record_schema(record_type, record_type.fields_by_name.values())
        case TupleOf(make, items):
            inner = [core_schema.arguments_parameter(name, _schema(item)) for name, item in items.items()]
            return core_schema.call_schema(core_schema.arguments_schema(inner), make)


_SCALARS: Final[Mapping[type, Callable[[], CoreSchema]]] = {
    str: core_schema.str_schema,
    bool: core_schema.bool_schema,
    int: core_schema.int_schema,
}


def _marked(schema: CoreSchema, marks: Iterable[object]) -> CoreSchema:
    bounds: dict[str, Any] = {}
    for mark in marks:
        match mark:
            case Matching(pattern):
                bounds["pattern"] = pattern
            case AtLeast(number):
                bounds["ge"] = number
            case AtMost(number):
                bounds["le"] = number
            case ValidatedBy(function):
                schema = core_schema.no_info_after_validator_function(function, schema)
            case MultiLine():
                schema = core_schema.no_info_before_validator_function(_joined, schema)
    return {**schema, **bounds} if bounds else schema


def _joined(value: Any) -> Any:
    """The lines of a text as one text; anything else as it is, for the core to refuse."""
    if isinstance(value, list) and all(isinstance(line, str) for line in value):
        return "\n".join(value)
    return value
