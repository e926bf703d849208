"""Finds what a text tells behind labels: "**Severity:** SEV-2", "Status: done | Owner: Jane", lists and tables of two
columns.

It reads and takes nothing: the words stay where they are.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from postmortem_desk.text.facts.fact_labels import is_fact_label
from postmortem_desk.text.markup.markdown import plain_text
from postmortem_desk.text.markup.markdown_blocks import Block, blocks_of, items_of, table_cells
from postmortem_desk.text.section_roles import plain_phrase

_BOLD_LABEL: Final = re.compile(
    r"(?P<mark>\*\*\*|\*\*|__|\*|_)(?P<label>[^*\n:]{1,48}?)"
    r"(?:(?:[ \t]*:|\?)(?P=mark)|(?P=mark)(?P<gap>[ \t]*:|[ \t]+[\u2013\u2014-](?=\s)|))"
    r"[ \t]*"
)
_BARE_LABEL: Final = re.compile(r"(?P<label>[^\W\d_][^\n:*`|\[\]]{0,47}?)(?:[ \t]*:|\?)(?:[ \t]+|$)(?P<rest>.*)")
_LEAD: Final = re.compile(r"(?:>[ \t]?|[^\w\s*_\[\](){}<>`~$\u20ac\u00a3+#@\"'.|-]{1,4}[ \t]*)+")
_BYLINE: Final = re.compile(
    r"[*_]{0,3}(?:[Bb]y|[Ww]ritten by|[Pp]osted by|Von|Par|Por)[ \t]+"
    r"(?P<names>@\S{2,}|[A-Z]\S*[ \t][A-Z]\S*[^.!?]{0,80}?)[*_]{0,3}"
)
_BREAK: Final = re.compile(r"<br\s?/?>", re.IGNORECASE)
_BAR: Final = re.compile(r"(?<![ \t])[ \t]+(?:\||\u00b7|\u2022)[ \t]+")
_ENDS: Final = " \t|\u00b7\u2022\\"
_REACH: Final = 20_000
"""Characters of a text in which facts are looked for."""
_DEEPEST: Final = 4
_GENERIC_HEADS: Final = frozenset(
    re.findall(
        r"\w+",
        "field item property attribute metric key detail category name what label feld attribut champ metrique campo "
        "metrica indicator indicateur title type parameter element information info",
    )
)
"""What heads the first column of a table of labels."""
_ROLE_HEADS: Final = frozenset({"role", "roles", "rolle", "funktion", "rol", "papel", "function", "position"})
_NAME_HEADS: Final = frozenset(
    {"name", "names", "person", "people", "who", "participant", "responder", "assignee", "assigned to", "nom", "nombre"}
)


class LabelledFact(Struct, frozen=True):
    """A label and what stands behind it, each value as plain text."""

    label: str
    """ "" for an item of a list that has none."""
    values: tuple[str, ...] = ()
    is_role: bool = False
    """Whether the label is what the people behind it did, by the head of their table."""


@lru_cache(maxsize=4096)
def labelled_facts(text: str) -> tuple[LabelledFact, ...]:
    """The labels of a Markdown text with their values, in order, also those that mean nothing to us."""
    return tuple(_facts_of_lines(text[:_REACH].split("\n"), 0))


def _facts_of_lines(lines: Sequence[str], depth: int) -> Iterator[LabelledFact]:
    open_fact: LabelledFact | None = None
    for block in blocks_of(lines):
        part = lines[block.start : block.end]
        found: list[LabelledFact] = []
        if block.kind == "paragraph":
            found = list(_facts_of_paragraph(part))
        elif block.kind == "table":
            found = list(_facts_of_table(block, lines))
        elif block.kind == "blockquote" and depth < _DEEPEST:
            found = list(_facts_of_lines([_LEAD.sub("", line, count=1) for line in part], depth + 1))
        elif block.kind == "list" and depth < _DEEPEST:
            items = items_of(block, lines)
            if open_fact is not None:
                values = tuple(words for item in items if (words := plain_text(item.lines[0]).strip()))
                open_fact = replace(open_fact, values=values)
            facts = (fact for item in items for fact in _facts_of_item(item.lines, depth + 1))
            found = [fact for fact in facts if fact.label or open_fact is None]
        if open_fact is not None:
            yield open_fact
        is_open = block.kind == "paragraph" and bool(found) and not found[-1].values
        open_fact = found.pop() if is_open else None
        yield from found
    if open_fact is not None:
        yield open_fact


def _facts_of_item(lines: Sequence[str], depth: int) -> Iterator[LabelledFact]:
    """What an item tells: its facts, or its first line without a label."""
    facts = list(_facts_of_lines(lines, depth))
    if not any(_facts_of_line(lines[0])) and (words := plain_text(lines[0])):
        yield LabelledFact("", (words,))
    yield from facts


def _facts_of_paragraph(lines: Sequence[str]) -> Iterator[LabelledFact]:
    fact: LabelledFact | None = None
    goes_on = False
    for line in (piece for whole in lines for piece in _BREAK.split(whole)):
        found = list(_facts_of_line(line))
        if found:
            if fact is not None:
                yield fact
            yield from found[:-1]
            fact = found[-1]
        elif fact is not None and (goes_on or not fact.values):
            words = plain_text(line.strip(_ENDS))
            if words:
                fact = replace(fact, values=(*fact.values, words))
        elif fact is not None:
            yield fact
            fact = None
        goes_on = fact is not None and (line.rstrip(_ENDS).endswith((",", ";")) or (goes_on and not found))
    if fact is not None:
        yield fact


def _facts_of_line(line: str) -> Iterator[LabelledFact]:
    lead = _LEAD.match(line.lstrip(" \t"))
    text = line.lstrip(" \t")[lead.end() if lead else 0 :]
    starts = [match for match in _BOLD_LABEL.finditer(text) if _is_label(match, text)]
    if starts and not text[: starts[0].start()].strip(_ENDS):
        for match, following in zip(starts, [*starts[1:], None], strict=True):
            yield _fact(match["label"], text[match.end() : following.start() if following else len(text)])
        return
    if byline := _BYLINE.fullmatch(text):
        yield LabelledFact("Written by", (plain_text(byline["names"]),))
        return
    for piece in _bare_pieces(text):
        if bare := _BARE_LABEL.fullmatch(piece):
            yield _fact(bare["label"], bare["rest"])


def _bare_pieces(text: str) -> list[str]:
    """The pieces between bars, where each of them has a known label; else the whole."""
    pieces = _BAR.split(text.strip(_ENDS))
    matches = [_BARE_LABEL.fullmatch(piece) for piece in pieces]
    return pieces if all(match and is_fact_label(match["label"]) for match in matches) else [text.strip(_ENDS)]


def _is_label(match: re.Match[str], text: str) -> bool:
    """A bold word without a colon is one only where it is known and begins the line."""
    if match["gap"] != "":
        return True
    is_first = match.start() == 0 and match.end() < len(text) and text[match.end() - 1] in " \t"
    return is_first and len(match["mark"]) > 1 and is_fact_label(match["label"])


def _fact(label: str, source: str) -> LabelledFact:
    words = plain_text(source.strip(_ENDS)).strip(_ENDS)
    return LabelledFact(plain_text(label.strip()), (words,) if words else ())


def _facts_of_table(block: Block, lines: Sequence[str]) -> Iterator[LabelledFact]:
    rows = [[plain_text(_BREAK.sub(", ", cell)) for cell in row] for row in table_cells(block, lines)]
    heads = [plain_phrase(cell) for cell in rows[0]]
    roles = next((index for index, head in enumerate(heads) if head in _ROLE_HEADS), None)
    names = next((index for index, head in enumerate(heads) if head in _NAME_HEADS), None)
    if roles is not None and names is not None:
        yield from (LabelledFact(row[roles], (row[names],), is_role=True) for row in rows[1:] if row[names])
    elif _has_two_columns_of_labels(rows):
        for label, value in (pair for row in rows for pair in (row[:2], row[2:])):
            yield LabelledFact(label, (value,) if value else ())
    elif _is_row_of_labels(rows):
        for label, value in zip(*rows, strict=True):
            yield LabelledFact(label, (value,) if value else ())
    elif len(heads) == 2:
        is_of_records = is_fact_label(rows[0][0]) and heads[0] not in _GENERIC_HEADS
        for row in rows if _is_label_of_many(rows) else rows[1:] if not is_of_records else ():
            yield LabelledFact(row[0].rstrip(": "), (row[1],) if row[1] else ())


def _is_label_of_many(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the head of a table of two columns is a label and its value, as its other rows are."""
    labels = sum(1 for row in rows[1:] if is_fact_label(row[0]))
    is_head = plain_phrase(rows[0][0]) in _GENERIC_HEADS or is_fact_label(rows[0][1])
    return is_fact_label(rows[0][0]) and not is_head and labels * 2 >= len(rows) - 1


def _has_two_columns_of_labels(rows: Sequence[Sequence[str]]) -> bool:
    """Whether every other column of four holds labels, known ones for the most part."""
    labels = [row[index] for row in rows for index in (0, 2) if len(row) == 4 and row[index]]
    return len(labels) > 1 and sum(map(is_fact_label, labels)) * 2 >= len(labels) and is_fact_label(rows[0][2])


def _is_row_of_labels(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a table of two rows has its labels in the first, and not in the first column."""
    known = sum(1 for cell in rows[0] if is_fact_label(cell))
    return len(rows) == 2 and known > 1 and known * 2 >= len(rows[0]) and not is_fact_label(rows[1][0])
