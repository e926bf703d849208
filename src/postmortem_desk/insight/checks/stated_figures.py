"""Checks of percentages and counts in the prose against the impact figures."""

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from msgspec import Struct

from postmortem_desk.insight.checks.finding import Finding, Fix, Spot, made
from postmortem_desk.insight.checks.prose import sentences
from postmortem_desk.insight.checks.reading import Passage, Reading
from postmortem_desk.insight.checks.rewriting import put_right
from postmortem_desk.model import ImpactFigure
from postmortem_desk.operations.details import edit_impact

_NUMBER: Final = re.compile(
    r"(?<![\w.,:/-])(\d{1,3}(?:[,\u202f\u00a0 ]\d{3})+|\d+(?:\.\d+)?)\s*(%|percent\b|per cent\b)?(?=\s|[.,;:!?)]|$)"
)
_WORD: Final = re.compile(r"[A-Za-z][A-Za-z-]{2,}")
_BASE: Final = re.compile(
    r"(?<!total )(?<!number )\b(?:of|der|des|de)\s+(?:(?:our|all|the|about|nearly|some|unserer|nos|nuestros)\s+)?$",
    re.IGNORECASE,
)
"""What makes the number behind it the whole of which a part is told."""
_OF_ALL: Final = re.compile(r"^\s*(?:out\s+)?of\s+(?:our\s+|the\s+|all\s+)?\d[\d.,]*(?=\s)", re.IGNORECASE)
"""The whole behind a part, which counts the same things: "1,000 of 12,500 users"."""
_BEHIND: Final = 6
"""How many words behind a number tell what it counts."""
_IDLE: Final = frozenset(
    re.findall(
        r"\w+", "the our all its their and for with from that were was are have had not who about affected without"
    )
)
_PERCENT: Final = frozenset({"%", "percent", "per cent"})
_ROLES: Final = frozenset({"summary", "impact"})


class _Said(Struct, frozen=True):
    """A number in a sentence."""

    passage: Passage
    sentence: str
    quote: str
    number: slice
    """Where in the sentence its figures stand."""
    value: float
    is_share: bool
    following: frozenset[str]
    """The words behind it."""

    @property
    def spot(self) -> Spot:
        """Its place."""
        return Spot("section", self.passage.spot.id, "text", self.quote)


def figure_findings(reading: Reading) -> Iterator[Finding]:
    """Numbers in summary and impact that say another figure than the impact figure of the same thing."""
    rule = reading.rule("stated-figure")
    figures = [(figure, value) for figure in reading.incident.impact if (value := _value(figure.value)) is not None]
    if rule is None or not figures:
        return
    said = [
        _Said(passage, sentence, *number)
        for passage in reading.prose_passages
        if passage.role in _ROLES
        for sentence in sentences(passage.text)
        for number in _numbers(sentence)
    ]
    for figure, value in figures:
        words = _words(f"{figure.label} {figure.unit}")
        is_share = figure.unit.strip().casefold() in _PERCENT
        same = [row for row in said if row.is_share == is_share and _is_same_thing(words, row.following)]
        if not same or any(_agrees(value, row.value, figure) for row in same):
            continue
        first = same[0]
        about = f"{first.quote}/{figure.value}"
        other = Spot("impact", figure.id, "value")
        told = f"{figure.value} {figure.unit}".strip()
        words_told = {"stated": first.quote, "figure": told, "label": figure.label}
        yield made(rule, first.spot, words_told, about=about, others=(other,), fixes=_fixes(first, figure))


def _fixes(said: _Said, figure: ImpactFigure) -> Iterator[Fix]:
    """Either of the two may be right: the figure here, or what is said as the figure."""
    start, stop = said.number.start, said.number.stop
    written, known = said.sentence[said.number], figure.value.strip().lstrip("~\u2248<>")
    operation = put_right(said.spot, said.passage.text, said.sentence, said.number, known)
    if operation is not None:
        rest = said.sentence[stop : start + len(said.quote)]
        yield Fix("Write {words} here", operation, {"words": f"{known}{rest}"})
    take = partial(edit_impact, figure_id=figure.id, value=written)
    yield Fix("Take {words} as the figure", take, {"words": f"{written} {figure.unit}".strip()})


def _numbers(sentence: str) -> Iterator[tuple[str, slice, float, bool, frozenset[str]]]:
    """Each number with its words, its place, its value, whether it is a share, and the words behind it."""
    for match in _NUMBER.finditer(sentence):
        value = _value(match[1])
        behind = re.split(r"[.;:]\s|\d", _OF_ALL.sub("", sentence[match.end() :]))[0]
        following = _words(" ".join(_WORD.findall(behind)[:_BEHIND]))
        if value is not None and not _BASE.search(sentence[: match.start()]):
            yield match[0], slice(*match.span(1)), value, match[2] is not None, following


def _is_same_thing(words: frozenset[str], following: frozenset[str]) -> bool:
    return bool(words) and bool(words & following)


def _agrees(value: float, said: float, figure: ImpactFigure) -> bool:
    slack = 0.25 * value if figure.approximate else 0.01 * value
    return abs(value - said) <= max(slack, 0.5 if value >= 10 else 0.0)


def _words(text: str) -> frozenset[str]:
    found = (word.casefold() for word in _WORD.findall(text))
    return frozenset(word.removesuffix("s") for word in found if word not in _IDLE)


def _value(written: str) -> float | None:
    plain = re.sub(r"[,\u202f\u00a0 ](?=\d{3}(?!\d))", "", written.strip().lstrip("~\u2248<>"))
    try:
        return float(plain)
    except ValueError:
        return None
