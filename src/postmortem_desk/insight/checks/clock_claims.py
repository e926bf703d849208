"""Finds what sentences say about when an incident began, was seen and was over: times and ranges of times."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations
from typing import Final

from msgspec import Struct

from postmortem_desk.model import Moment
from postmortem_desk.text.times.moments import order_key
from postmortem_desk.text.times.time_grammar import parse_time

STARTED: Final = "started"
DETECTED: Final = "detected"
OVER: Final = "over"

_CLOCK: Final = r"(?:\d{1,2}:\d{2}(?::\d{2})?(?:\s*[ap]\.?m\b\.?)?|\d{1,2}(?:\.\d{2})?\s*[ap]\.?m\b\.?)"
_ZONE_NAME: Final = r"(?:UTC\s?[+-]\d{1,2}(?::\d{2})?|(?-i:[A-Z]{3,5})\b)"
_ZONE: Final = rf"(?:\s*(?:\({_ZONE_NAME}\)|{_ZONE_NAME}))?"
_ROUGH: Final = r"(?:(?:about|around|approximately|roughly|nearly|shortly (?:after|before))\s+|~\s*)?"
_DAY: Final = r"(?:(?:on\s+)?(?:[A-Z][a-z]+\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{4}-\d\d-\d\d),?\s*(?:at\s+)?)?"
_ONE: Final = re.compile(rf"(?<![\w:.-])(?P<rough>{_ROUGH})(?P<at>{_CLOCK}{_ZONE})", re.IGNORECASE)
_RANGE: Final = re.compile(
    rf"(?:(?P<word>\bfrom|\bbetween|\bduration[^.;\d]{{0,30}}|\bdowntime[^.;\d]{{0,20}}|\boutage[^.;\d]{{0,20}}|(?=\())"
    rf"\s*{_DAY}[(:]?\s*)?"
    rf"(?<![\w:.-])(?P<rough>{_ROUGH})(?P<start>{_CLOCK}{_ZONE})"
    rf"\s*(?:to|until|till|and|through|[-\u2013\u2014])\s*(?P<rough_end>{_ROUGH}){_DAY}(?P<end>{_CLOCK}{_ZONE})",
    re.IGNORECASE,
)
_FAILED: Final = re.compile(
    r"\b(?:outage|incident|downtime|disrupt\w*|degrad\w*|unavailab\w*|unreachable|inaccessible|interrupt\w*|down|offline"
    r"|errors?|fail\w*|affected|impacted|unable|could not|couldn.t|experienced|duration|break)\b",
    re.IGNORECASE,
)
_TROUBLE: Final = (
    r"(?:outage|incident|issue|problem|errors?|failures?|disruption|downtime|degradation|interruption|impact"
    r"|crash\w*|it)"
)
_WORDS: Final[dict[str, str]] = {
    STARTED: rf"(?:{_TROUBLE}\s+(?:first\s+)?(?:began|begins|started|starts|occurred|set in)"
    r"|start(?:ed)?(?:\s+time)?\s*:|began\s*:"
    r"|went down|stopped (?:working|responding)|became (?:unavailable|unreachable))",
    DETECTED: r"(?:detect(?:ed|ion)|noticed|discovered|alerted|paged"
    r"|alerts? (?:fired|went off|was triggered|triggered))",
    OVER: r"(?:resolved|restored|recovered"
    r"|(?:outage|incident|downtime|disruption|issue|problem)\s+(?:was\s+)?(?:over|ended|ends|fixed|closed)"
    r"|back (?:up|online|to normal)|end(?:ed)?(?:\s+time)?\s*:|resolution\s*:)",
}
_LINK: Final = r"[^.;\d]{0,30}?(?:\b(?:at|by|from|since)\b|[:,])?\s*(?:on\s+)?" + _DAY + r"(?:at\s+)?\(?$"
_BEFORE: Final = {name: re.compile(rf"\b{words}{_LINK}", re.IGNORECASE) for name, words in _WORDS.items()}
_BEHIND: Final = {
    name: re.compile(rf"[\s),]*(?:on\s+[\w ,]{{3,20}},?\s*)?(?:\w+\s+){{0,5}}?{words}", re.IGNORECASE)
    for name, words in _WORDS.items()
}
_AT: Final = re.compile(r"(?:^|[\s(])(?:at|by|around|since)\s*$", re.IGNORECASE)
_PARTLY: Final = re.compile(
    r"\b(?:part(?:ly|ially)?|some|most|temporar\w*|briefly|initially|first (?:region|customers|users)|again|will|should"
    r"|previous|earlier|window|scheduled|planned)\b",
    re.IGNORECASE,
)
_BOTH_ENDS: Final = 2
_TWELVE: Final = re.compile(r"[ap]\.?m", re.IGNORECASE)


class ClockClaim(Struct, frozen=True):
    """A clock time at which something of the incident is said to have happened."""

    quote: str
    place: slice
    """Where in the sentence `quote` stands."""
    at: Moment
    rough: bool
    name: str
    """started, detected or over."""


class RangeClaim(Struct, frozen=True):
    """From when to when the incident is said to have lasted."""

    quote: str
    places: tuple[slice, slice]
    """Where in the sentence its two times stand."""
    start: Moment
    end: Moment
    rough: bool
    is_alone: bool
    """Whether the sentence names no other times: else it may be about a part of the incident."""


def range_claims(sentence: str) -> Iterator[RangeClaim]:
    """The ranges of clock times that `sentence` gives to what failed."""
    if not _FAILED.search(sentence) or _PARTLY.search(sentence):
        return
    for match in _RANGE.finditer(sentence):
        start, end = _ends(match["start"], match["end"])
        if start is not None and end is not None and match["word"] is not None:
            quote = sentence[match.start("rough") : match.end()].strip()
            is_alone = len(_ONE.findall(sentence)) <= _BOTH_ENDS
            places = slice(*match.span("start")), slice(*match.span("end"))
            yield RangeClaim(quote, places, start, end, bool(match["rough"] or match["rough_end"]), is_alone)


def clock_claims(sentence: str) -> Iterator[ClockClaim]:
    """The single times that `sentence` gives to the beginning, the detection and the end of the incident."""
    if _PARTLY.search(sentence):
        return
    ranges = [match.span() for match in _RANGE.finditer(sentence)]
    clocks = [match for match in _ONE.finditer(sentence) if not any(a <= match.start() < b for a, b in ranges)]
    for index, match in enumerate(clocks):
        before = sentence[clocks[index - 1].end() if index else 0 : match.start()]
        behind = sentence[match.end() : clocks[index + 1].start() if index + 1 < len(clocks) else len(sentence)]
        name = _name(before, re.split(r"[.;]", behind)[0])
        parsed = parse_time(match["at"]) if name else None
        if parsed is not None:
            yield ClockClaim(match["at"], slice(*match.span("at")), parsed.start, bool(match["rough"].strip()), name)


@lru_cache(maxsize=16384)
def clocks_in(text: str) -> tuple[Moment, ...]:
    """Every clock time that `text` names."""
    if ":" not in text and not _TWELVE.search(text):
        return ()
    return tuple([parsed.start for match in _ONE.finditer(text) if (parsed := parse_time(match["at"])) is not None])


def clock_lengths(sentence: str) -> list[float]:
    """The seconds between each two clock times that `sentence` names, in their order."""
    ranges = [_ends(match["start"], match["end"]) for match in _RANGE.finditer(sentence)]
    pairs = [*ranges, *combinations(clocks_in(sentence), 2)]
    return [length for start, end in pairs if (length := _length(start, end)) is not None]


def _length(start: Moment | None, end: Moment | None) -> float | None:
    keys = [order_key(moment, "") for moment in (start, end) if moment is not None]
    first, last = (keys[0], keys[1]) if len(keys) == 2 else (None, None)
    return None if first is None or last is None else (last - first) % 86_400.0


def _name(before: str, behind: str) -> str:
    """What is said to have happened at a clock time between these words; "" where that is not clear."""
    found = [name for name, pattern in _BEFORE.items() if pattern.search(before)]
    if not found and _AT.search(before):
        found = [name for name, pattern in _BEHIND.items() if pattern.match(behind)]
    return found[0] if len(found) == 1 else ""


def _ends(start: str, end: str) -> tuple[Moment | None, Moment | None]:
    """The two ends of a range; what only the second one tells (AM or PM) holds for both."""
    marked = _TWELVE.search(end)
    if marked and not _TWELVE.search(start):
        start = f"{start} {marked[0]}"
    first, last = parse_time(start), parse_time(end)
    return (first.start if first else None), (last.start if last else None)
