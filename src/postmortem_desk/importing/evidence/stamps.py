"""Times as programs write them: ISO 8601 and its kin, numbers since 1970, the dates of logs.

What a stamp does not say stays unknown: without a zone it has none, and one without its year ("May  1 09:05:33") takes
the year that brings it closest to the day that is known, or else has no day.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any, Final

from msgspec import Struct

from postmortem_desk.importing.evidence.evidence import clean
from postmortem_desk.model import UNKNOWN_MOMENT, Moment
from postmortem_desk.text.times.moments import moment_at
from postmortem_desk.text.times.time_grammar import TimeContext, parse_time
from postmortem_desk.text.times.time_types import NO_CONTEXT

_LARGEST_SECONDS: Final = 253_402_300_800
"""Seconds since 1970 at which the year 10000 begins."""
_UNITS: Final = ((12, 1), (15, 1_000), (18, 1_000_000), (21, 1_000_000_000))
"""Figures below which a number counts (milli-, micro-, nano-)seconds since 1970, and how many make a second."""
_NAMES_OF_MONTHS: Final = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_CLOCK: Final = r"(?P<clock>\d{1,2}:\d\d(?::\d\d(?:[.,]\d{1,9})?)?)"
_ZONE: Final = r"(?P<zone> ?Z\b| ?(?:UTC|GMT)(?![\w+-])| ?[+-]\d\d:?\d\d(?![\d:])(?: UTC)?)?"
_MONTH: Final = r"(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_WEEKDAY: Final = r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? )?"
_FORMS: Final = tuple(
    re.compile(form)
    for form in (
        # 2023-05-01T09:05:33.123+02:00, 2023/05/01 09:05:33, 2023-05-01 09:05:33,123 -0700
        (
            rf"{_WEEKDAY}(?P<year>\d{{4}})[-/.](?P<number>\d{{1,2}})[-/.](?P<day>\d{{1,2}})(?:[T_]|,? {{1,2}})@?\s?"
            rf"{_CLOCK}{_ZONE}"
        ),
        # 01/May/2023:09:05:33 +0200, 01 May 2023 09:05:33.123, Mon, 1 May 2023 09:05:33 +0200
        rf"{_WEEKDAY}(?P<day>\d{{1,2}})[/ -]{_MONTH}[/ -](?P<year>\d{{4}})[: ]{_CLOCK}{_ZONE}",
        # Mon May  1 09:05:33.123 UTC 2023 -0700
        rf"{_WEEKDAY}{_MONTH} {{1,2}}(?P<day>\d{{1,2}}) {_CLOCK}(?: (?:UTC|GMT))? (?P<year>\d{{4}}){_ZONE}",
        # May  1 09:05:33
        rf"{_MONTH} {{1,2}}(?P<day>\d{{1,2}}) (?P<clock>\d\d:\d\d:\d\d(?:\.\d{{1,9}})?)",
        # I0501 09:05:33.123456
        r"[IWEF](?P<number>\d\d)(?P<day>\d\d) (?P<clock>\d\d:\d\d:\d\d\.\d{1,6})",
    )
)
_PLAIN_ISO: Final = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)")
"""The usual form, which needs no reading."""
_FIRST_LETTERS: Final = frozenset("0123456789JFMASONDTWIE")
_ABBREVIATION: Final = re.compile(r" ?(?P<zone>[A-Z]{2,5})(?![\w/:-])")
_STARTS: Final = re.compile(
    r"(?<![\w.:/-])(?=\d{4}[-/.]\d|\d{1,2}[/ -][A-Z]|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? {1,2}[A-Z\d]|"
    r"[A-Z][a-z]{2}[a-z]* {1,2}\d|[IWEF]\d{4} )"
)


class Stamp(Struct, frozen=True):
    """A time in a line."""

    moment: Moment
    start: int
    end: int
    """The time is `line[start:end]`."""


def stamp_at(line: str, start: int = 0, context: TimeContext = NO_CONTEXT) -> Stamp | None:
    """The stamp at a place of a line. `context.day` settles the year of one without it."""
    if line[start : start + 1] not in _FIRST_LETTERS:
        return None
    for form in _FORMS:
        match = form.match(line, start)
        if match:
            moment = _of_match(match, context)
            if moment is None:
                return None
            return _with_abbreviation(line, match, Stamp(moment, start, match.end()))
    return None


def find_stamp(line: str, limit: int, context: TimeContext = NO_CONTEXT) -> Stamp | None:
    """The first stamp with a day that begins within the first `limit` letters of a line."""
    starts: Iterator[re.Match[str]] = _STARTS.finditer(line[: limit + 10])
    return next((stamp for match in starts if (stamp := stamp_at(line, match.start(), context))), None)


def _of_match(match: re.Match[str], context: TimeContext) -> Moment | None:
    parts = match.groupdict()
    month = _NAMES_OF_MONTHS.index(parts["month"].lower()) + 1 if parts.get("month") else int(parts["number"])
    clock, _, fraction = parts["clock"].replace(",", ".").partition(".")
    clock = clock.rjust(5, "0") if clock.count(":") == 1 else clock.rjust(8, "0")
    zone = (parts.get("zone") or "").removesuffix(" UTC").strip()
    zone = "+00:00" if zone in ("Z", "UTC", "GMT") else zone if ":" in zone or not zone else f"{zone[:3]}:{zone[3:]}"
    clock = f"{clock}{'.' + fraction[:6].ljust(6, '0') if fraction else ''}{zone}"
    precision = "second" if clock.count(":", 0, 8) > 1 else "minute"
    try:
        if parts.get("year"):
            return moment_at(
                datetime.fromisoformat(f"{int(parts['year']):04}-{month:02}-{int(parts['day']):02}T{clock}"), precision
            )
        day = _closest(month, int(parts["day"]), context.day)
        if day is not None:
            return moment_at(datetime.fromisoformat(f"{day.isoformat()}T{clock}"), precision)
        return Moment(written=match[0], at=f"T{clock}", precision=precision)
    except ValueError:
        return None


def _closest(month: int, day: int, known: date | None) -> date | None:
    """The day of a month in the year that brings it closest to a known one. Raises ValueError for one that is none."""
    if known is None:
        date(2000, month, day)
        return None
    days = []
    for year in (known.year - 1, known.year, known.year + 1):
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue
    return min(days, key=lambda each: abs(each - known)) if days else date(known.year, month, day)


def _with_abbreviation(line: str, match: re.Match[str], stamp: Stamp) -> Stamp:
    """With the letters of a zone behind it ("09:05:33 CEST"), where they are those of one."""
    letters = _ABBREVIATION.match(line, stamp.end)
    if match.groupdict().get("zone") or letters is None or not (stamp.moment.at or "").startswith(("1", "2")):
        return stamp
    zone = _zone_called(letters["zone"])
    return Stamp(stamp.moment.replaced(zone=zone), stamp.start, letters.end()) if zone else stamp


@lru_cache(maxsize=512)
def _zone_called(letters: str) -> str:
    """The zone that letters behind a time name ("CEST"); "" where they are none."""
    parsed = parse_time(f"2000-01-01 00:00 {letters}")
    return parsed.start.zone if parsed is not None else ""


def stamp_moment(words: str, context: TimeContext = NO_CONTEXT) -> Moment | None:
    """The moment that words are as a whole, as a stamp or as a number since 1970; None where they are neither."""
    moment = iso_moment(words) or epoch_moment(words)
    if moment is not None:
        return moment
    stamp = stamp_at(words, 0, context)
    return stamp.moment if stamp and stamp.end == len(words) else None


def epoch_moment(number: str) -> Moment | None:
    """The moment of a number of (milli-, micro-, nano-)seconds since 1970; None where it is none."""
    whole, _, part = number.partition(".")
    if not whole.isascii() or not whole.isdigit() or not 9 <= len(whole) <= 20 or (part and not part.isdigit()):
        return None
    unit = next(unit for figures, unit in _UNITS if len(whole) < figures)
    seconds, rest = divmod(int(whole), unit)
    if seconds >= _LARGEST_SECONDS:
        return None
    micros = int(part[:6].ljust(6, "0")) if part else rest * 1_000_000 // unit
    return moment_at(datetime.fromtimestamp(seconds, UTC).replace(microsecond=micros), "second")


def iso_moment(text: str) -> Moment | None:
    """The moment of a date with a clock time in ISO 8601, also with a space for the T; None where it is none."""
    plain = _PLAIN_ISO.fullmatch(text)
    if plain:
        return _checked(f"{plain[1]}T{plain[2]}", "second" if len(plain[2]) > len("09:05") else "minute")
    if len(text) < len("2023-05-01T09:05") or text[4] != "-":
        return None
    try:
        point = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment_at(point, "second" if text.count(":", 0, 19) > 1 else "minute")


def _checked(at: str, precision: str) -> Moment | None:
    """The moment at a time in the form of `Moment.at`; None for 2023-02-30 and such."""
    try:
        return Moment(at=at, precision=precision)
    except ValueError:
        return None


def machine_moment(value: Any) -> Moment:
    """The moment that a program wrote; with its words where it is not understood."""
    if value is None or value == "" or isinstance(value, bool | dict | list):
        return UNKNOWN_MOMENT
    words = clean(str(value)).strip()
    moment = stamp_moment(words)
    if moment is None:
        parsed = parse_time(words)
        moment = parsed.start if parsed is not None and parsed.start.is_known else None
    return moment or Moment(written=words, precision="unknown")


def whole_seconds(moment: Moment) -> Moment:
    """`moment` without what is finer than a second, which says nothing among people."""
    if not moment.at or "." not in moment.at:
        return moment
    return moment.replaced(at=re.sub(r"\.\d+", "", moment.at))
