"""What the rows of the outline say: the details and the sections, with numbers that tell their state."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from postmortem_desk.insight.counts import progress
from postmortem_desk.insight.questions import open_questions
from postmortem_desk.model import Incident, Section
from postmortem_desk.operations.lookup import (
    causes_in,
    events_in,
    tasks_in,
)
from postmortem_desk.session.document import Place
from postmortem_desk.widgets.outline_words import role_word
from postmortem_desk.widgets.translation import counted

DETAILS_ID: Final = ""
"""The id of the row of the details; no section can have it."""
SHOWN_PARTS: Final = ("title", "severity", "sections", "timeline", "causes", "tasks", "notes")
"""The parts of an incident that the outline shows."""
_DEEPEST: Final = 3


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """One row of the outline. `id` is a section's, or DETAILS_ID."""

    id: str
    text: str
    heading: str
    badge: str
    questions: int
    """Open questions about the section or one of its rows."""
    depth: int
    tip: str
    """Badge and questions in words."""

    @property
    def place(self) -> Place:
        """What the window shows for this row."""
        return Place("section", self.id) if self.id else Place("details")


def outline_rows(incident: Incident, known: Mapping[str, OutlineRow]) -> tuple[OutlineRow, ...]:
    """The rows for an incident. Those that say what their `known` one says are the known ones themselves."""
    questions = _questions(incident)
    top = min((section.level for section in incident.sections), default=1)
    made = [_details(incident, questions[DETAILS_ID])]
    made += [_section(incident, section, top, questions[section.id]) for section in incident.sections]
    return tuple(known[row.id] if known.get(row.id) == row else row for row in made)


def _details(incident: Incident, questions: int) -> OutlineRow:
    name = _words("Incident details")
    return OutlineRow(
        DETAILS_ID, name, name, incident.severity, questions, 0, _joined(incident.severity, _asked(questions))
    )


def _section(incident: Incident, section: Section, top: int, questions: int) -> OutlineRow:
    badge, tip = _badge(incident, section)
    text = section.heading or _words("No heading ({role})").format(role=role_word(section.role).lower())
    depth = min(section.level - top, _DEEPEST)
    return OutlineRow(section.id, text, section.heading, badge, questions, depth, _joined(tip, _asked(questions)))


def _badge(incident: Incident, section: Section) -> tuple[str, str]:
    """The figure of a section, and what it means. A section that says nothing yet has a dash."""
    if section.role in ("measures", "tasks") and (tasks := tasks_in(incident, section.id)):
        done, total = progress(tasks)
        return f"{done}/{total}", _words("{done} of {total} done").format(done=done, total=total)
    if section.role == "timeline" and (events := len(events_in(incident, section.id))):
        return str(events), counted(events, _words("1 event"), _words("{n} events"))
    if section.role == "causes" and (causes := len(causes_in(incident, section.id))):
        return str(causes), counted(causes, _words("1 cause"), _words("{n} causes"))
    return ("", "") if section.text.strip() else ("–", _words("empty"))


def _questions(incident: Incident) -> Counter[str]:
    """How many open questions there are about each section and its rows, and about the rest of the incident."""
    found = open_questions(incident)
    return Counter({section_id or DETAILS_ID: len(notes) for section_id, notes in found.items()})


def _asked(questions: int) -> str:
    return counted(questions, _words("1 open question"), _words("{n} open questions")) if questions else ""


def _joined(*words: str) -> str:
    return ", ".join(filter(None, words))


def _words(text: str) -> str:
    return QCoreApplication.translate("Outline", text)
