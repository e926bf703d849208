"""Checks of names that are spelled in different ways: services, people, owners and actors."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from postmortem_desk.insight.checks.finding import Finding, Fix, Spot, made
from postmortem_desk.insight.checks.prose import prose_of
from postmortem_desk.insight.checks.reading import Reading
from postmortem_desk.insight.checks.rewriting import respelled, rewritten
from postmortem_desk.text.times.time_words import MONTHS, WEEKDAYS

_LEAST: Final = 5
"""Letters from which on a name that differs in one letter is taken for the same."""
_WHO: Final = frozenset({"actor", "owner"})
_FULL: Final = 2
"""Parts of a name whose second one is that of the family."""
_CALENDAR: Final = MONTHS.keys() | WEEKDAYS.keys()
_SIGNS: Final = re.compile(r"[\s_./-]+")


def name_findings(reading: Reading) -> Iterator[Finding]:
    """Actors and owners that differ from another name in signs, case or one letter."""
    rule = reading.rule("name-differs")
    if rule is None:
        return
    incident = reading.incident
    used: dict[str, Spot] = {}
    counts: Counter[str] = Counter()
    for event in incident.timeline:
        if event.actor:
            counts[event.actor] += 1
            used.setdefault(event.actor, Spot("event", event.id, "actor"))
    for task in incident.tasks:
        if task.owner:
            counts[task.owner] += 1
            used.setdefault(task.owner, Spot("task", task.id, "owner"))
    known = [person.name for person in incident.people if person.name.strip()]
    by_form: dict[str, str] = {}
    for name in (*known, *(name for name, _count in counts.most_common())):
        by_form.setdefault(_form(name), name)
    for name, spot in used.items():
        usual = _usual(name, by_form, known)
        if usual:
            fix = Fix("Write {usual}", respelled(_WHO, name, usual), {"usual": usual})
            yield made(rule, spot, {"name": name, "usual": usual}, about=name, fixes=(fix,))


def surname_findings(reading: Reading) -> Iterator[Finding]:
    """Texts that give a person of the incident another family name."""
    rule = reading.rule("surname-differs")
    if rule is None:
        return
    full = [person.name.strip() for person in reading.incident.people if len(person.name.split()) == _FULL]
    known = {row.casefold() for row in (*full, *(event.actor for event in reading.incident.timeline))}
    known |= {task.owner.casefold() for task in reading.incident.tasks}
    by_first = {name.split()[0]: name for name in full}
    if not by_first:
        return
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, by_first))})\s+[A-ZÀ-Þ][^\W\d_]{{2,}}\b")
    for passage in reading.passages():
        for match in pattern.finditer(prose_of(passage.text)):
            first, last = match[0].split()
            if match[0].casefold() not in known and last.lower() not in _CALENDAR and not last.isupper():
                usual = by_first[first]
                spot = passage.spot.quoting(match[0])
                fix = Fix("Write {usual}", rewritten(spot, match[0], usual), {"usual": usual})
                yield made(rule, spot, {"name": match[0], "usual": usual}, about=match[0], fixes=(fix,))


def service_findings(reading: Reading) -> Iterator[Finding]:
    """Services that a text writes with other signs than the list of services does."""
    rule = reading.rule("service-differs")
    services = [name.strip() for name in reading.incident.services if _SIGNS.search(name.strip())]
    if rule is None or not services:
        return
    pattern = re.compile("|".join(_any_signs(name) for name in services), re.IGNORECASE)
    by_form = {_form(name): name for name in services}
    told: set[str] = set()
    for passage in reading.passages():
        for match in pattern.finditer(prose_of(passage.text)):
            usual = by_form.get(_form(match[0]), match[0])
            if _is_other_spelling(match[0], usual) and match[0] not in told:
                told.add(match[0])
                spot = passage.spot.quoting(match[0])
                fix = Fix("Write {usual}", rewritten(passage.spot, match[0], usual), {"usual": usual})
                yield made(rule, spot, {"name": match[0], "usual": usual}, about=match[0], fixes=(fix,))


def _usual(name: str, by_form: dict[str, str], known: Iterable[str]) -> str:
    """The name that `name` is a slip of; "" where it is none."""
    form = _form(name)
    same = by_form.get(form, name)
    if same != name:
        return same
    if name in known:
        return ""
    return next((other for other in known if len(form) >= _LEAST and differs_by_one(form, _form(other))), "")


def _form(name: str) -> str:
    return _SIGNS.sub("", name.casefold())


def _any_signs(name: str) -> str:
    parts = [re.escape(part) for part in _SIGNS.split(name) if part]
    return r"(?<!\w)" + r"[\s_./-]?".join(parts) + r"(?!\w)"


def _is_other_spelling(found: str, usual: str) -> bool:
    """Whether the signs differ; another case alone, and blanks for signs at the start of a sentence, are style."""
    return _SIGNS.findall(found) != _SIGNS.findall(usual)


def differs_by_one(one: str, other: str) -> bool:
    """Whether the two differ in exactly one letter: another one, one more, or two that changed places."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    if len(one) > len(other):
        one, other = other, one
    start = next((index for index, letter in enumerate(one) if letter != other[index]), len(one))
    if len(one) < len(other):
        return one[start:] == other[start + 1 :]
    swapped = one[start : start + 2] == other[start : start + 2][::-1] and one[start + 2 :] == other[start + 2 :]
    return one[start + 1 :] == other[start + 1 :] or swapped
