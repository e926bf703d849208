"""Checks of percentages and counts in the prose against the impact figures."""

import re
from collections.abc import Iterator
from typing import Final

from postmortem_desk.insight.checks.finding import Finding, Spot, made
from postmortem_desk.insight.checks.prose import sentences
from postmortem_desk.insight.checks.reading import Reading
from postmortem_desk.model import ImpactFigure

_NUMBER: Final = re.compile(
    r"(?<![\w.,:/-])(\d{1,3}(?:[,\u202f\u00a0 ]\d{3})+|\d+(?:\.\d+)?)\s*(%|percent\b|per cent\b)?(?=\s|[.,;:!?)]|$)"
)
_WORD: Final = re.compile(r"[A-Za-z][A-Za-z-]{2,}")
_BEHIND: Final = 6
"""How many words behind a number tell what it counts."""
_IDLE: Final = frozenset(
    re.findall(
        r"\w+", "the our all its their and for with from that were was are have had not who about affected without"
    )
)
_PERCENT: Final = frozenset({"%", "percent", "per cent"})
_ROLES: Final = frozenset({"summary", "impact"})


def figure_findings(reading: Reading) -> Iterator[Finding]:
    """Numbers in summary and impact that say another figure than the impact figure of the same thing."""
    rule = reading.rule("stated-figure")
    figures = [(figure, value) for figure in reading.incident.impact if (value := _value(figure.value)) is not None]
    if rule is None or not figures:
        return
    said = [
        (passage.spot, *number)
        for passage in reading.prose_passages
        if passage.role in _ROLES
        for sentence in sentences(passage.text)
        for number in _numbers(sentence)
    ]
    for figure, value in figures:
        words = _words(f"{figure.label} {figure.unit}")
        is_share = figure.unit.strip().casefold() in _PERCENT
        same = [row for row in said if row[3] == is_share and _is_same_thing(words, row[4])]
        if not same or any(_agrees(value, row[2], figure) for row in same):
            continue
        spot, quote, _number, _share, _following = same[0]
        about = f"{quote}/{figure.value}"
        other = Spot("impact", figure.id, "value")
        told = f"{figure.value} {figure.unit}".strip()
        place = Spot(spot.part, spot.id, spot.field, quote)
        yield made(rule, place, {"stated": quote, "figure": told, "label": figure.label}, about=about, others=(other,))


def _numbers(sentence: str) -> Iterator[tuple[str, float, bool, frozenset[str]]]:
    """Each number with its words, its value, whether it is a share, and the words behind it."""
    for match in _NUMBER.finditer(sentence):
        value = _value(match[1])
        behind = re.split(r"[.;:]\s|\d", sentence[match.end() :])[0]
        following = _words(" ".join(_WORD.findall(behind)[:_BEHIND]))
        if value is not None:
            yield match[0], value, match[2] is not None, following


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
