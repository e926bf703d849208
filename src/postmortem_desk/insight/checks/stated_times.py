"""Checks of the clock times at which the prose says that it began, was seen and was over, against the timeline."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Final, TypeVar

from postmortem_desk.insight.checks.clock_claims import (
    DETECTED,
    OVER,
    STARTED,
    ClockClaim,
    RangeClaim,
    clock_claims,
    clocks_in,
    range_claims,
)
from postmortem_desk.insight.checks.finding import Finding, Spot, made
from postmortem_desk.insight.checks.prose import sentences
from postmortem_desk.insight.checks.reading import STORY_ROLES, Passage, Reading
from postmortem_desk.insight.checks.stated_fixes import RightWords
from postmortem_desk.insight.checks.turning_points import OVER as ENDS
from postmortem_desk.insight.checks.turning_points import Timed, TurningPoints
from postmortem_desk.insight.spans import doubt
from postmortem_desk.model import Event, Moment
from postmortem_desk.text.times.clock_manner import has_half_of_day
from postmortem_desk.text.times.moments import clock_of, day_of, moment_text, order_key
from postmortem_desk.text.times.zones import zone_info

_DAY: Final = 86_400.0
_MINUTE: Final = 60.0
_HALF_DAY: Final = 12
"""Hours."""
_MOST_DAYS: Final = 31
"""Days of a timeline that are looked at."""
_ROUGH: Final = 15 * _MINUTE
_MEANT: Final = {STARTED: ("started",), DETECTED: ("detected",), OVER: ENDS}

_Claim = TypeVar("_Claim", ClockClaim, RangeClaim)


def stated_range_findings(reading: Reading) -> Iterator[Finding]:
    """Ranges ("from 9:00 to 11:00") that begin or end where the timeline has nothing, though it tells that end."""
    rule = reading.rule("stated-range")
    points = ClockPoints(reading)
    if rule is None or not points.can_tell:
        return
    for passage in _passages(reading):
        for sentence, claim in _claims(passage, range_claims):
            is_known = [points.has_one_at(at, rough=claim.rough) for at in (claim.start, claim.end)]
            misses = [points.tells(name) and not known for name, known in zip((STARTED, OVER), is_known, strict=True)]
            is_wrong = (claim.is_alone and any(misses)) or not any(is_known)
            if is_wrong and not reading.is_of_another_day(sentence):
                words = {"stated": claim.quote, "first": points.text_of(STARTED), "last": points.text_of(OVER)}
                spot = Spot("section", passage.spot.id, "text", claim.quote)
                wrong = (not is_known[0], not is_known[1])
                fixes = RightWords(reading).for_range(spot, sentence, claim, wrong)
                yield made(rule, spot, words, about=claim.quote, fixes=fixes)


def stated_clock_findings(reading: Reading) -> Iterator[Finding]:
    """Single times ("resolved at 11:40") at which the timeline has nothing, though it tells when that was."""
    rule = reading.rule("stated-clock")
    points = ClockPoints(reading)
    if rule is None or not points.can_tell:
        return
    for passage in _passages(reading):
        for sentence, claim in _claims(passage, clock_claims):
            is_known = not points.tells(claim.name) or points.has_one_at(claim.at, rough=claim.rough)
            if not is_known and not reading.is_of_another_day(sentence):
                spot = Spot("section", passage.spot.id, "text", claim.quote)
                fixes = RightWords(reading).for_clock(spot, sentence, claim)
                yield made(rule, spot, _words(points, claim), about=claim.quote, fixes=fixes)


def _claims(passage: Passage, read: Callable[[str], Iterable[_Claim]]) -> Iterator[tuple[str, _Claim]]:
    """What the sentences of a text claim, each with its sentence."""
    return ((sentence, claim) for sentence in sentences(passage.text) for claim in read(sentence))


def _words(points: "ClockPoints", claim: ClockClaim) -> dict[str, str]:
    return {
        "stated": claim.quote,
        "milestone": "resolved" if claim.name == OVER else claim.name,
        "told": points.text_of(claim.name),
    }


def _passages(reading: Reading) -> Iterable[Passage]:
    return (passage for passage in reading.prose_passages if passage.role in STORY_ROLES)


class ClockPoints:
    """The clock times of the timeline, to hold what is said of them against."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._points = TurningPoints(reading)
        self._timed = [row for row in reading.timed if clock_of(row[1].at) is not None]

    @property
    def can_tell(self) -> bool:
        """Whether the timeline has clock times at all."""
        return len(self._timed) >= 2

    def tells(self, name: str) -> bool:
        """Whether an event tells when that was: by its mark or its words."""
        return any(clock_of(event.at) is not None for _key, event in self._points.of(*_MEANT[name]))

    def has_one_at(self, at: Moment, *, rough: bool) -> bool:
        """Whether an event stands at this clock time, of whatever day where `at` has none."""
        keys = self._keys_of(at)
        if not keys or clock_of(at) is None or self._is_of_another_zone(at):
            return True
        slack = _ROUGH if rough or at.approximate else max(doubt(at)[1], _MINUTE - 1)
        period = self._period(at)
        known = ((other, slack + max(doubt(event.at))) for other, event in self._timed)
        told = ((other, slack) for event in self._reading.incident.timeline for other in self._told_in(event))
        return any(_apart(key, other, period) <= most for other, most in chain(known, told) for key in keys)

    def _is_of_another_zone(self, at: Moment) -> bool:
        """Whether a time is of a zone that cannot be compared with the timeline's, which only has a name."""
        own = self._reading.incident.zone
        return bool(at.zone and own) and at.zone.casefold() != own.casefold() and zone_info(own) is None

    def _keys_of(self, at: Moment) -> set[float]:
        """Where a clock time stands on each day of the timeline: the clocks may be changed in between."""
        incident = self._reading.incident
        days = self._reading.event_days[:_MOST_DAYS] or [incident.date]
        return {key for day in days if (key := order_key(at, incident.zone, day)) is not None}

    def _told_in(self, event: Event) -> Iterator[float]:
        """The clock times that the text of an event names."""
        incident = self._reading.incident
        day = day_of(event.at)
        for at in clocks_in(event.text):
            key = order_key(at, incident.zone, day.isoformat() if day is not None else incident.date)
            if key is not None:
                yield key

    def _period(self, at: Moment) -> float:
        """After what time a clock shows the same: half a day where only the timeline tells halves of days."""
        clock = clock_of(at)
        is_open = clock is not None and 0 < clock.hour <= _HALF_DAY and not has_half_of_day(at.written)
        has_halves = is_open and any(has_half_of_day(event.at.written) for _key, event in self._timed)
        return _DAY / 2 if has_halves else _DAY

    def text_of(self, name: str) -> str:
        """The time at which the timeline has it."""
        rows: list[Timed] = [row for row in self._points.of(*_MEANT[name]) if clock_of(row[1].at) is not None]
        if name == OVER:
            rows = [max(rows or self._timed, key=lambda row: row[0])]
        return moment_text((rows or self._timed)[0][1].at)


def _apart(one: float, other: float, period: float) -> float:
    """Seconds between two clock times, whatever the periods between them."""
    difference = abs(one - other) % period
    return min(difference, period - difference)
