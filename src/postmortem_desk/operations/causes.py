"""Edits of the tree of causes. Each gives a new incident, or the very same one when nothing changes.

A cause takes those below it along wherever it goes. In a section whose tree was edited the causes stand in tree order:
each is followed by those below it. All raise UnknownPart for an id that is not there.
"""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from postmortem_desk.model import Cause, Incident
from postmortem_desk.operations.changing import with_parts
from postmortem_desk.operations.lookup import (
    cause_homes,
    cause_of,
    causes_in,
    home_of_cause,
    ids_of,
    index_of,
    refuse_taken_ids,
)
from postmortem_desk.operations.references import check_new, edit_part, without_references
from postmortem_desk.operations.rows import insert_row, move_rows_before, refill
from postmortem_desk.operations.sequences import (
    following_id,
    insert_at,
    places_of,
    position_before,
    remove_ids,
    require_ids,
    shift_places,
)
from postmortem_desk.operations.tree import Children, branch, children_of, flattened, parent_in, with_descendants
from postmortem_desk.trouble import Trouble


def cause_tree(incident: Incident, section_id: str) -> list[tuple[int, Cause]]:
    """The causes of a section as the rows of a tree, each with its depth, 0 at the top."""
    return flattened(children_of(causes_in(incident, section_id)))


def subtree(incident: Incident, cause_id: str) -> tuple[str, ...]:
    """The ids of a cause and of all below it in its section, in tree order."""
    cause = cause_of(incident, cause_id)
    return tuple(ids_of(branch(_tree_around(incident, cause), cause)))


def parent_of(incident: Incident, cause_id: str) -> str:
    """The id of the cause that this one is shown below; "" where it stands at the top of its section."""
    return parent_in(_tree_around(incident, cause_of(incident, cause_id)), cause_id)


def add_cause(incident: Incident, cause: Cause, before_id: str | None = None) -> Incident:
    """Put a new cause below its parent, or at the top of its section: before a sibling, or behind all for None.

    Below a parent it comes into the parent's section, whatever it says itself. Raises DuplicateId.
    """
    check_new(incident, cause)
    if cause.parent_id:
        section_id = home_of_cause(incident, cause_of(incident, cause.parent_id))
        if home_of_cause(incident, cause) != section_id:
            cause = cause.replaced(section=section_id)
    added = with_parts(incident, causes=insert_row(incident.causes, cause, cause_homes(incident), None))
    return _placed(added, cause, cause.parent_id, before_id)


def edit_cause(incident: Incident, cause_id: str, **fields: Any) -> Incident:
    """Change fields of a cause, where it stands. Raises ValueError for a value or a field that does not fit.

    Its place is not a field: `reparent_cause` changes its parent, `sections.move_rows` its section.
    """
    if not fields.keys().isdisjoint(("parent_id", "section")):
        raise ValueError("a cause is moved by reparent_cause and move_rows")
    return edit_part(incident, "causes", "cause", cause_id, fields)


def remove_cause(incident: Incident, cause_id: str, keep_children: bool) -> Incident:
    """Take a cause out. Those below it move up into its place, or go with it.

    Tasks no longer address what is gone, and notes about it stay as the incident's.
    """
    gone: Collection[str] = subtree(incident, cause_id)
    if keep_children:
        incident = _with_raised_children(incident, cause_of(incident, cause_id))
        gone = (cause_id,)
    incident = without_references(incident, gone)
    return with_parts(incident, causes=remove_ids(incident.causes, gone, "cause"))


def duplicate_cause(incident: Incident, cause_id: str, new_ids: Sequence[str]) -> Incident:
    """Put a copy of a cause and of all below it behind them; `new_ids` are the copies' ids, in the order of `subtree`.

    Raises DuplicateId; ValueError when there are not as many new ids.
    """
    refuse_taken_ids(incident, new_ids)
    cause = cause_of(incident, cause_id)
    below = _tree_around(incident, cause)
    originals = branch(below, cause)
    copies = dict(zip(ids_of(originals), new_ids, strict=True))
    root, *others = [original.replaced(id=copies[original.id]) for original in originals]
    copied = (
        root.replaced(parent_id=parent_in(below, cause_id)),
        *(other.replaced(parent_id=copies[other.parent_id]) for other in others),
    )
    index = index_of(incident.causes, cause_id, "cause")
    causes = incident.causes[: index + 1] + copied + incident.causes[index + 1 :]
    return _in_tree_order(with_parts(incident, causes=causes), home_of_cause(incident, cause))


def reparent_cause(incident: Incident, cause_id: str, parent_id: str, before_id: str | None = None) -> Incident:
    """Put a cause, with all below it, below another one ("": at the top): before a sibling, or behind all for None.

    It comes into the section of its new parent. Raises Trouble where it would stand below itself.
    """
    cause = cause_of(incident, cause_id)
    if parent_id:
        parent = cause_of(incident, parent_id)
        if parent_id in with_descendants(incident.causes, [cause_id]):
            raise Trouble("A cause cannot stand below itself.", remedy="Choose a place outside of its own branch.")
        section_id = home_of_cause(incident, parent)
        if section_id != home_of_cause(incident, cause):
            moving = subtree(incident, cause_id)
            causes = move_rows_before(incident.causes, cause_homes(incident), moving, None, section_id)
            incident = with_parts(incident, causes=causes)
    return _placed(incident, cause_of(incident, cause_id), parent_id, before_id)


def move_causes(incident: Incident, ids: Collection[str], parent_id: str, before_id: str | None) -> Incident:
    """As `reparent_cause` for several causes, which keep their order; those below another one of them go with it.

    `before_id` may be one of `ids`.
    """
    require_ids(incident.causes, ids, "cause")
    carried = {other for cause_id in ids for other in subtree(incident, cause_id)[1:]}
    moving = [cause.id for cause in incident.causes if cause.id in ids and cause.id not in carried]
    if before_id is not None and before_id in ids:
        siblings = _tree_around(incident, cause_of(incident, before_id)).get(parent_id, [])
        before_id = following_id(siblings, ids, before_id, "sibling")
    for cause_id in moving:
        incident = reparent_cause(incident, cause_id, parent_id, before_id)
    return incident


def shift_causes(incident: Incident, ids: Collection[str], step: int) -> Incident:
    """Move causes one place up (step -1) or down (1) among their siblings.

    Those below another one of `ids` only go along with it. Raises ValueError for another step.
    """
    if step not in (-1, 1):
        raise ValueError("a step is -1 or 1")
    require_ids(incident.causes, ids, "cause")
    carried = {other for cause_id in ids for other in subtree(incident, cause_id)[1:]}
    moving = set(ids) - carried

    def shifted(siblings: list[Cause]) -> list[Cause]:
        return shift_places(siblings, places_of(siblings, moving), step)

    for section_id in dict.fromkeys(home_of_cause(incident, cause_of(incident, cause_id)) for cause_id in moving):
        incident = _with_siblings(incident, section_id, shifted)
    return incident


def _tree_around(incident: Incident, cause: Cause) -> Children:
    return children_of(causes_in(incident, home_of_cause(incident, cause)))


def _with_siblings(incident: Incident, section_id: str, reorder: Callable[[list[Cause]], list[Cause]]) -> Incident:
    """The incident with every list of siblings of a section reordered; the same one where no list changes."""
    below = children_of(causes_in(incident, section_id))
    reordered = {parent_id: reorder(siblings) for parent_id, siblings in below.items()}
    if all(ids_of(reordered[parent_id]) == ids_of(siblings) for parent_id, siblings in below.items()):
        return incident
    return _with_tree(incident, section_id, reordered)


def _with_tree(incident: Incident, section_id: str, below: Children) -> Incident:
    rows = causes_in(incident, section_id)
    return with_parts(incident, causes=refill(incident.causes, rows, [cause for _, cause in flattened(below)]))


def _in_tree_order(incident: Incident, section_id: str) -> Incident:
    return _with_tree(incident, section_id, children_of(causes_in(incident, section_id)))


def _placed(incident: Incident, cause: Cause, parent_id: str, before_id: str | None) -> Incident:
    """The incident with a cause of its below `parent_id`, which is in the same section or ""."""
    section_id = home_of_cause(incident, cause)
    below = children_of(causes_in(incident, section_id))
    present = below.get(parent_id, [])
    before = before_id
    if before_id == cause.id and any(sibling is cause for sibling in present):
        before = following_id(present, (cause.id,), before_id, "sibling")
    old_parent = parent_in(below, cause.id)
    below[old_parent] = [sibling for sibling in below[old_parent] if sibling.id != cause.id]
    siblings = below.get(parent_id, [])
    moved = cause if cause.parent_id == parent_id else cause.replaced(parent_id=parent_id)
    placed = [*insert_at(tuple(siblings), position_before(siblings, before, "sibling"), moved)]
    if moved is cause and ids_of(placed) == ids_of(present):
        return incident
    return _with_tree(incident, section_id, {**below, parent_id: placed})


def _with_raised_children(incident: Incident, cause: Cause) -> Incident:
    """The incident with those below a cause before it, on its own level."""
    below = _tree_around(incident, cause)
    children = below.pop(cause.id, None)
    if not children:
        return incident
    parent_id = parent_in(below, cause.id)
    raised = [child.replaced(parent_id=parent_id) for child in children]
    place = index_of(below[parent_id], cause.id, "cause")
    below[parent_id] = [*below[parent_id][:place], *raised, *below[parent_id][place:]]
    return _with_tree(incident, home_of_cause(incident, cause), below)
