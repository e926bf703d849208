"""One source in the tray of evidence: what was read from it, and what a person said of its clock."""

from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from postmortem_desk.importing.evidence.csv_columns import Columns
from postmortem_desk.importing.evidence.evidence import Evidence
from postmortem_desk.model import Event
from postmortem_desk.operations.evidence import SourceClock, by_clock, source_key
from postmortem_desk.operations.lookup import ids_of


class TraySource(Struct, frozen=True):
    """One source in the tray."""

    evidence: Evidence
    data: bytes
    """What it was read from, to be read again with other columns; empty for a folder."""
    keys: Mapping[tuple[str, str], str]
    """The ids of its candidates by what tells their sources from others."""
    ids: frozenset[str]
    """The ids of its candidates."""
    clock: SourceClock = field(default_factory=SourceClock)
    columns: Columns | None = None
    """Of a CSV, as they were found or corrected."""


def tray_source(evidence: Evidence, data: bytes) -> TraySource:
    """A source with the `evidence` that was read from `data`."""
    keys = {source_key(source): event.id for event in evidence.candidates for source in event.sources if source.ref}
    return TraySource(evidence, data, keys, frozenset(event.id for event in evidence.candidates))


def righted(candidate: Event, sources: Sequence[TraySource], edited: Mapping[str, Event], zone: str) -> Event:
    """A candidate with the clock of its source put right, and the words that it has in `edited`.

    `zone` is the incident's, which a time is shown in where its instant is known.
    """
    clock = next((source.clock for source in sources if candidate.id in source.ids), SourceClock())
    right = by_clock(candidate, clock, zone)
    words = edited.get(candidate.id)
    return right.with_fields(text=words.text) if words is not None else right


class Accepted(Struct, frozen=True):
    """Which candidates of sources a timeline holds."""

    sources: tuple[TraySource, ...]
    timeline: tuple[Event, ...]
    ids: frozenset[str]


def accepted_of(sources: Sequence[TraySource], timeline: Sequence[Event]) -> frozenset[str]:
    """The candidates of sources that a timeline holds: by one of their own sources, or by their id."""
    ids = frozenset(ids_of(timeline))
    found = {name for source in sources for name in ids & source.ids}
    keys = {source_key(own) for event in timeline if event.sources for own in event.sources}
    found.update(source.keys[key] for source in sources for key in keys & source.keys.keys())
    return frozenset(found)


def rest_on_the_same(before: Sequence[Event], after: Sequence[Event]) -> bool:
    """Whether two timelines have the same events with the same sources, whatever else was edited."""
    changed = ((one, other) for one, other in zip(before, after, strict=False) if one is not other)
    return len(before) == len(after) and all(
        one.id == other.id and one.sources == other.sources for one, other in changed
    )
