"""Evidence in plain text: what was copied from a chat, a terminal, a log or a mail.

Understood are lines that begin with a time ("[8:27 AM] text", "09:05 <ana> text", log lines), headers of a name and a
time with the message below, a time alone below a name, and a day that stands alone and holds for what follows.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from postmortem_desk.importing.evidence import Origin, candidate, content_ref, numbered
from postmortem_desk.importing.progress import Progress, unheard
from postmortem_desk.importing.stamps import iso_moment, whole_seconds
from postmortem_desk.model import UNKNOWN_MOMENT, Event, Moment
from postmortem_desk.text.moments import day_of
from postmortem_desk.text.time_grammar import TimeContext, find_leading_time, parse_time

_HEADER: Final = re.compile(
    r"(?P<who>[^\W\d_<][^\n]{0,58}?)(?:\s*[\u2014\u2013|,]\s*|\s{1,4}-\s|\s{2,8}|\t|\s*\(|\s+APP\s+|\s)"
    r"(?P<time>(?:(?:today|yesterday) at |\d)[^\n]{2,38}?)\)?\s*(?:\(edited\))?",
    re.IGNORECASE,
)
_RELATIVE_DAY: Final = re.compile(r"(?:today|yesterday)(?: at|,)? ", re.IGNORECASE)
_CLOCK: Final = re.compile(r"\d{1,2}[:.]\d{2}")
_SPEAKER: Final = re.compile(
    r"<(?P<nick>[^<>\n]{1,40})>\s*|(?P<name>[^\W\d_][\w.'\u2019-]*(?:,? [^\W\d_][\w.'\u2019-]*){0,3}): (?=\S)"
)
_LEVELS: Final = frozenset(
    (
        *("error", "warn", "warning", "info", "debug", "fatal", "critical", "notice", "trace", "alert", "panic"),
        *("emerg", "err", "crit", "update", "note", "status"),
    )
)
_MAIL: Final = re.compile(
    r"On (?P<time>[^\n]{4,50}?\d:\d\d(?:[\s\u202f]?[AaPp][Mm])?),? (?P<who>[^\n<]{1,60}?)(?: <[^\n>]*>)? wrote:"
)
_SYSLOG: Final = re.compile(r"(?P<time>[A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2}) (?P<rest>\S.*)")
_WEB_LOG: Final = re.compile(
    r"(?P<who>\S+) \S+ \S+ \[(?P<day>\d{2}/[A-Z][a-z]{2}/\d{4}):(?P<clock>\d{2}:\d{2}:\d{2}) (?P<zone>[+-]\d{4})\] .*"
)
_BRACKETED: Final = re.compile(r"\[(?P<time>[^\[\]\n]{3,40})\]\s*(?P<rest>.*)")
_WHATSAPP: Final = re.compile(
    r"(?P<day>\d{1,4}[./-]\d{1,2}[./-]\d{2,4}),? (?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?:[\s\u202f][AaPp][Mm])?)"
)
_DAY_PAIR: Final = re.compile(r"(?<![\d/.-])(\d{1,2})/(\d{1,2})(?![\d])")
_LONGEST_LINE: Final = 20_000
_NAMES: Final = 6


@dataclass(slots=True)
class _Message:
    """A message while its lines are read."""

    at: Moment
    actor: str = ""
    lines: list[str] = field(default_factory=list)
    quote: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Reading:
    messages: list[_Message]
    stray: list[tuple[int, str]]
    context: TimeContext


def text_lines(text: str, problems: list[str], day: date | None = None, progress: Progress = unheard) -> list[Event]:
    """The messages of a copied text. `day` is the incident's, for clock times alone before any day is told.

    Where no line has a time, each line is an event without one; lines before the first message are told in `problems`.
    """
    lines = text.split("\n")
    reading = _Reading([], [], TimeContext(day=day, day_first=day_order(text, day)))
    for number in range(len(lines)):
        if number % 500 == 0:
            progress(number / len(lines))
        _take(reading, lines, number)
    if not reading.messages:
        reading.messages = [_Message(UNKNOWN_MOMENT, "", [line], [line]) for line in lines if line.strip()]
    else:
        problems.extend(
            f"Line {number}: no time leads it and no message is above it: {line.strip()[:80]}"
            for number, line in reading.stray
        )
    return list(_events(reading.messages))


def day_order(text: str, day: date | None) -> bool | None:
    """Whether days stand before months in a text: settled by one of its dates (25/12), else by the incident's `day`."""
    pairs = {(int(one), int(two)) for one, two in _DAY_PAIR.findall(text[:200_000])}
    if any(one > 12 for one, _ in pairs):
        return True
    if any(two > 12 for _, two in pairs):
        return False
    if day is None or day.day == day.month:
        return None
    is_day_first, is_month_first = (day.day, day.month) in pairs, (day.month, day.day) in pairs
    return is_day_first if is_day_first != is_month_first else None


def _events(messages: list[_Message]) -> Iterator[Event]:
    refs: dict[str, int] = {}
    for message in messages:
        text = "\n".join(message.lines).strip()
        quote = "\n".join(message.quote).strip("\n").rstrip()
        if not text and not message.actor:
            continue
        # The reference follows from time, name and words, not from the place: a longer paste doubles nothing.
        reference = numbered(refs, content_ref(message.at.written or message.at.at or "", message.actor, text))
        yield candidate(
            Origin("text", reference),
            text or message.actor,
            at=whole_seconds(message.at),
            actor=message.actor,
            quote=quote,
        )


def _take(reading: _Reading, lines: list[str], number: int) -> None:
    line = lines[number]
    stripped = line.strip()[:_LONGEST_LINE]
    if not stripped:
        if reading.messages and reading.messages[-1].lines:
            reading.messages[-1].lines.append("")
            reading.messages[-1].quote.append(line)
        return
    if _take_day(reading, stripped):
        return
    message = _headed(stripped, reading.context) or _led(stripped, reading)
    if message is None:
        _continue(reading, number, line)
        return
    if not message.actor and not any(message.lines):
        _name_above(reading, message, lines, number)
    follows = not any(message.lines) or stripped.startswith("[")
    if reading.messages and follows and not message.actor:
        message.actor = reading.messages[-1].actor
    message.quote.append(line)
    reading.messages.append(message)
    reading.context = replace(reading.context, day=day_of(message.at) or reading.context.day)


def _continue(reading: _Reading, number: int, line: str) -> None:
    if reading.messages:
        reading.messages[-1].lines.append(line.rstrip())
        reading.messages[-1].quote.append(line)
    else:
        reading.stray.append((number + 1, line))


def _take_day(reading: _Reading, line: str) -> bool:
    """Whether a line is only a day ("Monday, May 1st, 2023", "--- 2023-05-01 ---"), which holds for what follows."""
    if len(line) > 60 or _CLOCK.search(line):
        return False
    parsed = parse_time(line.strip("-=\u2014\u2013 "), reading.context)
    day = day_of(parsed.start) if parsed and parsed.end is None and parsed.start.precision == "day" else None
    if day is None:
        return False
    reading.context = replace(reading.context, day=day)
    return True


def _name_above(reading: _Reading, message: _Message, lines: list[str], number: int) -> None:
    """Slack puts the time below the name: then the line above is no part of the message before."""
    if number == 0:
        return
    above = lines[number - 1].strip()
    words = above.split()
    if not words or len(words) > _NAMES or len(above) > 60 or above.endswith((".", "!", "?", ":")):
        return
    is_first = number == 1 or not lines[number - 2].strip()
    if reading.stray and reading.stray[-1][0] == number:
        reading.stray.pop()
    elif (
        is_first and reading.messages and reading.messages[-1].quote and reading.messages[-1].quote[-1].strip() == above
    ):
        reading.messages[-1].lines.pop()
        reading.messages[-1].quote.pop()
    else:
        return
    message.actor = above
    message.quote.append(lines[number - 1])


def _headed(line: str, context: TimeContext) -> _Message | None:
    """A header of a name and a time, with the message on the lines below; a mail's "On ... wrote:"."""
    mail = _MAIL.fullmatch(line)
    if mail:
        moment = _moment(mail["time"].replace(" at ", " "), context)
        return _Message(moment, mail["who"].strip()) if moment else None
    web = _WEB_LOG.fullmatch(line)
    if web:
        moment = _moment(f"{web['day'].replace('/', ' ')} {web['clock']} {web['zone']}", context)
        return _Message(moment, "", [line]) if moment else None
    if len(line) > 110 or not _CLOCK.search(line):
        return None
    match = _HEADER.fullmatch(line)
    if match is None:
        return None
    moment = _moment(match["time"], context)
    return _Message(moment, match["who"].strip(" ,:")) if moment else None


def _led(line: str, reading: _Reading) -> _Message | None:
    """A line that begins with its time, and with who speaks behind it."""
    if not re.search(r"\d", line[:48]):
        return None
    split = _leading(line, reading.context)
    if split is None:
        return None
    moment, rest, in_brackets = split
    speaker = _SPEAKER.match(rest)
    name = (speaker["nick"] or speaker["name"]) if speaker else ""
    if speaker and name.lower() not in _LEVELS:
        return _Message(moment, name.strip("@+% "), [rest[speaker.end() :]])
    is_name = in_brackets and bool(re.fullmatch(r"[^\W\d_][\w.'\u2019-]*,? (?:[^\W\d_][\w.'\u2019-]*,? ?){1,4}", rest))
    if is_name and all(word[:1].isupper() for word in rest.split()):
        return _Message(moment, rest.strip())
    return _Message(moment, "", [rest] if rest else [])


def _leading(line: str, context: TimeContext) -> tuple[Moment, str, bool] | None:
    bracketed = _BRACKETED.match(line)
    if bracketed:
        moment = _moment(bracketed["time"], context)
        if moment:
            return moment, bracketed["rest"].lstrip(" -:"), True
    head = line.split(" ", 2)
    for count in (1, 2):
        moment = iso_moment(" ".join(head[:count]).rstrip(":").replace(",", "."))
        if moment and len(head) >= count:
            return moment, line[len(" ".join(head[:count])) :].strip(" :-"), False
    whatsapp = _WHATSAPP.match(line)
    if whatsapp:
        moment = _moment(f"{whatsapp['day']} {whatsapp['clock']}", context)
        if moment:
            return moment, line[whatsapp.end() :].lstrip(" -:]"), False
    syslog = _SYSLOG.match(line)
    if syslog:
        year = f" {context.day.year}" if context.day else ""
        moment = _moment(re.sub(r"(\w+ +\d+)", rf"\1{year}", syslog["time"], count=1), context)
        if moment:
            return moment.replaced(written=syslog["time"]), syslog["rest"], False
    found = find_leading_time(line, context)
    if found is None or not found.time.start.is_known:
        return None
    return found.time.start, found.open_markup + line[found.length :], False


def _moment(words: str, context: TimeContext) -> Moment | None:
    """The moment that words say as a whole; with a clock time, else None. "Today" is no day that a file knows."""
    words = words.replace("\u202f", " ").replace(", ", " ").strip()
    if _RELATIVE_DAY.match(words):
        words, context = _RELATIVE_DAY.sub("", words), replace(context, day=None)
    parsed = parse_time(words, context)
    if parsed is None or parsed.end is not None or not parsed.start.is_known or not _CLOCK.search(words):
        return None
    return parsed.start
