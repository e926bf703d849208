"""Writes a clock time in the manner of another one: "9:05 AM" stays twelve hours, "09:05" twenty-four."""

import re
from datetime import datetime
from typing import Final

_TWELVE_HOURS: Final = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.]\d\d)*(?P<gap>\s*)(?P<half>[ap])(?P<m>\.?m\b)", re.IGNORECASE
)
_CLOCK_ALONE: Final = re.compile(r"[~\u00b1]?\s*\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?\s*~?", re.IGNORECASE)

_CLOCK: Final = re.compile(r"\d{1,2}(?:[:.]\d{2}){0,2}(?:\s*[ap]\.?m\b)?", re.IGNORECASE)


def is_clock_alone(written: str) -> bool:
    """Whether `written` is a clock time and nothing else."""
    return _CLOCK_ALONE.fullmatch(written.strip()) is not None


def has_half_of_day(written: str) -> bool:
    """Whether `written` says which half of the day it means: AM or PM."""
    return _TWELVE_HOURS.search(written) is not None


def clock_like(written: str, point: datetime, precision: str, approximate: bool) -> str:
    """The clock time of `point` in the manner of `written`, with a tilde where it is approximate."""
    seconds = f":{point.second:02}" if precision == "second" else ""
    mark = "~" if approximate else ""
    twelve = _TWELVE_HOURS.search(written)
    if twelve:
        width = 2 if twelve["hour"].startswith("0") else 1
        half = "A" if point.hour < 12 else "P"
        half = half if twelve["half"].isupper() else half.lower()
        return f"{mark}{point.hour % 12 or 12:0{width}}:{point.minute:02}{seconds}{twelve['gap']}{half}{twelve['m']}"
    return f"{mark}{point.hour:02}:{point.minute:02}{seconds}"


def with_clock(written: str, point: datetime) -> str:
    """`written`, which names a clock time, with that of `point` in its place; seconds only where it has them."""
    match = _CLOCK.search(written)
    if match is None:
        return written
    precision = "second" if match[0].count(":") > 1 else "minute"
    clock = clock_like(match[0], point, precision, approximate=False)
    return f"{written[: match.start()]}{clock}{written[match.end() :]}"
