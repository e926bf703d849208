"""Checks of what a reader of a finished postmortem misses: empty sections, guidance, figures, milestones, answers."""

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from postmortem_desk.insight.checks.finding import Finding, Fix, Spot, made
from postmortem_desk.insight.checks.prose import prose_of
from postmortem_desk.insight.checks.reading import Reading
from postmortem_desk.model import Section
from postmortem_desk.operations.lookup import cause_homes, event_homes, task_homes
from postmortem_desk.operations.sections import remove_section

_NUMBER: Final = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|half|third|quarter|dozens?|hundreds?"
    r"|thousands?|millions?|all|every|everyone|everybody|nobody|no one|none|entire|whole)\b",
    re.IGNORECASE,
)

_PARTS: Final = {
    "causes": frozenset({"causes", "resolution"}),
    "measures": frozenset({"measures", "tasks"}),
    "other": frozenset({"lessons_well", "lessons_wrong", "lessons_lucky"}),
}


def title_findings(reading: Reading) -> Iterator[Finding]:
    """An incident without a title."""
    rule = reading.rule("title-missing")
    if rule is not None and not reading.incident.title.strip():
        yield made(rule, Spot("details", "", "title"))


def section_findings(reading: Reading) -> Iterator[Finding]:
    """Sections without anything in them, and those that still hold the template's guidance."""
    empty, guidance = reading.rule("section-empty"), reading.rule("section-guidance")
    filled = _sections_with_rows(reading)
    sections = reading.incident.sections
    for index, section in enumerate(sections):
        text = section.text.strip()
        spot, heading = Spot("section", section.id, "text"), section.heading.strip()
        if guidance is not None and text and text == section.guidance.strip():
            yield made(guidance, spot, {"heading": heading}, about=text)
        elif (
            empty is not None
            and heading
            and not any(map(str.isalnum, text))
            and section.id not in filled
            and not _has_parts(sections, index)
        ):
            fix = Fix("Remove the section", partial(remove_section, section_id=section.id, rows_to=None))
            yield made(empty, spot, {"heading": heading}, fixes=(fix,))


def impact_findings(reading: Reading) -> Iterator[Finding]:
    """An impact that is told without any number."""
    rule = reading.rule("impact-without-number")
    if rule is None or any(any(letter.isdigit() for letter in figure.value) for figure in reading.incident.impact):
        return
    told = [section for section in reading.incident.sections if section.role == "impact" and section.text.strip()]
    if told and not any(_NUMBER.search(prose_of(section.text)) for section in told):
        yield made(rule, Spot("section", told[0].id, "text"), about=told[0].text)


def question_findings(reading: Reading) -> Iterator[Finding]:
    """Questions that are still open in a document that is called final."""
    rule = reading.rule("question-open")
    if rule is None:
        return
    for note in reading.incident.notes:
        if not note.resolved:
            yield made(rule, Spot("note", note.id, "text"), {"text": shortened(note.text)}, about=note.text)


def shortened(text: str) -> str:
    """The beginning of a text, for a sentence about it."""
    line = " ".join(prose_of(text).split())
    return line if len(line) <= 60 else line[:59].rsplit(" ", 1)[0] + "\u2026"


def _sections_with_rows(reading: Reading) -> frozenset[str]:
    incident = reading.incident
    found: set[str] = set()
    for rows, homes in (
        (incident.timeline, event_homes(incident)),
        (incident.causes, cause_homes(incident)),
        (incident.tasks, task_homes(incident)),
    ):
        found.update(homes.home(section) for section in {row.section for row in rows})
    return frozenset(found)


def _has_parts(sections: tuple[Section, ...], index: int) -> bool:
    """Whether the section is a heading over deeper sections, or is followed by text that belongs to it.

    Where all headings are of one level, one over the parts of its subject is told by what these are.
    """
    following = sections[index + 1] if index + 1 < len(sections) else None
    if following is None:
        return False
    is_over = following.level > sections[index].level or not following.heading
    return is_over or following.role in _PARTS.get(sections[index].role, ())
