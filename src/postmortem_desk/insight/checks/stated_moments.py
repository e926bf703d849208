"""Checks of clock times in sentences that speak of a row of the timeline, by the words that both have."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from postmortem_desk.insight.checks.claim_words import OTHER_TIMES
from postmortem_desk.insight.checks.clock_claims import clock_claims, named_clocks, range_claims
from postmortem_desk.insight.checks.completeness import shortened
from postmortem_desk.insight.checks.finding import Finding, Spot, made
from postmortem_desk.insight.checks.prose import prose_of, sentences
from postmortem_desk.insight.checks.reading import STORY_ROLES, Reading
from postmortem_desk.insight.checks.stated_times import ClockPoints
from postmortem_desk.model import Event
from postmortem_desk.text.times.moments import moment_text

_CLAUSES: Final = re.compile(r"[,;()]\s+|\s(?:and|but|und|aber|et|y)\s")
_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_STEM: Final = 5
"""Letters by which words are compared: "deployed" and "deploys" are one."""
_IDLE: Final = frozenset(
    word[:_STEM]
    for word in re.findall(
        r"\w+",
        "the and was were been that this which with from until after before about around between had has have its our "
        "then when while all they their utc gmt cet cest pst pdt est edt first again also more",
    )
)
_LEAST: Final = 2
"""Words that a sentence and a row must share."""


def stated_moment_findings(reading: Reading) -> Iterator[Finding]:
    """Times at which nothing stands, in clauses that share two words or more with one row of another time."""
    rule = reading.rule("stated-moment")
    points = ClockPoints(reading)
    if rule is None or not points.can_tell:
        return
    rows: list[tuple[Event, set[str]]] = []
    for passage in reading.prose_passages:
        if passage.role not in STORY_ROLES:
            continue
        for sentence in sentences(passage.text):
            if re.search(OTHER_TIMES, sentence, re.IGNORECASE) or reading.is_of_another_day(sentence):
                continue
            if clock_claims(sentence) or range_claims(sentence):
                continue  # the checks of turning points and ranges look at these
            for clause in _CLAUSES.split(sentence):
                clocks = list(named_clocks(clause))
                if len(clocks) != 1 or points.has_one_at(clocks[0].at, rough=clocks[0].rough):
                    continue
                row = _row_of(clause, rows := rows or _rows(reading))
                if row is None:
                    continue
                quote = clocks[0].quote
                spot, other = passage.spot.quoting(quote), Spot("event", row.id, "at")
                words = {"stated": quote, "event": shortened(row.text), "told": moment_text(row.at)}
                yield made(rule, spot, words, about=f"{quote}/{row.id}", others=(other,))


def _rows(reading: Reading) -> list[tuple[Event, set[str]]]:
    """The events with their words, without those that every other event has, too."""
    stems = [(event, _stems(event.text)) for _key, event in reading.timed]
    frequent = Counter(stem for _event, words in stems for stem in words)
    most = max(len(stems), 2 * _LEAST)
    return [(event, {word for word in words if 2 * frequent[word] <= most}) for event, words in stems]


def _row_of(clause: str, rows: list[tuple[Event, set[str]]]) -> Event | None:
    """The one row that shares most words with a clause; None where it is not clear which."""
    wanted = _stems(clause)
    shared = sorted(((len(wanted & words), event) for event, words in rows), key=lambda row: -row[0])
    if not shared or shared[0][0] < _LEAST or (len(shared) > 1 and shared[1][0] == shared[0][0]):
        return None
    return shared[0][1]


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in map(str.casefold, _WORD.findall(prose_of(text)))} - _IDLE
