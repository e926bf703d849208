"""What the words of a document tell of its incident: the day, the zone, and which way round its dates are.

An import takes the facts from here, and the Markdown writer leaves out what is told already, so that both agree:
a fact that stands in a sentence is not written a second time, and one that stands nowhere is.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from postmortem_desk.insight.told.timeline_words import TimelineWords, timeline_words
from postmortem_desk.model import Incident
from postmortem_desk.text.facts.fact_labels import facts_of_label
from postmortem_desk.text.facts.labelled_facts import labelled_facts
from postmortem_desk.text.rows.row_times import RowTimes, times_text, words_of_time
from postmortem_desk.text.section_roles import INHERITED
from postmortem_desk.text.times.found_dates import find_days_near
from postmortem_desk.text.times.time_grammar import find_date
from postmortem_desk.text.times.time_words import UNIVERSAL_ZONES, ZONE_ABBREVIATIONS
from postmortem_desk.text.times.zones import zone_info

_ZONE: Final = r"((?:UTC|GMT)\s?[+-]\d{1,2}(?::?\d{2})?|[A-Z][A-Za-z]+/[A-Z][A-Za-z_]+|[A-Z]{2,5})\b"
_IN_BRACKETS: Final = re.compile(r"\(" + _ZONE + r"(?:\stime)?\)")
_UNIVERSAL: Final = re.compile(r"\b(UTC|GMT)\b(?!\s?[+-]\d)")
"""Names nothing else, wherever it stands."""
_ZONE_PHRASES: Final = (
    re.compile(
        r"\b(?:[Ff]useau horaire|[Zz]eitzone|[Zz]ona horaria|[Ff]uso hor\u00e1rio|[Ff]uso orario|[Tt]ijdzone|"
        r"[Ss]trefa czasowa|[Tt]idszon|[Tt]idssone|[Tt]idszone)\W{1,6}" + _ZONE
    ),
    re.compile(
        r"\b[Tt]ime(?:s|stamps?|zone|\szone)?:?(?:\s(?:below|above|listed|shown|given|are|is|all|in|the)){0,4}\s\(?"
        + _ZONE
    ),
    _IN_BRACKETS,
    re.compile(r"\d(?:\s?[AaPp]\.?[Mm]\.?)?\s\(?" + _ZONE),
)
_TWO_NUMBERS: Final = re.compile(
    r"(?<![\d/.-])(\d{1,2})(?:([-/.])(\d{1,2})\2(?:19|20)\d\d(?!\d)|/(\d{1,2})/\d\d(?![\d/]))"
)
_ALL_EVENTS: Final = re.compile(r"\b(?:all|unless)\b[^.]{0,80}\b(?:events?|times?)\b[^.]{0,40}\bon\b", re.IGNORECASE)
_FRONT_DATE: Final = re.compile(r"^date\s*[:=]\s*['\"]?(\d{4}-\d{2}-\d{2})", re.MULTILINE)
_OTHER_DATE: Final = re.compile(
    r"\W*(?:last[ -])?(?:updated?|modified|published|publication|created|written|prepared|reviewed|review|meeting|due|"
    r"post[ -]?mortem|report|document|retrospective)\b[\w -]{0,20}[*_:|][\s*_:|`]*(?=(?:[^\W\d]{3,10}\.?,? ){0,2}\d)"
    r"|\W*(?:last[ -])?(?:updated|modified|edited|published|posted|written|created|revised|reviewed)\b"
    r"(?:\sby\s[^\d\n]{2,60}?)?(?:,|\s[Oo]n|\s[Aa]t)?\s+(?=(?:[^\W\d]{3,10}\.?,? ){0,2}\d)",
    re.IGNORECASE,
)
"""What stands before the date of the document, which is not that of what it tells."""
_REACH: Final = 20_000
"""Characters of one text in which a day or a zone is looked for."""


class ToldFacts(Struct, frozen=True):
    """What a document tells. None and "" where it does not."""

    day: date | None = None
    zone: str = ""
    day_first: bool | None = None
    """Whether 01/05 is 1 May; None where no date of the document settles it."""
    every_event: bool = False
    """Whether it says that all events without a date of their own are on `day`."""


def told_facts(incident: Incident) -> ToldFacts:
    """What the words of `incident` tell, whatever its fields say."""
    words = timeline_words(incident)
    day_first = _day_first(incident, words)
    stated = next((day for text in words.texts if (day := _stated_day(text, day_first))), None)
    day = stated or next(_days(incident, words, day_first), None)
    return ToldFacts(day, _told_zone(incident, words), day_first, stated is not None)


def told_day_first(incident: Incident) -> bool | None:
    """Whether 01/05 is 1 May in `incident`; None where no date of it settles that. That is a tenth of all facts."""
    return _day_first(incident, timeline_words(incident))


def _days(incident: Incident, words: TimelineWords, day_first: bool | None) -> Iterator[date]:
    """The days that the document names, from the most trusted."""
    for line in words.day_lines:
        yield from _day_in(line, day_first)
    yield from _first_day(words.times[:1], day_first)
    for heading in words.headings:
        yield from _day_in(heading, day_first)
    yield from _day_in(incident.title, day_first)
    for name in ("date", "started"):
        for value in _labelled(incident, name):
            yield from _day_in(value, day_first)
    if match := _FRONT_DATE.search(incident.front_matter):
        yield from _day_in(match[1], day_first)
    yield from _first_day(words.times, day_first)
    texts = (*words.texts, *words.other_texts)
    for text in texts:
        yield from _day_in(text, day_first)
    lines = [line for text in texts for line in text[:_REACH].split("\n")]
    of_document = (find_date(line, day_first) for line in lines if _OTHER_DATE.match(line))
    written = next((found.day for found in of_document if found and found.day), None)
    if written is not None:
        rows = (times_text(times) for times in words.times)
        yield from (day for row in rows for day in find_days_near(row, written, in_prose=False))
        yield from (day for line in lines for day in find_days_near(line, written, in_prose=True))


def _first_day(times: Sequence[RowTimes], day_first: bool | None) -> Iterator[date]:
    """The day of the first of `times` that has one."""
    for words in times:
        parsed = words_of_time(times_text(words), day_first)
        if parsed and parsed.start.at and not parsed.start.at.startswith("T"):
            yield date.fromisoformat(parsed.start.at[:10])
            return


def _labelled(incident: Incident, name: str) -> Iterator[str]:
    """What stands behind the labels of a fact in the sections without rows."""
    for section in incident.sections:
        if section.text and section.role not in INHERITED:
            facts = labelled_facts(section.text)
            yield from (value for fact in facts if name in facts_of_label(fact.label) for value in fact.values[:1])


def _day_in(text: str, day_first: bool | None) -> Iterator[date]:
    found = _found_day(text[:_REACH], day_first) if text else None
    if found is not None:
        yield found


def _found_day(text: str, day_first: bool | None) -> date | None:
    for line in text.split("\n"):
        found = find_date(line, day_first) if not _OTHER_DATE.match(line) else None
        if found is not None and found.day is not None:
            return found.day
    return None


def _stated_day(text: str, day_first: bool | None) -> date | None:
    flat = " ".join(text[:_REACH].split())
    match = _ALL_EVENTS.search(flat)
    return next(_day_in(flat[match.end() :], day_first), None) if match else None


def _day_first(incident: Incident, words: TimelineWords) -> bool | None:
    for text in (*words.day_lines, *words.headings, *(times_text(times) for times in words.times), incident.title):
        if (order := _order_in(text)) is not None:
            return order
    return next(
        (order for text in (*words.texts, *words.other_texts) if (order := _order_in(text[:_REACH])) is not None), None
    )


def _order_in(text: str) -> bool | None:
    for match in _TWO_NUMBERS.finditer(text):
        first, second = int(match[1]), int(match[3] or match[4])
        if (first > 12) != (second > 12):
            return first > 12
    return None


def _told_zone(incident: Incident, words: TimelineWords) -> str:
    if zone := _first_zone(_telling_of_zone(incident, words)):
        return zone
    own = {
        parsed.start.zone for times in words.times if (parsed := words_of_time(times_text(times))) and parsed.start.zone
    }
    if own:
        return own.pop() if len(own) == 1 else ""
    texts = (*words.headings, *words.texts, incident.title, *words.other_texts)
    heads = (*words.headings, *words.texts, incident.title)
    return _first_zone((pattern, text) for pattern in _ZONE_PHRASES for text in texts) or _first_zone(
        (_UNIVERSAL, text) for text in heads
    )


def _telling_of_zone(incident: Incident, words: TimelineWords) -> Iterator[tuple[re.Pattern[str], str]]:
    """The texts whose zone is that of the timeline, and how each tells it, from the most trusted."""
    yield from ((pattern, text) for pattern in _ZONE_PHRASES[:3] for text in (*words.headings, *words.texts))
    yield from ((_IN_BRACKETS, f"({heading}) {heading}") for heading in words.columns)
    yield from ((_IN_BRACKETS, heading) for heading in words.other_columns)
    yield from ((_IN_BRACKETS, f"({value.strip()})") for value in _labelled(incident, "zone"))


def _first_zone(told: Iterable[tuple[re.Pattern[str], str]]) -> str:
    return next((zone for pattern, text in told if (zone := _zone_in(pattern, text))), "")


def _zone_in(pattern: re.Pattern[str], text: str) -> str:
    for match in pattern.finditer(text[:_REACH]):
        name = match[1]
        if name.casefold() in ZONE_ABBREVIATIONS | UNIVERSAL_ZONES or zone_info(name) is not None:
            return name
    return ""
