"""The time grammar: what people write as a time, read without guessing.

`parse_time` reads a text that is a time as a whole (a cell, a field), `find_leading_time` the time that leads a line,
`find_date` the first date in a title or sentence. What was not written and is not settled by the context stays
unknown, and `written` keeps the words. The parts: `time_words` holds the vocabulary, `time_tokens` cuts a line,
`date_reader`, `clock_reader`, `zone_reader` and `stamp_reader` read along it, `time_resolver` makes moments.
"""

import re
import unicodedata
from datetime import date
from functools import lru_cache
from typing import Final

from postmortem_desk.model import Moment
from postmortem_desk.text.times.found_dates import find_date
from postmortem_desk.text.times.leading_time import find_leading_time
from postmortem_desk.text.times.moments import day_of
from postmortem_desk.text.times.relative_time import Count, after_relative, explained_relative, read_count
from postmortem_desk.text.times.stamp_reader import read_span
from postmortem_desk.text.times.time_resolver import present, resolved, unknown
from postmortem_desk.text.times.time_tokens import TokenLine
from postmortem_desk.text.times.time_types import NO_CONTEXT, FoundDate, LeadingTime, ParsedTime, TimeContext
from postmortem_desk.text.times.time_words import HOUR_LEADS, LEAD_WORDS, UNKNOWN_PHRASES

__all__ = [
    "Count",
    "FoundDate",
    "LeadingTime",
    "ParsedTime",
    "TimeContext",
    "carried_day",
    "count_of",
    "counts_from_another",
    "find_date",
    "find_leading_time",
    "parse_time",
]

_LONGEST: Final = 120
"""Characters. A longer text is no time, so nothing slow can be asked."""
_DECORATION: Final = " \t\r\n\u00a0*_`()[]\"'"
_CLOSING: Final = {"(": ")", "[": "]"}
_LINK: Final = re.compile(r"\[([^\[\]]{1,60})\]\([^()\s]{1,100}\)")
"""A link around a time."""
_PICTURES: Final = frozenset({"So", "Sk", "Mn"})
"""Categories of the letters that pictures before a time are made of."""
_MAY_COUNT: Final = re.compile(r"\W{0,8}(?:[TtHDJ]|[+-]\s?\d|[\u2010-\u2015\u2212]\s?\d)")
"""How the words of a time may begin that counts from another one."""
_TRAILING: Final = frozenset(":,;.|-")


@lru_cache(maxsize=32768)
def parse_time(written: str, context: TimeContext = NO_CONTEXT) -> ParsedTime | None:
    """The time or range that `written` is as a whole, or None where it is none.

    A time that cannot be (25:00, 2023-13-45), that counts from another (T+5m) or that the writer did not know
    (??:??, TBC) is a moment of unknown precision with its words. "now" is `context.now`. A time alone is on
    `context.day`; an end earlier than its start by the clock is on the next day, where the day is known.
    """
    core = written.strip(_DECORATION)
    if not core or len(written) > _LONGEST:
        return None
    if core.lower() == "now":
        return present(context)
    if core.lower() in UNKNOWN_PHRASES:
        return unknown(core)
    if link := _LINK.fullmatch(written.strip()):
        parsed = parse_time(link[1], context)
        start = parsed.start.replaced(written=written.strip()) if parsed is not None and parsed.end is None else None
        return ParsedTime(start) if start is not None else None
    line = TokenLine(written)
    first, length = _undecorated(line)
    index = first
    while line[index].kind == "sign" and unicodedata.category(line[index].text) in _PICTURES:
        index += 1
    index += line[index].text == "@"  # how notebooks mention a day
    while line[index].lower in LEAD_WORDS or (line[index].joined(".") and line[index - 1].lower in HOUR_LEADS):
        index += 1
    span = read_span(line, index, strict=False, first=first)
    if span and _is_whole(line, span.after, length):
        return resolved(span, context)
    after = after_relative(line, first)
    if after > first and (explained := explained_relative(line, after)) and _is_whole(line, explained.after, length):
        start = resolved(explained, context).start
        return ParsedTime(start.replaced(written=line.written(first, explained.after)))
    if after > first and _is_whole(line, after, length):
        return unknown(line.written(first, after))
    return None


def counts_from_another(written: str) -> bool:
    """Whether `written` is a time that counts from another one (T+5m), of which nothing else is known."""
    line = TokenLine(written[:_LONGEST])
    first, length = _undecorated(line)
    after = after_relative(line, first)
    return after > first and _is_whole(line, after, length)


@lru_cache(maxsize=8192)
def count_of(written: str) -> Count | None:
    """How far `written`, a time that counts from another one, counts; None where it is none or tells no unit."""
    if _MAY_COUNT.match(written) is None:
        return None
    line = TokenLine(written[:_LONGEST])
    first, length = _undecorated(line)
    after = after_relative(line, first)
    explained = explained_relative(line, after) if after > first else None
    return (
        read_count(line, first)
        if after > first and _is_whole(line, explained.after if explained else after, length)
        else None
    )


def carried_day(moment: Moment, context_day: date | None) -> date | None:
    """The day that a following time without a date carries on from: the moment's own, else `context_day`."""
    return day_of(moment) or context_day


def _undecorated(line: TokenLine) -> tuple[int, int]:
    """The first token and the index after the last one, without brackets and quotes around the whole."""
    first, length = 0, len(line)
    while length > 0 and line[length - 1].text in _TRAILING and length > 1:
        if line[length - 1].text == "." and line[length - 2].lower == "m":
            break
        length -= 1
    while length - first > 2 and line[length - 1].text == _CLOSING.get(line[first].text, line[first].text):
        if line[first].text not in "([\"'":
            break
        first, length = first + 1, length - 1
    return first, length


def _is_whole(line: TokenLine, after: int, length: int) -> bool:
    return after >= length or all(line[index].text in _TRAILING for index in range(after, length))
