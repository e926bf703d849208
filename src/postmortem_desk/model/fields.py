"""The fields of a record, and how pydantic's core checks each.

Pydantic itself can make the core's schema out of any class, and to import what does so takes most of the time in which
a bare window is shown.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from msgspec import Struct

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

Schema = dict[str, Any]
"""What the core calls a schema (pydantic_core.core_schema describes its keys)."""

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


def record_schema(record_type: type, fields: Iterable[Field]) -> Schema:
    """How the core checks a record of `record_type`: strictly, and without keys that it does not know."""
    return {
        "type": "model",
        "cls": record_type,
        "schema": {"type": "model-fields", "fields": {field.name: _field_schema(field) for field in fields}},
        "config": {"title": record_type.__name__, "strict": True, "extra_fields_behavior": "forbid"},
    }


def _field_schema(field: Field) -> Schema:
    schema = _schema(field.type)
    if field.default is not REQUIRED:
        schema = {"type": "default", "schema": schema, "default": field.default}
    return {"type": "model-field", "schema": schema, "validation_alias": field.key}


def _schema(of: FieldType) -> Schema:
    return _marked(_kind_schema(of.kind), of.marks)


def _kind_schema(kind: Kind) -> Schema:
    match kind:
        case AnyJson():
            return {"type": "any"}
        case Scalar(base):
            return {"type": base.__name__}
        case Choice(values):
            return {"type": "literal", "expected": list(values)}
        case Nullable(item):
            return {"type": "nullable", "schema": _schema(item)}
        case ListOf(item):
            return {"type": "tuple", "items_schema": [_schema(item)], "variadic_item_index": 0}
        case MapOf(item):
            return {"type": "dict", "keys_schema": {"type": "str"}, "values_schema": _schema(item)}
        case RecordOf(record_type):
            return record_schema(record_type, record_type.fields_by_name.values())
        case TupleOf(make, items):
            inner = [{"name": name, "schema": _schema(item)} for name, item in items.items()]
            return {
                "type": "call",
                "arguments_schema": {"type": "arguments", "arguments_schema": inner},
                "function": make,
            }


def _marked(schema: Schema, marks: Iterable[object]) -> Schema:
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
                schema = _through("after", function, schema)
            case MultiLine():
                schema = _through("before", _joined, schema)
    return {**schema, **bounds} if bounds else schema


def _through(when: str, function: Callable[[Any], Any], schema: Schema) -> Schema:
    """A value that goes through `function` before or after `schema` checks it."""
    return {"type": f"function-{when}", "function": {"type": "no-info", "function": function}, "schema": schema}


def _joined(value: Any) -> Any:
    """The lines of a text as one text; anything else as it is, for the core to refuse."""
    if isinstance(value, list) and all(isinstance(line, str) for line in value):
        return "\n".join(value)
    return value
