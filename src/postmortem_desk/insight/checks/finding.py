"""What a check finds: a rule, a place, a sentence, and where there is one, a fix."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final

from msgspec import Struct, field

from postmortem_desk.insight.checks.rules import LEVELS, Level, Rule, filled
from postmortem_desk.model import Dismissal, Incident

NO_WORDS: Final[Mapping[str, str]] = MappingProxyType({})


class Spot(Struct, frozen=True):
    """A place in the incident: a field of a part, and the words there that are meant."""

    part: str
    """section, event, cause, task, person, impact, field, details."""
    id: str = ""
    """The part's id; for a field of the team's own its index; "" for the details."""
    field: str = ""
    quote: str = ""
    """The words, as they stand in the plain text of the field; "" for all of it."""

    def quoting(self, words: str) -> "Spot":
        """These words in the same field."""
        return Spot(self.part, self.id, self.field, words)


class Fix(Struct, frozen=True):
    """Something that ends a finding, as one undoable edit."""

    label: str
    """What it is called; `{name}` stands for a word of `words`. The window translates it."""
    operation: Callable[[Incident], Incident]
    words: Mapping[str, str] = field(default_factory=dict)

    def __eq__(self, other: object) -> bool:
        """Whether it says the same: each check makes its operations anew."""
        return isinstance(other, Fix) and (self.label, self.words) == (other.label, other.words)

    def __hash__(self) -> int:
        return hash(self.label)


class Finding(Struct, frozen=True):
    """One thing that a rule has to say about one place."""

    rule: Rule
    spot: Spot
    words: Mapping[str, str] = field(default_factory=dict)
    """What fills the gaps of the rule's sentence."""
    about: str = ""
    """What it was about, so that a dismissed finding speaks again when that changes."""
    others: tuple[Spot, ...] = ()
    """Other places that it is about (the first of two events that contradict each other)."""
    fixes: tuple[Fix, ...] = ()

    @property
    def sentence(self) -> str:
        """What is said of it, in English; the window fills the gaps of the rule's translated sentence."""
        return filled(self.rule.sentence, self.words)

    @property
    def level(self) -> Level:
        """How grave it is."""
        return self.rule.level

    @property
    def dismissal(self) -> Dismissal:
        """What, kept in the incident, sets this finding aside."""
        return Dismissal(rule=self.rule.id, on=self.spot.id, text=self.about)


class FindingGroup(Struct, frozen=True):
    """Like findings, told in one line."""

    rule: Rule
    findings: tuple[Finding, ...]
    """At least one; several only where the rule has a sentence for many."""

    @property
    def template(self) -> str:
        """The sentence with its gaps: that of the one, or that of the many."""
        return self.rule.many if len(self.findings) > 1 else self.rule.sentence

    @property
    def words(self) -> Mapping[str, str]:
        """What fills the gaps."""
        return {"count": str(len(self.findings))} if len(self.findings) > 1 else self.findings[0].words

    @property
    def sentence(self) -> str:
        """What is said of them, in English."""
        return filled(self.template, self.words)


def made(
    rule: Rule,
    spot: Spot,
    words: Mapping[str, str] = NO_WORDS,
    *,
    about: str = "",
    others: Iterable[Spot] = (),
    fixes: Iterable[Fix] = (),
) -> Finding:
    """A finding of `rule`; `words` fill its sentence."""
    return Finding(rule, spot, words, about, tuple(others), tuple(fixes))


def grouped(findings: Iterable[Finding]) -> tuple[FindingGroup, ...]:
    """Like findings together, the gravest rules first, otherwise in the order in which they were found."""
    by_rule: dict[str, list[Finding]] = {}
    for finding in findings:
        by_rule.setdefault(finding.rule.id, []).append(finding)
    groups: list[FindingGroup] = []
    for found in by_rule.values():
        rule = found[0].rule
        if len(found) > 1 and rule.many:
            groups.append(FindingGroup(rule, tuple(found)))
        else:
            groups.extend(FindingGroup(rule, (finding,)) for finding in found)
    return tuple(sorted(groups, key=lambda group: LEVELS.index(group.rule.level)))
