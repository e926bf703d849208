"""The three-way merge of incidents by the ids of their parts.

Edits of different fields, additions, removals and moves of two versions of one incident come together. Nothing that
somebody wrote is lost: what both changed and cannot be combined stays as ours has it and is told as a conflict, which
holds theirs; and what one version removed while the other one worked on it stays and is told, too.
"""

from typing import Any

from msgspec import Struct

from postmortem_desk.model import Cause, Conflict, Incident
from postmortem_desk.operations.changing import with_parts
from postmortem_desk.operations.merging.common_ground import common_ground
from postmortem_desk.operations.merging.merge_clashes import without_clashes
from postmortem_desk.operations.merging.merge_references import with_kept_references, without_lost_references
from postmortem_desk.operations.merging.merge_rows import Versions, with_rows_in_order, with_sections_of_rows
from postmortem_desk.operations.merging.merge_values import ValueMerge
from postmortem_desk.operations.tree import rings


class Merged(Struct, frozen=True):
    """What came of a merge."""

    incident: Incident
    """Valid, and with `conflicts` behind those that the versions had open already."""
    conflicts: tuple[Conflict, ...]
    """Where the versions disagree; empty for a clean merge."""


def merged(base: Incident | None, ours: Incident, theirs: Incident) -> Merged:
    """`ours` with what `theirs` changed since `base`, the version that both come from.

    Where `base` is None, nobody has it: what only one version holds is kept then, and what differs is a conflict.
    """
    if theirs in (ours, base):
        return Merged(ours, ())
    if ours == base:
        return Merged(theirs, ())
    if base is None:
        start: Incident = common_ground(ours, theirs)
    else:
        start, theirs = base, without_clashes(base, ours, theirs)
    versions = Versions(start, ours, theirs)
    merge = ValueMerge()
    incident: Any = merge.record((), start, ours, theirs)
    incident = with_sections_of_rows(incident, versions, merge.conflicts)
    incident = with_rows_in_order(incident, versions)
    incident = without_lost_references(with_kept_references(incident, versions), versions)
    incident = _without_new_rings(incident, versions, merge.conflicts)
    conflicts = tuple(merge.conflicts)
    return Merged(
        with_parts(incident, conflicts=(*incident.conflicts, *conflicts)) if conflicts else incident, conflicts
    )


def _without_new_rings(incident: Incident, versions: Versions, conflicts: list[Conflict]) -> Incident:
    """The incident without causes that explain each other because each version moved one below the other.

    Ours stand; where theirs moved a cause into such a ring, that is a conflict.
    """
    mine = {cause.id: cause for cause in versions.ours.causes}
    base = {cause.id: cause.parent_id for cause in versions.base.causes}
    known = {frozenset(ring) for side in (versions.ours, versions.theirs) for ring in rings(side.causes)}
    while True:
        found = [ring for ring in rings(incident.causes) if frozenset(ring) not in known]
        members = {cause_id for ring in found for cause_id in ring}
        back = [c for c in incident.causes if c.id in members and c.id in mine and c.parent_id != mine[c.id].parent_id]
        if not back:
            return incident
        for cause in back:
            path = ("causes", cause.id, "parent_id")
            ours = mine[cause.id].parent_id
            conflicts.append(Conflict(path=path, base=base.get(cause.id), ours=ours, theirs=cause.parent_id))
        incident = with_parts(
            incident, causes=_with_parents(incident.causes, {c.id: mine[c.id].parent_id for c in back})
        )


def _with_parents(causes: tuple[Cause, ...], parents: dict[str, str]) -> tuple[Cause, ...]:
    return tuple(cause.replaced(parent_id=parents.get(cause.id, cause.parent_id)) for cause in causes)
