"""Checks of days against the calendar: weekdays that are wrong, and days that there are not."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain
from typing import Final

from postmortem_desk.insight.checks.finding import Finding, Fix, Spot, made
from postmortem_desk.insight.checks.prose import sentences
from postmortem_desk.insight.checks.reading import Passage, Reading
from postmortem_desk.insight.checks.rewriting import rewritten
from postmortem_desk.insight.checks.rules import Rule
from postmortem_desk.text.times.dates import date_text, iso_date
from postmortem_desk.text.times.duration_words import any_of
from postmortem_desk.text.times.found_dates import find_dates
from postmortem_desk.text.times.time_words import MONTHS

_DAY_NAMES: Final = (
    ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
    ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
)
_WEEK: Final = {name.lower(): (number, names) for names in _DAY_NAMES for number, name in enumerate(names)}
"""Monday is 0, as in `date.weekday`; with the names of the other days in the same language."""
_WEEKDAY: Final = re.compile(rf"\b({'|'.join(_WEEK)})\b,?\s+(?:(?:the|den|dem|le|el)\s+)?$", re.IGNORECASE)
_ANY_DAY_NAME: Final = re.compile(rf"\b(?:{'|'.join(_WEEK)})\b", re.IGNORECASE)
_MONTH: Final = any_of(MONTHS)
_DAY_AND_MONTH: Final = (
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?:of\s+|de\s+)?(?P<month>{_MONTH})\b"
    rf"|(?P<first>{_MONTH})\.?\s+(?P<second>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:.]\d))"
)
_WITHOUT_YEAR: Final = re.compile(
    rf"\b(?P<week>{'|'.join(_WEEK)})\b,?\s+(?:(?:the|den|dem|le|el)\s+)?{_DAY_AND_MONTH}(?!\.?,?\s+(?:de\s+|del\s+)?\d{{4}})",
    re.IGNORECASE,
)
_ANY_DAY: Final = re.compile(
    rf"(?<![\w.:/-])(?:(?P<iso_year>(?:19|20)\d\d)-(?P<iso_month>0\d|1[0-2])-(?P<iso_day>\d\d)(?!\d)"
    rf"|(?i:{_DAY_AND_MONTH}(?:,?\s+(?P<year>\d{{4}})\b)?))"
)
_LEAP_YEAR: Final = 2024
"""In which a day without a year is looked up."""
_MOST_DAYS: Final = 39
"""Numbers above are no slips for a day."""
_FAR: Final = timedelta(days=90)
"""From how many days on a day without a year may be of any year."""


def weekday_findings(reading: Reading) -> Iterator[Finding]:
    """Days whose weekday is another one than the text says."""
    rule = reading.rule("stated-weekday")
    if rule is None:
        return
    texts = [(Spot("details", "", "title"), reading.incident.title)]
    texts += [(passage.spot, line) for passage in reading.prose_passages for line in sentences(passage.text)]
    for spot, text in texts:
        if not _ANY_DAY_NAME.search(text):
            continue
        for found in find_dates(text, reading.day_first):
            ahead = _WEEKDAY.search(text[: found.start])
            name = ahead or _WEEKDAY.match(f"{found.written.split()[0].strip(',')} ")
            said = _WEEK[name[1].lower()][0] if name else 0
            if name and found.day is not None and said != found.day.weekday():
                named = text[ahead.start(1) : found.end] if ahead else found.written
                yield _wrong(rule, spot, found.day, named, name[1], found.written)
        for match in _WITHOUT_YEAR.finditer(text):
            day = _near_day(reading, match)
            if day is not None and _WEEK[match["week"].lower()][0] != day.weekday():
                yield _wrong(rule, spot, day, match[0], match["week"], match[0])


def impossible_day_findings(reading: Reading) -> Iterator[Finding]:
    """Days that no calendar has: 31 September, 2026-02-30."""
    rule = reading.rule("date-impossible")
    if rule is None:
        return
    tasks = (
        Passage(Spot("task", task.id, name), text, "task")
        for task in reading.incident.tasks
        for name in ("text", "due")
        if (text := getattr(task, name))
    )
    for passage in chain(reading.prose_passages, tasks):
        for match in _ANY_DAY.finditer(passage.text) if any(map(str.isdigit, passage.text)) else ():
            month = int(match["iso_month"] or _month(match))
            number = int(match["iso_day"] or match["day"] or match["second"])
            year = int(match["iso_year"] or match["year"] or _LEAP_YEAR)
            if monthrange(year, month)[1] < number <= _MOST_DAYS:
                spot = passage.spot.quoting(match[0])
                yield made(rule, spot, {"day": match[0]}, about=match[0])


def _month(match: re.Match[str]) -> int:
    return MONTHS[(match["month"] or match["first"]).lower()]


def _near_day(reading: Reading, match: re.Match[str]) -> date | None:
    """The day without a year, in the year in which it is nearest to the incident; None where it is far from it."""
    first = iso_date(reading.days[0]) if reading.days else None
    month = _month(match)
    number = int(match["day"] or match["second"])
    if first is None:
        return None
    for year in (first.year, first.year - 1, first.year + 1):
        if 0 < number <= monthrange(year, month)[1] and abs(date(year, month, number) - first) <= _FAR:
            return date(year, month, number)
    return None


def _wrong(rule: Rule, spot: Spot, day: date, named: str, said: str, written: str) -> Finding:
    """A day with the wrong name; `named` are both as they stand in the text."""
    right = _WEEK[said.lower()][1][day.weekday()]
    operation = rewritten(spot, named, named.replace(said, right, 1))
    fixes = (Fix("Write {right}", operation, {"right": right}),)
    words = {"day": date_text(day), "said": said, "right": right}
    place = spot.quoting(written)
    return made(rule, place, words, about=f"{said} {written}", fixes=fixes)
