"""The JSON Schema of the incident file, for people and programs that write such files by other means."""

import ast
import inspect
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Final

from postmortem_desk.model import FILE_FORMAT, SCHEMA_VERSION, Incident, Record, vocabulary
from postmortem_desk.model.record import UNKNOWN_KEYS
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
_VOCABULARY_NAME: Final = re.compile(r"vocabulary\.([A-Z_]+)")


def incident_schema() -> dict[str, Any]:
    """The JSON Schema of an incident file. Keys that it does not name are allowed: they survive."""
    schema = Incident.model_json_schema(by_alias=True)
    definitions = schema.pop("$defs")
    definitions["JsonValue"] = {"description": "Any JSON."}
    for record_type in _record_types(Incident):
        name = record_type.__name__
        _complete(schema if record_type is Incident else definitions[name], record_type)
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


def _complete(schema: dict[str, Any], record_type: type[Record]) -> None:
    """Let the record have unknown keys, leave out where the program keeps them, and say what each field is."""
    schema["additionalProperties"] = True
    schema["properties"].pop(UNKNOWN_KEYS, None)
    words = _words_of_fields(record_type)
    for shape in field_shapes(record_type):
        field = schema["properties"][shape.key]
        if isinstance(field.get("default"), dict):
            field["default"].pop(UNKNOWN_KEYS, None)
        if shape.name in words:
            field["description"] = words[shape.name]
        known = _KNOWN_VALUES.get((record_type.__name__, shape.name))
        if known:
            field["examples"] = list(known)


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
