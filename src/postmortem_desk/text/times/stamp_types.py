"""What the reader of time stamps gives: one as far as it was written, or a range of two."""

from msgspec import Struct

from postmortem_desk.text.times.clock_reader import Clock
from postmortem_desk.text.times.date_reader import WrittenDate


class Stamp(Struct, frozen=True):
    """A time stamp as far as it was written."""

    written: str
    date: WrittenDate | None = None
    clock: Clock | None = None
    zone: str = ""
    approximate: bool = False
    is_number: bool = False
    """Whether it is one number of seconds since 1970."""

    @property
    def weak(self) -> bool:
        """Whether it is a time only where a time is expected (1600, 14.43, 1/28, 1683190800)."""
        if self.is_number:
            return True
        if self.clock is None:
            return self.date is None or self.date.bare or not (self.date.day or self.date.broken)
        return self.clock.weak and self.date is None and not self.zone


class Span(Struct, frozen=True):
    """One time stamp, or two that make a range, and the index of the token after them."""

    start: Stamp
    end: Stamp | None
    after: int

    @property
    def weak(self) -> bool:
        """Whether it is a time only where a time is expected."""
        return self.start.weak and (self.end is None or self.end.weak)

    @property
    def impossible(self) -> bool:
        """Whether a clock time in it is one that no clock shows."""
        stamps = (self.start,) if self.end is None else (self.start, self.end)
        return any(stamp.clock is not None and stamp.clock.impossible for stamp in stamps)
