"""What events and tasks share: rows that stand in one tuple and are shown by their sections.

The tuple is in document order and may hold the rows of several sections interleaved. What is done inside one section
uses only the places that its rows have in the tuple, so that the rows of other sections keep theirs.
"""

from collections.abc import Collection, Sequence
from itertools import chain
from operator import is_

from postmortem_desk.operations.lookup import Homes, RowT, UnknownPart, ids_of, index_of
from postmortem_desk.operations.sequences import (
    insert_at,
    move_places,
    places_of,
    position_before,
    require_ids,
    shift_places,
)


def require_section(homes: Homes, section_id: str) -> None:
    """Raise UnknownPart unless rows can be put into this section ("": where no section shows them yet)."""
    if section_id not in homes.places and (section_id or homes.default):
        raise UnknownPart("section", section_id)


def end_of_section(rows: Sequence[RowT], homes: Homes, section_id: str) -> int:
    """The index behind the last row of the section, or of the sections before it where it has none."""
    place = homes.places.get(section_id, -1)
    places = homes.places
    default = places.get(homes.default, -1)
    nearest = 0
    for index in range(len(rows) - 1, -1, -1):
        other = places.get(rows[index].section, default)
        if other == place:
            return index + 1
        if other < place and not nearest:
            nearest = index + 1
    return nearest


def insert_row(rows: tuple[RowT, ...], row: RowT, homes: Homes, before_id: str | None) -> tuple[RowT, ...]:
    """`rows` with `row` before the row `before_id` of its section, or at the section's end for None.

    Raises UnknownPart when the section is not there, or no row of it has `before_id`.
    """
    if row.section:
        require_section(homes, row.section)
    section_id = homes.home(row.section)
    if before_id is None:
        return insert_at(rows, end_of_section(rows, homes, section_id), row)
    index = index_of(rows, before_id, "row")
    if homes.home(rows[index].section) != section_id:
        raise UnknownPart(f"row of the section {section_id!r}", before_id)
    return insert_at(rows, index, row)


def refill(rows: tuple[RowT, ...], old: Sequence[RowT], new: Sequence[RowT]) -> tuple[RowT, ...]:
    """`rows` with the places of `old` (the rows of a section, in order) taken by `new` (as many, in another order)."""
    if all(map(is_, old, new)):
        return rows
    if len(old) == len(rows):
        return tuple(new)
    leaving = set(map(id, old))
    arriving = iter(new)
    return tuple([next(arriving) if id(row) in leaving else row for row in rows])


def move_rows_before(
    rows: tuple[RowT, ...],
    homes: Homes,
    ids: Collection[str],
    before_id: str | None,
    section_id: str,
    hidden: Collection[str] = frozenset(),
) -> tuple[RowT, ...]:
    """`rows` with those of `ids`, in document order, before the row `before_id` of the section; at its end for None.

    Rows of other sections come into this one. `hidden` are the ids that a filter keeps from view: each travels with
    the row that it stands behind. Raises UnknownPart.
    """
    require_section(homes, section_id)
    section = homes.rows(rows, section_id)
    before = position_before(section, before_id, f"row of the section {section_id!r}")
    if hidden:
        ids = _with_hidden(rows, homes, ids, hidden)
    places = places_of(section, ids)
    if len(places) == len(set(ids)):
        return refill(rows, section, move_places(section, places, before))
    require_ids(rows, ids, "row")
    moving = set(ids)
    follower = next((row for row in section[before:] if row.id not in moving), None)
    moved = [_brought(row, homes, section_id) for row in rows if row.id in moving]
    rest = tuple([row for row in rows if row.id not in moving])
    index = end_of_section(rest, homes, section_id) if follower is None else index_of(rest, follower.id, "row")
    return rest[:index] + tuple(moved) + rest[index:]


def _brought(row: RowT, homes: Homes, section_id: str) -> RowT:
    return row if homes.home(row.section) == section_id else row.replaced(section=section_id)


def _with_hidden(
    rows: tuple[RowT, ...], homes: Homes, ids: Collection[str], hidden: Collection[str]
) -> Collection[str]:
    """`ids`, each followed by the hidden rows that stand behind it in its section."""
    travelling = list(ids)
    for section_id in _sections_of(rows, homes, ids):
        for unit in _units(homes.rows(rows, section_id), ids, hidden):
            if unit[0].id in ids:
                travelling.extend(ids_of(unit[1:]))
    return travelling


def _sections_of(rows: Sequence[RowT], homes: Homes, ids: Collection[str]) -> list[str]:
    """The sections that show the rows of `ids`. Raises UnknownPart."""
    places = places_of(rows, ids)
    if len(places) != len(set(ids)):
        require_ids(rows, ids, "row")
    return list(dict.fromkeys(homes.home(rows[place].section) for place in places))


def _units(rows: Sequence[RowT], ids: Collection[str], hidden: Collection[str]) -> list[list[RowT]]:
    """Each row in view with the hidden ones behind it. Rows of `ids` are in view, and so is the first row."""
    units: list[list[RowT]] = []
    for row in rows:
        if units and row.id in hidden and row.id not in ids:
            units[-1].append(row)
        else:
            units.append([row])
    return units


def shift_rows(
    rows: tuple[RowT, ...], homes: Homes, ids: Collection[str], step: int, hidden: Collection[str] = frozenset()
) -> tuple[RowT, ...]:
    """`rows` with those of `ids` a place up (step -1) or down (1) in their sections.

    Selected rows need not stand together. `hidden` rows, which a filter keeps from view, travel with the row that
    they stand behind and count for nothing. Raises UnknownPart; ValueError for another step.
    """
    if step not in (-1, 1):
        raise ValueError("a step is -1 or 1")
    for section_id in _sections_of(rows, homes, ids):
        old = homes.rows(rows, section_id)
        new = _shifted_in_view(old, ids, step, hidden) if hidden else shift_places(old, places_of(old, ids), step)
        rows = refill(rows, old, new)
    return rows


def _shifted_in_view(rows: Sequence[RowT], ids: Collection[str], step: int, hidden: Collection[str]) -> list[RowT]:
    units = _units(rows, ids, hidden)
    # Hidden rows at the very top stand behind no row in view: they stay there.
    top = units[:1] if units[0][0].id in hidden and units[0][0].id not in ids else []
    units = units[len(top) :]
    places = [place for place, unit in enumerate(units) if unit[0].id in ids]
    return list(chain(*top, *shift_places(units, places, step)))


def duplicate_rows(rows: tuple[RowT, ...], ids: Sequence[str], new_ids: Sequence[str]) -> tuple[RowT, ...]:
    """`rows` with a copy of each row of `ids` directly behind it; `new_ids` are the copies' ids in the same order.

    Raises UnknownPart; ValueError when there are not as many new ids.
    """
    require_ids(rows, ids, "row")
    copies = dict(zip(ids, new_ids, strict=True))
    result: list[RowT] = []
    for row in rows:
        result.append(row)
        if row.id in copies:
            result.append(row.replaced(id=copies[row.id]))
    return tuple(result) if copies else rows


def row_ids_in(rows: tuple[RowT, ...], homes: Homes, section_id: str) -> list[str]:
    """The ids of the section's rows, in document order."""
    return ids_of(homes.rows(rows, section_id))
