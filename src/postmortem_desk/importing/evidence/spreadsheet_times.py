"""Times in the cells of tables: of people, of programs, and as spreadsheets count days."""

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Final, NamedTuple

from postmortem_desk.importing.evidence.evidence import clean
from postmortem_desk.importing.evidence.stamps import epoch_moment, iso_moment, stamp_at
from postmortem_desk.model import UNKNOWN_MOMENT, Moment
from postmortem_desk.text.times.moments import instant, moment_at
from postmortem_desk.text.times.time_grammar import TimeContext, parse_time
from postmortem_desk.text.times.time_types import NO_CONTEXT

_DAY_ZERO: Final = datetime(1899, 12, 30)
"""Excel, LibreOffice and Google Sheets count days from here (for days after February 1900)."""
_SERIAL: Final = re.compile(r"(?P<days>\d{5})(?:[.,](?P<part>\d{1,12}))?")
_FRACTION: Final = re.compile(r"0?[.,]\d{2,12}")
_FIRST_DAY, _LAST_DAY = 32_874, 73_050
"""The years 1990 to 2099: what is less or more is hardly the day of an incident."""
_FIGURES_OF_SECONDS: Final = 5
"""Figures behind the point from which on a part of a day tells the second."""
_FARTHEST_ZONE, _QUARTER = 14 * 3600 + 60, 900
"""Seconds: no zone is farther from UTC, and all are whole quarters of an hour from it."""
_FINENESS: Final = {"second": 1, "minute": 60, "hour": 3600}
_TRACKER: Final = re.compile(r"(\d{1,2})/([A-Za-z]{3})/(\d{2}|\d{4})(?=\s|$)")


class CellTime(NamedTuple):
    """The time of a cell, and its end where it is a range."""

    start: Moment
    end: Moment | None = None


def cell_moment(words: str, context: TimeContext = NO_CONTEXT) -> Moment:
    """The moment that a cell tells; with its words and of unknown precision where it is not understood."""
    return cell_time(words, context).start


def cell_time(words: str, context: TimeContext = NO_CONTEXT) -> CellTime:
    """The time or the range that a cell tells."""
    if not words:
        return CellTime(UNKNOWN_MOMENT)
    moment = iso_moment(words) or epoch_moment(words)
    return CellTime(moment) if moment else _spoken(words, context)


@lru_cache(maxsize=8192)
def _spoken(words: str, context: TimeContext) -> CellTime:
    stamp = stamp_at(words, 0, context)
    if stamp is not None and stamp.end == len(words):
        return CellTime(stamp.moment)
    parsed = parse_time(without_slashes(words), context)
    if parsed is None:
        return CellTime(Moment(written=clean(words), precision="unknown"))
    return CellTime(parsed.start, parsed.end)


def without_slashes(words: str) -> str:
    """Words like 01/May/23 9:05 AM, as Jira writes, with the day as people write it; others as they are."""
    match = _TRACKER.match(words)
    if match is None:
        return words
    year = match[3] if len(match[3]) == 4 else f"20{match[3]}"
    return f"{match[1]} {match[2]} {year}{words[match.end() :]}"


def is_serial(words: str) -> bool:
    """Whether a cell may be a day as spreadsheets count them (45047.3785)."""
    match = _SERIAL.fullmatch(words)
    return match is not None and _FIRST_DAY <= int(match["days"]) <= _LAST_DAY


def serial_moment(words: str, clock: str = "") -> Moment | None:
    """The moment of a counted day, or of one and the part of a day in another cell; None where it is none."""
    match = _SERIAL.fullmatch(words)
    if match is None or not is_serial(words) or (clock and not _FRACTION.fullmatch(clock)):
        return None
    part = match["part"] or re.split("[.,]", clock)[-1] if clock or match["part"] else ""
    point = _DAY_ZERO + timedelta(days=int(match["days"]))
    if not part:
        return moment_at(point, "day")
    point += timedelta(seconds=round(float(f"0.{part}") * 86_400))
    if len(part) < _FIGURES_OF_SECONDS:
        return moment_at(point + timedelta(seconds=30), "minute")
    return moment_at(point, "second")


def contradicts(moment: Moment, number: str) -> bool:
    """Whether a number that should count the same time since 1970 says another one than a moment that was read.

    Where the moment has no zone, both may differ by a zone's offset.
    """
    point, counted = instant(moment, ""), epoch_moment(number)
    if point is None:
        return False
    other = instant(counted, "") if counted is not None else None
    if other is None:
        return True
    apart = abs((point.replace(tzinfo=point.tzinfo or UTC) - other).total_seconds())
    if point.tzinfo is None and apart <= _FARTHEST_ZONE:
        apart %= _QUARTER
        apart = min(apart, _QUARTER - apart)
    return apart > _FINENESS.get(moment.precision, 86_400)
