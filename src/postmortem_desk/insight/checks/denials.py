"""Checks of what a text denies while another part tells it: lost data, affected customers, a resolved incident."""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Final

from postmortem_desk.insight.checks.claim_words import OTHER_TIMES
from postmortem_desk.insight.checks.completeness import shortened
from postmortem_desk.insight.checks.finding import Finding, Spot, made
from postmortem_desk.insight.checks.phrases import phrase_pattern
from postmortem_desk.insight.checks.prose import sentences
from postmortem_desk.insight.checks.reading import STORY_ROLES, Passage, Reading

_NOT: Final = re.compile(
    r"\b(?:no|not|none|never|neither|nor|without|nobody|nothing|zero|0|keine?[mnrs]?|nicht|niemand|ohne|aucune?|pas|sans"
    r"|personne|ning[uú]n\w*|nadie|sin)\b|n['\u2019]t\b",
    re.IGNORECASE,
)
_OTHER: Final = re.compile(OTHER_TIMES, re.IGNORECASE)


def denial_findings(reading: Reading) -> Iterator[Finding]:
    """Sentences that deny what a row of the timeline or another sentence tells."""
    rule = reading.rule("denied-yet-told")
    if rule is None:
        return
    for denial in reading.book.denials:
        denied, told = phrase_pattern(denial.denied), phrase_pattern(denial.told)
        claims = (
            passage.spot.quoting(match[0]) for passage in _prose(reading) if (match := denied.search(passage.text))
        )
        claim = next(claims, None)
        against = _against(reading, told) if claim is not None else None
        if claim is not None and against is not None:
            other, sentence = against
            words = {"words": claim.quote, "told": shortened(sentence)}
            yield made(rule, claim, words, about=f"{claim.quote}/{sentence}", others=(other,))


def ongoing_findings(reading: Reading) -> Iterator[Finding]:
    """Open tasks that say that it goes on, of an incident that is resolved."""
    rule = reading.rule("task-says-ongoing")
    if rule is None or reading.incident.status != "resolved" or not reading.book.ongoing:
        return
    pattern = phrase_pattern(reading.book.ongoing)
    for task in reading.incident.tasks:
        match = pattern.search(task.text) if not task.is_closed else None
        if match:
            yield made(rule, Spot("task", task.id, "text", match[0]), {"words": match[0]}, about=match[0])


def _against(reading: Reading, told: re.Pattern[str]) -> tuple[Spot, str] | None:
    """The first sentence that tells what was denied, of the timeline or else of the prose, with its place."""
    events = (Passage(Spot("event", row.id, "text"), row.text, "event") for row in reading.incident.timeline)
    for passage in chain(events, _prose(reading)):
        if told.search(passage.text):
            for sentence in sentences(passage.text):
                match = told.search(sentence)
                if match and not _NOT.search(sentence[: match.start()]) and not _OTHER.search(sentence):
                    return passage.spot.quoting(match[0]), sentence
    return None


def _prose(reading: Reading) -> Iterator[Passage]:
    return (passage for passage in reading.prose_passages if passage.role in STORY_ROLES)
