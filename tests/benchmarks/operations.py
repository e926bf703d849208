"""What edits of an incident cost: each case is timed for several counts of events. The goals are in `goals.py`."""

from collections.abc import Callable, Sequence
from itertools import cycle

from postmortem_desk.insight.difference import difference
from postmortem_desk.insight.order import rows_out_of_order
from postmortem_desk.model import Event, Incident
from postmortem_desk.operations.events import edit_event, move_events, place_event, sort_events
from postmortem_desk.operations.lookup import events_in
from postmortem_desk.operations.merging.merge import merged
from postmortem_desk.operations.row_differences import row_difference
from support.incidents import large_incident

Case = tuple[str, Callable[[int], Callable[[], object]]]


def cases() -> list[Case]:
    """Each case's name, and what makes the call to time for a count of events."""
    return [
        ("edit an event", _edit),
        ("move an event from end to end", _move),
        ("add an event in its place in time", _place),
        ("sort a timeline, one row astray", _sort_nearly),
        ("sort a timeline, all rows shuffled", _sort_shuffled),
        ("sort a timeline that was just opened", _sort_opened),
        ("find the rows out of order", _order),
        ("find the rows out of order after an edit", _order_anew),
        ("row difference: one edit", lambda count: _difference(count, _edited)),
        ("row difference: one insertion", lambda count: _difference(count, _inserted)),
        ("row difference: one deletion", lambda count: _difference(count, _deleted)),
        ("row difference: one row from end to end", lambda count: _difference(count, _moved)),
        ("row difference: up to 50 scattered rows moved", lambda count: _difference(count, _scattered)),
        ("merge: 100 edits and 100 additions on each side", _merge),
        ("merge: the same without the version before", _merge_without_base),
        ("difference in words: 100 edits and 100 additions", _told_difference),
    ]


def _version(incident: Incident, mark: str) -> Incident:
    """The incident with the work of one person: up to 100 events edited and as many added."""
    first = 0 if mark == "ours" else 1
    rows = incident.timeline[first :: max(2, len(incident.timeline) // 100)]
    for row in rows:
        incident = edit_event(incident, row.id, text=mark)
        incident = place_event(incident, row.replaced(id=f"{mark}-{row.id}", milestones=()))
    return incident


def _merge(count: int) -> Callable[[], object]:
    base = large_incident(count)
    ours, theirs = _version(base, "ours"), _version(base, "theirs")
    return lambda: merged(base, ours, theirs)


def _merge_without_base(count: int) -> Callable[[], object]:
    base = large_incident(count)
    ours, theirs = _version(base, "ours"), _version(base, "theirs")
    return lambda: merged(None, ours, theirs)


def _told_difference(count: int) -> Callable[[], object]:
    base = large_incident(count)
    after = _version(base, "ours")
    return lambda: difference(base, after)


def _edit(count: int) -> Callable[[], object]:
    incident = large_incident(count)
    texts = cycle(("one text", "another text"))
    last = incident.timeline[-1].id
    return lambda: edit_event(incident, last, text=next(texts))


def _move(count: int) -> Callable[[], object]:
    incident = large_incident(count)
    first, last = incident.timeline[0].id, incident.timeline[-1].id
    return lambda: move_events(incident, [last], first, "timeline")


def _place(count: int) -> Callable[[], object]:
    incident = large_incident(count)
    event = incident.timeline[count // 2].replaced(id="placed", milestones=())
    return lambda: place_event(incident, event)


def _sort_nearly(count: int) -> Callable[[], object]:
    incident = large_incident(count)
    astray = move_events(incident, [incident.timeline[0].id], None, "timeline")
    return lambda: sort_events(astray, "timeline")


def _sort_shuffled(count: int) -> Callable[[], object]:
    incident = large_incident(count)
    step = next(step for step in (7, 11, 13) if count % step)
    order = tuple(incident.timeline[index * step % count] for index in range(count))
    shuffled = incident.with_fields(timeline=order)
    return lambda: sort_events(shuffled, "timeline")


def _order(count: int) -> Callable[[], object]:
    incident = large_incident(count)
    return lambda: rows_out_of_order(incident, "timeline")


def _sort_opened(count: int) -> Callable[[], object]:
    """Nothing of it is remembered yet; in the window the marks beside the rows have been found before."""
    incident = large_incident(count)
    rows = (*incident.timeline[1:], incident.timeline[0])
    return lambda: sort_events(incident.with_fields(timeline=(*rows,)), "timeline")


def _order_anew(count: int) -> Callable[[], object]:
    incident = large_incident(count)
    rows = incident.timeline
    return lambda: rows_out_of_order(incident.with_fields(timeline=(*rows,)), "timeline")


def _difference(count: int, change: Callable[[Incident], Sequence[Event]]) -> Callable[[], object]:
    incident = large_incident(count)
    before, after = events_in(incident, "timeline"), tuple(change(incident))
    return lambda: row_difference(before, after)


def _edited(incident: Incident) -> Sequence[Event]:
    return edit_event(incident, incident.timeline[len(incident.timeline) // 2].id, text="another text").timeline


def _inserted(incident: Incident) -> Sequence[Event]:
    rows = incident.timeline
    return (*rows[: len(rows) // 2], rows[0].replaced(id="inserted"), *rows[len(rows) // 2 :])


def _deleted(incident: Incident) -> Sequence[Event]:
    rows = incident.timeline
    return (*rows[: len(rows) // 2], *rows[len(rows) // 2 + 1 :])


def _moved(incident: Incident) -> Sequence[Event]:
    return (*incident.timeline[1:], incident.timeline[0])


def _scattered(incident: Incident) -> Sequence[Event]:
    rows = incident.timeline
    chosen = {event.id for event in rows[:: max(2, len(rows) // 50)]}
    return move_events(incident, chosen, None, "timeline").timeline
