"""Decides the conflicts that a merge has left open. All give a new incident, or the very same one."""

from collections.abc import Callable
from typing import Any, Final

from postmortem_desk.model import Conflict, Incident, JsonValue, Record, UnknownKey
from postmortem_desk.operations.causes import remove_cause
from postmortem_desk.operations.changing import with_parts
from postmortem_desk.operations.details import remove_attachment, remove_impact, remove_note, remove_person
from postmortem_desk.operations.events import remove_events
from postmortem_desk.operations.lookup import UnknownPart, cause_of, section_of
from postmortem_desk.operations.merging.keyed import keyed
from postmortem_desk.operations.merging.merge_values import UNITS
from postmortem_desk.operations.plain_values import field_of_plain, is_own
from postmortem_desk.operations.sections import remove_section
from postmortem_desk.operations.sequences import same_or_new
from postmortem_desk.operations.tasks import remove_tasks
from postmortem_desk.operations.tree import rings

NOTHING: Final = object()
"""Stands where a path leads to nothing."""


def content_at(incident: Incident, path: tuple[str, ...]) -> Any:
    """What stands at `path` in the incident, the fields of a unit together in a dict; NOTHING where it is gone."""
    found: Any = incident if path else NOTHING
    for number, step in enumerate(path):
        if isinstance(found, UnknownKey):
            found = found.value
        if isinstance(found, Record):
            unit = UNITS.get(type(found), ())
            if unit and number == len(path) - 1 and step == unit[0]:
                return {name: found.__dict__[name] for name in unit}
            found = found.__dict__.get(step, NOTHING)
        elif isinstance(found, dict):
            found = found.get(step, NOTHING)
        elif isinstance(found, tuple):
            found = keyed(found).get(step, NOTHING)
        else:
            return NOTHING
    return found


def keep_ours(incident: Incident, conflict: Conflict) -> Incident:
    """Let stand what stands, and the conflict be decided; what ours removed is removed."""
    if conflict.is_removal and conflict.ours is None:
        incident = without_part(incident, conflict.path)
    return _without(incident, conflict)


def take_theirs(incident: Incident, conflict: Conflict) -> Incident:
    """Put what theirs has into the place; what theirs removed is removed. Raises ValueError for what does not fit."""
    if not conflict.is_removal:
        return take(incident, conflict, conflict.theirs)
    if conflict.theirs is None:
        incident = without_part(incident, conflict.path)
    return _without(incident, conflict)


def take(incident: Incident, conflict: Conflict, value: JsonValue) -> Incident:
    """Put `value`, as a file holds it, into the place of the conflict, which is decided then.

    Raises ValueError for a value that does not fit, UnknownPart where the place is gone.
    """
    if not conflict.path:
        raise UnknownPart("part", "")
    changed: Incident = _with_value(incident, conflict.path, value, is_own(conflict.path))
    if conflict.path[0] == "causes" and conflict.path[-1] == "parent_id":
        cause_id = conflict.path[1]
        changed = _without_ring(changed, cause_id, cause_of(incident, cause_id).parent_id)
    return _without(changed, conflict)


def _without_ring(incident: Incident, cause_id: str, former_parent: str) -> Incident:
    """The incident where a cause that now stands below one of its own has given that one its former place."""
    ring = next((ring for ring in rings(incident.causes) if cause_id in ring), [])
    causes = [
        cause.replaced(parent_id=former_parent) if cause.id in ring and cause.parent_id == cause_id else cause
        for cause in incident.causes
    ]
    return with_parts(incident, causes=same_or_new(incident.causes, tuple(causes)))


def without_part(incident: Incident, path: tuple[str, ...]) -> Incident:
    """The incident without what stands at `path`: nothing changes where it is gone already.

    The rows of a section go to the next one of its role; where there is none they go with it.
    """
    if content_at(incident, path) is NOTHING:
        return incident
    if len(path) == 2 and path[0] in _REMOVALS:
        return _REMOVALS[path[0]](incident, path[1])
    removed: Incident = _with_value(incident, path, None, is_own(path))
    return removed


def _remove_section(incident: Incident, section_id: str) -> Incident:
    role = section_of(incident, section_id).role
    others = (section.id for section in incident.sections if section.role == role and section.id != section_id)
    return remove_section(incident, section_id, next(others, None))


_REMOVALS: Final[dict[str, Callable[[Incident, str], Incident]]] = {
    "sections": _remove_section,
    "timeline": lambda incident, part_id: remove_events(incident, [part_id]),
    "causes": lambda incident, part_id: remove_cause(incident, part_id, True),
    "tasks": lambda incident, part_id: remove_tasks(incident, [part_id]),
    "people": remove_person,
    "impact": remove_impact,
    "attachments": remove_attachment,
    "notes": remove_note,
}


def _without(incident: Incident, conflict: Conflict) -> Incident:
    left = list(incident.conflicts)
    if conflict in left:
        left.remove(conflict)
    return with_parts(incident, conflicts=tuple(left)) if len(left) < len(incident.conflicts) else incident


def _with_value(holder: Any, path: tuple[str, ...], value: JsonValue, own: bool) -> Any:
    """`holder` with `value` at `path` below it; without the entry where `value` is None.

    `own` says that what is there is JSON of a person's own, and nothing that a field prescribes.
    """
    step, rest = path[0], path[1:]
    if isinstance(holder, Record):
        return _with_field(holder, path, value, own)
    if isinstance(holder, UnknownKey):
        return holder._replace(value=_with_value(holder.value, path, value, own))
    entries = keyed(holder) if isinstance(holder, tuple) else dict(holder) if isinstance(holder, dict) else {}
    if step not in entries and (rest or isinstance(holder, tuple)):
        raise UnknownPart("part", step)
    if rest:
        entries[step] = _with_value(entries[step], rest, value, own)
    elif value is None:
        entries.pop(step, None)
    elif isinstance(entries.get(step), UnknownKey):
        entries[step] = entries[step]._replace(value=value)
    else:
        entries[step] = value if own else field_of_plain(entries.get(step, ""), value)
    return tuple(entries.values()) if isinstance(holder, tuple) else entries


def _with_field(record: Record, path: tuple[str, ...], value: JsonValue, own: bool) -> Record:
    field, rest = path[0], path[1:]
    current = record.__dict__.get(field, NOTHING)
    if current is NOTHING:
        raise UnknownPart("field", field)
    if rest:
        new = {field: _with_value(current, rest, value, own)}
    elif isinstance(value, dict) and UNITS.get(type(record), ("",))[0] == field:
        new = dict(value)
    else:
        new = {field: field_of_plain(current, value)}
    if isinstance(record, Incident) and rest:
        return with_parts(record, **new)
    return record.replaced(**new)
