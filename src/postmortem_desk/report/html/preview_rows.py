"""The tables of the preview: events, checklists and cause trees, some rows at a time.

The HTML is the small part of it that QTextDocument draws. Every table row is said with the id of its record, so that
a click finds the record and a record its row. Texts come from `row_html`, sanitised; the rest is escaped here.
"""

import re
from collections.abc import Iterable
from html import escape
from math import ceil
from typing import Final

from postmortem_desk.model.vocabulary import EVENT_KINDS
from postmortem_desk.report.blocks import (
    CauseRow,
    CauseTreeBlock,
    ChecklistBlock,
    ChecklistRow,
    EventRow,
    EventTableBlock,
)
from postmortem_desk.report.checklists import detail_lines, state_of
from postmortem_desk.report.html.prose_html import row_html

Row = EventRow | ChecklistRow | CauseRow
RowBlock = EventTableBlock | ChecklistBlock | CauseTreeBlock

BOX_NAMES: Final = {"open": "box", "done": "ticked", "dropped": "dropped"}
"""The names of the pictures of a task's box, by its state."""
BOX_SIZE: Final = 13
"""Pixels of the square before a task."""
_BOX_COLUMN: Final = 24
_INDENT: Final = 20
"""Pixels that a cause stands further right than the one that it explains."""
_DEEPEST: Final = 8
"""Causes below this depth stand no further right."""
_TIME_COLUMNS: Final = ((8, 76), (14, 112), (22, 150))
"""Letters of a written time, and the pixels of a column that holds it on one line."""
_WIDEST_TIME: Final = 176
_SMALLER: Final = 0.8
"""The room that a letter of a time on another clock takes, beside one of the time itself."""
_MEANT_OTHERWISE: Final = re.compile("[\x00\u2029\ufdd0\ufdd1\ufffc\ud800-\udfff]")
_SEPARATOR: Final = " \N{MIDDLE DOT} "


def drawable(html: str) -> str:
    """HTML without the characters that mean something else to QTextDocument: it keeps the ends of its frames, its
    paragraphs and its pictures as characters of the text. A sign for an unknown character stands for each.
    """
    return _MEANT_OTHERWISE.sub("\N{REPLACEMENT CHARACTER}", html)


def row_id(row: Row) -> str:
    """The id of the record that a row shows."""
    match row:
        case EventRow():
            return row.event_id
        case ChecklistRow():
            return row.task_id
        case CauseRow():
            return row.cause_id


TimeCounts = tuple[int, ...]
"""Of some rows: how many have no time, how many have one that fits into each column of _TIME_COLUMNS, and of all."""


def time_counts(rows: Iterable[Row]) -> TimeCounts:
    """What `time_width` needs to know of some rows; for those of a table it is the sum for its parts."""
    lengths = [max(len(row.time), ceil(len(row.elsewhere) * _SMALLER)) for row in rows if isinstance(row, EventRow)]
    steps = (0, *(letters for letters, _width in _TIME_COLUMNS))
    return (*(sum(length <= most for length in lengths) for most in steps), len(lengths))


def time_width(counts: Iterable[TimeCounts]) -> int:
    """The width in pixels of the time column in which three of four times stand on one line; 0 without times.

    It goes by the many, so that writing one long time does not move every row. `counts` are those of the table's parts.
    """
    without, *fitting, count = map(sum, zip(time_counts(()), *counts, strict=True))
    if without == count:
        return 0
    usual = (count * 3 - 1) // 4
    columns = zip(fitting, _TIME_COLUMNS, strict=True)
    return next((width for fits, (_letters, width) in columns if fits > usual), _WIDEST_TIME)


def rows_html(rows: Iterable[Row], times: int) -> str:
    """Rows of one table as a table of their own. `times` is the width of the time column in pixels."""
    lines = "\n".join(_line(row, times) for row in rows)
    return drawable(f'<table width="100%" cellspacing="0" cellpadding="0">{lines}</table>')


def line_ids(rows: Iterable[Row]) -> tuple[str, ...]:
    """The id that each line of the table of `rows` belongs to. A day above an event is a line of that event's."""
    return tuple(row_id(row) for row in rows for _ in range(2 if isinstance(row, EventRow) and row.day else 1))


def _line(row: Row, times: int) -> str:
    match row:
        case EventRow():
            return _event_line(row, times)
        case ChecklistRow():
            return _task_line(row)
        case CauseRow():
            return _cause_line(row)


def _event_line(row: EventRow, times: int) -> str:
    day = f'<tr><td class="day" colspan="{2 if times else 1}">{escape(row.day)}</td></tr>' if row.day else ""
    kind = "doubt" if row.doubtful else "important" if row.key_event else "time"
    told = escape(row.time) + _quiet((escape(row.elsewhere),))
    time = f'<td class="{kind}" width="{times}">{told}</td>' if times else ""
    quiet = _quiet((_tinted(row.kind), escape(", ".join(row.milestones)), escape(row.actor)))
    cells = "".join(f'<div class="quiet">{escape(heading)}: {row_html(text)}</div>' for heading, text in row.cells)
    return f'{day}<tr>{time}<td class="event">{row_html(row.text)}{quiet}{cells}</td></tr>'


def _tinted(kind: str) -> str:
    return f'<span class="{kind}">{kind}</span>' if kind in EVENT_KINDS else escape(kind)


def _task_line(row: ChecklistRow) -> str:
    box = f'<img src="asset:{BOX_NAMES[state_of(row)]}" width="{BOX_SIZE}" height="{BOX_SIZE}">'
    lines = [[row.status] if row.status else [], *detail_lines(row, ())]
    details = "".join(_quiet(map(escape, line)) for line in lines)
    text = f"{row_html(row.text)}{details}"
    return f'<tr><td class="box" width="{_BOX_COLUMN}">{box}</td><td class="task">{text}</td></tr>'


def _cause_line(row: CauseRow) -> str:
    left = _INDENT * min(row.depth, _DEEPEST)
    label = _quiet((escape(row.label), escape(row.category)))
    events = _quiet((escape(f"Seen at {', '.join(row.events)}"),)) if row.events else ""
    return f'<tr><td class="cause" style="padding-left: {left}px">{label}{row_html(row.text)}{events}</td></tr>'


def _quiet(parts: Iterable[str]) -> str:
    """A small line of secondary words, given as HTML; nothing where there are none."""
    words = _SEPARATOR.join(part for part in parts if part)
    return f'<p class="quiet">{words}</p>' if words else ""
