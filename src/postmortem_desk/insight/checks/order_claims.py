"""Checks of what sentences put before or after something else, against the order of the timeline."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from postmortem_desk.insight.checks.claim_words import OTHER_TIMES
from postmortem_desk.insight.checks.finding import Finding, made
from postmortem_desk.insight.checks.phrases import phrase_pattern
from postmortem_desk.insight.checks.prose import sentences
from postmortem_desk.insight.checks.reading import STORY_ROLES, Reading

_ROLES: Final = STORY_ROLES | {"lessons_wrong"}
_CLAUSES: Final = re.compile(r"[,;:()]\s*|\s(?:and|but|und|aber)\s")
_LINK: Final = re.compile(r"\b(?:(?P<before>before|bevor)|(?P<after>after|nachdem))\b", re.IGNORECASE)
_UNSURE: Final = re.compile(rf"\b(?:not|never|only|until|nicht|erst|bis)\b|n['\u2019]t\b|{OTHER_TIMES}", re.IGNORECASE)


def order_claim_findings(reading: Reading) -> Iterator[Finding]:
    """Clauses such as "paged after the first customer had complained" where all such rows stand the other way round."""
    rule = reading.rule("order-contradicts")
    if rule is None or len(reading.timed) < 2 or not reading.book.happenings:
        return
    for passage in reading.prose_passages:
        if passage.role not in _ROLES:
            continue
        for sentence in sentences(passage.text):
            for clause in _CLAUSES.split(sentence) if _LINK.search(sentence) else ():
                if _is_contradicted(reading, clause):
                    words = clause.strip(" .")
                    spot = passage.spot.quoting(words)
                    yield made(rule, spot, {"stated": words}, about=words)


def _is_contradicted(reading: Reading, clause: str) -> bool:
    links = list(_LINK.finditer(clause))
    if len(links) != 1 or _UNSURE.search(clause):
        return False
    first, second = _named(reading, clause[: links[0].start()]), _named(reading, clause[links[0].end() :])
    if len(first) != 1 or len(second) != 1 or first == second:
        return False  # it is not clear what is put before what
    early, late = (first[0], second[0]) if links[0]["before"] else (second[0], first[0])
    earlier, later = _keys(reading, early), _keys(reading, late)
    return bool(earlier and later) and max(later) < min(earlier)


def _named(reading: Reading, words: str) -> list[str]:
    """What `words` tell to have happened."""
    return [one.name for one in reading.book.happenings if phrase_pattern(one.words).search(words)]


def _keys(reading: Reading, name: str) -> Sequence[float]:
    """When the timeline has what is called `name`."""
    words = next(one.words for one in reading.book.happenings if one.name == name)
    return [key for key, event in reading.timed if phrase_pattern(words).search(event.text)]
