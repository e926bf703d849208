"""Footnotes and boxes to tick in Markdown: what CommonMark does not know and many people write all the same.

`[^1]` where a note belongs and a paragraph `[^1]: words` that tells it; `- [ ] words` and `- [x] words` in lists. The
parser leaves both as they are written, so that no importer loses a letter; writers of documents ask for them here.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from postmortem_desk.text.markup.markdown import parsed

if TYPE_CHECKING:
    from markdown_it.token import Token

REFERENCE: Final = "footnote_ref"
"""The type of the token that stands where a note belongs; `meta` has its "number", from 1, and the "note" itself."""
BOX: Final = "task_box"
"""The type of the token of a box; `meta["done"]` says whether it is ticked."""
_NAME: Final = r"\[\^([^\]\s]{1,60})\]"
_REFERENCE: Final = re.compile(rf"{_NAME}(?!:)")
_DEFINITION: Final = re.compile(rf"{_NAME}:\s*")
_BOX: Final = re.compile(r"\[( |x|X)\]\s+(?=\S)")
_PARAGRAPH: Final = ("paragraph_open", "inline", "paragraph_close")


class _Note(Struct, frozen=True):
    """A note that is referred to."""

    number: int
    tokens: "tuple[Token, ...]"


class Marked(Struct, frozen=True):
    """The tokens of a text with its references and boxes, without the paragraphs of its notes."""

    tokens: "tuple[Token, ...]"
    notes: "tuple[tuple[Token, ...], ...]" = ()
    """The inline tokens of each note, in the order of their first reference."""


def marked(text: str) -> Marked:
    """The tokens of a Markdown text. A reference without a note, and a note without a reference, stay as written."""
    stream = parsed(text)
    if "[^" not in text and "] " not in text:
        return Marked(stream)
    told = dict(_notes(stream))
    numbers: dict[str, int] = {}
    for token in stream:
        if token.type == "inline" and not _is_of_notes(token):
            for name in _REFERENCE.findall(token.content):
                if name in told:
                    numbers.setdefault(name, len(numbers) + 1)
    notes = {name: _Note(number, told[name]) for name, number in numbers.items()}
    return Marked(tuple(_with_marks(stream, notes)), tuple(note.tokens for note in notes.values()))


def _notes(stream: "Sequence[Token]") -> "Iterator[tuple[str, tuple[Token, ...]]]":
    """The notes that the paragraphs of a text tell: names and words."""
    for token in stream:
        if token.level == 1 and _is_of_notes(token):
            for line in _lines(token.children or []):
                match = _DEFINITION.match(line[0].content)
                if match:
                    yield match[1], (line[0].copy(content=line[0].content[match.end() :]), *line[1:])


def _is_of_notes(token: "Token") -> bool:
    return token.type == "inline" and token.level == 1 and _DEFINITION.match(token.content) is not None


def _lines(children: "Sequence[Token]") -> "Iterator[list[Token]]":
    """The notes of one paragraph, each with the lines that go on with it."""
    line: list[Token] = []
    for child in children:
        if line and line[-1].type == "softbreak" and _DEFINITION.match(child.content):
            yield line[:-1]
            line = []
        line.append(child)
    if line:
        yield line


def _with_marks(stream: "Sequence[Token]", notes: dict[str, _Note]) -> "Iterator[Token]":
    """The tokens without the paragraphs whose notes are all referred to, and with marks in the others."""
    place = 0
    while place < len(stream):
        token = stream[place]
        if tuple(one.type for one in stream[place : place + 3]) == _PARAGRAPH and _all_referred(
            stream[place + 1], notes
        ):
            place += 3
            continue
        if token.type == "inline" and token.children:
            in_list = place > 1 and stream[place - 2].type == "list_item_open"
            yield token.copy(children=list(_children(token.children, notes, in_list)))
        else:
            yield token
        place += 1


def _all_referred(token: "Token", notes: dict[str, _Note]) -> bool:
    if not _is_of_notes(token):
        return False
    names = [match[1] for line in _lines(token.children or []) if (match := _DEFINITION.match(line[0].content))]
    return all(name in notes for name in names)


def _children(children: "Sequence[Token]", notes: dict[str, _Note], in_list: bool) -> "Iterator[Token]":
    for place, child in enumerate(children):
        box = _BOX.match(child.content) if in_list and place == 0 and child.type == "text" else None
        if box:
            yield child.copy(type=BOX, content="", meta={"done": box[1] != " "})
        if child.type == "text":
            yield from _pieces(child, child.content[box.end() if box else 0 :], notes)
        else:
            yield child


def _pieces(token: "Token", words: str, notes: dict[str, _Note]) -> "Iterator[Token]":
    """Text and references in turn."""
    read = 0
    for match in _REFERENCE.finditer(words) if notes else ():
        if match[1] in notes:
            yield token.copy(content=words[read : match.start()])
            yield token.copy(
                type=REFERENCE,
                content=match[0],
                meta={"number": notes[match[1]].number, "note": notes[match[1]].tokens},
            )
            read = match.end()
    yield token.copy(content=words[read:])
