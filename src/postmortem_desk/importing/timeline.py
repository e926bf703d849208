"""Reads a timeline section: introduction, events, what stands between them, and what stands below."""

from collections.abc import Sequence
from dataclasses import dataclass

from postmortem_desk.importing.drafts import EventDraft, SectionDraft, trimmed
from postmortem_desk.importing.event_rows import Rows, line_events, list_events, with_days
from postmortem_desk.importing.event_tables import table_events
from postmortem_desk.importing.layouts import goes_on
from postmortem_desk.insight.timeline_words import is_day
from postmortem_desk.model import Layout
from postmortem_desk.text.markdown_blocks import Block, blocks_of


@dataclass(slots=True)
class _Group:
    """Events that stand together under one introduction (the section's, or a line with a day)."""

    text: str
    layout: Layout
    rows: list[EventDraft | str]
    end: int
    """The line after them."""


def read_timeline(
    lines: Sequence[str], said_fields: Sequence[str] = (), *, certain: bool = False
) -> list[SectionDraft]:
    """The parts of a timeline's text: the first is the section itself, others have no heading.

    Blocks between two events belong to the first of them; a date on a line of its own begins a part; what follows the
    last event is a part of its own. Without any event all of it is the text of one part. `certain` and `said_fields`
    are what our own export says: that these are events, and what the columns of their table are.
    """
    groups: list[_Group] = []
    day_at: int | None = None
    for block in blocks_of(lines):
        found = _events_of(block, lines, said_fields, certain=certain)
        if found is None:
            is_day_line = block.kind == "paragraph" and is_day(trimmed(lines[block.start : block.end]))
            day_at = block.start if is_day_line else day_at
            continue
        rows, layout = found
        start = day_at if groups and day_at is not None else block.start if groups else 0
        if groups:
            _attach(groups[-1], lines[groups[-1].end : start])
        if groups and day_at is None and goes_on(groups[-1].layout, len(groups[-1].rows), layout):
            groups[-1].rows += rows
            groups[-1].end = block.end
        else:
            groups.append(_Group(trimmed(lines[start : block.start]), layout, rows, block.end))
        day_at = None
    return _parts(groups, lines)


def _parts(groups: Sequence[_Group], lines: Sequence[str]) -> list[SectionDraft]:
    if not groups:
        return [SectionDraft("timeline", 0, text=trimmed(lines))]
    parts = [
        SectionDraft("timeline", 0, text=group.text, layout=group.layout, events=with_days(group.rows))
        for group in groups
    ]
    below = trimmed(lines[groups[-1].end :])
    return [*parts, SectionDraft("other", 0, text=below)] if below else parts


def _events_of(block: Block, lines: Sequence[str], said_fields: Sequence[str], *, certain: bool) -> Rows | None:
    if block.kind == "list":
        return list_events(block, lines, certain=certain)
    if block.kind == "table":
        return table_events(block, said_fields)
    if block.kind == "paragraph":
        return line_events(block, lines)
    return None


def _attach(group: _Group, lines: Sequence[str]) -> None:
    between = trimmed(lines)
    event = next((row for row in reversed(group.rows) if isinstance(row, EventDraft)), None)
    if between and event is not None:
        event.text = f"{event.text}\n\n{between}" if event.text else between
