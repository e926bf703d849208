"""Writes a length of time in the manner of another one: "4h 9m" stays "6h 9m", "two hours" becomes "three hours"."""

from collections.abc import Collection
from typing import Final

from msgspec import Struct

from postmortem_desk.text.times.stated_durations import EACH_PART, NUMBER_WORDS, UNIT_SECONDS, stated_durations

_LONGEST_IN_MINUTES: Final = 180
"""Minutes up to which a length that was told in minutes alone stays so."""
_ORDER: Final = ("d", "h", "m", "s")
_WORDS: Final = {"d": "day", "h": "hour", "m": "minute", "s": "second"}
_SHORT: Final = {"d": "d", "h": "h", "m": "min", "s": "s"}
_SPELLED: Final = {number: word for word, number in NUMBER_WORDS.items() if word not in ("a", "an")}
_HIGHEST_SPELLED: Final = 12


class _Manner(Struct, frozen=True):
    """How a length was written."""

    units: dict[str, str]
    """The spellings of its units by their letters."""
    gap: str
    """Between a number and its unit."""
    joint: str
    """Between two parts."""
    is_spelled: bool
    """Whether its numbers are words."""

    @property
    def is_joined(self) -> bool:
        """Whether it describes a noun ("a 3-hour outage"), which takes one number only."""
        return self.gap.strip() == "-"

    def told(self, parts: list[tuple[str, int]]) -> str:
        """These numbers of units."""
        is_alone = len(parts) == 1
        return self.joint.join(self._part(unit, amount, is_alone=is_alone) for unit, amount in parts)

    def _part(self, unit: str, amount: int, *, is_alone: bool) -> str:
        spelling = self._spelling(unit)
        if spelling.rstrip("sS").lower() in _WORDS.values() and not self.is_joined:
            spelling = spelling.rstrip("sS") + ("" if amount == 1 else "s")
        is_word = self.is_spelled and is_alone and amount <= _HIGHEST_SPELLED
        return f"{_SPELLED[amount] if is_word else amount}{self.gap}{spelling}"

    def _spelling(self, unit: str) -> str:
        if unit in self.units:
            return self.units[unit]
        if any(spelling.rstrip("sS").lower() in _WORDS.values() for spelling in self.units.values()):
            return _WORDS[unit]
        return unit if self.units and all(len(spelling) == 1 for spelling in self.units.values()) else _SHORT[unit]


def duration_like(written: str, seconds: float) -> str:
    """`seconds` in the manner of `written`, a stated length: its units, its spelling, its blanks.

    Whole minutes are told, seconds only where `written` has them or nothing else is left; smaller parts are cut off.
    "" where `written` states no length, or where the words would state another one.
    """
    manner = _manner_of(written)
    if manner is None:
        return ""
    parts = _amounts(int(seconds), manner.units.keys())
    if len(parts) > 1 and manner.is_joined:
        manner = _Manner({}, " ", " ", is_spelled=False)
    told = manner.told(parts)
    read = stated_durations(told)
    if len(read) != 1 or not 0 <= seconds - read[0].seconds < UNIT_SECONDS[parts[-1][0]]:
        return ""
    return told[0].upper() + told[1:] if written[0].isupper() else told


def _manner_of(written: str) -> _Manner | None:
    found = list(EACH_PART.finditer(written))
    if not found or len(stated_durations(written)) != 1:
        return None
    units = {match[3][0].lower(): match[3] for match in found}
    first = found[0]
    gap = " " if first[2] else written[first.end(1) : first.start(3)]
    joint = written[first.end() : found[1].start()] if len(found) > 1 else " "
    return _Manner(units, gap, joint, is_spelled=not first[1][0].isdigit())


def _amounts(seconds: int, told_in: Collection[str]) -> list[tuple[str, int]]:
    """The length as numbers of units, the largest first; none of them is zero."""
    if set(told_in) == {"m"} and 60 <= seconds <= 60 * _LONGEST_IN_MINUTES:
        return [("m", seconds // 60)]
    if "s" not in told_in and seconds >= 60:
        seconds -= seconds % 60
    found = []
    for unit in _ORDER:
        if unit == "d" and "d" not in told_in:
            continue
        amount, seconds = divmod(seconds, int(UNIT_SECONDS[unit]))
        if amount:
            found.append((unit, amount))
    return found or [("s", 0)]
