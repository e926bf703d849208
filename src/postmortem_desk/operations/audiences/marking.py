"""Says who may read parts of an incident, and tells what holds for them now."""

from collections.abc import Callable, Collection, Iterator
from typing import Any

from msgspec import Struct

from postmortem_desk.model import Incident
from postmortem_desk.model.vocabulary import TEAM
from postmortem_desk.operations.audiences.sight import sees
from postmortem_desk.operations.changing import edited, with_parts
from postmortem_desk.operations.lookup import UnknownPart, row_homes
from postmortem_desk.operations.sequences import same_or_new


class Mark(Struct, frozen=True):
    """Who may read a part beside the team."""

    listed: tuple[str, ...]
    """What is said of the part itself."""
    inherited: tuple[str, ...] = ()
    """What holds where nothing is said: for a row what holds for its section, for anything else nothing."""
    inherits: bool = False
    """Whether it is a row."""

    @property
    def readers(self) -> tuple[str, ...]:
        """Those who may read it, without the team."""
        return tuple(name for name in self.listed or self.inherited if name != TEAM)

    def seen_by(self, name: str) -> bool:
        """Whether an audience may read it."""
        return sees(self.readers, name)

    @property
    def of_team(self) -> tuple[str, ...]:
        """What to list so that only the team may read it, whatever may be said of the section of a row."""
        return (TEAM,) if self.inherits else ()

    def with_reader(self, name: str) -> tuple[str, ...]:
        """What to list so that `name` may read it, too."""
        return self.readers if name in self.readers else (*self.readers, name)

    def without_reader(self, name: str) -> tuple[str, ...]:
        """What to list so that `name` may not read it; nobody is left: the team alone, not those of the section."""
        return tuple(one for one in self.readers if one != name) or self.of_team


Readers = Callable[[Mark], tuple[str, ...]]
"""What to list for a part of which this is the mark."""


def marks_of(incident: Incident, records: str, ids: Collection[str]) -> tuple[Mark, ...]:
    """The marks of these parts of the list called `records`, in its order. Own fields go by their index, in words."""
    wanted, mark = frozenset(ids), _marker(incident, records)
    return tuple(mark(part) for part_id, part in _named(incident, records) if part_id in wanted)


def set_readers(incident: Incident, records: str, ids: Collection[str], readers: Readers) -> Incident:
    """Say of these parts who may read them. Raises UnknownPart for an id that is not there."""
    wanted, mark = frozenset(ids), _marker(incident, records)
    named = tuple(_named(incident, records))
    missing = wanted.difference(part_id for part_id, _part in named)
    if missing:
        raise UnknownPart(records, min(missing))
    parts = tuple(
        edited(part, {"audience": readers(mark(part))}) if part_id in wanted else part for part_id, part in named
    )
    return with_parts(incident, **{records: same_or_new(getattr(incident, records), parts)})


def _named(incident: Incident, records: str) -> Iterator[tuple[str, Any]]:
    for index, part in enumerate(getattr(incident, records)):
        yield getattr(part, "id", str(index)), part


def _marker(incident: Incident, records: str) -> Callable[[Any], Mark]:
    """What tells the mark of a part of this list."""
    homes = row_homes(incident).get(records)
    if homes is None:
        return lambda part: Mark(part.audience)
    of_sections = {section.id: section.audience for section in incident.sections}
    return lambda row: Mark(row.audience, of_sections.get(homes.home(row.section), ()), inherits=True)
