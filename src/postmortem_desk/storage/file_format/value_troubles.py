"""Says in plain words which value of an incident file does not fit, and where it stands."""

import json
from typing import TYPE_CHECKING, Any, Final

from postmortem_desk.storage.file_format.positions import Step, position_of
from postmortem_desk.trouble import Trouble

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_ROWS: Final = {
    "timeline": "event",
    "sections": "section",
    "causes": "cause",
    "tasks": "task",
    "people": "person",
    "impact": "impact figure",
    "attachments": "attachment",
    "notes": "note",
    "fields": "own field",
    "related": "related incident",
    "dismissed": "dismissed finding",
    "conflicts": "conflict",
    "path": "step of the path",
    "milestones": "milestone",
    "sources": "source",
    "columns": "column",
    "services": "service",
    "tags": "tag",
    "audiences": "audience",
    "audience": "audience",
    "handles": "handle",
    "roles": "role",
    "tickets": "ticket",
    "addresses": "address",
    "event_ids": "event id",
}
"""What one entry of a list is called."""
_FIELDS: Final = {"at": "time", "end": "end time", "parent_id": "parent", "mime": "media type", "id": "id"}
_EXPECTED: Final = {
    "string_type": "a text",
    "tuple_type": "a list",
    "dict_type": "an object in braces",
    "model_type": "an object in braces",
    "bool_type": "true or false",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
}
_COUNTED: Final = 50
_REMEDY: Final = "Mend it in a text editor, or open an older copy."


def value_trouble(errors: "list[ErrorDetails]", text: str, name: str) -> Trouble:
    """The trouble for the first of the model's `errors` in `text`, the content of the file `name`."""
    first = errors[0]
    sentence = _sentence(first)
    if len(errors) > 1:
        more = len(errors) - 1
        count = "many" if more > _COUNTED else more
        sentence += f" There {'is' if more == 1 else 'are'} {count} more such {'place' if more == 1 else 'places'}."
    return Trouble(sentence, subject=name, place=str(position_of(text, first["loc"])), remedy=_REMEDY)


def spoken_path(path: tuple[Step, ...]) -> str:
    """`path` as a person says it: ("timeline", 2, "at", "zone") is "event 3, time, zone"."""
    words: list[str] = []
    for index, step in enumerate(path):
        before = path[index - 1] if index else ""
        if isinstance(step, int):
            words[-1] = f"{_ROWS.get(str(before), before)} {step + 1}"
        elif before in {"cells", "variants", "display"}:
            words.append(shown(step))
        elif (word := _FIELDS.get(step, step.replace("_", " "))) not in words[-1:]:
            words.append(word)
    return ", ".join(words)


def shown(value: Any) -> str:
    """`value` as JSON on one short line, without characters that change how the line is read."""
    written = json.dumps(value, ensure_ascii=False, default=str)
    written = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in written)
    return written if len(written) <= 40 else f"{written[:36]}..."


def _sentence(error: "ErrorDetails") -> str:
    where = spoken_path(error["loc"]) or "the incident"
    kind, context, value = error["type"], error.get("ctx", {}), shown(error["input"])
    if kind == "missing":
        return f"{where} is missing."
    if kind == "string_pattern_mismatch":
        return f'{where}: {value} is no id, which is up to 64 letters and digits, "-" and "_".'
    if kind == "greater_than_equal":
        return f"{where} must be at least {context['ge']}, and is {value}."
    if kind == "less_than_equal":
        return f"{where} must be at most {context['le']}, and is {value}."
    if kind == "value_error":
        return f"{where}: {context['error']}, and not {value}."
    if kind in _EXPECTED:
        return f"{where} must be {_EXPECTED[kind]}, and is {value}."
    return f"{where}: {value} does not fit ({error['msg']})."
