"""Gives parts of an incident other ids, with every reference following."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from postmortem_desk.model import Incident, Record, new_id
from postmortem_desk.operations.changing import with_parts
from postmortem_desk.operations.lookup import all_ids
from postmortem_desk.operations.sequences import same_or_new

_REFERENCES = ("section", "parent_id", "impact", "on")
_REFERENCE_LISTS = ("event_ids", "attachments", "addresses")
_LISTS = ("people", "impact", "sections", "timeline", "causes", "tasks", "attachments", "notes", "dismissed")


def renamed(incident: Incident, names: Mapping[str, str]) -> Incident:
    """`incident` with the ids that `names` has replaced by theirs. A reference to a part that is not there stays."""
    changes: dict[str, Any] = {name: _renamed_parts(getattr(incident, name), names) for name in _LISTS}
    conflicts = [
        conflict.replaced(path=tuple(names.get(step, step) for step in conflict.path))
        if not names.keys().isdisjoint(conflict.path)
        else conflict
        for conflict in incident.conflicts
    ]
    return with_parts(incident, **changes, conflicts=same_or_new(incident.conflicts, tuple(conflicts)))


def with_fresh_ids(incident: Incident, fresh_id: Callable[[], str] = new_id) -> Incident:
    """`incident` with new ids. A reference to a part that is not there stays as it is."""
    names = {part_id: fresh_id() for part_id in sorted(all_ids(incident))}
    return renamed(incident, names).replaced(id=fresh_id())


def _renamed_parts(parts: tuple[Any, ...], names: Mapping[str, str]) -> tuple[Any, ...]:
    return same_or_new(parts, tuple([_renamed_part(part, names) for part in parts]))


def _renamed_part(part: Record, names: Mapping[str, str]) -> Record:
    fields = part.__dict__
    changes: dict[str, Any] = {name: names[fields[name]] for name in ("id", *_REFERENCES) if fields.get(name) in names}
    for name in _REFERENCE_LISTS:
        if _mentions(fields.get(name, ()), names):
            changes[name] = tuple(names.get(part_id, part_id) for part_id in fields[name])
    marks = fields.get("milestones", ())
    if _mentions((mark.impact for mark in marks), names):
        changes["milestones"] = _renamed_parts(marks, names)
    return part.replaced(**changes) if changes else part


def _mentions(ids: Iterable[str], names: Mapping[str, str]) -> bool:
    return any(part_id in names for part_id in ids)
