"""Markdown as a tree of typed nodes that the template of the PDF draws.

Inline: a text is a string; {"t": "em" | "strong" | "s", "c": nodes}, {"t": "code", "v": text}, {"t": "a", "v": address,
"c": nodes}, {"t": "br"}, {"t": "note", "c": nodes} (a footnote, where it is referred to), {"t": "box", "done": bool}.
Blocks: "p" and "line" (a paragraph of a tight list) with "c", "h" with "level", "ul" and
"ol" with their items in "c", "quote", "code", "hr", and "table" with "sides", "head" and "rows".
"""

import re
from collections.abc import Callable, Sequence
from typing import Any, Final, TypeAlias

from markdown_it.tree import SyntaxTreeNode

from postmortem_desk.report.html.prose_html import go_below, plain_tokens, shown_address
from postmortem_desk.text.markup.footnotes import BOX, REFERENCE, marked
from postmortem_desk.text.markup.markdown import ASSET_SCHEME
from postmortem_desk.text.markup.prose_plain import is_plain

Node: TypeAlias = Any
"""A value of JSON."""

_REFUSED: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_DEEPEST: Final = 6
_SPANS: Final = frozenset({"em", "strong", "s"})


def prose_nodes(text: str, heading_level: int = 2) -> list[Node]:
    """The blocks of a Markdown text. Its highest heading gets `heading_level`; deeper ones follow without gaps."""
    if is_plain(text):
        return [{"t": "p", "c": [printable(text)]}]
    return _Reader(heading_level).blocks(SyntaxTreeNode(marked(text).tokens).children)


def row_nodes(text: str) -> list[Node]:
    """The blocks of a table cell or a list row: a single paragraph is a line."""
    if is_plain(text):
        return [{"t": "line", "c": [printable(text)]}]
    nodes = prose_nodes(text, _DEEPEST)
    if len(nodes) == 1 and nodes[0]["t"] == "p":
        nodes[0]["t"] = "line"
    return nodes


def printable(text: str) -> str:
    """The text with a mark in the place of control characters and of what is no character, which no font draws."""
    return _REFUSED.sub("\N{REPLACEMENT CHARACTER}", text)


class _Reader:
    """Reads one text."""

    def __init__(self, heading_level: int) -> None:
        self._top = heading_level
        self._headings: list[int] = []

    def blocks(self, nodes: Sequence[SyntaxTreeNode]) -> list[Node]:
        """Block nodes."""
        return [self._block(node) for node in nodes]

    def _block(self, node: SyntaxTreeNode) -> Node:
        match node.type:
            case "paragraph":
                return {"t": "line" if node.hidden else "p", "c": _lines(node)}
            case "heading":
                return {"t": "h", "level": self._level(node), "c": _lines(node)}
            case "bullet_list":
                return {"t": "ul", "tight": _is_tight(node), "c": self._items(node)}
            case "ordered_list":
                start = int(node.attrs.get("start", 1))
                return {"t": "ol", "start": start, "tight": _is_tight(node), "c": self._items(node)}
            case "blockquote":
                return {"t": "quote", "c": self.blocks(node.children)}
            case "fence" | "code_block":
                return {"t": "code", "v": printable(node.content.rstrip("\n"))}
            case "table":
                return _table(node)
            case "hr":
                return {"t": "hr"}
        return {"t": "p", "c": [printable(node.content)]}

    def _items(self, node: SyntaxTreeNode) -> list[Node]:
        return [self.blocks(item.children) for item in node.children]

    def _level(self, node: SyntaxTreeNode) -> int:
        written = int(node.tag[1:])
        go_below(self._headings, written)
        return min(_DEEPEST, self._top + len(self._headings) - 1)


def _is_tight(node: SyntaxTreeNode) -> bool:
    return all(child.hidden for item in node.children for child in item.children if child.type == "paragraph")


def _lines(node: SyntaxTreeNode) -> list[Node]:
    """The inline nodes of a block that holds one line of text."""
    return [piece for child in node.children for piece in _inline(child.children)]


def _inline(nodes: Sequence[SyntaxTreeNode], in_link: bool = False) -> list[Node]:
    pieces: list[Node] = []
    for node in nodes:
        read = _INLINE.get(node.type)
        if node.type in _SPANS:
            pieces.append({"t": node.type, "c": _inline(node.children, in_link)})
        elif node.type == "link":
            pieces.append({"t": "a", "v": str(node.attrs.get("href", "")), "c": _inline(node.children, True)})
        elif node.type == "image":
            pieces.extend(_image(node, in_link))
        else:
            pieces.append(read(node) if read else printable(node.content))
    return [piece for piece in pieces if piece != ""]


_INLINE: Final[dict[str, Callable[[SyntaxTreeNode], Node]]] = {
    BOX: lambda node: {"t": "box", "done": node.meta["done"]},
    REFERENCE: lambda node: {"t": "note", "c": _inline(SyntaxTreeNode(node.meta["note"]).children)},
    "softbreak": lambda _: " ",
    "hardbreak": lambda _: {"t": "br"},
    "code_inline": lambda node: {"t": "code", "v": printable(node.content)},
}


def _image(node: SyntaxTreeNode, in_link: bool) -> list[Node]:
    """A picture's description, and its address as a link. It is never loaded."""
    token = node.token
    alt = printable(plain_tokens((token.children if token is not None else None) or ()))
    address = str(node.attrs.get("src", ""))
    if not address or address.startswith(ASSET_SCHEME):
        return [f"Image: {alt}" if alt else "Image"]
    shown = shown_address(address)
    where: Node = shown if in_link else {"t": "a", "v": address, "c": [shown]}
    return [f"Image: {alt} (", where, ")"] if alt else ["Image: ", where]


def _table(node: SyntaxTreeNode) -> Node:
    rows = [row.children for part in node.children for row in part.children]
    sides = [str(cell.attrs.get("style", "")).removeprefix("text-align:") for cell in rows[0]]
    lines = [[_lines_of_cell(cell) for cell in row] for row in rows]
    return {"t": "table", "sides": sides, "head": lines[0], "rows": lines[1:]}


def _lines_of_cell(cell: SyntaxTreeNode) -> list[Node]:
    return [piece for child in cell.children for piece in _inline(child.children)]
