"""Where in its source each piece of an imported incident comes from.

An import keeps every word in its order, so the pieces are found again by their words, in the order of the document.
This holds also after edits: what was changed is found as far as its words are still there.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from msgspec import Struct

from postmortem_desk.insight.told.told_details import telling_facts
from postmortem_desk.model import Event, Incident
from postmortem_desk.operations.lookup import causes_in, events_in, tasks_in

_WORD: Final = re.compile(r"[^\W_]+")
_PROBE: Final = 5
"""Words by which the beginning of a piece is recognised."""
_GAP: Final = 12
"""How many words of the source (an address, a comment) may stand between two words of a piece."""
_TIME_REACH: Final = 10
"""How many words before a piece its time may stand."""


class Piece(Struct, frozen=True):
    """`source[start:end]` is a part of the incident."""

    start: int
    end: int
    kind: str
    """front matter, title, heading, prose, detail (a part of a prose), event, cause or task."""
    part: str
    """section, event, cause, task or details: with `id` the place in the window."""
    id: str


def located_pieces(source: str, incident: Incident) -> tuple[Piece, ...]:
    """The pieces of `incident` in `source`, by their place. A piece whose words are not there is left out."""
    finder = _Finder(source)
    details = _Finder(source)
    pieces = chain(_pieces(finder, incident), _details(details, incident))
    found = [piece for piece in pieces if piece is not None]
    return tuple(sorted(found, key=lambda piece: (piece.start, -piece.end)))


def piece_at(pieces: Sequence[Piece], place: int) -> Piece | None:
    """The smallest of `pieces` at a place of the source; None where nothing was recognised."""
    here = [piece for piece in pieces if piece.start <= place <= piece.end]
    return min(here, key=lambda piece: piece.end - piece.start, default=None)


def unrecognised(source: str, pieces: Sequence[Piece]) -> tuple[tuple[int, int], ...]:
    """The stretches of `source` with words that no piece holds: (start, end)."""
    found: list[tuple[int, int]] = []
    reached = 0
    for piece in (*pieces, Piece(len(source), len(source), "", "", "")):
        words = list(_WORD.finditer(source, reached, max(reached, piece.start)))
        if any(not word[0].isdecimal() for word in words):  # the number of a list item is no word of anybody
            found.append((words[0].start(), words[-1].end()))
        reached = max(reached, piece.end)
    return tuple(found)


class _Finder:
    """Finds words in the source behind what was found last, else anywhere."""

    def __init__(self, source: str) -> None:
        matches = list(_WORD.finditer(source))
        self._words = [match[0].casefold() for match in matches]
        self._spans = [match.span() for match in matches]
        self._places: dict[str, list[int]] = {}
        for index, word in enumerate(self._words):
            self._places.setdefault(word, []).append(index)
        self._cursor = 0

    def find(self, text: str, before: Sequence[str] = ()) -> tuple[int, int] | None:
        """The stretch that holds the words of `text`, with the words `before` it where they stand closely there."""
        wanted = [word.casefold() for word in _WORD.findall(text)]
        lead = [word.casefold() for part in before for word in _WORD.findall(part)]
        if not wanted:
            wanted, lead = lead, []
        first = self._first(wanted) if wanted else None
        if first is None:
            return None
        last = self._last(wanted, first)
        self._cursor = last + 1
        start = self._led(lead, first)
        return self._spans[start][0], self._spans[last][1]

    def _first(self, wanted: Sequence[str]) -> int | None:
        places = self._places.get(wanted[0], [])
        probe = wanted[:_PROBE]
        behind = bisect_left(places, self._cursor)
        for place in (*places[behind:], *places[:behind]):
            if self._words[place : place + len(probe)] == probe:
                return place
        return None

    def _last(self, wanted: Sequence[str], first: int) -> int:
        here = first
        for word in wanted[1:]:
            reach = self._words[here + 1 : here + 2 + _GAP]
            if word in reach:
                here += 1 + reach.index(word)
        return here

    def _led(self, lead: Sequence[str], first: int) -> int:
        start = first
        for word in reversed(lead):
            low = max(0, first - _TIME_REACH)
            near = self._words[low:start]
            if word not in near:
                break
            start = low + len(near) - 1 - near[::-1].index(word)
        return start


def _pieces(finder: _Finder, incident: Incident) -> Iterator[Piece | None]:
    yield _piece(finder, incident.front_matter, "front matter", "details", "")
    yield _piece(finder, incident.title, "title", "details", "")
    for section in incident.sections:
        yield _piece(finder, section.heading, "heading", "section", section.id)
        yield _piece(finder, section.text, "prose", "section", section.id)
        for event in events_in(incident, section.id):
            yield _piece(finder, event.text, "event", "event", event.id, _times(event))
        for cause in causes_in(incident, section.id):
            yield _piece(finder, cause.text, "cause", "cause", cause.id)
        for task in tasks_in(incident, section.id):
            yield _piece(finder, task.text, "task", "task", task.id)


def _details(finder: _Finder, incident: Incident) -> Iterator[Piece | None]:
    headings = {section.heading for section in incident.sections}
    for fact in telling_facts(incident):
        label = (fact.label,) if fact.label not in headings else ()
        yield _piece(finder, " ".join(fact.values), "detail", "details", "", label)


def _piece(finder: _Finder, text: str, kind: str, part: str, part_id: str, before: Sequence[str] = ()) -> Piece | None:
    stretch = finder.find(text, before) if text or before else None
    return Piece(*stretch, kind, part, part_id) if stretch is not None else None


def _times(event: Event) -> tuple[str, ...]:
    return (event.at.written, event.end.written if event.end is not None else "")
