"""Writes a clock time in the manner of another one: "9:05 AM" stays twelve hours, "09:05" twenty-four."""

import re
from datetime import datetime
from typing import Final

_TWELVE_HOURS: Final = re.compile(r"\d\s*[ap]\.?m\b", re.IGNORECASE)
_CLOCK_ALONE: Final = re.compile(r"[~\u00b1]?\s*\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?\s*~?", re.IGNORECASE)


def is_clock_alone(written: str) -> bool:
    """Whether `written` is a clock time and nothing else."""
    return _CLOCK_ALONE.fullmatch(written.strip()) is not None


def clock_like(written: str, point: datetime, precision: str, approximate: bool) -> str:
    """The clock time of `point` in the manner of `written`, with a tilde where it is approximate."""
    seconds = f":{point.second:02}" if precision == "second" else ""
    mark = "~" if approximate else ""
    if _TWELVE_HOURS.search(written):
        return f"{mark}{point.hour % 12 or 12}:{point.minute:02}{seconds} {'AM' if point.hour < 12 else 'PM'}"
    return f"{mark}{point.hour:02}:{point.minute:02}{seconds}"
