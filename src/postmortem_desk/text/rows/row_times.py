"""The time of a row in Markdown: found at its head (or behind its words), and written so that it is found again."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from msgspec import Struct

from postmortem_desk.model import Event
from postmortem_desk.text.markup.markdown_inline import escaped, unescaped
from postmortem_desk.text.markup.markdown_marks import GUARD
from postmortem_desk.text.rows.row_content import (
    Details,
    content_forms,
    details_text,
    first_that_holds,
    is_kept_in_rows,
    read_content,
)
from postmortem_desk.text.times.leading_time import find_leading_time
from postmortem_desk.text.times.moments import moment_text
from postmortem_desk.text.times.time_grammar import ParsedTime, TimeContext, parse_time
from postmortem_desk.text.times.time_words import RANGE_WORDS

_GUARDED: Final = re.compile(
    r"\*\*(?P<start>(?:\\.|[^\\*\n])*)\*\*(?: \u2013 \*\*(?P<end>(?:\\.|[^\\*\n])*)\*\*)? (?=<!---->)"
)
_EMPHASIS: Final = "*_` \t"
_DECORATION: Final = _EMPHASIS + "[]()"
_RANGE_WORD: Final = re.compile(rf"(?:{'|'.join(sorted(RANGE_WORDS | {'and'}))})\s", re.IGNORECASE)
_TIME_LIKE: Final = re.compile(r"\d[:/.-]\d|(?<!\d)(?:19|20)\d\d(?!\d)")
_BRACKETED: Final = re.compile(
    r"(?P<label>(?:\*\*|__)?[^\W\d][^\n():*_]{1,60}?(?:\*\*|__)?) ?\((?P<time>[^()\n]{3,60}(?:\([A-Z]{2,5}\))?)\)"
    r"(?P<after>(?::(?:\*\*|__)?|(?:\*\*|__):?)(?=\s|$))"
)
_LABEL_END: Final = re.compile(
    r"(?P<label>(?:\*\*|__)?[^\W\d][^\n():*_]{1,60}?)(?=(?::(?:\*\*|__)?|(?:\*\*|__):?)(?:\s|$))"
)
_REACH: Final = 80
"""Characters of a line's end in which its time must begin to show."""
_LONGEST_TIME: Final = 8
"""Words of a time that stands behind its label."""


class RowTimes(Struct, frozen=True):
    """The words of a row's time. `end` is None where it is no range; both are "" where no time was written."""

    start: str = ""
    end: str | None = None


def times_of(event: Event) -> RowTimes:
    """The words of an event's time, made from what is known where none were written."""
    return RowTimes(moment_text(event.at), moment_text(event.end) if event.end is not None else None)


def times_text(times: RowTimes) -> str:
    """The words on one line ("9:00 - 9:20"). An end that was written with a word keeps it ("9:00 to 9:20")."""
    if times.end is None:
        return times.start
    return f"{times.start} {times.end}" if _RANGE_WORD.match(times.end) else f"{times.start} - {times.end}"


@lru_cache(maxsize=32768)
def words_of_time(text: str, day_first: bool | None = None) -> ParsedTime | None:
    """What the words of a time say by themselves; None where they are no time."""
    return parse_time(text, TimeContext(day_first=day_first))


@lru_cache(maxsize=4096)
def split_time(content: str) -> tuple[RowTimes, str]:
    """The time at the head of a row's content, and the content behind it."""
    if content.startswith(GUARD):
        return RowTimes(), content
    guarded = _GUARDED.match(content)
    if guarded:
        end = unescaped(guarded["end"]) if guarded["end"] is not None else None
        return RowTimes(unescaped(guarded["start"]), end), content[guarded.end() :]
    line, _, rest = content.partition("\n")
    found = find_leading_time(line)
    if found is None:
        return RowTimes(), content
    end = found.time.end.written if found.time.end is not None else None
    first = found.open_markup + line[found.length :]
    return RowTimes(found.time.start.written, end), f"{first}\n{rest}" if rest else first


def read_event(content: str) -> tuple[RowTimes, str, Details]:
    """The time, the text and the details of an event's row."""
    times, rest = split_time(content)
    return times, *read_content(rest)


def event_content(times: RowTimes, text: str, details: Details) -> str:
    """An event's row, such that `read_event` gives these back."""
    wanted = (times, text, details)

    def holds(content: str) -> bool:
        return is_kept_in_rows(text) and read_event(content) == wanted

    plain = f"**{times_text(times)}**" if times != RowTimes() else ""
    forms = content_forms(text, details, plain)
    if plain:
        forms += [form for form in content_forms(text, details, _guarded_head(times)) if GUARD in form]
    return first_that_holds(forms, holds)


def _guarded_head(times: RowTimes) -> str:
    end = f" \u2013 **{escaped(times.end)}**" if times.end is not None else ""
    return f"**{escaped(times.start)}**{end}"


def tell_times(timed: Sequence[bool]) -> bool:
    """Whether rows are told by their times: half of them at least, or the first, have one."""
    return bool(timed) and (timed[0] or sum(timed) * 2 >= len(timed))


def split_trailing_time(content: str) -> tuple[RowTimes, str] | None:
    """The time that ends the first line of a row ("Fault occurs 2020-02-25 07:32"), and the rest; None without one."""
    line, _, rest = content.partition("\n")
    if not _TIME_LIKE.search(line[-_REACH:]):
        return None
    words = line.rstrip().split(" ")
    for count in range(min(_LONGEST_TIME, len(words) - 1), 0, -1):
        source = " ".join(words[-count:])
        parsed = parse_time(source.strip(_EMPHASIS)) or parse_time(source.strip(_DECORATION))
        if parsed is None or not parsed.start.is_known or not any(letter.isdigit() for letter in source):
            continue
        if count == 1 and ":" not in source and "-" not in source:
            return None
        label = " ".join(words[:-count]).rstrip(" \t")
        end = parsed.end.written if parsed.end is not None else None
        return RowTimes(parsed.start.written, end), f"{label}\n{rest}" if rest else label
    return None


def read_labelled(content: str) -> tuple[RowTimes, str, Details]:
    """The time, the text and the details of an event's row in a list whose rows tell their time behind their words."""
    found = split_trailing_time(content)
    return (found[0], *read_content(found[1])) if found else read_event(content)


def labelled_content(times: RowTimes, text: str, details: Details) -> str | None:
    """An event's row with its time behind its words; None where `read_labelled` would not give it back."""
    line, end, rest = text.partition("\n")
    content = f"{line} **{times_text(times)}**{end}{rest}" if times != RowTimes() else text
    is_plain = bool(line.strip()) and is_kept_in_rows(text) and split_time(content)[0] == RowTimes()
    return content if is_plain and read_labelled(content) == (times, text, details) else None


def read_bracketed(content: str) -> tuple[RowTimes, str, Details] | None:
    """The time in the brackets that end a row's label ("**Detection (8:00 PM):** text"), its text, and its details."""
    label = _BRACKETED.match(content)
    parsed = parse_time(label["time"]) if label else None
    if label is None or parsed is None or not parsed.start.is_known:
        return None
    end = parsed.end.written if parsed.end is not None else None
    rest = f"{label['label']}{label['after']}{content[label.end() :]}"
    return RowTimes(parsed.start.written, end), *read_content(rest)


def bracketed_content(times: RowTimes, text: str, details: Details) -> str | None:
    """An event's row with its time in the brackets of its label; None where `read_bracketed` would not give it back."""
    label = _LABEL_END.match(text)
    if label is None:
        return event_content(times, text, details) if times == RowTimes() else None
    tail = details_text(details)
    content = f"{label['label']} ({times_text(times)}){text[label.end('label') :]}{' ' + tail if tail else ''}"
    return content if is_kept_in_rows(text) and read_bracketed(content) == (times, text, details) else None


def read_time_cell(cell: str) -> RowTimes:
    """The time of a table's cell, which holds nothing else; words that are no time are kept as they are."""
    start, guard, end = cell.partition(GUARD)
    if guard:
        return RowTimes(unescaped(start), unescaped(end))
    parsed = words_of_time(cell)
    if parsed is None:
        return RowTimes(unescaped(cell))
    return RowTimes(parsed.start.written, parsed.end.written if parsed.end is not None else None)


def time_cell(times: RowTimes) -> str:
    """A cell's time, such that `read_time_cell` gives it back."""
    forms = [times_text(times), escaped(times.start)]
    forms += [f"{escaped(times.start)}{GUARD}{escaped(times.end)}"] if times.end is not None else []
    return first_that_holds(forms, lambda form: is_kept_in_rows(form) and read_time_cell(form) == times)
