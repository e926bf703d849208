"""Edits of the timeline. Each gives a new incident, or the very same one when nothing changes.

A move never changes a time, and a row that comes to stand out of time order is not put right unasked: `insight.order`
finds it, and the four remedies here (`move_back`, `take_time_between`, `forget_time`, `keep_order`) are the writer's.
All raise UnknownPart for an id that is not there.
"""

from collections.abc import Collection, Sequence
from typing import Any

from postmortem_desk.model import UNKNOWN_MOMENT, Event, Incident, Moment
from postmortem_desk.operations.between import moment_between
from postmortem_desk.operations.changing import with_parts
from postmortem_desk.operations.lookup import (
    event_homes,
    events_in,
    home_of_event,
    index_of,
    refuse_taken_ids,
)
from postmortem_desk.operations.references import check_new, edit_part, without_references
from postmortem_desk.operations.rows import duplicate_rows, insert_row, move_rows_before, refill, shift_rows
from postmortem_desk.operations.sequences import move_places, remove_ids, replace_at
from postmortem_desk.operations.timing import in_time_order, keys_with, place_in_time, placed_keys


def add_event(incident: Incident, event: Event, before_id: str | None = None) -> Incident:
    """Put a new event before the row `before_id` of its section, or at the section's end. Raises DuplicateId."""
    check_new(incident, event)
    return with_parts(incident, timeline=insert_row(incident.timeline, event, event_homes(incident), before_id))


def place_event(incident: Incident, event: Event) -> Incident:
    """Put a new event into its place in time in its section; at the section's end where its time is unknown.

    It goes behind rows of the same time. Raises DuplicateId.
    """
    rows = events_in(incident, home_of_event(incident, event))
    keys, key = keys_with(incident, rows, event)
    index = len(rows) if key is None else place_in_time(keys, key)
    return add_event(incident, event, rows[index].id if index < len(rows) else None)


def edit_event(incident: Incident, event_id: str, **fields: Any) -> Incident:
    """Change fields of an event, where it stands. Raises ValueError for a value or a field that does not fit."""
    return edit_part(incident, "timeline", "event", event_id, fields)


def set_event_time(
    incident: Incident, event_id: str, start: Moment, end: Moment | None = None, resort: bool = False
) -> Incident:
    """Give an event another time; with `resort` also its place in time. Both moments are taken: None ends a range.

    That a row is kept out of time order was said of its old time, so another start takes it back.
    """
    event = incident.timeline[index_of(incident.timeline, event_id, "event")]
    kept = event.order_kept and start == event.at
    changed = edit_event(incident, event_id, at=start, end=end, order_kept=kept)
    return move_back(changed, event_id) if resort and not kept else changed


def remove_events(incident: Incident, ids: Collection[str]) -> Incident:
    """Take events out, and what refers to them: causes and tasks forget them, notes stay as the incident's."""
    timeline = remove_ids(incident.timeline, ids, "event")
    return with_parts(without_references(incident, ids), timeline=timeline) if ids else incident


def duplicate_events(incident: Incident, ids: Sequence[str], new_ids: Sequence[str]) -> Incident:
    """Put a copy of each event directly behind it; `new_ids` are the copies' ids, in the order of `ids`.

    Raises DuplicateId; ValueError when there are not as many new ids.
    """
    refuse_taken_ids(incident, new_ids)
    return with_parts(incident, timeline=duplicate_rows(incident.timeline, ids, new_ids))


def move_events(
    incident: Incident,
    ids: Collection[str],
    before_id: str | None,
    section_id: str,
    hidden: Collection[str] = frozenset(),
) -> Incident:
    """Move events, in their document order, before the row `before_id` of a section; to its end for None.

    `before_id` may be one of `ids`. In a filtered list, give the next row in view as `before_id`, and as `hidden`
    the ids that the filter keeps from view: each stays behind its predecessor, also when that one moves.
    """
    homes = event_homes(incident)
    return with_parts(incident, timeline=move_rows_before(incident.timeline, homes, ids, before_id, section_id, hidden))


def shift_events(
    incident: Incident, ids: Collection[str], step: int, hidden: Collection[str] = frozenset()
) -> Incident:
    """Move events one place up (step -1) or down (1) in their sections; they need not stand together.

    Rows at the edge stay, and those that run into them close up. `hidden` as in `move_events`.
    """
    return with_parts(incident, timeline=shift_rows(incident.timeline, event_homes(incident), ids, step, hidden))


def sort_events(incident: Incident, section_id: str) -> Incident:
    """Put the events of a section into the order of time, as one edit; rows of the same time keep their order.

    Rows without a known time, and rows kept out of time order on purpose, stay behind the row before them.
    """
    rows = events_in(incident, section_id)
    ordered = in_time_order(rows, placed_keys(incident, rows))
    return incident if ordered is rows else with_parts(incident, timeline=refill(incident.timeline, rows, ordered))


def move_back(incident: Incident, event_id: str) -> Incident:
    """Remedy: move an event to its place in time in its section. Nothing moves if it stands right or has no time."""
    index = index_of(incident.timeline, event_id, "event")
    event = incident.timeline[index]
    if not event.at.is_known:
        return incident
    if event.order_kept:
        event = event.replaced(order_kept=False)
        incident = with_parts(incident, timeline=replace_at(incident.timeline, index, event))
    rows = events_in(incident, home_of_event(incident, event))
    present = index_of(rows, event_id, "event")
    keys = list(placed_keys(incident, rows))
    key = keys.pop(present)
    if key is None:
        return incident
    place = place_in_time(keys, key, present)
    ordered = move_places(rows, [present], place if place <= present else place + 1)
    return with_parts(incident, timeline=refill(incident.timeline, rows, ordered))


def take_time_between(incident: Incident, event_id: str) -> Incident:
    """Remedy: give an event, where it stands, a rough time between those of the nearest known rows above and below.

    Where one of the two is missing, or they leave no room, it takes the other's or the upper one's time. Nothing
    changes where no time is known in its section.
    """
    event = incident.timeline[index_of(incident.timeline, event_id, "event")]
    rows = events_in(incident, home_of_event(incident, event))
    place = index_of(rows, event_id, "event")
    keys = placed_keys(incident, rows)
    above = next((rows[i].at for i in range(place - 1, -1, -1) if keys[i] is not None), None)
    below = next((rows[i].at for i in range(place + 1, len(rows)) if keys[i] is not None), None)
    moment = moment_between(above, below, incident.zone, incident.date)
    return incident if moment is None else set_event_time(incident, event_id, moment)


def forget_time(incident: Incident, event_id: str) -> Incident:
    """Remedy: say that the time of an event is not known. Its range goes with it."""
    return set_event_time(incident, event_id, UNKNOWN_MOMENT)


def keep_order(incident: Incident, event_id: str) -> Incident:
    """Remedy: say that an event stands out of time order on purpose."""
    return edit_event(incident, event_id, order_kept=True)
