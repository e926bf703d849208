"""Reads the events of a timeline from lists, and from lines that each begin with a time."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import zip_longest
from typing import Final

from postmortem_desk.importing.documents.drafts import EventDraft, trimmed
from postmortem_desk.importing.documents.layouts import list_style
from postmortem_desk.insight.told.timeline_words import is_day
from postmortem_desk.model import Column, Layout
from postmortem_desk.text.markup.markdown_blocks import Block, Item, items_of
from postmortem_desk.text.markup.markdown_inline import escaped
from postmortem_desk.text.markup.markdown_marks import GUARD, read_mark
from postmortem_desk.text.rows.row_content import read_content
from postmortem_desk.text.rows.row_times import (
    RowTimes,
    labelled_content,
    read_bracketed,
    read_event,
    read_labelled,
    split_time,
    split_trailing_time,
    tell_times,
)
from postmortem_desk.text.times.leading_time import find_leading_time

_DAY_ROW: Final = re.compile(r"\*\*[^*]*\*\* (?P<mark><!-- postmortem-desk day .*)")
_DEFINITION: Final = re.compile(r"^:[ \t]+")
"""Before the text of a definition, below its time."""
_BREAK: Final = re.compile(r"<br\s?/?>", re.IGNORECASE)
_LONGEST_LABEL: Final = 40
_FEWEST_IN_CODE: Final = 2
_HEAD_SIGNS: Final = (":", "-", "\u2013", "\u2014", "|", ">")
_MOST_ABOVE: Final = 2
"""Lines above the first time of a paragraph."""
LABEL_FIRST: Final = (Column(field="text"), Column(field="time"))
"""The columns of a list whose rows tell their time behind their words."""
TIME_IN_LABEL: Final = (Column(field="text"), Column(field="time"), Column(field="text"))
"""The columns of a list whose rows tell their time in brackets behind a label ("Detection (8:00 PM): ...")."""

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
    layout = Layout(style=list_style(items))
    may_split = layout.style == "list" and not certain
    contents = [content for item in items for content in _contents(item, lines, may_split=may_split)]
    heads = [split_time(content) for content in contents]
    timed = [
        times != RowTimes() or content.startswith(GUARD) or bool(day_of_row(content))
        for content, (times, _) in zip(contents, heads, strict=True)
    ]
    if tell_times(timed):
        rows = [_row(content, *head) for content, head in zip(contents, heads, strict=True)]
        return rows, layout
    trailing = [split_trailing_time(content) is not None for content in contents]
    is_mixed = any(head and not tail for head, tail in zip(timed, trailing, strict=True))
    if tell_times(trailing) and not is_mixed:
        labelled = [read_labelled(content) for content in contents]
        if all(labelled_content(*row) for row in labelled):  # else a time before the words would move behind them
            return [EventDraft(*row) for row in labelled], layout.replaced(columns=LABEL_FIRST)
    bracketed = [read_bracketed(content) for content in contents]
    if sum(1 for row in bracketed if row) * 2 > len(contents):
        drafts = (EventDraft(*(row or read_event(content))) for row, content in zip(bracketed, contents, strict=True))
        return list(drafts), layout.replaced(columns=TIME_IN_LABEL)
    return ([event_or_day(content) for content in contents], layout) if certain else None


def _contents(item: Item, lines: Sequence[str], *, may_split: bool) -> list[str]:
    """What an item holds: several rows where further lines stand at the margin and begin like one.

    That is with a time and a sign behind it; where each further line begins with a time, the time alone does.
    """
    further = lines[item.start + 1 : item.start + len(item.lines)]
    if not may_split or not any(line[:1].strip() for line in further):
        return ["\n".join(item.lines)]
    are_all = all(line[:1].isdigit() and _has_head(line) for line in further)
    starts = [
        index for index, line in enumerate(further, 1) if are_all or (line[:1].strip() and _has_marked_head(line))
    ]
    return ["\n".join(item.lines[start:end]) for start, end in zip_longest([0, *starts], starts)]


def _has_marked_head(line: str) -> bool:
    """Whether a line begins with a time that has a sign behind it, or one of a bullet before it ("= 03:08 text")."""
    found = find_leading_time(line)
    if found is None:
        return False
    is_bulleted = not line[:1].isalnum() and line[1:2] == " "
    return is_bulleted or line[: found.length].rstrip(" \t*_`").endswith(_HEAD_SIGNS)


def line_events(block: Block, lines: Sequence[str]) -> tuple[Rows, str] | None:
    """The events of a paragraph whose lines begin with times, or end with them behind labels, and the words above them
    ("Time (EAT)"); None where it holds none.
    """
    rows: list[list[str]] = []
    source = [piece for line in lines[block.start : block.end] for piece in _without_breaks(_without_bars(line))]
    if all(_is_labelled_time(line) for line in source):
        labelled: list[EventDraft | str] = [EventDraft(*read_labelled(line.strip())) for line in source]
        return (labelled, Layout(style="list", columns=LABEL_FIRST)), ""
    above = _lines_above(source)
    for line in source[above:]:
        line = line.strip(" \t") if not rows else line.rstrip(" \t").lstrip(" ")
        if _has_head(line):
            rows.append([line])
        elif rows:
            rows[-1].append(_DEFINITION.sub("", line))
        else:
            return None
    contents = ["\n".join(row) for row in rows]
    if len(contents) == 1 and is_day(contents[0]):
        return None  # a day above the events that follow
    return ([event_or_day(content) for content in contents], Layout(style="lines")), trimmed(source[:above])


def _without_bars(line: str) -> str:
    """A line without the bars around it, as in a table that has no head and so is none."""
    return line.strip(" \t|") if line.lstrip(" \t").startswith("|") else line


def _lines_above(source: Sequence[str]) -> int:
    """How many short lines head the lines with times in a paragraph; 0 where it is told in sentences."""
    above = int(len(source) > 1 and is_day(source[0].strip(" \t")))
    if above and _has_head(source[1].strip(" \t")):
        return above
    while above < min(_MOST_ABOVE + 1, len(source)) and not _has_head(source[above].strip(" \t")):
        above += 1
    is_heading = all(len(line) <= _LONGEST_LABEL for line in source[:above])
    timed = sum(1 for line in source[above:] if _has_head(line.strip(" \t")))
    is_question = above == 1 and source[0].rstrip(" \t*_").endswith(("?", ":"))
    fewest = above if is_question else above + 1
    return above if above <= _MOST_ABOVE and is_heading and timed >= fewest else 0


def prose_event(block: Block, lines: Sequence[str]) -> Rows | None:
    """The event of a paragraph that begins with a time in a sentence ("At 10:42 the server fell"), or None."""
    row = told_event("\n".join(line.strip(" \t") for line in lines[block.start : block.end]))
    return ([row], Layout(style="lines")) if row is not None else None


def told_event(content: str) -> EventDraft | None:
    """The event of words that begin with a time, also in a sentence; None for others."""
    line, _, rest = content.partition("\n")
    found = find_leading_time(line, in_prose=True)
    if found is None:
        return None
    end = found.time.end.written if found.time.end is not None else None
    text = found.open_markup + line[found.length :]
    return EventDraft(RowTimes(found.time.start.written, end), *read_content(f"{text}\n{rest}" if rest else text))


def code_events(block: Block, lines: Sequence[str]) -> tuple[Rows, str] | None:
    """The events of a block of code, and the words above them; None where not half of the lines at its margin begin
    with times.
    """
    written = [line.rstrip() for line in block.tokens[0].content.expandtabs(4).split("\n") if line.strip()]
    source = [line.strip() for line in written]
    indents = [len(line) - len(line.lstrip()) for line in written]
    starts = [index for index, line in enumerate(source) if split_time(line)[0] != RowTimes()]
    margin = min((indents[index] for index in starts), default=0)
    starts = [index for index in starts if indents[index] == margin]
    if len(starts) < _FEWEST_IN_CODE or len(starts) * 2 < sum(1 for indent in indents if indent <= margin):
        return None
    rows: list[EventDraft | str] = []
    for start, end in zip_longest(starts, starts[1:]):
        times, rest = split_time(source[start])
        rows.append(EventDraft(times, "\n".join(escaped(line) for line in (rest, *source[start + 1 : end]))))
    above = (block.tokens[0].info.strip(), *(escaped(line) for line in source[: starts[0]]))
    return (rows, Layout(style="lines")), "\n".join(line for line in above if line)


def _without_breaks(line: str) -> list[str]:
    pieces = [piece for piece in _BREAK.split(line) if piece.strip()] if "<" in line else [line]
    return pieces or [""]


def _is_labelled_time(line: str) -> bool:
    found = split_trailing_time(line.strip())
    label = found[1].rstrip(" *_") if found else ""
    return label.endswith(":") and len(label) <= _LONGEST_LABEL


def event_or_day(content: str) -> EventDraft | str:
    """The event of a row, or the ISO date of one that only says a day."""
    return _row(content, *split_time(content))


def _row(content: str, times: RowTimes, rest: str) -> EventDraft | str:
    return day_of_row(content) or EventDraft(times, *read_content(rest))


def _has_head(content: str) -> bool:
    return content.startswith(GUARD) or bool(day_of_row(content)) or split_time(content)[0] != RowTimes()


def _is_iso(word: str) -> bool:
    try:
        date.fromisoformat(word)
    except ValueError:
        return False
    return True
