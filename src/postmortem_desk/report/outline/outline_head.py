"""The head of a document: title, the quiet line of facts, the band of figures, and the details."""

from collections.abc import Iterable, Iterator
from typing import Final

from postmortem_desk.model import Incident
from postmortem_desk.report.blocks import FactsBlock, Figure, FiguresBlock, TitleBlock
from postmortem_desk.report.outline.outline_lists import day_text
from postmortem_desk.report.outline.outline_words import (
    UNTITLED,
    capitalised,
    detector_words,
    joined,
    spaced,
    stage_words,
)
from postmortem_desk.text.one_line import one_line
from postmortem_desk.text.times.zones import zone_label

BAND: Final = 4
"""Figures that the band holds at most; impact figures that do not fit stand among the facts."""


def title_of(incident: Incident) -> str:
    """The title on one line; words that stand for it where there is none."""
    return one_line(incident.title) or UNTITLED


def title_block(incident: Incident) -> TitleBlock:
    """The title, and what a reader must know first: reference, severity, state, day and zone."""
    title = title_of(incident)
    day = day_text(incident.date)
    facts = (
        incident.reference,
        incident.severity,
        spaced(incident.status),
        stage_words(incident.stage),
        "" if day in title else day,
        f"times in {zone_label(incident.zone)}" if incident.zone else "",
    )
    return TitleBlock("title", title, _lines(facts))


def figures_block(derived: tuple[Figure, ...], impact: tuple[Figure, ...]) -> FiguresBlock | None:
    """The band of figures; None where nothing is known."""
    figures = (*derived, *impact)[:BAND]
    return FiguresBlock("figures", figures) if figures else None


def impact_figures(incident: Incident) -> tuple[Figure, ...]:
    """The figures of the damage that say anything, with the services that they are about."""
    figures = []
    for figure in incident.impact:
        value = " ".join(part for part in (figure.value.strip(), figure.unit.strip()) if part)
        if value:
            value = f"about {value}" if figure.approximate else value
            label = one_line(figure.label) or "Impact"
            figures.append(Figure(label, value.replace(" ", "\N{NO-BREAK SPACE}"), joined(figure.services)))
    return tuple(figures)


def facts_block(incident: Incident, impact_left: Iterable[Figure]) -> FactsBlock | None:
    """The details of the incident, as labels and values; None where there are none."""
    facts = [
        *((figure.label, _with_detail(figure.value, figure.detail)) for figure in impact_left),
        ("Services", joined(incident.services)),
        ("Detected by", detector_words(incident.detected_by)),
        *_people(incident),
        *((field.label.strip() or "Note", field.value) for field in incident.fields),
        ("Related", joined([_with_detail(item.reference, item.relation) for item in incident.related])),
        ("Tags", joined(incident.tags)),
    ]
    lines = tuple((label, line) for label, value in facts if (line := " ".join(value.split(" "))).strip())
    return FactsBlock("facts", lines) if lines else None


def _people(incident: Incident) -> Iterator[tuple[str, str]]:
    """Each role with its people, in the order in which the roles are first met."""
    by_role: dict[str, list[str]] = {}
    for person in incident.people:
        name = person.name.strip()
        words = _with_detail(name, joined(person.handles)) if name else joined(person.handles)
        for role in person.roles or ("People",):
            by_role.setdefault(capitalised(spaced(role)) or "People", []).append(words)
    for role, names in by_role.items():
        yield role, joined([name for name in names if name])


def _with_detail(text: str, detail: str) -> str:
    return f"{text} ({detail})" if text and detail else text or detail


def _lines(parts: Iterable[str]) -> tuple[str, ...]:
    return tuple(line for part in parts if (line := one_line(part)))
