"""What every record of an incident shares: frozen, strict, and careful with keys it does not know."""

from typing import Annotated, Any, Final, NamedTuple, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, JsonValue, WithJsonSchema

__all__ = ["UNKNOWN_KEYS", "JsonValue", "MultiLine", "Record", "Text", "UnknownKey"]

UNKNOWN_KEYS: Final = "\x00unknown"
"""The name under which `storage` hands unknown keys to a record; no JSON of a person has it by accident."""


class MultiLine:
    """Marks a field whose text is written as an array of lines when it has several."""


def _join_lines(value: Any) -> Any:
    if isinstance(value, list) and all(isinstance(line, str) for line in value):
        return "\n".join(value)
    return value


Text = Annotated[
    str,
    BeforeValidator(_join_lines),
    MultiLine(),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]
"""Markdown or plain text of any number of lines. In a file: a string, or an array of its lines (split at LF only)."""


class UnknownKey(NamedTuple):
    """A key of a file that this version does not know, kept so that saving does not lose it."""

    after: str
    """The known key that it followed; "" when it stood first."""
    key: str
    value: JsonValue


class Record(BaseModel):
    """A frozen part of an incident. Change it with `replaced`, which validates; compare it by value or identity."""

    model_config = ConfigDict(
        frozen=True,
        strict=True,
        extra="forbid",
        validate_by_name=True,
        validate_by_alias=True,
        validate_default=False,
        defer_build=True,  # reading a file needs the validator of the whole alone
    )

    unknown: tuple[UnknownKey, ...] = Field(default=(), alias=UNKNOWN_KEYS, repr=False)
    """Keys of the file that this version does not know, with their places."""

    def replaced(self, **changes: Any) -> Self:
        """This record with `changes`, validated. Raises pydantic.ValidationError when a value does not fit."""
        fields: dict[str, Any] = dict(self.__dict__)
        fields.update(changes)
        record: Self = type(self).__pydantic_validator__.validate_python(fields, by_name=True)
        return record
