"""The head of a document: its title, and the details that our own export writes below it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from postmortem_desk.text.incident_details import read_details
from postmortem_desk.text.markdown_blocks import blocks_of, items_of
from postmortem_desk.text.markdown_marks import read_mark
from postmortem_desk.text.markdown_sections import FIRST_LEVEL, RawSection
from postmortem_desk.text.section_roles import role_of_heading


@dataclass(frozen=True, slots=True)
class Head:
    """What the top of a document says, and the sections below it."""

    title: str
    """The first heading, where it is the title; else ""."""
    fields: dict[str, object]
    """Details of the incident, by the names of its fields."""
    sections: list[RawSection]
    says_milestones: bool
    """Whether the events say their milestones themselves, all of them, and no other words count."""


def read_head(raw: Sequence[RawSection]) -> Head:
    """Take title and details from the first of the sections.

    The title is the first heading where it has level 1, names no role of a section, and nothing stands before it.
    """
    sections = list(raw)
    first = sections[0]
    has_title = _is_title(first)
    title = first.heading if has_title else ""
    if has_title:
        sections[0] = replace(first, heading="", level=FIRST_LEVEL, mark=None, from_heading=False)
    fields, says_milestones, sections[0] = _details(sections[0])
    if not sections[0].heading and sections[0].mark is None and not any(line.strip() for line in sections[0].lines):
        sections = sections[1:]
    return Head(title, fields, sections, says_milestones)


def _is_title(part: RawSection) -> bool:
    if not part.from_heading or part.level != 1 or part.verbatim is not None or not part.heading:
        return False
    return part.mark.kind == "title" if part.mark is not None else not role_of_heading(part.heading)


def _details(part: RawSection) -> tuple[dict[str, object], bool, RawSection]:
    """The details, whether the rows say all milestones, and what follows the details."""
    blocks = blocks_of(part.lines)
    mark = read_mark(part.lines[blocks[0].start]) if blocks and not part.heading else None
    if mark is None or mark.kind != "details":
        return {}, False, part
    has_list = len(blocks) > 1 and blocks[1].kind == "list"
    items = [" ".join(item.lines) for item in items_of(blocks[1], part.lines)] if has_list else []
    end = blocks[1 if has_list else 0].end
    rest = replace(part, lines=part.lines[end:], line=part.line + end)
    return read_details(items), mark.values.get("milestones") == "said", rest
