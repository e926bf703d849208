"""Recognises times that count from another one (T+5m, +00:05, H+2), and months and quarters.

They are no clock time and no day, so by themselves nothing is known of them but their words, and how far they count.
"""

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from postmortem_desk.text.times.date_reader import read_date, read_month, read_year
from postmortem_desk.text.times.stamp_reader import read_span
from postmortem_desk.text.times.stamp_types import Span
from postmortem_desk.text.times.time_tokens import TokenLine

_UNITS: Final = frozenset(
    {"h", "hr", "hrs", "hour", "hours", "m", "min", "mins", "minutes", "minute", "s", "sec", "secs", "d"}
    | {"second", "seconds", "day", "days"}
)
_SECONDS: Final = {"h": 3600, "m": 60, "s": 1, "d": 86400}
"""By the first letter of a unit."""
_ORIGINS: Final = frozenset({"T", "t", "H", "D", "J"})
"""Letters for the time that is counted from, in English and French."""
_LONGEST_AMOUNT: Final = 5
"""Figures."""
_EDGES: Final = frozenset({"early", "mid", "late", "end", "start", "beginning", "of", "in", "the"})
_PARTS_OF_YEAR: Final = frozenset({"Q", "H"})


class Count(Struct, frozen=True):
    """How far a time counts from another one."""

    letter: str
    """What stands for the other one (T, H); "" where nothing does ("+5 min")."""
    seconds: int
    is_exact: bool = False
    """Whether it counts seconds."""


def read_count(line: TokenLine, index: int) -> Count | None:
    """How far the relative time at `index` counts; None where it tells no unit ("T+3"), or counts whole days.

    Two figures with a colon are hours and minutes, three have seconds.
    """
    letter = line[index].text if line[index].text in _ORIGINS else ""
    at = index + bool(letter)
    after = after_relative(line, index)
    if letter == "T" and line[at].text not in ("+", "-") and index < after <= at + 1:
        return Count(letter, 0)
    sign = -1 if line[at].text == "-" else 1
    if letter in ("D", "J") or after <= at + 1:
        return None
    seconds, is_exact = 0.0, False
    at += 1
    while at < after:
        figures = [line[at].text]
        at += 1
        while at < after and line[at].text in (":", "."):
            figures += [line[at].text, line[at + 1].text]
            at += 2
        unit = line[at].lower if at < after else ""
        amount, is_fine = _amount(figures, unit or ("h" if letter == "H" else ""))
        if amount is None:
            return None
        seconds, is_exact = seconds + amount, is_exact or is_fine
        at += bool(unit)
    return Count(letter, sign * round(seconds), is_exact)


def _amount(figures: list[str], unit: str) -> tuple[float | None, bool]:
    """The seconds of figures with their unit, and whether they are told to the second."""
    if ":" in figures:
        parts = [int(each) for each in figures[::2]]
        is_clock = not unit and "." not in figures and len(parts) <= 3 and all(part < 60 for part in parts[1:])
        amount = sum(part * 60 ** (2 - place) for place, part in enumerate(parts)) if is_clock else None
        return amount, len(parts) == 3
    number = float("".join(figures))
    if not unit:
        return (0.0, False) if not number else (None, False)
    return number * _SECONDS[unit[0]], unit[0] == "s"


def is_countdown(line: TokenLine, index: int) -> bool:
    """Whether the relative time at `index` shows itself: by its letter (T+5m, T+3), or its unit (+5 min)."""
    sign = line[index + 1]
    if line[index].text == "+":
        return line[index + 1].kind == "number" and line[index + 2].lower in _UNITS and not sign.gap
    return line[index].text in ("T", "t") and (sign.joined("+") or sign.joined("-")) and not line[index + 2].gap


def after_relative(line: TokenLine, index: int) -> int:
    """The index behind the relative time at `index`, or `index` where there is none.

    Without a letter a minus sign needs a unit or a clock's figures behind it, since it may be a dash as well.
    """
    at = index
    if line[at].text == "T" and line[at + 1].text == "0" and not line[at + 1].gap:
        return index + 2
    if line[at].text == "T" and (line[at + 1].kind == "end" or line[at + 1].joined(":")):
        return index + 1
    has_letter = line[at].text in _ORIGINS and line[at + 1].text in ("+", "-")
    if has_letter:
        at += 1
    sign = line[at].text
    if sign not in ("+", "-") or line[at + 1].kind != "number" or len(line[at + 1].text) > _LONGEST_AMOUNT:
        return index
    if sign == "-" and (line[at + 1].gap or not (has_letter or _has_measure(line, at + 1))):
        return index
    after = _after_amount(line, at + 1)
    while line[after].kind == "number" and line[after + 1].lower in _UNITS and after < at + 8:
        after = _after_amount(line, after)
    return after


def explained_relative(line: TokenLine, index: int) -> Span | None:
    """The clock time in brackets behind a relative time ("T+0 (14:32 UTC)"), with the brackets; else None."""
    span = read_span(line, index + 1, strict=True) if line[index].text == "(" else None
    if span is None or span.end is not None or span.start.clock is None or line[span.after].text != ")":
        return None
    return replace(span, after=span.after + 1)


def _has_measure(line: TokenLine, index: int) -> bool:
    following = line[index + 1]
    return following.lower in _UNITS or (following.joined(":") and len(line[index + 2].text) == 2)


def _after_amount(line: TokenLine, index: int) -> int:
    after = index + 1
    while line[after].joined(":") and line[after + 1].kind == "number" and after < index + 6:
        after += 2
    if line[after].joined(".") and line[after + 1].kind == "number" and not line[after + 1].gap:
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
