"""Reads the events of a table: its columns by their headings, or by what stands in them; and those told as fields."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from postmortem_desk.importing.documents.drafts import EventDraft
from postmortem_desk.importing.documents.event_rows import Rows, day_of_row
from postmortem_desk.importing.documents.layouts import columns_of
from postmortem_desk.insight.told.timeline_words import is_day
from postmortem_desk.model import Layout
from postmortem_desk.text.markup.markdown_blocks import Block, table_cells
from postmortem_desk.text.markup.markdown_inline import unescaped
from postmortem_desk.text.rows.field_rows import read_fields
from postmortem_desk.text.rows.row_content import cell_content, read_content
from postmortem_desk.text.rows.row_times import RowTimes, read_time_cell
from postmortem_desk.text.rows.table_columns import (
    EVENT_LABELS,
    cell_key,
    event_fields,
    is_hollow,
    turned_fields,
    with_text,
)
from postmortem_desk.text.times.clock_manner import is_clock_alone
from postmortem_desk.text.times.time_grammar import parse_time

_FEWEST_TURNED: Final = 2
"""Columns of a table with events in its columns, beside its headings."""
_LENGTH: Final = re.compile(
    r"[<>\u2264\u2265~]?\s?\d+(?:[.,]\d+)?\s?(?:%|ms|s|secs?|seconds?|mins?|minutes?|m|hrs?|hours?|d|days?|weeks?)?"
    r"(?:\s?\d+\s?(?:m|s|mins?|minutes?|secs?|seconds?))?",
    re.IGNORECASE,
)
"""A length of time, or a figure alone."""


def table_events(block: Block, lines: Sequence[str], said_fields: Sequence[str]) -> Rows | None:
    """The events of a table; None where it holds no times. `said_fields`: what our own export says of its columns."""
    table = table_cells(block, lines)
    if not said_fields and (turned := _turned(table)):
        return turned
    head, *rows = table
    headings = [cell_content(cell) for cell in head]
    fields = list(said_fields) if len(said_fields) == len(headings) else _fields(headings, rows)
    if "time" not in fields or not (said_fields or any(map(any, rows))):
        return None  # the words of a head alone would be told by no event
    layout = Layout(style="table", columns=columns_of(headings, fields))
    drafts = [_row(row, headings, fields) for row in rows if not is_hollow(row)]
    return list(_with_day_rows(drafts)), layout


def field_events(block: Block, lines: Sequence[str]) -> Rows | None:
    """The event of a paragraph of fields of which one holds its time and one its text, or None."""
    told = read_fields(lines[block.start : block.end])
    headings = [label for label, _ in told or ()]
    fields = event_fields(headings)
    if told is None or not {"time", "text"} <= set(fields):
        return None
    row = [value for _, value in told]
    parsed = parse_time(row[fields.index("time")].strip("`*_"))
    if parsed is None or not parsed.start.is_known:
        return None
    return [_row(row, headings, fields)], Layout(style="fields", columns=columns_of(headings, fields))


def _turned(table: Sequence[Sequence[str]]) -> Rows | None:
    """The events of a table whose columns are events: the cells of one row are all times, but for its heading."""
    is_wide = len(table[0]) > _FEWEST_TURNED and len(table) > 1
    timed = [row for row in table if all(_is_clock(cell) for cell in row[1:])] if is_wide else []
    if len(timed) != 1 or any(_is_clock(row[0]) for row in table):
        return None
    headings, *columns = ([cell_content(cell) for cell in column] for column in zip(*table, strict=True))
    fields = turned_fields(headings, table.index(timed[0]), columns)
    layout = Layout(style="turned", columns=columns_of(headings, fields))
    return [_row(column, headings, fields) for column in columns], layout


def _is_clock(cell: str) -> bool:
    parsed = parse_time(cell) if cell else None
    return parsed is not None and "T" in (parsed.start.at or "")


def _with_day_rows(drafts: Sequence[EventDraft | str]) -> Iterator[EventDraft | str]:
    """The rows of a table; a day that has a row of its own is the day of the clock time below it."""
    day: EventDraft | None = None
    for draft in drafts:
        if day is not None and isinstance(draft, EventDraft) and is_clock_alone(draft.times.start):
            draft.times = replace(draft.times, start=f"{day.times.start} {draft.times.start}")
        elif day is not None:
            yield day
        is_day_row = (
            isinstance(draft, EventDraft) and draft == EventDraft(draft.times, "") and is_day(draft.times.start)
        )
        day = draft if isinstance(draft, EventDraft) and is_day_row else None
        if day is None:
            yield draft
    if day is not None:
        yield day


def _fields(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    fields = event_fields(headings)
    if "time" in fields and not _may_hold_times([row[fields.index("time")] for row in rows]):
        fields[fields.index("time")] = ""
    if "time" not in fields:
        for index, field in enumerate(fields):
            if not field and _holds_times([row[index] for row in rows]):
                fields[index] = "time"
                break
    free = [index for index, field in enumerate(fields) if not field]
    if free and not any(heading.strip() for heading in headings):
        fields[max(free, key=lambda index: sum(len(row[index]) for row in rows))] = "text"
    return with_text(fields)


def _may_hold_times(cells: Sequence[str]) -> bool:
    """Whether a column that is called by times may hold them: not where all of it are lengths of time or figures."""
    filled = [cell for cell in cells if not is_hollow([cell])]
    return not filled or not all(_LENGTH.fullmatch(cell.strip(" *_`~")) for cell in filled)


def _holds_times(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    return bool(filled) and sum(1 for cell in filled if parse_time(cell)) * 2 >= len(filled)


def _row(row: Sequence[str], headings: Sequence[str], fields: Sequence[str]) -> EventDraft | str:
    draft = EventDraft(RowTimes(), "")
    for index, (field, cell) in enumerate(zip(fields, row, strict=True)):
        content = cell_content(cell)
        if field == "time":
            if day := day_of_row(content):
                return day
            draft.times = read_time_cell(content)
        elif field == "text":
            draft.text, details = read_content(content)
            draft.details += details
        elif field in EVENT_LABELS and content:
            draft.details += ((EVENT_LABELS[field], unescaped(content)),)
        elif content:
            draft.cells[cell_key(headings, index)] = unescaped(content)
    return draft
