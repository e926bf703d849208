"""What the abbreviations of zones can mean: none of them settles an offset by itself.

Source: the abbreviations of the IANA time zone database, with the places that use each most.
"""

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Final

from msgspec import Struct

from postmortem_desk.text.times.zones import zone_info


class ZoneMeaning(Struct, frozen=True):
    """One thing that an abbreviation can mean."""

    zone: str
    """The IANA name of the place."""
    label: str
    """What people there call it ("Pacific time")."""


_NAMES: Final = {
    "PST": ("America/Los_Angeles:Pacific time", "Asia/Manila:Philippine time"),
    "PDT PT": ("America/Los_Angeles:Pacific time",),
    "MST": ("America/Denver:Mountain time", "America/Phoenix:Arizona time"),
    "MDT MT": ("America/Denver:Mountain time",),
    "CST": (
        "America/Chicago:Central time",
        "Asia/Shanghai:China time",
        "America/Havana:Cuba time",
        "America/Costa_Rica:Central America time",
    ),
    "CDT": ("America/Chicago:Central time", "America/Havana:Cuba time"),
    "CT": ("America/Chicago:Central time",),
    "EST": ("America/New_York:Eastern time", "America/Panama:Panama time"),
    "EDT ET": ("America/New_York:Eastern time",),
    "AKST AKDT": ("America/Anchorage:Alaska time",),
    "HST": ("Pacific/Honolulu:Hawaii time",),
    "AST": ("America/Halifax:Atlantic time", "Asia/Riyadh:Arabia time", "America/Puerto_Rico:Puerto Rico time"),
    "ADT": ("America/Halifax:Atlantic time",),
    "NST NDT": ("America/St_Johns:Newfoundland time",),
    "BRT": ("America/Sao_Paulo:Bras\u00edlia time",),
    "ART": ("America/Argentina/Buenos_Aires:Argentina time",),
    "AMT": ("America/Manaus:Amazon time", "Asia/Yerevan:Armenia time"),
    "COT": ("America/Bogota:Colombia time",),
    "PET": ("America/Lima:Peru time",),
    "CLT": ("America/Santiago:Chile time",),
    "WET WEST": ("Europe/Lisbon:Western European time",),
    "CET CEST": ("Europe/Berlin:Central European time",),
    "EET EEST": ("Europe/Helsinki:Eastern European time", "Africa/Cairo:Egypt time"),
    "BST": ("Europe/London:British time", "Asia/Dhaka:Bangladesh time", "Pacific/Bougainville:Bougainville time"),
    "IST": ("Asia/Kolkata:India time", "Europe/Dublin:Irish time", "Asia/Jerusalem:Israel time"),
    "MSK": ("Europe/Moscow:Moscow time",),
    "TRT": ("Europe/Istanbul:Turkey time",),
    "WAT": ("Africa/Lagos:West Africa time",),
    "CAT": ("Africa/Maputo:Central Africa time",),
    "EAT": ("Africa/Nairobi:East Africa time",),
    "SAST": ("Africa/Johannesburg:South Africa time",),
    "GST": ("Asia/Dubai:Gulf time", "Atlantic/South_Georgia:South Georgia time"),
    "SST": ("Pacific/Pago_Pago:Samoa time", "Asia/Singapore:Singapore time"),
    "WST": ("Australia/Perth:Western Australia time", "Pacific/Apia:West Samoa time"),
    "PKT": ("Asia/Karachi:Pakistan time",),
    "NPT": ("Asia/Kathmandu:Nepal time",),
    "ICT": ("Asia/Bangkok:Indochina time",),
    "WIB": ("Asia/Jakarta:Western Indonesia time",),
    "SGT": ("Asia/Singapore:Singapore time",),
    "MYT": ("Asia/Kuala_Lumpur:Malaysia time",),
    "HKT": ("Asia/Hong_Kong:Hong Kong time",),
    "PHT": ("Asia/Manila:Philippine time",),
    "JST": ("Asia/Tokyo:Japan time",),
    "KST": ("Asia/Seoul:Korea time",),
    "ACST ACDT": ("Australia/Adelaide:Central Australia time",),
    "AEST": ("Australia/Sydney:Eastern Australia time", "Australia/Brisbane:Queensland time"),
    "AEDT": ("Australia/Sydney:Eastern Australia time",),
    "AWST": ("Australia/Perth:Western Australia time",),
    "NZST NZDT": ("Pacific/Auckland:New Zealand time",),
}
_MEANINGS: Final = {
    name: tuple(ZoneMeaning(*entry.split(":")) for entry in entries)
    for names, entries in _NAMES.items()
    for name in names.split()
}


def zone_meanings(abbreviation: str) -> tuple[ZoneMeaning, ...]:
    """What `abbreviation` can mean, the most usual first; empty for one that is not known."""
    return _MEANINGS.get(abbreviation.strip().upper(), ())


class SeasonMismatch(Struct, frozen=True):
    """An abbreviation of the other season: PST for a day in May."""

    meaning: ZoneMeaning
    right: str
    """What the place calls its time on that day."""
    offset: timedelta
    """Its offset on that day."""


def season_mismatch(abbreviation: str, day: date) -> SeasonMismatch | None:
    """What is wrong where the place that `abbreviation` usually means calls its time otherwise on `day`.

    None where it is right, where the place knows no seasons, and for what names both halves of the year (PT).
    """
    name = abbreviation.strip().upper()
    meaning = next(iter(zone_meanings(name)), None)
    if meaning is None or name not in _names_of_year(meaning.zone, day.year):
        return None
    called, offset = _called(meaning.zone, datetime.combine(day, time(12)))
    return SeasonMismatch(meaning, called, offset) if called != name else None


def _called(zone: str, noon: datetime) -> tuple[str, timedelta]:
    point = noon.replace(tzinfo=zone_info(zone))
    return point.tzname() or "", point.utcoffset() or timedelta()


@lru_cache(maxsize=128)
def _names_of_year(zone: str, year: int) -> frozenset[str]:
    return frozenset(_called(zone, datetime(year, month, 1, 12))[0] for month in (1, 4, 7, 10))
