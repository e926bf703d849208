"""Finds the time that leads a line of a timeline, in Markdown or plain text.

Taken are a time with any usual decoration and separator (`9:00 AM:` text, **10:42** - text, [10:42] text, 10:42 text)
behind an optional bullet or picture. What could be something else needs a separator: bare figures (1600, 14.43, 1/28),
a word for an unknown time (TBC), and "At 10:42": "At 10:42, x" is a row, "At 10:42 the server fell" is prose.
"""

import re
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from postmortem_desk.text.times.relative_time import after_period, after_relative, explained_relative, is_countdown
from postmortem_desk.text.times.stamp_reader import read_span
from postmortem_desk.text.times.stamp_types import Span
from postmortem_desk.text.times.time_resolver import present, resolved, unknown
from postmortem_desk.text.times.time_tokens import TokenLine
from postmortem_desk.text.times.time_types import NO_CONTEXT, LeadingTime, ParsedTime, TimeContext
from postmortem_desk.text.times.time_words import HOUR_LEADS
from postmortem_desk.text.times.zone_reader import read_zone

_REACH: Final = 240
"""Characters of a line that are looked at."""
_BULLET: Final = re.compile(
    r"\s{0,40}(?:(?:[-+*=>#\u2022\u00b7\u2023\u2043\u25a0-\u25ff\u00bb\u2013\u2014\u2192]{1,6}|\d{1,3}[.)])\s{1,20}){0,3}(?:\{\{\s{0,4})?"
)
_PICTURE: Final = re.compile(
    r"(?P<marks>[*_`]{0,3})"
    r"(?P<picture>(?:[\u2600-\u27bf\u2b00-\u2bff\u23e9-\u23fa\U0001f000-\U0001faff][\ufe0f\u200d]?"
    r"|&(?:nbsp|ensp|emsp|thinsp);|\[ \]){1,4})\s{0,4}"
)
"""Pictures, empty boxes, and blanks written as words, that stand before a time; they belong to its text."""
_SEPARATOR: Final = re.compile(
    r"\s{0,20}(?:\\?[:\uff1a|;]|\.{2,3}|\u2026|[.,](?=\s|$)|=\\?>|\\?-{1,2}\\?>|\u2192|\\?-{1,3}(?![0-9])|[\u2010-\u2015\u2212]{1,2})"
)
_SPACE: Final = re.compile(r"\s*")
_BRACES: Final = re.compile(r"\s{0,4}\}\}")
"""What a template leaves behind a time ({{ 06:10 }})."""
_TICKED: Final = re.compile(r"\[[xX]\]\s+")
_LINKED: Final = re.compile(r"[*_`]{0,3}\[(?P<words>[^\[\]\n:]{1,40}:[^\[\]\n]{1,40})\](?=[(\[])")
"""A link whose words may be a time."""
_OPENING: Final = "[(*`_"
_BLANK_ENTITY: Final = re.compile(r"&(?:nbsp|ensp|emsp|thinsp|#160|#8194|#8195);")
_CLOSING: Final = {"[": "]", "(": ")", '"': '"', "<": ">"}
_PROSE_LEADS: Final = frozenset(
    {"at", "from", "between", "since", "before", "after", "by", "until", "till"}
    | {"alle", "om", "um", "ab", "von", "zwischen", "seit", "vor", "nach", "\u00e0"}
)
_ROUGHLY: Final = frozenset({"shortly", "just", "sometime"})
"""Before "after", "before" and "around"."""
_TIME_LABELS: Final = frozenset({"tbc", "tbd", "tba", "unknown"})


class _Read(Struct, frozen=True):
    """A time, and the index of the token after it."""

    time: ParsedTime
    written: str
    after: int
    weak: bool
    """Whether it needs a separator."""


def find_leading_time(line: str, context: TimeContext = NO_CONTEXT, *, in_prose: bool = False) -> LeadingTime | None:
    """The time that leads `line`, with what it takes up of it, or None.

    "now" leads only where `context.now` is there. A clock time that no clock shows (9:75) leads nothing. `in_prose` is
    for timelines that are told in sentences: there "At 10:42 the server fell" is a row. A time that is a link,
    or behind a ticked box, stays part of the text, so that these do: it takes up nothing of the line.
    """
    bullet = _BULLET.match(line)
    begin = bullet.end() if bullet else 0
    if (ticked := _TICKED.match(line, begin)) and (behind := _found_from(line, ticked.end(), context, in_prose=False)):
        return replace(behind, length=begin, open_markup="")
    if (linked := _LINKED.match(line, begin)) and (inner := _found_from(linked["words"], 0, context, in_prose=False)):
        return replace(inner, length=begin, open_markup="") if inner.length == len(linked["words"]) else None
    if picture := _PICTURE.match(line, begin):
        bare = line[: picture.end("marks")] + line[picture.end() :]
        behind = _found_from(bare, begin, context, in_prose=in_prose)
        if behind is not None:
            length = behind.length + len(line) - len(bare)
            return replace(behind, length=length, open_markup=f"{picture['picture']} {behind.open_markup}")
    # "1. May 2023" begins like an item of a numbered list.
    found = _found_from(line, begin, context, in_prose=in_prose)
    found = found or (_found_from(line, 0, context, in_prose=in_prose) if begin else None)
    return found or _period_at(line, begin)


def _found_from(line: str, begin: int, context: TimeContext, *, in_prose: bool) -> LeadingTime | None:
    tokens = TokenLine(line[begin : begin + _REACH])
    index = 1 if tokens[0].text in _CLOSING else 0
    mention = index + (tokens[index].text == "@" and not tokens[index + 1].gap)  # how notebooks mention a day
    start = mention + (tokens[mention].lower in _ROUGHLY)
    has_lead = start > mention or tokens[start].lower in _PROSE_LEADS
    start += tokens[start].lower in _PROSE_LEADS
    is_told = tokens[start].lower in HOUR_LEADS
    if is_told:
        start += 1 + tokens[start + 1].joined(".")
    span = read_span(tokens, start, strict=True, first=index)
    if span and span.impossible:
        return None
    read = (
        _of_span(tokens, index, span, context, weak=not is_told and (span.weak or (has_lead and not in_prose)))
        if span
        else _of_words(tokens, index, context)
    )
    return _ended(line, begin, tokens, read) if read else None


def _of_span(line: TokenLine, first: int, span: Span, context: TimeContext, *, weak: bool) -> _Read | None:
    written = line.written(first, span.after)
    if not first:
        return _Read(resolved(span, context), written, span.after, weak)
    after = _after_bracket(line, span.after)
    if after is None:
        return None
    stamp = span.end or span.start
    zone = None if stamp.zone else read_zone(line, after, minus=False)
    if zone:
        words = line.written(after, zone.after)
        stamp = replace(stamp, zone=zone.name, written=f"{stamp.written} {words}")
        span = replace(span, end=stamp) if span.end else replace(span, start=stamp)
        written, after = f"{written} {words}", zone.after
    return _Read(resolved(span, context), written, after, weak=False)


def _of_words(line: TokenLine, index: int, context: TimeContext) -> _Read | None:
    """Words for a time: "now", one that is not known, one that counts from another."""
    now = present(context) if line[index].lower == "now" else None
    if now:
        time, after, weak = now, index + 1, False
    else:
        after = _after_label(line, index)
        after = after if after > index else after_relative(line, index)
        if after == index:
            return None
        if explained := explained_relative(line, after):
            words = line.written(index, explained.after)
            time = ParsedTime(resolved(explained, context).start.replaced(written=words))
            return _Read(time, words, explained.after, weak=False)
        # "+1 to that" needs more to be a time than "+00:05" and "T+5".
        is_plain = line[index + 2].joined(":") or is_countdown(line, index)
        time, weak = unknown(line.written(index, after)), not is_plain
    closed = _after_bracket(line, after) if index else after
    return None if closed is None else _Read(time, line.written(index, after), closed, weak and not index)


def _period_at(line: str, begin: int) -> LeadingTime | None:
    """A month or a quarter with its year, which no clock or calendar day is, before a separator."""
    tokens = TokenLine(line[begin : begin + _REACH])
    after = after_period(tokens, 0)
    words = tokens.written(0, after)
    return _ended(line, begin, tokens, _Read(unknown(words), words, after, weak=True)) if after else None


def _after_label(line: TokenLine, index: int) -> int:
    """The index behind "TBC", "Time TBC", "Time unknown" or "??"."""
    if line[index].text == "?" and line[index + 1].joined("?"):
        return index + 2
    at = index + (line[index].lower == "time")
    is_label = line[at].lower in _TIME_LABELS and (at > index or line[at].text.isupper())
    return at + 1 if is_label else index


def _after_bracket(line: TokenLine, after: int) -> int | None:
    """The index behind the bracket that closes the line's first token, with a colon before it, or None."""
    if line[after].text == ":":
        after += 1
    return after + 1 if line[after].text == _CLOSING[line[0].text] else None


def _ended(line: str, begin: int, tokens: TokenLine, read: _Read) -> LeadingTime | None:
    """The leading time with the decoration and the separator behind it; None where the line shows it to be none."""
    marks = _open_marks(tokens, tokens[read.after - 1].end)
    length, was_open = begin + tokens[read.after - 1].end, len(marks)
    has_separator = False
    if "{{" in line[:begin] and (braces := _BRACES.match(line, length)):
        length, was_open = braces.end(), was_open + 1
    while True:
        if marks and line.startswith(marks[-1], length):
            length += len(marks.pop())
        elif not has_separator and (separator := _SEPARATOR.match(line, length)):
            length, has_separator = separator.end(), True
        else:
            break
    is_closed = len(marks) < was_open
    rest = line[length : length + 1]
    is_last = not line[length : length + _REACH].strip()
    if read.weak and not (has_separator or is_closed or is_last):
        return None
    is_blank = rest.isspace() or _BLANK_ENTITY.match(line, length) is not None
    is_apart = has_separator or is_closed or is_last or is_blank or rest in _OPENING
    if not is_apart or any("`" in mark for mark in marks):
        return None
    space = _SPACE.match(line, length)
    return LeadingTime(read.time, read.written, space.end() if space else length, "".join(marks))


def _open_marks(line: TokenLine, end: int) -> list[str]:
    """The runs of emphasis and code marks that are open at `end`, the outermost first."""
    marks: list[str] = []
    for position, run in line.markup:
        if position >= end:
            break
        if marks and marks[-1] == run:
            marks.pop()
        else:
            marks.append(run)
    return marks
