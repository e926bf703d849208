"""The outline of a Markdown document: its headings, and the lines that stand under each.

The reader of documents builds on it, and their writer asks it whether a text would be read as more than itself.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from postmortem_desk.text.markup.markdown_blocks import Block, Item, blocks_of, heading_source, items_of
from postmortem_desk.text.markup.markdown_headings import clean_heading
from postmortem_desk.text.markup.markdown_labels import label_and_rest, labels_at_margin, labels_in
from postmortem_desk.text.markup.markdown_marks import Mark, has_mark, read_mark, verbatim_ranges
from postmortem_desk.text.section_roles import is_role_label, role_of_heading

FIRST_LEVEL: Final = 2
"""The level of a section of which nothing says one."""
_RULE: Final = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*")
_GROUPED_ROLES: Final = frozenset({"measures", "tasks"})
_SECTION_MARKS: Final = frozenset({"section", "title"})


class RawSection(Struct, frozen=True):
    """A stretch of a document under one heading, before anything is made of its text."""

    heading: str
    """Without decoration; "" where a text has none."""
    level: int
    line: int
    """The source line (from 0) that its text starts on."""
    lines: tuple[str, ...]
    """Its text, without the heading and a rule directly below it."""
    verbatim: str | None = None
    """Text that stands word for word before `lines`."""
    mark: Mark | None = None
    """What a comment of ours says of it."""
    from_heading: bool = True
    """Whether a real heading begins it, and not a label or a mark."""


class _Start(Struct, frozen=True):
    """Where a section begins: the line of its heading or mark, and the line of its text."""

    at: int
    body: int
    heading: str = ""
    level: int = 0
    mark: Mark | None = None
    from_heading: bool = True
    rest: str = ""
    """The text on the line of a label."""


def raw_sections(lines: Sequence[str]) -> list[RawSection]:
    """The sections of a document in order. The first has no heading where text stands before the first heading."""
    taken = verbatim_ranges(lines)
    masked = list(lines)
    for first, last in taken.items():
        masked[first : last + 1] = [""] * (last + 1 - first)
    blocks = blocks_of(masked)
    starts = [_Start(0, 0, from_heading=False), *_starts(blocks, masked)]
    level = FIRST_LEVEL
    sections: list[RawSection] = []
    for start, following in zip_longest(starts, starts[1:]):
        end = following.at if following else len(lines)
        level = start.level or level
        verbatim, body = _verbatim_of(lines, start.body, end, taken)
        text = (start.rest, *lines[body:end]) if start.rest else tuple(lines[body:end])
        section = RawSection(start.heading, level, body, text, verbatim, start.mark, start.from_heading)
        section = _without_rule(section) if start.heading and verbatim is None else section
        sections.extend(_with_label_lists(section))
    return sections[1:] if len(sections) > 1 and _is_void(sections[0]) else sections


def is_one_text(text: str) -> bool:
    """Whether `text`, standing under a heading, is read as that section's text and nothing else."""
    lines = text.split("\n")
    if has_mark(text) or not lines[0].strip() or not lines[-1].strip():
        return False
    blocks = blocks_of(lines)
    if blocks and (blocks[0].kind == "hr" or _is_open_fence(blocks[-1], lines)):
        return False
    sections = raw_sections(lines)
    return len(sections) == 1 and not sections[0].heading and not any(_starts(blocks, lines))


def _is_void(section: RawSection) -> bool:
    return section.verbatim is None and section.mark is None and not any(line.strip() for line in section.lines)


def _is_open_fence(block: Block, lines: Sequence[str]) -> bool:
    if block.kind != "fence":
        return False
    markup = block.tokens[0].markup
    closing = lines[block.end - 1].strip()
    return block.end - block.start < 2 or len(closing) < len(markup) or bool(closing.strip(markup[0]))


def _verbatim_of(lines: Sequence[str], start: int, end: int, ranges: Mapping[int, int]) -> tuple[str | None, int]:
    first = next((index for index in range(start, end) if lines[index].strip()), -1)
    last = ranges.get(first)
    return (None, start) if last is None else ("\n".join(lines[first + 1 : last]), last + 1)


def _starts(blocks: Sequence[Block], lines: Sequence[str]) -> Iterator[_Start]:
    pending: tuple[Mark, int] | None = None
    level = FIRST_LEVEL - 1
    for block, following in zip_longest(blocks, blocks[1:]):
        mark = read_mark(lines[block.start]) if block.kind == "paragraph" else None
        if mark is not None and mark.kind in _SECTION_MARKS:
            if "level" in mark.values or following is None or following.kind != "heading":
                yield _Start(block.start, block.start + 1, "", _said_level(mark), mark, from_heading=False)
            else:
                pending = (mark, block.start)
        elif block.kind == "heading":
            level, source = heading_source(block, lines)
            mark, at = pending or (None, block.start)
            pending = None
            yield _Start(at, block.end, clean_heading(source), level, mark)
        elif block.kind == "paragraph":
            heads_rows = following is not None and following.kind in {"list", "table"}
            for label in labels_in(lines, block.start, block.end, heads_rows=heads_rows):
                at = label.line
                yield _Start(at, at + 1, label.heading, min(level + 1, 6), from_heading=False, rest=label.rest)
        elif block.kind == "list":
            for label in labels_at_margin(lines, block.start, block.end):
                yield _Start(label.line, label.line + 1, label.heading, min(level + 1, 6), from_heading=False)


def _said_level(mark: Mark) -> int:
    text = mark.values.get("level", "")
    return int(text) if text in {"1", "2", "3", "4", "5", "6"} else 0


def _without_rule(section: RawSection) -> RawSection:
    for index, line in enumerate(section.lines):
        if line.strip():
            if not _RULE.fullmatch(line):
                break
            cut = index + 1
            return replace(section, line=section.line + cut, lines=section.lines[cut:])
    return section


def _with_label_lists(section: RawSection) -> Iterator[RawSection]:
    """The section, and its parts where it is a list whose items are sections with bold labels."""
    text = "\n".join(section.lines)
    may_be_labels = "**" in text or (_is_grouped(section) and ":\n" in text)
    is_plain = section.mark is None and section.verbatim is None and may_be_labels and not has_mark(text)
    last, start = section, 0
    """What the lines from `start` on belong to: the text of a label, where it has none yet."""
    for block in blocks_of(section.lines) if is_plain and not _keeps_labels(section) else ():
        parts = _labelled_parts(section, block) if block.kind == "list" else []
        if not parts:
            continue
        yield from _with_text(last, section, start, block.start)
        for part in parts[:-1]:
            yield from _with_label_lists(part)
        last, start = parts[-1], block.end
    yield from _with_text(last, section, start, len(section.lines))


def _with_text(last: RawSection, section: RawSection, start: int, end: int) -> Iterator[RawSection]:
    """The part `last` of a section, and the section's lines [start, end) below it: its text where it has none."""
    lines = section.lines[start:end]
    if last is section or not _holds_words(last.lines):
        yield replace(last, lines=lines, line=section.line + start)
        return
    yield from _with_label_lists(last)
    if _holds_words(lines):
        yield RawSection("", section.level, section.line + start, lines, from_heading=False)


def _holds_words(lines: Sequence[str]) -> bool:
    return any(line.strip() for line in lines)


def _is_named(section: RawSection) -> bool:
    return (bool(section.heading) and not section.from_heading) or is_role_label(section.heading)


def _is_grouped(section: RawSection) -> bool:
    """Whether its lists may be grouped below labels: those of measures and tasks."""
    return _is_named(section) and role_of_heading(section.heading) in _GROUPED_ROLES


def _keeps_labels(section: RawSection) -> bool:
    """Whether the items of its lists may have labels of their own, and never are sections: those of a timeline."""
    role = role_of_heading(section.heading)
    return _is_named(section) and bool(role) and role not in _GROUPED_ROLES


def _labelled_parts(section: RawSection, block: Block) -> list[RawSection]:
    """The items of a list as sections; none where they are not.

    All of them have labels, and one that names a role has text below it. Under a heading of measures or tasks, whose
    items may have labels of their own, all of them are labels above lists.
    """
    items = items_of(block, section.lines)
    labels = [label_and_rest(item.lines, may_be_plain=_is_grouped(section)) for item in items]
    if not all(labels) or any(item.number is not None for item in items):
        return []
    if _is_named(section):
        if not all(label is not None and _is_list(label[1]) for label in labels):
            return []
    elif not _have_text(items, labels):
        return []
    level = min(section.level + (1 if section.heading else 0), 6)
    return [
        RawSection(label[0], level, section.line + item.start, tuple(label[1]), from_heading=False)
        for item, label in zip(items, labels, strict=True)
        if label
    ]


def _have_text(items: Sequence[Item], labels: Sequence[tuple[str, list[str]] | None]) -> bool:
    """Whether an item names a role and has text below it, or all of them do and the last one's stands behind it."""
    named = [label is not None and is_role_label(label[0]) for label in labels]
    has_below = any(is_named and len(item.lines) > 1 for item, is_named in zip(items, named, strict=True))
    return has_below or (all(named) and labels[-1] is not None and not labels[-1][1])


def _is_list(lines: Sequence[str]) -> bool:
    blocks = blocks_of(lines)
    return bool(blocks) and all(block.kind == "list" for block in blocks)
