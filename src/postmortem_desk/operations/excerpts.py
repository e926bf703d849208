"""Rows on their own, as they are copied from one incident and put into another."""

from collections.abc import Collection
from typing import Final

from postmortem_desk.model import Event, Incident, Moment, Task, new_id
from postmortem_desk.operations.lookup import all_ids

_CLOCK: Final = "T"


def excerpt(incident: Incident, ids: Collection[str]) -> Incident:
    """An incident of only these events and tasks, in their order, with the day and the zone that they are told in."""
    wanted = set(ids)
    return Incident(
        id=incident.id,
        date=incident.date,
        zone=incident.zone,
        timeline=tuple(event for event in incident.timeline if event.id in wanted),
        tasks=tuple(task for task in incident.tasks if task.id in wanted),
    )


def events_from(source: Incident, incident: Incident, section_id: str) -> tuple[Event, ...]:
    """The events of an excerpt as new ones for a section of `incident`.

    Their instants stay: what was told in the zone of another incident carries it now. What they refer to and
    `incident` does not have is left out.
    """
    known = all_ids(incident)

    def told(moment: Moment) -> Moment:
        tells_clock = moment.at is not None and _CLOCK in moment.at
        if moment.zone or not tells_clock or source.zone == incident.zone:
            return moment
        return moment.replaced(zone=source.zone)

    return tuple(
        event.replaced(
            id=new_id(),
            section=section_id,
            at=told(event.at),
            end=told(event.end) if event.end is not None else None,
            order_kept=False,
            milestones=tuple(mark for mark in event.milestones if not mark.impact or mark.impact in known),
            attachments=tuple(part_id for part_id in event.attachments if part_id in known),
        )
        for event in source.timeline
    )


def tasks_from(source: Incident, incident: Incident, section_id: str) -> tuple[Task, ...]:
    """The tasks of an excerpt as new ones for a section of `incident`, with those addresses that it has."""
    known = all_ids(incident)
    return tuple(
        task.replaced(
            id=new_id(),
            section=section_id,
            addresses=tuple(part_id for part_id in task.addresses if part_id in known),
        )
        for task in source.tasks
    )
