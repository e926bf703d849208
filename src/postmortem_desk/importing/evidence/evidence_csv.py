"""Evidence in CSV or TSV with any columns: every row is a candidate, and what is wrong with one is told.

A file that this program wrote gives the same events again (`report.csv_tables` writes it, `own_csv` reads it).
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from postmortem_desk.importing.documents.day_carry import DayCarry
from postmortem_desk.importing.documents.day_order import settled_order
from postmortem_desk.importing.evidence.csv_columns import Columns, role_of, zone_called, zone_of
from postmortem_desk.importing.evidence.evidence import Origin, candidate, content_ref, numbered
from postmortem_desk.importing.evidence.spreadsheet_times import (
    CellTime,
    cell_time,
    contradicts,
    is_serial,
    serial_moment,
)
from postmortem_desk.importing.progress import Progress, unheard
from postmortem_desk.model import Event, Moment
from postmortem_desk.remark import Remark, counted_remark, template_of
from postmortem_desk.text.csv_tables import unguarded
from postmortem_desk.text.times.moments import day_of
from postmortem_desk.text.times.time_grammar import TimeContext

_CELL_LIMIT: Final = 4 * 1024 * 1024
_LONGEST_KIND: Final = 24
_STEP: Final = 500
_SAMPLE: Final = 50
_CLOCK_ALONE: Final = re.compile(
    r"\d{1,2}[:.h]\d{2}(?:[:.]\d{2}(?:[.,]\d{1,6})?)?(?:\s*[AaPp]\.?[Mm]\.?)?(?:\s+[\w+:-]+)?"
)
_DAY_IN_TIME: Final = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}")


class _Table(Struct):
    """What holds for all rows of a table, and what goes on from row to row."""

    columns: Columns
    context: TimeContext
    places: dict[str, int]
    spare: tuple[int, ...]
    other_times: tuple[int, ...]
    """Columns that are called a time and not read as one."""
    zone: str
    has_serials: bool
    """Whether its times are counted days of a spreadsheet."""
    counted: tuple[int, ...]
    """Columns of numbers that are called a time beside the one that is read: they should say the same."""
    contradicted: list[int] = field(default_factory=list)
    """The numbers of the rows in which they do not."""
    days: DayCarry = field(default_factory=DayCarry)
    day_above: str = ""
    taken_from_above: int = 0
    refs: dict[str, int] = field(default_factory=dict)


def csv_rows(text: str, columns: Columns, problems: list[str]) -> Iterator[tuple[int, list[str]]]:
    """The rows with their numbers in the file (the first is 1); what csv cannot read is told in `problems`."""
    before = csv.field_size_limit(_CELL_LIMIT)
    number, first = 0, columns.above + columns.has_header
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=columns.delimiter), 1):
            if number > first and any(map(str.strip, row)):
                yield number, row
    except csv.Error as error:
        problems.append(Remark("Row {number} and what follows: {error}.", number=number + 1, error=str(error)))
    finally:
        csv.field_size_limit(before)
    if text.count('"') % 2:
        problems.append(Remark("A quotation mark is never closed: the rows behind it may stand in one cell."))


def csv_events(
    text: str, columns: Columns, problems: list[str], day: date | None = None, progress: Progress = unheard
) -> Iterator[Event]:
    """The candidate of each row; `day` is the incident's, for clock times alone.

    A row with something wrong is told in `problems` with its number and the reason, and so is what was concluded.
    """
    table = _table(text, columns, day)
    if not {"time", "date", "text"} & table.places.keys():
        problems.append(Remark("No column of times and none of texts was found: say which they are."))
    if columns.above and not text.lstrip().lower().startswith("sep="):
        many = template_of("{n} rows stand above the table; left out.")
        problems.append(counted_remark(columns.above, "1 row stands above the table; left out.", many))
    total = text.count("\n") + 1
    for number, row in csv_rows(text, columns, problems):
        if number % _STEP == 0:
            progress(min(number / total, 1.0))
        event, wrong = _event(row, table)
        if table.counted and event is not None and any(contradicts(event.at, cell) for cell in _counted(row, table)):
            table.contradicted.append(number)
        if wrong:
            problems.append(Remark("Row {number}: {what}.", number=number, what=wrong))
        if event is not None:
            yield event
    if table.contradicted:
        read, other = (columns.names[place] for place in (table.places["time"], table.counted[0]))
        problems.append(_contradiction(table.contradicted, read, other))
    if table.has_serials:
        problems.append(
            Remark("The times are numbers as spreadsheets count days (45047.5 is 2023-05-01 12:00): read as such.")
        )
    if table.taken_from_above:
        rows = counted_remark(table.taken_from_above, "1 row", "{n} rows")
        problems.append(Remark("Where the day is left empty ({rows}), it is that of the row above.", rows=rows))


def _contradiction(rows: Sequence[int], read: str, other: str) -> Remark:
    more = len(rows) - 1
    told = Remark("row {row} and {more} more", row=rows[0], more=more) if more else Remark("row {row}", row=rows[0])
    template = template_of("The column {other} says another time than {read}, which was taken: {rows}.")
    return Remark(template, other=other, read=read, rows=told)


def _table(text: str, columns: Columns, day: date | None) -> _Table:
    places = {role: place for place, role in enumerate(columns.roles) if role}
    timed = [place for role in ("date", "time", "end") if (place := places.get(role)) is not None]
    cells = [row[place].strip() for _number, row in csv_rows(text, columns, []) for place in timed if place < len(row)]
    main = places.get("date", places.get("time"))
    other_times = tuple(
        place for place, name in enumerate(columns.names) if not columns.roles[place] and role_of(name) == "time"
    )
    sample = [row for _number, row in islice(csv_rows(text, columns, []), _SAMPLE)]
    firsts = cells[timed.index(main) :: len(timed)] if main is not None else []
    return _Table(
        columns=columns,
        context=TimeContext(day=day, day_first=settled_order(cells, day)),
        places=places,
        spare=tuple(place for place, role in enumerate(columns.roles) if role in ("", "kind", "actor")),
        other_times=other_times,
        counted=tuple(place for place in other_times if "time" in places and _is_counted(sample, place)),
        zone=next((zone for place in timed if (zone := zone_of(columns.names[place]))), ""),
        has_serials=any(firsts) and all(is_serial(cell) for cell in firsts if cell),
    )


def _is_counted(rows: list[list[str]], place: int) -> bool:
    cells = [cell for row in rows if place < len(row) and (cell := row[place].strip())]
    return bool(cells) and all(cell.replace(".", "", 1).isdigit() for cell in cells)


def _counted(row: list[str], table: _Table) -> Iterator[str]:
    return (cell for place in table.counted if place < len(row) and (cell := row[place].strip()))


def _event(row: list[str], table: _Table) -> tuple[Event | None, list[Remark]]:
    width, columns = len(row), table.columns
    cells = {role: unguarded(row[place].strip()) for role, place in table.places.items() if place < width}
    text = cells.get("text", "")
    wrong: list[Remark] = []
    if width != len(columns.names):
        cells_there = counted_remark(width, "1 cell", "{n} cells")
        template = template_of("it has {cells} where the table has {columns} columns")
        wrong.append(Remark(template, cells=cells_there, columns=len(columns.names)))
    (at, end), doubt = _time_of_row(row, cells, table)
    if doubt:
        wrong.append(doubt)
    if not text:
        wrong.append(Remark("it has no text"))
        text = " \u00b7 ".join(row[place].strip() for place in table.spare if place < width and row[place].strip())
    if not text and not at.is_known:
        return None, [Remark("{what}; nothing of it is left to take", what=wrong)]
    quote = columns.delimiter.join(row) if len(columns.names) > 1 else row[0]
    kind = cells.get("kind", "").lower()
    event = candidate(
        Origin("csv", numbered(table.refs, cells.get("ref") or content_ref(quote)), cells.get("url", "")),
        text,
        at=at,
        end=end,
        actor=cells.get("actor", ""),
        quote=quote,
        guess=kind if 0 < len(kind) <= _LONGEST_KIND else None,
    )
    return event, wrong


def _time_of_row(row: list[str], cells: dict[str, str], table: _Table) -> tuple[CellTime, Remark | None]:
    """The time of a row, and what is wrong with it or concluded of it."""
    written = _written(cells, table)
    if table.has_serials:
        at = serial_moment(cells.get("date") or written, cells.get("time", "") if cells.get("date") else "")
        time = CellTime(at) if at else cell_time(written, table.context)
    else:
        time = cell_time(written or _fallback(row, table), table.context)
    end = cells.get("end", "")
    if end:
        day = day_of(time.start) or table.context.day
        counted = serial_moment(end) if table.has_serials else None
        time = time._replace(end=counted or cell_time(end, replace(table.context, day=day)).start)
    at = time.start
    if not at.is_known:
        unread = Remark('its time "{time}" is not understood', time=written[:40])
        return time, unread if written else Remark("it has no time")
    doubt: Remark | None = None
    said = cells.get("zone", "")
    zone = zone_called(said) if said else table.zone
    if said and not zone:
        doubt = Remark('its zone "{zone}" is not known', zone=said[:40])
    at, ends = _in_zone(at, zone), _in_zone(time.end, zone) if time.end is not None else None
    if at.at and at.at.startswith("T") and _DAY_IN_TIME.search(written):
        template = template_of(
            'whether the day or the month comes first in "{time}" is not settled; its day is left open'
        )
        doubt = Remark(template, time=written[:40])
    elif table.context.day is not None and _CLOCK_ALONE.fullmatch(written):
        moved = table.days.after_midnight(at)
        if moved is not None:
            template = template_of("{time} comes after midnight; it is taken for {day}")
            at, doubt = moved, Remark(template, time=written, day=str(day_of(moved)))
        table.days.remember(at)
    return CellTime(at, ends), doubt


def _in_zone(moment: Moment, zone: str) -> Moment:
    """A moment that tells no zone, in one that the table tells."""
    has_none = not moment.zone and moment.at is not None and re.search(r"T[\d:.]+$", moment.at) is not None
    return moment.replaced(zone=zone) if zone and has_none else moment


def _written(cells: dict[str, str], table: _Table) -> str:
    """The words of the time: the day and the clock of two columns, the day of the row above where it is left empty."""
    day, time = cells.get("date", ""), cells.get("time", "")
    if not time or not _CLOCK_ALONE.fullmatch(time):
        return time or day
    if day:
        table.day_above = day
    elif table.day_above:
        day, table.taken_from_above = table.day_above, table.taken_from_above + 1
    return f"{day} {time}".strip()


def _fallback(row: list[str], table: _Table) -> str:
    """The time of another column that is called a time, where the column of times is empty."""
    cells = (row[place].strip() for place in table.other_times if place < len(row))
    return next((cell for cell in cells if cell_time(cell, table.context).start.is_known), "")
