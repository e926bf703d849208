"""Evidence comes into the timeline: as new events in their places in time, or as a further source of an event."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta

from msgspec import Struct

from postmortem_desk.model import Event, Incident, Moment, Source
from postmortem_desk.operations.events import edit_event
from postmortem_desk.operations.lookup import all_ids, event_of
from postmortem_desk.operations.placing import place_events
from postmortem_desk.text.times.moments import clock_moved, iso_at
from postmortem_desk.text.times.zones import zone_info


class SourceClock(Struct, frozen=True):
    """What a person says of the clock of a source."""

    zone: str = ""
    """The zone of times that tell none; "" means the incident's."""
    ahead: timedelta = timedelta()
    """How far the source's clock was ahead of the right time."""


def by_clock(candidate: Event, clock: SourceClock, zone: str) -> Event:
    """A candidate with its times put right, and shown in `zone` (the incident's) where their instant is known."""
    at = _right(candidate.at, clock, zone)
    end = _right(candidate.end, clock, zone) if candidate.end is not None else None
    if at is candidate.at and end is candidate.end:
        return candidate
    return candidate.with_fields(at=at, end=end)


def _right(moment: Moment, clock: SourceClock, zone: str) -> Moment:
    if not moment.at:
        return moment
    if clock.zone and not moment.zone and "T" in moment.at and _is_naive(moment.at):
        moment = moment.with_fields(zone=clock.zone)
    known = moment.at or ""
    if "T" not in known or known.startswith("T"):
        return _clock_moved(moment, clock.ahead)
    try:
        point = datetime.fromisoformat(known) - clock.ahead
        rules = zone_info(zone) if not moment.written and zone else None
        point = point.astimezone(rules) if rules is not None and point.tzinfo is not None else point
        at = iso_at(point, moment.precision)
    except OverflowError:
        return moment
    written = "" if clock.ahead else moment.written
    changes = {"at": at, "written": written}
    return moment if at == moment.at and written == moment.written else moment.with_fields(**changes)


def _is_naive(at: str) -> bool:
    clock = at.partition("T")[2]
    return not any(mark in clock for mark in "Z+-")


def _clock_moved(moment: Moment, ahead: timedelta) -> Moment:
    """A clock time without a day, moved; left alone where it would come to another day."""
    if not ahead or not moment.at or not moment.at.startswith("T"):
        return moment
    at = clock_moved(moment.at, -ahead, moment.precision)
    return moment.with_fields(at=at, written="") if at is not None else moment


def source_key(source: Source) -> tuple[str, str]:
    """What tells a source from others: its kind and its reference."""
    return source.kind, source.ref


def accepted_ids(incident: Incident, candidates: Iterable[Event]) -> frozenset[str]:
    """The ids of those candidates that the timeline holds already: by one of their sources, or by their id."""
    sources = {source_key(source) for event in incident.timeline for source in event.sources if source.ref}
    ids = {event.id for event in incident.timeline}
    return frozenset(
        candidate.id
        for candidate in candidates
        if candidate.id in ids or any(source_key(source) in sources for source in candidate.sources if source.ref)
    )


def accept_candidates(incident: Incident, candidates: Sequence[Event], section_id: str) -> Incident:
    """Put candidates into the timeline of a section, each in its place in time; those without a time at its end.

    Those that are there already are left out. Raises UnknownPart for a section that is not there.
    """
    known, taken = accepted_ids(incident, candidates), all_ids(incident)
    fresh = [event.with_fields(section=section_id) for event in candidates if event.id not in known]
    fresh = [event for event in fresh if event.id not in taken]
    return place_events(incident, fresh, section_id)


def attach_candidate(incident: Incident, event_id: str, candidates: Collection[Event]) -> Incident:
    """Let an event rest on the sources of candidates too; one that it has stays as it is. Raises UnknownPart."""
    event = event_of(incident, event_id)
    sources = {source_key(source): source for candidate in candidates for source in candidate.sources}
    present = {source_key(source) for source in event.sources}
    further = [source for key, source in sources.items() if key not in present]
    return edit_event(incident, event_id, sources=(*event.sources, *further)) if further else incident
