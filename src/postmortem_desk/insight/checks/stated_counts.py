"""Checks of counts and shares that a text can be held against itself: enumerations, ordinals, parts of a whole."""

import re
from collections.abc import Iterator
from typing import Final

from postmortem_desk.insight.checks.finding import Finding, Spot, made
from postmortem_desk.insight.checks.prose import prose_of, sentences
from postmortem_desk.insight.checks.reading import Reading

_WORDS: Final = {
    word: number
    for words in (
        "one two three four five six seven eight nine ten eleven twelve",
        "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
        "un deux trois quatre cinq six sept huit neuf dix onze douze",
        "un dos tres cuatro cinco seis siete ocho nueve diez once doce",
    )
    for number, word in enumerate(words.split(), 1)
}
_ORDINALS: Final = {
    word: number
    for words in ("first second third fourth fifth sixth seventh", "erste zweite dritte vierte fünfte sechste siebte")
    for number, word in enumerate(words.split(), 1)
}
_NUMBER: Final = rf"(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))}|[2-9]|1[0-2])"
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
_STORY: Final = frozenset({"summary", "impact", "detection", "resolution", "response", "other"})


def enumeration_findings(reading: Reading) -> Iterator[Finding]:
    """Sentences that announce another number of things than they name: "Five services: a, b and c"."""
    rule = reading.rule("count-differs")
    for passage in reading.passages() if rule is not None else ():
        for sentence in sentences(passage.text) if ": " in passage.text else ():
            match = _ENUMERATION.search(sentence)
            items = _BETWEEN.split(match["items"].strip()) if match else []
            is_list = len(items) > 1 and all(0 < len(item.split()) <= _LONGEST_ITEM for item in items)
            if rule and match and is_list and not _UNITS.match(match["noun"]) and _count(match["count"]) != len(items):
                stated = f"{match['count']} {match['noun']}"
                spot = Spot(passage.spot.part, passage.spot.id, passage.spot.field, stated)
                yield made(rule, spot, {"stated": stated, "count": str(len(items))}, about=match[0])


def ordinal_findings(reading: Reading) -> Iterator[Finding]:
    """Sentences that tell fewer of what the rows of the timeline count: "two rollbacks" and a third rollback."""
    rule = reading.rule("count-differs")
    last: dict[str, int] = {}
    for event in reading.incident.timeline if rule is not None else ():
        for match in _NTH.finditer(event.text):
            noun = match["noun"].casefold()
            last[noun] = max(last.get(noun, 0), _ORDINALS[match["nth"].lower()])
    for passage in reading.prose_passages if last else ():
        if passage.role not in _STORY:
            continue
        for match in _REPEATED.finditer(prose_of(passage.text)):
            told = last.get(match["noun"].casefold(), 0)
            if rule is not None and 1 < _count(match["count"]) < told:
                spot = Spot(passage.spot.part, passage.spot.id, passage.spot.field, match[0])
                yield made(rule, spot, {"stated": match[0], "count": str(told)}, about=f"{match[0]}/{told}")


def part_findings(reading: Reading) -> Iterator[Finding]:
    """Parts of a whole whose share is not what stands beside them: "3 of 4 exports (50 %)"."""
    rule = reading.rule("share-wrong")
    for passage in reading.passages() if rule is not None else ():
        for match in _PART_OF.finditer(prose_of(passage.text)) if "(" in passage.text else ():
            part, whole, said = (float(match[name].replace(",", "")) for name in ("part", "whole", "share"))
            right = 100 * part / whole if whole else said
            slack = _ROUGH_SLACK if match["rough"] else 1.0 if "." not in match["share"] else 0.1
            if rule is not None and abs(right - said) > slack:
                spot = Spot(passage.spot.part, passage.spot.id, passage.spot.field, match[0])
                words = {
                    "part": match["part"],
                    "whole": match["whole"],
                    "right": f"{right:.3g}",
                    "said": match["share"],
                }
                yield made(rule, spot, words, about=match[0])


def _count(written: str) -> int:
    return _WORDS[written.lower()] if written.lower() in _WORDS else int(written)
