"""Edits of the incident's details: header, people, impact figures, notes, attachments, own fields, relations.

Each gives a new incident, or the very same one when nothing changes. Parts with an id raise UnknownPart where it is
not there and DuplicateId where it is taken; own fields and relations have no id and go by their index (IndexError).
"""

from collections.abc import Collection
from typing import Any, Final, TypeVar

from postmortem_desk.model import (
    Dismissal,
    ImpactFigure,
    Incident,
    JsonValue,
    Note,
    OwnField,
    Person,
    RelatedIncident,
)
from postmortem_desk.operations.changing import edited, with_parts
from postmortem_desk.operations.lookup import index_of
from postmortem_desk.operations.references import check_new, edit_part, without_references
from postmortem_desk.operations.sequences import (
    insert_at,
    insert_before,
    move_before,
    remove_ids,
    replace_at,
    same_or_new,
)

DETAIL_FIELDS: Final = (
    "title",
    "reference",
    "date",
    "language",
    "zone",
    "severity",
    "status",
    "stage",
    "detected_by",
    "services",
    "tags",
    "audiences",
    "display",
    "front_matter",
)
"""The fields that `edit_details` changes; all others have operations of their own."""

_KINDS: Final = {"people": "person", "impact": "impact figure", "notes": "note", "attachments": "attachment"}
ItemT = TypeVar("ItemT", OwnField, RelatedIncident)


def edit_details(incident: Incident, **fields: Any) -> Incident:
    """Change fields of the header (DETAIL_FIELDS). Raises ValueError for a value or a field that does not fit."""
    other = sorted(fields.keys() - set(DETAIL_FIELDS))
    if other:
        raise ValueError(f"{other[0]!r} is not a field of the header")
    # Validated on an incident without rows: the real one would get new tuples for all its lists.
    header = Incident(id=incident.id).replaced(**fields)
    present = incident.__dict__
    changes = {name: header.__dict__[name] for name in fields if header.__dict__[name] != present[name]}
    return with_parts(incident, **changes)


def add_person(incident: Incident, person: Person, before_id: str | None = None) -> Incident:
    """Put a new person before another one, or at the end."""
    return _add(incident, "people", person, before_id)


def edit_person(incident: Incident, person_id: str, **fields: Any) -> Incident:
    """Change fields of a person. Raises ValueError for a value or a field that does not fit."""
    return edit_part(incident, "people", _KINDS["people"], person_id, fields)


def remove_person(incident: Incident, person_id: str) -> Incident:
    """Take a person out; notes about the person stay as the incident's."""
    return _remove(incident, "people", person_id)


def move_people(incident: Incident, ids: Collection[str], before_id: str | None) -> Incident:
    """Move people, in their present order, before another one; to the end for None."""
    return _move(incident, "people", ids, before_id)


def add_impact(incident: Incident, figure: ImpactFigure, before_id: str | None = None) -> Incident:
    """Put a new impact figure before another one, or at the end."""
    return _add(incident, "impact", figure, before_id)


def edit_impact(incident: Incident, figure_id: str, **fields: Any) -> Incident:
    """Change fields of an impact figure. Raises ValueError for a value or a field that does not fit."""
    return edit_part(incident, "impact", _KINDS["impact"], figure_id, fields)


def remove_impact(incident: Incident, figure_id: str) -> Incident:
    """Take an impact figure out, and the milestones that hold for it alone."""
    return _remove(incident, "impact", figure_id)


def move_impact(incident: Incident, ids: Collection[str], before_id: str | None) -> Incident:
    """Move impact figures, in their present order, before another one; to the end for None."""
    return _move(incident, "impact", ids, before_id)


def add_note(incident: Incident, note: Note, before_id: str | None = None) -> Incident:
    """Put a new note before another one, or at the end. Raises UnknownPart for a subject that is not there."""
    return _add(incident, "notes", note, before_id)


def edit_note(incident: Incident, note_id: str, **fields: Any) -> Incident:
    """Change fields of a note. Raises ValueError for a value or a field that does not fit."""
    return edit_part(incident, "notes", _KINDS["notes"], note_id, fields)


def remove_note(incident: Incident, note_id: str) -> Incident:
    """Take a note out."""
    return _remove(incident, "notes", note_id)


def remove_attachment(incident: Incident, attachment_id: str) -> Incident:
    """Take an attachment out; events no longer name it."""
    return _remove(incident, "attachments", attachment_id)


def _add(incident: Incident, name: str, part: Any, before_id: str | None) -> Incident:
    check_new(incident, part)
    return with_parts(incident, **{name: insert_before(getattr(incident, name), part, before_id, _KINDS[name])})


def _remove(incident: Incident, name: str, part_id: str) -> Incident:
    index_of(getattr(incident, name), part_id, _KINDS[name])
    incident = without_references(incident, [part_id])
    return with_parts(incident, **{name: remove_ids(getattr(incident, name), [part_id], _KINDS[name])})


def _move(incident: Incident, name: str, ids: Collection[str], before_id: str | None) -> Incident:
    return with_parts(incident, **{name: move_before(getattr(incident, name), ids, before_id, _KINDS[name])})


def add_field(incident: Incident, field: OwnField, index: int | None = None) -> Incident:
    """Put a new field of the team's own at `index`, or at the end."""
    return with_parts(incident, fields=_item_added(incident.fields, field, index))


def edit_field(incident: Incident, index: int, **fields: Any) -> Incident:
    """Change a field of the team's own. Raises ValueError for a value that does not fit."""
    return with_parts(incident, fields=_item_edited(incident.fields, index, fields))


def remove_field(incident: Incident, index: int) -> Incident:
    """Take a field of the team's own out."""
    return with_parts(incident, fields=_item_removed(incident.fields, index))


def move_field(incident: Incident, index: int, before: int) -> Incident:
    """Move a field of the team's own before the one that has the index `before` now."""
    return with_parts(incident, fields=_item_moved(incident.fields, index, before))


def add_related(incident: Incident, related: RelatedIncident, index: int | None = None) -> Incident:
    """Put a new relation at `index`, or at the end."""
    return with_parts(incident, related=_item_added(incident.related, related, index))


def edit_related(incident: Incident, index: int, **fields: Any) -> Incident:
    """Change a relation. Raises ValueError for a value that does not fit."""
    return with_parts(incident, related=_item_edited(incident.related, index, fields))


def remove_related(incident: Incident, index: int) -> Incident:
    """Take a relation out."""
    return with_parts(incident, related=_item_removed(incident.related, index))


def move_related(incident: Incident, index: int, before: int) -> Incident:
    """Move a relation before the one that has the index `before` now."""
    return with_parts(incident, related=_item_moved(incident.related, index, before))


def _at(items: tuple[ItemT, ...], index: int, most: int) -> int:
    if not 0 <= index <= most:
        raise IndexError(f"there is no place {index} among {len(items)}")
    return index


def _item_added(items: tuple[ItemT, ...], item: ItemT, index: int | None) -> tuple[ItemT, ...]:
    return insert_at(items, len(items) if index is None else _at(items, index, len(items)), item)


def _item_edited(items: tuple[ItemT, ...], index: int, fields: dict[str, Any]) -> tuple[ItemT, ...]:
    return replace_at(items, _at(items, index, len(items) - 1), edited(items[index], fields))


def _item_removed(items: tuple[ItemT, ...], index: int) -> tuple[ItemT, ...]:
    _at(items, index, len(items) - 1)
    return items[:index] + items[index + 1 :]


def _item_moved(items: tuple[ItemT, ...], index: int, before: int) -> tuple[ItemT, ...]:
    item = items[_at(items, index, len(items) - 1)]
    place = _at(items, before, len(items)) - (1 if before > index else 0)
    return same_or_new(items, insert_at(_item_removed(items, index), place, item))


def dismiss(incident: Incident, dismissal: Dismissal) -> Incident:
    """Set a finding of the checks aside."""
    if dismissal in incident.dismissed:
        return incident
    return with_parts(incident, dismissed=(*incident.dismissed, dismissal))


def take_up_again(incident: Incident) -> Incident:
    """Let all findings that were set aside speak again."""
    return with_parts(incident, dismissed=()) if incident.dismissed else incident


def set_display(incident: Incident, key: str, value: JsonValue) -> Incident:
    """Change how the document is shown; a value that says nothing (None, False, "") takes the key away."""
    others = {name: known for name, known in incident.display.items() if name != key}
    if value in (None, False, ""):
        return edit_details(incident, display=others)
    kept = {name: value if name == key else known for name, known in incident.display.items()}
    return edit_details(incident, display=kept if key in kept else {**others, key: value})
