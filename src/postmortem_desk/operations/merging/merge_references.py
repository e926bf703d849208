"""References in a merge: none to what is gone, and those to what stays although one version removed it."""

from typing import Any, Final

from postmortem_desk.model import Incident, Record
from postmortem_desk.operations.changing import with_parts
from postmortem_desk.operations.lookup import all_ids
from postmortem_desk.operations.merging.merge_order import merged_order
from postmortem_desk.operations.merging.merge_rows import Versions
from postmortem_desk.operations.references import without_references

_REFERRING: Final = ("timeline", "causes", "tasks", "notes")
_LISTS: Final = ("event_ids", "addresses", "attachments")
_SINGLE: Final = ("parent_id", "on")
_WITH_OWN_REFERENCES: Final = ("impact", "attachments")


def without_lost_references(incident: Incident, versions: Versions) -> Incident:
    """The incident without references to what a version had and the merge has not."""
    lost = (all_ids(versions.ours) | all_ids(versions.theirs)) - all_ids(incident)
    if not lost:
        return incident
    sides = (versions.ours, versions.theirs)
    present = {name: getattr(incident, name) for name in _WITH_OWN_REFERENCES}
    gone = {name: tuple(p for side in sides for p in getattr(side, name) if p.id in lost) for name in present}
    together = with_parts(incident, **{name: present[name] + gone[name] for name in present})
    return with_parts(without_references(together, lost), **present)


def with_kept_references(incident: Incident, versions: Versions) -> Incident:
    """The incident in which what one version removed, and the merge kept, is referred to as before."""
    everything = all_ids(incident)
    for keeper, remover in ((versions.ours, versions.theirs), (versions.theirs, versions.ours)):
        kept = (everything & all_ids(keeper) & all_ids(versions.base)) - all_ids(remover)
        if kept:
            changes = {name: _with_kept(name, incident, (versions.base, keeper), kept) for name in _REFERRING}
            incident = with_parts(incident, **changes)
    return incident


def _with_kept(name: str, incident: Incident, before: tuple[Incident, Incident], kept: set[str]) -> tuple[Any, ...]:
    base, keeper = ({part.id: part for part in getattr(version, name)} for version in before)
    rows = getattr(incident, name)
    found = tuple(
        _referring(row, base[row.id], keeper[row.id], kept) if row.id in base and row.id in keeper else row
        for row in rows
    )
    return rows if found == rows else found


def _referring(row: Any, base: Record, keeper: Record, kept: set[str]) -> Any:
    fields, old, stands = row.__dict__, base.__dict__, keeper.__dict__
    changes: dict[str, Any] = {
        name: stands[name]
        for name in _SINGLE
        if name in fields and stands[name] in kept and stands[name] == old[name] != fields[name]
    }
    for name in _LISTS:
        back = kept.intersection(stands.get(name, ()), old.get(name, ())).difference(fields.get(name, ()))
        if back:
            changes[name] = tuple(merged_order(old[name], fields[name], stands[name], {*fields[name], *back}))
    return row.replaced(**changes) if changes else row
