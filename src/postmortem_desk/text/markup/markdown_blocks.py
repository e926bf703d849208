"""The blocks of a Markdown text as stretches of its source lines, without looking inside paragraphs.

Readers of documents work on source lines, so that what they do not understand can stay as it was written, and use
the parser only to know where a block starts and ends.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from postmortem_desk.text.markup.markdown import parser

if TYPE_CHECKING:
    from markdown_it.token import Token

_MARKER: Final = re.compile(r"(?P<indent> {0,3})(?P<bullet>[-+*]|(?P<number>\d{1,9})[.)])(?P<gap>[ \t]+|$)")
_HEADING: Final = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*")
_BAR: Final = re.compile(r"(?<!\\)\|")
_LONGEST_HEADING: Final = 2000
"""Characters. A longer line is text, so that no heading can be slow to read."""
_LONGEST_SETEXT: Final = 120
_LIST_KINDS: Final = {"bullet_list": "list", "ordered_list": "list"}


class Block(Struct, frozen=True):
    """A top-level block: its kind and the source lines [start, end) that it covers."""

    kind: str
    """paragraph, heading, list, table, hr, fence, code_block, blockquote."""
    start: int
    end: int
    tokens: "tuple[Token, ...]"


class Item(Struct, frozen=True):
    """An item of a list."""

    number: int | None
    """Its number; None in a list of bullets."""
    start: int
    lines: tuple[str, ...]
    """Its source lines without the marker and the indentation that belongs to it, and without blank lines below."""


def blocks_of(lines: Sequence[str]) -> list[Block]:
    """The top-level blocks of a text, in order. Definitions of link references belong to no block."""
    tokens: list[Token] = []
    markdown = parser()
    markdown.block.parse("\n".join(lines), markdown, {}, tokens)
    found: list[Block] = []
    first = 0
    for index, token in enumerate(tokens):
        if token.level == 0 and token.nesting >= 0:
            first = index
        if token.level == 0 and token.nesting <= 0:
            opening = tokens[first]
            start, end = opening.map or (0, 0)
            kind = opening.type.removesuffix("_open")
            found.append(_block(_LIST_KINDS.get(kind, kind), start, end, tokens[first : index + 1], lines))
    return found


def _block(kind: str, start: int, end: int, tokens: "list[Token]", lines: Sequence[str]) -> Block:
    while end > start + 1 and not lines[end - 1].strip():
        end -= 1
    if kind == "heading" and not _is_heading(lines[start:end], tokens[0].markup):
        kind = "paragraph"
    return Block(kind, start, end, tuple(tokens))


def _is_heading(lines: Sequence[str], markup: str) -> bool:
    if markup.startswith("#"):
        return len(lines[0]) <= _LONGEST_HEADING
    # A rule directly under a paragraph makes it a heading to the parser, and nearly never to its writer.
    # Where bars stand in it, it is the head of a table whose rule has none.
    return len(lines) == 2 and len(lines[0]) <= _LONGEST_SETEXT and " | " not in lines[0]


def heading_source(block: Block, lines: Sequence[str]) -> tuple[int, str]:
    """The level of a heading and its text as it is written."""
    level = int(block.tokens[0].tag[1:])
    match = _HEADING.fullmatch(lines[block.start])
    if match and block.tokens[0].markup.startswith("#"):
        return level, match[2] or ""
    return level, lines[block.start].strip(" \t")


def items_of(block: Block, lines: Sequence[str]) -> list[Item]:
    """The items of a list."""
    starts = [token.map for token in block.tokens if token.type == "list_item_open" and token.level == 1]
    return [_item(list(lines[span[0] : min(span[1], block.end)]), span[0]) for span in starts if span]


def _item(lines: list[str], start: int) -> Item:
    match = _MARKER.match(lines[0])
    if match is None:
        return Item(None, start, tuple(lines))
    gap = len(match["gap"].replace("\t", "    "))
    only_marker = not lines[0][match.end() :].strip()
    width = match.end("bullet") + (1 if only_marker or gap > 4 else gap)
    first = lines[0][match.end("bullet") :]
    kept = first[1:] if only_marker or gap > 4 else lines[0][match.end() :]
    body = [kept, *(without_indent(line, width) for line in lines[1:])]
    while len(body) > 1 and not body[-1].strip():
        body.pop()
    return Item(int(match["number"]) if match["number"] else None, start, tuple(body))


def without_indent(line: str, width: int) -> str:
    """`line` without up to `width` columns of leading blanks; a tab reaches the next multiple of four."""
    column = 0
    for index, letter in enumerate(line):
        if column >= width or letter not in " \t":
            return " " * (column - width) + line[index:]
        column += 1 if letter == " " else 4 - column % 4
    return " " * max(0, column - width)


def table_cells(block: Block, lines: Sequence[str]) -> list[list[str]]:
    """The cells of a table by row, the head first, as they are written, without the blanks around them.

    What a row holds beyond the last column (as a bar in code makes more of them) stands in its last cell, so that
    nothing is lost.
    """
    rows: list[list[str]] = []
    for token in block.tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(token.content)
        elif token.type == "tr_close" and len(rows) > 1:
            line = lines[block.start + len(rows)]
            if line.count("|") > len(rows[-1]):
                rows[-1][-1:] = [" | ".join([rows[-1][-1], *_surplus(line, len(rows[-1]))])]
    return rows


def _surplus(line: str, columns: int) -> list[str]:
    """The cells of a table's row behind those of its columns; empty ones do not count."""
    cells = _BAR.split(line.strip(" \t"))
    if cells and not cells[0].strip():
        cells = cells[1:]
    return [cell.strip(" \t").replace("\\|", "|") for cell in cells[columns:] if cell.strip(" \t")]


@lru_cache(maxsize=32768)
def is_single_paragraph(text: str) -> bool:
    """Whether `text` is one paragraph and nothing else."""
    blocks = blocks_of(text.split("\n"))
    return len(blocks) == 1 and blocks[0].kind == "paragraph" and blocks[0].tokens[0].type == "paragraph_open"
