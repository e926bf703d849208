"""Finds what sentences say about when an incident began, was seen and was over: times and ranges of times."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations
from typing import Final

from msgspec import Struct

from postmortem_desk.insight.checks.claim_words import BROKEN, NOUN, OTHER_TIMES, SEEN
from postmortem_desk.model import Moment
from postmortem_desk.text.times.duration_words import ROUGHLY
from postmortem_desk.text.times.moments import order_key
from postmortem_desk.text.times.time_grammar import parse_time

STARTED: Final = "started"
DETECTED: Final = "detected"
OVER: Final = "over"

_CLOCK: Final = (
    r"(?:\d{1,2}:\d{2}(?::\d{2})?(?:\s*[ap]\.?m\b\.?)?|\d{1,2}(?:\.\d{2})?\s*[ap]\.?m\b\.?"
    r"|\d{1,2}h\d{2}\b(?!\s*m)|\d{1,2}[.]\d{2}(?=\s*Uhr\b))"
)
_ZONE_NAME: Final = r"(?:UTC\s?[+-]\d{1,2}(?::\d{2})?|(?-i:[A-Z]{3,5})\b)"
_ZONE: Final = rf"(?:\s*(?:Uhr\b|\({_ZONE_NAME}\)|{_ZONE_NAME}))?"
_ROUGH: Final = rf"(?:(?:{ROUGHLY}|shortly (?:after|before)|kurz (?:nach|vor)|vers|gegen|hacia)\s+|~\s*)?"
_DAY: Final = (
    r"(?:(?:on\s+)?(?:[A-Z][a-z]+\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{4}-\d\d-\d\d"
    r"|\d{1,2}(?:st|nd|rd|th)?\.?\s+(?:de\s+)?[^\W\d]+\s+(?:de\s+)?\d{4}),?\s*(?:at\s+)?)?"
)
_LAS: Final = r"(?:(?:las?|um)\s+)?"
_ONE: Final = re.compile(rf"(?<![\w:.-])(?P<rough>{_ROUGH})(?P<at>{_CLOCK}{_ZONE})", re.IGNORECASE)
_RANGE: Final = re.compile(
    r"(?:(?P<word>\bfrom|\bbetween|\bduration[^.;\d]{0,30}|\bdowntime[^.;\d]{0,20}|\boutage[^.;\d]{0,20}|(?=\()"
    r"|^|\bvon|\bzwischen|\bde|\bentre|\bdesde|\b(?:durée|duración|\w*dauer|window|start\s*[-\u2013/]\s*end"
    r"|period|zeitraum|période|período)\s*:)"
    rf"\s*{_DAY}[(:]?\s*{_LAS})?"
    rf"(?<![\w:.-])(?P<rough>{_ROUGH})(?P<start>{_CLOCK}{_ZONE})"
    r"\s*(?:to|until|till|and|through|[-\u2013\u2014]|bis|und|à|et|jusqu\S+|a|hasta|y)"
    rf"\s*{_LAS}(?P<rough_end>{_ROUGH}){_DAY}(?P<end>{_CLOCK}{_ZONE})",
    re.IGNORECASE,
)
_FAILED: Final = re.compile(
    rf"\b(?:{NOUN}|{BROKEN}|disrupt\w*|degrad\w*|interrupt\w*|experienced|duration|\w*dauer|durée|duración|window)\b",
    re.IGNORECASE,
)
_TROUBLE: Final = rf"(?:{NOUN}|errors?|failures?|crash\w*|it|fehler|erreurs?|errores)"
_BEGAN: Final = (
    r"(?:began|begins|started|starts|occurred|set in|begann\w*|beginnt|a commencé|commence|débute|a débuté"
    r"|comenzó|comienza|empezó|empieza|se inició)"
)
_DONE: Final = (
    r"(?:resolved|restor(?:ed|ation)|recovered|fixed|recovery (?:was )?(?:confirmed|complete)|back (?:up|online"
    r"|to normal)|beendet|vorbei|behoben\w*"
    r"|gelöst\w*|wiederhergestellt\w*|résolu\w*|rétabli\w*|resuelt\w*"
    r"|resolvió|restable\w*|recuperad\w*|recuperó)"
)
_WORDS: Final[dict[str, str]] = {
    STARTED: rf"(?:{_TROUBLE}\s+(?:first\s+)?{_BEGAN}"
    r"|first\s+(?:errors?|failures?|failed requests?)(?:\s+(?:was|were))?(?:\s+(?:seen|observed|occurred|appeared))?"
    r"|(?:start(?:ed)?(?:\s+time)?|beginn|début|inicio)\s*:|began\s*:"
    r"|went down|stopped (?:working|responding)|became (?:unavailable|unreachable)"
    r"|fiel aus|tombée? en panne|dejó de responder|se cayó)",
    DETECTED: rf"(?:{SEEN}|detection)",
    OVER: rf"(?:{_DONE}"
    r"|(?:services?|(?:web)?site|shop|system|platform|api|app|it|everything)\s+(?:came back|was back|resumed)"
    r"|fully (?:operational|available|functional|working)"
    rf"|{NOUN}\s+(?:was\s+)?(?:declared\s+)?(?:over|ended|ends|fixed|closed|endete|beendet|terminée?"
    rf"|s.est terminée?|terminó)"
    r"|(?:end(?:ed)?(?:\s+time)?|ende|fin)\s*:|resolution\s*:)",
}
_LINK: Final = (
    r"[^.;\d]{0,30}?(?:\b(?:at|by|from|since|um|gegen|ab|seit|à|vers|a|hacia|desde)\b|[:,])?\s*(?:on\s+)?"
    rf"{_DAY}(?:at\s+)?{_LAS}\(?$"
)
_BEFORE: Final = {name: re.compile(rf"\b{words}{_LINK}", re.IGNORECASE) for name, words in _WORDS.items()}
_NOTICED_BEHIND: Final = re.compile(
    r"[\s),]*alarmiert|[\s),]*(?:\w+\s+){0,5}?(?:alerts?\s+(?:fired|went off|was triggered|triggered)"
    r"|(?:was|were|got)\s+(?:paged|alerted)"
    rf"|{NOUN}\s+(?:was\s+|wurde\s+|a été\s+|fue\s+)?(?:first\s+)?{SEEN}|{SEEN}\s+(?:\w+\s+){{0,2}}?{NOUN})",
    re.IGNORECASE,
)
"""What is noticed at a time must be the incident; people notice other things as well."""
_NO_AND: Final = r"(?!(?:and|und|et|y)\b)"
"""What stands behind an "and" speaks of something else than the time before it."""
_BEHIND: Final = {
    name: re.compile(rf"[\s),]*(?:on\s+[\w ,]{{3,20}},?\s*)?(?:{_NO_AND}\w+\s+){{0,5}}?{words}", re.IGNORECASE)
    for name, words in _WORDS.items()
} | {DETECTED: _NOTICED_BEHIND}
_SINCE: Final = re.compile(r"(?:^|[\s(])(?:since|seit|ab|depuis|desde)(?:\s+las?)?\s*$", re.IGNORECASE)
_BROKEN_BEHIND: Final = re.compile(rf"[\s,]*(?:\w+\s+){{0,5}}?{BROKEN}\b", re.IGNORECASE)
_THAT: Final = re.compile(r"\W*(?:that|dass|que)\b", re.IGNORECASE)
_AT: Final = re.compile(
    r"(?:^|[\s(])(?:at|by|around|since|um|gegen|seit|à|vers|a las?|hacia las?|desde las?)\s*$", re.IGNORECASE
)
_PARTLY: Final = re.compile(
    r"\b(?:part(?:ly|ially)?|some|most|temporar\w*|briefly|initially|first (?:region|customers|users)"
    r"|(?<!operational )(?<!available )(?<!working )(?<!online )again"
    r"|(?:maintenance|deploy\w*|change|retention|alert\w*) window|staging|the day before|yesterday"
    r"|(?:without|no|ohne|keine|sans|sin) (?:any )?(?:errors?|failures?|fehler|erreurs?|errores|problems?"
    r"|issues?|impact)"
    r"|(?:not|never|nicht|pas|no) (?:been |be |fue(?:ron)? )?"
    r"(?:affected|impacted|betroffen|affecté\w*|touché\w*|afectad\w*)"
    r"|same (?:problem|issue)|unaffected|teilweise|einige|kurzzeitig|zunächst|erneut"
    r"|wartung\w*|partiellement|certains?|maintenance|d.abord"
    r"|à nouveau|parcialmente|algun[oa]s|mantenimiento|inicialmente|de nuevo)\b",
    re.IGNORECASE,
)
"""Words of sentences that speak of a part of it, or of something else."""
_OTHER: Final = re.compile(OTHER_TIMES, re.IGNORECASE)
_BOTH_ENDS: Final = 2
_OTHER_CLOCKS: Final = re.compile(r"\d\s*[ap]\.?m|\dh|\d\s?h\s?\d|Uhr", re.IGNORECASE)
_TWELVE: Final = re.compile(r"[ap]\.?m", re.IGNORECASE)


class NamedClock(Struct, frozen=True):
    """A clock time in a text."""

    quote: str
    at: Moment
    rough: bool


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


@lru_cache(maxsize=4096)
def range_claims(sentence: str) -> tuple[RangeClaim, ...]:
    """The ranges of clock times that `sentence` gives to what failed."""
    if not _FAILED.search(sentence) or _speaks_of_other(sentence):
        return ()
    is_alone = len(_ONE.findall(sentence)) <= _BOTH_ENDS
    found = (_range(sentence, match, is_alone) for match in _RANGE.finditer(sentence) if match["word"] is not None)
    return tuple(claim for claim in found if claim is not None)


def _range(sentence: str, match: re.Match[str], is_alone: bool) -> RangeClaim | None:
    start, end = _ends(match["start"], match["end"])
    if start is None or end is None:
        return None
    quote = sentence[match.start("rough") : match.end()].strip()
    places = slice(*match.span("start")), slice(*match.span("end"))
    return RangeClaim(quote, places, start, end, bool(match["rough"] or match["rough_end"]), is_alone)


@lru_cache(maxsize=4096)
def clock_claims(sentence: str) -> tuple[ClockClaim, ...]:
    """The single times that `sentence` gives to the beginning, the detection and the end of the incident."""
    return () if _speaks_of_other(sentence) else tuple(_clocks(sentence))


def _clocks(sentence: str) -> Iterator[ClockClaim]:
    ranges = [match.span() for match in _RANGE.finditer(sentence)]
    clocks = [match for match in _ONE.finditer(sentence) if not any(a <= match.start() < b for a, b in ranges)]
    for index, match in enumerate(clocks):
        before = sentence[clocks[index - 1].end() if index else 0 : match.start()]
        behind = sentence[match.end() : clocks[index + 1].start() if index + 1 < len(clocks) else len(sentence)]
        name = _name(before, re.split(r"[.;]", behind)[0])
        parsed = parse_time(match["at"]) if name else None
        if parsed is not None:
            yield ClockClaim(match["at"], slice(*match.span("at")), parsed.start, bool(match["rough"].strip()), name)


def _speaks_of_other(sentence: str) -> bool:
    return _PARTLY.search(sentence) is not None or _OTHER.search(sentence) is not None


@lru_cache(maxsize=16384)
def clocks_in(text: str) -> tuple[Moment, ...]:
    """Every clock time that `text` names."""
    return tuple([clock.at for clock in named_clocks(text)])


def named_clocks(text: str) -> Iterator[NamedClock]:
    """Every clock time that `text` names, with its words."""
    if ":" in text or _OTHER_CLOCKS.search(text):
        for match in _ONE.finditer(text):
            parsed = parse_time(match["at"])
            if parsed is not None:
                yield NamedClock(match["at"], parsed.start, bool(match["rough"].strip()))


def clock_lengths(sentence: str) -> list[float]:
    """The seconds between each two clock times that `sentence` names, in their order."""
    ranges = [_ends(match["start"], match["end"]) for match in _RANGE.finditer(sentence)]
    pairs = [*ranges, *combinations(clocks_in(sentence), 2)]
    return [length for start, end in pairs if (length := _length(start, end)) is not None]


def ranges_in(sentence: str) -> tuple[tuple[slice, float], ...]:
    """The ranges of clock times that `sentence` names: where each stands, and how many seconds long it is."""
    found = (
        (slice(*match.span()), _length(*_ends(match["start"], match["end"]))) for match in _RANGE.finditer(sentence)
    )
    return tuple((place, length) for place, length in found if length is not None)


def _length(start: Moment | None, end: Moment | None) -> float | None:
    keys = [order_key(moment, "") for moment in (start, end) if moment is not None]
    first, last = (keys[0], keys[1]) if len(keys) == 2 else (None, None)
    return None if first is None or last is None else (last - first) % 86_400.0


def _name(before: str, behind: str) -> str:
    """What is said to have happened at a clock time between these words; "" where that is not clear."""
    found = [name for name, pattern in _BEFORE.items() if pattern.search(before) and not _THAT.match(behind)]
    if not found and _SINCE.search(before) and _BROKEN_BEHIND.match(behind):
        return STARTED
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
