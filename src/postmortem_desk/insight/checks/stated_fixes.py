"""The right words for lengths and times that the timeline contradicts: those that its milestones prove.

Only events that are marked, and whose times are exact, give other words. Where several may be meant (until it was
mitigated, until it was resolved) each is offered with what it counts, and a person chooses.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from difflib import SequenceMatcher
from itertools import product
from typing import Final

from postmortem_desk.insight.checks.clock_claims import DETECTED as SEEN
from postmortem_desk.insight.checks.clock_claims import OVER as ENDED
from postmortem_desk.insight.checks.clock_claims import STARTED, ClockClaim, RangeClaim
from postmortem_desk.insight.checks.duration_claims import ACKNOWLEDGED, DETECTED, OVER, PART, WHOLE
from postmortem_desk.insight.checks.finding import Fix, Spot
from postmortem_desk.insight.checks.reading import Reading
from postmortem_desk.insight.checks.rewriting import put_right
from postmortem_desk.insight.checks.turning_points import OVER as ENDS
from postmortem_desk.insight.spans import span_between
from postmortem_desk.model import Event, Moment
from postmortem_desk.text.times.clock_manner import with_clock
from postmortem_desk.text.times.duration_manner import duration_like
from postmortem_desk.text.times.moments import clock_of, instant
from postmortem_desk.text.times.zones import zone_info

_BEGINNINGS: Final = ("started", "detected", "declared")
"""From what it is counted, the first of them that is marked; for a repair any of them."""
_BEGINNINGS_OF: Final = {ACKNOWLEDGED: ("detected", *_BEGINNINGS)}
_MOST: Final = 3
"""Wordings that are offered: those first that look most like what was written, for most errors are slips."""
_ENDS_OF: Final = {WHOLE: ENDS, OVER: ENDS, PART: ENDS, DETECTED: ("detected",), ACKNOWLEDGED: ("acknowledged",)}
_NAMES: Final = {STARTED: ("started",), SEEN: ("detected",), ENDED: ENDS}
_EXACT: Final = ("second", "minute")


class RightWords:
    """Fixes that write what the milestones of an incident prove."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def lengths(self, kind: str, meant: Iterable[float]) -> dict[float, tuple[str, str]]:
        """The seconds that milestones prove for a claim which may mean one of `meant`, with the names of the two."""
        marks, possible = self._reading.marks, set(meant)
        beginnings = [name for name in _BEGINNINGS_OF.get(kind, _BEGINNINGS) if name in marks]
        proven: dict[float, tuple[str, str]] = {}
        for first, last in product(beginnings if kind == OVER else beginnings[:1], _ENDS_OF[kind]):
            span = span_between(self._reading.incident, marks.get(first), marks.get(last))
            if span is not None and not span.approximate and span.seconds in possible:
                proven.setdefault(span.seconds, (first, last))
        return proven

    def for_length(
        self, spot: Spot, sentence: str, place: slice, proven: Mapping[float, tuple[str, str]]
    ) -> Iterator[Fix]:
        """Fixes for the length at `place` of a sentence: one for each of the `lengths` that may be meant."""
        written = sentence[place]
        told = [(duration_like(written, seconds), names) for seconds, names in proven.items()]
        told.sort(key=lambda one: -SequenceMatcher(None, written, one[0]).ratio())
        for words, names in told[:_MOST]:
            if words:
                yield from self._fix(spot, sentence, [(place, words)], *names)

    def for_clock(self, spot: Spot, sentence: str, claim: ClockClaim) -> Iterator[Fix]:
        """Fixes for the time of a claim."""
        for name in _NAMES[claim.name]:
            words = self._clock(sentence[claim.place], claim.at, name)
            if words:
                yield from self._fix(spot, sentence, [(claim.place, words)], name)

    def for_range(self, spot: Spot, sentence: str, claim: RangeClaim, wrong: tuple[bool, bool]) -> Iterator[Fix]:
        """Fixes for a range of which the ends are wrong that `wrong` says."""
        start, end = claim.places
        for last in ENDS if wrong[1] else ("",):
            first = self._clock(sentence[start], claim.start, "started") if wrong[0] else sentence[start]
            until = self._clock(sentence[end], claim.end, last) if wrong[1] else sentence[end]
            if first and until:
                names = [name for name, is_wrong in zip(("started", last), wrong, strict=True) if is_wrong]
                yield from self._fix(spot, sentence, [(start, first), (end, until)], *names)

    def _fix(self, spot: Spot, sentence: str, changes: list[tuple[slice, str]], *names: str) -> Iterator[Fix]:
        """One that makes these changes, from left to right, where the text has their place without a doubt."""
        whole = slice(changes[0][0].start, changes[-1][0].stop)
        pieces, read = [], whole.start
        for place, words in changes:
            pieces += [sentence[read : place.start], words]
            read = place.stop
        instead = "".join(pieces)
        operation = put_right(spot, self._text(spot), sentence, whole, instead)
        if operation is not None and len(names) > 1:
            gaps = {"words": instead, "first": names[0], "second": names[1]}
            yield Fix("Write “{words}” ({first} to {second})", operation, gaps)
        elif operation is not None:
            yield Fix("Write “{words}” ({first})", operation, {"words": instead, "first": names[0]})

    def _text(self, spot: Spot) -> str:
        incident = self._reading.incident
        if spot.part == "field":
            return incident.fields[int(spot.id)].value
        return next((section.text for section in incident.sections if section.id == spot.id), "")

    def _clock(self, written: str, said: Moment, name: str) -> str:
        """`written` with the clock time of the event that is marked as `name`; "" where it is not certain."""
        event = self._reading.marks.get(name)
        point = self._point(event, said.zone) if event is not None else None
        return with_clock(written, point) if point is not None else ""

    def _point(self, event: Event, zone: str) -> datetime | None:
        """When an event was, on the clock of `zone` ("" is the incident's); None where that is not certain."""
        own = event.at.zone or self._reading.incident.zone
        wanted = zone or self._reading.incident.zone
        at = instant(event.at, self._reading.incident.zone)
        if at is None or clock_of(event.at) is None or event.at.approximate or event.at.precision not in _EXACT:
            return None
        rules = zone_info(wanted)
        if at.tzinfo is not None and rules is not None:
            return at.astimezone(rules)
        return at if own.casefold() == wanted.casefold() else None
