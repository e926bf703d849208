"""Finds the lengths of time that a sentence states: "two hours", "1 h 48 min", "about 45 minutes"."""

import re
from typing import Final

from msgspec import Struct

UNIT_SECONDS: Final = {"s": 1.0, "m": 60.0, "h": 3600.0, "d": 86_400.0}
NUMBER_WORDS: Final = {
    word: number
    for number, word in enumerate(
        re.findall(
            r"\w+",
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
            " seventeen eighteen nineteen twenty",
        )
    )
} | {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90, "half an": 0.5, "half a": 0.5}
_UNIT: Final = r"(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|[smhd])(?![^\W\d]|/|\d+(?!\d*[hms]\b))"
_SPELLED: Final = r"\b(?:half\s+an?|" + "|".join(sorted(NUMBER_WORDS.keys() - {"half an", "half a"})) + r")(?=[\s-])"
_NUMBER: Final = rf"(?:\d{{1,5}}(?:[.,]\d{{1,2}})?|{_SPELLED})"
_AND_A_HALF: Final = r"\s+and\s+a\s+half"
_PART: Final = rf"{_NUMBER}(?:{_AND_A_HALF})?[\s-]*{_UNIT}"
_DURATION: Final = re.compile(rf"(?<![\w.,:/-]){_PART}(?:(?:\s*,?\s*and\s+|\s*,\s*|\s*){_PART}){{0,3}}", re.IGNORECASE)
EACH_PART: Final = re.compile(rf"({_NUMBER})({_AND_A_HALF})?[\s-]*({_UNIT})", re.IGNORECASE)
"""A number, "and a half", and a unit."""
_ROUGH: Final = re.compile(
    r"(?:\b(?:about|around|approximately|approx\.?|roughly|nearly|almost|some|circa|ca\.?|up to)|~)\s*$", re.IGNORECASE
)
_LESS: Final = re.compile(r"\b(?:within|less than|under|at most|no more than|in less than)\s*$|<\s*$", re.IGNORECASE)
_MORE: Final = re.compile(r"\b(?:more than|over|at least|longer than)\s*$", re.IGNORECASE)
_CLOCK_GRAIN: Final = 60.0
"""Seconds by which the difference of two clock times may be off."""
_REACH: Final = 20_000


class StatedDuration(Struct, frozen=True):
    """A length of time in a text, at `text[start:end]`."""

    seconds: float
    grain: float
    """Seconds of the smallest unit that was used: what the writer did not tell apart."""
    bound: str
    """"exact", "rough", "less" (within two hours) or "more" (over two hours)."""
    start: int
    end: int

    def fits(self, seconds: float) -> bool:
        """Whether a length of `seconds` is what a fair writer may have told so."""
        slack = max(0.5 * self.grain, 0.02 * self.seconds)
        bound_slack = 0.1 * self.seconds + _CLOCK_GRAIN
        if self.bound == "less":
            return seconds <= self.seconds + bound_slack
        if self.bound == "more":
            return seconds >= self.seconds - bound_slack
        if self.bound == "rough":
            slack = max(slack, 0.25 * self.seconds)
        return abs(seconds - self.seconds) <= slack + 1.0


def stated_durations(text: str) -> tuple[StatedDuration, ...]:
    """The lengths of time that `text` states, in their order."""
    return tuple(_read(text, match) for match in _DURATION.finditer(text[:_REACH]))


def _read(text: str, match: re.Match[str]) -> StatedDuration:
    seconds, grain = 0.0, UNIT_SECONDS["d"]
    for part in EACH_PART.finditer(match[0]):
        unit = UNIT_SECONDS[part[3][0].lower()]
        amount = _amount(part[1])
        seconds += (amount + (0.5 if part[2] else 0.0)) * unit
        halved = bool(part[2]) or amount != int(amount)
        grain = min(grain, unit / 2 if halved else unit)
    before = text[max(0, match.start() - 24) : match.start()]
    bound = next(
        (name for name, pattern in (("rough", _ROUGH), ("less", _LESS), ("more", _MORE)) if pattern.search(before)),
        "exact",
    )
    return StatedDuration(seconds, grain, bound, match.start(), match.end())


def _amount(written: str) -> float:
    word = " ".join(written.lower().split())
    return float(NUMBER_WORDS[word]) if word in NUMBER_WORDS else float(word.replace(",", "."))
