"""The JSON Schema of the incident file, for people and programs that write such files by other means."""

import ast
import inspect
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from types import NoneType, UnionType
from typing import Any, Final, Literal, get_args, get_origin

from postmortem_desk.model import FILE_FORMAT, SCHEMA_VERSION, Incident, Record, vocabulary
from postmortem_desk.model.fields import NEEDED, AtLeast, AtMost, Field, JsonValue, Matching, MultiLine, split
from postmortem_desk.operations.plain_values import plain
from postmortem_desk.storage.record_shape import field_shapes

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
_PLAIN: Final = {str: "string", int: "integer", bool: "boolean"}
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
    needed = [field.key for field in fields if field.default is NEEDED]
    return {
        "title": record_type.__name__,
        "description": inspect.cleandoc(record_type.__doc__ or ""),
        "type": "object",
        "properties": {field.key: _field_schema(record_type, field, words.get(field.name)) for field in fields},
        "additionalProperties": True,
    } | ({"required": needed} if needed else {})


def _field_schema(record_type: type[Record], field: Field, words: str | None) -> dict[str, Any]:
    schema = _value_schema(field.kind, field.marks)
    if "$ref" not in schema:
        schema["title"] = field.key.replace("_", " ").title()
    if field.default is not NEEDED:
        schema["default"] = plain(field.default)
    if words:
        schema["description"] = words
    known = _KNOWN_VALUES.get((record_type.__name__, field.name))
    return schema | ({"examples": list(known)} if known else {})


def _value_schema(kind: Any, marks: Sequence[object]) -> dict[str, Any]:
    if MultiLine() in marks:
        return {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
    if kind is JsonValue:
        return {"$ref": "#/$defs/JsonValue"}
    origin, parts = get_origin(kind), get_args(kind)
    if origin is UnionType:
        return {"anyOf": [{"type": "null"} if part is NoneType else _value_schema(part, ()) for part in parts]}
    if origin is tuple:
        return {"type": "array", "items": _value_schema(*split(parts[0]))}
    if origin is dict:
        return {"type": "object", "additionalProperties": _value_schema(*split(parts[1]))}
    if isinstance(kind, type) and issubclass(kind, Record):
        return {"$ref": f"#/$defs/{kind.__name__}"}
    if origin is Literal:
        return {"enum": list(parts)}
    return {"type": _PLAIN[kind], **dict(_bounds(marks))}


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
