"""Checks of the days that title and prose name: those on which nothing of the incident happened."""

import re
from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Final

from postmortem_desk.insight.checks.claim_words import NOUN
from postmortem_desk.insight.checks.finding import Finding, Fix, Spot, made
from postmortem_desk.insight.checks.prose import sentences
from postmortem_desk.insight.checks.reading import TELLING_ROLES, Reading
from postmortem_desk.insight.checks.rewriting import put_right
from postmortem_desk.operations.details import edit_details
from postmortem_desk.text.times.date_manner import date_like
from postmortem_desk.text.times.dates import date_text, iso_date
from postmortem_desk.text.times.found_dates import find_dates
from postmortem_desk.text.times.time_types import FoundDate

_WRITTEN: Final = re.compile(r"\b(?:update[ds]?|published|posted|written|last edited|as of)\b", re.IGNORECASE)
"""Words that speak of the document and not of the incident."""
_TURNING: Final = re.compile(
    r"\b(?:(?:outage|incident|disruption|downtime|issue|problem|errors?)\b[^.;]{0,40}\b(?:began|started|ended|occurred"
    r"|was (?:resolved|detected|over|fixed))|(?:ended|resolved|restored)\b[^.;]{0,30}\b(?:outage|incident|service))\b",
    re.IGNORECASE,
)
"""Words of sentences whose days are the incident's own."""
_NEAR: Final = 3
"""Days by which a date that was copied wrongly is off."""
_NEAR_ITS_OWN: Final = 27
"""The same for a date that is said to be the incident's own."""
_ITS_OWN: Final = re.compile(rf"\b{NOUN}\s+(?:(?:on|of|from|vom|am|du|le|del?)\s+)+(?=\w*\d|[A-Z])", re.IGNORECASE)
"""A title's date, or "the outage of 5 March", is the incident's own."""
_OTHER_DAYS: Final = re.compile(
    r"\b(?:deploy\w*|releas\w*|merged|commit\w*|migrat\w*|upgrad\w*|introduc\w*|previous\w*|earlier|prior|since|similar"
    r"|planned|scheduled|will|next|expire[sd]?|renew\w*|seit|geplant\w*|frühere\w*|depuis|prévue?s?|desde|previst[oa]s?)\b",
    re.IGNORECASE,
)
"""Words of sentences whose days are others than the incident's."""


def incident_date_findings(reading: Reading) -> Iterator[Finding]:
    """A date of the incident on which none of its events is."""
    rule = reading.rule("date-contradicts")
    own = iso_date(reading.incident.date)
    days = [day for text in reading.event_days if (day := iso_date(text)) is not None]
    if rule is None or own is None or not days or days[0] <= own <= days[-1]:
        return
    words = {"date": date_text(own), "first": date_text(days[0])}
    fix = Fix("Take {day}", partial(edit_details, date=days[0].isoformat()), {"day": words["first"]})
    yield made(rule, Spot("details", "", "date"), words, about=reading.incident.date, fixes=(fix,))


def stated_date_findings(reading: Reading) -> Iterator[Finding]:
    """The day that title or summary names first, or on which a sentence has the incident begin or end, where the
    timeline knows only other days; and the days in the heading of the timeline, where its events are on others.
    """
    rule = reading.rule("stated-date")
    days = [day for text in reading.days if (day := iso_date(text)) is not None]
    if rule is None or not days or not reading.timed:
        return
    summary = next((passage for passage in reading.prose_passages if passage.role == "summary"), None)
    texts = [(Spot("details", "", "title"), reading.incident.title)]
    if summary is not None:
        texts += [(summary.spot, line) for line in sentences(summary.text)[:3]]
    texts += [
        (passage.spot, line)
        for passage in reading.prose_passages
        if passage.role in TELLING_ROLES
        for line in sentences(passage.text)
        if _TURNING.search(line) and (passage.spot, line) not in texts
    ]
    for spot, text in texts:
        is_own = spot.part == "details" or _ITS_OWN.search(text) is not None
        is_other = _WRITTEN.search(text) or (not is_own and _OTHER_DAYS.search(text))
        named = [] if is_other else list(find_dates(text, reading.day_first))
        if named and not any(found.day is not None and days[0] <= found.day <= days[-1] for found in named):
            found = named[0]
            near = _NEAR_ITS_OWN if is_own else _NEAR
            if found.day is not None and _is_slip(found.day, days, near):
                words = {"stated": date_text(found.day), "first": date_text(days[0])}
                place = spot.quoting(found.written)
                fixes = _date_fixes(reading, place, text, found, days) if len(named) == 1 else ()
                yield made(rule, place, words, about=found.written, fixes=fixes)


def _date_fixes(reading: Reading, spot: Spot, text: str, found: FoundDate, days: list[date]) -> Iterator[Fix]:
    """The only day of which the timeline tells, in the manner of the date that is wrong."""
    instead = date_like(found.written, days[0]) if days[0] == days[-1] else ""
    incident = reading.incident
    whole = next((part.text for part in incident.sections if part.id == spot.id), incident.title)
    operation = put_right(spot, whole, text, slice(found.start, found.end), instead) if instead else None
    if operation is not None:
        yield Fix("Write {right}", operation, {"right": instead})


def stated_span_findings(reading: Reading) -> Iterator[Finding]:
    """Days in the heading of a timeline ("27 to 31 July 2023") between which the first or the last event is not."""
    rule = reading.rule("stated-date")
    days = [day for text in reading.event_days if (day := iso_date(text)) is not None]
    if rule is None or not days:
        return
    for section in (section for section in reading.incident.sections if section.role == "timeline"):
        named = [found for found in find_dates(section.heading, reading.day_first) if found.day is not None]
        ends = [found.day for found in named if found.day is not None]
        if len(ends) > 1 and not min(ends) <= days[0] <= max(ends):
            words = {"stated": date_text(min(ends)), "first": date_text(days[0])}
            spot = Spot("section", section.id, "heading", named[0].written)
            yield made(rule, spot, words, about=section.heading)


def _is_slip(day: date, days: list[date], near: int) -> bool:
    """Whether `day` differs from one of `days` as a slip of the pen does: in the year, in the month, or by few days."""
    return any(
        abs((day - other).days) <= near
        or (day.day == other.day and (day.year == other.year) != (day.month == other.month))
        for other in days
    )
