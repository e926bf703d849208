"""Finds the lengths of time that a sentence states: "two hours", "1 h 48 min", "about 45 minutes"."""

import re
from typing import Final

from msgspec import Struct

from postmortem_desk.text.times.duration_words import (
    A_HALF,
    AND,
    AT_LEAST,
    AT_MOST,
    NUMBER_WORDS,
    ROUGHLY,
    UNIT_SECONDS,
    UNITS,
    any_of,
)

_MINUTES: Final = r"(?<=h)\s?[0-5]\d(?![\w:]|\s*(?:m|min\w*|s|h)\b)"
"""Minutes without their unit behind hours: "1 h 20", "1h20"."""
_UNIT: Final = rf"(?:{any_of(UNITS)})(?:(?={_MINUTES})|(?![^\W\d]|/|\d+(?!\d*[hms]\b)))"
_CLOCKED: Final = r"\d{1,3}:[0-5]\d(?=\s*(?:hrs?|hours?|stunden|heures?|horas?)\b)"
"""Hours with minutes: "1:30 hours"."""
_NUMBER: Final = (
    rf"(?:{_CLOCKED}|\d{{1,5}}(?:[.,]\d{{1,2}})?|\b(?:{any_of(NUMBER_WORDS)})(?=[\s-]|stündig|minütig|tägig))"
)
_PART: Final = rf"{_NUMBER}(?:{A_HALF})?[\s-]*{_UNIT}(?:{A_HALF})?"
_DURATION: Final = re.compile(
    rf"(?<![\w.,:/-]){_PART}(?:(?:\s*,?\s*{AND}\s+|\s*,\s*|\s*){_PART}){{0,3}}(?:{_MINUTES})?", re.IGNORECASE
)
EACH_PART: Final = re.compile(
    rf"(?P<number>{_NUMBER})(?P<half>{A_HALF})?[\s-]*(?P<unit>{_UNIT})(?P<half_behind>{A_HALF})?|(?P<minutes>{_MINUTES})",
    re.IGNORECASE,
)
_CLOCKED_ALONE: Final = re.compile(
    r"\s*(?P<length>(?P<h>\d{1,3}):(?P<m>[0-5]\d):(?P<s>[0-5]\d))(?=\s*(?:$|\(|h\b|hh|hours?))"
)
_ROUGH: Final = re.compile(rf"(?:\b(?:{ROUGHLY})|~)\s*$", re.IGNORECASE)
_LESS: Final = re.compile(rf"\b(?:{AT_MOST})\s*$|<\s*$", re.IGNORECASE)
_MORE: Final = re.compile(rf"\b(?:{AT_LEAST})\s*$", re.IGNORECASE)
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


def clocked_duration(value: str) -> tuple[StatedDuration, ...]:
    """The length that a value behind a label begins with, as clocks show it: "04:30:00"; empty where there is none."""
    match = _CLOCKED_ALONE.match(value)
    if match is None:
        return ()
    seconds = 3600.0 * int(match["h"]) + 60.0 * int(match["m"]) + int(match["s"])
    grain = 1.0 if int(match["s"]) else 60.0
    return (StatedDuration(seconds, grain, "exact", *match.span("length")),)


def _read(text: str, match: re.Match[str]) -> StatedDuration:
    seconds, grain = 0.0, UNIT_SECONDS["d"]
    for part in EACH_PART.finditer(match[0]):
        if part["minutes"]:
            seconds, grain = seconds + 60.0 * int(part["minutes"]), 60.0
            continue
        unit = UNIT_SECONDS[UNITS[part["unit"].lower()]]
        amount = _amount(part["number"])
        has_half = bool(part["half"] or part["half_behind"])
        seconds += (amount + (0.5 if has_half else 0.0)) * unit
        halved = has_half or amount != int(amount)
        unit = 60.0 if ":" in part["number"] else unit
        grain = min(grain, unit / 2 if halved else unit)
    before = text[max(0, match.start() - 24) : match.start()]
    bound = next(
        (name for name, pattern in (("rough", _ROUGH), ("less", _LESS), ("more", _MORE)) if pattern.search(before)),
        "exact",
    )
    return StatedDuration(seconds, grain, bound, match.start(), match.end())


def _amount(written: str) -> float:
    word = " ".join(written.lower().split())
    if ":" in word:
        hours, minutes = word.split(":")
        return int(hours) + int(minutes) / 60
    return NUMBER_WORDS[word] if word in NUMBER_WORDS else float(word.replace(",", "."))
