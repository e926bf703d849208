"""A Markdown export of the open incident that somebody edited: whether a text is one, and what they made of it.

The export carries neither ids nor everything that the file has. So the incident is exported and read again, which
gives what a copy that nobody edited says; what the edited copy says otherwise is a change.
"""

import re
from collections import Counter
from typing import Final

from postmortem_desk.importing.progress import Progress, unheard
from postmortem_desk.importing.read import incident_of_markdown
from postmortem_desk.model import Incident, derived_id
from postmortem_desk.operations.changing import with_parts
from postmortem_desk.operations.lookup import all_ids
from postmortem_desk.operations.merging.alignment import aligned_ids
from postmortem_desk.operations.merging.edited_copy import with_edits
from postmortem_desk.operations.renaming import renamed
from postmortem_desk.report.markdown.markdown import markdown_document
from postmortem_desk.text.markup.markdown_headings import clean_heading
from postmortem_desk.text.markup.markdown_marks import Mark, has_mark, read_mark

_ENOUGH: Final = 0.4
"""The share of the export's lines that a copy of it has still."""
_FEWEST: Final = 3
"""Lines in common; fewer are in any two documents of one template."""
_HEADING: Final = re.compile(r" {0,3}#{1,6}[ \t]+(.*)")


def is_copy(incident: Incident, text: str) -> bool:
    """Whether `text` is an export of `incident`, edited or not."""
    exported, read = _telling_lines(markdown_document(incident)), _telling_lines(text)
    common = (exported & read).total()
    return common >= _FEWEST and common >= _ENOUGH * exported.total()


def edited_copy(incident: Incident, text: str, progress: Progress = unheard) -> Incident:
    """The incident as somebody who edited its export, which is `text` now, wants it; itself where nothing is changed.

    References to parts that are gone are in it still (see `operations.edited_copy.with_chosen`). Raises whatever
    `progress` raises.
    """
    progress(0.0)
    exported = markdown_document(incident)
    if not has_mark(text):  # some editors take comments away: what they said is no change then
        exported = "\n".join(line for line in exported.split("\n") if read_mark(line) is None)
    if text == exported:
        return incident
    plain = incident_of_markdown(exported, lambda share: progress(0.3 + 0.3 * share))
    edited = _read_with_known_roles(text, plain, lambda share: progress(0.6 + 0.3 * share))
    progress(0.9)
    if edited == plain:
        return incident
    base = _named(plain, aligned_ids(incident, plain), incident)
    return with_edits(incident, base, _named(edited, aligned_ids(base, edited), base, incident))


def _named(read: Incident, known: dict[str, str], *others: Incident) -> Incident:
    """`read` with the ids of the parts that are known; others get one that is not in the `others`."""
    taken = {part_id for other in others for part_id in all_ids(other)}
    names = dict(known)
    for part_id in sorted(all_ids(read) - known.keys()):
        number = 0
        while (fresh := derived_id("copy", part_id, str(number))) in taken:
            number += 1
        taken.add(fresh)
        names[part_id] = fresh
    return renamed(read, names)


def _read_with_known_roles(text: str, base: Incident, progress: Progress) -> Incident:
    """What `text` tells. What stands below a heading that somebody has changed is read as what it was."""
    edited = incident_of_markdown(text, progress)
    known = aligned_ids(_in_whole_sections(base), _in_whole_sections(edited))
    sections = {section.id: section for section in base.sections}
    roles: dict[str, str] = {}
    for section in edited.sections:
        was = sections.get(known.get(section.id, ""))
        if was is None or not was.heading or section.heading == was.heading:
            continue
        if section.role != was.role:
            roles[section.heading] = was.role
    return incident_of_markdown(_with_roles(text, roles), progress) if roles else edited


def _in_whole_sections(incident: Incident) -> Incident:
    """The incident with the words of its rows in the texts of their sections."""
    rows: dict[str, list[str]] = {}
    for event in incident.timeline:
        rows.setdefault(event.section, []).append(f"{event.at.written} {event.text}")
    for cause in incident.causes:
        rows.setdefault(cause.section, []).append(cause.text)
    for task in incident.tasks:
        rows.setdefault(task.section, []).append(task.text)
    sections = (
        section.replaced(text="\n".join((section.text, *rows.get(section.id, ())))) for section in incident.sections
    )
    return with_parts(incident, sections=tuple(sections), timeline=(), causes=(), tasks=())


def _with_roles(text: str, roles: dict[str, str]) -> str:
    """`text` with a comment before each heading that stands in `roles`."""
    lines: list[str] = []
    for line in text.split("\n"):
        match = _HEADING.fullmatch(line)
        role = roles.get(clean_heading(match[1]), "") if match else ""
        if role:
            lines.append(Mark("section", values={"role": role}).line())
        lines.append(line)
    return "\n".join(lines)


def _telling_lines(text: str) -> Counter[str]:
    """The lines of a text that are no headings and no comments of ours."""
    lines = (line.strip() for line in text.split("\n"))
    return Counter(line for line in lines if line and not line.startswith("#") and read_mark(line) is None)
