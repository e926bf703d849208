"""Checks of what people outside of the team will read: internal addresses, and the names of people."""

import re
from collections.abc import Iterator
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from postmortem_desk.insight.checks.finding import Finding, Spot, made
from postmortem_desk.insight.checks.prose import prose_of
from postmortem_desk.insight.checks.reading import Reading
from postmortem_desk.model.vocabulary import TEAM
from postmortem_desk.operations.audiences.wordings import wording_field
from postmortem_desk.operations.lookup import row_homes

_ADDRESS: Final = re.compile(r"https?://[^\s<>)\]\"'|]+")


def internal_link_findings(reading: Reading) -> Iterator[Finding]:
    """Addresses that lead nowhere for people outside of the team, in texts that are for them."""
    rule = reading.rule("internal-link")
    if rule is None:
        return
    for spot, _audience, text in _texts_for_outside(reading):
        for match in _ADDRESS.finditer(text):
            if _is_internal(match[0], reading.book.internal_hosts):
                place = spot.quoting(match[0])
                yield made(rule, place, {"address": match[0]}, about=match[0])


def named_person_findings(reading: Reading) -> Iterator[Finding]:
    """People of the team who are named in texts for customers."""
    rule = reading.rule("person-named-outside")
    names = [person.name for person in reading.incident.people if person.name.strip() and not person.audience]
    if rule is None or not names:
        return
    pattern = re.compile(r"\b(?:" + "|".join(re.escape(name) for name in names) + r")\b")
    for spot, audience, text in _texts_for_outside(reading):
        match = pattern.search(prose_of(text)) if "customers" in audience else None
        if match:
            place = spot.quoting(match[0])
            yield made(rule, place, {"name": match[0]}, about=match[0])


def _texts_for_outside(reading: Reading) -> Iterator[tuple[Spot, tuple[str, ...], str]]:
    """The texts that audiences other than the team see, and their own wordings."""
    incident = reading.incident
    homes = row_homes(incident)
    of_sections = {section.id: section.audience for section in incident.sections}
    for part, records in (("section", "sections"), ("event", "timeline"), ("cause", "causes"), ("task", "tasks")):
        for row in getattr(incident, records):
            inherited = of_sections.get(homes[records].home(row.section), ()) if records in homes else ()
            outside = tuple(name for name in row.audience or inherited if name != TEAM)
            if outside:
                yield Spot(part, row.id, "text"), outside, row.text
            for audience, text in getattr(row, "variants", {}).items():
                yield Spot(part, row.id, wording_field(audience)), (audience,), text


def _is_internal(address: str, endings: tuple[str, ...]) -> bool:
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return False
    try:
        return not ip_address(host).is_global
    except ValueError:
        return "." not in host or host.endswith(endings)
