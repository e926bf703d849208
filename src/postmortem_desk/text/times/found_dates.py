"""Finds the first date in a title, a heading or a sentence."""

from collections.abc import Iterator
from datetime import date

from postmortem_desk.text.times.date_reader import day_named, read_date
from postmortem_desk.text.times.stamp_reader import read_days
from postmortem_desk.text.times.time_tokens import TokenLine
from postmortem_desk.text.times.time_types import FoundDate
from postmortem_desk.text.times.time_words import MONTHS

_REACH = 4000
"""Characters that are looked at: a title or a sentence, and no whole document."""
_MOST = 20
_ON = frozenset({"on", "am", "le", "el", "em", "il", "op"})


def find_date(text: str, day_first: bool | None = None) -> FoundDate | None:
    """The first full date in `text`, or None. Of several days ("May 1-3, 2023") it is the first.

    A date without a year is none here. Where the order of day and month is not settled (01/05/2023) and `day_first` is
    None, the date has no day and is ambiguous.
    """
    line = TokenLine(text[:_REACH])
    index = 0
    while index < len(line):
        found = _date_at(line, index, day_first)
        if found:
            return found
        index += 1
    return None


def find_dates(text: str, day_first: bool | None = None) -> Iterator[FoundDate]:
    """The full dates in `text`, in their order, the first twenty. As `find_date`, but `day_first` settles only what is
    ambiguous.
    """
    start = 0
    for _ in range(_MOST):
        found = find_date(text[start:])
        if found is not None and found.ambiguous:
            found = find_date(text[start:], day_first)
        if found is None:
            return
        yield FoundDate(found.day, found.written, start + found.start, start + found.end, found.ambiguous)
        start += found.end


def find_days_near(text: str, near: date, *, in_prose: bool) -> Iterator[date]:
    """The days that `text` names by their month and without a year ("March 6"), each as the one beside `near`.

    `in_prose`: only behind "on", since numbers and months may stand side by side in any sentence.
    """
    line = TokenLine(text[:_REACH])
    for index in range(len(line) - 1):
        read = read_date(line, index, strict=True) if not in_prose or line[index - 1].lower in _ON else None
        if read is None or read[0].year is not None or not read[0].day:
            continue
        has_month = any(line[place].lower in MONTHS for place in range(index, read[1]))
        day = day_named(read[0], near, None) if has_month else None
        if day is not None:
            yield day


def _date_at(line: TokenLine, index: int, day_first: bool | None) -> FoundDate | None:
    if _is_inside(line, index):
        return None
    span = read_days(line, index, index, strict=True)
    read = read_date(line, index, strict=True)
    written, after = (span.start.date, span.after) if span else read or (None, index)
    if written is None or written.year is None or not written.day:
        return None
    day = day_named(written, None, day_first)
    ambiguous = written.ambiguous and day is None
    if day is None and not ambiguous:
        return None
    return FoundDate(day, line.written(index, after), line[index].start, line[after - 1].end, ambiguous)


def _is_inside(line: TokenLine, index: int) -> bool:
    """Whether the token goes on with a number or a name before it (v2.2023, INC20230501)."""
    token, before = line[index], line[index - 1]
    if index == 0 or token.gap:
        return False
    if before.kind in ("number", "word"):
        return True
    is_number_sign = before.text in (".", "/", "-", ":") and not before.gap
    return is_number_sign and line[index - 2].kind == "number" and token.kind == "number"
