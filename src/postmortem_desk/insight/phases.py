"""The phases of an incident: how long nobody knew, how long it was worked on, how long it was held off."""

from datetime import datetime
from typing import Final

from msgspec import Struct

from postmortem_desk.insight.milestones import milestones
from postmortem_desk.insight.spans import Point, point_of
from postmortem_desk.model import Incident

_PHASES: Final = (
    ("undetected", ("started",), ("detected",)),
    ("responding", ("detected", "acknowledged", "declared"), ("mitigated", "resolved")),
    ("mitigated", ("mitigated",), ("resolved",)),
)
"""Each phase with the milestones that begin it and those that end it; the first that is there counts."""


class Phase(Struct, frozen=True):
    """A stretch of time between two milestones."""

    name: str
    """undetected, responding or mitigated."""
    start: datetime
    """Aware where the zone is known, else naive; all phases of an incident alike. On 1 January 1970 where only clock
    times are known, so that the length is right and the day is nothing to show."""
    end: datetime
    start_id: str
    """The event whose milestone begins it."""
    end_id: str
    """The event whose milestone ends it."""


def phases(incident: Incident) -> tuple[Phase, ...]:
    """The phases that the milestones of the whole incident prove, each beginning where the one before ends.

    A phase is proved by both its ends, with times that can be compared. One without length is left out. Milestones
    that contradict each other (mitigated before detected) prove nothing from there on.
    """
    known = {
        name: (event.id, point)
        for name, event in milestones(incident).items()
        if (point := point_of(incident, event.at)) is not None
    }
    found: list[Phase] = []
    reached: Point | None = None
    for name, starts, ends in _PHASES:
        first = next((known[mark] for mark in starts if mark in known), None)
        last = next((known[mark] for mark in ends if mark in known), None)
        if first is None or last is None or not first[1].is_comparable(last[1]):
            continue
        (start_id, start), (end_id, end) = first, last
        if end.at < start.at or (reached is not None and start != reached):
            break
        reached = end
        if end.at > start.at:
            found.append(Phase(name, start.at, end.at, start_id, end_id))
    return tuple(found)
