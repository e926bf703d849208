"""The turning points of an incident, as its events mark them."""

from postmortem_desk.model import Event, Incident


def milestones(incident: Incident, impact_id: str = "") -> dict[str, Event]:
    """Each milestone that an event marks, with the first event in document order that does.

    With `impact_id`, those of one impact figure; with "", those of the whole incident. The order of the mapping is
    that of the events.
    """
    found: dict[str, Event] = {}
    for event in incident.timeline:
        for mark in event.milestones:
            if mark.impact == impact_id:
                found.setdefault(mark.name, event)
    return found
