"""Writes the events of a section as their source showed them: list, lines, table, or a heading for each."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final

from postmortem_desk.insight.told.timeline_words import is_day
from postmortem_desk.model import Column, Event, Layout, Section
from postmortem_desk.report.markdown.markdown_rows import Rows, list_lines
from postmortem_desk.report.markdown.markdown_tables import (
    TableRow,
    columns_word,
    plain_cell,
    table_layout,
    table_lines,
    table_matrix,
    text_cell,
    turned_lines,
)
from postmortem_desk.text.facts.incident_details import list_source
from postmortem_desk.text.markup.markdown_blocks import is_single_paragraph
from postmortem_desk.text.markup.markdown_headings import clean_heading, heading_source
from postmortem_desk.text.markup.markdown_marks import Mark
from postmortem_desk.text.markup.markdown_sections import is_one_text
from postmortem_desk.text.rows.event_headings import heading_times
from postmortem_desk.text.rows.field_rows import field_lines
from postmortem_desk.text.rows.row_content import ELSEWHERE, Details, details_text, read_content
from postmortem_desk.text.rows.row_hazards import begins_row, may_hold_events
from postmortem_desk.text.rows.row_times import (
    RowTimes,
    bracketed_content,
    event_content,
    labelled_content,
    tell_times,
    time_cell,
    times_of,
    times_text,
    words_of_time,
)
from postmortem_desk.text.rows.table_columns import EVENT_LABELS, event_fields, turned_fields, with_text
from postmortem_desk.text.section_roles import role_of_heading
from postmortem_desk.text.times.dates import date_text
from postmortem_desk.text.times.second_zone import time_elsewhere
from postmortem_desk.text.times.time_grammar import ParsedTime, parse_time

Telling = Callable[[Event], Details]
_FEWEST_TURNED: Final = 2
_COLUMNS: Final = (Column(heading="Time", field="time"), Column(heading="Event", field="text"))


def event_rows(
    section: Section, events: Sequence[Event], days: Mapping[str, date], tell: Telling, *, alone: bool
) -> Rows:
    """The events of `section`. `days`: the days that must be said before single events, by their ids; `tell`: what is
    known of an event beside its time and text; `alone`: whether it shows no other rows.
    """
    style = section.layout.style
    if style in _BY_COLUMNS and not days and (rows := _BY_COLUMNS[style](section, events, tell)):
        return rows
    if style == "table" or any(event.cells for event in events):
        return _table(section, events, days, tell)
    may_head = alone and not days and section.role == "timeline" and section.level < 6
    if style == "headings" and may_head and (lines := _headings(section, events, tell)):
        return Rows(tuple(lines), "headings")
    if style == "lines" and (lines := _lines(events, days, tell)):
        return Rows(tuple(lines), "lines")
    return _list(section, events, days, tell)


def event_details(event: Event, zone: str = "", second: str = "") -> Details:
    """What is known of an event beside its time and text, first its time on the clock of the `second` zone, if any."""
    pairs = (
        (ELSEWHERE, time_elsewhere(event.at, event.end, zone, second) if second else ""),
        ("Kind", event.kind),
        ("Milestones", list_source([milestone.name for milestone in event.milestones])),
        ("By", event.actor),
        ("Severity", event.severity),
        ("Key event", "yes" if event.key_event else ""),
        ("Order", "kept" if event.order_kept else ""),
    )
    return tuple((label, value) for label, value in pairs if value)


def _day_row(day: date) -> str:
    return f"**{date_text(day)}** {Mark('day', day.isoformat()).line()}"


def _contents(events: Sequence[Event], days: Mapping[str, date], tell: Telling) -> list[str]:
    contents: list[str] = []
    for event in events:
        if event.id in days:
            contents.append(_day_row(days[event.id]))
        contents.append(event_content(times_of(event), event.text, tell(event)))
    return contents


def _list(section: Section, events: Sequence[Event], days: Mapping[str, date], tell: Telling) -> Rows:
    style = section.layout.style
    fields = [column.field for column in section.layout.columns]
    if fields == ["text", "time", "text"] and not days:
        bracketed = [bracketed_content(times_of(event), event.text, tell(event)) for event in events]
        if all(bracketed) and sum(1 for event in events if times_of(event) != RowTimes()) * 2 > len(events):
            return Rows(tuple(list_lines([content for content in bracketed if content], style)), "list")
    is_labelled = fields == ["text", "time"]
    labelled = [labelled_content(times_of(event), event.text, tell(event)) for event in events if is_labelled]
    timed = [times_of(event) != RowTimes() for event in events]
    if labelled and not days and all(labelled) and tell_times(timed):
        return Rows(tuple(list_lines([content for content in labelled if content], style)), "list")
    contents = _contents(events, days, tell)
    heads = [begins_row(content.partition("\n")[0]) for content in contents]
    return Rows(tuple(list_lines(contents, style)), "list", certain=not tell_times(heads))


def _lines(events: Sequence[Event], days: Mapping[str, date], tell: Telling) -> list[str] | None:
    """The events as lines that begin with times; None where they would not be read back so."""
    contents = _contents(events, days, tell)
    if not all(_is_line(content) for content in contents):
        return None
    if all("\n" not in content for content in contents):
        # Two blanks at its end keep a line apart from the next one where Markdown is rendered.
        return [*(f"{content}  " for content in contents[:-1]), contents[-1]]
    lines = [line for content in contents for line in ("", *content.split("\n"))]
    return lines[1:]


def _is_line(content: str) -> bool:
    first, *rest = content.split("\n")
    stands = all(line == line.strip(" \t") for line in (first, *rest))
    starts = begins_row(first) and not any(begins_row(line) for line in rest)
    return stands and starts and is_single_paragraph(content) and not is_day(content)


def _headings(section: Section, events: Sequence[Event], tell: Telling) -> list[str] | None:
    """A heading for each event; None where they would not be read back so."""
    lines: list[str] = []
    timed = 0
    for event in events:
        times = times_of(event)
        source = heading_source(times_text(times))
        read = heading_times(clean_heading(source))
        details = tell(event)
        text = "\n\n".join(part for part in (event.text, details_text(details)) if part)
        if read is None and times != RowTimes(clean_heading(source)):
            return None
        if read not in (None, (times, "")) or role_of_heading(times_text(times)) or not times.start:
            return None
        if text and (not is_one_text(text) or may_hold_events(text) or read_content(text) != (event.text, details)):
            return None
        timed += read is not None
        lines += ["", f"{'#' * (section.level + 1)} {source}"]
        lines += ["", *text.split("\n")] if text else []
    return lines[1:] if timed * 2 >= len(events) else None


def _turned(section: Section, events: Sequence[Event], tell: Telling) -> Rows | None:
    """The events as the columns of a table; None where they would not be read back so."""
    layout = table_layout(section.layout, (event.cells for event in events), _COLUMNS, "time")
    rows = _table_rows(layout, events, tell)
    head, *columns = table_matrix(layout, rows)
    fields = [column.field for column in layout.columns]
    is_told = fields == turned_fields(head, fields.index("time"), columns)
    are_clocks = all("T" in (parsed.start.at or "") if (parsed := _parsed(event)) else False for event in events)
    is_one_row = sum(1 for row in zip(*columns, strict=True) if all(map(parse_time, row))) == 1
    if len(events) < _FEWEST_TURNED or not (is_told and are_clocks and is_one_row):
        return None
    return Rows(tuple(turned_lines(layout, rows)), "table")


def _fields(section: Section, events: Sequence[Event], tell: Telling) -> Rows | None:
    """The events as paragraphs of fields; None where they would not be read back so."""
    layout = table_layout(section.layout, (event.cells for event in events), _COLUMNS, "time")
    headings = [column.heading for column in layout.columns]
    if event_fields(headings) != [column.field for column in layout.columns]:
        return None
    lines: list[str] = []
    for event, row in zip(events, table_matrix(layout, _table_rows(layout, events, tell))[1:], strict=True):
        parsed = _parsed(event)
        written = field_lines(list(zip(headings, row, strict=True)))
        if written is None or parsed is None or not parsed.start.is_known or any("<" in cell for cell in row):
            return None
        lines += ["", *written]
    return Rows(tuple(lines[1:]), "fields") if all(map(is_single_paragraph, "\n".join(lines).split("\n\n"))) else None


def _parsed(event: Event) -> ParsedTime | None:
    """What a reader would take the words of an event's time for."""
    return words_of_time(times_text(times_of(event)))


_BY_COLUMNS: Final = {"turned": _turned, "fields": _fields}
"""Styles that have the columns of a table, and who writes them."""


def _table(section: Section, events: Sequence[Event], days: Mapping[str, date], tell: Telling) -> Rows:
    layout = table_layout(section.layout, (event.cells for event in events), _COLUMNS, "time")
    rows: list[TableRow | str] = []
    for event, row in zip(events, _table_rows(layout, events, tell), strict=True):
        if event.id in days:
            rows.append(_day_row(days[event.id]))
        rows.append(row)
    columns = columns_word(layout, lambda headings: with_text(event_fields(headings)))
    return Rows(tuple(table_lines(layout, rows)), "table", certain=bool(columns), columns=columns)


def _table_rows(layout: Layout, events: Sequence[Event], tell: Telling) -> list[TableRow]:
    shown = {EVENT_LABELS[column.field] for column in layout.columns if column.field in EVENT_LABELS}
    rows: list[TableRow] = []
    for event in events:
        details = tell(event)
        by_field = {"time": time_cell(times_of(event))}
        by_field["text"] = text_cell(event.text, tuple(pair for pair in details if pair[0] not in shown))
        by_field |= {field: plain_cell(dict(details).get(label, "")) for field, label in EVENT_LABELS.items()}
        rows.append(TableRow(by_field, event.cells))
    return rows
