"""Lines and cells that are pasted into a timeline: one event a line, or one a row of a spreadsheet."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from msgspec.structs import replace

from postmortem_desk.importing.documents.day_carry import DayCarry
from postmortem_desk.importing.documents.day_order import settled_order
from postmortem_desk.importing.evidence.csv_columns import find_columns
from postmortem_desk.importing.evidence.evidence_csv import csv_events, csv_rows
from postmortem_desk.model import Event, new_id
from postmortem_desk.text.times.moments import day_of
from postmortem_desk.text.times.time_grammar import TimeContext, carried_day, find_leading_time, parse_time
from postmortem_desk.trouble import Trouble

_LINE_ENDS: Final = re.compile("\r\n|[\r\n\u2028\u2029\u0085\x0b\x0c]")
_BULLET: Final = re.compile(
    r"\s*(?:(?:[-+*>\u2022\u00b7\u2023\u2043\u25a0-\u25ff\u2013]|\d{1,3}[.)])\s+)+(?:\[[ xX]?\]\s+)?"
)
_DAY: Final = re.compile(r"\d[/.-]\d{1,2}[/.-]\d|\d{4}-|[^\W\d_]{3}")
"""Stands in a time that tells its day."""
_TAB: Final = "\t"
_SAMPLE: Final = 20


def events_from_text(text: str, context: TimeContext, section_id: str) -> tuple[Event, ...]:
    """An event for each line that says something, or for each row where the text is cells of a spreadsheet.

    Bullets, numbers and marks of quoting before a line go. The day of one line carries on to the next, and a line that
    is only a day holds for those below; a clock that went back by half a day has passed midnight.
    """
    lines = [line for line in _LINE_ENDS.split(text) if line.strip()]
    context = replace(context, day_first=settled_order([text[:200_000]], context.day))
    rows = _events_of_cells(text, context, section_id) if _is_cells(lines) else ()
    return rows or tuple(_events_of_lines(lines, context, section_id))


def _is_cells(lines: list[str]) -> bool:
    return bool(lines) and all(_TAB in line.strip() for line in lines[:_SAMPLE] if not line.count('"') % 2)


def _events_of_lines(lines: list[str], context: TimeContext, section_id: str) -> Iterator[Event]:
    days = DayCarry()
    for line in lines:
        day = _day_alone(line, context) if len(lines) > 1 else None
        if day is not None:
            context = replace(context, day=day)
            continue
        leading = find_leading_time(line, context)
        if leading is None:
            yield Event(id=new_id(), section=section_id, text=_BULLET.sub("", line, count=1).strip())
            continue
        text = (leading.open_markup + line[leading.length :]).strip()
        start, end = leading.time.start, leading.time.end
        is_assumed = context.day is not None and not _DAY.search(leading.written)
        moved = days.after_midnight(start) if is_assumed else None
        if moved is not None and end is None:
            start = moved
        days.remember(start)
        yield Event(id=new_id(), section=section_id, at=start, end=end, text=text)
        context = replace(context, day=carried_day(start, context.day))


def _day_alone(line: str, context: TimeContext) -> date | None:
    plain = _BULLET.sub("", line, count=1).strip().strip("-=#* :")
    if len(plain) > 40 or ":" in plain:
        return None
    parsed = parse_time(plain, context)
    is_day = parsed is not None and parsed.end is None and parsed.start.precision == "day"
    return day_of(parsed.start) if parsed and is_day else None


def _events_of_cells(text: str, context: TimeContext, section_id: str) -> tuple[Event, ...]:
    """The rows of cells that were copied from a spreadsheet; cells that have no field stand behind the words."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        columns = find_columns(text, "")
    except Trouble:
        return ()
    if columns.delimiter != _TAB or not {"time", "date"} & set(columns.roles):
        return ()
    rows = dict(csv_rows(text, columns, []))
    spare = tuple(place for place, role in enumerate(columns.roles) if role in ("", "ref", "url"))
    found = list(csv_events(text, columns, [], context.day))
    if len(found) != len(rows):
        return ()
    return tuple(_of_row(event, row, spare, section_id) for event, row in zip(found, rows.values(), strict=True))


def _of_row(event: Event, row: list[str], spare: tuple[int, ...], section_id: str) -> Event:
    more = [row[place].strip() for place in spare if place < len(row) and row[place].strip()]
    more = [cell for cell in more if cell not in event.text]
    text = " \u00b7 ".join([part for part in (event.text, *more) if part])
    return event.with_fields(id=new_id(), section=section_id, sources=(), text=text)
