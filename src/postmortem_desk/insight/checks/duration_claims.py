"""Finds what sentences say about how long something of an incident took, and from what to what."""

import re
from functools import lru_cache
from typing import Final

from msgspec import Struct

from postmortem_desk.insight.checks.claim_words import (
    AFTER,
    BROKEN,
    DONE,
    FOR,
    IS,
    LASTED,
    LENGTH_NAME,
    NOUN,
    OTHER_TIMES,
    SEEN,
    TAKEN_ON,
    UNTIL,
    WITHIN,
)
from postmortem_desk.text.times.duration_words import AT_LEAST, ROUGHLY
from postmortem_desk.text.times.stated_durations import StatedDuration, stated_durations

WHOLE: Final = "whole"
DETECTED: Final = "detected"
ACKNOWLEDGED: Final = "acknowledged"
OVER: Final = "over"
PART: Final = "part"

_NEAR: Final = 70
"""Letters before and behind a length that say what it is the length of."""
_FILLING: Final = re.compile(
    rf"(?:(?:^|[\s(~\u2248:])(?:{ROUGHLY}|{AT_LEAST}|just|exactly|over|under|less than|weniger als|moins de"
    rf"|menos de|at most"
    r"|no more than|only|erst|a|an|the|der|die|das|une?|la|el|total of|in total|insgesamt|un total de|au total"
    r"|en total|whole|full"
    r"|mere|well)"
    r"(?=[\s~\u2248]|$)|[\s~]+$)+$",
    re.IGNORECASE,
)
_BY: Final = rf"\b[^.;]{{0,40}}?(?:\b{WITHIN}|[:=])$"
_TOOK: Final = re.compile(
    r"\b(?:it was|took|needed|required|dauerte|brauchten?|a fallu|fallut|tard\w+)(?:\s+(?:us|them|me|the \w+|\w+))?$",
    re.IGNORECASE,
)
_TIME_TO: Final = r"(?:time to |zeit bis zur |temps de |tiempo (?:de|hasta la) )"
_BEFORE: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    (
        DETECTED,
        re.compile(
            rf"\b(?:{SEEN}|{_TIME_TO}detect(?:ion)?|mttd|ttd|detection delay){_BY}|\b(?:unnoticed|undetected"
            rf"|unbemerkt|inaperçue?|inadvertid[oa])\b[^.;]{{0,10}}\b{FOR}$",
            re.IGNORECASE,
        ),
    ),
    (
        ACKNOWLEDGED,
        re.compile(rf"\b(?:{TAKEN_ON}|time to acknowledge(?:ment)?|mtta|tta)[^.;]{{0,30}}{_BY}", re.IGNORECASE),
    ),
    (OVER, re.compile(rf"\b(?:{DONE}|mttr|ttr|ttm){_BY}", re.IGNORECASE)),
    (
        WHOLE,
        re.compile(
            rf"\b{NOUN}\b[^.;]{{0,40}}?\b{LASTED}(?: for| pendant| durante)?$"
            rf"|\b(?:{NOUN}|{LENGTH_NAME})\s*{IS}$"
            rf"|\b{LENGTH_NAME}\b[^.;:]{{0,30}}[:=]$",
            re.IGNORECASE,
        ),
    ),
    (
        PART,
        re.compile(
            rf"\b{BROKEN}\b[^.;]{{0,40}}?\b{FOR}$|\b(?:down|offline|unavailable)$|\blast(?:ed|ing)(?: for)?$",
            re.IGNORECASE,
        ),
    ),
)
_LEADS_TO: Final = rf"\W*{UNTIL}\b[^.;]{{0,40}}?\b"
_BEHIND: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    (DETECTED, re.compile(rf"{_LEADS_TO}{SEEN}", re.IGNORECASE)),
    (ACKNOWLEDGED, re.compile(rf"{_LEADS_TO}{TAKEN_ON}", re.IGNORECASE)),
    (OVER, re.compile(rf"{_LEADS_TO}(?:resolve|restore|fix|recover|mitigate|{DONE}|back)\b", re.IGNORECASE)),
)
"""What "it took us so long" goes on with."""
_OPENS: Final = re.compile(rf"^\W*(?:only |erst |ce n.est qu.|solo )?{WITHIN}$", re.IGNORECASE)
_ITS: Final = rf"[\s,]*(?:\w+\s+){{0,3}}?{NOUN}\b[^.;]{{0,30}}?\b"
_OPENED: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    (DETECTED, re.compile(rf"{_ITS}{SEEN}", re.IGNORECASE)),
    (OVER, re.compile(rf"{_ITS}(?:{DONE}|over|vorbei|beendet|terminée?s?)\b", re.IGNORECASE)),
)
"""What "after so long" goes on with at the beginning of a sentence."""
_STARTS: Final = re.compile(r"^\W*(?:only|erst|ce n.est qu.|solo)?\W*$", re.IGNORECASE)
_PASSED: Final = r"\s*(?:passed|went by|vergingen|s.écoulèrent|pasaron)\b\W*"
_OPENED_UNTIL: Final = tuple(
    (kind, re.compile(f"{_PASSED}{pattern.pattern}", re.IGNORECASE)) for kind, pattern in _BEHIND
)
"""What "so long passed" goes on with."""
_OPENED_AFTER: Final = tuple(
    (kind, re.compile(rf"\s*{AFTER}\b[^.;]{{0,40}}?{pattern.pattern}", re.IGNORECASE)) for kind, pattern in _OPENED
)
_OF_IT_WITHIN: Final = re.compile(rf"\b{NOUN}\b[^.;]{{0,30}}?\b{WITHIN}$", re.IGNORECASE)
_VERB_LAST: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    (DETECTED, re.compile(rf"\s*{SEEN}", re.IGNORECASE)),
    (OVER, re.compile(rf"\s*{DONE}", re.IGNORECASE)),
)
"""German puts the verb behind the length: "wurde innerhalb von 20 Minuten behoben"."""
_CLAUSE: Final = re.compile(r",\s+(?:(?:and|but|then|which|und|aber|dann|et|mais|puis|y|pero)\s+)?", re.IGNORECASE)
_SINCE: Final[tuple[tuple[str, re.Pattern[str]], ...]] = tuple(
    (kind, re.compile(rf"\b{words}(?:\s+(?:by|von|par|por)\s+[\w ]{{1,25}})?\W*$", re.IGNORECASE))
    for kind, words in ((DETECTED, SEEN), (OVER, DONE))
)
_AFTER: Final = re.compile(rf"\s*{AFTER}\s", re.IGNORECASE)
_BROKEN_BEHIND: Final = re.compile(
    rf"\s*(?:lang\b\s*)?(?:,?\s*(?:\w+\s+){{0,4}}?)(?:{BROKEN}|(?<=lang )nicht)", re.IGNORECASE
)
_FOR_SO_LONG: Final = re.compile(
    rf"^\W*{FOR}(?: the next| the following| les| las)?$|\b(?:war|waren|blieb|blieben|konnten?|sahen?"
    rf"|hatten?)\b[^.;]{{0,30}}$",
    re.IGNORECASE,
)
_PAIRS: Final = (
    (_TOOK, _BEHIND),
    (_OPENS, _OPENED),
    (_STARTS, (*_OPENED_AFTER, *_OPENED_UNTIL)),
    (_OF_IT_WITHIN, _VERB_LAST),
    (_FOR_SO_LONG, ((PART, _BROKEN_BEHIND),)),
)
"""What stands before a length, with what may stand behind it then."""
_LONG: Final = re.compile(rf"[\s-]*(?:long\s+)?(?:\w+\s+)?{NOUN}\b", re.IGNORECASE)
_OF_TROUBLE: Final = re.compile(rf"\s+(?:of|von|de|d.)\s*(?:{NOUN}|{BROKEN})\b", re.IGNORECASE)
_OTHER: Final = re.compile(OTHER_TIMES, re.IGNORECASE)
_NO_LENGTH: Final = re.compile(
    r"[\s-]*(?:old|ago|earlier|later|worth|window|interval|timeout|behind|delay|into"
    r"|of (?:data|logs|messages|history|work|these|those|them|which|that)"
    r"|später|früher|zuvor|plus tard|plus tôt|después$|más tarde|antes$)\b",
    re.IGNORECASE,
)
"""What makes an age, a moment or a setting of it, or a part of what was told before."""


class DurationClaim(Struct, frozen=True):
    """A length of time that a sentence gives to something of the incident."""

    quote: str
    stated: StatedDuration
    kind: str
    """From what to what: whole (of the incident), detected, acknowledged, over; part (of something that failed)."""


@lru_cache(maxsize=4096)
def duration_claims(sentence: str) -> tuple[DurationClaim, ...]:
    """What `sentence` says about lengths of time."""
    return tuple(claim for stated in stated_durations(sentence) if (claim := _claim(sentence, stated)) is not None)


def _claim(sentence: str, stated: StatedDuration) -> DurationClaim | None:
    before = sentence[max(0, stated.start - _NEAR) : stated.start]
    behind = sentence[stated.end : stated.end + _NEAR]
    if _NO_LENGTH.match(behind) or _OTHER.search(f"{before} {behind}"):
        return None
    kind = _kind(_without_filling(before), behind)
    return DurationClaim(sentence[stated.start : stated.end], stated, kind) if kind else None


def _without_filling(before: str) -> str:
    return _FILLING.sub("", before).rstrip(" ~(<>")


def _kind(before: str, behind: str) -> str:
    for opening, following in _PAIRS:
        if opening.search(before):
            found = next((kind for kind, pattern in following if pattern.match(behind)), "")
            if found:
                return found
    for words in (_CLAUSE.split(before)[-1], before):
        for kind, pattern in (*_BEFORE, *(_SINCE if _AFTER.match(behind) else ())):
            if pattern.search(words):
                return kind
    if _OF_TROUBLE.match(behind):
        return PART
    return WHOLE if _LONG.match(behind) else ""
