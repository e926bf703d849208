"""Timelines in which every event has a heading of its own."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from postmortem_desk.text.rows.row_times import RowTimes
from postmortem_desk.text.times.leading_time import find_leading_time
from postmortem_desk.text.times.time_grammar import parse_time

_BEHIND: Final = (
    re.compile(r"\s[(\[](?P<time>[^()\[\]]{3,60})[)\]]$"),
    re.compile(r"\s(?:[-\u2013\u2014|@]|at|um)\s+(?P<time>\S.{2,40})$"),
)
"""Where a time stands that ends a heading."""


_FIELD: Final = re.compile(
    r"\s{0,3}(?:[-*+]\s+)?[*_]{0,3}(?:date and time|date/time|time ?stamp|time|when|uhrzeit|zeit|zeitpunkt|heure|hora)"
    r"[*_]{0,3}\s?:[*_]{0,3}\s+(?P<time>\S.{2,60}?)\s*\\?",
    re.IGNORECASE,
)
"""A line that tells the time of an event below its heading ("**Time:** 10:30 UTC")."""
_FIELDS_WITHIN: Final = 5
"""Lines."""


@lru_cache(maxsize=4096)
def heading_times(heading: str) -> tuple[RowTimes, str] | None:
    """The time that a heading begins with, and its other words; None where it begins with none.

    A clock time that ends it ("Recovery (12:45)") counts too, and stays among its words.
    """
    found = find_leading_time(heading)
    if found is None:
        times = _times_behind(heading)
        return (times, heading) if times is not None else None
    end = found.time.end.written if found.time.end is not None else None
    return RowTimes(found.time.start.written, end), found.open_markup + heading[found.length :]


def times_in_field(lines: Sequence[str]) -> RowTimes | None:
    """The time that one of the first lines below a heading tells as a field."""
    for line in [line for line in lines if line.strip()][:_FIELDS_WITHIN]:
        match = _FIELD.fullmatch(line)
        parsed = parse_time(match["time"].strip("`*_")) if match else None
        if parsed is not None and parsed.start.at is not None:
            return RowTimes(parsed.start.written, parsed.end.written if parsed.end is not None else None)
    return None


def _times_behind(heading: str) -> RowTimes | None:
    for pattern in _BEHIND:
        match = pattern.search(heading)
        parsed = parse_time(match["time"]) if match else None
        if parsed is not None and "T" in (parsed.start.at or ""):
            return RowTimes(parsed.start.written, parsed.end.written if parsed.end is not None else None)
    return None
