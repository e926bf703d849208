"""Finds what sentences say about how long something of an incident took, and from what to what."""

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from postmortem_desk.text.times.stated_durations import StatedDuration, stated_durations

WHOLE: Final = "whole"
DETECTED: Final = "detected"
ACKNOWLEDGED: Final = "acknowledged"
OVER: Final = "over"
PART: Final = "part"

_NEAR: Final = 70
"""Letters before and behind a length that say what it is the length of."""
_FILLING: Final = re.compile(
    r"(?:(?:^|[\s(~:])(?:about|around|approximately|approx\.?|roughly|nearly|almost|just|exactly|some|up to|over|under"
    r"|more than|less than|longer than|at least|at most|no more than|only|a|an|the"
    r"|total of|in total|whole|full|mere|well)"
    r"(?=[\s~]|$)|[\s~]+$)+$",
    re.IGNORECASE,
)
_NOUN: Final = (
    r"(?:outage|incident|downtime|disruption|degradation|interruption|unavailability|blackout|impact|failure|issue"
    r"|problem|event|breakage)"
)
_SEEN: Final = r"(?:detect\w*|notic\w*|discover\w*|spotted|alerts?\s+(?:fired|fires|went off|was triggered)|paged)"
_TAKEN_ON: Final = r"(?:acknowledg\w*|responded|first response)"
_DONE: Final = (
    r"(?:resolv\w*|resolution|restor\w*|recover\w*|fixed|repair\w*|mitigat\w*|back (?:up|online|to normal)"
    r"|brought back|bring(?:ing)? (?:\w+ ){1,3}back)"
)
_BY: Final = r"\b[^.;]{0,40}?(?:\b(?:within|in|after|took|lasted|was|is)|[:=])$"
_TOOK: Final = re.compile(r"\b(?:took|needed|required)(?:\s+(?:us|them|me|the \w+|\w+))?$", re.IGNORECASE)
_BEFORE: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    (DETECTED, re.compile(rf"\b(?:{_SEEN}|time to detect(?:ion)?|mttd|ttd|detection delay){_BY}", re.IGNORECASE)),
    (
        ACKNOWLEDGED,
        re.compile(rf"\b(?:{_TAKEN_ON}|time to acknowledge(?:ment)?|mtta|tta)[^.;]{{0,30}}{_BY}", re.IGNORECASE),
    ),
    (OVER, re.compile(rf"\b(?:{_DONE}|mttr|ttr|ttm){_BY}", re.IGNORECASE)),
    (
        WHOLE,
        re.compile(
            rf"\b{_NOUN}\b[^.;]{{0,40}}?\b(?:last(?:ed|s|ing)|took|went on|continued|ran|persisted)(?: for)?$"
            rf"|\b(?:{_NOUN}|duration|length|time)\s*(?:of|for|was|is|[:=])$"
            rf"|\bduration\b[^.;:]{{0,30}}[:=]$",
            re.IGNORECASE,
        ),
    ),
    (
        PART,
        re.compile(
            r"\b(?:down|unavailable|unreachable|inaccessible|unresponsive|offline|broken|degraded|disrupted|fail(?:ed|ing)?"
            r"|blocked|locked out|unable to|could(?: not|n.t)|can(?:not|.t)|errors?|affected|impacted|not working"
            r"|not available|interrupted)\b[^.;]{0,40}?\bfor$|\blast(?:ed|ing)(?: for)?$",
            re.IGNORECASE,
        ),
    ),
)
_BEHIND: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    (DETECTED, re.compile(rf"\W*(?:to|until|till|before|for)\b[^.;]{{0,40}}?\b{_SEEN}", re.IGNORECASE)),
    (ACKNOWLEDGED, re.compile(rf"\W*(?:to|until|till|before|for)\b[^.;]{{0,40}}?\b{_TAKEN_ON}", re.IGNORECASE)),
    (
        OVER,
        re.compile(
            rf"\W*(?:to|until|till|before|for)\b[^.;]{{0,40}}?\b(?:resolve|restore|fix|recover|mitigate|{_DONE})\b",
            re.IGNORECASE,
        ),
    ),
)
_LONG: Final = re.compile(rf"[\s-]*(?:long\s+)?(?:\w+\s+)?{_NOUN}\b", re.IGNORECASE)
_OTHER: Final = re.compile(
    r"\b(?:will|would|shall|should|must|may|might|target|goal|sla|slo|every|each|per|previous|earlier|last time|next"
    r"|future|next time|instead of|if|expected|planned|estimated|usually|normally|typically|retention|timeout)\b",
    re.IGNORECASE,
)
"""Words of sentences that speak of something else than of what happened this time."""

_NO_LENGTH: Final = re.compile(
    r"[\s-]*(?:old|ago|earlier|later|worth|window|interval|timeout|behind|delay|into"
    r"|of (?:data|logs|messages|history|work))\b",
    re.IGNORECASE,
)
"""What makes an age, a moment or a setting of it."""


class DurationClaim(Struct, frozen=True):
    """A length of time that a sentence gives to something of the incident."""

    quote: str
    stated: StatedDuration
    kind: str
    """From what to what: whole (of the incident), detected, acknowledged, over; part (of something that failed)."""


def duration_claims(sentence: str) -> Iterator[DurationClaim]:
    """What `sentence` says about lengths of time."""
    for stated in stated_durations(sentence):
        before = sentence[max(0, stated.start - _NEAR) : stated.start]
        behind = sentence[stated.end : stated.end + _NEAR]
        is_other = _NO_LENGTH.match(behind) or _OTHER.search(f"{before} {behind}")
        kind = "" if is_other else _kind(_without_filling(before), behind)
        if kind:
            yield DurationClaim(sentence[stated.start : stated.end], stated, kind)


def _without_filling(before: str) -> str:
    return _FILLING.sub("", before).rstrip(" ~(<>")


def _kind(before: str, behind: str) -> str:
    if _TOOK.search(before):
        found = next((kind for kind, pattern in _BEHIND if pattern.match(behind)), "")
        if found:
            return found
    for kind, pattern in _BEFORE:
        if pattern.search(before):
            return kind
    return WHOLE if _LONG.match(behind) else ""
