"""Tables of reStructuredText as tables of Markdown: simple ones, those of a grid, and lists of lists.

=====  =======      +-------+---------+      .. list-table::
Time   Event        | Time  | Event   |
=====  =======      +=======+=========+         * - Time
10:00  It fell      | 10:00 | It fell |           - Event
=====  =======      +-------+---------+
"""

import re
from collections.abc import Collection, Sequence
from typing import Final

from postmortem_desk.text.markup.table_source import table_source

_SIMPLE: Final = re.compile(r"=+(?: +=+)+ *")
_GRID: Final = re.compile(r"\+(?:[-=]+\+)+ *")
_SPAN: Final = re.compile(r"-+(?: +-+)* *")
"""What underlines cells that span several columns."""
_LIST: Final = re.compile(r"\.\. (?:list-table|flat-table)::[ \t]*(?P<title>.*)")
_OPTION: Final = re.compile(r"\s+:[\w-]+:.*")
_FIRST_CELL: Final = re.compile(r"\s+\* - ?(?P<words>.*)")
_NEXT_CELL: Final = re.compile(r"\s+- ?(?P<words>.*)")

Found = tuple[list[str], int]
"""A table in Markdown, and the index of the line behind it."""


def rst_table(lines: Sequence[str], start: int) -> Found | None:
    """The table that begins on a line, or None."""
    line = lines[start]
    if line.startswith("=") and _SIMPLE.fullmatch(line):
        return _simple(lines, start)
    if begins_grid_table(line):
        return _grid(lines, start)
    return _list(lines, start) if line.startswith(".. ") and _LIST.fullmatch(line) else None


def without_grid_tables(lines: Sequence[str], code: Collection[int]) -> list[str]:
    """`lines` with the tables of a grid, which Pandoc has in Markdown too, but for those in `code` (line indexes)."""
    made: list[str] = []
    index = 0
    while index < len(lines):
        found = _grid(lines, index) if index not in code and begins_grid_table(lines[index]) else None
        table, index = found or ([lines[index]], index + 1)
        made += table
    return made


def begins_grid_table(line: str) -> bool:
    """Whether a line begins a table of a grid."""
    return line.startswith("+-") and _GRID.fullmatch(line) is not None


def _simple(lines: Sequence[str], start: int) -> Found | None:
    """A table between lines of signs: the third of them ends it, or the second where it has no head."""
    rules = [start]
    for index in range(start + 1, len(lines)):
        if lines[index].startswith("=") and _SIMPLE.fullmatch(lines[index]):
            rules.append(index)
            if len(rules) == 3 or not lines[index + 1 : index + 2] or not lines[index + 1].strip():
                break
    if len(rules) < 2:
        return None
    starts = [match.start() for match in re.finditer(r"=+", lines[start])]
    cuts = list(zip(starts, [*starts[1:], None], strict=True))
    rows: list[list[str]] = []
    for line in lines[start + 1 : rules[-1]]:
        if not line.strip() or _SIMPLE.fullmatch(line) or _SPAN.fullmatch(line):
            continue
        cells = [line[first:last].strip() for first, last in cuts]
        _take(rows, cells, goes_on=not cells[0])
    heads = len([line for line in lines[start + 1 : rules[1]] if line.strip()]) if len(rules) == 3 else 0
    return ["", *table_source(rows, has_head=heads > 0), ""], rules[-1] + 1


def _grid(lines: Sequence[str], start: int) -> Found | None:
    rows: list[list[str]] = []
    end, is_open, has_head = start, False, False
    while end < len(lines) and lines[end].startswith(("+", "|")):
        if lines[end].startswith("+"):
            has_head = has_head or (len(rows) == 1 and "=" in lines[end])
            is_open = False
        else:
            cells = [cell.strip() for cell in lines[end].strip().strip("|").split("|")]
            _take(rows, cells, goes_on=is_open)
            is_open = True
        end += 1
    return (["", *table_source(rows, has_head=has_head), ""], end) if rows else None


def _list(lines: Sequence[str], start: int) -> Found | None:
    rows: list[list[str]] = []
    end = start + 1
    while end < len(lines) and (not lines[end].strip() or lines[end][0] in " \t"):
        line = lines[end]
        if first := _FIRST_CELL.fullmatch(line):
            rows.append([first["words"].strip()])
        elif rows and (cell := _NEXT_CELL.fullmatch(line)):
            rows[-1].append(cell["words"].strip())
        elif rows and line.strip():
            rows[-1][-1] = f"{rows[-1][-1]} {line.strip()}".strip()
        elif line.strip() and not _OPTION.fullmatch(line):
            return None
        end += 1
    match = _LIST.fullmatch(lines[start])
    title = [match["title"], ""] if match and match["title"] else []
    return ([*title, "", *table_source(rows), ""], end) if rows else None


def _take(rows: list[list[str]], cells: list[str], *, goes_on: bool) -> None:
    """Add a row, or what goes on with the cells of the last one."""
    if goes_on and rows and len(cells) == len(rows[-1]):
        rows[-1] = [f"{above} {below}".strip() for above, below in zip(rows[-1], cells, strict=True)]
    else:
        rows.append(cells)
