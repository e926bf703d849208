"""Reads one time stamp (date, clock time and zone in any usual order) or a range of two along the tokens of a line."""

from typing import Final

from msgspec.structs import replace

from postmortem_desk.text.times.clock_reader import Clock, read_clock, read_hour_figure, read_second_figure
from postmortem_desk.text.times.date_reader import (
    WrittenDate,
    after_ordinal,
    is_day_number,
    read_date,
    read_month,
    read_year,
)
from postmortem_desk.text.times.epoch_reader import read_epoch
from postmortem_desk.text.times.stamp_types import Span, Stamp
from postmortem_desk.text.times.time_tokens import TokenLine
from postmortem_desk.text.times.time_words import (
    APPROXIMATE_ENDINGS,
    APPROXIMATE_SIGNS,
    APPROXIMATE_WORDS,
    OPEN_ENDS,
    PARTS_OF_DAY,
    RANGE_WORDS,
    UNKNOWN_MARKS,
)
from postmortem_desk.text.times.zone_reader import read_zone

_BEFORE_CLOCK: Final = frozenset({"at", "from", "between"})
"""Words between a date and its clock time."""
_SPAN: Final = 16
"""Tokens of the start of a range between "between" and "and"."""


def read_span(line: TokenLine, index: int, *, strict: bool, first: int | None = None) -> Span | None:
    """The time stamp or range at `index`, or None. `strict` is for running text, where less is taken for a time.

    `first` is the token where the written time begins, if that is before `index` ("at 9:05").
    """
    first = index if first is None else first
    days = read_days(line, index, first, strict=strict)
    if days:
        return days
    start = _read_stamp(line, index, strict=strict, first=first)
    if start is None:
        return _read_bare_hours(line, index, first, strict=strict)
    stamp, after = start
    end_index = _after_range_sign(line, after)
    end = _read_end(line, end_index, stamp, strict=strict) if end_index > after else None
    if end is None:
        return Span(stamp, None, after)
    if stamp.date is not None and stamp.date.number and stamp.clock is None:
        return Span(replace(end[0], written=line.written(first, end[1])), None, end[1])  # Day 2 - 4 May 2023
    with_word = replace(end[0], written=line.written(after, end[1])) if line[after].kind == "word" else end[0]
    return Span(stamp, with_word, end[1])


def _read_stamp(line: TokenLine, index: int, *, strict: bool, first: int | None = None) -> tuple[Stamp, int] | None:
    first = index if first is None else first
    approximate, at = _skip_approximation(line, _after_item_number(line, index))
    if (epoch := read_epoch(line, at)) is not None:
        written = line.written(first, epoch.after)
        return Stamp(
            written, epoch.date, epoch.clock, "UTC", approximate=approximate, is_number=epoch.is_short
        ), epoch.after
    part = _after_part_of_day(line, at)
    date = read_date(line, part, strict=strict)
    if date is not None and part > at:
        return _dated(line, first, date[1], date[0], approximate=True)
    written_date, after = date or (None, at)
    clock_index = _after_date_sign(line, after) if date else after
    roughly, clock_index = _skip_approximation(line, clock_index)
    clock = read_clock(line, clock_index)
    if clock is None:
        return _dated(line, first, after, written_date, approximate=approximate) if written_date else None
    if strict and date and not _may_follow(written_date, clock[0]):
        return _dated(line, first, after, written_date, approximate=approximate)
    stamp = Stamp("", written_date, clock[0], approximate=approximate or roughly)
    return _with_zone_and_ending(line, first, stamp, clock[1])


def _after_part_of_day(line: TokenLine, index: int) -> int:
    """The index behind words for a part of the day before a date ("Early AM, 2025-12-03"), or `index`."""
    at = index
    while line[at].lower in PARTS_OF_DAY and at < index + 3:
        at += 1
    return at + 1 if at > index and (line[at].text == "," or line[at].lower in ("of", "on")) else at


def _after_item_number(line: TokenLine, index: int) -> int:
    """The index behind the number of an item that is written onto its time ("10.12:30 PM"), or `index`."""
    number, stop, hour = line[index], line[index + 1], line[index + 2]
    is_numbered = number.kind == "number" and len(number.text) <= 2 and stop.joined(".") and not hour.gap
    is_clock = hour.kind == "number" and line[index + 3].joined(":") and len(line[index + 4].text) == 2
    return index + 2 if is_numbered and is_clock and not line[index + 4].gap else index


def _may_follow(date: WrittenDate | None, clock: Clock) -> bool:
    """Whether a weak clock time counts behind a date in running text (2023-05-01 1605, but not May 1 1200 users)."""
    return not clock.weak or (date is not None and date.iso)


def _dated(
    line: TokenLine, first: int, after: int, date: WrittenDate | None, *, approximate: bool
) -> tuple[Stamp, int] | None:
    if date is not None and date.weekday is not None and not date.day:
        return None
    ending, after = _skip_ending(line, after)
    return Stamp(line.written(first, after), date, approximate=approximate or ending), after


def _with_zone_and_ending(line: TokenLine, first: int, stamp: Stamp, after: int) -> tuple[Stamp, int]:
    ending, after = _skip_ending(line, after)
    stamp = replace(stamp, approximate=stamp.approximate or ending)
    zone = read_zone(line, after, minus=_minus_is_offset(line, after, stamp))
    if zone:
        stamp, after = replace(stamp, zone=zone.name), zone.after
    date = None if stamp.date and stamp.date.day else _read_late_date(line, after)
    if date:
        stamp, after = replace(stamp, date=date[0]), date[1]
    elif stamp.date and stamp.date.year is None and stamp.date.day and (year := read_year(line, after)):
        stamp, after = replace(stamp, date=replace(stamp.date, year=year[0])), year[1]
    if zone is None and date and (zone := read_zone(line, after, minus=False)):
        stamp, after = replace(stamp, zone=zone.name), zone.after
    ending, after = _skip_ending(line, after)
    after = _after_other_zone(line, after)
    return replace(stamp, written=line.written(first, after), approximate=stamp.approximate or ending), after


def _after_other_zone(line: TokenLine, index: int) -> int:
    """The index behind the same time in another zone ("10:00 PT / 1:00 PM ET", "21:48 (6:48 PDT)", "02:42 / 10:42")."""
    sign = line[index].text
    clock = read_clock(line, index + 1) if sign in ("(", "/", "|") else None
    zone = read_zone(line, clock[1], minus=False) if clock else None
    if zone is None:
        is_pair = clock is not None and sign == "/" and clock[0].precision != "hour"
        return clock[1] if clock is not None and is_pair and not clock[0].weak else index
    return zone.after if sign != "(" else zone.after + 1 if line[zone.after].text == ")" else index


def _minus_is_offset(line: TokenLine, index: int, stamp: Stamp) -> bool:
    """Whether a minus sign behind a clock time begins an offset (2023-05-01T09:05-07:00) and no range (9:00-11:00)."""
    sign, figures = line[index], line[index + 1]
    is_exact = stamp.clock is not None and stamp.clock.precision == "second" and line[index + 2].joined(":")
    is_exact = is_exact and stamp.date is not None and stamp.date.iso
    if sign.gap:
        is_basic = len(figures.text) == 4 and stamp.clock is not None and not stamp.clock.weak
        return not figures.gap and (is_basic or is_exact)
    has_letter = index >= 4 and any(line[at].text == "T" and not line[at].gap for at in range(index - 8, index))
    return has_letter or is_exact


def _read_late_date(line: TokenLine, index: int) -> tuple[WrittenDate, int] | None:
    """A date behind the clock time: "11:10 6th Nov 2023", "9:05 AM on May 1", "9:05 (1 May 2023)"."""
    joiner = line[index].text
    at = index + 1 if joiner in (",", "(") or line[index].lower in ("on", "of") else index
    read = read_date(line, at, strict=True)
    if read is None or not read[0].day or read[0].bare:
        return None
    if joiner == "(":
        return (read[0], read[1] + 1) if line[read[1]].text == ")" else None
    return read


def _read_end(line: TokenLine, index: int, start: Stamp, *, strict: bool) -> tuple[Stamp, int] | None:
    if line[index].text in ("?", "??") or line[index].lower in UNKNOWN_MARKS:
        after = index + (2 if line[index + 1].joined("?") else 1)
        if not line[after].joined(":"):
            return (Stamp(line.written(index, after)), after) if start.clock else None
    if not strict and line[index].lower in OPEN_ENDS:
        return Stamp(line.written(index, index + 1)), index + 1
    if start.clock and (not line[index].gap or not strict):
        seconds = read_second_figure(line, index, start.clock)
        if seconds and line[seconds[1]].text != ":":
            return _with_zone_and_ending(line, index, Stamp("", start.date, seconds[0]), seconds[1])
    end = _read_stamp(line, index, strict=strict)
    if end is None and not strict and start.clock and start.clock.meridiem and (hour := read_hour_figure(line, index)):
        end = _with_zone_and_ending(line, index, Stamp("", None, hour[0]), hour[1])
    if end is None or (end[0].clock is None) != (start.clock is None):
        return None
    is_doubtful = strict and end[0].clock is not None and end[0].clock.weak and not (start.clock and start.clock.weak)
    return None if is_doubtful else end


def _read_bare_hours(line: TokenLine, index: int, first: int, *, strict: bool) -> Span | None:
    """9 - 11 AM."""
    approximate, at = _skip_approximation(line, index)
    start = read_hour_figure(line, at)
    if start is None:
        return None
    end_index = _after_range_sign(line, start[1])
    end = _read_stamp(line, end_index, strict=strict) if end_index > start[1] else None
    if end is None or end[0].clock is None or not end[0].clock.meridiem:
        return None
    return Span(Stamp(line.written(first, start[1]), None, start[0], approximate=approximate), end[0], end[1])


def read_days(line: TokenLine, index: int, first: int, *, strict: bool) -> Span | None:
    """Several days of one month at `index` (7-13th Nov, 1 - 3 May 2023, May 1-3), or None."""
    month = read_month(line, index, strict=strict)
    day_index = month[1] if month else index
    if not is_day_number(line, day_index):
        return None
    start_after = after_ordinal(line, day_index + 1)
    end_index = _after_range_sign(line, start_after)
    if end_index == start_after or not is_day_number(line, end_index):
        return None
    after = after_ordinal(line, end_index + 1)
    if month is None:
        after += line[after].lower == "of"
        month = read_month(line, after, strict=strict)
        if month is None:
            return None
        after = month[1]
    elif line[after].lower in ("am", "pm"):
        return None  # "May 1 - 3 PM"
    elif strict and line[end_index].gap and after == end_index + 1 and not read_year(line, after):
        return None  # "May 1 - 3 services"
    year = read_year(line, after)
    after = year[1] if year else after
    start = WrittenDate(month[0], line[day_index].number, year[0] if year else None)
    end = replace(start, day=line[end_index].number)
    if end.day <= start.day:
        return None
    return Span(Stamp(line.written(first, start_after), start), Stamp(line.written(end_index, after), end), after)


def _skip_approximation(line: TokenLine, index: int) -> tuple[bool, int]:
    token = line[index]
    if token.kind == "sign" and token.text in APPROXIMATE_SIGNS:
        return True, index + 1
    is_word = token.lower in APPROXIMATE_WORDS or (token.lower == "c" and line[index + 1].joined("."))
    if not is_word:
        return False, index
    return True, index + (2 if line[index + 1].joined(".") else 1)


def _skip_ending(line: TokenLine, index: int) -> tuple[bool, int]:
    """Whether a mark of a rough time stands at `index` ("~", "?", "ish", "(approx.)"); and the index after it."""
    token = line[index]
    if token.kind == "sign" and not token.gap and token.text in "~?" and not _is_range_tilde(line, index):
        return True, index + 1
    if token.joined("-") and line[index + 1].lower == "ish" and not line[index + 1].gap:
        return True, index + 2
    opened = token.text == "("
    word = line[index + opened]
    if word.lower not in APPROXIMATE_ENDINGS:
        return False, index
    after = index + opened + 1
    if line[after].joined("."):
        after += 1
    if opened:
        return (True, after + 1) if line[after].text == ")" else (False, index)
    return True, after


def _is_range_tilde(line: TokenLine, index: int) -> bool:
    return line[index].text == "~" and line[index + 1].kind == "number" and not line[index + 1].gap


def _after_date_sign(line: TokenLine, index: int) -> int:
    """The index behind what stands between a date and its clock time, or `index`."""
    token = line[index]
    if token.lower in _BEFORE_CLOCK or token.text in (",", "@", "|"):
        return index + 1 + (line[index + 1].lower in _BEFORE_CLOCK)
    is_iso_letter = token.text == "T" and not token.gap and not line[index + 1].gap
    is_dash = token.text == "-" and line[index + 1].gap and token.gap
    is_underscore_or_colon = token.joined(":") or token.joined("_")
    return index + 1 if is_iso_letter or is_dash or is_underscore_or_colon else index


def _after_range_sign(line: TokenLine, index: int) -> int:
    """The index behind the sign or word of a range at `index`, or `index` where there is none."""
    token = line[index]
    if token.lower in RANGE_WORDS or token.text == "\u2192" or (token.text == "~" and _is_range_tilde(line, index)):
        return index + 1
    if token.lower == "and" and any(line[at].lower == "between" for at in range(max(0, index - _SPAN), index)):
        return index + 1
    if token.text != "-":
        return index
    after = index + 1
    while line[after].joined("-") and after < index + 3:
        after += 1
    return after + 1 if line[after].joined(">") else after
