"""What events and tasks share: rows that stand in one tuple and are shown by their sections.

The tuple is in document order and may hold the rows of several sections interleaved. What is done inside one section
uses only the places that its rows have in the tuple, so that the rows of other sections keep theirs.
"""

from collections.abc import Collection, Iterable, Sequence
from itertools import chain

from postmortem_desk.operations.lookup import Homes, RowT, UnknownPart, ids_of, index_of
from postmortem_desk.operations.sequences import insert_at, move_before, require_ids, same_or_new, shift_units


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
    """`rows` with the places of `old` (the rows of a section, in order) taken by `new` (the same rows, reordered)."""
    if len(old) == len(rows):
        return same_or_new(rows, tuple(new))
    if all(one is other for one, other in zip(old, new, strict=True)):
        return rows
    leaving = set(map(id, old))
    arriving = iter(new)
    return tuple([next(arriving) if id(row) in leaving else row for row in rows])


def with_hidden(rows: Iterable[RowT], ids: Collection[str], hidden: Collection[str]) -> set[str]:
    """`ids` and the hidden rows that stand behind each of them, of `rows` (one section's)."""
    chosen = set(ids)
    if not hidden:
        return chosen
    travels = False
    for row in rows:
        if row.id in hidden and row.id not in ids:
            if travels:
                chosen.add(row.id)
        else:
            travels = row.id in ids
    return chosen


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
    require_ids(rows, ids, "row")
    require_section(homes, section_id)
    moving = set(ids)
    for source in {homes.home(row.section) for row in rows if row.id in moving} if hidden else ():
        moving |= with_hidden(homes.rows(rows, source), ids, hidden)
    arrived = tuple([_brought(row, homes, section_id) if row.id in moving else row for row in rows])
    old = homes.rows(arrived, section_id)
    if before_id is not None:
        index_of(old, before_id, f"row of the section {section_id!r}")
    new = move_before(old, moving, before_id, "row")
    strangers = {row.id for row in rows if row.id in moving and homes.home(row.section) != section_id}
    if not strangers:
        return refill(rows, old, new)
    return _with_strangers(rows, homes, new, strangers, section_id)


def _brought(row: RowT, homes: Homes, section_id: str) -> RowT:
    return row if homes.home(row.section) == section_id else row.replaced(section=section_id)


def _with_strangers(
    rows: tuple[RowT, ...], homes: Homes, new: Sequence[RowT], strangers: set[str], section_id: str
) -> tuple[RowT, ...]:
    """`rows` with the section's rows as in `new`: those of `strangers` come in from other sections."""
    stayed = tuple([row for row in rows if row.id not in strangers])
    natives = [row for row in new if row.id not in strangers]
    filled = refill(stayed, homes.rows(stayed, section_id), natives)
    result: list[RowT] = []
    end = end_of_section(filled, homes, section_id)
    followers: dict[str, list[RowT]] = {}
    run: list[RowT] = []
    for row in new:
        if row.id in strangers:
            run.append(row)
        elif run:
            followers[row.id] = run
            run = []
    for index, row in enumerate(filled):
        if index == end:
            result.extend(run)
        result.extend(followers.get(row.id, ()))
        result.append(row)
    if end == len(filled):
        result.extend(run)
    return tuple(result)


def shift_rows(
    rows: tuple[RowT, ...], homes: Homes, ids: Collection[str], step: int, hidden: Collection[str] = frozenset()
) -> tuple[RowT, ...]:
    """`rows` with those of `ids` a place up (step -1) or down (1) in their sections.

    Selected rows need not stand together. `hidden` rows, which a filter keeps from view, travel with the row that
    they stand behind and count for nothing. Raises UnknownPart; ValueError for another step.
    """
    if step not in (-1, 1):
        raise ValueError("a step is -1 or 1")
    require_ids(rows, ids, "row")
    for section_id in dict.fromkeys(homes.home(row.section) for row in rows if row.id in ids):
        old = homes.rows(rows, section_id)
        head, units = _units(old, ids, hidden)
        shifted = shift_units(units, [unit[0].id in ids for unit in units], step)
        rows = refill(rows, old, list(chain(head, *shifted)))
    return rows


def _units(rows: Sequence[RowT], ids: Collection[str], hidden: Collection[str]) -> tuple[list[RowT], list[list[RowT]]]:
    """The hidden rows at the top, and each row in view with the hidden ones behind it. Rows of `ids` are in view."""
    head: list[RowT] = []
    units: list[list[RowT]] = []
    for row in rows:
        if row.id in ids or row.id not in hidden:
            units.append([row])
        elif units:
            units[-1].append(row)
        else:
            head.append(row)
    return head, units


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


def row_ids_in(rows: Sequence[RowT], homes: Homes, section_id: str) -> list[str]:
    """The ids of the section's rows, in document order."""
    return ids_of(homes.rows(rows, section_id))
