"""Time zones by name: what is certain gets rules, what is doubtful stays a word."""

import re
from datetime import UTC, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_OFFSET: Final = re.compile(r"(?:UTC|GMT)?\s*([+\-\N{MINUS SIGN}])\s*(\d{1,2})(?::?(\d{2}))?", re.IGNORECASE)
_IANA_NAME: Final = re.compile(r"[A-Za-z][A-Za-z0-9_+\-]*(?:/[A-Za-z0-9_+\-]+){0,3}")
_UNIVERSAL: Final = frozenset({"UTC", "Z", "GMT", "UCT", "ZULU", "UTC TIME", "UTC/GMT", "GMT/UTC"})
_LARGEST_OFFSET: Final = timedelta(hours=14)
_MACHINE_NAMES: Final = frozenset({"localtime", "posixrules", "Factory"})
_MACHINE_FOLDERS: Final = ("posix/", "right/")


@lru_cache(maxsize=512)
def zone_info(name: str) -> tzinfo | None:
    """The rules of the zone `name`, or None where the name is unknown or does not settle an offset.

    Understood are IANA names ("America/Los_Angeles"), "UTC", "Z" and "GMT", and offsets ("+05:30", "UTC-4", "-0800").
    Abbreviations such as PST, CST, IST or CET are not: several places use them, and writers use them in summer for
    the daylight time too. A name that means another zone on every machine ("localtime") is refused.
    """
    name = name.strip()
    if name.upper() in _UNIVERSAL:
        return UTC
    offset = offset_named(name)
    if offset is not None:
        return timezone(offset)
    return _database_zone(name)


def offset_named(name: str) -> timedelta | None:
    """The offset from UTC that `name` spells out ("+05:30", "UTC-4"), or None where it spells out none."""
    match = _OFFSET.fullmatch(name.strip())
    if not match:
        return None
    hours, minutes = int(match[2]), int(match[3] or 0)
    offset = timedelta(hours=hours, minutes=minutes)
    if minutes > 59 or offset > _LARGEST_OFFSET:
        return None
    return offset if match[1] == "+" else -offset


def offset_name(offset: timedelta) -> str:
    """The name of a fixed offset ("-08:00"), "UTC" for none. Seconds are cut off."""
    minutes = int(offset.total_seconds()) // 60
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}" if minutes else "UTC"


def zone_label(name: str) -> str:
    """`name` as a reader meets it: "UTC", "UTC-08:00", "America/Los Angeles", an abbreviation as it was written."""
    name = name.strip()
    if name.upper() in _UNIVERSAL:
        return "GMT" if name.upper() == "GMT" else "UTC"
    offset = offset_named(name)
    if offset is None:
        return name.replace("_", " ")
    return f"UTC{offset_name(offset)}" if offset else "UTC"


def short_zone_label(name: str) -> str:
    """`name` where there is little room: the city alone of a zone that is named after one, "Amsterdam"."""
    return zone_label(name).rpartition("/")[2]


def _database_zone(name: str) -> tzinfo | None:
    # The database holds a few abbreviations too (EST, CET, MST); they are as doubtful here as all others.
    is_abbreviation = name.isalpha() and name.isupper()
    if is_abbreviation or name in _MACHINE_NAMES or name.startswith(_MACHINE_FOLDERS):
        return None
    if not _IANA_NAME.fullmatch(name):
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None  # no such zone, or a folder or another file of the database
