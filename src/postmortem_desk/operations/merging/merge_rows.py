"""Rows and their sections in a merge: no row without the section that it needs, every section's rows in their order."""

from collections.abc import Callable, Collection
from typing import Any

from msgspec import Struct

from postmortem_desk.model import Conflict, Incident, Section
from postmortem_desk.operations.changing import with_parts
from postmortem_desk.operations.lookup import Homes, ids_of, row_homes
from postmortem_desk.operations.merging.merge_order import merged_order
from postmortem_desk.operations.plain_values import plain
from postmortem_desk.operations.timing import placed_keys


class Versions(Struct, frozen=True):
    """The three versions of a merge."""

    base: Incident
    ours: Incident
    theirs: Incident

    def ids(self, name: str) -> tuple[list[str], list[str], list[str]]:
        """The ids of a list in the three versions."""
        base, ours, theirs = (ids_of(getattr(version, name)) for version in (self.base, self.ours, self.theirs))
        return base, ours, theirs


def with_sections_of_rows(incident: Incident, versions: Versions, conflicts: list[Conflict]) -> Incident:
    """The incident with the sections that one version removed while the other one had new or edited rows in them.

    Rows that name no section stay in the one that showed them. Each section that comes back is a conflict.
    """
    lost = {part.id: part for side in (versions.theirs, versions.ours) for part in side.sections}
    for section_id in ids_of(incident.sections):
        lost.pop(section_id, None)
    shown = _shown_in(incident, versions)
    wanted = {home for homes in shown.values() for home in homes.values() if home in lost}
    if wanted:
        incident = with_parts(incident, sections=_with_sections(incident, versions, [lost[name] for name in wanted]))
        conflicts.extend(_removals(versions, [lost[name] for name in lost if name in wanted]))
    return _pinned(incident, shown)


def _shown_in(incident: Incident, versions: Versions) -> dict[str, dict[str, str]]:
    """By list and row, the section that a row names, or the one that showed it in its version where it names none."""
    sides = {id(side): row_homes(side) for side in (versions.ours, versions.theirs)}
    sections = {section.id for side in (versions.ours, versions.theirs) for section in side.sections}
    found: dict[str, dict[str, str]] = {}
    for name, homes in row_homes(incident).items():
        mine = set(ids_of(getattr(versions.ours, name)))
        found[name] = {}
        for row in getattr(incident, name):
            if row.section in sections:
                found[name][row.id] = row.section
                continue
            side = versions.ours if row.id in mine else versions.theirs
            home = sides[id(side)][name].home(row.section)
            found[name][row.id] = home if home in homes.places or not homes.default else homes.default
    return found


def _with_sections(incident: Incident, versions: Versions, back: list[Section]) -> tuple[Section, ...]:
    sections = {section.id: section for section in (*incident.sections, *back)}
    return tuple(sections[name] for name in merged_order(*versions.ids("sections"), sections))


def _removals(versions: Versions, sections: list[Section]) -> list[Conflict]:
    found = []
    base = {section.id: section for section in versions.base.sections}
    mine = set(ids_of(versions.ours.sections))
    for section in sections:
        value = plain(section)
        sides = (value, None) if section.id in mine else (None, value)
        before = plain(base.get(section.id))
        found.append(Conflict(path=("sections", section.id), base=before, ours=sides[0], theirs=sides[1]))
    return found


def _pinned(incident: Incident, shown: dict[str, dict[str, str]]) -> Incident:
    """The incident whose rows say which section shows them, where another one would show them now."""
    changes: dict[str, Any] = {}
    for name, homes in row_homes(incident).items():
        rows = getattr(incident, name)
        pinned = {
            row.id: row.replaced(section=shown[name][row.id])
            for row in rows
            if homes.home(row.section) != shown[name][row.id] and shown[name][row.id] in homes.places
        }
        if pinned:
            changes[name] = tuple(pinned.get(row.id, row) for row in rows)
    return with_parts(incident, **changes)


def with_rows_in_order(incident: Incident, versions: Versions) -> Incident:
    """The incident with the rows of each section in the order that follows the moves and additions of both versions.

    Of events that both added at one place, the earlier one comes first.
    """
    changes = {
        name: rows_in_order(incident, versions, name)
        for name in row_homes(incident)
        if ids_of(getattr(incident, name)) not in versions.ids(name)[1:]
    }
    return with_parts(incident, **changes)


def rows_in_order(incident: Incident, versions: Versions, name: str) -> tuple[Any, ...]:
    """The rows of one list of the incident as `with_rows_in_order` has them."""
    homes = row_homes(incident)[name]
    lists = versions.ids(name)
    rows = {row.id: row for row in getattr(incident, name)}
    before = _earlier(incident) if name == "timeline" else None
    queues: dict[str, list[str]] = {}
    for home, members in _by_home(rows, homes).items():
        base, ours, theirs = ([key for key in keys if key in members] for keys in lists)
        queues[home] = merged_order(base, ours, theirs, members, before)[::-1]
    return tuple(rows[queues[homes.home(row.section)].pop()] for row in rows.values())


def _by_home(rows: dict[str, Any], homes: Homes) -> dict[str, Collection[str]]:
    found: dict[str, set[str]] = {}
    for row_id, row in rows.items():
        found.setdefault(homes.home(row.section), set()).add(row_id)
    return dict(found)


def _earlier(incident: Incident) -> Callable[[str, str], bool]:
    keys = dict(zip(ids_of(incident.timeline), placed_keys(incident, incident.timeline), strict=True))

    def before(first: str, second: str) -> bool:
        one, other = keys[first], keys[second]
        return one is None or other is None or one <= other

    return before
