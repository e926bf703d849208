"""When the incident began, was seen and was over, as far as the timeline tells: by its marks, else by its words."""

from functools import cached_property, lru_cache
from typing import Final

from msgspec import Struct

from postmortem_desk.insight.checks.phrases import phrase_pattern
from postmortem_desk.insight.checks.reading import Reading
from postmortem_desk.insight.checks.rules import RuleBook
from postmortem_desk.model import Event

OVER: Final = ("mitigated", "resolved")
"""The milestones that may be meant by the end of an incident."""
_MOST_PAIRS: Final = 120
"""Events of which each pair is compared; of longer timelines the ends, the turning points and the key events are."""

Timed = tuple[float, Event]


class TurningPoints(Struct, frozen=True, dict=True):
    """The events that may be meant by a word such as "began" or "resolved", with their seconds on the line of time."""

    reading: Reading

    def of(self, *names: str) -> list[Timed]:
        """The events that are marked as one of these milestones, for whatever impact; else those that sound like it."""
        return [row for name in names for row in self._marked.get(name) or self._sounding.get(name) or []]

    @cached_property
    def _marked(self) -> dict[str, list[Timed]]:
        """The events by the milestones that they are marked as."""
        found: dict[str, list[Timed]] = {}
        for row in self.reading.timed:
            for name in {mark.name for mark in row[1].milestones} if row[1].milestones else ():
                found.setdefault(name, []).append(row)
        return found

    @cached_property
    def _sounding(self) -> dict[str, list[Timed]]:
        """The events by the milestones that their words sound like."""
        found: dict[str, list[Timed]] = {}
        book = self.reading.book
        for row in self.reading.timed:
            for name in _told(book, row[1].text):
                found.setdefault(name, []).append(row)
        return found

    def beginnings(self) -> list[Timed]:
        """All from which a fair writer may count: the first event, and what began or showed the incident."""
        return [self.reading.timed[0], *self.of("introduced", "started", "detected")]

    def endings(self) -> list[Timed]:
        """All to which a fair writer may count: the last event, and what mitigated or resolved the incident."""
        return [self.reading.timed[-1], *self.of(*OVER)]

    def telling(self) -> list[float]:
        """The seconds of all events; in a long timeline of those only that a sentence may mean."""
        if len(self.reading.timed) <= _MOST_PAIRS:
            return [key for key, _event in self.reading.timed]
        rows = [row for row in self.reading.timed if row[1].key_event]
        return sorted({key for key, _event in (*rows, *self.beginnings(), *self.endings())})


def lengths(starts: list[float], ends: list[float]) -> list[float]:
    """The seconds from each of `starts` to each of `ends` that is not earlier."""
    return [end - start for start in set(starts) for end in set(ends) if end >= start]


def seconds_of(rows: list[Timed]) -> list[float]:
    """The places of `rows` on the line of time."""
    return [key for key, _event in rows]


@lru_cache(maxsize=32768)
def _told(book: RuleBook, text: str) -> frozenset[str]:
    """The milestones that the words of an event sound like."""
    return frozenset(entry.name for entry in book.milestones if phrase_pattern(entry.words).search(text))
