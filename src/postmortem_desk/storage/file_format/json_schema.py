"""The JSON Schema of the incident file, for people and programs that write such files by other means."""

import ast
import inspect
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, Final

from postmortem_desk.model import FILE_FORMAT, SCHEMA_VERSION, Incident, Record, vocabulary
from postmortem_desk.model.field_types import (
    AnyJson,
    AtLeast,
    AtMost,
    Choice,
    FieldType,
    ListOf,
    MapOf,
    Matching,
    Nullable,
    RecordOf,
    Scalar,
)
from postmortem_desk.model.fields import REQUIRED, Field
from postmortem_desk.operations.plain_values import plain
from postmortem_desk.storage.file_format.record_shape import field_shapes

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_KNOWN_VALUES: Final = {
    ("Incident", "status"): vocabulary.STATUSES,
    ("Incident", "stage"): vocabulary.STAGES,
    ("Incident", "detected_by"): vocabulary.DETECTORS,
    ("Section", "role"): vocabulary.SECTION_ROLES,
    ("Event", "kind"): vocabulary.EVENT_KINDS,
    ("Milestone", "name"): vocabulary.MILESTONES,
    ("Moment", "precision"): vocabulary.PRECISIONS,
    ("Cause", "role"): vocabulary.CAUSE_ROLES,
    ("Cause", "certainty"): vocabulary.CERTAINTIES,
    ("Task", "status"): vocabulary.TASK_STATUSES,
    ("Task", "kind"): vocabulary.TASK_KINDS,
}
"""What the program knows by name in a field of free text; other values are allowed and kept."""
_SCALARS: Final = {str: "string", int: "integer", bool: "boolean"}
_VOCABULARY_NAME: Final = re.compile(r"vocabulary\.([A-Z_]+)")


def incident_schema() -> dict[str, Any]:
    """The JSON Schema of an incident file. Keys that it does not name are allowed: they survive."""
    types = {record_type.__name__: record_type for record_type in _record_types(Incident)}
    definitions = {name: _record_schema(record_type) for name, record_type in types.items()}
    definitions["JsonValue"] = {"description": "Any JSON."}
    schema = definitions.pop("Incident")
    schema["title"] = "Postmortem Desk incident"
    schema["properties"]["format"] = {"const": FILE_FORMAT, "title": "Format"}
    schema["properties"]["schema"] |= {"maximum": SCHEMA_VERSION}
    schema["required"] = ["format", "schema", "id"]
    return {"$schema": DIALECT, **schema, "$defs": dict(sorted(definitions.items()))}


def _record_types(record_type: type[Record]) -> Iterator[type[Record]]:
    yield record_type
    for shape in field_shapes(record_type):
        if shape.record is not None:
            yield from _record_types(shape.record)


def _record_schema(record_type: type[Record]) -> dict[str, Any]:
    words = _words_of_fields(record_type)
    fields = record_type.known_fields()
    needed = [field.key for field in fields if field.default is REQUIRED]
    return {
        "title": record_type.__name__,
        "description": inspect.cleandoc(record_type.__doc__ or ""),
        "type": "object",
        "properties": {field.key: _field_schema(record_type, field, words.get(field.name)) for field in fields},
        "additionalProperties": True,
    } | ({"required": needed} if needed else {})


def _field_schema(record_type: type[Record], field: Field, words: str | None) -> dict[str, Any]:
    schema = _value_schema(field.type)
    if "$ref" not in schema:
        schema["title"] = field.key.replace("_", " ").title()
    if field.default is not REQUIRED:
        schema["default"] = plain(field.default)
    if words:
        schema["description"] = words
    known = _KNOWN_VALUES.get((record_type.__name__, field.name))
    return schema | ({"examples": list(known)} if known else {})


def _value_schema(of: FieldType) -> dict[str, Any]:
    if of.is_multi_line:
        return {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
    match of.kind:
        case AnyJson():
            return {"$ref": "#/$defs/JsonValue"}
        case Scalar(base):
            return {"type": _SCALARS[base], **dict(_bounds(of.marks))}
        case Choice(values):
            return {"enum": list(values)}
        case Nullable(item):
            return {"anyOf": [_value_schema(item), {"type": "null"}]}
        case ListOf(item):
            return {"type": "array", "items": _value_schema(item)}
        case MapOf(item):
            return {"type": "object", "additionalProperties": _value_schema(item)}
        case RecordOf(record_type):
            return {"$ref": f"#/$defs/{record_type.__name__}"}
    raise TypeError(f"no file has fields of the type {of.kind} yet")


def _bounds(marks: Iterable[object]) -> Iterator[tuple[str, object]]:
    for mark in marks:
        match mark:
            case Matching(pattern):
                yield "pattern", pattern
            case AtLeast(number):
                yield "minimum", number
            case AtMost(number):
                yield "maximum", number


def _words_of_fields(record_type: type[Record]) -> dict[str, str]:
    """The text that stands below each field in the source of the model; none in a program without its source."""
    try:
        source = inspect.getsource(record_type)
    except (OSError, TypeError):
        return {}
    (definition,) = ast.parse(source).body
    statements = definition.body if isinstance(definition, ast.ClassDef) else []
    words = {}
    for field, after in pairwise(statements):
        if not (isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)):
            continue
        if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
            text = inspect.cleandoc(str(after.value.value)).replace("None", "null")
            words[field.target.id] = _VOCABULARY_NAME.sub(_spoken_vocabulary, text)
    return words


def _spoken_vocabulary(match: re.Match[str]) -> str:
    return ", ".join(getattr(vocabulary, match[1]))
