"""Whether days stand before months in the dates of a source (01/05): settled by another of its dates, or by none."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Final

_PAIR: Final = re.compile(
    r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2\d{2,4}(?!\d)|(?<![\d/.-])(\d{1,2})/(\d{1,2})(?=,? \d{1,2}:)"
)
"""With its year, or with a clock behind it: 3/4 of something is no day."""


def settled_order(texts: Iterable[str], day: date | None) -> bool | None:
    """True where days come first, False where months do: by a date like 25/12, else by the incident's `day`."""
    pairs = {(int(found[0] or found[3]), int(found[2] or found[4])) for text in texts for found in _PAIR.findall(text)}
    if any(one > 12 for one, _ in pairs):
        return True
    if any(two > 12 for _, two in pairs):
        return False
    if day is None or day.day == day.month:
        return None
    is_day_first, is_month_first = (day.day, day.month) in pairs, (day.month, day.day) in pairs
    return is_day_first if is_day_first != is_month_first else None
