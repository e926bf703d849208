"""What the rows of the outline say: the details, the sections and the views, with numbers that tell their state."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Final

from msgspec import Struct

from postmortem_desk.insight.counts import overdue, progress
from postmortem_desk.insight.questions import open_questions
from postmortem_desk.model import Incident, Section
from postmortem_desk.model.vocabulary import TEAM
from postmortem_desk.operations.lookup import (
    causes_in,
    events_in,
    tasks_in,
)
from postmortem_desk.session.document import Place
from postmortem_desk.widgets.outline.view_registry import VIEW_PART, ViewRegistry
from postmortem_desk.widgets.words.audience_words import audience_word
from postmortem_desk.widgets.words.checklist_words import progress_words
from postmortem_desk.widgets.words.outline_words import role_word
from postmortem_desk.widgets.words.translation import Word, counted, translate

DETAILS_ID: Final = ""
"""The id of the row of the details; no section can have it."""
SHOWN_PARTS: Final = ("title", "severity", "sections", "timeline", "causes", "tasks", "notes")
"""The parts of an incident that the outline shows."""
_DEEPEST: Final = 3


class RowKind(Enum):
    """What a row of the outline stands for."""

    DETAILS = "details"
    SECTION = "section"
    CAPTION = "caption"
    """Only words above a group of rows."""
    VIEW = "view"


class OutlineRow(Struct, frozen=True):
    """One row of the outline. `id` is a section's, or DETAILS_ID, or one that no section can have."""

    id: str
    kind: RowKind
    text: str
    badge: str
    tip: str
    """Badge and caution in words."""
    place: Place | None
    """What the window shows for this row; None for a caption."""
    caution: str = ""
    """The figure of what wants attention: open questions about a section or one of its rows, findings of a view."""
    heading: str = ""
    depth: int = 0
    is_late: bool = False
    """Whether the badge counts tasks of which some are overdue."""


def outline_rows(
    incident: Incident, views: ViewRegistry, known: Mapping[str, OutlineRow], today: date
) -> tuple[OutlineRow, ...]:
    """The rows on the day `today`. Those that say what their `known` one says are the known ones themselves."""
    questions = _questions(incident)
    top = min((section.level for section in incident.sections), default=1)
    made = [_details(incident, questions[DETAILS_ID])]
    made += [_section(incident, section, top, questions[section.id], today) for section in incident.sections]
    made += _views(views)
    return tuple(known[row.id] if known.get(row.id) == row else row for row in made)


def _details(incident: Incident, questions: int) -> OutlineRow:
    name = translate("Incident details")
    badge = incident.severity or ("" if incident.title.strip() else "–")
    state = incident.severity or ("" if incident.title.strip() else translate("no title yet"))
    tip = _joined(state, _asked(questions))
    place = Place("details")
    return OutlineRow(DETAILS_ID, RowKind.DETAILS, name, badge, tip, place, _figure(questions))


def _section(incident: Incident, section: Section, top: int, questions: int, today: date) -> OutlineRow:
    badge, tip, is_late = _badge(incident, section, today)
    text = section.heading or translate("No heading ({role.small})").format(role=Word(role_word(section.role)))
    depth = min(section.level - top, _DEEPEST)
    return OutlineRow(
        section.id,
        RowKind.SECTION,
        text,
        badge,
        _joined(tip, _readers(section), _asked(questions)),
        Place("section", section.id),
        _figure(questions),
        section.heading,
        depth,
        is_late,
    )


def _views(views: ViewRegistry) -> list[OutlineRow]:
    """The group of views with its caption; nothing where there is no view. No section's id has a colon."""
    if not views.entries:
        return []
    rows = [OutlineRow(":views", RowKind.CAPTION, translate("Document"), "", "", None)]
    for entry in views.entries:
        badge = views.badge(entry.key)
        figures = ("", badge.text) if badge.wants_attention else (badge.text, "")
        place = Place(VIEW_PART, entry.key)
        row_id = f":view:{entry.key}"
        rows.append(OutlineRow(row_id, RowKind.VIEW, entry.title, figures[0], badge.meaning, place, figures[1]))
    return rows


def _badge(incident: Incident, section: Section, today: date) -> tuple[str, str, bool]:
    """The figure of a section, what it means, whether some are overdue. A section that says nothing yet has a dash."""
    if section.role in ("measures", "tasks") and (tasks := tasks_in(incident, section.id)):
        done, total = progress(tasks)
        late = overdue(tasks, today)
        return f"{done}/{total}", progress_words(done, total, late), late > 0
    if section.role == "timeline" and (events := len(events_in(incident, section.id))):
        return str(events), counted(events, translate("1 event"), translate("{n} events")), False
    if section.role == "causes" and (causes := len(causes_in(incident, section.id))):
        return str(causes), counted(causes, translate("1 cause"), translate("{n} causes")), False
    return ("", "", False) if section.text.strip() else ("–", translate("empty"), False)


def _readers(section: Section) -> str:
    """Who beside the team may read the section; "" for nobody."""
    names = ", ".join(audience_word(name) for name in section.audience if name != TEAM)
    return translate("may be read by: {names}").format(names=names) if names else ""


def _questions(incident: Incident) -> Counter[str]:
    """How many open questions there are about each section and its rows, and about the rest of the incident."""
    found = open_questions(incident)
    return Counter({section_id or DETAILS_ID: len(notes) for section_id, notes in found.items()})


def _figure(number: int) -> str:
    return str(number) if number else ""


def _asked(questions: int) -> str:
    return counted(questions, translate("1 open question"), translate("{n} open questions")) if questions else ""


def _joined(*words: str) -> str:
    return ", ".join(filter(None, words))
