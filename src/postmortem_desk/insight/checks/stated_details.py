"""Checks of what the words say of severity, roles and who noticed, against the details and against each other."""

import re
from collections.abc import Iterator
from typing import Final

from postmortem_desk.insight.checks.claim_words import OTHER_TIMES
from postmortem_desk.insight.checks.finding import Finding, Spot, made
from postmortem_desk.insight.checks.phrases import phrase_pattern
from postmortem_desk.insight.checks.prose import sentences
from postmortem_desk.insight.checks.reading import Passage, Reading
from postmortem_desk.insight.told.told_details import HEAD_ROLES, facts_of_sections
from postmortem_desk.text.facts.fact_labels import role_of_label
from postmortem_desk.text.facts.people_values import people_in

_LEVEL: Final = re.compile(r"\b(?P<scale>SEV(?:ERITY)?|P|S|PRIO(?:RITY)?)[\s-]?(?P<level>[0-5])\b", re.IGNORECASE)
_SCALES: Final = {"severity": "s", "sev": "s", "s": "s", "p": "p", "prio": "p", "priority": "p"}
_CHANGED: Final = re.compile(
    rf"\b(?:upgrad\w*|downgrad\w*|rais\w*|lower\w*|escalat\w*|initial\w*|at first|first|later|from|to|reclassif\w*"
    rf"|chang\w*|could|until|than|treated|threshold\w*|matrix|define\w*|polic\w*)\b|{OTHER_TIMES}",
    re.IGNORECASE,
)
"""Words of sentences that speak of another severity than the last one, or of another incident."""
_ONE_HOLDER: Final = frozenset(
    {"Incident commander", "Incident manager", "Incident lead", "Communications lead", "Scribe", "Technical lead"}
)
"""Roles that one person has at a time."""
_HANDED_ON: Final = re.compile(
    r"\b(?:until|then|take[sn]? over|took over|hand(?:s|ed)? over|handed|relie[vf]\w*|from \d|übernimmt|übergibt"
    r"|relève|releva)\b",
    re.IGNORECASE,
)


def severity_findings(reading: Reading) -> Iterator[Finding]:
    """Sentences that name another severity of the same scale than the incident has."""
    rule = reading.rule("severity-differs")
    own = _level(reading.incident.severity)
    if rule is None or own is None:
        return
    title = (Spot("details", "", "title"), reading.incident.title)
    texts = [(passage.spot, line) for passage in _passages(reading) for line in sentences(passage.text)]
    for spot, text in (title, *texts):
        for match in _LEVEL.finditer(text):
            said = _level(match[0])
            if said is not None and said[0] == own[0] and said[1] != own[1] and not _CHANGED.search(text):
                place = spot.quoting(match[0])
                words = {"said": match[0], "severity": reading.incident.severity}
                yield made(rule, place, words, about=f"{match[0]}/{reading.incident.severity}")


def detector_findings(reading: Reading) -> Iterator[Finding]:
    """Sentences that have the incident noticed by others than the field says."""
    rule = reading.rule("detector-differs")
    own = reading.incident.detected_by
    known = {entry.name: phrase_pattern(entry.words) for entry in reading.book.detectors}
    if rule is None or own not in known:
        return
    told = [
        (name, passage.spot, match)
        for passage in _passages(reading)
        for line in sentences(passage.text)
        for name, pattern in known.items()
        if (match := pattern.search(line)) and not re.search(OTHER_TIMES, line, re.IGNORECASE)
    ]
    if told and own not in {name for name, _spot, _match in told}:
        _name, spot, match = told[0]
        place = spot.quoting(match[0])
        yield made(rule, place, {"words": match[0], "detector": own}, about=f"{match[0]}/{own}")


def role_findings(reading: Reading) -> Iterator[Finding]:
    """Roles that one person has at a time, and that two labels give to different people."""
    rule = reading.rule("role-differs")
    if rule is None:
        return
    first: dict[str, tuple[Spot, tuple[str, ...]]] = {}
    for fact, section in facts_of_sections(reading.incident, HEAD_ROLES | {"timeline", "supporting"}):
        role = role_of_label(fact.label)
        if role not in _ONE_HOLDER or _HANDED_ON.search(" ".join(fact.values)):
            continue
        names = tuple(person.name for person in people_in(fact.values) if person.name)
        spot, others = first.setdefault(role, (Spot("section", section.id, "text", " ".join(names)), names))
        if names and others and not _share_a_name(names, others):
            words = {"role": role, "first": ", ".join(others), "second": ", ".join(names)}
            place = Spot("section", section.id, "text", ", ".join(names))
            yield made(rule, place, words, about=f"{role}/{words['second']}", others=(spot,))


def _share_a_name(names: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether a part of a name stands in both: "Greta" may be "Greta Holm"."""
    one, other = ({part for name in group for part in name.casefold().split()} for group in (names, others))
    return bool(one & other)


def _level(written: str) -> tuple[str, str] | None:
    match = _LEVEL.search(written)
    return (_SCALES[match["scale"].lower()], match["level"]) if match else None


def _passages(reading: Reading) -> Iterator[Passage]:
    return (passage for passage in reading.prose_passages if passage.role in HEAD_ROLES)
