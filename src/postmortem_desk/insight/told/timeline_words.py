"""The words of an incident's document by how much they tell of its times."""

import re
from datetime import date
from typing import Final

from msgspec import Struct

from postmortem_desk.model import Event, Incident, Section
from postmortem_desk.operations.lookup import event_homes
from postmortem_desk.text.rows.row_times import RowTimes, times_of
from postmortem_desk.text.times.moments import day_of
from postmortem_desk.text.times.time_grammar import TimeContext, find_leading_time, parse_time

_LONGEST_DAY: Final = 60
_DAY_MARKS: Final = " \t*_`:#=-\u2013\u2014"
"""What people set around a date that heads events."""
_DAY_NUMBER: Final = re.compile(r"day\s\d{1,2}\s*[:(,\u2013\u2014-]*\s*(?=\S)", re.IGNORECASE)
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_SOME_DAY: Final = date(2000, 2, 29)
"""Stands for the first day, and one of the year: "Day 2" and "March 5th" are days, whichever that is."""
_NOTE: Final = re.compile(r"\s*\([^()\d]*\)[:\s]*$")


class TimelineWords(Struct, frozen=True):
    """Headings, texts and times, each in document order."""

    day_lines: tuple[str, ...]
    """Days that head events: headings and lines that are a date and nothing else."""
    headings: tuple[str, ...]
    """Of the sections that are a timeline."""
    columns: tuple[str, ...]
    """Headings of the columns that hold their times."""
    other_columns: tuple[str, ...]
    """Headings of all other columns."""
    texts: tuple[str, ...]
    """Their introductions."""
    other_texts: tuple[str, ...]
    """The texts of all other sections."""
    times: tuple[RowTimes, ...]


def timeline_words(incident: Incident) -> TimelineWords:
    """The words of `incident` that may tell a day or a zone."""
    homes = event_homes(incident)
    shown = {homes.home(event.section) for event in incident.timeline}
    timelines = [part for part in incident.sections if part.role == "timeline" or part.id in shown]
    taken = {part.id for part in timelines}
    lines = [line for part in timelines if (line := day_line(part))]
    if incident.timeline:
        first = incident.timeline[0]
        home = next((part for part in timelines if part.id == homes.home(first.section)), None)
        lines = [*([day_words(first, home)] if home is not None else ()), *lines]
    return TimelineWords(
        tuple(lines),
        tuple(part.heading for part in timelines),
        tuple(column.heading for part in timelines for column in part.layout.columns if column.field == "time"),
        tuple(column.heading for part in timelines for column in part.layout.columns if column.field != "time"),
        tuple(part.text for part in timelines),
        tuple(part.text for part in incident.sections if part.id not in taken),
        tuple(times_of(event) for event in incident.timeline),
    )


def day_line(section: Section) -> str:
    """The date that heads the events of a section: the last line of its text, or what its heading begins with; "" where
    none does.
    """
    last = section.text.rstrip().rpartition("\n")[2]
    return last if is_day(last) else dated_heading(section)


def dated_heading(section: Section) -> str:
    """The date that the heading of a section begins with; "" where it begins with none."""
    words = dated_words(section.heading)
    return words if is_day(words) else ""


def dated_words(heading: str) -> str:
    """The date that a heading begins with ("3 May 2023 - the second outage"); all of it where it begins with none."""
    found = None if is_day(heading) else find_leading_time(heading)
    is_dated = found is not None and found.time.end is None and is_day(found.written)
    return found.written if found is not None and is_dated else heading


def is_day(line: str) -> bool:
    """Whether `line` is a date and nothing else but its number and a note ("Day 2: 3 May 2023 (all times UTC)")."""
    if not line or len(line) > _LONGEST_DAY:
        return False
    bare = _NOTE.sub("", line.strip(_DAY_MARKS))
    bare = _DAY_NUMBER.sub("", bare, count=1) if _DAY_NUMBER.match(bare) else bare
    parsed = parse_time(bare.strip(_DAY_MARKS + ")"), TimeContext(_SOME_DAY, day_first=False, first=_SOME_DAY))
    if parsed is None or parsed.start.at is None or "T" in parsed.start.at:
        return False
    return day_of(parsed.start) != _SOME_DAY  # a weekday alone


def day_beside(line: str, first: date | None, day_first: bool | None) -> date | None:
    """The day that `line` names by its number or without its year ("### Day 2 (Tuesday)", "March 6th"), else None.

    `first` is the incident's day.
    """
    context = TimeContext(first, day_first=day_first, first=first)
    parsed = parse_time(_NOTE.sub("", line.strip(_DAY_MARKS)).strip(_DAY_MARKS), context)
    is_day_alone = parsed is not None and "T" not in (parsed.start.at or "")
    return day_of(parsed.start) if parsed is not None and first is not None and is_day_alone else None


def day_words(event: Event, section: Section) -> str:
    """The date that a column of its own gives for an event, with the year that heads it; "" where there is none."""
    heading = next((column.heading for column in section.layout.columns if column.field == "date"), "")
    words = event.cells.get(heading, "") if heading else ""
    year = _YEAR.search(heading)
    return f"{words} {year[0]}" if words and year and not _YEAR.search(words) else words
