"""Reads the zone behind a clock time along the tokens of a line."""

from msgspec import Struct

from postmortem_desk.text.times.time_tokens import TokenLine
from postmortem_desk.text.times.time_words import (
    MERIDIEMS,
    REGION_HOURS,
    REGION_WORDS,
    UNIVERSAL_ZONES,
    ZONE_ABBREVIATIONS,
    ZONES_IN_ANY_CASE,
)
from postmortem_desk.text.times.zones import offset_name, offset_named, zone_info


class WrittenZone(Struct, frozen=True):
    """A zone as a moment keeps it: an IANA name, an offset, "UTC", or an abbreviation as it was written."""

    name: str
    after: int
    """The index of the token after it."""


def read_zone(line: TokenLine, index: int, *, minus: bool) -> WrittenZone | None:
    """The zone at `index`, bare or in brackets, or None.

    `minus` is whether "-07:00" is an offset here; elsewhere it is the end of a range.
    """
    closing = {"(": ")", "[": "]"}.get(line[index].text)
    if closing is None:
        return _read_bare(line, index, minus=minus)
    zone = _read_bare(line, index + 1, minus=True)
    if zone is None or line[zone.after].text != closing:
        return None
    return WrittenZone(zone.name, zone.after + 1)


def _read_bare(line: TokenLine, index: int, *, minus: bool) -> WrittenZone | None:
    token = line[index]
    if token.kind == "sign":
        return _read_offset(line, index, minus=minus)
    if token.kind != "word":
        return None
    if token.text == "Z" or (token.lower == "z" and not token.gap):
        return WrittenZone("UTC", index + 1)
    zone = _read_database_name(line, index) or _read_universal(line, index) or _read_abbreviation(line, index)
    zone = zone or _read_region(line, index)
    if zone and line[zone.after].lower == "time":
        return WrittenZone(zone.name, zone.after + 1)
    return zone


def _read_offset(line: TokenLine, index: int, *, minus: bool, attached: bool = False) -> WrittenZone | None:
    """+01:00, +0100, +01, and with a minus sign where `minus` allows it. Behind "UTC" (`attached`) also +1."""
    sign, figures = line[index], line[index + 1]
    if sign.text not in ("+", "-") or (sign.text == "-" and not minus) or figures.gap or figures.kind != "number":
        return None
    text, after = sign.text + figures.text, index + 2
    minutes = line[after + 1]
    if line[after].joined(":") and len(figures.text) <= 2 and len(minutes.text) == 2 and not minutes.gap:
        text, after = f"{text}:{minutes.text}", after + 2
    elif not attached and (len(figures.text) not in (2, 4) or (len(figures.text) == 2 and sign.gap)):
        return None
    offset = offset_named(text)
    return None if offset is None else WrittenZone(offset_name(offset), after)


def _read_universal(line: TokenLine, index: int) -> WrittenZone | None:
    name, after = line[index], index + 1
    if name.lower not in UNIVERSAL_ZONES:
        return None
    if line[after].joined("/") and line[after + 1].lower in UNIVERSAL_ZONES:
        return WrittenZone("UTC", after + 2)
    if not line[after].gap:
        offset = _read_offset(line, after, minus=True, attached=True)
        if offset and not _is_end_of_range(line, offset.after):
            return offset
    return WrittenZone(name.text.upper(), after)


def _is_end_of_range(line: TokenLine, index: int) -> bool:
    """Whether the figures before `index` are a clock time after all (10:00 UTC-11:00 UTC)."""
    following = line[index].lower
    goes_on = line[index].joined(":") and line[index + 1].kind == "number" and not line[index + 1].gap
    return following in UNIVERSAL_ZONES or following in MERIDIEMS or goes_on


def _read_abbreviation(line: TokenLine, index: int) -> WrittenZone | None:
    token = line[index]
    if not _is_abbreviation(token.text):
        return None
    after = index + 1
    while line[after].joined("/") and _is_abbreviation(line[after + 1].text) and not line[after + 1].gap:
        after += 2
    return WrittenZone(line.written(index, after).upper(), after)


def _is_abbreviation(text: str) -> bool:
    lower = text.lower()
    return lower in ZONES_IN_ANY_CASE or (text.isupper() and lower in ZONE_ABBREVIATIONS)


def _read_database_name(line: TokenLine, index: int) -> WrittenZone | None:
    """Europe/Berlin, America/Los_Angeles, America/Argentina/Buenos_Aires."""
    after, parts = index + 1, 1
    while line[after].kind == "sign" and line[after].text in "/_-" and not line[after].gap and parts < 7:
        if line[after + 1].kind != "word" or line[after + 1].gap:
            break
        after, parts = after + 2, parts + 1
    if parts == 1:
        return None
    name = line.written(index, after)
    return WrittenZone(name, after) if "/" in name and zone_info(name) is not None else None


def _read_region(line: TokenLine, index: int) -> WrittenZone | None:
    """Pacific Time, Eastern Daylight Time."""
    if line[index].lower not in REGION_WORDS:
        return None
    after = index + (2 if line[index + 1].lower in REGION_HOURS else 1)
    return WrittenZone(line.written(index, after + 1), after + 1) if line[after].lower == "time" else None
