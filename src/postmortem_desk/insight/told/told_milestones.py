"""The milestones that the words of a document give its events.

An event is a milestone where its own words name it as one, or where a label elsewhere ("Detected: 10:50", "Duration:
10:42 - 12:30") names its time. As with the other facts, an import takes them from here, and the Markdown writer says
milestones only where these are not the incident's.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Final

from postmortem_desk.insight.spans import Point, point_of
from postmortem_desk.insight.told.told_details import HEAD_ROLES, facts_of_sections, front_facts
from postmortem_desk.insight.told.told_facts import ToldFacts
from postmortem_desk.model import Event, Incident, Moment
from postmortem_desk.model.vocabulary import MILESTONES
from postmortem_desk.text.facts.fact_labels import facts_of_label, milestone_of_phrase
from postmortem_desk.text.facts.milestone_words import milestone_named
from postmortem_desk.text.section_roles import plain_phrase
from postmortem_desk.text.times.dates import iso_date
from postmortem_desk.text.times.leading_time import find_leading_time
from postmortem_desk.text.times.time_grammar import ParsedTime, TimeContext, parse_time

_PIECES: Final = re.compile(r"[()\[\]]|,\s+(?:from|between)\s|:\s+|\s+(?=from\s)")
_LONGEST: Final = 240
"""Characters. A longer value is a text, and no time."""
_COLUMNS: Final = frozenset({"milestone", "milestones", "phase", "stage", "status", "key event"})
_LAST: Final = frozenset({"resolved", "mitigated"})
"""Milestones of which the last one named counts: what was resolved, and broke again, was not resolved yet."""


def told_milestones(incident: Incident, facts: ToldFacts) -> dict[str, tuple[str, ...]]:
    """The milestones of events by their ids, in the order of the vocabulary. `incident` has its instants.

    What its events say of milestones already makes no difference.
    """
    named = _named(incident)
    labelled = {
        name: event for name, moment in _labelled(incident, facts) if (event := _event_at(incident, moment, name))
    }
    found: dict[str, tuple[str, ...]] = {}
    for name in MILESTONES:
        event = labelled.get(name) or named.get(name)
        if event is not None:
            found[event.id] = (*found.get(event.id, ()), name)
    return found


def unplaced_milestones(incident: Incident, facts: ToldFacts) -> tuple[str, ...]:
    """The milestones whose times a label tells and no event of the timeline has."""
    marked = {mark.name for event in incident.timeline for mark in event.milestones}
    return tuple(dict.fromkeys(name for name, _moment in _labelled(incident, facts) if name not in marked))


def with_milestones(incident: Incident, told: Mapping[str, tuple[str, ...]]) -> tuple[Event, ...]:
    """The events with the milestones that `told` gives those which have none of their own."""
    return tuple(
        event.replaced(milestones=tuple({"name": name} for name in told[event.id]))
        if event.id in told and not event.milestones
        else event
        for event in incident.timeline
    )


def without_told_milestones(incident: Incident, told: Mapping[str, tuple[str, ...]]) -> Incident | None:
    """The incident without the milestones of its events, where all of them are told; None where others are there."""
    events: list[Event] = []
    for event in incident.timeline:
        names = tuple(mark.name for mark in event.milestones)
        if event.id in told and names != told[event.id]:
            return None
        events.append(event.with_fields(milestones=()) if event.id in told else event)
    return incident.with_fields(timeline=tuple(events))


def _named(incident: Incident) -> dict[str, Event]:
    """The event of each milestone that an event's own words name."""
    found: dict[str, Event] = {}
    for event in incident.timeline:
        columns = (words for heading, words in event.cells.items() if plain_phrase(heading) in _COLUMNS)
        name = next((n for words in columns if (n := milestone_of_phrase(words))), "") or milestone_named(event.text)
        if name and (name not in found or name in _LAST):
            found[name] = event
    return found


def _labelled(incident: Incident, facts: ToldFacts) -> Iterator[tuple[str, Moment]]:
    """The first time that a label outside the events tells of each milestone."""
    day = iso_date(incident.date)
    context = TimeContext(day, incident.zone, day_first=facts.day_first, first=day)
    seen: set[str] = set()
    in_text = (fact for fact, _section in facts_of_sections(incident, HEAD_ROLES | {"timeline"}))
    for fact in chain(in_text, front_facts(incident)):
        told = facts_of_label(fact.label)
        names = [name for name in MILESTONES if name in told]
        if not (names or "duration" in told) or len(fact.values) != 1:
            continue
        parsed = _time_in(fact.values[0], context)
        if parsed is None:
            continue
        pairs = [(names[0], parsed.start)] if names else [("started", parsed.start), ("resolved", parsed.end)]
        for name, moment in pairs if names or parsed.end is not None else ():
            if moment is not None and name not in seen:
                seen.add(name)
                yield name, moment


def _time_in(value: str, context: TimeContext) -> ParsedTime | None:
    """The time that a value is or begins with, or that stands in its brackets."""
    if len(value) > _LONGEST:
        return None
    for piece in (value, *_PIECES.split(value)):
        words = piece.strip()
        parsed = parse_time(words, context)
        if parsed is None and (leading := find_leading_time(words, context)) is not None:
            parsed = leading.time
        if parsed is not None and "T" in (parsed.start.at or ""):
            return parsed
    return None


def _event_at(incident: Incident, moment: Moment, name: str) -> Event | None:
    """The event at a time: of several the one whose words name the milestone, else the first (an end: the last)."""
    point = point_of(incident, moment)
    if point is None:
        return None
    there = [event for event in incident.timeline if _is_at(incident, event, point, moment)]
    worded = [event for event in there if milestone_named(event.text) == name]
    return next(iter(worded or (there[::-1] if name in _LAST else there)), None)


def _is_at(incident: Incident, event: Event, point: Point, moment: Moment) -> bool:
    other = point_of(incident, event.at)
    if other is None or not point.clock_known or not point.is_comparable(other):
        return False
    is_same_zone = point.at.tzinfo is not None or (event.at.zone or incident.zone) == (moment.zone or incident.zone)
    return is_same_zone and abs((point.at - other.at).total_seconds()) < 60 and point.at.minute == other.at.minute
