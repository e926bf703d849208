"""The rules of the checks, as data: what each says, how grave it is, from which stage on, and where it comes from.

The bundled rules and a team's own are files (`storage/rules.py` reads them); here they are values.
"""

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Final, Literal

from msgspec import Struct
from pydantic import BaseModel, ConfigDict, Field

from postmortem_desk.model.vocabulary import STAGES

Level = Literal["error", "warning", "hint"]
Stage = Literal["draft", "in_review", "final"]
Where = Literal["prose", "event", "cause", "task"]

LEVELS: Final[tuple[Level, ...]] = ("error", "warning", "hint")
"""From the gravest."""
_GAP: Final = re.compile(r"\{(\w+)\}")


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Rule(_Data):
    """One rule."""

    id: str = Field(pattern=r"^[a-z][a-z0-9-]{1,63}$")
    level: Level
    stage: Stage
    """The stage of the document from which on the rule speaks."""
    sentence: str
    """What it says of one place; `{name}` stands for a word of the finding."""
    many: str = ""
    """What it says of several places at once, with `{count}`; "" where each place is told alone."""
    help: str
    """Why it matters, and what is better."""
    source: str
    """Where the rule comes from."""


class WordRule(Rule):
    """A rule that looks for words."""

    words: tuple[str, ...] = Field(min_length=1)
    """Words and phrases. `*` stands for the rest of a word; a word in capitals is found only in capitals."""
    where: tuple[Where, ...] = ("prose", "event", "cause", "task")
    language: str = "en"
    """The language whose texts it reads; "" for all."""
    subjects: tuple[str, ...] = ()
    """Where given, the words speak only closely behind one of these (or the name of a person of the incident)."""
    at_start: bool = False
    """Whether only the beginning of a text counts."""
    most_words: int = 0
    """Where given, only texts of at most so many words are looked at: a longer one says what is meant."""


class TeamRules(_Data):
    """What a team changes: rules it switches off, other levels, rules of its own."""

    off: tuple[str, ...] = ()
    levels: dict[str, Level] = Field(default_factory=dict)
    rules: tuple[WordRule, ...] = ()


class MilestoneWords(_Data):
    """The words by which an event may be told to be a milestone."""

    name: str
    words: tuple[str, ...]
    last: bool = False
    """Whether the last such event is meant and not the first."""


class Denial(_Data):
    """What a text denies, and the words by which another part tells it all the same."""

    denied: tuple[str, ...]
    told: tuple[str, ...]


class NamedWords(_Data):
    """The words by which a text tells of something that has a name: something that happened, or who noticed it."""

    name: str
    words: tuple[str, ...]


class BundledRules(_Data):
    """A file of rules as the program brings it along."""

    rules: tuple[Rule, ...] = ()
    word_rules: tuple[WordRule, ...] = ()
    milestones: tuple[MilestoneWords, ...] = ()
    conclusions: tuple[str, ...] = ()
    """Words with which a conclusion begins."""
    internal_hosts: tuple[str, ...] = ()
    """Endings of host names that lead nowhere outside of a company."""
    denials: tuple[Denial, ...] = ()
    happenings: tuple[NamedWords, ...] = ()
    """What sentences put before or after each other."""
    detectors: tuple[NamedWords, ...] = ()
    """Who noticed an incident, by the values of `detected_by`."""
    ongoing: tuple[str, ...] = ()
    """Words of tasks that tell that the incident is not over."""


class RuleBook(Struct, frozen=True, dict=True):
    """The rules that hold. Compared by identity: what was read by one book is read anew by another."""

    rules: Mapping[str, Rule]
    milestones: tuple[MilestoneWords, ...] = ()
    conclusions: tuple[str, ...] = ()
    internal_hosts: tuple[str, ...] = ()
    denials: tuple[Denial, ...] = ()
    happenings: tuple[NamedWords, ...] = ()
    detectors: tuple[NamedWords, ...] = ()
    ongoing: tuple[str, ...] = ()

    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other

    @cached_property
    def word_rules(self) -> tuple[WordRule, ...]:
        """The rules that look for words."""
        return tuple(rule for rule in self.rules.values() if isinstance(rule, WordRule))

    def active(self, rule_id: str, stage: str) -> Rule | None:
        """The rule where it holds and speaks at `stage`; None where it does not. Unknown stages are as a draft."""
        rule = self.rules.get(rule_id)
        return rule if rule is not None and speaks_at(rule, stage) else None


def speaks_at(rule: Rule, stage: str) -> bool:
    """Whether `rule` speaks in a document of this stage."""
    return (STAGES.index(stage) if stage in STAGES else 0) >= STAGES.index(rule.stage)


def rule_book(bundled: BundledRules, team: tuple[TeamRules, ...] = ()) -> RuleBook:
    """The bundled rules with what teams change, the later ones over the earlier."""
    rules: dict[str, Rule] = {rule.id: rule for rule in (*bundled.rules, *bundled.word_rules)}
    for change in team:
        rules.update({rule.id: rule for rule in change.rules})
        for rule_id in change.off:
            rules.pop(rule_id, None)
        for rule_id, level in change.levels.items():
            if rule_id in rules:
                rules[rule_id] = rules[rule_id].model_copy(update={"level": level})
    return RuleBook(
        rules,
        bundled.milestones,
        bundled.conclusions,
        bundled.internal_hosts,
        bundled.denials,
        bundled.happenings,
        bundled.detectors,
        bundled.ongoing,
    )


def filled(sentence: str, values: Mapping[str, str]) -> str:
    """`sentence` with its gaps filled; a gap that nothing fills stays as it is."""
    return _GAP.sub(lambda match: values.get(match[1], match[0]), sentence)
