"""How long the incident took, by its milestones. Derived each time, stored nowhere."""

from datetime import UTC
from itertools import pairwise
from operator import itemgetter
from typing import Final

from msgspec import Struct

from postmortem_desk.insight.milestones import milestones
from postmortem_desk.insight.spans import Span, point_of, span_between
from postmortem_desk.model import Event, Incident

_DEFINITIONS: Final = (
    ("duration", "started", "resolved"),
    ("ttd", "started", "detected"),
    ("tta", "detected", "acknowledged"),
    ("ttm", "started", "mitigated"),
    ("ttr", "started", "resolved"),
)
"""DOMAIN: TTD = detected - started, TTA = acknowledged - detected, TTM = mitigated - started, TTR = resolved - started.
The duration is the time to resolve under the name that a header gives it."""


class Metric(Struct, frozen=True):
    """One length of time, from one milestone to another."""

    name: str
    """duration, ttd, tta, ttm, ttr."""
    start: str
    end: str
    """The milestones that it lies between."""
    span: Span | None
    """None where it cannot be told (`missing` says which milestone is marked nowhere; else a time is unknown)."""
    missing: tuple[str, ...] = ()


class Gap(Struct, frozen=True):
    """The time from one milestone to the next."""

    start: str
    end: str
    span: Span


def metrics(incident: Incident, impact_id: str = "") -> dict[str, Metric]:
    """The metrics of the incident by their names, or with `impact_id` those of one impact figure.

    An impact figure whose beginning nobody marked began when the incident did.
    """
    marks = _marks(incident, impact_id)
    return {name: _metric(incident, marks, name, start, end) for name, start, end in _DEFINITIONS}


def gaps(incident: Incident, impact_id: str = "") -> tuple[Gap, ...]:
    """The times between milestones that follow each other in time. Those of the same event have none between them."""
    timed = [
        (point.at if point.at.tzinfo else point.at.replace(tzinfo=UTC), point.at.tzinfo is None, name, event)
        for name, event in milestones(incident, impact_id).items()
        if (point := point_of(incident, event.at)) is not None
    ]
    ordered = sorted(timed, key=itemgetter(1, 0))
    found = (
        Gap(name, following, span)
        for (_at, _naive, name, event), (_then, _other, following, next_event) in pairwise(ordered)
        if event is not next_event and (span := span_between(incident, event, next_event)) is not None
    )
    return tuple(found)


def _marks(incident: Incident, impact_id: str) -> dict[str, Event]:
    own = milestones(incident, impact_id)
    if impact_id and own and "started" not in own:
        started = milestones(incident).get("started")
        return {**own, "started": started} if started is not None else own
    return own


def _metric(incident: Incident, marks: dict[str, Event], name: str, start: str, end: str) -> Metric:
    missing = tuple(mark for mark in (start, end) if mark not in marks)
    return Metric(name, start, end, span_between(incident, marks.get(start), marks.get(end)), missing)
