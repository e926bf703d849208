"""The title that a document tells elsewhere than in its first heading: below a link, as a label, on its first line."""

import re
from typing import Final

from postmortem_desk.model import Incident, Section
from postmortem_desk.text.facts.fact_labels import facts_of_label, is_fact_label
from postmortem_desk.text.facts.fact_values import is_gap, reference_in
from postmortem_desk.text.facts.front_matter import front_matter_title
from postmortem_desk.text.facts.labelled_facts import LabelledFact, labelled_facts
from postmortem_desk.text.markup.markdown import plain_text
from postmortem_desk.text.markup.markdown_blocks import blocks_of
from postmortem_desk.text.section_roles import plain_phrase, role_of_heading
from postmortem_desk.text.times.time_grammar import find_leading_time

_LONGEST: Final = 120
_MOST_WORDS: Final = 14
_NO_TITLE: Final = ("[", "!", "<", "{", "|", ">", "#", "-", "*  ")
"""What a first line begins with that is a link, a picture or markup."""
_INCIDENT: Final = re.compile(
    r"\b(?:post[ -]?mortem|incident|outage|disruption|rca|retrospective|degradation|"
    r"vorfall|st\u00f6rung|panne|ca\u00edda|incidente)\b",
    re.IGNORECASE,
)
"""Words of a title that stands among the headings, no higher than the others."""
_KINDS: Final = re.compile(
    r"(?:incident |outage )?(?:(?:post ?mortem|post incident|incident|outage)(?: (?:report|review|retrospective))?|"
    r"retrospective|root cause analysis|rca)"
)
_MOST_BELOW: Final = 12
"""Paragraphs below a title before the first section."""
_SENTENCE_ENDS: Final = (".", ":", ";", ",", "?")
_HEAD_ROLES: Final = frozenset({"other", "summary"})


def told_title(incident: Incident) -> str:
    """The title that `incident` tells elsewhere than by its own; "" where it tells none. Its own makes no difference.

    That is, in this order: what the front matter says, the heading above all others that nothing but text stands
    before, the value of a label ("Title: ..."), and the first line where it stands alone or above labels.
    """
    sections = incident.sections
    in_front = front_matter_title(incident.front_matter)
    label = _of_label(sections)
    heading = _of_heading(sections)
    return in_front or (label if is_kind_of_document(heading) else "") or heading or label or _of_first_line(sections)


def is_kind_of_document(title: str) -> bool:
    """Whether a title says only what kind of document it heads ("Incident report"), so that a label counts more."""
    return _KINDS.fullmatch(plain_phrase(title)) is not None


def _of_heading(sections: tuple[Section, ...]) -> str:
    index = next((index for index, section in enumerate(sections) if section.heading), len(sections))
    if index >= len(sections) or role_of_heading(sections[index].heading):
        return ""
    first = sections[index]
    is_above = all(section.level > first.level for section in sections[index + 1 :] if section.heading)
    has_parts = any(section.heading for section in sections[index + 1 :])
    is_named = index == 0 and _INCIDENT.search(first.heading) is not None and not first.text.count("\n\n") > _MOST_BELOW
    return first.heading if has_parts and (first.level == 1 or is_above or is_named) else ""


def _of_label(sections: tuple[Section, ...]) -> str:
    facts = (
        fact
        for section in sections
        if section.role in _HEAD_ROLES and section.text
        for fact in labelled_facts(section.text)
        if "title" in facts_of_label(fact.label)
    )
    values = (fact.values[0] for fact in facts if len(fact.values) == 1)
    return next((value for value in values if len(value) <= _LONGEST and not is_gap(value)), "")


def _of_first_line(sections: tuple[Section, ...]) -> str:
    if len(sections) < 2 or sections[0].heading or not any(role_of_heading(part.heading) for part in sections[1:]):
        return ""
    lines = sections[0].text.split("\n")
    blocks = blocks_of(lines[:40])
    if not blocks or blocks[0].kind != "paragraph" or lines[blocks[0].start].startswith(_NO_TITLE):
        return ""
    first, *others = lines[blocks[0].start : blocks[0].end]
    if len(first) > _LONGEST * 4:
        return ""
    words = plain_text(first)
    is_short = 0 < len(words) <= _LONGEST and words.count(" ") < _MOST_WORDS and not words.endswith(_SENTENCE_ENDS)
    stands_out = not others or bool(labelled_facts(others[0]))
    is_plain = find_leading_time(first) is None and words[:1].isupper() and not any(map(_tells, labelled_facts(first)))
    return words if is_short and stands_out and is_plain else ""


def _tells(fact: LabelledFact) -> bool:
    """Whether a line is the label of a fact; "Incident: the lost disk" is none."""
    is_name = facts_of_label(fact.label) == {"reference"} and not any(map(reference_in, fact.values))
    return is_fact_label(fact.label) and not is_name
