"""The types that the fields of records have, each read once from its annotation.

Records need few types, so what stands here is all of them; whoever must know them (the check of values, the file, its
JSON Schema) matches on these and never looks at annotations.
"""

from collections.abc import Callable, Mapping
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeAlias, get_args, get_origin

from msgspec import Struct

JsonValue: TypeAlias = list["JsonValue"] | dict[str, "JsonValue"] | str | bool | int | float | None
"""Any JSON. Nobody looks into it."""


class Key(Struct, frozen=True):
    """Marks a field that has another name in a file."""

    name: str


class Matching(Struct, frozen=True):
    """Marks a text that a regular expression finds."""

    pattern: str


class AtLeast(Struct, frozen=True):
    """Marks a number that is not below this one."""

    number: int


class AtMost(Struct, frozen=True):
    """Marks a number that is not above this one."""

    number: int


class ValidatedBy(Struct, frozen=True):
    """Marks a value that a function returns, which raises ValueError where it does not fit."""

    function: Callable[[Any], Any]


class MultiLine(Struct, frozen=True):
    """Marks a text that is written as an array of lines when it has several."""


class AnyJson(Struct, frozen=True):
    """Any JSON."""


class Scalar(Struct, frozen=True):
    """A text, a number, true or false."""

    type: type[str] | type[int] | type[bool]


class Choice(Struct, frozen=True):
    """One of some texts."""

    values: tuple[str, ...]


class Nullable(Struct, frozen=True):
    """A value, or null."""

    item: "FieldType"


class ListOf(Struct, frozen=True):
    """A list, held as a tuple."""

    item: "FieldType"


class MapOf(Struct, frozen=True):
    """Values by names."""

    item: "FieldType"


class RecordOf(Struct, frozen=True):
    """A record."""

    type: type[Any]


class TupleOf(Struct, frozen=True):
    """A named tuple, in a file an array."""

    type: type[Any]
    items: Mapping[str, "FieldType"]


Kind: TypeAlias = AnyJson | Scalar | Choice | Nullable | ListOf | MapOf | RecordOf | TupleOf


class FieldType(Struct, frozen=True):
    """What values a field takes."""

    kind: Kind
    marks: tuple[object, ...] = ()

    @property
    def is_multi_line(self) -> bool:
        """Whether it is a text that may be an array of lines in a file."""
        return MultiLine() in self.marks


def field_type(annotation: Any) -> FieldType:
    """The type that `annotation` says. Raises TypeError for one that no record has yet."""
    if get_origin(annotation) is Annotated:
        inner, *marks = get_args(annotation)
        return FieldType(_kind(inner), tuple(marks))
    return FieldType(_kind(annotation))


def _kind(annotation: Any) -> Kind:
    if annotation == JsonValue:
        return AnyJson()
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is UnionType:
        (some,) = (part for part in parts if part is not NoneType)
        return Nullable(field_type(some))
    if origin is tuple:
        return ListOf(field_type(parts[0]))
    if origin is dict:
        return MapOf(field_type(parts[1]))
    if origin is Literal:
        return Choice(parts)
    if annotation in (str, int, bool):
        return Scalar(annotation)
    if hasattr(annotation, "fields_by_name"):
        return RecordOf(annotation)
    if isinstance(annotation, type) and issubclass(annotation, tuple):
        return TupleOf(annotation, {name: field_type(part) for name, part in annotation.__annotations__.items()})
    raise TypeError(f"no record has fields of the type {annotation} yet")
