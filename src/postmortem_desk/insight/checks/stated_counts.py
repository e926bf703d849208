"""Checks of counts and shares that a text can be held against itself: enumerations, ordinals, parts of a whole."""

import re
from collections.abc import Iterator
from typing import Final

from postmortem_desk.insight.checks.finding import Finding, made
from postmortem_desk.insight.checks.prose import prose_of, sentences
from postmortem_desk.insight.checks.reading import STORY_ROLES, Reading
from postmortem_desk.text.times.duration_words import NUMBER_WORDS, any_of

_WORDS: Final = {word: int(number) for word, number in NUMBER_WORDS.items() if number in range(2, 13)} | dict.fromkeys(
    ("one", "ein", "un"), 1
)
"""Counts of things; an article is none."""
_ORDINALS: Final = {
    word: number
    for words in ("first second third fourth fifth sixth seventh", "erste zweite dritte vierte fünfte sechste siebte")
    for number, word in enumerate(words.split(), 1)
}
_NUMBER: Final = rf"(?:{any_of(_WORDS)}|[2-9]|1[0-2])"
_ENUMERATION: Final = re.compile(
    rf"(?<![\w.,:-])(?P<count>{_NUMBER})\s+(?P<noun>[^\W\d]\w+(?:\s+\w+){{0,5}}?)\s*:\s+(?P<items>[^:;.?!()]+)[.!]?$",
    re.IGNORECASE,
)
_BETWEEN: Final = re.compile(r",\s*(?:(?:and|und|et|y)\s+)?|\s+(?:and|und|et|y)\s+")
_LONGEST_ITEM: Final = 3
"""Words of an item of an enumeration; longer ones may hold an "and" of their own."""
_UNITS: Final = re.compile(r"(?:second|minute|hour|day|week|month|year)s?\b", re.IGNORECASE)
_REPEATED: Final = re.compile(rf"(?<![\w.,:-])(?P<count>{_NUMBER})\s+(?P<noun>[^\W\d_]{{4,}})s\b", re.IGNORECASE)
_NTH: Final = re.compile(rf"\b(?P<nth>{'|'.join(_ORDINALS)})\s+(?P<noun>[^\W\d_]{{4,}})\b", re.IGNORECASE)
_PART_OF: Final = re.compile(
    r"(?<![\w.,:/-])(?P<part>\d[\d,]*)\s+(?:out\s+)?of\s+(?:(?:our|the|all|about|total)\s+)*(?P<whole>\d[\d,]*)"
    r"\s+(?:[\w-]+\s+){1,3}?\((?P<rough>(?:about|around|roughly|approximately|nearly|ca\.|~|\u2248)\s*)?"
    r"(?P<share>\d{1,3}(?:\.\d+)?)\s*(?:%|percent|per cent)\)",
    re.IGNORECASE,
)
_ROUGH_SLACK: Final = 3.0


def enumeration_findings(reading: Reading) -> Iterator[Finding]:
    """Sentences that announce another number of things than they name: "Five services: a, b and c"."""
    rule = reading.rule("count-differs")
    if rule is None:
        return
    for passage in reading.passages():
        for sentence in sentences(passage.text) if ": " in passage.text else ():
            match = _ENUMERATION.search(sentence)
            items = _BETWEEN.split(match["items"].strip()) if match else []
            is_list = len(items) > 1 and all(0 < len(item.split()) <= _LONGEST_ITEM for item in items)
            if match and is_list and not _UNITS.match(match["noun"]) and _count(match["count"]) != len(items):
                stated = f"{match['count']} {match['noun']}"
                spot = passage.spot.quoting(stated)
                yield made(rule, spot, {"stated": stated, "count": str(len(items))}, about=match[0])


def ordinal_findings(reading: Reading) -> Iterator[Finding]:
    """Sentences that tell fewer of what the rows of the timeline count: "two rollbacks" and a third rollback."""
    rule = reading.rule("count-differs")
    if rule is None:
        return
    last: dict[str, int] = {}
    for event in reading.incident.timeline:
        for match in _NTH.finditer(event.text):
            noun = match["noun"].casefold()
            last[noun] = max(last.get(noun, 0), _ORDINALS[match["nth"].lower()])
    for passage in reading.prose_passages if last else ():
        if passage.role not in STORY_ROLES:
            continue
        for match in _REPEATED.finditer(prose_of(passage.text)):
            told = last.get(match["noun"].casefold(), 0)
            if 1 < _count(match["count"]) < told:
                spot = passage.spot.quoting(match[0])
                yield made(rule, spot, {"stated": match[0], "count": str(told)}, about=f"{match[0]}/{told}")


def part_findings(reading: Reading) -> Iterator[Finding]:
    """Parts of a whole whose share is not what stands beside them: "3 of 4 exports (50 %)"."""
    rule = reading.rule("share-wrong")
    if rule is None:
        return
    for passage in reading.passages():
        for match in _PART_OF.finditer(prose_of(passage.text)) if "(" in passage.text else ():
            part, whole, said = (float(match[name].replace(",", "")) for name in ("part", "whole", "share"))
            right = 100 * part / whole if whole else said
            slack = _ROUGH_SLACK if match["rough"] else 1.0 if "." not in match["share"] else 0.1
            if abs(right - said) > slack:
                spot = passage.spot.quoting(match[0])
                words = {
                    "part": match["part"],
                    "whole": match["whole"],
                    "right": f"{right:.3g}",
                    "said": match["share"],
                }
                yield made(rule, spot, words, about=match[0])


def _count(written: str) -> int:
    return _WORDS[written.lower()] if written.lower() in _WORDS else int(written)
