"""Checks of lengths that stand beside a range of clock times: "from 9:00 to 10:30 (two hours)"."""

import re
from collections.abc import Iterator
from typing import Final

from postmortem_desk.insight.checks.clock_claims import ranges_in
from postmortem_desk.insight.checks.finding import Finding, made
from postmortem_desk.insight.checks.prose import sentences
from postmortem_desk.insight.checks.reading import Reading
from postmortem_desk.text.times.durations import duration_text
from postmortem_desk.text.times.stated_durations import StatedDuration, stated_durations

_BESIDE: Final = re.compile(r"[\s(\[,:=\u2013\u2014-]*(?:(?:for|a|of|i\.?e\.?|about|~|total|in)[\s:]*){0,4}")
"""What may stand between a range and its length."""
_DAY: Final = 86_400.0
_HALF_DAY: Final = _DAY / 2


def range_length_findings(reading: Reading) -> Iterator[Finding]:
    """Lengths beside a range that is longer or shorter."""
    rule = reading.rule("range-length")
    if rule is None:
        return
    for passage in reading.prose_passages:
        for sentence in sentences(passage.text) if ":" in passage.text else ():
            lengths, ranges = stated_durations(sentence), ranges_in(sentence)
            if len(lengths) != 1 or len(ranges) != 1:
                continue
            (stated,), ((place, seconds),) = lengths, ranges
            first, last = sorted(((stated.start, stated.end), (place.start, place.stop)))
            if seconds > 0 and _BESIDE.fullmatch(sentence[first[1] : last[0]]) and not _fits(stated, seconds):
                quote = sentence[stated.start : stated.end]
                spot = passage.spot.quoting(quote)
                yield made(rule, spot, {"stated": quote, "told": duration_text(seconds)}, about=f"{quote}/{seconds}")


def _fits(stated: StatedDuration, seconds: float) -> bool:
    """Whether it is that length, or half a day off where the range leaves open which half is meant."""
    return any(map(stated.fits, (seconds, abs(seconds - _HALF_DAY), seconds + _DAY)))
