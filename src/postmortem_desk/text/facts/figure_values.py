"""Reads the figures of the damage: "~1,200 users", "25 %", "$12,000 (estimated)"."""

import re
from typing import Final

from msgspec import Struct

from postmortem_desk.text.facts.fact_values import is_gap
from postmortem_desk.text.section_roles import plain_phrase

_ROUGH: Final = (
    r"~|\u2248|\u00b1|about|approximately|approx\.?|around|roughly|nearly|almost|some|circa|ca\.?|est\.?|estimated|"
    r"an estimated|ungef\u00e4hr|etwa|rund|environ|aproximadamente|cerca de|alrededor de|unos"
)
_BOUND: Final = r">=?|<=?|\u2265|\u2264|over|more than|up to|at least|at most|less than|fewer than|under"
_FIGURE: Final = re.compile(
    rf"(?:(?P<rough>{_ROUGH})[ \t]*)?(?:(?P<bound>{_BOUND})[ \t]*)?"
    r"(?P<value>(?:[$\u20ac\u00a3\u00a5\u20b9][ \t]?|(?:USD|EUR|GBP|CHF)[ \t])?"
    r"\d+(?:[.,\u202f\u00a0']\d+)*(?:[ \t]\d{3}(?!\d))*"
    r"(?:[ \t]?(?:[kKmMbB]|[mb]n)\b|[ \t](?:thousand|million|billion)\b)?(?:[ \t]?[\u20ac\u00a3$])?"
    r"(?:[ \t]?[\u2013-][ \t]?[$\u20ac\u00a3]?\d+(?:[.,]\d+)*[kKmM]?(?![\w:/-]))?)(?![\w:/]|-\d|\.\d)"
    r"[ \t]*(?P<unit>%|percent\b|per cent\b|Prozent\b|pour cent\b)?(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_TIME_UNIT: Final = re.compile(
    r"[\s-]*(?:s|m|h|d|ms|secs?|seconds?|mins?|minutes?|hrs?|hours?|days?|weeks?|months?|years?|a\.?m|p\.?m|utc|"
    r"sekunden|minuten|stunden?|tage?n?|jours?|heures?|horas?|minutos?|d\u00edas?|dias?|st|nd|rd|th|x)\b",
    re.IGNORECASE,
)
_MONTH: Final = re.compile(r"[\s.]*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b", re.IGNORECASE)
_UNIT_WORDS: Final = re.compile(r"(?!(?:out )?of\b|in\b|from\b|to\b)(?P<unit>[^\W\d_][^\d.,;:()\[\]]*)")
_CHANGE: Final = re.compile(r"\s*(?:\u2192|->|=>|to\s+\d)")
"""From one figure to another: no figure of the damage."""
_VERB: Final = re.compile(r"\b(?:was|were|is|are|had|has|have|could|did|not|got|will|would)\b", re.IGNORECASE)
_OF: Final = re.compile(
    r"\s*(?:of|der|des|de|dos|das)\s+(?:the\s+|all\s+|our\s+|total\s+)*"
    r"(?P<noun>(?:[^\W\d_]+\s){0,2}?[^\W\d_]+s\b|[^\W\d_]+)"
)
_DAMAGE: Final = re.compile(
    r"\b(?:affected|impacted|lost|failed|failing|errors?|failures?|revenue|cost|costs|loss|users?|customers?|clients?|requests?|"
    r"orders?|queries|transactions?|payments?|accounts?|tenants?|availability|uptime|slo|sla|slas|slos|budget|complaints?|"
    r"tickets?|cases|records?|messages?|sessions?|regions?|jobs|downloads?|emails?|notifications?|betroffene?|nutzer|kunden|"
    r"anfragen|umsatz\w*|bestellungen|fehlerrate|utilisateurs?|clientes?|usuarios?|requetes|commandes|cout|ingresos|"
    r"solicitudes|pedidos|receita|perdid[ao]s|perdu[es]*|afetados?|afectados?|erreurs?|errores|erros)\b"
)
_PASSING: Final = frozenset(
    re.findall(
        r"\w+",
        "duration downtime time latency response date start end detected resolved severity priority mttr mttd mtta ttd "
        "ttr ttm tta dauer duree duracion duracao p50 p95 p99 version id reference status",
    )
)
"""Words of labels whose figures are no damage."""
_GENERIC: Final = frozenset(
    {"impact", "customer impact", "user impact", "business impact", "customers impact", "users impact", "scope"}
    | {"auswirkung", "auswirkungen", "impacto", "scope of impact"}
)
_LONGEST_LABEL: Final = 6
_LONGEST_UNIT: Final = 3


class FigureRead(Struct, frozen=True):
    """A figure as it was written."""

    label: str
    value: str
    unit: str = ""
    approximate: bool = False


def figure_of(label: str, value: str, *, in_impact: bool) -> FigureRead | None:
    """The figure that stands behind a label; None for times, lengths of time, sentences and gaps.

    `in_impact`: the label stands in the section of the impact, where any label tells of the damage.
    """
    phrase = plain_phrase(label)
    is_told = phrase in _GENERIC or _DAMAGE.search(phrase) or in_impact
    if not is_told or phrase.count(" ") >= _LONGEST_LABEL or _PASSING & set(phrase.split(" ")) or is_gap(value):
        return None
    match = _FIGURE.fullmatch(value.strip())
    if match is None or (not match["unit"] and (_TIME_UNIT.match(match["rest"]) or _MONTH.match(match["rest"]))):
        return None
    if _CHANGE.match(match["rest"]):
        return None
    written = f"{match['bound'].strip()} {match['value']}" if match["bound"] else match["value"]
    noun = _OF.match(match["rest"])
    if phrase in _GENERIC:
        counted = noun["noun"] if match["unit"] and noun else ""
        if not counted:
            return None
        label = counted[:1].upper() + counted[1:]
    is_rough = bool(match["rough"]) or "estimate" in match["rest"].casefold()
    return FigureRead(label, written.strip(), "%" if match["unit"] else _unit(match["rest"], phrase), is_rough)


def figure_in_words(words: str) -> FigureRead | None:
    """The figure of a few words that have no label: "14 % of requests failed", "312 support tickets"; else None."""
    match = _FIGURE.fullmatch(words.strip().rstrip("."))
    if match is None or is_gap(words):
        return None
    if match["unit"]:
        return figure_of("Impact", words, in_impact=True)
    counted = _unit(match["rest"], "")
    is_whole = match["rest"].strip() == counted and not _VERB.search(counted)
    if not is_whole or not counted or _TIME_UNIT.match(match["rest"]) or _MONTH.match(match["rest"]):
        return None
    return FigureRead(counted[:1].upper() + counted[1:], match["value"], "", bool(match["rough"]))


def _unit(rest: str, phrase: str) -> str:
    """The few words behind a number that say what it counts; "" where its label says so or a sentence goes on."""
    match = _UNIT_WORDS.match(rest.strip())
    words = match["unit"].strip() if match else ""
    is_short = 0 < len(words.split()) <= _LONGEST_UNIT
    return words if is_short and not set(plain_phrase(words).split()) & set(phrase.split()) else ""
