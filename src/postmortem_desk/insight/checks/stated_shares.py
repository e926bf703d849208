"""Checks of shares and counts ("25 % of users", "1,200 orders") that differ from place to place in the prose."""

import re
from collections.abc import Iterator
from string import ascii_letters
from typing import Final

from msgspec import Struct

from postmortem_desk.insight.checks.figure_slips import slip_findings
from postmortem_desk.insight.checks.finding import Finding, Spot, made
from postmortem_desk.insight.checks.prose import sentences
from postmortem_desk.insight.checks.reading import Reading
from postmortem_desk.text.times.duration_words import any_of

_ALL: Final = 100.0
_ROLES: Final = frozenset({"summary", "impact", "other", "resolution", "lessons_wrong"})
_THINGS: Final = {
    "user": "users? utilisateurs? nutzern? nutzer benutzern? benutzer usuari[oa]s?",
    "customer": "customers? clients? kunden clientes?",
    "request": "requests? anfragen requêtes? peticion(?:es)? solicitud(?:es)?",
    "order": "orders? bestellungen commandes? pedidos?",
    "payment": "payments? zahlungen paiements? pagos?",
    "message": "messages? nachrichten mensajes?",
    "account": "accounts? konten comptes? cuentas?",
    "session": "sessions? sitzungen sesion(?:es)?",
    "transaction": "transactions? transaktionen transaccion(?:es)?",
}
"""What is counted, in English, German, French and Spanish."""
_THING: Final = {name: re.compile("|".join(words.split()), re.IGNORECASE) for name, words in _THINGS.items()}
_NOUN: Final = (
    r"(?P<noun>people|tenants?|merchants?|visitors?|e?mails?|jobs?|shops?|stores?|sites?|traffic|employees|students"
    r"|players|subscribers?|bookings?|shipments?|records?|nodes?|servers?|instances?|tickets?|devices|uploads|calls"
    r"|searches|exports|deliveries|notifications|buyers|members|readers|queries|transfers|searches|invoices"
    rf"|{'|'.join(word for words in _THINGS.values() for word in words.split())})\b"
)
_OF: Final = r"(?:of|der|des|de|aller|von|de los|de las)"
_OUR: Final = (
    rf"(?:{_OF}\s+)?(?:(?:all|our|the|its|their|total|active|registered|daily|incoming|outgoing|affected|unserer|nos|los|las"
    r"|nuestr[oa]s)\s+){0,3}"
)
_FRACTIONS: Final = {
    "half": 50.0, "die hälfte": 50.0, "la moitié": 50.0, "la mitad": 50.0,
    "a third": 100 / 3, "one third": 100 / 3, "ein drittel": 100 / 3, "un tiers": 100 / 3, "un tercio": 100 / 3,
    "two thirds": 200 / 3, "zwei drittel": 200 / 3, "deux tiers": 200 / 3, "dos tercios": 200 / 3,
    "a quarter": 25.0, "one quarter": 25.0, "ein viertel": 25.0, "un quart": 25.0, "un cuarto": 25.0,
    "three quarters": 75.0, "drei viertel": 75.0, "trois quarts": 75.0, "tres cuartos": 75.0,
    "all": 100.0, "every": 100.0,
}  # fmt: skip
_SHARE: Final = re.compile(
    rf"(?P<share>\d{{1,3}}(?:[.,]\d+)?)\s*(?:%|percent\b|per cent\b|prozent\b)\s+{_OF}\s+{_OUR}(?:user\s+)?{_NOUN}",
    re.IGNORECASE,
)
_FRACTION: Final = re.compile(rf"\b(?P<share>{any_of(_FRACTIONS)})\s+{_OUR}{_NOUN}", re.IGNORECASE)
_COUNT: Final = re.compile(
    r"(?<![\w.,:/#-])(?P<count>\d{1,3}(?:[.,\u202f\u00a0 ]\d{3})+|\d+(?:[.,]\d+)?\s?(?:k|thousand|million"
    r"|tausend)|\d+)"
    rf"\s+{_OUR}{_NOUN}",
    re.IGNORECASE,
)
_SCALES: Final = {"k": 1e3, "thousand": 1e3, "tausend": 1e3, "million": 1e6}
_VERBS: Final = {
    "affected": re.compile(
        r"\b(?:affect(?:ed|ing|s)?|impact(?:ed|ing|s)?|betroffen|affectée?s?|touchée?s?"
        r"|afectad[oa]s?)\b",
        re.IGNORECASE,
    ),
    "unable": re.compile(
        r"\b(?:could(?: not|n.t)|can(?:not|.t)|unable|were not able|not able|konnten"
        r"|ne pouvaient|n.ont pas pu|no pudieron)\b",
        re.IGNORECASE,
    ),
    "failed": re.compile(
        r"\b(?:fail(?:ed|s|ing)?|returned errors?|got errors?|fehlgeschlagen|schlugen|scheiterten|échoué|échouaient"
        r"|fall(?:ó|aron))\b",
        re.IGNORECASE,
    ),
    "delayed": re.compile(
        r"\b(?:delayed|late|queued|slow|verspätet|verzögert|retardée?s?|retrasad[oa]s?)\b", re.IGNORECASE
    ),
    "nothing": re.compile(r"\b(?:got|received|saw|had) (?:no|nothing)\b", re.IGNORECASE),
    "lost": re.compile(r"\b(?:lost|losing|dropped|verloren|perdue?s?|perdi\w*)\b", re.IGNORECASE),
    "experienced": re.compile(r"\b(?:experienc(?:ed|ing)|saw|encountered|received)\b", re.IGNORECASE),
}
_ONLY_PART: Final = re.compile(
    r"\b(?:peak|initially|at first|first (?:\w+ )?(?:hours?|minutes?)|later|after|before|by \d+|until|remaining"
    r"|rest of|other|another|additional|more|further|region|europe|asia|us|eu|emea|apac|mobile|web|desktop"
    r"|android|ios"
    r"|premium|free|some(?!\s+\d)|usually|normally|threshold|alert\w*|if|when|would|will|should|per|each|of them"
    r"|of these|of those|also)\b",
    re.IGNORECASE,
)
"""Words of sentences whose figure counts something less than all of it."""
_ROUGH: Final = re.compile(
    r"(?:\b(?:about|around|approximately|approx\.?|roughly|nearly|almost|some|up to|over|more than|less than|under"
    r"|at least|estimated)|~)\s*$",
    re.IGNORECASE,
)


class _Said(Struct, frozen=True):
    """A figure that a sentence gives."""

    spot: Spot
    subject: tuple[str, str, bool]
    """What happened to what, and whether the figure is a share of it."""
    value: float
    rough: bool


def share_findings(reading: Reading) -> Iterator[Finding]:
    """Figures of one thing that two sections give differently; figures of the impact are held against it elsewhere."""
    rule = reading.rule("figures-differ")
    if rule is None:
        return
    by_subject: dict[tuple[str, str, bool], list[_Said]] = {}
    told: set[str] = set()
    for said in _all_said(reading):
        by_subject.setdefault(said.subject, []).append(said)
    for rows in by_subject.values():
        first = rows[0]
        other = next((row for row in rows[1:] if not _agree(first, row)), None)
        if other is not None and not any(_agree(row, other) for row in rows if row is not other):
            words = {"first": first.spot.quote, "second": other.spot.quote}
            yield made(rule, other.spot, words, about="/".join(words.values()), others=(first.spot,))
            told |= {first.spot.quote, other.spot.quote}
    yield from slip_findings(reading, rule, told)


def _all_said(reading: Reading) -> Iterator[_Said]:
    for passage in reading.prose_passages:
        if passage.role not in _ROLES:
            continue
        for sentence in sentences(passage.text):
            if not _ONLY_PART.search(sentence):
                yield from _in_sentence(sentence, passage.spot)


def _in_sentence(sentence: str, spot: Spot) -> Iterator[_Said]:
    verbs = [name for name, pattern in _VERBS.items() if pattern.search(sentence)]
    shares = list(_SHARE.finditer(sentence))
    # "40 % of all messages" holds no second share, "all messages"
    fractions = [one for one in _FRACTION.finditer(sentence) if all(one.end() != share.end() for share in shares)]
    matches = [*shares, *fractions] or list(_COUNT.finditer(sentence))
    if len(matches) != 1 or not verbs:
        return  # with several figures in one sentence it is not clear which counts what
    match = matches[0]
    is_share = "share" in match.groupdict()
    value = _share(match["share"]) if is_share else _count(match["count"])
    rough = (
        _ROUGH.search(sentence[: match.start()]) is not None
        or (is_share and match["share"].lower() in _FRACTIONS and value < _ALL)
        or (not is_share and match["count"][-1].isalpha())
    )
    written = match["noun"].casefold()
    noun = next((name for name, pattern in _THING.items() if pattern.fullmatch(written)), written.removesuffix("s"))
    place = spot.quoting(match[0])
    yield _Said(place, (verbs[0], noun, is_share), value, rough)


def _share(written: str) -> float:
    """A share in percent."""
    words = " ".join(written.lower().split())
    return _FRACTIONS[words] if words in _FRACTIONS else float(words.replace(",", "."))


def _count(written: str) -> float:
    """A number of things."""
    figures = written.rstrip(ascii_letters)
    scale = written[len(figures) :].lower()
    if scale:
        return float(figures.strip().replace(",", ".")) * _SCALES[scale]
    return float(re.sub(r"\D", "", figures))


def _agree(one: _Said, other: _Said) -> bool:
    larger = max(one.value, other.value)
    slack = 0.25 * larger if one.rough or other.rough else 0.01 * larger
    return abs(one.value - other.value) <= max(slack, 0.5)
