"""Evidence in plain text: what was copied from a chat, a terminal, a log or a mail.

Understood are lines that begin with a time ("[8:27 AM] text", "09:05 <ana> text", log lines), headers of a name and a
time with the message below, a time alone below a name, mails, and a day that stands alone and holds for what follows.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from msgspec.structs import replace

from postmortem_desk.importing.documents.day_order import settled_order
from postmortem_desk.importing.evidence.evidence import Origin, candidate, content_ref, numbered
from postmortem_desk.importing.evidence.evidence_heads import (
    CLOCK,
    DAY_WRITTEN,
    RELATIVE_DAY,
    Message,
    bare_time,
    header,
    led,
    spoken,
)
from postmortem_desk.importing.evidence.evidence_mail import mail_head, without_quoting
from postmortem_desk.importing.evidence.stamps import find_stamp, whole_seconds
from postmortem_desk.importing.evidence.text_reading import Reading, name_above, take_record
from postmortem_desk.importing.progress import Progress, unheard
from postmortem_desk.model import UNKNOWN_MOMENT, Event
from postmortem_desk.remark import Remark, template_of
from postmortem_desk.text.times.moments import day_of
from postmortem_desk.text.times.time_grammar import TimeContext, find_date, parse_time

_LONGEST_RULE: Final = 140
_RULE: Final = re.compile(r"(?:-{2,}|\*{2,}|={2,}|Session (?:Start|Time|Ident))[ :].{4,140}")
_CHROME: Final = re.compile(
    r"\d+ repl(?:y|ies)|Last reply .*|View thread|New|Edited|(?::[\w+-]+:\s*\d+\s*)+|\d+ Antwort(?:en)?", re.IGNORECASE
)
"""What a chat shows below a message and nobody said."""
_PICTURE: Final = re.compile(r":[\w+-]+:")
_BETWEEN_MAILS: Final = re.compile(
    r"[-_*\s]*(?:(?:Original|Forwarded) message|Urspr\u00fcngliche Nachricht)?[-_*\s]*", re.IGNORECASE
)
_EDITED: Final = re.compile(r"\s*\((?:edited|bearbeitet)\)$")
_LONGEST_LINE: Final = 20_000
_BLANKS: Final = " \t\r\f\v\u00a0\u200e\u200f\ufeff"
"""Around a line; some are marks of the direction of writing, which phones put before theirs."""
_SAMPLE: Final = 200
_TITLE: Final = 10
"""Lines above all messages that may tell their day."""
_MOST: Final = 0.6
_FEWEST_UPDATES: Final = 2
_SAMPLE_LETTERS: Final = 200_000


def text_lines(text: str, problems: list[str], day: date | None = None, progress: Progress = unheard) -> list[Event]:
    """The messages of a copied text. `day` is the incident's, for clock times alone before any day is told.

    Where no line has a time, each line is an event without one; lines before the first message, and times that are
    none or in doubt, are told in `problems`.
    """
    lines = _without_quote_signs(text.split("\n"))
    context = TimeContext(day=day, day_first=settled_order([text[:_SAMPLE_LETTERS]], day))
    reading = Reading(lines, context, problems, _has_inner_stamps(lines))
    is_below = _has_times_below(lines)
    for number in range(len(lines)):
        if number % 500 == 0:
            progress(number / len(lines))
        (_take_below if is_below else _take)(reading, number)
    if is_below and reading.messages:
        reading.messages[-1].lines += [line for _number, line in reading.stray]
        reading.messages[-1].quote += [line for _number, line in reading.stray]
        reading.stray.clear()
    if not reading.messages:
        reading.messages = [Message(UNKNOWN_MOMENT, "", [line], [line]) for line in lines if line.strip()]
    else:
        problems.extend(
            Remark(
                "Line {number}: no time leads it and no message is above it: {words}",
                number=number,
                words=line.strip()[:80],
            )
            for number, line in reading.stray
            if line.strip()
        )
    return list(_events(reading.messages))


def _without_quote_signs(lines: list[str]) -> list[str]:
    """The lines of a text that is one whole quote without its signs."""
    told = [line for line in lines if line.strip()]
    is_quote = bool(told) and all(line.startswith(">") for line in told)
    return [line.removeprefix(">").removeprefix(" ") for line in lines] if is_quote else lines


def _has_inner_stamps(lines: list[str]) -> bool:
    lines = [line for line in lines[: 5 * _SAMPLE] if line.strip()]
    begun = [line for line in lines if not line[0].isspace()]
    sample = (begun if 2 * len(begun) > len(lines) else lines)[:_SAMPLE]
    found = [
        stamp for line in sample if (stamp := find_stamp(line, 64)) is not None and line[: stamp.start].strip(" [")
    ]
    return len(found) > _MOST * len(sample)


def is_status_page(text: str) -> bool:
    """Whether a text is what a status page shows of an incident: updates with the time of each below it."""
    return _has_times_below(text[:_SAMPLE_LETTERS].split("\n")) and text.count("\nPosted ") >= _FEWEST_UPDATES


def _has_times_below(lines: list[str]) -> bool:
    """Whether the time of each message stands below it, as status pages show it: the last line is one with its day, or
    the last that says when something was posted, with what was affected below it.
    """
    told = [line.strip() for line in lines if line.strip()]
    posted = (line for line in reversed(told) if line.startswith("Posted "))
    last = next(posted, told[-1] if told else "")
    is_time = len(told) > 1 and bare_time(last, TimeContext()) is not None and DAY_WRITTEN.search(last) is not None
    return is_time and bare_time(told[0], TimeContext()) is None


def _take_below(reading: Reading, number: int) -> None:
    line = reading.lines[number]
    message = bare_time(line.strip(), reading.context)
    if message is None:
        reading.stray.append((number + 1, line))
        return
    message.lines = [each for _number, each in reading.stray]
    message.quote = [*message.lines, line]
    reading.stray.clear()
    reading.messages.append(message)


def _events(messages: list[Message]) -> Iterator[Event]:
    refs: dict[str, int] = {}
    for message in messages:
        text = _words(message)
        quote = "\n".join(message.quote).strip("\n").rstrip()
        if not text and not message.actor:
            continue
        # The reference follows from time, name and words, not from the place: a longer paste doubles nothing.
        reference = numbered(refs, content_ref(message.at.written or message.at.at or "", message.actor, text))
        yield candidate(
            Origin("text", reference),
            text or message.actor,
            at=whole_seconds(message.at),
            end=message.end,
            actor=message.actor,
            quote=quote,
        )


def _words(message: Message) -> str:
    """What was said: without what a chat shows below it, and the marks of quoting of a mail."""
    lines = without_quoting(message.lines) if message.is_mail else list(message.lines)
    while message.is_mail and lines and _BETWEEN_MAILS.fullmatch(lines[-1]):
        lines.pop()
    if message.is_headed:
        while lines and (not lines[-1].strip() or _CHROME.fullmatch(lines[-1].strip()) or _end_in_reaction(lines)):
            lines.pop()
        return _EDITED.sub("", "\n".join(lines).strip())
    return "\n".join(lines).strip()


def _end_in_reaction(lines: list[str]) -> bool:
    """Whether lines end with a picture and how many people set it below a message."""
    last, above = lines[-1].strip(), lines[-2].strip() if len(lines) > 1 else ""
    return _PICTURE.fullmatch(last) is not None or (last.isdecimal() and _PICTURE.fullmatch(above) is not None)


def _take(reading: Reading, number: int) -> None:
    line = reading.lines[number]
    stripped = line.strip(_BLANKS)[:_LONGEST_LINE]
    if number < reading.known_until:
        return
    if not stripped:
        if reading.messages and reading.messages[-1].lines:
            reading.messages[-1].lines.append("")
            reading.messages[-1].quote.append(line)
        return
    if _take_day(reading, stripped):
        reading.day_line = number
        return
    mail = mail_head(reading.lines, number, reading.context)
    if mail is not None:
        reading.known_until = number + mail.lines
        reading.messages.append(mail.message)
        return
    message = _begun_by(reading, number, stripped)
    if message is None:
        _continue(reading, number, line)
        return
    if not message.at.is_known:
        time = message.at.written[:40]
        reading.problems.append(
            Remark('Line {number}: its time "{time}" is not understood.', number=number + 1, time=time)
        )
    _carry_day(reading, message, number)
    if message.is_field:
        take_record(reading, message, number)
    message.quote.append(line)
    reading.messages.append(message)


def _begun_by(reading: Reading, number: int, line: str) -> Message | None:
    """The message that a line begins, with its speaker as far as the lines around tell."""
    if not reading.is_inner:
        message = bare_time(line, reading.context)
        if message is not None:
            name_above(reading, message, number)
            return message
        message = header(line, reading.context)
        if message is not None:
            reading.names.add(message.actor)
            return message
    above = reading.messages[-1] if reading.messages else None
    if above is not None and above.is_headed and not line.startswith("["):
        return None  # somebody quotes a log, or tells a time
    message = led(line, reading.context, is_inner=reading.is_inner)
    if message and not message.actor and above and above.is_headed and line.startswith("["):
        message.actor, message.is_headed = above.actor, True
    return message


def _continue(reading: Reading, number: int, line: str) -> None:
    if reading.messages:
        message = reading.messages[-1]
        if message.is_bare and not message.actor and not message.has_words:
            said = spoken(message.at, line.strip())
            message.actor, line_said = said.actor, said.lines[0] if said.actor and said.lines else line
            message.lines.append(line_said.rstrip())
        else:
            message.lines.append(line.rstrip())
        message.quote.append(line)
    else:
        reading.stray.append((number + 1, line))
        found = find_date(line) if len(reading.stray) <= _TITLE and len(line) <= _LONGEST_RULE else None
        if found is not None and found.day is not None:
            reading.context = replace(reading.context, day=found.day)


def _take_day(reading: Reading, line: str) -> bool:
    """Whether a line is only a day ("Monday, May 1st, 2023", "--- 2023-05-01 ---"), which holds for what follows."""
    if _RULE.fullmatch(line):
        stamp, found = find_stamp(line, _LONGEST_RULE), find_date(line)
        day = day_of(stamp.moment) if stamp else found.day if found else None
        if day is not None:
            reading.context = replace(reading.context, day=day)
            return True
    if len(line) > 60 or CLOCK.search(line):
        return False
    plain = line.strip("-=*\u2014\u2013 ")
    if RELATIVE_DAY.fullmatch(plain):
        reading.context = replace(reading.context, day=None)
        return True
    parsed = parse_time(plain, reading.context)
    day = day_of(parsed.start) if parsed and parsed.end is None and parsed.start.precision == "day" else None
    if day is None:
        return False
    reading.context = replace(reading.context, day=day)
    return True


def _carry_day(reading: Reading, message: Message, number: int) -> None:
    """The day goes on with each message. A clock that went back by half a day has passed midnight, which is told."""
    written = message.at.written
    has_day = DAY_WRITTEN.search(written.strip("~")) is not None
    if message.at.is_known and day_of(message.at) is None and has_day:
        template = template_of('Line {number}: the day of "{time}" is not settled; it is left open.')
        reading.problems.append(Remark(template, number=number + 1, time=written))
    moved = reading.days.after_midnight(message.at) if written and not has_day else None
    if moved is not None:
        message.at = moved
        template = template_of("Line {number}: {time} comes after midnight; it is taken for {day}.")
        reading.problems.append(Remark(template, number=number + 1, time=written, day=str(day_of(moved))))
    reading.days.remember(message.at)
    if message.at.is_known:
        reading.context = replace(reading.context, day=day_of(message.at))
