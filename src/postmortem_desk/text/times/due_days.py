"""What people write as the day by which something is to be done, read without guessing.

`due_days` gives the days that the words can mean: one where they are clear, two where a written date may be read in
two ways (01/05/2027), none where they name no day ("soon", "Q3", "next month"). A day that is counted ("+2w", "next
friday") counts from `today`; a date without a year is the next such day, today included. Weeks begin on Monday.
"""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from postmortem_desk.text.times.date_reader import WrittenDate, read_date, read_month, read_year
from postmortem_desk.text.times.time_tokens import TokenLine
from postmortem_desk.text.times.time_words import WEEKDAYS

_LONGEST: Final = 60
"""Characters. Longer words are no day, so nothing slow can be asked."""
_LEAD: Final = re.compile(r"(?:due|by|on|until|till|at the latest|no later than|latest)[ :]+")
_COUNT: Final = "one a an|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_NUMBERS: Final = {name: number for number, names in enumerate(_COUNT.split("|"), 1) for name in names.split()}
_UNITS: Final = {
    name: unit
    for unit, names in {
        "day": "d day days",
        "work": "bd wd workday workdays",
        "week": "w wk wks week weeks",
        "month": "m mo month months",
        "year": "y yr yrs year years",
    }.items()
    for name in names.split()
}
_AMOUNT: Final = rf"(\d{{1,4}}|{'|'.join(_NUMBERS)})(?: ?)({'|'.join(sorted(_UNITS, key=len, reverse=True))})"
_COUNTED: Final = re.compile(rf"(?:(\+) ?|(in) )?{_AMOUNT}( from (?:now|today))?")
_WEEKDAY: Final = re.compile(rf"(?:(this|next|coming) )?({'|'.join(sorted(WEEKDAYS, key=len, reverse=True))})\.?")
_END: Final = re.compile(r"(?:the )?(end|start|beginning) of (?:the )?(?:(this|next) )?(week|month|year)")
_END_SHORT: Final = {"eod": "today", "eow": "end of week", "eom": "end of month", "eoy": "end of year"}
_END_OF_MONTH: Final = re.compile(r"(?:the )?end of (.+)")
_NTH: Final = re.compile(r"the (\d{1,2})(?:st|nd|rd|th)|(\d{1,2})(?:st|nd|rd|th)")
_WORDS: Final = {
    "today": 0,
    "tonight": 0,
    "end of day": 0,
    "end of today": 0,
    "tomorrow": 1,
    "tmrw": 1,
    "day after tomorrow": 2,
    "the day after tomorrow": 2,
    "yesterday": -1,
}
_FRIDAY: Final = 4


def due_days(words: str, today: date) -> tuple[date, ...]:
    """The days that `words` can mean, earliest first; none where they name no day."""
    if len(words) > _LONGEST:
        return ()
    text = " ".join(words.casefold().replace("working day", "workday").replace("business day", "workday").split())
    text = text.removesuffix(".").rstrip()
    lead = _LEAD.match(text)
    text = text[lead.end() :] if lead else text
    text = _END_SHORT.get(text, text)
    readers: tuple[Callable[[str, date], date | None], ...] = (
        _named,
        _counted,
        _weekday,
        _edge_of_period,
        _end_of_month_named,
        _nth,
    )
    try:
        for read in readers:
            day = read(text, today)
            if day is not None:
                return (day,)
        return _written(text, today)
    except (OverflowError, ValueError):
        return ()  # a day that no calendar has


def _named(text: str, today: date) -> date | None:
    return today + timedelta(days=_WORDS[text]) if text in _WORDS else None


def _counted(text: str, today: date) -> date | None:
    """Reads "+2w", "in 3 days", "two weeks from now"; "2 weeks" too, but not "2m" alone, which may be minutes."""
    found = _COUNTED.fullmatch(text)
    if not found:
        return None
    plus, inside, number, unit_word, after = found.groups()
    if not (plus or inside or after) and len(unit_word) < len("day"):
        return None
    amount = _NUMBERS[number] if number in _NUMBERS else int(number)
    return _later(today, amount, _UNITS[unit_word])


def _later(today: date, amount: int, unit: str) -> date:
    match unit:
        case "week":
            return today + timedelta(weeks=amount)
        case "month":
            return months_later(today, amount)
        case "year":
            return months_later(today, 12 * amount)
        case "work":
            return _workdays_later(today, amount)
    return today + timedelta(days=amount)


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month where it has no such day. Raises ValueError."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        raise ValueError("beyond the calendar")
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _workdays_later(day: date, amount: int) -> date:
    """Saturdays and Sundays do not count; holidays are not known."""
    weeks, rest = divmod(amount, 5)
    day += timedelta(weeks=weeks)
    if day.weekday() > _FRIDAY:
        day -= timedelta(days=day.weekday() - _FRIDAY)
    return day + timedelta(days=rest + (2 if day.weekday() + rest > _FRIDAY else 0))


def _weekday(text: str, today: date) -> date | None:
    """Reads "friday" as the next one after today; "this friday" may be today, "next friday" is in the week after."""
    found = _WEEKDAY.fullmatch(text)
    if not found:
        return None
    which, name = found.groups()
    weekday = WEEKDAYS[name]
    if which == "next":
        return today + timedelta(days=7 - today.weekday() + weekday)
    ahead = (weekday - today.weekday()) % 7
    return today + timedelta(days=ahead if which == "this" else ahead or 7)


def _edge_of_period(text: str, today: date) -> date | None:
    """The end of a week is its Friday."""
    found = _END.fullmatch(text)
    if not found:
        return None
    edge, which, period = found.groups()
    start = edge != "end"
    step = 1 if which == "next" or (start and which is None) else 0
    if period == "week":
        monday = today + timedelta(days=7 * step - today.weekday())
        friday = monday + timedelta(days=_FRIDAY)
        return monday if start else friday if friday >= today else friday + timedelta(weeks=1)
    if period == "month":
        first = months_later(today.replace(day=1), step)
        return first if start else months_later(first, 1) - timedelta(days=1)
    return date(today.year + step, 1, 1) if start else date(today.year + step, 12, 31)


def _end_of_month_named(text: str, today: date) -> date | None:
    """Reads "end of december", "end of dec 2026" as the last day of the month."""
    found = _END_OF_MONTH.fullmatch(text)
    line = TokenLine(found[1]) if found else None
    month = read_month(line, 0, strict=False) if line else None
    if line is None or month is None:
        return None
    number, after = month
    year = read_year(line, after)
    if (year[1] if year else after) < len(line):
        return None
    year_number = year[0] if year else today.year + (number < today.month)
    return date(year_number, number, calendar.monthrange(year_number, number)[1])


def _nth(text: str, today: date) -> date | None:
    """Reads "the 15th" as the next 15th, today included."""
    found = _NTH.fullmatch(text)
    number = int(found[1] or found[2]) if found else 0
    if not 1 <= number <= 31:
        return None
    month = today.replace(day=1) if number >= today.day else months_later(today.replace(day=1), 1)
    while calendar.monthrange(month.year, month.month)[1] < number:
        month = months_later(month, 1)
    return month.replace(day=number)


def _written(text: str, today: date) -> tuple[date, ...]:
    """A date as people write it, alone or with its weekday."""
    line = TokenLine(text)
    read = read_date(line, 0, strict=False) if len(line) else None
    if read is None or read[1] < len(line) or read[0].broken or not read[0].day:
        return ()
    written = read[0]
    pairs = {(written.month, written.day)}
    if written.ambiguous:
        pairs.add((written.day, written.month))
    days = (_day_of(written, month, day, today) for month, day in pairs)
    return tuple(sorted({day for day in days if day is not None}))


def _day_of(written: WrittenDate, month: int, day: int, today: date) -> date | None:
    """The day of the year that is written, else of the first year from today on that has it still to come."""
    if written.year is not None:
        return date(written.year, month, day)
    years = range(today.year, today.year + 9)  # 29 February may be eight years away
    days = (date(year, month, day) for year in years if day <= calendar.monthrange(year, month)[1])
    return next((found for found in days if found >= today), None)
