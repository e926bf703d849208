"""Edits of the outline. Each gives a new incident, or the very same one when nothing changes.

Rows that name no section are shown by the first section of their role. An edit of the outline that makes another
section the first writes their present section into them, so that no row changes its place unasked.
All raise UnknownPart for an id that is not there.
"""

from collections.abc import Collection, Sequence
from typing import Any

from postmortem_desk.model import Cause, Incident, Section
from postmortem_desk.operations.causes import subtree
from postmortem_desk.operations.changing import edited, with_parts
from postmortem_desk.operations.lookup import (
    Homes,
    RowT,
    UnknownPart,
    cause_homes,
    event_homes,
    ids_of,
    index_of,
    refuse_taken_ids,
    section_of,
    task_homes,
)
from postmortem_desk.operations.references import check_new, without_references
from postmortem_desk.operations.rows import move_rows_before, row_ids_in
from postmortem_desk.operations.sequences import (
    insert_at,
    insert_before,
    move_before,
    places_of,
    remove_ids,
    replace_at,
    require_ids,
    same_or_new,
    shift_places,
)


def add_section(incident: Incident, section: Section, before_id: str | None = None) -> Incident:
    """Put a new section before another one, or at the end. Raises DuplicateId."""
    check_new(incident, section)
    return _with_sections(incident, insert_before(incident.sections, section, before_id, "section"))


def edit_section(incident: Incident, section_id: str, **fields: Any) -> Incident:
    """Change fields of a section. Raises ValueError for a value or a field that does not fit.

    Its rows stay with it whatever its role becomes.
    """
    index = index_of(incident.sections, section_id, "section")
    section = edited(incident.sections[index], fields)
    return _with_sections(incident, replace_at(incident.sections, index, section))


def rows_of_section(incident: Incident, section_id: str) -> tuple[str, ...]:
    """The ids of all rows that the section shows: its events, then its causes, then its tasks."""
    section_of(incident, section_id)
    return (
        *row_ids_in(incident.timeline, event_homes(incident), section_id),
        *row_ids_in(incident.causes, cause_homes(incident), section_id),
        *row_ids_in(incident.tasks, task_homes(incident), section_id),
    )


def remove_section(incident: Incident, section_id: str, rows_to: str | None) -> Incident:
    """Take a section out. Its rows go to the end of the section `rows_to`, or with None they go with it.

    Causes elsewhere that explain a removed cause come to stand at the top. Raises UnknownPart also where `rows_to` is
    the section itself.
    """
    rows = rows_of_section(incident, section_id)
    if rows_to is None:
        incident = _without_rows(incident, set(rows))
    elif rows_to == section_id:
        raise UnknownPart("other section", rows_to)
    else:
        incident = move_rows(incident, rows, rows_to)
    return _with_sections(
        without_references(incident, [section_id]), remove_ids(incident.sections, [section_id], "section")
    )


def _without_rows(incident: Incident, gone: set[str]) -> Incident:
    incident = without_references(incident, gone)
    return with_parts(
        incident,
        timeline=same_or_new(incident.timeline, tuple([row for row in incident.timeline if row.id not in gone])),
        causes=same_or_new(incident.causes, tuple([row for row in incident.causes if row.id not in gone])),
        tasks=same_or_new(incident.tasks, tuple([row for row in incident.tasks if row.id not in gone])),
    )


def move_sections(incident: Incident, ids: Collection[str], before_id: str | None) -> Incident:
    """Move sections, in their document order, before another one; to the end for None."""
    return _with_sections(incident, move_before(incident.sections, ids, before_id, "section"))


def shift_sections(incident: Incident, ids: Collection[str], step: int) -> Incident:
    """Move sections a place up (step -1) or down (1). They need not stand together; none of them passes another.

    Raises ValueError for another step.
    """
    if step not in (-1, 1):
        raise ValueError("a step is -1 or 1")
    require_ids(incident.sections, ids, "section")
    shifted = shift_places(incident.sections, places_of(incident.sections, ids), step)
    return _with_sections(incident, same_or_new(incident.sections, tuple(shifted)))


def duplicate_section(incident: Incident, section_id: str, new_ids: Sequence[str]) -> Incident:
    """Put a copy of a section and of its rows directly behind it.

    `new_ids` are the ids of the copy and of the copies of `rows_of_section`, in that order. Copied causes form the
    same tree among themselves. Raises DuplicateId; ValueError when there are not as many new ids.
    """
    refuse_taken_ids(incident, new_ids)
    copies = dict(zip((section_id, *rows_of_section(incident, section_id)), new_ids, strict=True))
    index = index_of(incident.sections, section_id, "section")
    section = incident.sections[index].replaced(id=copies[section_id])
    causes = _copied(incident.causes, copies, section.id)
    old_causes = len(incident.causes)
    causes = (
        *causes[:old_causes],
        *(cause.replaced(parent_id=copies.get(cause.parent_id, cause.parent_id)) for cause in causes[old_causes:]),
    )
    return with_parts(
        _with_sections(incident, insert_at(incident.sections, index + 1, section)),
        timeline=_copied(incident.timeline, copies, section.id),
        causes=same_or_new(incident.causes, causes),
        tasks=_copied(incident.tasks, copies, section.id),
    )


def _copied(rows: tuple[RowT, ...], copies: dict[str, str], section_id: str) -> tuple[RowT, ...]:
    """`rows` with copies of those in `copies`, for the section, at the end."""
    new = [row.replaced(id=copies[row.id], section=section_id) for row in rows if row.id in copies]
    return rows + tuple(new) if new else rows


def move_rows(incident: Incident, row_ids: Collection[str], section_id: str) -> Incident:
    """Move events, causes and tasks of any sections, in document order, to the end of a section.

    Rows that it shows already stay where they are. A cause brings along those below it, and comes to stand at the top
    where the one above it does not come too.
    """
    section_of(incident, section_id)
    ids = set(row_ids)
    events = ids.intersection(ids_of(incident.timeline))
    causes = ids.intersection(ids_of(incident.causes))
    tasks = ids.intersection(ids_of(incident.tasks))
    missing = ids - events - causes - tasks
    if missing:
        raise UnknownPart("row", min(missing))
    branches = {cause_id for root in causes for cause_id in subtree(incident, root)}
    return with_parts(
        incident,
        timeline=_brought(incident.timeline, event_homes(incident), events, section_id),
        causes=_brought(_uprooted(incident, branches, section_id), cause_homes(incident), branches, section_id),
        tasks=_brought(incident.tasks, task_homes(incident), tasks, section_id),
    )


def _uprooted(incident: Incident, coming: Collection[str], section_id: str) -> tuple[Cause, ...]:
    """The causes, those of `coming` that leave the one above them behind without it."""
    homes = cause_homes(incident)
    return same_or_new(
        incident.causes,
        tuple(
            cause.replaced(parent_id="")
            if cause.parent_id
            and cause.id in coming
            and cause.parent_id not in coming
            and homes.home(cause.section) != section_id
            else cause
            for cause in incident.causes
        ),
    )


def _brought(rows: tuple[RowT, ...], homes: Homes, ids: Collection[str], section_id: str) -> tuple[RowT, ...]:
    there = set(row_ids_in(rows, homes, section_id))
    coming = [row_id for row_id in ids if row_id not in there]
    return move_rows_before(rows, homes, coming, None, section_id) if coming else rows


def _with_sections(incident: Incident, sections: tuple[Section, ...]) -> Incident:
    """The incident with another outline, its rows in the sections where they were."""
    changed = with_parts(incident, sections=sections)
    if changed is incident:
        return incident
    return with_parts(
        changed,
        timeline=_pinned(incident.timeline, event_homes(incident), event_homes(changed)),
        causes=_pinned(incident.causes, cause_homes(incident), cause_homes(changed)),
        tasks=_pinned(incident.tasks, task_homes(incident), task_homes(changed)),
    )


def _pinned(rows: tuple[RowT, ...], before: Homes, after: Homes) -> tuple[RowT, ...]:
    """`rows`, those without a section of their own with the one that showed them, where another would show them now."""
    home = before.default
    if home == after.default or home not in after.places:
        return rows
    places = before.places
    return same_or_new(rows, tuple([row if row.section in places else row.replaced(section=home) for row in rows]))
