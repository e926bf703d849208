"""What every record of an incident shares: frozen, strict, and careful with keys it does not know."""

from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Final, NamedTuple, Self, TypeVar, cast, dataclass_transform

from postmortem_desk.model.core import SchemaValidator
from postmortem_desk.model.field_types import JsonValue, Key, MultiLine
from postmortem_desk.model.fields import Field, fields_in, record_schema

if TYPE_CHECKING:
    from pydantic_core import CoreSchema

UNKNOWN_KEYS: Final = "\x00unknown"
"""The name under which `storage` hands unknown keys to a record; no JSON of a person has it by accident."""

Text = Annotated[str, MultiLine()]
"""Markdown or plain text of any number of lines. In a file: a string, or an array of its lines (split at LF only)."""


class UnknownKey(NamedTuple):
    """A key of a file that this version does not know, kept so that saving does not lose it."""

    after: str
    """The known key that it followed; "" when it stood first."""
    key: str
    value: JsonValue


ResultT = TypeVar("ResultT")


def once_for_each(make: Callable[[type[Any]], ResultT]) -> Callable[[type[Any]], ResultT]:
    """`make`, whose result for a class of records is kept. (For a type checker a class hashes as its objects do.)"""
    return cast("Callable[[type[Any]], ResultT]", cache(make))


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Checked:
    """A frozen object that is made of named values, each checked as it is annotated."""

    __slots__ = ("__dict__", "__pydantic_extra__", "__pydantic_fields_set__", "__pydantic_private__")
    """The core puts the fields into the dictionary, and what it notes beside them must stay out of it."""

    fields_by_name: ClassVar[Mapping[str, Field]] = MappingProxyType({})
    """The fields in the order in which they are written."""

    def __init_subclass__(cls) -> None:
        own = {field.name: field for field in fields_in(cls.__annotations__, cls.__dict__)}
        cls.fields_by_name = MappingProxyType({**cls.fields_by_name, **own})

    def __init__(self, **fields: Any) -> None:
        """Raises model.core.ValidationError when a value does not fit."""
        _validator_of(type(self)).validate_python(fields, self_instance=self, by_name=True, by_alias=False)

    @classmethod
    def of_json(cls, data: str | bytes) -> Self:
        """The record that JSON says, with the keys of a file. Raises model.core.ValidationError."""
        record: Self = _validator_of(cls).validate_json(data)
        return record

    def replaced(self, **changes: Any) -> Self:
        """This record with `changes`, all of it checked. Raises model.core.ValidationError."""
        return type(self)(**{**self.__dict__, **changes})

    def with_fields(self, **changes: Any) -> Self:
        """This record with `changes`, which are known to fit: nothing is checked."""
        record = object.__new__(type(self))
        record.__dict__.update(self.__dict__, **changes)
        return record

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be set")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be deleted")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash(tuple(self.__dict__.values()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self.__dict__.items())})"

    def __getstate__(self) -> dict[str, Any]:
        return self.__dict__

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)


class Record(Checked):
    """A frozen part of an incident. Change it with `replaced`, which checks; compare it by value or identity."""

    unknown: Annotated[tuple[UnknownKey, ...], Key(UNKNOWN_KEYS)] = ()
    """Keys of the file that this version does not know, with their places."""

    @classmethod
    def known_fields(cls) -> tuple[Field, ...]:
        """The fields in the order in which they are written, without the place of unknown keys."""
        return tuple(field for name, field in cls.fields_by_name.items() if name != "unknown")


@once_for_each
def _validator_of(record_type: type[Checked]) -> SchemaValidator:
    schema = record_schema(record_type, record_type.fields_by_name.values())
    return SchemaValidator(cast("CoreSchema", schema))
