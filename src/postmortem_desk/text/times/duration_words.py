"""The words of lengths of time, in the languages that documents are read in."""

import re
from collections.abc import Mapping
from typing import Final

UNIT_SECONDS: Final = {"s": 1.0, "m": 60.0, "h": 3600.0, "d": 86_400.0}
"""The units by their letters."""
UNIT_NAMES: Final[Mapping[str, Mapping[str, tuple[str, str]]]] = {
    "en": {"d": ("day", "days"), "h": ("hour", "hours"), "m": ("minute", "minutes"), "s": ("second", "seconds")},
    "de": {"d": ("Tag", "Tage"), "h": ("Stunde", "Stunden"), "m": ("Minute", "Minuten"), "s": ("Sekunde", "Sekunden")},
    "fr": {"d": ("jour", "jours"), "h": ("heure", "heures"), "m": ("minute", "minutes"), "s": ("seconde", "secondes")},
    "es": {"d": ("día", "días"), "h": ("hora", "horas"), "m": ("minuto", "minutos"), "s": ("segundo", "segundos")},
}
"""One and several of each unit, by language."""
_SHORT: Final = {"s": "s sec secs sek", "m": "m min mins", "h": "h hr hrs std", "d": "d tagen dia dias"}
ADJECTIVES: Final = {"h": "stündig", "m": "minütig", "d": "tägig"}
"""German makes adjectives of lengths: "vierstündiger Ausfall"."""
UNITS: Final = {
    spelling.lower(): letter
    for letter in UNIT_SECONDS
    for spelling in (*_SHORT[letter].split(), *(word for names in UNIT_NAMES.values() for word in names[letter]))
} | {f"{stem}{ending}": letter for letter, stem in ADJECTIVES.items() for ending in ("", "e", "em", "en", "er", "es")}
"""The letters of all spellings, which are in lower case."""

_COUNTS: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen",
    "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze",
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince",
)
NUMBER_WORDS: Final[Mapping[str, float]] = {
    **{word: float(number) for words in _COUNTS for number, word in enumerate(words.split())},
    **dict.fromkeys(("a", "an", "ein", "eine", "einer", "einem", "einen", "une", "una"), 1.0),
    "half a": 0.5,
    "half an": 0.5,
    "halbe": 0.5,
    "halben": 0.5,
    "demi": 0.5,
    "media": 0.5,
    "eine halbe": 0.5,
    "einer halben": 0.5,
    "une demi": 0.5,
    "anderthalb": 1.5,
    "eineinhalb": 1.5,
    "zweieinhalb": 2.5,
    "dreieinhalb": 3.5,
    "viereinhalb": 4.5,
    "eighteen": 18.0,
    "nineteen": 19.0,
    "twenty": 20.0,
    "thirty": 30.0,
    "forty": 40.0,
    "fifty": 50.0,
    "sixty": 60.0,
    "ninety": 90.0,
    "zwanzig": 20.0,
    "dreißig": 30.0,
    "vierzig": 40.0,
    "fünfzig": 50.0,
    "sechzig": 60.0,
    "neunzig": 90.0,
    "vingt": 20.0,
    "trente": 30.0,
    "quarante": 40.0,
    "cinquante": 50.0,
    "soixante": 60.0,
    "veinte": 20.0,
    "treinta": 30.0,
    "cuarenta": 40.0,
    "cincuenta": 50.0,
    "sesenta": 60.0,
    "noventa": 90.0,
}
"""Numbers by their words, in lower case with single blanks."""

AND: Final = r"(?:and|und|et|y)"
A_HALF: Final = r"\s+(?:and\s+a\s+half|et\s+demie?|y\s+media)\b"
"""Behind a number or a unit."""
ROUGHLY: Final = (
    r"about|around|approximately|approx\.?|roughly|nearly|almost|some|circa|ca\.?|up to|rund|etwa|ungefähr|knapp|fast"
    r"|gut|bis zu|environ|près de|près d['’]|presque|unos|unas|aproximadamente|casi|alrededor de|cerca de"
)
AT_MOST: Final = (
    r"within|less than|under|at most|no more than|in less than|innerhalb(?: von| der)?|binnen|weniger als|unter"
    r"|höchstens|en moins de|moins de|(?:en )?menos de"
)
AT_LEAST: Final = (
    r"more than|over|at least|longer than|mehr als|über|länger als|mindestens|plus de|au moins|más de|al menos"
)


def any_of(words: Mapping[str, object]) -> str:
    """A pattern for any of `words`, the longest first, with any blanks in them."""
    return "|".join(r"\s+".join(map(re.escape, word.split())) for word in sorted(words, key=len, reverse=True))
