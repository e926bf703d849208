"""Reads a timeline section: introduction, events, what stands between them, and what stands below."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from msgspec import Struct

from postmortem_desk.importing.documents.drafts import EventDraft, SectionDraft, trimmed
from postmortem_desk.importing.documents.event_rows import (
    Rows,
    code_events,
    event_or_day,
    line_events,
    list_events,
    prose_event,
    told_event,
    with_days,
)
from postmortem_desk.importing.documents.event_tables import field_events, table_events
from postmortem_desk.importing.documents.layouts import goes_on
from postmortem_desk.insight.told.timeline_words import is_day
from postmortem_desk.model import Layout
from postmortem_desk.text.markup.markdown_blocks import Block, Item, blocks_of, items_of
from postmortem_desk.text.markup.markdown_marks import GUARD
from postmortem_desk.text.markup.markdown_sections import is_one_text
from postmortem_desk.text.rows.row_times import RowTimes
from postmortem_desk.text.times.leading_time import find_leading_time

_DEEPEST = 3
"""Lists of days or phases that events may stand in."""
_PHASE = re.compile(r"[*_]{0,3}(?:phase|stage|part|step|act|wave|etappe|teil)\b", re.IGNORECASE)
_LABEL = re.compile(r"(\*\*|__)[^*_\n]+\1:?|[^\W\d][^\n]*:")
"""Words in bold, or before a colon, that fill their line."""
_LONGEST_LABEL = 60
_QUOTE = re.compile(r" {0,3}> ?")
_CODE = frozenset({"fence", "code_block"})


class _Group(Struct):
    """Events that stand together under one introduction (the section's, or a line with a day)."""

    text: str
    layout: Layout
    rows: list[EventDraft | str]
    end: int
    """The line after them."""


class _Reading(Struct, frozen=True):
    """What is taken for events in a section."""

    said_fields: Sequence[str]
    certain: bool
    in_prose: bool = False
    in_code: bool = False
    depth: int = 0
    """How many lists it stands in."""


def read_timeline(
    lines: Sequence[str], said_fields: Sequence[str] = (), *, certain: bool = False, may_be_prose: bool = True
) -> list[SectionDraft]:
    """The parts of a timeline's text: the first is the section itself, others have no heading.

    Blocks between two events belong to the first of them; a date on a line of its own begins a part; what follows the
    last event is a part of its own. Without any event all of it is the text of one part. `certain` and `said_fields`
    are what our own export says: that these are events, and what the columns of their table are.

    A quote holds events only where nothing else does: elsewhere it is what somebody said. With headings it stays whole.
    Code holds events only where nothing else does, or indented right below a day: elsewhere it is a log that an event
    quotes.
    """
    blocks = blocks_of(lines)
    reading = _Reading(said_fields, certain, in_prose=may_be_prose and _is_told_in_prose(blocks, lines))
    groups = _groups(blocks, lines, reading)
    if not groups and any(block.kind == "blockquote" for block in blocks):
        bare = _without_quotes(blocks, lines)
        groups = _groups(blocks_of(bare), bare, reading) if is_one_text(trimmed(bare)) else []
        lines = bare if groups else lines
    if not groups and any(block.kind in _CODE for block in blocks):
        groups = _groups(blocks, lines, _Reading(said_fields, certain, in_code=True))
    return _parts(groups, lines)


def read_told_lines(lines: Sequence[str]) -> list[SectionDraft]:
    """A timeline of which somebody says that it is one: each line that begins with a time, also in a sentence, begins
    an event. What stands above the first is the introduction; without any, all of it.
    """
    starts = [index for index, line in enumerate(lines) if find_leading_time(line, in_prose=True)]
    contents = (trimmed(lines[start:end]) for start, end in zip_longest(starts, starts[1:]))
    events = [row for row in map(told_event, contents) if row is not None]
    text = trimmed(lines[: starts[0]] if starts else lines)
    return [SectionDraft("timeline", 0, text=text, layout=Layout(style="lines" if starts else ""), events=events)]


def _without_quotes(blocks: Sequence[Block], lines: Sequence[str]) -> list[str]:
    """The lines without the signs of quotes: a timeline that is one whole."""
    quoted = {line for block in blocks if block.kind == "blockquote" for line in range(block.start, block.end)}
    return [_QUOTE.sub("", line, count=1) if index in quoted else line for index, line in enumerate(lines)]


def _groups(blocks: Sequence[Block], lines: Sequence[str], reading: _Reading) -> list[_Group]:
    groups: list[_Group] = []
    day_at: int | None = None
    may_stay = True
    for block in blocks:
        inner = list(_inner_groups(block, lines, reading))
        found = None if inner else _events_of(block, lines, reading)
        if found is None and day_at is not None and may_stay and block.kind == "code_block":
            found = code_events(block, lines)  # times that somebody indented below their day
        if found is None and not inner:
            day_at, may_stay = _head_at(block, lines, day_at if may_stay else None)
            continue
        start = day_at if groups and day_at is not None else block.start if groups else 0
        if groups:
            _attach(groups[-1], trimmed(lines[groups[-1].end : start]))
        text = trimmed(lines[start : block.start])
        for group in inner:
            group.text, text = "\n\n".join(part for part in (text, group.text) if part), ""
            group.end = block.end
            groups.append(group)
        if found is not None:
            _take(groups, found, text, block.end, may_go_on=day_at is None)
        day_at, may_stay = None, True
    return groups


def _head_at(block: Block, lines: Sequence[str], above: int | None) -> tuple[int | None, bool]:
    """Where what heads the next events begins, after a block without any, and whether more may stand between them.

    That is a line with a day, wherever it stands above them; or right above them a phase, or words that are a label.
    `above` is where a day stands already.
    """
    text = trimmed(lines[block.start : block.end]) if block.kind == "paragraph" else ""
    if is_day(text):
        return block.start, True
    if above is not None or "\n" in text or len(text) > _LONGEST_LABEL or text.endswith("."):
        return above, True
    is_set_apart = _PHASE.match(text) is not None or _LABEL.fullmatch(text) is not None
    return (block.start, False) if is_set_apart else (None, True)


def _take(groups: list[_Group], found: tuple[Rows, str], text: str, end: int, *, may_go_on: bool) -> None:
    """Put the events of a block behind those of the last group, or into a group of their own."""
    (rows, layout), above = found
    if groups and may_go_on and not above and goes_on(groups[-1].layout, len(groups[-1].rows), layout):
        groups[-1].rows += rows
        groups[-1].end = end
    else:
        groups.append(_Group("\n\n".join(part for part in (text, above) if part), layout, rows, end))


def _parts(groups: Sequence[_Group], lines: Sequence[str]) -> list[SectionDraft]:
    if not groups:
        return [SectionDraft("timeline", 0, text=trimmed(lines))]
    parts = [
        SectionDraft("timeline", 0, text=group.text, layout=group.layout, events=with_days(group.rows))
        for group in groups
    ]
    below = trimmed(lines[groups[-1].end :])
    return [*parts, SectionDraft("other", 0, text=below)] if below else parts


def _events_of(block: Block, lines: Sequence[str], reading: _Reading) -> tuple[Rows, str] | None:
    """The events of a block, and words above them that are part of it."""
    rows: Rows | None = None
    if block.kind == "list":
        rows = list_events(block, lines, certain=reading.certain)
    elif block.kind == "table":
        rows = table_events(block, lines, reading.said_fields)
    elif block.kind == "paragraph":
        rows = field_events(block, lines) or (prose_event(block, lines) if reading.in_prose else None)
        if rows is None:
            return line_events(block, lines)
    elif reading.in_code and block.kind in _CODE:
        return code_events(block, lines)
    return (rows, "") if rows is not None else None


def _inner_groups(block: Block, lines: Sequence[str], reading: _Reading) -> Iterator[_Group]:
    """The groups of a list whose items are days or phases with lists of events below them."""
    items = items_of(block, lines) if block.kind == "list" else []
    inner = [_below(item, reading) for item in items]
    if sum(1 for groups in inner if groups) * 2 <= len(items):
        return
    for item, groups in zip(items, inner, strict=True):
        told = groups or [_alone(item)]
        if item.number is not None and told[0].text:
            told[0].text = f"{item.number}. {told[0].text}"  # a number is a word of the text
        yield from told


def _alone(item: Item) -> _Group:
    """An item beside those with events below them: an event itself where it has a time, else a text."""
    content = "\n".join(item.lines)
    row = event_or_day(content)
    has_time = isinstance(row, EventDraft) and row.times != RowTimes()
    return _Group("", Layout(style="list"), [row], 0) if has_time else _Group(content, Layout(), [], 0)


def _below(item: Item, reading: _Reading) -> list[_Group]:
    """The events in the lists of an item that has no clock time itself."""
    if len(item.lines) == 1 or GUARD in item.lines[0] or reading.depth == _DEEPEST:
        return []
    found = find_leading_time(item.lines[0])
    heads_list = not item.lines[0].strip() or found is None or is_day(item.lines[0])
    blocks = blocks_of(item.lines) if heads_list else []
    if len(blocks) == 1 and blocks[0].kind == "paragraph" and item.lines[1][:1] == " ":
        found_rows = line_events(blocks[0], item.lines)
        return [_Group(found_rows[1], found_rows[0][1], found_rows[0][0], 0)] if found_rows else []
    has_own_number = item.number is not None and blocks[:1] and blocks[0].kind == "list" and blocks[0].start == 0
    if has_own_number or not any(block.kind in {"list", "table"} for block in blocks):
        return []  # "1. 1. the alarm 09:05": no day or phase stands before the list, to keep the number
    groups = _groups(blocks, item.lines, _Reading(reading.said_fields, certain=False, depth=reading.depth + 1))
    if groups:
        _attach(groups[-1], trimmed(item.lines[groups[-1].end :]))
    return groups


def _is_told_in_prose(blocks: Sequence[Block], lines: Sequence[str]) -> bool:
    """Whether paragraphs tell the events in sentences that begin with times, several and half of them at least."""
    paragraphs = [lines[block.start].strip() for block in blocks if block.kind == "paragraph"]
    strict = sum(1 for line in paragraphs if find_leading_time(line))
    told = sum(1 for line in paragraphs if find_leading_time(line, in_prose=True))
    return told > max(strict, 1) and told * 2 >= len(paragraphs)


def _attach(group: _Group, between: str) -> None:
    event = next((row for row in reversed(group.rows) if isinstance(row, EventDraft)), None)
    if between and event is not None:
        event.text = f"{event.text}\n\n{between}" if event.text else between
