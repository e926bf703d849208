"""The causes of an incident in Markdown: a nested list in which each cause has its label, both ways."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from postmortem_desk.text.markup.markdown_blocks import blocks_of, items_of
from postmortem_desk.text.rows.row_content import (
    Details,
    content_forms,
    first_that_holds,
    is_kept_in_rows,
    read_content,
)

LABELS: Final = {
    "root": "Root cause",
    "trigger": "Trigger",
    "contributing": "Contributing factor",
    "why": "Why",
}
"""The words for the role of a cause. Any other role is told among the details."""
DEEPEST: Final = 7
"""The depth down to which the list nests; what is deeper says its depth among the details."""
_LABEL: Final = re.compile(r"\*\*(Root cause|Trigger|Contributing factor|Why|Cause):\*\*(?=[ \n]|$) ?")
_ROLES: Final = {label: role for role, label in LABELS.items()}


class CauseLine(Struct, frozen=True):
    """A cause in its tree, depth 0 at the top. Lines come in tree order."""

    depth: int
    role: str
    text: str
    details: Details = ()


def cause_lines(causes: Sequence[CauseLine]) -> Iterator[str]:
    """The lines of the nested list."""
    places: list[int] = []
    """Where the causes above the current one nest their children, by depth."""
    for cause in causes:
        place = places[cause.depth - 1] if cause.depth else 0
        content = _content(cause, place)
        can_nest = place < DEEPEST and _takes_children(content)
        places[cause.depth :] = [place + 1 if can_nest else place]
        yield from indented(content, "  " * place)


def indented(content: str, indent: str) -> Iterator[str]:
    """An item of a nested list, with its lines below its marker."""
    first, *rest = content.split("\n")
    yield f"{indent}- {first}"
    yield from (f"{indent}  {line}" if line else "" for line in rest)


def read_causes(lines: Sequence[str]) -> list[CauseLine]:
    """The causes that `cause_lines` wrote."""
    return [cause for block in blocks_of(lines) if block.kind == "list" for cause in _of_list(lines, block.start, 0)]


def _of_list(lines: Sequence[str], start: int, depth: int) -> Iterator[CauseLine]:
    block = next((block for block in blocks_of(lines) if block.start == start and block.kind == "list"), None)
    for item in items_of(block, lines) if block is not None else ():
        below = _children_at(item.lines)
        own = item.lines if below is None else item.lines[:below]
        yield _cause("\n".join(own).rstrip("\n"), depth)
        if below is not None:
            yield from _of_list(item.lines, below, depth + 1)


def _children_at(lines: Sequence[str]) -> int | None:
    """The line on which the list of an item's children begins: its last block, with a label before each item."""
    blocks = blocks_of(lines)
    if len(blocks) < 2 or blocks[-1].kind != "list":
        return None
    items = items_of(blocks[-1], lines)
    return blocks[-1].start if all(_LABEL.match(item.lines[0]) for item in items) else None


def _cause(content: str, depth: int) -> CauseLine:
    label = _LABEL.match(content)
    text, details = read_content(content[label.end() :] if label else content)
    said = dict(details)
    role = said.get("Role") or _ROLES.get(label[1] if label else "", "contributing")
    place = said.get("Depth", "")
    kept = tuple((name, value) for name, value in details if name not in {"Role", "Depth"})
    return CauseLine(int(place) if place.isdecimal() else depth, role, text, kept)


def _content(cause: CauseLine, place: int) -> str:
    """A cause as it stands in a list that is nested `place` deep."""
    own = [("Role", cause.role)] if cause.role not in LABELS else []
    own += [("Depth", str(cause.depth))] if cause.depth != place else []
    head = f"**{LABELS.get(cause.role, 'Cause')}:**"
    forms = content_forms(cause.text, (*own, *cause.details), head)

    def holds(form: str) -> bool:
        return is_kept_in_rows(cause.text) and _cause(form, place) == cause and _takes_children(form)

    return first_that_holds(forms, holds)


def _takes_children(content: str) -> bool:
    """Whether a list of causes can stand below this one and be told from its text."""
    lines = content.split("\n")
    return _children_at(lines) is None and _children_at([*lines, "- **Why:** x"]) == len(lines)
