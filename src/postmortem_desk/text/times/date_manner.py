"""Writes a day in the manner of another one: "16 January 2024" becomes "10 January 2024"."""

import re
from datetime import date
from typing import Final

from postmortem_desk.text.times.dates import date_text, iso_date, short_date_text
from postmortem_desk.text.times.found_dates import find_date
from postmortem_desk.text.times.time_words import WEEKDAYS

_DAY_AND_YEAR: Final = 2
"""Numbers in a date whose month has its name, and that is no span of days."""


def date_like(written: str, day: date) -> str:
    """`day` in the manner of `written`, a date; "" where that cannot be told, or weekdays or several days are named."""
    found = find_date(written)
    if found is None or found.day is None or found.written != written:
        return ""
    if iso_date(written) is not None:
        return day.isoformat()
    if len(re.findall(r"\d+", written)) != _DAY_AND_YEAR or any(map(WEEKDAYS.__contains__, _words(written))):
        return ""
    words = re.sub(rf"\b{found.day.year}\b", str(day.year), written)
    for text in (date_text, short_date_text):
        old, new = text(found.day).split()[1], text(day).split()[1]
        words = re.sub(rf"\b{old}\b", new, words)
    words = re.sub(rf"\b0?{found.day.day}(st|nd|rd|th)?\b", lambda match: _ordinal(day.day, match[1]), words, count=1)
    again = find_date(words)
    return words if again is not None and again.day == day and again.written == words else ""


def _words(written: str) -> list[str]:
    return re.findall(r"[^\W\d]+", written.lower())


def _ordinal(number: int, ending: str | None) -> str:
    if not ending:
        return str(number)
    endings = {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{'th' if number in (11, 12, 13) else endings.get(number % 10, 'th')}"
