"""Reads by how much somebody wants to move times: "+1 h", "-30 min", "1:15", "+1h30", "2 days", "90"."""

import re
from typing import Final

from postmortem_desk.text.times.stated_durations import stated_durations

_SIGN: Final = re.compile(r"\s*([+\-\N{MINUS SIGN}])?\s*(.*?)\s*(earlier|later)?\s*", re.IGNORECASE | re.DOTALL)
_CLOCK: Final = re.compile(r"(\d{1,3}):([0-5]\d)")
_HOURS_AND_MINUTES: Final = re.compile(r"(\d{1,2})\s*h\s*([0-5]?\d)", re.IGNORECASE)
_MINUTES: Final = re.compile(r"\d{1,4}")
_LONGEST: Final = 40


def amount_named(words: str) -> float | None:
    """The seconds that `words` name as a whole; negative where the times shall be earlier. None where they name none.

    Understood are lengths with units, hours and minutes with a colon or an h between them, a number alone (minutes),
    a sign before them, and "earlier" or "later" behind them.
    """
    match = _SIGN.fullmatch(words) if len(words) <= _LONGEST else None
    if match is None:
        return None
    seconds = _length(match[2])
    if seconds is None:
        return None
    is_earlier = (match[1] not in (None, "+")) != ((match[3] or "").lower() == "earlier")
    return -seconds if is_earlier else seconds


def _length(words: str) -> float | None:
    clock = _CLOCK.fullmatch(words) or _HOURS_AND_MINUTES.fullmatch(words)
    if clock:
        return 3600.0 * int(clock[1]) + 60.0 * int(clock[2])
    if _MINUTES.fullmatch(words):
        return 60.0 * int(words)
    stated = stated_durations(words)
    return stated[0].seconds if len(stated) == 1 and stated[0].end - stated[0].start == len(words) and words else None
