"""The document as the JSON that the template of the PDF draws. Texts stay texts; the template never evaluates one."""

import re
from collections.abc import Sequence
from functools import singledispatch
from typing import Any, Final, TypeAlias

from postmortem_desk.report.blocks import (
    Block,
    CauseRow,
    CauseTreeBlock,
    ChecklistBlock,
    ChecklistRow,
    EventRow,
    EventTableBlock,
    FactsBlock,
    FiguresBlock,
    HeadingBlock,
    PictureBlock,
    ProseBlock,
    Report,
    TitleBlock,
    is_long_fact,
)
from postmortem_desk.report.checklists import columns_of, detail_lines, state_of
from postmortem_desk.report.pdf.typst_prose import printable, prose_nodes, row_nodes
from postmortem_desk.text.directions import runs_left
from postmortem_desk.text.times.dates import iso_date

Json: TypeAlias = dict[str, Any]

_LANGUAGE: Final = re.compile(r"([A-Za-z]{2,3})(?:-[A-Za-z]{4})?(?:-([A-Za-z]{2}))?(?:-.*)?")
_LONG: Final = 1200
"""Characters from which a row may be broken across pages; shorter ones are at most half a page high."""
_LONG_LINES: Final = 18
_HEAD_LENGTH: Final = 90
_DEEPEST_CAUSE: Final = 12
_DEEPEST_HEADING: Final = 6


def typst_data(report: Report) -> Json:
    """The whole document."""
    language = _LANGUAGE.fullmatch(report.language)
    day = iso_date(report.date)
    title = printable(report.title)
    return {
        "title": title,
        "short-title": title if len(title) <= _HEAD_LENGTH else title[: _HEAD_LENGTH - 1] + "\N{HORIZONTAL ELLIPSIS}",
        "reference": printable(report.reference[:_HEAD_LENGTH]),
        "confidentiality": printable(report.confidentiality),
        "language": language[1].lower() if language else "en",
        "runs-left": runs_left(report.language),
        "region": language[2].upper() if language and language[2] else None,
        "date": None if day is None else {"year": day.year, "month": day.month, "day": day.day},
        "blocks": [_data(block) for block in report.blocks],
    }


@singledispatch
def _data(block: Block) -> Json:
    """One block."""
    raise TypeError(f"no way to draw {type(block).__name__}")


@_data.register
def _title(block: TitleBlock) -> Json:
    return {"t": "title", "facts": [printable(fact) for fact in block.facts]}


@_data.register
def _figures(block: FiguresBlock) -> Json:
    figures = [
        {"label": printable(item.label), "value": printable(item.value), "detail": printable(item.detail)}
        for item in block.figures
    ]
    return {"t": "figures", "figures": figures}


@_data.register
def _facts(block: FactsBlock) -> Json:
    facts = [[printable(label), printable(value), is_long_fact(value)] for label, value in block.facts]
    return {"t": "facts", "facts": facts}


@_data.register
def _heading(block: HeadingBlock) -> Json:
    return {"t": "heading", "depth": min(_DEEPEST_HEADING, block.depth), "text": printable(block.text)}


@_data.register
def _prose(block: ProseBlock) -> Json:
    return {"t": "prose", "nodes": prose_nodes(block.text, min(_DEEPEST_HEADING, block.depth + 1))}


@_data.register
def _picture(block: PictureBlock) -> Json:
    return {"t": "picture", "svg": block.svg, "alt": block.alt, "caption": printable(block.caption)}


@_data.register
def _events(block: EventTableBlock) -> Json:
    return {
        "t": "events",
        "zone": printable(block.zone),
        "kinds": any(row.kind for row in block.rows),
        "actors": any(row.actor for row in block.rows),
        "rows": [_event(row) for row in block.rows],
    }


@_data.register
def _causes(block: CauseTreeBlock) -> Json:
    levels: list[list[Json]] = [[]]
    for row in block.rows:
        depth = min(row.depth, _DEEPEST_CAUSE, len(levels) - 1)
        del levels[depth + 1 :]
        cause = _cause(row)
        levels[depth].append(cause)
        levels.append(cause["children"])
    return {"t": "causes", "causes": levels[0]}


@_data.register
def _checklist(block: ChecklistBlock) -> Json:
    columns = columns_of(block.rows)
    return {"t": "tasks", "columns": list(columns), "rows": [_task(row, columns) for row in block.rows]}


def _event(row: EventRow) -> Json:
    return {
        "day": row.day,
        "time": printable(row.time),
        "elsewhere": printable(row.elsewhere),
        "key": row.key_event,
        "milestones": printable(", ".join(row.milestones)),
        "kind": printable(row.kind),
        "actor": printable(row.actor),
        "text": row_nodes(row.text),
        "cells": [{"label": printable(f"{name}: "), "text": row_nodes(text)} for name, text in row.cells],
        "long": _is_long(row.text, *(text for _, text in row.cells)),
    }


def _cause(row: CauseRow) -> Json:
    seen = f"seen at {', '.join(row.events)}" if row.events else ""
    return {
        "label": printable(row.label),
        "text": row_nodes(row.text),
        "rest": [printable(part) for part in (row.category, seen) if part],
        "long": _is_long(row.text),
        "children": [],
    }


def _task(row: ChecklistRow, columns: Sequence[str]) -> Json:
    details = dict(row.details)
    return {
        "state": state_of(row),
        "text": row_nodes(row.text),
        "status": printable(row.status),
        "rest": [list(map(printable, line)) for line in detail_lines(row, columns)],
        "columns": [printable(details.get(name, "")) for name in columns],
        "long": _is_long(row.text, row.status, *(value for _, value in row.details)),
    }


def _is_long(*texts: str) -> bool:
    return sum(map(len, texts)) > _LONG or sum(text.count("\n") for text in texts) > _LONG_LINES
