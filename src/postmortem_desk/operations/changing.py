"""How an operation makes the changed incident: only what changes is new, everything else keeps its identity."""

from typing import Any, TypeVar

from postmortem_desk.model import Incident, Record

RecordT = TypeVar("RecordT", bound=Record)


def with_parts(incident: Incident, **parts: Any) -> Incident:
    """The incident with these fields, or the very same one when all of them are what it has.

    Nothing is validated: the parts must be valid records already. (`Incident.replaced` would validate, and make a new
    tuple of each of its lists, so that nobody could tell by identity what changed.)
    """
    present = incident.__dict__
    changes = {name: value for name, value in parts.items() if value is not present[name]}
    return incident.with_fields(**changes) if changes else incident


def edited(record: RecordT, fields: dict[str, Any]) -> RecordT:
    """The record with `fields`, validated, or the very same one when nothing changes.

    Raises ValueError for an id, which never changes, and for a name that is not a field; model.core.ValidationError
    (a ValueError too) for a value that does not fit.
    """
    if "id" in fields:
        raise ValueError("an id never changes")
    unknown = fields.keys() - type(record).fields_by_name.keys()
    if unknown:
        raise ValueError(f"{type(record).__name__} has no field {min(unknown)!r}")
    changed = record.replaced(**fields)
    return record if changed == record else changed
