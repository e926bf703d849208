"""Reads the bytes of an incident file. Whatever is wrong with it is a Trouble that says what, where and what to do."""

import json
from typing import TYPE_CHECKING, Any, Final

from postmortem_desk.model import FILE_FORMAT, SCHEMA_VERSION, Incident, Record
from postmortem_desk.model.core import ValidationError, to_json
from postmortem_desk.storage.file_format.json_checks import OTHER_DOCUMENTS, ParsedJson, malformed, parsed_json
from postmortem_desk.storage.file_format.positions import Step, position_of
from postmortem_desk.storage.file_format.text_checks import refuse_too_much, text_of
from postmortem_desk.storage.file_format.unknown_keys import with_unknown_keys_aside
from postmortem_desk.storage.file_format.value_troubles import shown, spoken_path, value_trouble
from postmortem_desk.trouble import Trouble

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_LISTS_WITH_IDS: Final = ("people", "impact", "sections", "timeline", "causes", "tasks", "attachments", "notes")
_MANY_ERRORS: Final = 1000
_SHORT_LIST: Final = 100


def incident_from_bytes(data: bytes, name: str) -> Incident:
    """The incident in `data`, the content of the file `name`.

    Keys and values that this version does not know are kept. A file of a newer schema is read as far as this version
    understands it; whoever saves must look at `schema_version`. Raises Trouble.
    """
    text = text_of(data, name)
    refuse_too_much(data, name)
    parsed = parsed_json(text, name)
    schema = _schema_of(parsed.value, text, name)
    try:
        incident = _validated(text, parsed, name)
    except Trouble as trouble:
        if schema <= SCHEMA_VERSION:
            raise
        raise Trouble(
            f"a newer version of Postmortem Desk wrote this file, and this one cannot read it: {trouble.sentence}",
            subject=name,
            place=trouble.place,
            remedy="Update Postmortem Desk to open it.",
        ) from trouble
    _refuse_equal_ids(incident, text, name)
    return incident


def _schema_of(value: Any, text: str, name: str) -> int:
    """The schema that the file says it has. Raises Trouble for data that is no incident."""
    if not isinstance(value, dict):
        raise _foreign(_other_data(value), text, name, ())
    if "format" not in value:
        raise _foreign('it does not say that it is an incident: the key "format" is missing.', text, name, ())
    if value["format"] != FILE_FORMAT:
        sentence = f'its format is {shown(value["format"])}, not "{FILE_FORMAT}".'
        raise _foreign(sentence, text, name, ("format",))
    if "schema" not in value:
        raise _foreign('it does not say its version: the key "schema" is missing.', text, name, ())
    schema = value["schema"]
    if type(schema) is not int or schema < 1:
        raise _foreign(f'the key "schema" is {shown(schema)}, not a version from 1 on.', text, name, ("schema",))
    return schema


def _other_data(value: Any) -> str:
    if not isinstance(value, list):
        return "it holds a single value, not an incident."
    if value and all(isinstance(part, dict) and {"ts", "text"} <= part.keys() for part in value):
        return "it seems to be the export of a chat, not an incident file."
    return "it holds a list, not an incident."


def _validated(text: str, parsed: ParsedJson, name: str) -> Incident:
    """The model of the data. Only where it has unknown keys is it taken the long way round."""
    try:
        incident = Incident.of_json(text)
    except ValidationError as error:
        errors = _first_errors(error, parsed.value)
        if errors[0]["type"] == "json_invalid":
            raise malformed(text, name) from error
        if all(error["type"] != "extra_forbidden" for error in errors) and not parsed.holds_reserved_key:
            raise value_trouble(errors, text, name) from error
    else:
        if not parsed.holds_reserved_key:
            return incident
    data = to_json(with_unknown_keys_aside(parsed.value, Incident))
    try:
        return Incident.of_json(data)
    except ValidationError as error:
        raise value_trouble(_first_errors(error, parsed.value), text, name) from error


def _first_errors(error: ValidationError, value: Any) -> "list[ErrorDetails]":
    """The errors of a file; of one that has thousands, those in the first entries of each list, which take no time."""
    if error.error_count() > _MANY_ERRORS:
        start = to_json(with_unknown_keys_aside(_with_short_lists(value), Incident))
        try:
            Incident.of_json(start)
        except ValidationError as first:
            error = first
    return error.errors(include_url=False)


def _with_short_lists(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _with_short_lists(part) for key, part in value.items()}
    return [_with_short_lists(part) for part in value[:_SHORT_LIST]] if isinstance(value, list) else value


def _refuse_equal_ids(incident: Incident, text: str, name: str) -> None:
    for key in _LISTS_WITH_IDS:
        records: tuple[Record, ...] = getattr(incident, key)
        seen: set[str] = set()
        for index, record in enumerate(records):
            found: str = record.__dict__["id"]
            if found in seen:
                path: tuple[Step, ...] = (key, index, "id")
                raise Trouble(
                    f"{spoken_path(path[:2])} has the id {json.dumps(found)} of another one.",
                    subject=name,
                    place=str(position_of(text, path)),
                    remedy="Give one of the two another id in a text editor.",
                )
            seen.add(found)


def _foreign(sentence: str, text: str, name: str, path: tuple[Step, ...]) -> Trouble:
    place = str(position_of(text, path))
    return Trouble(sentence, subject=name, place=place, remedy=OTHER_DOCUMENTS)
