"""Reads one clock time along the tokens of a line."""

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from postmortem_desk.text.times.counted_figures import read_counted_clock
from postmortem_desk.text.times.time_tokens import Token, TokenLine
from postmortem_desk.text.times.time_words import (
    APPROXIMATE_ENDINGS,
    CLOCK_SUFFIXES,
    DURATION_WORDS,
    HALVES_BEFORE,
    MERIDIEMS,
)

_NAMED_HOURS: Final = {"noon": 12, "midnight": 0}
_HOUR_SUFFIXES: Final = frozenset({"h", "uhr"})
"""After an hour alone."""
_UNKNOWN_FIGURES: Final = frozenset({"xx", "x"})


class Clock(Struct, frozen=True):
    """A clock time as it was written."""

    hour: int = 0
    minute: int = 0
    second: int = 0
    microsecond: int = 0
    meridiem: str = ""
    """am, pm, or "" where nothing was written."""
    precision: str = "minute"
    """second | minute | hour | unknown."""
    weak: bool = False
    """Whether it is a time only where a time is expected (1600, 14.43)."""

    @property
    def impossible(self) -> bool:
        """Whether no clock shows it (25:00, 9:75)."""
        if self.minute > 59 or self.second > 59 or self.hour > 24:
            return True
        return self.hour == 24 and self.seconds_of_day > 86_400

    @property
    def contradictory(self) -> bool:
        """Whether its figures and its words say two times (23:00 AM)."""
        return self.hour > 12 and self.meridiem == "am"

    @property
    def seconds_of_day(self) -> int:
        """Seconds since midnight, with AM and PM counted in. 24:00 is 86,400."""
        hour = self.hour
        if self.meridiem and 1 <= hour <= 12:
            hour = hour % 12 + (12 if self.meridiem == "pm" else 0)
        return hour * 3600 + self.minute * 60 + self.second

    def on(self, meridiem: str) -> "Clock":
        """This time with AM or PM taken over from elsewhere, where the figures allow it."""
        return self if self.meridiem or not 1 <= self.hour <= 12 else replace(self, meridiem=meridiem)


ReadClock = tuple[Clock, int]
"""A clock time and the index of the token after it."""


def read_clock(line: TokenLine, index: int) -> ReadClock | None:
    """The clock time at `index`, with AM or PM and "hrs", or None."""
    read = _read_counted(line, index) or _read_word(line, index) or _read_unknown(line, index)
    if read:
        return read
    if line[index].kind != "number":
        half = HALVES_BEFORE.get(line[index].text, "")
        told = _read_with_colon(line, index + 1) if half and line[index + 1].kind == "number" else None
        return (told[0].on(half), told[1]) if told else None
    read = _read_with_colon(line, index) or _read_basic(line, index) or _read_with_stop(line, index)
    if read is None:
        return _read_hour(line, index)
    clock, after = read
    meridiem, after_meridiem = read_meridiem(line, after)
    if meridiem:
        return replace(clock, meridiem=meridiem, weak=False), after_meridiem
    if line[after].lower in CLOCK_SUFFIXES:
        return replace(clock, weak=False), after + 1
    is_cut = not line[after].gap and _goes_on(line, after)
    return None if is_cut or line[after].lower in DURATION_WORDS else (clock, after)


def read_hour_figure(line: TokenLine, index: int) -> ReadClock | None:
    """A bare hour of one or two figures ("9" in "9 - 11 AM"), which needs AM or PM from elsewhere."""
    token = line[index]
    if len(token.text) > 2 or not 1 <= token.number <= 12:
        return None
    return Clock(token.number, precision="hour", weak=True), index + 1


def read_second_figure(line: TokenLine, index: int, start: Clock) -> ReadClock | None:
    """The seconds that end a range within a minute ("58" in "16:05:57-58")."""
    token = line[index]
    if start.precision != "second" or len(token.text) != 2 or not start.second < token.number < 60:
        return None
    return replace(start, second=token.number, microsecond=0), index + 1


def read_meridiem(line: TokenLine, index: int) -> tuple[str, int]:
    """AM or PM in any spelling at `index` as "am" or "pm", else ""; and the index after it.

    A lone letter counts only right behind the figures (9:06a).
    """
    token = line[index]
    meridiem = MERIDIEMS.get(token.lower, "")
    if not meridiem:
        return "", index
    if len(token.text) == 2:
        return meridiem, index + 1
    stop, letter = line[index + 1], line[index + 2]
    if stop.joined(".") and letter.lower == "m" and not letter.gap:
        return meridiem, index + (4 if line[index + 3].joined(".") else 3)
    is_lone = not token.gap and not _is_letter_behind(line[index + 1])
    return (meridiem, index + 1) if is_lone else ("", index)


def _is_letter_behind(token: Token) -> bool:
    return token.kind in ("word", "number") and not token.gap


def _goes_on(line: TokenLine, index: int) -> bool:
    """Whether what follows without a gap shows that the figures before are something else (an address, a share)."""
    token = line[index]
    if token.kind == "word":
        is_ending = token.lower in {"z", "utc", "gmt", "to"} or token.lower in APPROXIMATE_ENDINGS
        return not is_ending and not token.text.isupper()
    return token.text == "%" or (token.text in ":." and line[index + 1].kind == "number" and not line[index + 1].gap)


def _read_with_colon(line: TokenLine, index: int) -> ReadClock | None:
    hour, minute = line[index], line[index + 2]
    if not line[index + 1].joined(":") or minute.gap or len(hour.text) > 2:
        return None
    if minute.text[:1] == "?" or minute.lower in _UNKNOWN_FIGURES:
        after = index + (4 if line[index + 3].joined("?") else 3)
        return Clock(hour.number, precision="hour"), after
    if minute.kind != "number" or len(minute.text) != 2:
        return None
    clock, after = Clock(hour.number, minute.number), index + 3
    second = line[after + 1]
    if not line[after].joined(":") or second.gap or len(second.text) != 2 or second.kind != "number":
        return clock, after
    clock, after = replace(clock, second=second.number, precision="second"), after + 2
    fraction = line[after + 1]
    has_fraction = line[after].joined(".") or line[after].joined(",")
    if has_fraction and fraction.kind == "number" and not fraction.gap:
        return replace(clock, microsecond=int(fraction.text[:6].ljust(6, "0"))), after + 2
    return clock, after


def _read_with_stop(line: TokenLine, index: int) -> ReadClock | None:
    """14.43, 02.30 PM, 16h05."""
    hour, sign, minute = line[index], line[index + 1], line[index + 2]
    is_joined = sign.joined(".") or (sign.lower == "h" and not sign.gap)
    if not is_joined or minute.gap or minute.kind != "number" or len(minute.text) != 2 or len(hour.text) > 2:
        return None
    return Clock(hour.number, minute.number, weak=sign.text == "." or len(hour.text) < 2), index + 3


def _read_basic(line: TokenLine, index: int) -> ReadClock | None:
    """1600, 1600 hrs, T160530."""
    token, following = line[index], line[index + 1]
    is_basic_iso = index > 0 and line[index - 1].text == "T" and not token.gap
    if len(token.text) == 6 and is_basic_iso:
        hour, minute, second = (int(token.text[at : at + 2]) for at in (0, 2, 4))
        return Clock(hour, minute, second, precision="second"), index + 1
    if len(token.text) != 4 or (not following.gap and following.text in ("-", "/")):
        return None
    clock = Clock(int(token.text[:2]), int(token.text[2:]), weak=not is_basic_iso)
    if following.lower == "hours":
        return replace(clock, weak=False), index + 2
    # 1999 and 2023 are years as long as nothing says otherwise.
    is_marked = following.lower in CLOCK_SUFFIXES or following.text in ("Z", "UTC", "GMT") or is_basic_iso
    is_year = clock.hour in (19, 20) and not is_marked and not read_meridiem(line, index + 1)[0]
    return None if clock.impossible or is_year else (clock, index + 1)


def _read_hour(line: TokenLine, index: int) -> ReadClock | None:
    """10 AM, 10am, 10 p.m., 8 Uhr, 22h."""
    token = line[index]
    suffix = line[index + 1]
    if suffix.lower in _HOUR_SUFFIXES and len(token.text) <= 2 and token.number <= 24:
        is_length = suffix.lower == "h" and suffix.gap
        return None if is_length else (Clock(token.number, precision="hour", weak=suffix.lower == "h"), index + 2)
    if len(token.text) > 2 or not 1 <= token.number <= 12:
        return None
    meridiem, after = read_meridiem(line, index + 1)
    is_letter = after == index + 2 and len(line[index + 1].text) == 1
    return (Clock(token.number, meridiem=meridiem, precision="hour"), after) if meridiem and not is_letter else None


def _read_counted(line: TokenLine, index: int) -> ReadClock | None:
    read = read_counted_clock(line, index)
    if read is None:
        return None
    hour, minute, second, half, after = read
    precision = "hour" if minute is None else "minute" if second is None else "second"
    return Clock(hour, minute or 0, second or 0, meridiem=half, precision=precision, weak=minute is None), after


def _read_word(line: TokenLine, index: int) -> ReadClock | None:
    after = index + (line[index].text == "12")
    hour = _NAMED_HOURS.get(line[after].lower)
    return (Clock(hour, weak=after == index), after + 1) if hour is not None else None


def _read_unknown(line: TokenLine, index: int) -> ReadClock | None:
    """??:??, ?:??, xx:xx, --:-- and ??:45."""
    after = _after_unknown_figures(line, index)
    if after == index or not line[after].joined(":"):
        return None
    last = _after_unknown_figures(line, after + 1)
    if last == after + 1 and line[last].kind == "number":
        last += 1
    if last == after + 1 or line[after + 1].gap:
        return None
    if line[last].joined(":"):
        last = max(_after_unknown_figures(line, last + 1), last)
    return Clock(precision="unknown"), last


def _after_unknown_figures(line: TokenLine, index: int) -> int:
    if line[index].lower in _UNKNOWN_FIGURES:
        return index + 1
    mark = line[index].text
    if mark not in ("?", "-"):
        return index
    return index + 2 if line[index + 1].joined(mark) else index + 1
