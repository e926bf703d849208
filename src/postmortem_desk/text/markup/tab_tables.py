"""Tables that were pasted as plain text, with a tab between their cells, as tables of Markdown.

That is how a page of a wiki or of a word processor comes out of the clipboard. Lines of a time, a tab and words stay:
they are told line by line.
"""

import re
from collections.abc import Collection, Sequence
from typing import Final

from postmortem_desk.text.markup.table_source import table_source
from postmortem_desk.text.rows.table_columns import event_fields, task_fields
from postmortem_desk.text.times.leading_time import find_leading_time

_OTHER: Final = re.compile(r"[-+*>#|`= \t]|[^\w\t]{1,3}\t|\(?\w{1,3}[.)]\t")
"""What begins another block of Markdown, stands inside one, or is the bullet or number of an item."""
_FEWEST_ROWS: Final = 2
_FEWEST_HEADINGS: Final = 2
"""Known headings, which make the first row the head of its table."""


def may_be_tab_row(line: str) -> bool:
    """Whether a line may be a row of such a table."""
    return "\t" in line.rstrip() and _OTHER.match(line) is None


def without_tab_tables(lines: Sequence[str], code: Collection[int]) -> list[str]:
    """`lines` with such tables in Markdown, but for those in `code` (indexes of lines)."""
    made: list[str] = []
    index = 0
    while index < len(lines):
        end = index
        while end < len(lines) and end not in code and may_be_tab_row(lines[end]):
            end += 1
        rows = [[cell.strip() for cell in line.split("\t")] for line in lines[index:end]]
        if len(rows) >= _FEWEST_ROWS and not _is_told_in_lines(rows):
            made += ["", *_table(rows), ""]
        else:
            end = max(end, index + 1)
            made += lines[index:end]
        index = end
    return made


def _is_told_in_lines(rows: Sequence[Sequence[str]]) -> bool:
    """Whether each row is a time and its words."""
    return all(len(row) == 2 and find_leading_time(row[0]) is not None for row in rows)


def _table(rows: Sequence[list[str]]) -> list[str]:
    cells = [[cell.replace("|", "\\|") for cell in row] for row in rows]
    return table_source(cells, has_head=_is_head(rows[0]))


def _is_head(row: Sequence[str]) -> bool:
    return any(sum(1 for field in read(row) if field) >= _FEWEST_HEADINGS for read in (event_fields, task_fields))
