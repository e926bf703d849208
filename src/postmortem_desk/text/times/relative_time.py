"""Recognises times that count from another one (T+5m, +00:05), and months and quarters.

They are no clock time and no day, so nothing is known of them but their words.
"""

from typing import Final

from postmortem_desk.text.times.date_reader import read_date, read_month, read_year
from postmortem_desk.text.times.time_tokens import TokenLine

_UNITS = frozenset(
    {"h", "hr", "hrs", "hour", "hours", "m", "min", "mins", "minutes", "minute", "s", "sec", "secs", "d"}
)


_EDGES: Final = frozenset({"early", "mid", "late", "end", "start", "beginning", "of", "in", "the"})
_PARTS_OF_YEAR: Final = frozenset({"Q", "H"})


def is_countdown(line: TokenLine, index: int) -> bool:
    """Whether the relative time at `index` has its letter and its unit (T+5m, T-10 min)."""
    return line[index].text == "T" and line[index + 3].lower in _UNITS


def after_relative(line: TokenLine, index: int) -> int:
    """The index behind the relative time at `index`, or `index` where there is none."""
    at = index
    has_letter = line[at].text == "T" and line[at + 1].text in ("+", "-")
    if has_letter:
        at += 1
    if line[at].text != "+" and not has_letter:
        return index
    if line[at + 1].kind != "number":
        return index
    after = _after_amount(line, at + 1)
    while line[after].kind == "number" and line[after + 1].lower in _UNITS and after < at + 8:
        after = _after_amount(line, after)
    return after


def _after_amount(line: TokenLine, index: int) -> int:
    after = index + 1
    while line[after].joined(":") and line[after + 1].kind == "number" and after < index + 6:
        after += 2
    return after + 1 if line[after].lower in _UNITS else after


def after_period(line: TokenLine, index: int) -> int:
    """The index behind a month or a quarter with its year, or the week of a day, or `index`."""
    at = index
    while line[at].lower in _EDGES and at < index + 4:
        at += 1
    if line[at].lower in ("week", "weekend") and line[at + 1].lower == "of":
        date = read_date(line, at + 2)
        return date[1] if date else index
    month = read_month(line, at, strict=True)
    if month is None:
        is_part = line[at].text in _PARTS_OF_YEAR and not line[at + 1].gap and line[at + 1].number in (1, 2, 3, 4)
        month = (0, at + 2) if is_part else None
    year = read_year(line, month[1]) if month else None
    return year[1] if year else index
