"""What the time grammar takes and gives."""

from datetime import date, datetime
from typing import Final

from msgspec import Struct

from postmortem_desk.model import Moment


class TimeContext(Struct, frozen=True):
    """What is known around a written time, for what it leaves out."""

    day: date | None = None
    """The day that carries on from the rows before (or the incident's); None where it is not known."""
    zone: str = ""
    """The zone that a time without one is told in: the incident's. "" where it is not known."""
    now: datetime | None = None
    """The present, aware, for the word "now"; None where that word means nothing."""
    day_first: bool | None = None
    """Whether 01/05 is 1 May; None where nothing has settled it."""
    first: date | None = None
    """The day that is "Day 1": the incident's. None where it is not known."""


NO_CONTEXT: Final = TimeContext()
"""Nothing is known around the time."""


class ParsedTime(Struct, frozen=True):
    """A time, or a range where `end` is there."""

    start: Moment
    end: Moment | None = None


class LeadingTime(Struct, frozen=True):
    """The time that leads a line. `line[length:]` is the text that it is the time of."""

    time: ParsedTime
    written: str
    """The time as it stands in the line, with its range, without markup and separator."""
    length: int
    """How many characters of the line it takes up, with markup before it, its separator and the spaces after that."""
    open_markup: str = ""
    """What was opened before the time and belongs to the text (a picture, "**" that ends in it): put it before it."""


class FoundDate(Struct, frozen=True):
    """A date in a text, at `text[start:end]`."""

    day: date | None
    """None where the order of day and month is not settled."""
    written: str
    start: int
    end: int
    ambiguous: bool = False
    """Whether it may be read in two ways (01/05/2023)."""
