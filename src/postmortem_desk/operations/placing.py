"""Many new events at once into a timeline, each in its place in time."""

from collections.abc import Sequence

from postmortem_desk.model import Event, Incident
from postmortem_desk.operations.changing import with_parts
from postmortem_desk.operations.events import place_event
from postmortem_desk.operations.lookup import event_homes, events_in
from postmortem_desk.operations.rows import end_of_section, refill
from postmortem_desk.operations.timing import in_time_order, placed_keys


def place_events(incident: Incident, events: Sequence[Event], section_id: str) -> Incident:
    """Put new events of a section into it as `place_event` does one by one, in a time that grows with their number.

    Raises DuplicateId, and UnknownPart for a section that is not there.
    """
    if len(events) < 2:
        return place_event(incident, events[0]) if events else incident
    home = event_homes(incident).home(section_id)
    rows = events_in(incident, home)
    if in_time_order(rows, placed_keys(incident, rows)) is not rows:
        for event in events:  # each finds the place that contradicts the fewest rows
            incident = place_event(incident, event)
        return incident
    return _all_placed(incident, rows, events, home)


def _all_placed(incident: Incident, rows: tuple[Event, ...], events: Sequence[Event], home: str) -> Incident:
    """Many events at once into rows that are in the order of time."""
    place = end_of_section(incident.timeline, event_homes(incident), home)
    everything = (*rows, *events)
    keys = dict(zip((event.id for event in everything), placed_keys(incident, everything), strict=True))
    timed = sorted((event for event in events if keys[event.id] is not None), key=lambda event: keys[event.id] or 0.0)
    untimed = [event for event in events if keys[event.id] is None]
    together = (*rows, *timed)
    ordered = (*in_time_order(together, [keys[event.id] for event in together]), *untimed)
    timeline = (*incident.timeline[:place], *timed, *untimed, *incident.timeline[place:])
    return with_parts(incident, timeline=refill(timeline, (*together, *untimed), ordered))
