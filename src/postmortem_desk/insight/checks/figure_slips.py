"""Finds figures that differ from another one of the same thing by the order of their digits alone."""

import re
from collections.abc import Iterator
from typing import Final

from postmortem_desk.insight.checks.finding import Finding, Spot, made
from postmortem_desk.insight.checks.prose import prose_of
from postmortem_desk.insight.checks.reading import Reading
from postmortem_desk.insight.checks.rules import Rule

_FIGURE: Final = re.compile(
    r"(?<![\w.,:/#-])(?P<figure>\d{1,3}(?:[,\u202f\u00a0]\d{3})+|\d{3,9})\s+(?P<noun>[^\W\d_]{4,})", re.IGNORECASE
)
_SIGNS: Final = re.compile(r"\D")


def slip_findings(reading: Reading, rule: Rule, told: set[str]) -> Iterator[Finding]:
    """Figures of one noun, anywhere in the text, whose digits changed places (312 and 321); none of those in `told`."""
    known: dict[tuple[str, str], tuple[str, str, Spot]] = {}
    for passage in reading.passages():
        for match in _FIGURE.finditer(prose_of(passage.text)) if any(map(str.isdigit, passage.text)) else ():
            digits = _SIGNS.sub("", match["figure"])
            key = ("".join(sorted(digits)), match["noun"].casefold())
            spot = passage.spot.quoting(match[0])
            first, quote, other = known.setdefault(key, (digits, match[0], spot))
            if first != digits and not {match[0], quote} <= told:
                words = {"first": quote, "second": match[0]}
                yield made(rule, spot, words, about=f"{quote}/{match[0]}", others=(other,))
