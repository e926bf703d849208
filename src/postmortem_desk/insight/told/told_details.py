"""What the words of a document tell of its incident's details: severity, state, people, services, figures and more.

As with day and zone (`told_facts`), an import takes them from here and the Markdown writer leaves out what is told
already. Nothing is taken out of the text. What is doubtful gives nothing.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from postmortem_desk.insight.told.told_facts import ToldFacts
from postmortem_desk.insight.told.told_title import told_title
from postmortem_desk.model import ImpactFigure, Incident, Person, RelatedIncident, Section, derived_id
from postmortem_desk.text.facts.fact_labels import OWNER, facts_of_label, role_of_label
from postmortem_desk.text.facts.fact_values import (
    detector_in,
    names_in,
    reference_in,
    reference_of_title,
    severity_in,
    severity_of_title,
    stage_in,
    status_in,
)
from postmortem_desk.text.facts.figure_values import figure_in_words, figure_of
from postmortem_desk.text.facts.front_matter import front_matter_values
from postmortem_desk.text.facts.labelled_facts import LabelledFact, labelled_facts
from postmortem_desk.text.facts.people_values import PersonRead, people_in
from postmortem_desk.text.markup.markdown import plain_text
from postmortem_desk.text.markup.markdown_blocks import blocks_of, items_of
from postmortem_desk.text.section_roles import INHERITED

HEAD_ROLES: Final = frozenset({"summary", "impact", "background", "detection", "response", "resolution", "other"})
"""Roles of sections whose labels tell of the incident as a whole, and not of one row."""
_SHORT: Final = 20_000
_MOST_PEOPLE: Final = 60
_LONGEST_VALUE: Final = 2000
"""Characters of a value that are looked at, so that none can be slow to read."""


_READERS: Final[dict[str, Callable[[str], str]]] = {
    "severity": severity_in,
    "status": status_in,
    "stage": stage_in,
    "reference": reference_in,
    "detected_by": detector_in,
}
"""What reads the value of a field behind its label; "stage" stands behind that of "status"."""


class _Source(Struct, frozen=True):
    """A fact with the role of the section that it stands in ("" for the front matter)."""

    fact: LabelledFact
    role: str = ""
    in_head: bool = True
    """Whether it stands above all rows: below them, an owner or a priority may be that of one thing."""

    def tells(self, name: str) -> bool:
        return ("status" if name == "stage" else name) in facts_of_label(self.fact.label)

    @property
    def value(self) -> str:
        return self.fact.values[0] if len(self.fact.values) == 1 else ""


def told_fields(incident: Incident, facts: ToldFacts) -> dict[str, object]:
    """The fields of an incident that its words tell, by name, whatever they hold; those it does not tell are not there.

    `facts` are those of the same incident.
    """
    told: dict[str, object] = {
        "title": told_title(incident),
        "date": facts.day.isoformat() if facts.day else "",
        "zone": facts.zone,
    }
    return told | _details(incident)


def _details(incident: Incident) -> dict[str, object]:
    sources = list(_sources(incident))
    head = [source for source in sources if source.in_head]
    told: dict[str, object] = {
        "severity": _first([source for source in head if not _is_rank(source)], "severity")
        or severity_of_title(incident.title),
        "status": _only(head, "status"),
        "stage": _only(head, "stage"),
        "reference": _first(sources, "reference") or reference_of_title(incident.title),
        "detected_by": _first(sources, "detected_by") or _told_detector(incident.sections),
        "services": _names(sources, "services"),
        "tags": _names(sources, "tags"),
        "people": _people(sources),
        "impact": _figures(sources),
        "related": _related(sources),
    }
    return {name: value for name, value in told.items() if value}


def telling_facts(incident: Incident) -> Iterator[LabelledFact]:
    """The labelled facts of the texts from which the details of `incident` are taken, in document order."""
    told = _details(incident)
    for source in _sources(incident):
        read = (
            {name: reader(source.value) for name, reader in _READERS.items() if source.tells(name)}
            | {name: names_in(source.fact.values) for name in ("services", "tags") if source.tells(name)}
            | {"people": _people([source]), "impact": _figures([source]), "related": _related([source])}
        )
        is_used = any(value == told.get(name) for name, value in read.items() if isinstance(value, str) and value)
        if source.role and (is_used or any(value for value in read.values() if isinstance(value, tuple))):
            yield source.fact


def facts_of_sections(incident: Incident, roles: frozenset[str]) -> Iterator[tuple[LabelledFact, Section]]:
    """The labelled facts of the sections with these roles, each with its section."""
    for section in incident.sections:
        if section.role not in roles or not section.text:
            continue
        if section.heading:
            yield from ((fact, section) for fact in _facts_of_heading(section))
        yield from ((fact, section) for fact in labelled_facts(section.text))


def front_facts(incident: Incident) -> Iterator[LabelledFact]:
    """The entries of the front matter, with their keys as labels."""
    for key, values in front_matter_values(incident.front_matter).items() if incident.front_matter else ():
        yield LabelledFact(key.replace("_", " ").replace("-", " "), values)


def _sources(incident: Incident) -> Iterator[_Source]:
    below = next((i for i, part in enumerate(incident.sections) if part.role in INHERITED), len(incident.sections))
    head = {section.id for section in incident.sections[:below]}
    for fact, section in facts_of_sections(incident, HEAD_ROLES):
        yield _Source(_within_reach(fact), section.role, section.id in head)
    yield from (_Source(_within_reach(fact)) for fact in front_facts(incident))


def _within_reach(fact: LabelledFact) -> LabelledFact:
    if all(len(value) <= _LONGEST_VALUE for value in fact.values):
        return fact
    return replace(fact, values=tuple(value[:_LONGEST_VALUE] for value in fact.values))


def _facts_of_heading(section: Section) -> Iterator[LabelledFact]:
    """What a section tells whose heading is a label ("## Authors"), with its lines or items as values."""
    label = section.heading
    if section.role == "impact" and not facts_of_label(label):
        label = "Impact"
    if not (facts_of_label(label) or role_of_label(label)):
        return
    lines = section.text[:_SHORT].split("\n")
    blocks = blocks_of(lines)
    if not blocks or blocks[0].kind not in {"paragraph", "list"}:
        return
    first = blocks[0]
    sources = lines[first.start : first.end]
    if first.kind == "list":
        sources = [item.lines[0] for item in items_of(first, lines)]
    elif section.role in {"impact", "detection"}:
        sources = [" ".join(sources)]
    yield LabelledFact(label, tuple(words for source in sources if (words := plain_text(source))))


def _first(sources: Sequence[_Source], name: str) -> str:
    read = _READERS[name]
    return next((found for source in sources if source.tells(name) and (found := read(source.value))), "")


def _only(sources: Sequence[_Source], name: str) -> str:
    """What all labels agree on: a log of updates tells one state after the other."""
    read = _READERS[name]
    told = {found for source in sources if source.tells(name) and (found := read(source.value))}
    return told.pop() if len(told) == 1 else ""


def _is_rank(source: _Source) -> bool:
    """Whether a number stands alone behind a word for priority: pages and lists are ranked so, too."""
    return source.value.isdecimal() and "sev" not in source.fact.label.casefold()


def _told_detector(sections: Sequence[Section]) -> str:
    texts = (plain_text(section.text[:_SHORT]) for section in sections if section.role == "detection")
    return next((found for text in texts if (found := detector_in(text))), "")


def _names(sources: Sequence[_Source], name: str) -> tuple[str, ...]:
    return next((found for source in sources if source.tells(name) and (found := names_in(source.fact.values))), ())


def _people(sources: Sequence[_Source]) -> tuple[Person, ...]:
    roles: dict[str, list[str]] = {}
    handles: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    for role, person in _named_people(sources):
        key = (person.name or person.handles[0].lstrip("@")).casefold()
        names.setdefault(key, person.name)
        roles.setdefault(key, []).append(role)
        handles.setdefault(key, []).extend(person.handles)
    return tuple(
        Person(
            id=derived_id("person", str(ordinal), name),
            name=name,
            handles=tuple(dict.fromkeys(handles[key])),
            roles=tuple(dict.fromkeys(role for role in roles[key] if role)),
        )
        for ordinal, (key, name) in enumerate(list(names.items())[:_MOST_PEOPLE])
    )


def _named_people(sources: Sequence[_Source]) -> Iterator[tuple[str, PersonRead]]:
    for source in sources:
        fact = source.fact
        role = role_of_label(fact.label) or (fact.label if fact.is_role else "")
        if role == OWNER and not source.in_head:
            continue
        for person in people_in(fact.values) if role else ():
            yield role, person
            if person.role:
                yield person.role, person


def _figures(sources: Sequence[_Source]) -> tuple[ImpactFigure, ...]:
    found: dict[str, ImpactFigure] = {}
    for source in sources:
        if not source.role or not source.value:
            continue
        in_impact = source.role == "impact"
        figure = figure_of(source.fact.label, source.value, in_impact=in_impact) if source.fact.label else None
        if in_impact and not source.fact.label:
            figure = figure_in_words(source.value)
        if figure is not None and figure.label.casefold() not in found:
            found[figure.label.casefold()] = ImpactFigure(
                id=derived_id("impact", str(len(found)), figure.label),
                label=figure.label,
                value=figure.value,
                unit=figure.unit,
                approximate=figure.approximate,
            )
    return tuple(found.values())


def _related(sources: Sequence[_Source]) -> tuple[RelatedIncident, ...]:
    found: dict[str, RelatedIncident] = {}
    for source in sources:
        if not source.tells("related"):
            continue
        for value in source.fact.values:
            for part in value.split(","):
                if reference := reference_in(part):
                    found.setdefault(reference, RelatedIncident(reference=reference))
    return tuple(found.values())
