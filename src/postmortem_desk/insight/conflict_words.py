"""The conflicts of a merge in words."""

from typing import Any

from msgspec import Struct

from postmortem_desk.insight.part_names import PART_KINDS, PLACES, names_by_id, part_name
from postmortem_desk.insight.value_words import Names, field_words, record_lines, value_words
from postmortem_desk.model import Conflict, Incident, JsonValue, Record
from postmortem_desk.operations.merging.conflicts import NOTHING, content_at
from postmortem_desk.operations.plain_values import field_of_plain


class ConflictWords(Struct, frozen=True):
    """A conflict as a person reads it."""

    subject: str
    """The part that it is about: 'Event "10:42 restarted"'; "" for a field of the incident itself."""
    what: str
    """The field; "" where it is about the whole part."""
    base: str
    """What both started from."""
    ours: str
    """What stands in the incident now; "" where our version removed the part."""
    theirs: str


def conflict_place(conflict: Conflict) -> tuple[str, str, str]:
    """The place of a conflict in the window: part, id and field, as in a Change."""
    path = conflict.path
    if len(path) > 1 and path[0] in PART_KINDS:
        return PLACES.get(path[0], "details"), path[1], path[2] if len(path) > 2 else ""
    return "details", "", path[0] if path else ""


def conflict_words(incident: Incident, conflict: Conflict) -> ConflictWords:
    """The words for a conflict of `incident`."""
    subject, steps = "", conflict.path
    if len(steps) > 1 and steps[0] in PART_KINDS:
        part = content_at(incident, steps[:2])
        name = part_name(part) if isinstance(part, Record) else steps[1]
        subject, steps = f"{PART_KINDS[steps[0]]} “{name}”", steps[2:]
    what = ", ".join([field_words(steps[0]), *steps[1:]]) if steps else ""
    names = names_by_id(incident)
    current = content_at(incident, conflict.path)
    stands = _content_words(conflict, current, names)
    if conflict.is_removal:
        ours_stands = conflict.theirs is None
        return ConflictWords(subject, what, "", stands if ours_stands else "", "" if ours_stands else stands)
    base, theirs = (_plain_words(conflict, value, current, names) for value in (conflict.base, conflict.theirs))
    return ConflictWords(subject, what, base, stands, theirs)


def _content_words(conflict: Conflict, current: Any, names: Names) -> str:
    """What stands at the place; of a whole part every field on a line of its own."""
    if current is NOTHING:
        return ""
    if conflict.is_removal and isinstance(current, Record):
        return "\n".join(record_lines(current, names))
    return value_words(conflict.path[-1], current, names)


def _plain_words(conflict: Conflict, value: JsonValue, current: Any, names: Names) -> str:
    field = conflict.path[-1]
    try:
        return value_words(field, field_of_plain(current, value), names)
    except ValueError:
        return value_words(field, value, names)  # a hand has changed the file: shown as it stands there


def conflict_sentence(incident: Incident, conflict: Conflict) -> str:
    """A conflict in one sentence."""
    words = conflict_words(incident, conflict)
    where = ", ".join(part for part in (words.subject, words.what) if part)
    if conflict.is_removal:
        return f"{where}: one version removed it and the other one changed it; it was kept."
    return f"{where}: both versions changed it; ours was kept."
