"""The sentence beside a timeline's heading: how many events, from when to when, how long."""

import re
from datetime import datetime
from typing import Final

from postmortem_desk.model import Event, Incident
from postmortem_desk.operations.timing import time_keys
from postmortem_desk.text.times.durations import duration_text
from postmortem_desk.text.times.moments import day_of, moment_text
from postmortem_desk.text.times.zones import short_zone_label
from postmortem_desk.widgets.words.day_words import day_words
from postmortem_desk.widgets.words.translation import counted, translate

_HALF: Final = re.compile(r"\s*([ap])\.?m\.?$", re.IGNORECASE)
_CLOCK: Final = re.compile(r"(\d{1,2}:\d{2}(?::\d{2})?)\s*([ap]\.?m\.?)?", re.IGNORECASE)


def timeline_sentence(incident: Incident, events: tuple[Event, ...]) -> str:
    """What can be said of `events` in a line: "8 events, 9:00 to 11:00 AM, 2 h, PST"; "" where there are none."""
    if not events:
        return ""
    parts = [counted(len(events), translate("1 event"), translate("{n} events"))]
    keys = time_keys(incident, events)
    known = [key for key in keys if key is not None]
    if known:
        first, last = min(known), max(known)
        parts.append(_from_to(events[keys.index(first)], events[keys.index(last)]))
        if last > first:
            parts.append(_short(duration_text(last - first)))
    parts.append(short_zone_label(incident.zone))  # every row names the second zone beside its time there
    return ", ".join(part for part in parts if part)


def _from_to(first: Event, last: Event) -> str:
    start, end = _clock(first), _clock(last)
    if not start or not end:
        return ""
    days = day_of(first.at), day_of(last.at)
    if days[0] and days[1] and days[0] != days[1]:
        start, end = _with_day(day_words(days[0]), start), _with_day(day_words(days[1]), end)
    elif start == end:
        return start
    else:
        halves = _HALF.search(start), _HALF.search(end)
        if halves[0] and halves[1] and halves[0][1].lower() == halves[1][1].lower():
            start = start[: halves[0].start()]
    return translate("{start} to {end}").format(start=start, end=end)


def _with_day(day: str, clock: str) -> str:
    """The clock time behind its day, unless the day is all that is known."""
    return clock if clock == day else f"{day} {clock}"


def _clock(event: Event) -> str:
    """The clock time as it was written, without the day and the zone around it; as it is known where none was."""
    at = event.at.at or ""
    found = _CLOCK.search(event.at.written)
    if found and "T" in at:
        return " ".join(part for part in (found[1], found[2]) if part)
    if "T" in at:
        return datetime.fromisoformat("2000-01-01" + at[at.index("T") :]).strftime("%H:%M")
    day = day_of(event.at)
    return day_words(day) if day else moment_text(event.at)


def _short(duration: str) -> str:
    return duration.removesuffix(" 00 min")
