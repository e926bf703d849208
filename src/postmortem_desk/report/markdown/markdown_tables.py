"""Events and tasks as Markdown tables, with the columns that their source had."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from msgspec import Struct

from postmortem_desk.model import Column, Layout
from postmortem_desk.text.markup.markdown_inline import escaped, unescaped
from postmortem_desk.text.markup.markdown_marks import GUARD
from postmortem_desk.text.markup.table_source import table_source
from postmortem_desk.text.rows.row_content import (
    Details,
    cell_source,
    content_forms,
    first_that_holds,
    is_kept_in_rows,
    read_content,
)
from postmortem_desk.text.rows.table_columns import EVENT_LABELS, TASK_LABELS, cell_key, is_hollow

_WITH_COLUMNS: Final = frozenset({"table", "turned", "fields"})
"""Styles whose columns are those of a table."""
_KNOWN_FIELDS: Final = frozenset({"", "time", "date", "end", "text", *EVENT_LABELS, *TASK_LABELS})


class TableRow(Struct, frozen=True):
    """A row by what its cells hold: Markdown by field, words by the key of a column without a field."""

    by_field: dict[str, str]
    cells: dict[str, str]


def table_layout(layout: Layout, cells: Iterable[dict[str, str]], default: Sequence[Column], needed: str) -> Layout:
    """The columns of a table: the source's, or `default` where they lack the field `needed` or the text.

    Every cell that a row keeps gets a column.
    """
    columns: list[Column] = []
    taken: set[str] = set()
    for column in layout.columns if layout.style in _WITH_COLUMNS else ():
        field = column.field if column.field in _KNOWN_FIELDS and column.field not in taken else ""
        taken |= {field} - {""}
        columns.append(Column(heading=column.heading, field=field))
    if not {needed, "text"} <= taken:
        columns = list(default)
    headings = [column.heading for column in columns]
    keys = {cell_key(headings, index) for index in range(len(headings))}
    for row in cells:
        for key in row:
            if key not in keys:
                keys.add(key)
                columns.append(Column(heading=key))
    return Layout(style="table", columns=tuple(columns))


def table_lines(layout: Layout, rows: Iterable[TableRow | str]) -> list[str]:
    """The lines of a table. A row that is a string stands in the first cell alone."""
    return table_source(table_matrix(layout, rows))


def turned_lines(layout: Layout, rows: Iterable[TableRow]) -> list[str]:
    """The lines of a table with a column for each row."""
    return table_source(list(zip(*table_matrix(layout, rows), strict=True)))


def table_matrix(layout: Layout, rows: Iterable[TableRow | str]) -> list[list[str]]:
    """The cells of a table, its headings first."""
    headings = [column.heading for column in layout.columns]
    matrix = [[cell_source(_one_line(heading)) for heading in headings]]
    for row in rows:
        if isinstance(row, str):
            place = next((i for i, column in enumerate(layout.columns) if column.field == "time"), 0)
            matrix.append([row if index == place else "" for index in range(len(headings))])
            continue
        cells = [
            cell_source(row.by_field.get(column.field, ""))
            if column.field in row.by_field
            else cell_source(plain_cell(row.cells.get(cell_key(headings, index), "")))
            for index, column in enumerate(layout.columns)
        ]
        matrix.append(_guarded(layout, cells) if is_hollow(cells) else cells)
    return matrix


def _guarded(layout: Layout, cells: Sequence[str]) -> list[str]:
    """The cells of a row in which nothing stands: a reader would not take it for one without a guard."""
    return [
        GUARD + cell if column.field == "text" else cell for column, cell in zip(layout.columns, cells, strict=True)
    ]


def text_cell(text: str, details: Details) -> str:
    """The text of a row and the details that no column shows."""

    def holds(form: str) -> bool:
        return is_kept_in_rows(text) and read_content(form) == (text, details)

    return "" if not text and not details else first_that_holds(content_forms(text, details, ""), holds)


def plain_cell(value: str) -> str:
    """A value that is no Markdown, as `unescaped` gives it back."""
    return value if unescaped(value) == value and is_kept_in_rows(value) else escaped(value)


def columns_word(layout: Layout, read_fields: Callable[[Sequence[str]], Sequence[str]]) -> str:
    """What must be said of the columns because their headings do not say it; "" where they do."""
    headings = [_one_line(column.heading) for column in layout.columns]
    fields = [column.field for column in layout.columns]
    return "" if list(read_fields(headings)) == fields else ",".join(fields)


def _one_line(heading: str) -> str:
    return " ".join(heading.split("\n"))
