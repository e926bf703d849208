"""Writes a length of time in the manner of another one: "4h 9m" stays "6h 9m", "two hours" becomes "three hours"."""

from collections.abc import Collection, Mapping
from typing import Final

from msgspec import Struct, field

from postmortem_desk.text.times.duration_words import ADJECTIVES, NUMBER_WORDS, UNIT_NAMES, UNIT_SECONDS, UNITS
from postmortem_desk.text.times.stated_durations import EACH_PART, stated_durations

_LONGEST_IN_MINUTES: Final = 180
"""Minutes up to which a length that was told in minutes alone stays so."""
_ORDER: Final = ("d", "h", "m", "s")
_SHORT: Final = {"d": "d", "h": "h", "m": "min", "s": "s"}
_HIGHEST_SPELLED: Final = 12
_SPELLED: Final = tuple(NUMBER_WORDS)[: _HIGHEST_SPELLED + 1]
"""The English words for zero to twelve."""
_NO_NAMES: Final[Mapping[str, tuple[str, str]]] = {}


class _Manner(Struct, frozen=True):
    """How a length was written."""

    units: dict[str, str]
    """The spellings of its units by their letters."""
    gap: str
    """Between a number and its unit."""
    joint: str
    """Between two parts."""
    is_spelled: bool
    """Whether its numbers are English words."""
    names: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """One and several of each unit where it spells them out; empty where it does not."""

    @property
    def is_joined(self) -> bool:
        """Whether it describes a noun ("a 3-hour outage"), which takes one number only."""
        return self.gap.strip() == "-"

    def told(self, parts: list[tuple[str, int]]) -> str:
        """These numbers of units."""
        is_alone = len(parts) == 1
        return self.joint.join(self._part(unit, amount, is_alone=is_alone) for unit, amount in parts)

    def _part(self, unit: str, amount: int, *, is_alone: bool) -> str:
        is_word = self.is_spelled and is_alone and amount <= _HIGHEST_SPELLED
        return f"{_SPELLED[amount] if is_word else amount}{self.gap}{self._spelling(unit, amount)}"

    def _spelling(self, unit: str, amount: int) -> str:
        if self.names and not (self.is_joined and unit in self.units):
            return self.names[unit][amount != 1 and not self.is_joined]
        if unit in self.units:
            return self.units[unit]
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
    if not all(match["unit"] for match in found) or len(stated_durations(written)) != 1:
        return None
    if any(stem in written.lower() for stem in ADJECTIVES.values()):
        return None
    units = {UNITS[match["unit"].lower()]: match["unit"] for match in found}
    first = found[0]
    gap = " " if first["half"] else written[first.end("number") : first.start("unit")]
    joint = written[first.end() : found[1].start()] if len(found) > 1 else " "
    names = _names_of(units)
    is_spelled = not first["number"][0].isdigit() and names is UNIT_NAMES["en"]
    return _Manner(units, gap, joint, is_spelled, names)


def _names_of(units: Mapping[str, str]) -> Mapping[str, tuple[str, str]]:
    """The names of units in the language in which these are spelled out."""
    used = {spelling.lower() for spelling in units.values()}
    for names in UNIT_NAMES.values():
        if used <= {word.lower() for pair in names.values() for word in pair}:
            return names
    return _NO_NAMES


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
