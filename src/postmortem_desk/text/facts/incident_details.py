"""The details of an incident as a list at the top of its Markdown, both ways.

- **Severity:** SEV-2
- **Person:** Jane Roe _(Handles: @jane; Roles: commander)_
- **Impact:** Customers affected: 25 %
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from postmortem_desk.model import ImpactFigure, Incident, OwnField, Person, RelatedIncident, derived_id
from postmortem_desk.model.vocabulary import STAGES
from postmortem_desk.text.markup.markdown_inline import escaped, unescaped
from postmortem_desk.text.rows.row_content import details_text, split_details
from postmortem_desk.text.times.second_zone import SECOND_ZONE, second_zone

TITLE_HEADING: Final = "title_heading"
"""The key of `Incident.display` that is true where a source tells its title elsewhere (in its front matter, behind a
label) and again as its first heading, so that an export has both too."""
_PLAIN: Final = {
    "Title": "title",
    "Reference": "reference",
    "Date": "date",
    "Time zone": "zone",
    "Severity": "severity",
    "Status": "status",
    "Detected by": "detected_by",
    "Stage": "stage",
}
_SECOND: Final = "Second time zone"
_LISTS: Final = {"Services": "services", "Tags": "tags"}
_GROUPS: Final = {"Person": "people", "Impact": "impact", "Related": "related", "Field": "fields"}
_LINE: Final = re.compile(r"\*\*([A-Z][a-z ]+):\*\* ?(.*)")
_COMMA: Final = re.compile(r"(?:\\.|[^\\,])+")
_COLON: Final = re.compile(r"((?:\\.|[^\\:])*): ?(.*)")


class DetailLine(Struct, frozen=True):
    """A label and what stands behind it, as Markdown."""

    label: str
    source: str

    def line(self) -> str:
        """The item of the list."""
        return f"- **{self.label}:** {self.source}".rstrip()


def detail_lines(incident: Incident, told: Mapping[str, object]) -> Iterator[DetailLine]:
    """The details that the rest of the document does not tell. `told`: the fields that it tells, by name.

    A field that the document tells and the incident leaves empty has a line without a value.
    """
    for label, field in (_PLAIN | _LISTS | _GROUPS).items():
        value, default = getattr(incident, field), Incident.fields_by_name[field].default
        is_heading = field == "title" and value
        if is_heading or _content(value) == _content(told.get(field, default)):
            continue
        sources = [_source(part) for part in value] if field in _GROUPS.values() else [_plain_source(value)]
        for source in sources or [""]:
            yield DetailLine(label, source)
    if second_zone(incident):
        yield DetailLine(_SECOND, escaped(second_zone(incident)))


def _content(value: object) -> object:
    """A value without the ids of its records, which nobody sees."""
    if not isinstance(value, tuple):
        return value
    return tuple(part.replaced(id="same") if isinstance(part, Person | ImpactFigure) else part for part in value)


def _plain_source(value: str | tuple[str, ...]) -> str:
    if isinstance(value, tuple):
        return list_source(value)
    return escaped(value.replace("_", " ") if value in STAGES else value)


def _source(part: Person | ImpactFigure | RelatedIncident | OwnField) -> str:
    if isinstance(part, Person):
        details = (("Handles", list_source(part.handles)), ("Roles", list_source(part.roles)))
        return _with_details(escaped(part.name), details)
    if isinstance(part, ImpactFigure):
        return _impact_source(part)
    if isinstance(part, RelatedIncident):
        return _with_details(escaped(part.reference), (("Relation", part.relation),))
    return f"{escaped(part.label, ':')}: {escaped(part.value)}"


def read_details(items: Sequence[str]) -> dict[str, object]:
    """The fields of an incident that the items of a list of details give, by name. Unknown labels give nothing."""
    fields: dict[str, object] = {}
    groups: dict[str, list[object]] = {}
    for item in items:
        match = _LINE.fullmatch(item)
        if not match:
            continue
        label, source = match[1], match[2]
        if label in _GROUPS and not source:
            groups.setdefault(_GROUPS[label], [])
        elif label in _PLAIN:
            value = unescaped(source)
            stage = value.replace(" ", "_")
            fields[_PLAIN[label]] = stage if label == "Stage" and stage in STAGES else value
        elif label == _SECOND:
            fields["display"] = {SECOND_ZONE: unescaped(source)}
        elif label in _LISTS:
            fields[_LISTS[label]] = list_read(source)
        elif label == "Person":
            groups.setdefault("people", []).append(_person(source, len(groups.get("people", ()))))
        elif label == "Impact":
            groups.setdefault("impact", []).append(_impact(source, len(groups.get("impact", ()))))
        elif label == "Related":
            name, details = _without_details(source)
            related = RelatedIncident(reference=name, relation=details.get("Relation", ""))
            groups.setdefault("related", []).append(related)
        elif label == "Field" and (pair := _COLON.fullmatch(source)):
            own = OwnField(label=unescaped(pair[1]), value=unescaped(pair[2]))
            groups.setdefault("fields", []).append(own)
    return {**fields, **{name: tuple(records) for name, records in groups.items()}}


def list_source(values: Sequence[str]) -> str:
    """Several values on one line ("checkout, payments")."""
    return ", ".join(escaped(value, ",") for value in values)


def list_read(source: str) -> tuple[str, ...]:
    """The values that `list_source` wrote."""
    return tuple(unescaped(part.removeprefix(" ")) for part in _COMMA.findall(source))


def _with_details(text: str, details: tuple[tuple[str, str], ...]) -> str:
    return " ".join(part for part in (text, details_text(details)) if part)


def _without_details(source: str) -> tuple[str, dict[str, str]]:
    text, details = split_details(source)
    return unescaped(text), dict(details)


def _impact_source(figure: ImpactFigure) -> str:
    value = escaped(figure.value).replace(" ", "&#32;")
    words = f"{escaped(figure.label, ':')}: {value}"
    details = (("Services", list_source(figure.services)), ("Approximate", "yes" if figure.approximate else ""))
    return _with_details(f"{words} {escaped(figure.unit)}" if figure.unit else words, details)


def _impact(source: str, ordinal: int) -> ImpactFigure:
    text, details = split_details(source)
    said = dict(details)
    pair = _COLON.fullmatch(text)
    label, words = (pair[1], pair[2]) if pair else (text, "")
    value, _, unit = words.partition(" ")
    return ImpactFigure(
        id=derived_id("impact", str(ordinal), label),
        label=unescaped(label),
        value=unescaped(value),
        unit=unescaped(unit),
        services=list_read(said.get("Services", "")),
        approximate=said.get("Approximate") == "yes",
    )


def _person(source: str, ordinal: int) -> Person:
    name, details = _without_details(source)
    return Person(
        id=derived_id("person", str(ordinal), name),
        name=name,
        handles=list_read(details.get("Handles", "")),
        roles=list_read(details.get("Roles", "")),
    )
