"""The kinds of fields that a record may have, and how pydantic's core checks each.

Pydantic itself can make the core's schema out of any class, and to import what does so takes most of the time in which
a bare window is shown. Records need few kinds of fields, so what stands here is all of it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Literal, NamedTuple, TypeAlias, get_args, get_origin

from pydantic_core import CoreSchema, core_schema

JsonValue: TypeAlias = list["JsonValue"] | dict[str, "JsonValue"] | str | bool | int | float | None
"""Any JSON. Nobody looks into it."""

NEEDED: Final = object()
"""The default of a field that has none."""

NOTHING: Final[dict[str, Any]] = {}
"""The default of a field that holds values by name. The core gives each record a copy of its own."""


class Key(NamedTuple):
    """Marks a field that has another name in a file."""

    name: str


class Matching(NamedTuple):
    """Marks a text that a regular expression finds."""

    pattern: str


class AtLeast(NamedTuple):
    """Marks a number that is not below this one."""

    number: int


class AtMost(NamedTuple):
    """Marks a number that is not above this one."""

    number: int


class Fitting(NamedTuple):
    """Marks a value that a function returns, which raises ValueError where it does not fit."""

    function: Callable[[Any], Any]


class MultiLine(NamedTuple):
    """Marks a text that is written as an array of lines when it has several."""


class Field(NamedTuple):
    """What is known of one field of a record."""

    name: str
    key: str
    """Its name in a file."""
    kind: Any
    """Its annotation without the marks."""
    marks: tuple[object, ...]
    default: object
    """The value where a record is made without it, or NEEDED."""


def fields_in(annotations: Mapping[str, Any], defaults: Mapping[str, Any]) -> Iterator[Field]:
    """The fields that a class declares, in order."""
    for name, annotation in annotations.items():
        kind, marks = split(annotation)
        key = next((mark.name for mark in marks if isinstance(mark, Key)), name)
        yield Field(name, key, kind, marks, defaults.get(name, NEEDED))


def split(annotation: Any) -> tuple[Any, tuple[object, ...]]:
    """An annotation without its marks, and the marks."""
    if get_origin(annotation) is Annotated:
        kind, *marks = get_args(annotation)
        return kind, tuple(marks)
    return annotation, ()


def record_schema(record_type: type, fields: Iterable[Field]) -> CoreSchema:
    """How the core checks a record of `record_type`: strictly, and without keys that it does not know."""
    return core_schema.model_schema(
        record_type,
        core_schema.model_fields_schema({field.name: _field_schema(field) for field in fields}),
        config=core_schema.CoreConfig(title=record_type.__name__, strict=True, extra_fields_behavior="forbid"),
    )


def _field_schema(field: Field) -> core_schema.ModelField:
    schema = _marked(_kind_schema(field.kind), field.marks)
    if field.default is not NEEDED:
        schema = core_schema.with_default_schema(schema, default=field.default)
    return core_schema.model_field(schema, validation_alias=field.key)


def _schema(annotation: Any) -> CoreSchema:
    kind, marks = split(annotation)
    return _marked(_kind_schema(kind), marks)


def _kind_schema(kind: Any) -> CoreSchema:
    """Raises KeyError for a kind that no record has yet."""
    if kind is JsonValue:
        return core_schema.any_schema()
    origin, parts = get_origin(kind), get_args(kind)
    if origin is UnionType:
        (some,) = (part for part in parts if part is not NoneType)
        return core_schema.nullable_schema(_schema(some))
    if origin is tuple:
        return core_schema.tuple_schema([_schema(parts[0])], variadic_item_index=0)
    if origin is dict:
        return core_schema.dict_schema(_schema(parts[0]), _schema(parts[1]))
    if origin is Literal:
        return core_schema.literal_schema(list(parts))
    if issubclass(kind, tuple):
        inner = [core_schema.arguments_parameter(name, _schema(part)) for name, part in kind.__annotations__.items()]
        return core_schema.call_schema(core_schema.arguments_schema(inner), kind)
    if hasattr(kind, "fields_by_name"):
        return record_schema(kind, kind.fields_by_name.values())
    return _PLAIN[kind]()


_PLAIN: Final[Mapping[type, Callable[[], CoreSchema]]] = {
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
            case Fitting(function):
                schema = core_schema.no_info_after_validator_function(function, schema)
            case MultiLine():
                schema = core_schema.no_info_before_validator_function(_joined, schema)
    return {**schema, **bounds} if bounds else schema


def _joined(value: Any) -> Any:
    """The lines of a text as one text; anything else as it is, for the core to refuse."""
    if isinstance(value, list) and all(isinstance(line, str) for line in value):
        return "\n".join(value)
    return value
