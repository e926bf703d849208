"""The instants that a document's own words give its events, where a row says only "9:05 AM".

A day comes from the row, the date above it, the event before it, or what the document tells as a whole, in that order.
A clock that jumps back by more than half a day has passed midnight. The result is what an import gets; the Markdown
writer compares it with what is stored, and writes a day where the words alone would give another.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from postmortem_desk.insight.told.afternoons import afternoon_events, in_the_afternoon
from postmortem_desk.insight.told.counted_times import Origin, counted_moment, origin_of
from postmortem_desk.insight.told.timeline_words import dated_heading, day_beside, day_line, day_words
from postmortem_desk.insight.told.told_facts import ToldFacts
from postmortem_desk.model import Event, Incident, Moment, Section
from postmortem_desk.operations.lookup import event_homes
from postmortem_desk.text.rows.row_times import RowTimes, times_of, times_text, words_of_time
from postmortem_desk.text.times.moments import clock_of, day_of
from postmortem_desk.text.times.time_grammar import ParsedTime, TimeContext, count_of, find_date, parse_time

_MIDNIGHT_JUMP: Final = 12 * 3600
_NO_SECTION: Final = Section(id="none")


class _Clock(Struct):
    """Where the reading of a timeline stands: the day, the last clock time in seconds, what times count from."""

    day: date | None
    last: int | None = None
    origin: Origin | None = None
    above: Moment | None = None
    """Of the last row with a time of its own."""
    afternoon: frozenset[str] = frozenset()
    """The ids of the events that are in the afternoon though their words do not say so."""


def dated_timeline(incident: Incident, facts: ToldFacts, marked: Mapping[str, date] | None = None) -> tuple[Event, ...]:
    """The events with the instants that their words give. `marked` holds days that are said for single events."""
    dated: list[Event] = []
    for event, clock in _clocks(incident, facts):
        _begin(clock, (marked or {}).get(event.id))
        dated.append(_dated(event, clock, facts))
    return tuple(dated)


def untold_days(incident: Incident, facts: ToldFacts) -> dict[str, date]:
    """The days that must be said for single events, by their ids, so that `dated_timeline` gives all their days."""
    untold: dict[str, date] = {}
    for event, clock in _clocks(incident, facts):
        day = day_of(event.at)
        before = replace(clock)
        if day_of(_dated(event, clock, facts).at) == day or day is None:
            continue
        trial = replace(clock, day=day, last=None)
        is_settled = day_of(_dated(event, trial, facts).at) == day
        if is_settled:
            untold[event.id] = day
            before = replace(before, day=day, last=None)
        clock.day, clock.last, clock.above = before.day, before.last, before.above
        _dated(event, clock, facts)
    return untold


def with_untold_times(incident: Incident, facts: ToldFacts) -> Incident:
    """The incident without the words of times whose instants other words tell, where those do not tell them any more.

    Such times count from another one (T+5m), or are in the afternoon by their order alone.
    """
    told_by_others = afternoon_events(incident.timeline) | {
        event.id for event in incident.timeline if event.at.is_known and count_of(event.at.written) is not None
    }
    if not told_by_others:
        return incident
    told = dated_timeline(incident, facts)
    events = tuple(
        event.with_fields(at=event.at.with_fields(written=""))
        if event.id in told_by_others and event.at.is_known and dated.at.at != event.at.at
        else event
        for event, dated in zip(incident.timeline, told, strict=True)
    )
    return incident.with_fields(timeline=events)


def _clocks(incident: Incident, facts: ToldFacts) -> Iterator[tuple[Event, _Clock]]:
    """Each event with the clock that the words above it give. The caller moves the clock on."""
    homes = event_homes(incident)
    places = {section.id: section for section in incident.sections}
    day_lines = _day_lines(incident.sections)
    afternoon = afternoon_events(incident.timeline)
    clock = _Clock(facts.day, origin=origin_of(incident, facts), afternoon=afternoon)
    for home, rows in groupby(incident.timeline, key=lambda event: homes.home(event.section)):
        section = places.get(home, _NO_SECTION)
        heading_day = _day_of_words(day_lines.get(home, ""), facts)
        if heading_day or facts.every_event:
            _begin(clock, heading_day or facts.day)
        for event in rows:
            _begin(clock, _day_of_cell(day_words(event, section), clock.day, facts))
            yield event, clock


def _day_lines(sections: Sequence[Section]) -> dict[str, str]:
    """The dates that head the events of sections, by their ids: a section's own, or that of a heading above it whose
    first timeline it is ("3 May 2023 - the second outage", with "Timeline" below).
    """
    lines: dict[str, str] = {}
    above: list[tuple[int, str]] = []
    for section in sections:
        while above and above[-1][0] >= section.level:
            above.pop()
        own = day_line(section) if section.role == "timeline" else dated_heading(section)
        if section.role == "timeline":
            lines[section.id] = own or (above.pop()[1] if above else "")
        if own and section.heading:
            above.append((section.level, own))
    return lines


def _begin(clock: _Clock, day: date | None) -> None:
    """Let the clock begin `day`, where one is said."""
    if day is not None:
        clock.day, clock.last = day, None


def _dated(event: Event, clock: _Clock, facts: ToldFacts) -> Event:
    times = times_of(event)
    if not times.start and times.end is None:
        return event
    parsed = _read(times, TimeContext(clock.day, facts.zone, day_first=facts.day_first, first=facts.day))
    if (
        clock.day is not None
        and event.id not in clock.afternoon
        and _passes_midnight(times, parsed.start, clock, facts)
    ):
        clock.day += timedelta(days=1)
        parsed = _read(times, TimeContext(clock.day, facts.zone, day_first=facts.day_first, first=facts.day))
    if event.id in clock.afternoon and parsed.start.is_known:
        parsed = ParsedTime(in_the_afternoon(parsed.start, facts.zone))
    start, end = _counted(parsed.start, times.start, clock), parsed.end
    end = _counted(end, times.end or "", clock) if end is not None else None
    if start.is_known and start == parsed.start:
        clock.above = start
    _carry(start, clock, facts)
    return event.with_fields(
        at=start.with_fields(written=times.start),
        end=end.with_fields(written=times.end or "") if end is not None else None,
    )


def _counted(moment: Moment, written: str, clock: _Clock) -> Moment:
    """`moment`, or the one that its words count to from another, where nothing else is known of it."""
    if moment.is_known or clock.origin is None:
        return moment
    return counted_moment(written, clock.origin, clock.above) or moment


def _carry(start: Moment, clock: _Clock, facts: ToldFacts) -> None:
    seconds = _seconds(start)
    day = day_of(start)
    if day is not None and day != clock.day:
        if facts.every_event:
            return  # a row with a date of its own says nothing about the rows below it
        clock.day = day
    if seconds is not None:
        clock.last = seconds


def _passes_midnight(times: RowTimes, start: Moment, clock: _Clock, facts: ToldFacts) -> bool:
    seconds = _seconds(start)
    if clock.last is None or seconds is None or clock.last - seconds <= _MIDNIGHT_JUMP:
        return False
    alone = words_of_time(times.start, facts.day_first)
    return alone is not None and day_of(alone.start) is None


def _read(times: RowTimes, context: TimeContext) -> ParsedTime:
    """The moments of a row's words; what cannot be read stays unknown."""
    whole = parse_time(times_text(times), context)
    if whole is not None and (whole.end is None) == (times.end is None):
        return whole
    start = parse_time(times.start, context)
    start_moment = start.start if start is not None else Moment(precision="unknown")
    if times.end is None:
        return ParsedTime(start_moment)
    end = parse_time(times.end, context)
    return ParsedTime(start_moment, end.start if end is not None else Moment(precision="unknown"))


def _seconds(moment: Moment) -> int | None:
    clock = clock_of(moment)
    return clock.hour * 3600 + clock.minute * 60 + clock.second if clock is not None else None


def _day_of_cell(words: str, near: date | None, facts: ToldFacts) -> date | None:
    """The day that a row's own cell names; one without a year is near the days before it."""
    parsed = parse_time(words, TimeContext(near, day_first=facts.day_first)) if words else None
    day = day_of(parsed.start) if parsed is not None else None
    return day or _day_of_words(words, facts)


def _day_of_words(words: str, facts: ToldFacts) -> date | None:
    found = find_date(words, facts.day_first) if words else None
    return found.day if found is not None else day_beside(words, facts.day, facts.day_first)
