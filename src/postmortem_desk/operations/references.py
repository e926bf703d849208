"""References between the parts of an incident: new and changed ones point somewhere, and none is left dangling."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from postmortem_desk.model import Cause, Event, Incident, Record, Task
from postmortem_desk.operations.changing import edited, with_parts
from postmortem_desk.operations.lookup import Identified, RowT, UnknownPart, all_ids, ids_of, index_of, refuse_taken_ids
from postmortem_desk.operations.sequences import replace_at, same_or_new


def check_new(incident: Incident, part: Record) -> None:
    """Raise DuplicateId when the id of a new part is taken, UnknownPart when it refers to a part that is not there."""
    fields = part.__dict__
    refuse_taken_ids(incident, [fields["id"]])
    check_references(incident, fields)


def check_references(incident: Incident, fields: Mapping[str, Any]) -> None:
    """Raise UnknownPart when one of these fields of a row or a note refers to a part that is not there."""
    _require("section", [fields.get("section", "")], incident.sections)
    _require("cause", [fields.get("parent_id", "")], incident.causes)
    _require("event", fields.get("event_ids", ()), incident.timeline)
    _require("attachment", fields.get("attachments", ()), incident.attachments)
    _require("impact figure", [mark.impact for mark in fields.get("milestones", ())], incident.impact)
    anywhere = [part_id for part_id in (fields.get("on", ""), *fields.get("addresses", ())) if part_id]
    if anywhere:
        _refuse_strangers("part", anywhere, all_ids(incident))


def edit_part(incident: Incident, name: str, kind: str, part_id: str, fields: dict[str, Any]) -> Incident:
    """Change fields of a part in the list `name` of the incident, where it stands. UnknownPart calls it a `kind`.

    Raises UnknownPart for a part, or one that it refers to, that is not there; ValueError as `changing.edited`.
    """
    parts = getattr(incident, name)
    index = index_of(parts, part_id, kind)
    part = edited(parts[index], fields)
    if part is parts[index]:
        return incident
    check_references(incident, {field: getattr(part, field) for field in fields})
    return with_parts(incident, **{name: replace_at(parts, index, part)})


def _require(kind: str, wanted: Iterable[str], parts: Iterable[Identified]) -> None:
    named = [part_id for part_id in wanted if part_id]
    if named:
        _refuse_strangers(kind, named, ids_of(parts))


def _refuse_strangers(kind: str, named: Sequence[str], known: Collection[str]) -> None:
    for part_id in named:
        if part_id not in known:
            raise UnknownPart(kind, part_id)


def without_references(incident: Incident, gone: Collection[str]) -> Incident:
    """The incident with every reference to the ids in `gone` taken out; called while those parts are still there.

    Tasks no longer address them, causes no longer rest on them, events no longer name them; a milestone of a removed
    impact figure goes (it would otherwise speak for the whole incident). A note about one of them stays, as a note
    about the incident: its words are somebody's. A dismissed finding about one of them goes.
    """
    ids = set(gone)
    if not ids:
        return incident
    timeline = incident.timeline
    if not ids.isdisjoint(ids_of((*incident.impact, *incident.attachments))):
        timeline = same_or_new(timeline, tuple([row_without(event, ids) for event in timeline]))
    return with_parts(
        incident,
        timeline=timeline,
        causes=same_or_new(incident.causes, tuple([row_without(cause, ids) for cause in incident.causes])),
        tasks=same_or_new(incident.tasks, tuple([row_without(task, ids) for task in incident.tasks])),
        notes=same_or_new(
            incident.notes, tuple([note.replaced(on="") if note.on in ids else note for note in incident.notes])
        ),
        dismissed=same_or_new(
            incident.dismissed, tuple([finding for finding in incident.dismissed if finding.on not in ids])
        ),
    )


def references_of(row: Event | Cause | Task) -> frozenset[str]:
    """The ids of the parts that a row refers to, without its section."""
    match row:
        case Event():
            named = (*(mark.impact for mark in row.milestones), *row.attachments)
        case Cause():
            named = (row.parent_id, *row.event_ids)
        case Task():
            named = row.addresses
    return frozenset(filter(None, named))


def row_without(row: RowT, ids: Collection[str]) -> RowT:
    """The row without its references to these ids, or the very same one where it has none."""
    if references_of(row).isdisjoint(ids):
        return row
    match row:
        case Event():
            marks = tuple(mark for mark in row.milestones if mark.impact not in ids)
            return row.replaced(milestones=marks, attachments=_without(row.attachments, ids))
        case Cause():
            parent_id = "" if row.parent_id in ids else row.parent_id
            return row.replaced(event_ids=_without(row.event_ids, ids), parent_id=parent_id)
        case Task():
            return row.replaced(addresses=_without(row.addresses, ids))


def _without(references: tuple[str, ...], ids: Collection[str]) -> tuple[str, ...]:
    return tuple(part_id for part_id in references if part_id not in ids)
