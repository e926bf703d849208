"""Reads a number of seconds, milli-, micro- or nanoseconds since 1970 along the tokens of a line."""

from datetime import UTC, datetime
from typing import Final

from msgspec import Struct

from postmortem_desk.text.times.clock_reader import Clock
from postmortem_desk.text.times.date_reader import WrittenDate
from postmortem_desk.text.times.time_tokens import TokenLine

_UNITS: Final = {10: 1, 13: 1_000, 16: 1_000_000, 19: 1_000_000_000}
"""How many of them make a second, by the number of figures."""
_FIRST: Final = 946_684_800
_AFTER: Final = 2_208_988_800
"""Seconds at which 2000 and 2040 begin: a number outside of them counts something else."""


class Epoch(Struct, frozen=True):
    """A point in time that a number tells, in UTC, and the index of the token after it."""

    date: WrittenDate
    clock: Clock
    after: int
    is_short: bool
    """Whether it counts seconds: ten figures may be a phone number as well."""


def read_epoch(line: TokenLine, index: int) -> Epoch | None:
    """The number since 1970 at `index`, with the part of a second behind its point, or None."""
    token = line[index]
    unit = _UNITS.get(len(token.text)) if token.kind == "number" else None
    if unit is None:
        return None
    seconds, rest = divmod(int(token.text), unit)
    if not _FIRST <= seconds < _AFTER:
        return None
    micros, after = rest * 1_000_000 // unit, index + 1
    part = line[after + 1]
    if unit == 1 and line[after].joined(".") and part.kind == "number" and not part.gap:
        micros, after = int(part.text[:6].ljust(6, "0")), after + 2
    following = line[after]
    if not following.gap and following.kind in ("word", "number"):
        return None
    point = datetime.fromtimestamp(seconds, UTC)
    clock = Clock(point.hour, point.minute, point.second, micros, precision="second")
    return Epoch(WrittenDate(point.month, point.day, point.year, iso=True), clock, after, is_short=unit == 1)
