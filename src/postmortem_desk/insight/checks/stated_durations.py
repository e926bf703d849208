"""Checks of what the document says about how long it took, against the timeline."""

from collections.abc import Iterator
from typing import Final

from postmortem_desk.insight.checks.clock_claims import clock_lengths
from postmortem_desk.insight.checks.duration_claims import (
    ACKNOWLEDGED,
    DETECTED,
    OVER,
    PART,
    WHOLE,
    DurationClaim,
    duration_claims,
)
from postmortem_desk.insight.checks.finding import Finding, Spot, made
from postmortem_desk.insight.checks.prose import sentences
from postmortem_desk.insight.checks.reading import Reading
from postmortem_desk.insight.checks.turning_points import TurningPoints, lengths, seconds_of
from postmortem_desk.text.times.durations import duration_text
from postmortem_desk.text.times.stated_durations import stated_durations

_PLANS: Final = frozenset({"measures", "background", "supporting"})
"""Sections that tell of other days than the incident's."""
_STORY: Final = frozenset({"summary", "impact", "detection", "resolution", "response", "other", "timeline", "tasks"})
_FIELDS: Final = {
    "duration": WHOLE,
    "outage duration": WHOLE,
    "incident duration": WHOLE,
    "total duration": WHOLE,
    "impact duration": WHOLE,
    "total impact duration": WHOLE,
    "downtime": WHOLE,
    "total downtime": WHOLE,
    "time to detect": DETECTED,
    "time to detection": DETECTED,
    "detection delay": DETECTED,
    "ttd": DETECTED,
    "mttd": DETECTED,
    "time to acknowledge": ACKNOWLEDGED,
    "tta": ACKNOWLEDGED,
    "mtta": ACKNOWLEDGED,
    "time to mitigate": OVER,
    "time to mitigation": OVER,
    "ttm": OVER,
    "time to resolve": OVER,
    "time to resolution": OVER,
    "time to recover": OVER,
    "time to recovery": OVER,
    "time to repair": OVER,
    "ttr": OVER,
    "mttr": OVER,
}


def stated_duration_findings(reading: Reading) -> Iterator[Finding]:
    """Lengths, in sentences and in fields, that the timeline does not have between the events that they speak of."""
    rule = reading.rule("stated-duration")
    if rule is None or len(reading.timed) < 2:
        return
    points = TurningPoints(reading)
    for spot, claim, told_there in (*_in_prose(reading), *_in_fields(reading)):
        if any(map(claim.stated.fits, told_there)):
            continue
        meant = _meant(points, claim.kind)
        if meant and not any(map(claim.stated.fits, meant)):
            told = duration_text(_nearest(meant, claim.stated.seconds))
            yield made(rule, spot, {"stated": claim.quote, "told": told}, about=claim.quote)


def _in_prose(reading: Reading) -> Iterator[tuple[Spot, DurationClaim, list[float]]]:
    """What sentences claim, with the lengths between the clock times that the same sentence names."""
    for passage in reading.prose_passages:
        if passage.role in _PLANS:
            continue
        for sentence in sentences(passage.text):
            labelled = f"{passage.heading.strip(' :')}: {sentence}" if _is_label(passage.heading) else sentence
            for claim in duration_claims(labelled):
                if claim.kind != PART or passage.role in _STORY:
                    yield Spot("section", passage.spot.id, "text", claim.quote), claim, clock_lengths(sentence)


def _in_fields(reading: Reading) -> Iterator[tuple[Spot, DurationClaim, list[float]]]:
    """Own fields such as "Time to detect"."""
    for index, field in enumerate(reading.incident.fields):
        kind = _FIELDS.get(field.label.strip(" :").casefold())
        stated = stated_durations(field.value)
        if kind is not None and len(stated) == 1:
            quote = field.value[stated[0].start : stated[0].end]
            spot = Spot("field", str(index), "value", quote)
            yield spot, DurationClaim(quote, stated[0], kind), clock_lengths(field.value)


def _is_label(heading: str) -> bool:
    """Whether a heading says what the length below it is the length of."""
    return heading.strip(" :").casefold() in _FIELDS


def _meant(points: TurningPoints, kind: str) -> list[float]:
    """The lengths that a claim of this kind may mean; none where the timeline does not tell."""
    anything = points.telling()
    if kind == WHOLE:
        return lengths(seconds_of(points.beginnings()), seconds_of(points.endings()))
    if kind == OVER:
        ends = seconds_of(points.endings())
        starts = seconds_of(points.beginnings()) if {"started", DETECTED} & points.reading.marks.keys() else anything
        return lengths([key for key in starts if key not in ends], ends)
    ends = seconds_of(points.of(kind)) if kind in (DETECTED, ACKNOWLEDGED) else []
    if not ends:
        return _any_two(anything)
    first = points.of("introduced", "started") or points.beginnings()[:1]
    return lengths(seconds_of([*first, *(points.of(DETECTED) if kind == ACKNOWLEDGED else ())]), ends)


def _any_two(keys: list[float]) -> list[float]:
    return [length for length in lengths(keys, keys) if length > 0]


def _nearest(found: list[float], seconds: float) -> float:
    return min(found, key=lambda length: (abs(length - seconds), length))
