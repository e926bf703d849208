"""The instants of events whose time counts from another one (T+5m, +00:05), where the document tells that other one.

For T+5m that is the time that the words say T is ("T = 14:32 UTC", "Impact start (T0): 06:00"), one that a row explains
("T+0 (14:32 UTC)"), or else the start that a label tells. For "+5 min" it is the last row before them with a time of
its own, as long as they count on and on. Where the words tell two, or none, nothing is known of these times.
"""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from msgspec import Struct

from postmortem_desk.insight.told.told_details import HEAD_ROLES, facts_of_sections
from postmortem_desk.insight.told.told_facts import ToldFacts
from postmortem_desk.model import Event, Incident, Moment
from postmortem_desk.text.facts.fact_labels import facts_of_label
from postmortem_desk.text.rows.row_times import times_of
from postmortem_desk.text.times.leading_time import find_leading_time
from postmortem_desk.text.times.moments import clock_moved, instant, moment_text
from postmortem_desk.text.times.time_grammar import TimeContext, count_of, parse_time

_NAMED: Final = re.compile(
    r"(?<![\w:])[TH](?:\s?[-+]?\s?0|-?zero)?\s*(?:=|:|\bis\b|\bwas\b|\bist\b|\bat\b)\s*(?P<time>\S[^\n;()]{2,60})"
    r"|\((?:[TH]|[TH]\s?[-+]?\s?0|[TH]-?zero)\)\s?:?\**\s*(?P<behind>\S[^\n;()]{2,60})"
    r"|(?P<before>[^\n;()|]{3,60})\((?:=\s?)?(?:[TH]|[TH]\s?[-+]?\s?0|[TH]-?zero)\)"
)
_REACH: Final = 20_000
"""Characters of one text in which the time is looked for that others count from."""


class Origin(Struct, frozen=True):
    """What the words of an incident tell of the times that others count from."""

    letter: Moment | None
    """What T is."""
    runs_on: bool
    """Whether the times without a letter count on and on from the row before them."""


def origin_of(incident: Incident, facts: ToldFacts) -> Origin | None:
    """What the times of `incident` count from; None where none of them counts from another."""
    counts = [count for event in incident.timeline if (count := count_of(times_of(event).start))]
    if not counts:
        return None
    bare = [count.seconds for count in counts if not count.letter]
    return Origin(_letter_origin(incident, facts), bare == sorted(bare))


def counted_moment(written: str, origin: Origin, above: Moment | None) -> Moment | None:
    """The moment of a time that counts from another one; None where it is not known.

    `above` is that of the last row before it with a time of its own.
    """
    count = count_of(written)
    if count is None:
        return None
    start = origin.letter if count.letter else (above or origin.letter) if origin.runs_on else None
    return _shifted(start, count.seconds, written, is_exact=count.is_exact) if start is not None else None


def counted_from(event: Event) -> str:
    """The words for the time that the words of an event count from ("2024-03-05 14:32 UTC"); "" where they count from
    none, where that is not known, and where they tell it themselves ("T+0 (14:32 UTC)").
    """
    count = count_of(event.at.written) if event.at.is_known and "(" not in event.at.written else None
    start = _shifted(event.at, -count.seconds, "", is_exact=False) if count is not None else None
    return moment_text(start) if start is not None else ""


def _letter_origin(incident: Incident, facts: ToldFacts) -> Moment | None:
    for found in (_named(incident, facts), _explained(incident, facts), _started(incident, facts)):
        moments = list(found)
        if moments:
            return moments[0] if len({instant(moment, facts.zone) or moment.at for moment in moments}) == 1 else None
    return None


def _named(incident: Incident, facts: ToldFacts) -> Iterator[Moment]:
    """What the words say T is."""
    texts = (part for section in incident.sections for part in (section.heading, section.text[:_REACH]))
    for text in (text for text in texts if "T" in text or "H" in text):
        for match in _NAMED.finditer(text):
            told = match["time"] or match["behind"]
            moment = _leading(told, facts) if told else _trailing(match["before"], facts)
            if moment is not None:
                yield moment


def _explained(incident: Incident, facts: ToldFacts) -> Iterator[Moment]:
    """What T is by the rows that tell a clock time in brackets."""
    for event in incident.timeline:
        written = times_of(event).start
        count = count_of(written) if "(" in written else None
        moment = _read(written, facts) if count is not None and count.letter else None
        if moment is not None and count is not None:
            shifted = _shifted(moment, -count.seconds, "", is_exact=False)
            if shifted is not None:
                yield shifted


def _started(incident: Incident, facts: ToldFacts) -> Iterator[Moment]:
    for fact, _ in facts_of_sections(incident, HEAD_ROLES | {"timeline"}):
        if "started" in facts_of_label(fact.label) and len(fact.values) == 1:
            moment = _leading(fact.values[0], facts)
            if moment is not None:
                yield moment
                return


def _leading(words: str, facts: ToldFacts) -> Moment | None:
    """The clock time that words are or begin with."""
    if (moment := _read(words, facts)) is not None:
        return moment
    found = find_leading_time(words, _context(facts))
    start = found.time.start if found is not None else None
    return start if start is not None and "T" in (start.at or "") else None


def _trailing(words: str, facts: ToldFacts) -> Moment | None:
    """The clock time that words end with."""
    pieces = words.strip(" *_`").split(" ")
    tails = (" ".join(pieces[place:]) for place in range(len(pieces)))
    return next((moment for tail in tails if (moment := _read(tail, facts)) is not None), None)


def _read(words: str, facts: ToldFacts) -> Moment | None:
    parsed = parse_time(words, _context(facts))
    return parsed.start if parsed is not None and "T" in (parsed.start.at or "") else None


def _context(facts: ToldFacts) -> TimeContext:
    return TimeContext(facts.day, facts.zone, day_first=facts.day_first, first=facts.day)


def _shifted(start: Moment, seconds: int, written: str, *, is_exact: bool) -> Moment | None:
    """The moment `seconds` behind `start`; where no day is known, None for one on another day."""
    precision = "second" if is_exact else start.precision
    try:
        at = clock_moved(start.at or "", timedelta(seconds=seconds), precision)
    except OverflowError:
        return None
    if at is None:
        return None
    return Moment(written=written, at=at, zone=start.zone, precision=precision, approximate=start.approximate)
