"""Tables of AsciiDoc and MediaWiki as tables of Markdown."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from postmortem_desk.text.markup.table_source import table_source

_FENCES: Final = {"|===": "|===", "{|": "|}"}
"""What begins a table, and what ends it."""
_ATTRIBUTE: Final = re.compile(r"[ \t]*(?:[\w-]+=(?:\"[^\"]*\"|[^\s\"|]+)[ \t]*)+\|(?!\|)")
"""What MediaWiki says of the looks of a cell before its text."""
_ATTRIBUTES: Final = re.compile(r"\[[^\[\]]*(?:cols|options|%)[^\[\]]*\]\s*")
_COLUMNS: Final = re.compile(r"cols=(?:\"(?P<quoted>[^\"]*)\"|(?P<bare>[^,\]]+))")
_REPEATED: Final = re.compile(r"(\d+)\*.*")
_CELL: Final = re.compile(r"(?:(?<=\s)|^)(?:\d+\*)?(?:[.\d]+\+)?[<^>.]*[aehlmsv]?(?<!\\)\|")
"""The bar before a cell, with what is said of its span, place and style."""
_MOST_LINES: Final = 5000


def begins_wiki_table(line: str) -> bool:
    """Whether a line begins such a table."""
    return line.startswith(("|===", "{|"))


def without_wiki_tables(lines: Sequence[str], code: Collection[int]) -> list[str]:
    """`lines` with the tables of wikis in Markdown, but for those in `code` (indexes of lines).

    A line of attributes above a table stays as it is.
    """
    made: list[str] = []
    index = 0
    while index < len(lines):
        end = _end_of(lines, index) if begins_wiki_table(lines[index]) and index not in code else 0
        source = lines[index + 1 : end]
        is_media = lines[index].startswith("{|")
        rows = list(_media_rows(source) if is_media else _rows(source, _said_columns(lines, index))) if end else []
        if len(rows) > 1 or (rows and not is_media):
            captions = [line[2:].strip() for line in source if line.startswith("|+")] if is_media else []
            made += ["", *captions, "", *table_source(rows), ""]
            index = end
        else:
            made.append(lines[index])
        index += 1
    return made


def _end_of(lines: Sequence[str], index: int) -> int:
    fence = _FENCES.get(lines[index].strip()[:4], "|}")
    return next((at for at in range(index + 1, min(len(lines), index + _MOST_LINES)) if lines[at].strip() == fence), 0)


def _media_rows(source: Sequence[str]) -> Iterator[list[str]]:
    """The rows of a table of MediaWiki, all of them as long as the longest."""
    rows: list[list[str]] = [[]]
    for line in source:
        if line.startswith("|-"):
            rows.append([])
        elif line.startswith(("|", "!")) and not line.startswith("|+"):
            cells = re.split(r"\|\||!!", line[1:])
            rows[-1] += [_ATTRIBUTE.sub("", cell, count=1).strip() for cell in cells]
        elif line.strip() and rows[-1] and not line.startswith("|+"):
            rows[-1][-1] = f"{rows[-1][-1]} {line.strip()}".strip()
    width = max(map(len, rows))
    yield from (row + [""] * (width - len(row)) for row in rows if any(row) and width > 1)


def _said_columns(lines: Sequence[str], index: int) -> int:
    """How many columns the attributes above a table tell; 0 where they tell none."""
    above = next((line for line in reversed(lines[max(0, index - 2) : index]) if _ATTRIBUTES.fullmatch(line)), "")
    match = _COLUMNS.search(above)
    if match is None:
        return 0
    said = (match["quoted"] or match["bare"] or "").replace(";", ",").split(",")
    return sum(int(repeated[1]) if (repeated := _REPEATED.fullmatch(each.strip())) else 1 for each in said)


def _rows(source: Sequence[str], columns: int) -> Iterator[list[str]]:
    """The rows of a table: as many cells as it has columns, which its attributes or its first line tell."""
    cells: list[str] = []
    for line in source:
        first, *begun = _CELL.split(line)
        if first.strip() and cells:
            cells[-1] = f"{cells[-1]} {first.strip()}".strip()
        elif first.strip():
            cells.append(first.strip())
        cells += [cell.strip() for cell in begun]
        columns = columns or len(begun)
    if columns < 2:
        return
    for start in range(0, len(cells), columns):
        row = cells[start : start + columns]
        yield row + [""] * (columns - len(row))
