"""The window's words for what the checks find: translated sentences whose gaps are filled."""

from collections.abc import Mapping
from typing import Final

from postmortem_desk.insight.checks.finding import FindingGroup, Fix
from postmortem_desk.insight.checks.rules import Rule, filled
from postmortem_desk.widgets.words.details_words import word_of
from postmortem_desk.widgets.words.event_words import MILESTONES
from postmortem_desk.widgets.words.translation import translate

_FIELD_GAPS: Final = {"status": "status", "detector": "detected_by"}
_MILESTONE_GAPS: Final = frozenset({"milestone", "first", "second"})


def sentence_of(group: FindingGroup) -> str:
    """What a group of findings says."""
    return _said(group.template, group.words)


def label_of(fix: Fix) -> str:
    """What a fix is called."""
    return _said(fix.label, fix.words)


def help_of(rule: Rule) -> str:
    """Why a rule matters, and what is better. A team's own words are as the team wrote them."""
    return translate(rule.help)


def source_of(rule: Rule) -> str:
    """Where a rule comes from."""
    return translate(rule.source)


def _said(template: str, words: Mapping[str, str]) -> str:
    return filled(translate(template), {name: _word(name, words[name]) for name in words})


def _word(gap: str, value: str) -> str:
    """What fills a gap: the window's word for a known value, else the value itself."""
    if gap in _MILESTONE_GAPS:
        return MILESTONES.word(value)
    return word_of(_FIELD_GAPS[gap], value) if gap in _FIELD_GAPS else value
