"""The events of an incident on one line of time, as far as their times can be compared, and those that cannot be."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Final

from msgspec import Struct

from postmortem_desk.insight.milestones import milestones
from postmortem_desk.insight.phases import phases
from postmortem_desk.insight.spans import Point, doubt, point_in, point_of
from postmortem_desk.model import Event, Incident
from postmortem_desk.operations.remembering import Same
from postmortem_desk.text.times.second_zone import second_zone
from postmortem_desk.text.times.zones import short_zone_label, zone_info

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_FIRST_YEAR: Final = 2
_LAST_YEAR: Final = 9998
"""Years in which every zone has a clock time that can be told."""
_STEP: Final = 128
"""Events that are placed at a time: a millisecond or two."""


class PlacedEvent(Struct, frozen=True):
    """An event whose time is known. All times are seconds since 1970; of a clock without zone, as if it were UTC."""

    event: Event
    at: float
    """The time that is told; the middle of a day without a clock time."""
    earliest: float
    latest: float
    """Between which times it lies; both are `at` where nothing is in doubt."""
    end: float | None
    """When what lasted was over."""


class PlacedPhase(Struct, frozen=True):
    """A phase that the milestones prove, in seconds since 1970."""

    name: str
    start: float
    end: float


class PlacedTimeline(Struct, frozen=True):
    """What is known of an incident in time."""

    events: tuple[PlacedEvent, ...]
    """In the order of time; such of one time in the order of the document."""
    phases: tuple[PlacedPhase, ...]
    milestones: tuple[tuple[str, PlacedEvent], ...]
    zone: tzinfo
    """The zone of the clock beside the picture; UTC where none is known, for then times are taken as if they were."""
    zone_name: str
    second: tzinfo | None
    second_name: str
    day_known: bool
    unplaced: int
    """Events whose time is unknown, or of another sort than the others' (without a zone, without a day)."""


def placing(incident: Incident) -> Iterator[None]:
    """Find out when the events were, in steps: `placed_timeline` remembers it then, and takes a tenth of the time."""
    for number, event in enumerate(incident.timeline, 1):
        _placed(Same(event), incident.zone, incident.date)
        if number % _STEP == 0:
            yield


def placed_timeline(incident: Incident) -> PlacedTimeline:
    """The events that can be compared in time. Where they are of several sorts, the sort of the most counts."""
    points = [(event, point_of(incident, event.at)) for event in incident.timeline]
    known = [(event, point) for event, point in points if point is not None and _can_be_told(point)]
    sorts = Counter((point.at.tzinfo is not None, point.day_known) for _, point in known)
    is_aware, day_known = max(sorts, key=lambda sort: sorts[sort], default=(False, False))
    zone, date = incident.zone, incident.date
    placed = [
        one
        for event, point in known
        if (point.at.tzinfo is not None, point.day_known) == (is_aware, day_known)
        and (one := _placed(Same(event), zone, date)) is not None
    ]
    by_id = {one.event.id: one for one in placed}
    first = next((point.at for _, point in known if point.at.tzinfo is not None), None) if is_aware else None
    second = second_zone(incident) if is_aware and day_known else ""
    return PlacedTimeline(
        events=tuple(sorted(placed, key=lambda one: one.at)),
        phases=tuple(
            PlacedPhase(phase.name, _seconds(phase.start), _seconds(phase.end))
            for phase in phases(incident)
            if phase.start_id in by_id and phase.end_id in by_id
        ),
        milestones=tuple((name, by_id[event.id]) for name, event in milestones(incident).items() if event.id in by_id),
        zone=_zone(incident, first),
        zone_name=short_zone_label(incident.zone),
        second=zone_info(second) if second else None,
        second_name=short_zone_label(second),
        day_known=day_known,
        unplaced=len(incident.timeline) - len(placed),
    )


def _can_be_told(point: Point) -> bool:
    return _FIRST_YEAR <= point.at.year <= _LAST_YEAR


def _zone(incident: Incident, first: datetime | None) -> tzinfo:
    if first is None:
        return UTC
    return zone_info(incident.zone) or timezone(first.utcoffset() or timedelta())


@lru_cache(maxsize=16384)
def _placed(event: Same[Event], zone: str, date: str) -> PlacedEvent | None:
    """The place of an event; None where its time is unknown."""
    point = point_in(event.value.at, zone, date)
    if point is None:
        return None
    at = _seconds(point.at)
    before, after = doubt(event.value.at)
    middle = at if point.clock_known else at + (after - before) / 2
    end = event.value.end
    until = point_in(end, zone, date) if end is not None else None
    return PlacedEvent(event.value, middle, at - before, at + after, _end(until, point))


def _end(end: Point | None, start: Point) -> float | None:
    if end is None or not _can_be_told(end) or not end.is_comparable(start) or end.at <= start.at:
        return None
    return _seconds(end.at)


def _seconds(at: datetime) -> float:
    return ((at if at.tzinfo is not None else at.replace(tzinfo=UTC)) - EPOCH).total_seconds()
