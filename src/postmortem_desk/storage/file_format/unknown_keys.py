"""Sets aside the keys of a file that this version does not know, so that saving does not lose them."""

from typing import Any

from postmortem_desk.model import Record
from postmortem_desk.model.record import UNKNOWN_KEYS
from postmortem_desk.storage.file_format.record_shape import Kind, known_keys


def with_unknown_keys_aside(value: Any, record_type: type[Record]) -> Any:
    """A copy of `value`, the plain data of a `record_type`, in which every unknown key of every record has moved to
    UNKNOWN_KEYS, as [the known key that it followed, the key, its value].

    What does not have the shape of the record stays as it is, for the model to refuse.
    """
    if not isinstance(value, dict):
        return value
    known = known_keys(record_type)
    kept: dict[str, Any] = {}
    aside: list[list[Any]] = []
    after = ""
    for key, inner in value.items():
        shape = known.get(key)
        if shape is None:
            aside.append([after, key, inner])
            continue
        after = key
        kept[key] = inner
        if shape.record is not None:
            if shape.kind is Kind.RECORD:
                kept[key] = with_unknown_keys_aside(inner, shape.record)
            elif isinstance(inner, list):
                kept[key] = [with_unknown_keys_aside(part, shape.record) for part in inner]
    if aside:
        kept[UNKNOWN_KEYS] = aside
    return kept
