"""The rows of an event table, made anew only where an event, or the day before it, has changed."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import compress, count
from operator import is_not
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from postmortem_desk.model import Event, Moment
from postmortem_desk.report.blocks import EventRow
from postmortem_desk.report.outline.outline_words import spaced
from postmortem_desk.text.one_line import one_line
from postmortem_desk.text.times.dates import date_text
from postmortem_desk.text.times.moments import day_of, moment_text
from postmortem_desk.text.times.second_zone import time_elsewhere
from postmortem_desk.text.times.zones import zone_label

_WRITTEN_DAY: Final = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b"
    r"|\b(?:19|20)\d\d\b(?!:)|(?<![:\d])\d{1,4}[-/]\d{1,2}(?![\d:])",
    re.IGNORECASE,
)
"""A day inside a written time, so that no separator need say it again ("2023-05-01 09:05", "1/28", "May 1 9:05")."""

_STEP: Final = 50
"""Rows that are made ahead at a time: less than a millisecond."""
_Made = tuple[Event, EventRow, date | None]
"""An event, its row, and its day."""


class Zones(Struct, frozen=True):
    """The zones in which the times of an incident are told."""

    own: str
    """The incident's."""
    second: str = ""
    """The one whose clock is shown beside it; "" for none."""


class EventRows:
    """Makes the rows of one section's table and remembers them, for the next version of the same section.

    Rows are compared by the identity of their events, so that an edit of one event of 5,000 makes one row.
    """

    def __init__(self) -> None:
        self._events: tuple[Event, ...] = ()
        self._days: list[date | None] = []
        self._rows: tuple[EventRow, ...] = ()
        self._given: tuple[Zones, date | None] = (Zones(""), None)
        """The zones, and the day that no separator needs to say."""
        self._ahead: dict[int, _Made] = {}
        """What is made for the next version, by the identity of its event."""

    def preparing(self, events: tuple[Event, ...], zones: Zones) -> Iterator[None]:
        """Make the rows of `events` that are not made yet, some at each step; `rows` finds what is made by then."""
        first, last, known = self._start(events, zones)
        for number, event in enumerate([one for one in events[first:last] if id(one) not in known], 1):
            self._ahead[id(event)] = _made(event, zones)
            if number % _STEP == 0:
                yield

    def rows(self, events: tuple[Event, ...], zones: Zones, incident_day: date | None) -> tuple[EventRow, ...]:
        """The rows of `events`. A table that stays on `incident_day` shows no day."""
        first, last, known = self._start(events, zones)
        tail = len(events) - last
        old_tail = len(self._events) - tail
        fresh = [known.get(id(event)) or _made(event, zones) for event in events[first:last]]
        days = [*self._days[:first], *(day for _, _, day in fresh), *self._days[old_tail:]]
        rows = [*self._rows[:first], *(row for _, row, _ in fresh), *self._rows[old_tail:]]
        opening = incident_day if set(days) - {None} == {incident_day} else None
        doubtful = {*range(first, last), _next_known(days, last)}
        if opening != self._given[1]:
            doubtful.add(_next_known(days, 0))
        for index in doubtful - {len(events)}:
            text = _separator(events[index], days, index, opening)
            if rows[index].day != text:
                rows[index] = replace(rows[index], day=text)
        self._events, self._days, self._given, self._ahead = events, days, (zones, opening), {}
        self._rows = tuple(rows)
        return self._rows

    def _start(self, events: tuple[Event, ...], zones: Zones) -> tuple[int, int, dict[int, _Made]]:
        """Between which places `events` are not the ones before, and what is made of them, by their identity.

        A move far away leaves the same events between its ends: their rows are known, too.
        """
        if zones != self._given[0]:
            self._events, self._days, self._rows, self._ahead = (), [], (), {}
            self._given = (zones, self._given[1])
        first, tail = _unchanged(self._events, events)
        old = slice(first, len(self._events) - tail)
        kept = zip(self._events[old], self._rows[old], self._days[old], strict=True)
        return first, len(events) - tail, self._ahead | {id(made[0]): made for made in kept}


def event_time(event: Event, zone: str) -> str:
    """The time of an event as it was written, with its range; "" where none was written.

    A zone that is neither the incident's nor part of what was written follows in brackets.
    """
    start = moment_text(event.at)
    end = moment_text(event.end) if event.end is not None else ""
    text = f"{start} \N{EN DASH} {end}" if start and end and end != start else start or end
    other = _other_zone(event.at, zone)
    return f"{text} ({other})" if text and other and other.casefold() not in text.casefold() else text


def _other_zone(moment: Moment, zone: str) -> str:
    if not moment.zone or moment.zone == zone or moment.zone.casefold() in moment.written.casefold():
        return ""
    return zone_label(moment.zone)


def _event_row(event: Event, zones: Zones) -> EventRow:
    milestones = dict.fromkeys(spaced(milestone.name) for milestone in event.milestones)
    return EventRow(
        event_id=event.id,
        time=event_time(event, zones.own),
        day="",
        text=event.text,
        kind=spaced(event.kind),
        milestones=tuple(name for name in milestones if name),
        actor=one_line(event.actor),
        key_event=event.key_event,
        doubtful=event.at.approximate or not event.at.is_known,
        cells=tuple((heading, text) for heading, text in event.cells.items() if text.strip()),
        elsewhere=time_elsewhere(event.at, event.end, zones.own, zones.second) if zones.second else "",
    )


def _made(event: Event, zones: Zones) -> _Made:
    return event, _event_row(event, zones), day_of(event.at)


def _separator(event: Event, days: Sequence[date | None], index: int, opening: date | None) -> str:
    day = days[index]
    if day is None:
        return ""
    before = index - 1
    while before >= 0 and days[before] is None:
        before -= 1
    if day == (days[before] if before >= 0 else opening) or _WRITTEN_DAY.search(event.at.written):
        return ""
    return date_text(day)


def _next_known(days: Sequence[date | None], start: int) -> int:
    """The first place from `start` on whose day is known; the length of `days` where there is none."""
    return next((index for index in range(start, len(days)) if days[index] is not None), len(days))


def _unchanged(before: tuple[Event, ...], after: tuple[Event, ...]) -> tuple[int, int]:
    """How many events at the start, and how many of the rest at the end, are the very same objects."""
    shorter = min(len(before), len(after))
    first = next(compress(count(), map(is_not, before, after)), shorter)
    tail = next(compress(count(), map(is_not, reversed(before), reversed(after))), shorter)
    return first, min(tail, shorter - first)
