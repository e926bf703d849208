"""Checks of what the prose says about how long it took, against the timeline."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from postmortem_desk.insight.checks.finding import Finding, Spot, made
from postmortem_desk.insight.checks.prose import sentences
from postmortem_desk.insight.checks.reading import Reading
from postmortem_desk.model import Moment
from postmortem_desk.text.durations import duration_text
from postmortem_desk.text.moments import clock_of
from postmortem_desk.text.stated_durations import StatedDuration, stated_durations
from postmortem_desk.text.time_grammar import parse_time

_WHOLE: Final = re.compile(
    r"\b(?:outage|incident|downtime|disruption|degradation|unavailab\w*|interruption|service was down|was offline"
    r"|were down|site was down)\b",
    re.IGNORECASE,
)
_LASTED: Final = re.compile(
    r"\b(?:last(?:ed|ing|s)?|duration(?: of [\w ]{1,30}?)?|down for|unavailable for|offline for"
    r"|outage (?:of|for)|downtime of|downtime was|total of"
    r"|(?:resolved|fixed|mitigated|recovered) (?:with)?in|for (?:a total of )?)"
    r"[\s:]*(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_FOLLOWS: Final = re.compile(r"[\s-]*(?:long\s+)?(?:outage|downtime|incident|disruption|interruption)\b", re.IGNORECASE)
_ROLES: Final = frozenset({"summary", "impact", "detection", "resolution", "response", "other", "timeline", "tasks"})
_CLOCK: Final = r"\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\b\.?"
_RANGE: Final = re.compile(
    rf"\b(?:from|between)\s+(?:about\s+|around\s+|~\s*)?({_CLOCK})(?:\s*\(?[A-Z]{{2,5}}\)?)?"
    rf"\s*(?:to|until|till|and|-|\u2013)\s*(?:about\s+|around\s+|~\s*)?({_CLOCK})",
    re.IGNORECASE,
)
_MOST_PAIRS: Final = 120
"""Events of which each pair is compared; of longer timelines the ends, the milestones and the key events are."""
_DAY: Final = 86_400.0
_NAMED_FIELDS: Final = {
    "duration": ("started", "resolved"),
    "outage duration": ("started", "resolved"),
    "incident duration": ("started", "resolved"),
    "downtime": ("started", "resolved"),
    "time to detect": ("started", "detected"),
    "ttd": ("started", "detected"),
    "time to acknowledge": ("detected", "acknowledged"),
    "tta": ("detected", "acknowledged"),
    "time to mitigate": ("started", "mitigated"),
    "ttm": ("started", "mitigated"),
    "time to resolve": ("started", "resolved"),
    "time to resolution": ("started", "resolved"),
    "time to recover": ("started", "resolved"),
    "ttr": ("started", "resolved"),
}


def stated_duration_findings(reading: Reading) -> Iterator[Finding]:
    """Lengths of the incident, in sentences and in fields, that no two events of the timeline have between them."""
    rule = reading.rule("stated-duration")
    if rule is None or len(reading.timed) < 2:
        return
    lengths = _lengths(reading)
    for spot, text, stated in _of_the_whole(reading):
        if not any(stated.fits(length) for length in lengths):
            words = {"stated": text[stated.start : stated.end], "told": _told(reading)}
            yield made(rule, spot, words, about=words["stated"])
    yield from _field_findings(reading)


def stated_range_findings(reading: Reading) -> Iterator[Finding]:
    """Clock ranges ("from 9:00 to 11:00") of which no event stands at either end."""
    rule = reading.rule("stated-range")
    if rule is None:
        return
    stated = [
        (passage, match)
        for passage in reading.prose_passages
        if passage.role in {"summary", "impact"}
        for sentence in sentences(passage.text)
        if _WHOLE.search(sentence)
        for match in _RANGE.finditer(sentence)
    ]
    timed = [(key, event) for key, event in reading.timed if clock_of(event.at) is not None] if stated else []
    if len(timed) < 2 or timed[-1][0] - timed[0][0] >= _DAY:
        return
    known = {_minutes_of(event.at) for _key, event in timed}
    for passage, match in stated:
        ends = (_clock_minutes(match[1]), _clock_minutes(match[2]))
        if None not in ends and known.isdisjoint(ends):
            words = {"stated": match[0], "first": timed[0][1].at.written, "last": timed[-1][1].at.written}
            yield made(rule, Spot("section", passage.spot.id, "text", match[0]), words, about=match[0])


def _of_the_whole(reading: Reading) -> Iterator[tuple[Spot, str, StatedDuration]]:
    """The lengths that sentences give to the whole incident."""
    for passage in reading.prose_passages:
        if passage.role not in _ROLES:
            continue
        for sentence in sentences(passage.text):
            if not _WHOLE.search(sentence):
                continue
            for stated in stated_durations(sentence):
                before = sentence[max(0, stated.start - 40) : stated.start]
                if _LASTED.search(before) or _FOLLOWS.match(sentence[stated.end :]):
                    quote = sentence[stated.start : stated.end]
                    yield Spot("section", passage.spot.id, "text", quote), sentence, stated


def _field_findings(reading: Reading) -> Iterator[Finding]:
    """Own fields such as "Time to detect" that say another length than the milestones."""
    rule = reading.rule("stated-duration")
    for index, field in enumerate(reading.incident.fields):
        names = _NAMED_FIELDS.get(field.label.strip(" :").casefold())
        stated = stated_durations(field.value)
        if rule is None or names is None or len(stated) != 1:
            continue
        ends = [reading.key_of.get(reading.marks[name].id) for name in names if name in reading.marks]
        known = [end for end in ends if end is not None]
        lengths = [known[1] - known[0]] if len(known) == 2 else _lengths(reading)
        if not any(stated[0].fits(length) for length in lengths):
            told = duration_text(lengths[0]) if len(known) == 2 else _told(reading)
            yield made(
                rule, Spot("field", str(index), "value"), {"stated": field.value, "told": told}, about=field.value
            )


def _lengths(reading: Reading) -> list[float]:
    """The lengths that a sentence may mean: between milestones where start and end are marked, else any two events."""
    marked = [key for event in reading.marks.values() if (key := reading.key_of.get(event.id)) is not None]
    if "started" in reading.marks and ("resolved" in reading.marks or "mitigated" in reading.marks):
        return _pairs({*marked, reading.timed[0][0], reading.timed[-1][0]})
    keys = {key for key, event in reading.timed if len(reading.timed) <= _MOST_PAIRS or event.key_event}
    return _pairs(keys | {*marked, reading.timed[0][0], reading.timed[-1][0]})


def _pairs(keys: Iterable[float]) -> list[float]:
    ordered = sorted(keys)
    return [late - early for index, early in enumerate(ordered) for late in ordered[index + 1 :]]


def _told(reading: Reading) -> str:
    """What the timeline says instead."""
    start, end = reading.marks.get("started"), reading.marks.get("resolved") or reading.marks.get("mitigated")
    first = reading.key_of.get(start.id, reading.timed[0][0]) if start is not None else reading.timed[0][0]
    last = reading.key_of.get(end.id, reading.timed[-1][0]) if end is not None else reading.timed[-1][0]
    return duration_text(last - first)


def _clock_minutes(written: str) -> int | None:
    parsed = parse_time(written)
    return _minutes_of(parsed.start) if parsed is not None else None


def _minutes_of(moment: Moment) -> int | None:
    clock = clock_of(moment)
    return clock.hour * 60 + clock.minute if clock is not None else None
