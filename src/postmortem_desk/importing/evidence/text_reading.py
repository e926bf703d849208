"""Where the reading of a copied text stands, and what lines above a time belong to its message."""

import re
from typing import Final

from msgspec import Struct, field

from postmortem_desk.importing.documents.day_carry import DayCarry
from postmortem_desk.importing.evidence.evidence_heads import BADGE, Message, is_name, looks_like_a_name
from postmortem_desk.text.times.time_grammar import TimeContext

_LONGEST_HEAD: Final = 6
"""Lines of a record above its time."""


class Reading(Struct):
    """The messages of a text as far as its lines are read, and what is known for the next one."""

    lines: list[str]
    context: TimeContext
    problems: list[str]
    is_inner: bool
    """Whether most lines have their time near their begin and not at it, as some logs do."""
    messages: list[Message] = field(default_factory=list)
    days: DayCarry = field(default_factory=DayCarry)
    stray: list[tuple[int, str]] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    is_by_halves: bool = False
    """Whether names have a time with AM or PM: then one without is of a further message."""
    day_line: int = -1
    """The last line that told a day."""
    known_until: int = 0
    """Lines before this one belong to a head that was read."""


def name_above(reading: Reading, message: Message, number: int) -> None:
    """The name that stands above a time alone is no part of the message before; without one it is the same person's."""
    before = reading.messages[-1] if reading.messages else None
    has_half = re.search(r"[ap]\.?m", message.at.written, re.IGNORECASE) is not None
    place = number - 1
    while place > 0 and number - place < 3 and BADGE.fullmatch(reading.lines[place].strip()):
        place -= 1
    above = reading.lines[place].strip() if place >= 0 else ""
    line = reading.lines[number]
    has_badge = (
        place < number - 1 or BADGE.match(line.strip()) is not None or _indent(line) > _indent(reading.lines[place])
    )
    can_be = (not reading.is_by_halves or has_half) and is_name(above)
    if can_be and (_is_apart(reading, above, place) or (has_badge and looks_like_a_name(above))):
        message.actor, message.is_headed = above, True
        message.quote.extend(reading.lines[place:number])
        _take_back(reading, number - place, place)
        reading.names.add(above)
        reading.is_by_halves |= has_half
    elif before is not None and before.is_headed and not (can_be and " " not in above and _stays(before)):
        message.actor, message.is_headed = before.actor, True


def _is_apart(reading: Reading, above: str, place: int) -> bool:
    """Whether a line above a time is a name, and no word of the message before."""
    before = reading.messages[-1] if reading.messages else None
    is_first = place == 0 or place - 1 == reading.day_line or not reading.lines[place - 1].strip()
    if before is None or is_first:
        return looks_like_a_name(above) or above[:1].isupper()
    return _stays(before) and (above in reading.names or (" " in above and looks_like_a_name(above)))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _stays(message: Message) -> bool:
    """Whether a message has words left without its last line."""
    return len([line for line in message.lines if line.strip()]) > 1


def _take_back(reading: Reading, count: int, place: int) -> None:
    """Take the last lines from the message before, or from those that belong to none."""
    before = reading.messages[-1] if reading.messages else None
    if before is None:
        reading.stray = [(number, line) for number, line in reading.stray if number <= place]
        return
    del before.lines[len(before.lines) - min(count, len(before.lines)) :]
    del before.quote[-count:]


def take_record(reading: Reading, message: Message, number: int) -> None:
    """The lines right above a time that is a field of a record are the first of its message."""
    place = number
    while place > 0 and reading.lines[place - 1].strip():
        place -= 1
    above = reading.lines[place:number]
    if above and len(above) <= _LONGEST_HEAD:
        _take_back(reading, len(above), place)
        message.lines = [line.rstrip() for line in above]
        message.quote = list(above)
