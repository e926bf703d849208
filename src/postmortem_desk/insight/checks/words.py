"""Looks for the words of the word rules in the texts of an incident."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from postmortem_desk.insight.checks.finding import Finding, made
from postmortem_desk.insight.checks.phrases import phrase_pattern
from postmortem_desk.insight.checks.prose import prose_of
from postmortem_desk.insight.checks.reading import Passage, Reading
from postmortem_desk.insight.checks.rules import RuleBook, WordRule, speaks_at

_WORD: Final = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
_BEFORE: Final = 5
"""How many words before the words of a rule its subject may stand."""
_CLAUSE: Final = re.compile(r"[.;:!?\n]|, (?:and|but|which|so) ")
_LONGEST_NAME: Final = 60


@lru_cache(maxsize=8)
def _any_word(book: RuleBook) -> re.Pattern[str]:
    return phrase_pattern(tuple(dict.fromkeys(word for rule in book.word_rules for word in rule.words)))


def word_findings(reading: Reading, passages: Iterable[Passage]) -> Iterator[Finding]:
    """What the word rules find in `passages`."""
    rules = tuple(
        rule
        for rule in reading.book.word_rules
        if speaks_at(rule, reading.stage) and _reads(rule, reading.incident.language)
    )
    names = _names(reading)
    for passage in passages:
        for rule, words in _matches(reading.book, passage.text, passage.where):
            if rule in rules and (not rule.subjects or _has_subject(passage.text, words, rule.subjects, names)):
                yield made(rule, passage.spot, {"words": words}, about=words)


@lru_cache(maxsize=32768)
def _matches(book: RuleBook, text: str, where: str) -> tuple[tuple[WordRule, str], ...]:
    """The first match of each word rule of `book` in `text`."""
    prose = prose_of(text)
    if not _any_word(book).search(prose):
        return ()
    found: list[tuple[WordRule, str]] = []
    for rule in book.word_rules:
        if where in rule.where and (not rule.most_words or len(prose.split()) <= rule.most_words):
            pattern = phrase_pattern(rule.words)
            match = pattern.match(prose) if rule.at_start else pattern.search(prose)
            if match:
                found.append((rule, match[0]))
    return tuple(found)


def _reads(rule: WordRule, language: str) -> bool:
    return not rule.language or language.split("-")[0].lower() == rule.language


def _has_subject(text: str, words: str, subjects: Sequence[str], names: frozenset[str]) -> bool:
    """Whether one of `subjects` or `names` stands closely before any place of `words`, in the same clause."""
    prose = prose_of(text)
    wanted = {subject.casefold() for subject in subjects} | names
    start = prose.find(words)
    while start >= 0:
        clause = _CLAUSE.split(prose[:start])[-1]
        before = [word.casefold() for word in _WORD.findall(clause)][-_BEFORE:]
        if wanted.intersection(before):
            return True
        start = prose.find(words, start + len(words))
    return False


def _names(reading: Reading) -> frozenset[str]:
    return frozenset(
        part.casefold()
        for person in reading.incident.people
        for part in person.name[:_LONGEST_NAME].split()
        if len(part) > 2
    )
