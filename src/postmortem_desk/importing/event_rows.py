"""Reads the events of a timeline from lists, and from lines that each begin with a time."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from postmortem_desk.importing.drafts import EventDraft
from postmortem_desk.importing.layouts import list_style
from postmortem_desk.insight.timeline_words import is_day
from postmortem_desk.model import Column, Layout
from postmortem_desk.text.markdown_blocks import Block, items_of
from postmortem_desk.text.markdown_marks import GUARD, read_mark
from postmortem_desk.text.row_times import RowTimes, read_event, read_labelled, split_time, split_trailing_time

_DAY_ROW: Final = re.compile(r"\*\*[^*]*\*\* (?P<mark><!-- postmortem-desk day .*)")
LABEL_FIRST: Final = (Column(field="text"), Column(field="time"))
"""The columns of a list whose rows tell their time behind their words."""

Rows = tuple[list[EventDraft | str], Layout]
"""Events, ISO dates where our export says a day between them, and how they are shown."""


def day_of_row(content: str) -> str:
    """The ISO date of a row that only says a day, as our export writes it; "" for any other row."""
    match = _DAY_ROW.fullmatch(content.strip())
    mark = read_mark(match["mark"].strip()) if match else None
    return mark.word if mark is not None and _is_iso(mark.word) else ""


def with_days(rows: Iterable[EventDraft | str]) -> list[EventDraft]:
    """The events among `rows`; a day between them is given to the event after it."""
    events: list[EventDraft] = []
    day = ""
    for row in rows:
        if isinstance(row, str):
            day = row
        else:
            row.day, day = day, ""
            events.append(row)
    return events


def list_events(block: Block, lines: Sequence[str], *, certain: bool) -> Rows | None:
    """The events of a list; None where it is none of events. `certain`: our own export says that it is one."""
    items = items_of(block, lines)
    contents = ["\n".join(item.lines) for item in items]
    layout = Layout(style=list_style(items))
    timed = sum(1 for content in contents if _has_head(content))
    if timed * 2 >= len(items):
        return [_event_or_day(content) for content in contents], layout
    labelled = sum(1 for content in contents if split_trailing_time(content))
    if labelled * 2 >= len(items):
        return [EventDraft(*read_labelled(content)) for content in contents], layout.replaced(columns=LABEL_FIRST)
    return ([_event_or_day(content) for content in contents], layout) if certain else None


def line_events(block: Block, lines: Sequence[str]) -> Rows | None:
    """The events of a paragraph whose lines begin with times; None where it is none."""
    rows: list[list[str]] = []
    for line in lines[block.start : block.end]:
        line = line.strip(" \t") if not rows else line.rstrip(" \t").lstrip(" ")
        if _has_head(line):
            rows.append([line])
        elif rows:
            rows[-1].append(line)
        else:
            return None
    contents = ["\n".join(row) for row in rows]
    if len(contents) == 1 and is_day(contents[0]):
        return None  # a day above the events that follow
    return [_event_or_day(content) for content in contents], Layout(style="lines")


def _event_or_day(content: str) -> EventDraft | str:
    return day_of_row(content) or EventDraft(*read_event(content))


def _has_head(content: str) -> bool:
    return content.startswith(GUARD) or bool(day_of_row(content)) or split_time(content)[0] != RowTimes()


def _is_iso(word: str) -> bool:
    try:
        date.fromisoformat(word)
    except ValueError:
        return False
    return True
