"""Makes the copies of one document for an audience, again and again while it is edited.

What was made of a part is kept as long as that very part is there and nothing else has changed that it depends on, so
that an edit of one row of thousands makes one row.
"""

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any, Final, Generic, TypeVar

from postmortem_desk.model import Incident, Record
from postmortem_desk.operations.audiences.names import NameFilter, Words, doers_in, words_of
from postmortem_desk.operations.audiences.seen_parts import bare, cleaned, seen_row, seen_section
from postmortem_desk.operations.audiences.sight import sees
from postmortem_desk.operations.lookup import all_ids, row_homes
from postmortem_desk.operations.references import references_of, row_without
from postmortem_desk.operations.sequences import same_or_new

SHOWN: Final = ("second_zone", "metrics", "lanes", "fishbone")
"""Settings of the document that say nothing of what is in it."""
_ROWS: Final = ("timeline", "causes", "tasks")
_LONG: Final = ("sections", *_ROWS)
_STEP: Final = 25
"""Parts that are made ahead at a time: about a millisecond."""

T = TypeVar("T")


class _Kept(Generic[T]):
    """What was made of parts, by their identity. It holds the parts, so that no other one has their identity."""

    def __init__(self) -> None:
        self._before: dict[int, tuple[Record, object, T]] = {}
        self._now: dict[int, tuple[Record, object, T]] = {}

    def made(self, part: Record, given: object, make: Callable[..., T], *arguments: object) -> T:
        """What `make` made of the part and its other arguments when `given` was the same, or makes now."""
        key = id(part)
        known = self._before.get(key) or self._now.get(key)
        if known is None or (known[1] is not given and known[1] != given):
            known = (part, given, make(part, *arguments))
        self._now[key] = known
        return known[2]

    def knows(self, part: Record) -> bool:
        """Whether anything was made of the part."""
        return id(part) in self._before or id(part) in self._now

    def forget_others(self) -> None:
        """Keep what was asked for since the last call."""
        self._before, self._now = self._now, {}


class Copier:
    """Of one document, for an audience outside of the team."""

    def __init__(self, audience: str) -> None:
        self.audience = audience
        self._words: _Kept[Words] = _Kept()
        self._parts: _Kept[Any] = _Kept()
        self._references: _Kept[frozenset[str]] = _Kept()
        self._linked: _Kept[Any] = _Kept()
        self._names: tuple[object, NameFilter] | None = None
        self._filtered: Incident | None = None
        """The incident for which these names hold."""
        self._readers: tuple[tuple[str, ...], ...] = ()
        """Of each section of the last copy."""
        self._last: tuple[Incident, Incident] | None = None

    def preparing(self, incident: Incident) -> Iterator[None]:
        """Make what the copy of a long incident needs, in steps of about a millisecond; `copied` finds it.

        What an edit of a few rows needs is left to `copied`.
        """
        fresh = [part for name in _LONG for part in getattr(incident, name) if not self._words.knows(part)]
        for number, part in enumerate(fresh, 1):
            self._words_of(part)
            if number % _STEP == 0:
                yield
        before, names = self._names, self._filter(incident)
        if before is self._names and len(fresh) < _STEP and self._readers == _readers(incident):
            return
        yield
        for number, _part in enumerate(chain.from_iterable(self._seen(incident, name, names) for name in _LONG), 1):
            if number % _STEP == 0:
                yield

    def copied(self, incident: Incident) -> Incident:
        """The incident as the audience may have it, with the ids that its parts have in the document.

        Every record of it is made anew of what is seen, so that nothing else comes along. Names of people whom the
        audience may not know are replaced in all texts by their role.
        """
        if self._last is None or self._last[0] is not incident:
            names = self._filter(incident)
            lists = {name: tuple(filter(None, self._seen(incident, name, names))) for name in _LONG}
            head = cleaned(_head(incident, self.audience), names)
            copied = self._without_dangling(head.with_fields(**lists))
            for kept in (self._words, self._parts, self._references, self._linked):
                kept.forget_others()
            self._last, self._readers = (incident, copied), _readers(incident)
        return self._last[1]

    def _seen(self, incident: Incident, name: str, names: NameFilter) -> Iterator[Any]:
        """What is seen of each part of a list, or None."""
        audience = self.audience
        if name == "sections":
            for section in incident.sections:
                yield self._parts.made(section, names, seen_section, audience, names)
            return
        home = row_homes(incident)[name].home
        readers = {section.id: (section.audience, names) for section in incident.sections}
        nobody = ((), names)
        for row in getattr(incident, name):
            given = readers.get(home(row.section), nobody)
            yield self._parts.made(row, given, seen_row, given[0], audience, names)

    def _filter(self, incident: Incident) -> NameFilter:
        """The filter of names: the same one as long as the same people are to be known and unknown."""
        if self._names is not None and self._filtered is incident:
            return self._names[1]
        self._filtered = incident
        head = incident.with_fields(**dict.fromkeys(_LONG, ()))
        words = [words_of(head), *(self._words_of(part) for name in _LONG for part in getattr(incident, name))]
        given = (incident.people, doers_in(incident, words))
        if self._names is None or self._names[0] != given:
            self._names = given, NameFilter(*given, self.audience)
        return self._names[1]

    def _words_of(self, part: Record) -> Words:
        return self._words.made(part, None, words_of)

    def _without_dangling(self, copied: Incident) -> Incident:
        """Without references to what is not in the copy."""
        known = all_ids(copied)
        before = self._last[1] if self._last is not None else copied
        lists = {}
        for name in _ROWS:
            rows = tuple([self._without_others(row, known) for row in getattr(copied, name)])
            lists[name] = same_or_new(getattr(before, name), rows)
        return copied.with_fields(sections=same_or_new(before.sections, copied.sections), **lists)

    def _without_others(self, row: Any, known: set[str]) -> Any:
        references = self._references.made(row, None, references_of)
        if references <= known:
            return row
        return self._linked.made(row, gone := references - known, row_without, gone)


def _readers(incident: Incident) -> tuple[tuple[str, ...], ...]:
    return tuple(section.audience for section in incident.sections)


def _head(incident: Incident, audience: str) -> Incident:
    """All but the long lists."""
    return Incident(
        id="copy",
        title=incident.title,
        date=incident.date,
        language=incident.language,
        zone=incident.zone,
        severity=incident.severity,
        status=incident.status,
        stage=incident.stage,
        detected_by=incident.detected_by,
        fields=tuple(bare(field) for field in incident.fields if sees(field.audience, audience)),
        people=tuple(bare(person, handles=()) for person in incident.people if sees(person.audience, audience)),
        impact=tuple(bare(figure, services=()) for figure in incident.impact if sees(figure.audience, audience)),
        display={key: value for key, value in incident.display.items() if key in SHOWN},
    )
