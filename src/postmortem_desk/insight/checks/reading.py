"""What all checks of one incident share, read once."""

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import cached_property
from itertools import chain
from typing import Final

from msgspec import Struct

from postmortem_desk.insight.checks.finding import Spot
from postmortem_desk.insight.checks.rules import Rule, RuleBook
from postmortem_desk.insight.milestones import milestones
from postmortem_desk.insight.told.told_facts import told_day_first
from postmortem_desk.model import Event, Incident
from postmortem_desk.operations.timing import time_keys
from postmortem_desk.text.times.dates import iso_date
from postmortem_desk.text.times.found_dates import find_dates
from postmortem_desk.text.times.time_words import MONTHS, MONTHS_THAT_ARE_WORDS

_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_SHORTEST: Final = 4
"""Letters of a name of a month that is told from other words without a capital."""


def _is_month(word: str) -> bool:
    """Whether a word of a sentence names a month and can be nothing else."""
    return len(word) >= _SHORTEST and word.lower() in MONTHS and word.lower() not in MONTHS_THAT_ARE_WORDS


TELLING_ROLES: Final = frozenset({"summary", "impact", "detection", "resolution", "response"})
"""Roles of sections that tell what happened."""
STORY_ROLES: Final = TELLING_ROLES | {"other"}
"""The same, with those that may."""


class Passage(Struct, frozen=True):
    """One text of the incident."""

    spot: Spot
    text: str
    """Markdown."""
    where: str
    """prose, event, cause or task: which word rules look at it."""
    role: str = ""
    """The role of the section, for the text of one."""
    heading: str = ""
    """The heading of the section, for the text of one."""


class Reading(Struct, frozen=True, dict=True):
    """An incident, the rules, and what was read of it."""

    incident: Incident
    book: RuleBook
    stage: str

    def rule(self, rule_id: str) -> Rule | None:
        """The rule where it speaks in this document."""
        return self.book.active(rule_id, self.stage)

    @cached_property
    def keys(self) -> tuple[float | None, ...]:
        """Seconds by which each event stands in time; None where it cannot be compared."""
        return time_keys(self.incident, self.incident.timeline)

    @cached_property
    def timed(self) -> list[tuple[float, Event]]:
        """The events whose time is known, in the order of time."""
        pairs = [(key, event) for key, event in zip(self.keys, self.incident.timeline, strict=True) if key is not None]
        return sorted(pairs, key=lambda pair: pair[0])

    @cached_property
    def key_of(self) -> dict[str, float]:
        """The key of each event whose time is known, by its id."""
        return {event.id: key for key, event in self.timed}

    @cached_property
    def marks(self) -> dict[str, Event]:
        """The milestones of the whole incident."""
        return milestones(self.incident)

    @cached_property
    def days(self) -> list[str]:
        """The ISO days on which events are known to be, in order, and the incident's own."""
        own = {self.incident.date} if iso_date(self.incident.date) is not None else set()
        return sorted(own.union(self.event_days))

    @cached_property
    def event_days(self) -> list[str]:
        """The ISO days on which events are known to be, in order."""
        starts = {event.at.at[:10] for event in self.incident.timeline if event.at.at}
        return sorted(day for day in starts if iso_date(day) is not None)

    def is_of_another_day(self, sentence: str) -> bool:
        """Whether a sentence names a day on which nothing of the incident was, nor on the day before or after, or only
        other months than the incident's.
        """
        known = [day for text in self.days if (day := iso_date(text)) is not None]
        if not known:
            return False
        months = {MONTHS[word.lower()] for word in _WORD.findall(sentence) if _is_month(word)}
        if months and months.isdisjoint(day.month for day in known):
            return True
        if not any(letter.isdigit() for letter in sentence):
            return False
        first, last = known[0] - timedelta(days=1), known[-1] + timedelta(days=1)
        named = [found.day for found in find_dates(sentence, self.day_first) if found.day is not None]
        return bool(named) and not any(first <= day <= last for day in named)

    @cached_property
    def day_first(self) -> bool | None:
        """Whether 01/05 is 1 May in this document; None where no date of it settles that."""
        return told_day_first(self.incident)

    @cached_property
    def prose_passages(self) -> tuple[Passage, ...]:
        """The texts of the sections, in document order."""
        return tuple(
            Passage(Spot("section", section.id, "text"), section.text, "prose", section.role, section.heading)
            for section in self.incident.sections
            if section.text
        )

    def passages(self) -> Iterator[Passage]:
        """Every text of the incident that its writer wrote, in the order of the file."""
        incident = self.incident
        details = (("title", incident.title), ("reference", incident.reference))
        return chain(
            (Passage(Spot("details", "", name), text, "prose") for name, text in details if text),
            self.prose_passages,
            (Passage(Spot("event", row.id, "text"), row.text, "event") for row in incident.timeline if row.text),
            (Passage(Spot("cause", row.id, "text"), row.text, "cause") for row in incident.causes if row.text),
            (
                Passage(Spot("task", row.id, name), text, "task")
                for row in incident.tasks
                for name in ("text", "reason", "success")
                if (text := getattr(row, name))
            ),
        )
