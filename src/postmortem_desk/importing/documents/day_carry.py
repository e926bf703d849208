"""The day of clock times that tell none, as rows and lines follow each other."""

from datetime import date, time, timedelta
from typing import Final

from msgspec import Struct

from postmortem_desk.model import Moment
from postmortem_desk.text.times.moments import clock_of, day_of

_HALF_A_DAY: Final = 12 * 60
"""Minutes. A clock that goes back by more has passed midnight; one that goes back by less is out of order."""


class DayCarry(Struct):
    """Remembers the last clock time whose day was known."""

    day: date | None = None
    clock: time | None = None

    def after_midnight(self, moment: Moment) -> Moment | None:
        """`moment` on the next day, where its day is assumed and its clock has passed midnight; else None."""
        day, clock = day_of(moment), clock_of(moment)
        if day is None or clock is None or self.clock is None or day != self.day:
            return None
        if _minutes(self.clock) - _minutes(clock) <= _HALF_A_DAY:
            return None
        return moment.replaced(at=(day + timedelta(days=1)).isoformat() + (moment.at or "")[10:])

    def remember(self, moment: Moment) -> None:
        """Go on from a moment, where its day is known."""
        day = day_of(moment)
        if day is not None:
            self.day, self.clock = day, clock_of(moment)


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute
