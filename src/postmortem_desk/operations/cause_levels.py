"""Edits of the tree of causes that a person makes by keys, for several causes at once. As in `causes`, each gives a new
incident, or the very same one when nothing changes, and raises UnknownPart for an id that is not there.
"""

from collections.abc import Collection, Sequence

from postmortem_desk.model import Cause, Event, Incident
from postmortem_desk.operations.causes import (
    duplicate_cause,
    edit_cause,
    parent_of,
    remove_cause,
    reparent_cause,
    subtree,
)
from postmortem_desk.operations.lookup import (
    UnknownPart,
    cause_of,
    causes_in,
    event_of,
    home_of_cause,
    ids_of,
    index_of,
)
from postmortem_desk.operations.sequences import require_ids
from postmortem_desk.operations.tree import children_of


def topmost_causes(incident: Incident, ids: Collection[str]) -> tuple[str, ...]:
    """Those of `ids` that stand below none of the others, in the order of the file."""
    require_ids(incident.causes, ids, "cause")
    carried = {other for cause_id in ids for other in subtree(incident, cause_id)[1:]}
    return tuple(cause.id for cause in incident.causes if cause.id in ids and cause.id not in carried)


def indent_causes(incident: Incident, ids: Collection[str]) -> Incident:
    """Put each cause, with all below it, as the last one below the sibling above it; the first sibling stays."""
    for cause_id in topmost_causes(incident, ids):
        siblings = ids_of(_siblings(incident, cause_id))
        place = siblings.index(cause_id)
        if place > 0:
            incident = reparent_cause(incident, cause_id, siblings[place - 1])
    return incident


def outdent_causes(incident: Incident, ids: Collection[str]) -> Incident:
    """Put each cause, with all below it, directly behind the one that it stands below; those at the top stay."""
    for cause_id in reversed(topmost_causes(incident, ids)):
        parent_id = parent_of(incident, cause_id)
        if parent_id:
            uncles = _siblings(incident, parent_id)
            behind = index_of(uncles, parent_id, "cause") + 1
            before_id = uncles[behind].id if behind < len(uncles) else None
            incident = reparent_cause(incident, cause_id, parent_of(incident, parent_id), before_id)
    return incident


def remove_causes(incident: Incident, ids: Collection[str]) -> Incident:
    """Take causes out. Those below them that stay move up into their places."""
    require_ids(incident.causes, ids, "cause")
    for cause_id in [cause.id for cause in incident.causes if cause.id in ids]:
        incident = remove_cause(incident, cause_id, keep_children=True)
    return incident


def copies_needed(incident: Incident, ids: Collection[str]) -> int:
    """How many new ids `duplicate_causes` takes for these causes."""
    return sum(len(subtree(incident, cause_id)) for cause_id in topmost_causes(incident, ids))


def duplicate_causes(incident: Incident, ids: Collection[str], new_ids: Sequence[str]) -> Incident:
    """Put a copy of each cause and of all below it behind them, with `copies_needed` new ids.

    Raises DuplicateId; ValueError when there are not as many new ids.
    """
    if len(new_ids) != copies_needed(incident, ids):
        raise ValueError("every cause that is copied takes one new id")
    rest = list(new_ids)
    for cause_id in topmost_causes(incident, ids):
        count = len(subtree(incident, cause_id))
        incident = duplicate_cause(incident, cause_id, rest[:count])
        del rest[:count]
    return incident


def linked_events(incident: Incident, cause: Cause) -> tuple[Event, ...]:
    """The events that a cause rests on, in the order of its links; a link to nothing is passed over."""
    if not cause.event_ids:
        return ()
    events = {event.id: event for event in incident.timeline}
    return tuple(events[event_id] for event_id in cause.event_ids if event_id in events)


def link_events(incident: Incident, cause_id: str, event_ids: Sequence[str]) -> Incident:
    """Let a cause rest on these events too, behind those that it rests on already. A link to nothing goes."""
    for event_id in event_ids:
        event_of(incident, event_id)
    return _with_events(incident, cause_id, [*cause_of(incident, cause_id).event_ids, *event_ids])


def unlink_events(incident: Incident, cause_id: str, event_ids: Collection[str]) -> Incident:
    """Let a cause no longer rest on these events. A link to nothing goes."""
    kept = [event_id for event_id in cause_of(incident, cause_id).event_ids if event_id not in event_ids]
    return _with_events(incident, cause_id, kept)


def _with_events(incident: Incident, cause_id: str, event_ids: Sequence[str]) -> Incident:
    known = set(ids_of(incident.timeline))
    linked = tuple(event_id for event_id in dict.fromkeys(event_ids) if event_id in known)
    return edit_cause(incident, cause_id, event_ids=linked)


def _siblings(incident: Incident, cause_id: str) -> list[Cause]:
    """The causes on a cause's own level, itself among them, in order."""
    causes = causes_in(incident, home_of_cause(incident, cause_of(incident, cause_id)))
    for siblings in children_of(causes).values():
        if any(sibling.id == cause_id for sibling in siblings):
            return siblings
    raise UnknownPart("cause", cause_id)
