"""Checks of shares and counts ("25 % of users", "1,200 orders") that differ from place to place in the prose."""

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from postmortem_desk.insight.checks.finding import Finding, Spot, made
from postmortem_desk.insight.checks.prose import sentences
from postmortem_desk.insight.checks.reading import Reading

_ROLES: Final = frozenset({"summary", "impact", "other", "resolution", "lessons_wrong"})
_NOUN: Final = (
    r"(?P<noun>users?|customers?|clients?|people|accounts?|tenants?|merchants?|visitors?|requests?|orders?|payments?"
    r"|transactions?|sessions?|messages?|e?mails?|jobs?|shops?|stores?|sites?|traffic|employees|students|players"
    r"|subscribers?|bookings?|shipments?|records?|nodes?|servers?|instances?|tickets?)\b"
)
_OUR: Final = r"(?:of\s+)?(?:(?:all|our|the|its|their|total|active|registered|daily|incoming|affected)\s+){0,3}"
_SHARE: Final = re.compile(
    rf"(?P<share>\d{{1,3}}(?:\.\d+)?)\s*(?:%|percent\b|per cent\b)\s+of\s+{_OUR}(?:user\s+)?{_NOUN}", re.IGNORECASE
)
_ALL: Final = re.compile(rf"\b(?P<share>all|every)\s+(?:of\s+)?(?:our\s+|the\s+)?{_NOUN}", re.IGNORECASE)
_COUNT: Final = re.compile(
    rf"(?<![\w.,:/#-])(?P<count>\d{{1,3}}(?:[,\u202f\u00a0 ]\d{{3}})+|\d+)\s+{_OUR}{_NOUN}", re.IGNORECASE
)
_VERBS: Final = {
    "affected": re.compile(r"\b(?:affect(?:ed|ing|s)?|impact(?:ed|ing|s)?)\b", re.IGNORECASE),
    "unable": re.compile(r"\b(?:could(?: not|n.t)|can(?:not|.t)|unable|were not able|not able)\b", re.IGNORECASE),
    "failed": re.compile(r"\b(?:fail(?:ed|s|ing)?|returned errors?|got errors?)\b", re.IGNORECASE),
    "lost": re.compile(r"\b(?:lost|losing|dropped)\b", re.IGNORECASE),
    "experienced": re.compile(r"\b(?:experienc(?:ed|ing)|saw|encountered|received)\b", re.IGNORECASE),
}
_ONLY_PART: Final = re.compile(
    r"\b(?:peak|initially|at first|first (?:hour|minutes)|later|after|before|by \d|until|remaining|rest of|other"
    r"|another|additional|more|further|region|europe|asia|us|eu|emea|apac|mobile|web|desktop|android|ios|premium|free"
    r"|some(?!\s+\d)|usually|normally|threshold|alert\w*|if|when|would|will|should|per|each|of them|of these|of those"
    r"|also)\b",
    re.IGNORECASE,
)
"""Words of sentences whose figure counts something less than all of it."""
_ROUGH: Final = re.compile(
    r"(?:\b(?:about|around|approximately|approx\.?|roughly|nearly|almost|some|up to|over|more than|less than|under"
    r"|at least|estimated)|~)\s*$",
    re.IGNORECASE,
)


class _Said(Struct, frozen=True):
    """A figure that a sentence gives."""

    spot: Spot
    subject: tuple[str, str, bool]
    """What happened to what, and whether the figure is a share of it."""
    value: float
    rough: bool


def share_findings(reading: Reading) -> Iterator[Finding]:
    """Figures of one thing that two sections give differently; figures of the impact are held against it elsewhere."""
    rule = reading.rule("figures-differ")
    if rule is None:
        return
    by_subject: dict[tuple[str, str, bool], list[_Said]] = {}
    for said in _all_said(reading):
        by_subject.setdefault(said.subject, []).append(said)
    for rows in by_subject.values():
        first = rows[0]
        other = next((row for row in rows[1:] if not _agree(first, row)), None)
        if other is not None and not any(_agree(row, other) for row in rows if row is not other):
            words = {"first": first.spot.quote, "second": other.spot.quote}
            yield made(rule, other.spot, words, about="/".join(words.values()), others=(first.spot,))


def _all_said(reading: Reading) -> Iterator[_Said]:
    for passage in reading.prose_passages:
        if passage.role not in _ROLES:
            continue
        for sentence in sentences(passage.text):
            if not _ONLY_PART.search(sentence):
                yield from _in_sentence(sentence, passage.spot)


def _in_sentence(sentence: str, spot: Spot) -> Iterator[_Said]:
    verbs = [name for name, pattern in _VERBS.items() if pattern.search(sentence)]
    matches = [*_SHARE.finditer(sentence), *_ALL.finditer(sentence)] or list(_COUNT.finditer(sentence))
    if len(matches) != 1 or not verbs:
        return  # with several figures in one sentence it is not clear which counts what
    match = matches[0]
    is_share = "share" in match.groupdict()
    written = match["share"] if is_share else match["count"]
    value = 100.0 if written.isalpha() else float(re.sub(r"[^\d.]", "", written))
    rough = _ROUGH.search(sentence[: match.start()]) is not None
    noun = match["noun"].casefold().removesuffix("s")
    place = Spot(spot.part, spot.id, spot.field, match[0])
    yield _Said(place, (verbs[0], noun, is_share), value, rough)


def _agree(one: _Said, other: _Said) -> bool:
    larger = max(one.value, other.value)
    slack = 0.25 * larger if one.rough or other.rough else 0.01 * larger
    return abs(one.value - other.value) <= max(slack, 0.5)
