"""Checks of what the document says about how long it took, against the timeline."""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

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
from postmortem_desk.insight.checks.reading import STORY_ROLES, Passage, Reading
from postmortem_desk.insight.checks.stated_fixes import RightWords
from postmortem_desk.insight.checks.turning_points import OVER as ENDS
from postmortem_desk.insight.checks.turning_points import TurningPoints, lengths, seconds_of
from postmortem_desk.insight.told.told_details import HEAD_ROLES, facts_of_sections
from postmortem_desk.text.facts.fact_labels import facts_of_label
from postmortem_desk.text.times.dates import iso_date
from postmortem_desk.text.times.duration_words import UNIT_SECONDS
from postmortem_desk.text.times.durations import duration_text
from postmortem_desk.text.times.stated_durations import clocked_duration, stated_durations

_PLANS: Final = frozenset({"measures", "background", "supporting"})
"""Sections that tell of other days than the incident's."""
_TWICE: Final = 2.0
_STORY: Final = STORY_ROLES | {"timeline", "tasks"}
_FIELDS: Final = {
    "duration": WHOLE,
    "outage duration": WHOLE,
    "incident duration": WHOLE,
    "total duration": WHOLE,
    "impact duration": WHOLE,
    "total impact duration": WHOLE,
    "total time": WHOLE,
    "outage length": WHOLE,
    "time to restore": OVER,
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


class _Said(Struct, frozen=True):
    """A claim, and where it stands."""

    spot: Spot
    sentence: str
    place: slice
    claim: DurationClaim


def stated_duration_findings(reading: Reading) -> Iterator[Finding]:
    """Lengths, in sentences and in fields, that the timeline does not have between the events that they speak of."""
    rule = reading.rule("stated-duration")
    if rule is None or len(reading.timed) < 2:
        return
    points, right = TurningPoints(reading), RightWords(reading)
    told_of: set[tuple[str, str]] = set()
    for said in (*_in_prose(reading), *_in_labels(reading), *_in_fields(reading)):
        claim = said.claim
        is_told_of = (said.spot.id, claim.quote) in told_of
        if is_told_of or any(map(claim.stated.fits, clock_lengths(said.sentence))):
            continue
        told_of.add((said.spot.id, claim.quote))
        meant = _meant(points, claim.kind)
        is_told = (
            any(map(claim.stated.fits, meant))
            or _is_of_days(reading, claim)
            or _may_have_begun_before(points, claim.stated.seconds, meant)
        )
        if meant and not is_told and not reading.is_of_another_day(said.sentence):
            proven = right.lengths(claim.kind, meant)
            told = duration_text(_nearest(list(proven) or meant, claim.stated.seconds))
            fixes = right.for_length(said.spot, said.sentence, said.place, proven)
            yield made(rule, said.spot, {"stated": claim.quote, "told": told}, about=claim.quote, fixes=fixes)


def _in_prose(reading: Reading) -> Iterator[_Said]:
    """What sentences claim."""
    title = Passage(Spot("details", "", "title"), reading.incident.title, "prose", "other")
    for passage in (title, *reading.prose_passages):
        if passage.role in _PLANS:
            continue
        label = f"{passage.heading.strip(' :')}: " if _is_label(passage.heading) else ""
        for sentence in sentences(passage.text):
            for claim in duration_claims(label + sentence):
                if claim.kind != PART or passage.role in _STORY:
                    place = slice(claim.stated.start - len(label), claim.stated.end - len(label))
                    yield _Said(passage.spot.quoting(claim.quote), sentence, place, claim)


def _in_labels(reading: Reading) -> Iterator[_Said]:
    """Lengths behind labels, in lists and tables of the text."""
    for fact, section in facts_of_sections(reading.incident, HEAD_ROLES):
        for value in fact.values[:1]:
            yield from _labelled(fact.label, value, Spot("section", section.id, "text"))


def _in_fields(reading: Reading) -> Iterator[_Said]:
    """Own fields such as "Time to detect"."""
    for index, field in enumerate(reading.incident.fields):
        yield from _labelled(field.label, field.value, Spot("field", str(index), "value"))


def _labelled(label: str, value: str, spot: Spot) -> Iterator[_Said]:
    """The one length behind a label that says what it is the length of."""
    kind = _FIELDS.get(label.strip(" :").casefold()) or (WHOLE if "duration" in facts_of_label(label) else None)
    stated = stated_durations(value) or clocked_duration(value)
    if kind is not None and len(stated) == 1:
        place = slice(stated[0].start, stated[0].end)
        quote = value[place]
        yield _Said(spot.quoting(quote), value, place, DurationClaim(quote, stated[0], kind))


def _is_of_days(reading: Reading, claim: DurationClaim) -> bool:
    """Whether a length in whole days counts the days on which something happened."""
    days = [day for text in reading.event_days if (day := iso_date(text)) is not None]
    is_whole = claim.stated.grain == UNIT_SECONDS["d"]
    return is_whole and bool(days) and claim.stated.seconds == ((days[-1] - days[0]).days + 1) * UNIT_SECONDS["d"]


def _is_label(heading: str) -> bool:
    """Whether a heading says what the length below it is the length of."""
    return heading.strip(" :").casefold() in _FIELDS


def _meant(points: TurningPoints, kind: str) -> list[float]:
    """The lengths that a claim of this kind may mean; none where the timeline does not tell."""
    anything = points.telling()
    if kind == WHOLE:
        starts = seconds_of(points.beginnings()) if points.of("introduced", "started", DETECTED) else anything
        return lengths(starts, seconds_of(points.endings()) if points.of(*ENDS) else anything)
    if kind == OVER:
        ends = seconds_of(points.endings())
        begun = [*points.beginnings(), *points.of("declared")]
        starts = seconds_of(begun) if {"started", DETECTED} & points.reading.marks.keys() else anything
        return lengths([key for key in starts if key not in ends], ends)
    ends = seconds_of(points.of(kind)) if kind in (DETECTED, ACKNOWLEDGED) else []
    if not ends:
        return _any_two(anything)
    first = points.of("introduced", "started") or points.beginnings()[:1]
    if kind == DETECTED and seconds_of(first) == ends[:1]:
        return []  # the timeline begins with how it was noticed
    if kind == DETECTED:
        return lengths(seconds_of(first), ends)
    noticed = points.of(DETECTED)  # where the timeline does not say which row it was, it may be any
    return lengths(seconds_of([*first, *noticed]) if noticed else anything, ends)


def _may_have_begun_before(points: TurningPoints, seconds: float, meant: list[float]) -> bool:
    """Whether a somewhat longer length may count from before a timeline that begins with how it was noticed."""
    if not meant or points.of("introduced", "started"):
        return False
    is_noticed = points.reading.timed[0] in points.of(DETECTED)
    return is_noticed and max(meant) < seconds <= _TWICE * max(meant)


def _any_two(keys: list[float]) -> list[float]:
    return [length for length in lengths(keys, keys) if length > 0]


def _nearest(found: list[float], seconds: float) -> float:
    return min(found, key=lambda length: (abs(length - seconds), length))
