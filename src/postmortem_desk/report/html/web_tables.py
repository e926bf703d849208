"""Event tables, cause trees and checklists of the web page."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

from postmortem_desk.report.blocks import (
    CauseRow,
    CauseTreeBlock,
    ChecklistBlock,
    ChecklistRow,
    EventRow,
    EventTableBlock,
)
from postmortem_desk.report.checklists import STATES, columns_of, detail_lines, state_of
from postmortem_desk.report.html.prose_html import breakable, row_html

_KINDS: Final = frozenset({"alert", "observation", "action", "decision", "change", "communication"})
_DEEPEST_CAUSE: Final = 12
"""Causes below stand on this step, so that a long chain stays on the page."""
_TIME_UNKNOWN: Final = '<span class="quiet">not known</span>'


def event_table(block: EventTableBlock) -> str:
    """The events of a section as a table: a body for each day, the time as the row's heading."""
    with_kinds = any(row.kind for row in block.rows)
    with_actors = any(row.actor for row in block.rows)
    zone = f' <span class="zone">{escape(block.zone)}</span>' if block.zone else ""
    heads = [f'<th scope="col" class="when">Time{zone}</th>']
    if with_kinds:
        heads.append('<th scope="col" class="kind">Kind</th>')
    heads.append('<th scope="col">What happened</th>')
    if with_actors:
        heads.append('<th scope="col" class="who">Who</th>')
    parts = ['<table class="events" aria-label="Events"><thead><tr>', *heads, "</tr></thead>\n<tbody>\n"]
    for index, row in enumerate(block.rows):
        if row.day:
            parts.append("</tbody>\n<tbody>\n" if index else "")
            parts.append(f'<tr class="day"><th scope="rowgroup" colspan="{len(heads)}">{escape(row.day)}</th></tr>\n')
        parts.append(_event(row, with_kinds, with_actors))
    parts.append("</tbody>\n</table>\n")
    return "".join(parts)


def _event(row: EventRow, with_kinds: bool, with_actors: bool) -> str:
    time = escape(row.time) or _TIME_UNKNOWN
    if row.key_event:
        time = f"<strong>{time}</strong>"
    if row.elsewhere:
        time += f'<span class="zone">{escape(row.elsewhere)}</span>'
    if row.milestones:
        time += f'<span class="milestones">{escape(", ".join(row.milestones))}</span>'
    cells = [f'<tr><th scope="row" class="when">{time}</th>']
    if with_kinds:
        tone = f" {row.kind}" if row.kind in _KINDS else ""
        cells.append(f'<td class="kind{tone}">{escape(row.kind)}</td>')
    more = "".join(f'<div class="quiet">{escape(name)}: {row_html(text)}</div>' for name, text in row.cells)
    cells.append(f'<td class="text">{row_html(row.text)}{more}</td>')
    if with_actors:
        cells.append(f'<td class="who">{breakable(row.actor)}</td>')
    cells.append("</tr>\n")
    return "".join(cells)


def cause_tree(block: CauseTreeBlock) -> str:
    """The causes of a section as lists inside lists."""
    parts: list[str] = []
    depth = -1
    for row in block.rows:
        target = min(row.depth, _DEEPEST_CAUSE, depth + 1)
        if target > depth:
            parts.append('<ul class="causes">' if depth < 0 else "<ul>")
        else:
            parts.append("</li>" + "</ul></li>" * (depth - target))
        depth = target
        parts.append(f"\n<li>{_cause(row)}")
    parts.append("</li></ul>" * (depth + 1) + "\n")
    return "".join(parts)


def _cause(row: CauseRow) -> str:
    seen = f"seen at {', '.join(row.events)}" if row.events else ""
    rest = _quiet_line(part for part in (row.category, seen) if part)
    return f'<p class="label">{escape(row.label)}</p><div class="text">{row_html(row.text)}</div>{rest}'


def checklist(block: ChecklistBlock) -> str:
    """Measures or tasks as a table: a box, what is to be done, who does it and until when."""
    columns = columns_of(block.rows)
    heads = "".join(f'<th scope="col" class="{name.lower()}">{name}</th>' for name in columns)
    parts = [
        '<table class="tasks" aria-label="Checklist"><thead><tr>',
        f'<th scope="col" class="box"><span class="hidden">State</span></th><th scope="col">Action</th>{heads}',
        "</tr></thead>\n<tbody>\n",
        *(_task(row, columns) for row in block.rows),
        "</tbody>\n</table>\n",
    ]
    return "".join(parts)


def _task(row: ChecklistRow, columns: Sequence[str]) -> str:
    details = dict(row.details)
    state = state_of(row)
    status = f'<p class="status {state}">{escape(row.status)}</p>' if row.status else ""
    rest = "".join(map(_quiet_line, detail_lines(row, columns)))
    cells = "".join(f'<td class="{name.lower()}">{breakable(details.get(name, ""))}</td>' for name in columns)
    return (
        f'<tr class="{state}"><td class="box"><span class="tick" role="img" aria-label="{STATES[state]}"></span></td>'
        f'<td class="text">{row_html(row.text)}{status}{rest}</td>{cells}</tr>\n'
    )


def _quiet_line(parts: Iterable[str]) -> str:
    line = dotted(parts)
    return f'<p class="quiet">{line}</p>' if line else ""


def dotted(parts: Iterable[str]) -> str:
    """The parts of a line with dots between; each keeps its own direction of writing."""
    return " \N{MIDDLE DOT} ".join(f"<bdi>{escape(part)}</bdi>" for part in parts)
