"""Reads one date along the tokens of a line."""

import calendar
from datetime import date, timedelta
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from postmortem_desk.text.times.counted_figures import read_counted_date
from postmortem_desk.text.times.time_tokens import TokenLine
from postmortem_desk.text.times.time_words import (
    DAY_WORDS,
    MONTHS,
    MONTHS_THAT_ARE_WORDS,
    ORDINAL_ENDINGS,
    WEEKDAYS,
)

_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2099
_SEASON: Final = timedelta(days=92)
_LAST_DAY_NUMBER: Final = 60
_SHORT_WEEKDAY: Final = 4
"""Letters of the name of a weekday that may be another word, where it is written small."""
_LONGEST_MONTHS: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class WrittenDate(Struct, frozen=True):
    """A date as far as it was written."""

    month: int = 0
    day: int = 0
    """0 where only a weekday was written, or where the figures name no day (`broken`)."""
    year: int | None = None
    ambiguous: bool = False
    """Whether day and month may be the other way round; they stand here as month first."""
    weekday: int | None = None
    broken: bool = False
    """Whether it has the shape of a date and names no day (2023-13-45, 20202-01-16)."""
    bare: bool = False
    """Whether it is only two figures (1/28)."""
    iso: bool = False
    number: int = 0
    """Which day of the incident it is, where only that was written (Day 2); 0 where it was not."""


ReadDate = tuple[WrittenDate, int]
"""A date and the index of the token after it."""


def read_date(line: TokenLine, index: int, *, strict: bool = True) -> ReadDate | None:
    """The date at `index`, with a weekday before or after it, or None.

    `strict` is for running text: a month that is also a word needs its capital letter.
    """
    if line[index].lower in DAY_WORDS and (numbered := _read_day_number(line, index, strict=strict)):
        return numbered
    if _begins_no_date(line, index):
        return None
    weekday, start = _weekday(line, index, strict=strict)
    for reader in (_read_counted, _read_figures, _read_compact):
        read = reader(line, start)
        if read:
            break
    else:
        read = _read_month_first(line, start, strict=strict) or _read_day_first(line, start, strict=strict)
    if read is None:
        return (WrittenDate(weekday=weekday), start) if weekday is not None else None
    written, after = read
    if weekday is None:
        _, after = _weekday(line, after, strict=strict)
    return written, after


def _read_day_number(line: TokenLine, index: int, *, strict: bool) -> ReadDate | None:
    """Day 2, Tag 2."""
    number = line[index + 1]
    if (strict and not line[index].text[0].isupper()) or not 1 <= number.number <= _LAST_DAY_NUMBER:
        return None
    is_share = (
        not line[index + 2].gap and line[index + 2].text in ("%", "/", "-", ".") and line[index + 3].kind == "number"
    )
    return None if is_share or len(number.text) > 2 else (WrittenDate(number=number.number), index + 2)


def _begins_no_date(line: TokenLine, index: int) -> bool:
    """Whether one look shows that no date begins here: at a clock time, or at a word that names no day or month."""
    token = line[index]
    if token.kind == "number":
        return len(token.text) <= 2 and line[index + 1].joined(":")
    return token.kind == "word" and token.lower not in MONTHS and token.lower not in WEEKDAYS


def read_year(line: TokenLine, index: int) -> tuple[int, int] | None:
    """A year with the comma before it, at `index`; and the index after it."""
    if line[index].text in (",", ".") or line[index].lower in ("de", "del"):
        index += 1
    token = line[index]
    if len(token.text) != 4 or not _FIRST_YEAR <= token.number <= _LAST_YEAR:
        return None
    following = line[index + 1]
    leads_a_date = not following.gap and following.text in ("-", "/") and line[index + 2].kind == "number"
    return None if leads_a_date else (token.number, index + 1)


def day_named(
    written: WrittenDate, near: date | None, day_first: bool | None, first: date | None = None
) -> date | None:
    """The day that was meant, or None where that is not settled.

    `first` is the day that is number 1. A date without a year is in the year of `near`, or in the one before or after
    where that is close. A weekday alone is `near` where that is such a day.
    """
    if written.broken:
        return None
    if written.number:
        return first + timedelta(days=written.number - 1) if first else None
    if not written.day:
        return near if near and near.weekday() == written.weekday else None
    month, day = written.month, written.day
    if written.ambiguous:
        if day_first is None:
            return None
        month, day = (day, month) if day_first else (month, day)
    if written.year is not None:
        return _day(written.year, month, day)
    if near is None:
        return None
    # New year may lie between; beyond a season the year that carries on is the better reading.
    beside = (_day(near.year + step, month, day) for step in (-1, 1))
    close = [found for found in beside if found and abs(found - near) <= _SEASON]
    return close[0] if close else _day(near.year, month, day)


def is_day_number(line: TokenLine, index: int) -> bool:
    """Whether the token can be the number of a day, and no clock time, share or decimal number."""
    token, following = line[index], line[index + 1]
    if len(token.text) > 2 or not 1 <= token.number <= 31:
        return False
    if following.gap or following.kind != "sign":
        return True
    return following.text != "%" and not (following.text in ":." and line[index + 2].kind == "number")


def after_ordinal(line: TokenLine, index: int) -> int:
    """The index behind the "st", "nd", "rd" or "th" at `index`, or `index` where there is none."""
    token = line[index]
    return index + 1 if token.lower in ORDINAL_ENDINGS and not token.gap else index


def read_month(line: TokenLine, index: int, *, strict: bool) -> tuple[int, int] | None:
    """The month named at `index`, with the full stop of an abbreviation; and the index after it."""
    token = line[index]
    month = MONTHS.get(token.lower)
    if month is None or (strict and token.lower in MONTHS_THAT_ARE_WORDS and not token.text[0].isupper()):
        return None
    has_stop = line[index + 1].joined(".") and token.lower != "may"
    return month, index + (2 if has_stop else 1)


def _weekday(line: TokenLine, index: int, *, strict: bool) -> tuple[int | None, int]:
    opened = line[index].text == "("
    token = line[index + opened]
    weekday = WEEKDAYS.get(token.lower)
    is_short = len(token.text) <= _SHORT_WEEKDAY
    if weekday is None or (strict and is_short and not token.text[0].isupper()):
        return None, index
    after = index + opened + 1
    if opened:
        return (weekday, after + 1) if line[after].text == ")" else (None, index)
    if line[after].joined("."):
        after += 1
    return weekday, after + 1 if line[after].text == "," else after


def _read_figures(line: TokenLine, index: int) -> ReadDate | None:
    first, sign, second = line[index], line[index + 1], line[index + 2]
    if (
        first.kind != "number"
        or sign.gap
        or sign.text not in ("-", "/", ".", "_")
        or second.kind != "number"
        or second.gap
    ):
        return None
    third = line[index + 4]
    if not line[index + 3].joined(sign.text) or third.kind != "number" or third.gap:
        return _bare(first.number, second.number, sign.text, index + 3, line)
    if line[index + 5].joined(sign.text) and line[index + 6].kind == "number" and not line[index + 6].gap:
        return None  # an address or a serial number
    lengths = (len(first.text), len(second.text), len(third.text))
    written = _from_three(sign.text, lengths, (first.number, second.number, third.number), first.text)
    return (written, index + 5) if written else None


def _from_three(
    sign: str, lengths: tuple[int, int, int], numbers: tuple[int, int, int], first: str
) -> WrittenDate | None:
    if lengths[1] > 2 or lengths[0] == 3:
        return None
    if lengths[0] == 4 and lengths[2] <= 2:
        return _checked(WrittenDate(numbers[1], numbers[2], numbers[0], iso=True))
    if lengths[0] == 5 and first.startswith(("19", "20")) and lengths[1:] == (2, 2):
        return WrittenDate(broken=True)
    has_year = lengths[2] == 4 or (lengths[2] == 2 and (sign == "/" or (sign == "." and lengths == (2, 2, 2))))
    if lengths[0] > 2 or not has_year:
        return None
    year = numbers[2] if lengths[2] == 4 else 2000 + numbers[2]
    # With full stops the day is first wherever people write so.
    return _either_way(numbers[0], numbers[1], year, day_first=sign == ".")


def _bare(first: int, second: int, sign: str, after: int, line: TokenLine) -> ReadDate | None:
    following = line[after]
    if sign in ("-", ".") and (month_day := _before_clock(line, after, sign)) is not None:
        month, day = (first, second) if sign == "-" else (second, first)
        return _checked(WrittenDate(month, day)), month_day
    is_short = sign == "." and line[after].joined(".") and line[after + 1].kind != "number"
    if is_short and all(len(line[at].text) == 2 for at in (after - 3, after - 1)):
        short = _checked(WrittenDate(second, first))  # 01.04.
        return None if short.broken else (replace(short, bare=True), after + 1)
    if sign != "/" or (not following.gap and following.text in ("/", "%")):
        return None
    written = _either_way(first, second, None, day_first=False)
    return (replace(written, bare=True), after) if written and not written.broken else None


def _before_clock(line: TokenLine, after: int, sign: str) -> int | None:
    """The index behind a day without a year ("03-02 11:26", "02.03. 11:26"), where a clock time follows it; else None.

    Two figures each, so that no range of hours and no version is meant.
    """
    if any(len(line[at].text) != 2 for at in (after - 3, after - 1)):
        return None
    if sign == ".":
        if not line[after].joined("."):
            return None
        after += 1
    is_clock = line[after].kind == "number" and line[after].gap and line[after + 1].joined(":")
    return after if is_clock and len(line[after + 2].text) == 2 else None


def _either_way(first: int, second: int, year: int | None, *, day_first: bool) -> WrittenDate | None:
    if day_first:
        return _checked(WrittenDate(second, first, year))
    month_first = _checked(WrittenDate(first, second, year))
    day_leads = _checked(WrittenDate(second, first, year))
    if month_first.broken or day_leads.broken:
        return day_leads if month_first.broken else month_first
    return replace(month_first, ambiguous=first != second)


def _read_counted(line: TokenLine, index: int) -> ReadDate | None:
    read = read_counted_date(line, index)
    return (_checked(WrittenDate(read[1], read[2], read[0])), read[3]) if read else None


def _read_compact(line: TokenLine, index: int) -> ReadDate | None:
    token = line[index]
    if token.kind != "number" or len(token.text) != 8:
        return None
    written = _checked(WrittenDate(int(token.text[4:6]), int(token.text[6:]), int(token.text[:4]), iso=True))
    following = line[index + 1]
    is_joined = following.kind == "word" and not following.gap and following.text != "T"
    is_date = not written.broken and 1970 <= int(token.text[:4]) <= _LAST_YEAR and not is_joined
    return (written, index + 1) if is_date else None


def _read_month_first(line: TokenLine, index: int, *, strict: bool) -> ReadDate | None:
    month = read_month(line, index, strict=strict)
    if not month:
        return None
    number, after = month
    if line[after].text in ("-", "/"):
        after += 1
    if not is_day_number(line, after):
        return None
    return _with_year(line, number, line[after].number, after_ordinal(line, after + 1))


def _read_day_first(line: TokenLine, index: int, *, strict: bool) -> ReadDate | None:
    if not is_day_number(line, index):
        return None
    day, after = line[index].number, after_ordinal(line, index + 1)
    if line[after].lower in ("of", "de") or any(line[after].joined(sign) for sign in "-/."):
        after += 1
    has_year = read_year(line, after + 1) is not None
    month = read_month(line, after, strict=strict and not has_year)
    return _with_year(line, month[0], day, month[1]) if month else None


def _with_year(line: TokenLine, month: int, day: int, after: int) -> ReadDate:
    joined = line[after].joined("-") or line[after].joined("/")
    year = read_year(line, after + 1 if joined else after)
    if year:
        return _checked(WrittenDate(month, day, year[0])), year[1]
    return _checked(WrittenDate(month, day)), after


def _checked(written: WrittenDate) -> WrittenDate:
    if 1 <= written.month <= 12 and 1 <= written.day <= _LONGEST_MONTHS[written.month - 1]:
        has_day = written.year is None or _day(written.year, written.month, written.day) is not None
        return written if has_day else WrittenDate(broken=True)
    return WrittenDate(broken=True)


def _day(year: int, month: int, day: int) -> date | None:
    if not date.min.year <= year <= date.max.year or day > calendar.monthrange(year, month)[1]:
        return None
    return date(year, month, day)
