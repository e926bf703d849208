"""The head of a document: its title, and the details that our own export writes below it."""

import re
from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from postmortem_desk.insight.told.told_title import is_kind_of_document
from postmortem_desk.text.facts.fact_labels import facts_of_label
from postmortem_desk.text.facts.incident_details import read_details
from postmortem_desk.text.facts.labelled_facts import labelled_facts
from postmortem_desk.text.markup.markdown_blocks import blocks_of, items_of
from postmortem_desk.text.markup.markdown_marks import read_mark
from postmortem_desk.text.markup.markdown_sections import FIRST_LEVEL, RawSection
from postmortem_desk.text.section_roles import is_role_label, role_of_heading

_CODE: Final = re.compile(r"<%|\{\{")
_SUBJECT: Final = re.compile(r"(?::|\s[-\u2013\u2014])\s+\S")
"""What parts the kind of a document from its subject ("RCA: mail")."""
_FEWEST_BLANKS: Final = 3
"""Between the words of a title that begins like the heading of a section."""
_REACH: Final = 3
"""Sections in which a label may give the title."""


class Head(Struct, frozen=True):
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
    has_title = (_is_title(first) or _is_told_title(sections)) and not _has_title_below(sections)
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


def _is_told_title(sections: Sequence[RawSection]) -> bool:
    """Whether the first heading begins like that of a section ("Summary of the disruption of 5 May"), but is the title.

    It alone has level 1, and is more than the name of a role, or a heading right below it has its role ("Outage
    timeline", and "Timeline" below).
    """
    first, *others = sections
    is_alone = all(part.level > 1 for part in others)
    is_first = first.from_heading and first.level == 1 and first.verbatim is None and first.mark is None
    if not (is_first and is_alone):
        return False
    role = role_of_heading(first.heading)
    roles = [(part.level, own) for part in others if (own := role_of_heading(part.heading))]
    is_named = first.heading.count(" ") >= _FEWEST_BLANKS or _SUBJECT.search(first.heading) is not None
    is_long = is_named and not is_role_label(first.heading)
    return (2, role) in roles or (is_long and len(roles) > 1)


def _has_title_below(sections: Sequence[RawSection]) -> bool:
    """Whether the first heading is only the kind of the document, or code of a template, and a label has the title."""
    first = sections[0]
    if first.mark is not None or not is_kind_of_document(first.heading):
        return _CODE.search(first.heading) is not None
    facts = (fact for part in sections[:_REACH] for fact in labelled_facts("\n".join(part.lines)))
    return any("title" in facts_of_label(fact.label) and len(fact.values) == 1 for fact in facts)


def _details(part: RawSection) -> tuple[dict[str, object], bool, RawSection]:
    """The details, whether the rows say all milestones, and what follows the details."""
    first = next((line for line in part.lines if line.strip()), "")
    mark = read_mark(first) if not part.heading else None
    if mark is None or mark.kind != "details":
        return {}, False, part
    blocks = blocks_of(part.lines)
    has_list = len(blocks) > 1 and blocks[1].kind == "list"
    items = [" ".join(item.lines) for item in items_of(blocks[1], part.lines)] if has_list else []
    end = blocks[1 if has_list else 0].end
    rest = replace(part, lines=part.lines[end:], line=part.line + end)
    return read_details(items), mark.values.get("milestones") == "said", rest
