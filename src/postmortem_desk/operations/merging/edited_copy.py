"""What somebody changed in a copy that does not carry everything, put into the incident that does."""

from collections.abc import Collection
from typing import Any, Final

from postmortem_desk.model import Incident, Milestone, Moment, Record
from postmortem_desk.operations.changing import with_parts
from postmortem_desk.operations.merging.keyed import keyed
from postmortem_desk.operations.merging.merge_order import merged_order
from postmortem_desk.operations.merging.merge_references import without_lost_references
from postmortem_desk.operations.merging.merge_rows import Versions, rows_in_order

ChangeKey = tuple[str, str, str]
"""One change: added, removed, changed or moved; the key of its part ("" for the incident); the changed field or ""."""

_LISTS: Final = ("people", "impact", "sections", "timeline", "causes", "tasks", "fields", "related")
_VALUES: Final = ("title", "reference", "severity", "status", "stage", "detected_by", "services", "tags")
_FOUND: Final = ("date", "zone")
"""What a reader finds somewhere in a text: that it is not found any more does not say that it is not so."""
_NOT_CARRIED: Final = ("id", "role", "layout", "unknown", "guidance")
_ROWS: Final = ("timeline", "causes", "tasks")
_ROLES: Final = ("people", "causes")
"""Lists whose `role` the copy carries. What a section is for stays, whatever its heading says now."""


def with_edits(ours: Incident, base: Incident, theirs: Incident) -> Incident:
    """`ours` with what makes `theirs` of `base`, where `base` is how `ours` looks in the form of the copy.

    Parts of all three have the same ids. What is the same in `base` and `theirs` stays as it is in `ours`. References
    to parts that are gone stand there still; `with_chosen` takes them out.
    """
    changes: dict[str, Any] = {}
    for name in (*_VALUES, *_FOUND):
        value = getattr(theirs, name)
        if value != getattr(base, name) and (value or name not in _FOUND):
            changes[name] = value
    for name in _LISTS:
        changes[name] = _entries(name, ours, base, theirs)
    return _with_rows_in_order(with_parts(ours, **changes), Versions(base, ours, theirs))


def _with_rows_in_order(incident: Incident, versions: Versions) -> Incident:
    return with_parts(incident, **{name: rows_in_order(incident, versions, name) for name in _ROWS})


def _entries(name: str, *versions: Incident) -> tuple[Any, ...]:
    mine, old, new = (keyed(getattr(version, name)) for version in versions)
    if old == new:
        return tuple(mine.values())
    found = {key: part for key, part in mine.items() if key in new or key not in old}
    for key, part in new.items():
        if key in found and key in old:
            found[key] = _lifted(name, found[key], old[key], part)
        elif key not in mine and old.get(key) != part:
            found[key] = part
    order = found if name in _ROWS else merged_order(list(old), list(mine), list(new), found)
    return tuple(found[key] for key in order)


def _lifted(name: str, mine: Record, old: Record, new: Record) -> Record:
    """An entry with the fields that differ between two versions of its copy."""
    changes: dict[str, Any] = {}
    for field, value in new.__dict__.items():
        if (field in _NOT_CARRIED and not (field == "role" and name in _ROLES)) or value == old.__dict__[field]:
            continue
        if field == "milestones":
            value = _milestones(mine.__dict__[field], value)
        if not isinstance(value, Moment) or _is_other_time(old.__dict__[field], value):
            changes[field] = value
    return mine.replaced(**changes) if changes else mine


def _milestones(mine: tuple[Milestone, ...], new: tuple[Milestone, ...]) -> tuple[Milestone, ...]:
    """The milestones that a copy names; those that were there keep what they are about."""
    known = {mark.name for mark in mine}
    names = {mark.name for mark in new}
    return (*(mark for mark in mine if mark.name in names), *(mark for mark in new if mark.name not in known))


def _is_other_time(old: Moment | None, new: Moment) -> bool:
    """Whether somebody changed a time. What the words around it let a reader know less of is no change."""
    return old is None or old.written != new.written or bool(old.at and new.at and "-" in new.at.partition("T")[0])


def with_chosen(before: Incident, after: Incident, left: Collection[ChangeKey]) -> Incident:
    """`before` with what makes `after` of it, but for the changes that are `left`.

    A section stays, or comes, that a row needs which stays or comes. What is gone is not referred to any more.
    """
    changes: dict[str, Any] = {}
    for name in (*_VALUES, *_FOUND):
        if ("changed", "", name) not in left:
            changes[name] = getattr(after, name)
    kept = {name: _kept(keyed(getattr(before, name)), keyed(getattr(after, name)), left) for name in _LISTS}
    needed = {row.section for name in _ROWS for row in kept[name].values()}
    for section in (*after.sections, *before.sections):
        if section.id in needed:
            kept["sections"].setdefault(section.id, section)
    wanted = {name: _without_left_moves(getattr(after, name), left) for name in _LISTS}
    for name, parts in kept.items():
        old, new = list(keyed(getattr(before, name))), list(wanted[name])
        order = parts if name in _ROWS else merged_order(old, old, new, parts)
        changes[name] = tuple(parts[key] for key in order)
    theirs = with_parts(after, **{name: tuple(wanted[name].values()) for name in _ROWS})
    chosen = _with_rows_in_order(with_parts(before, **changes), Versions(before, before, theirs))
    return without_lost_references(chosen, Versions(before, before, after))


def _without_left_moves(entries: tuple[Any, ...], left: Collection[ChangeKey]) -> dict[str, Any]:
    return {key: part for key, part in keyed(entries).items() if ("moved", key, "") not in left}


def _kept(old: dict[str, Any], new: dict[str, Any], left: Collection[ChangeKey]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key in old | new:
        if key not in new:
            if ("removed", key, "") in left:
                found[key] = old[key]
        elif key not in old:
            if ("added", key, "") not in left:
                found[key] = new[key]
        else:
            back = {field: value for field, value in old[key].__dict__.items() if ("changed", key, field) in left}
            found[key] = new[key].replaced(**back) if back else new[key]
    return found
