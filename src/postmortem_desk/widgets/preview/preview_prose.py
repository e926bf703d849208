"""A long text in chunks of a few blocks, so that a key in it draws its surroundings anew and not the whole."""

from typing import Final

from postmortem_desk.text.markup.prose_cuts import prose_parts
from postmortem_desk.widgets.preview.preview_chunks import Chunk, Chunks, intact_from_end, intact_from_start

USUAL: Final = 1_200
"""Characters of a fresh chunk of a text that is cut, about."""
LARGEST: Final = 2_800
"""A chunk of more characters is cut, where it has several blocks."""

_BELOW: Final = 7
"""Pixels below a paragraph (preview.css), which Qt leaves out where a piece ends; above a heading all but one of them
are its own."""
_HEADING: Final = "#"
_TABLE: Final = "|"

Blocks = tuple[str, ...]


def prose_chunks(old: Chunks[str], text: str) -> Chunks[str]:
    """The chunks of `text`. Those before and behind the place where it differs from that of `old` are the same objects;
    what is between takes the keys of what was between.
    """
    blocks = prose_parts(text) if len(text) > LARGEST else (text,)
    head = intact_from_start(old.chunks, blocks)
    rest = blocks[sum(len(chunk.rows) for chunk in old.chunks[:head]) :]
    tail = intact_from_end(old.chunks[head:], rest)
    last = len(old.chunks) - tail
    between = rest[: len(rest) - sum(len(chunk.rows) for chunk in old.chunks[last:])]
    keys = [chunk.key for chunk in old.chunks[head:last]]
    next_key = old.next_key
    fresh = []
    for group in _groups(between):
        if not keys:
            keys, next_key = [next_key], next_key + 1
        fresh.append(Chunk(keys.pop(0), group))
    return Chunks((*old.chunks[:head], *fresh, *old.chunks[last:]), next_key)


def space_between(before: str, after: str) -> int:
    """The pixels that have to be put between two blocks which are drawn as two pieces, to stand as they do in one."""
    if after.startswith(_HEADING):
        return 1
    return 0 if _TABLE in (before[:1], after[:1]) else _BELOW


def _groups(blocks: Blocks) -> list[Blocks]:
    """Neighbouring blocks together, in even groups of about the usual size; a heading with what it is about."""
    size = sum(map(len, blocks))
    if size <= LARGEST:
        return [blocks] if blocks else []
    share = size / round(size / USUAL)
    groups: list[list[str]] = [[]]
    before = 0
    for block in blocks:
        is_full = groups[-1] and before + len(block) / 2 > share * len(groups)
        if is_full and not groups[-1][-1].startswith(_HEADING):
            groups.append([])
        groups[-1].append(block)
        before += len(block)
    return [tuple(group) for group in groups]
