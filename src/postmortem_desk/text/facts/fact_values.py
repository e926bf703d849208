"""Reads what stands behind a label of a fact: a severity, a state, a reference, who noticed it, names of services.

Everything here is careful: a template's choices ("SEV1 / SEV2"), its gaps ("[Name]", "TBD") and sentences give nothing.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from postmortem_desk.text.section_roles import plain_phrase

_GAP: Final = re.compile(
    r"[\[{<].*[\]}>]|.*\{\{.*|.*<%.*|.*\b(?:YYYY|X{3,}|N{3,}|HH:MM|hh:mm)\b.*|[_\-\u2013\u2014.?\u2026* ]*|"
    r"(?:tbd|tba|tbc|n/?a|none|nil|unknown|not applicable|to be (?:determined|done|defined)|todo|keine?|aucune?|"
    r"ninguno?|nenhum|names?|list|pending|not (?:yet )?(?:known|set|assigned)|unassigned)[ .]*(?:\(.*\))?",
    re.IGNORECASE,
)
_LEVEL: Final = re.compile(
    r"\b(?P<kind>sev(?:erity)?|s|p|prio(?:rity)?|level|tier|l|stufe|niveau|nivel)"
    r"[ \t]?(?:[-#_ ]|::?)?[ \t]?(?P<number>[0-5])\b",
    re.IGNORECASE,
)
_GRADE: Final = re.compile(
    r"\b(?:critical|major|severe|high|medium|moderate|minor|low|kritisch|hoch|mittel|niedrig|gering|schwer|"
    r"critique|majeure?|haute?|\u00e9lev\u00e9e?|moyenne?|mineure?|faible|basse?|cr\u00edtic[ao]|critic[ao]|alt[ao]|medi[ao]|"
    r"m\u00e9di[ao]|baix[ao]|baj[ao]|grave|urgent)\b",
    re.IGNORECASE,
)
_STATES: Final[dict[str, str]] = {
    "resolved": (
        "resolved, closed, fixed, restored, recovered, service restored, incident resolved, incident closed, "
        "fully resolved, mitigated and resolved, over, solved, behoben, gelost, geschlossen, resolu, resolue, clos, "
        "cloture, ferme, resuelto, resuelta, cerrado, cerrada, resolvido, resolvida, encerrado, encerrada, opgelost"
    ),
    "mitigated": "mitigated, monitoring, contained, stabilized, stabilised, stable, entscharft, attenue, mitigado",
    "ongoing": (
        "ongoing, investigating, identified, active, unresolved, still ongoing, under investigation, not resolved, "
        "service degraded, service down, andauernd, laufend, en cours, en curso, em andamento, aktiv"
    ),
}
_STAGES: Final[dict[str, str]] = {
    "final": (
        "final, complete, completed, published, approved, done, finished, finalized, finalised, complete action items "
        "in progress, postmortem complete, reviewed, abgeschlossen, fertig, termine, publie, completo, completado, "
        "finalizado, concluido, publicado"
    ),
    "in_review": (
        "in review, under review, review, awaiting review, ready for review, in prufung, en revue, en revision"
    ),
    "draft": "draft, wip, work in progress, entwurf, brouillon, borrador, rascunho",
}
_FIRST_END: Final = re.compile(
    r"[,;.:(\u2013\u2014]|\s-\s|\s(?:as of|since|with)\s|\s(?:on|at|by|in|am|um|le|el|em)\s(?=\d|[A-Z])|\s(?=\d)"
)
_CHOICE: Final = re.compile(r"\s*[/|]\s*|\s+or\s+")
_SIGNS: Final = re.compile(r"^[^\w\[({<@#$~]+")
_REFERENCE: Final = re.compile(
    r"#?(?P<id>(?:[A-Za-z][A-Za-z0-9]{0,15}[-_ ]?)?#?\d[\w-]{0,30}|[A-Z][A-Z0-9]{1,15}(?:[-_][A-Za-z0-9]{1,20}){1,6}|"
    r"[A-Z][A-Z0-9]{5,15})(?=\s*(?:$|[,;()\[\]]|[:\u2013\u2014-]\s))"
)
_TITLE_REFERENCE: Final = re.compile(
    r"\b(?:INC|INCIDENT|IR|PIR|PM|RCA|OPS|ITSM)[-_]\d[\w-]{0,20}|\b[Ii]ncident[ ]#\d{1,8}\b|#\d{2,8}\b"
)
_TITLE_SEVERITY: Final = re.compile(
    r"\bSEV[- ]?[0-5]\b|(?<=[\[(])P[0-5](?=[\])])|^P[0-5](?=:|\s[-\u2013\u2014|]\s)", re.IGNORECASE
)
_DATE_LIKE: Final = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2}:\d{2}")
_DETECTORS: Final[dict[str, re.Pattern[str]]] = {
    "monitoring": re.compile(
        r"\b(?:alert(?:s|ed|ing|manager)?|alarms?|monitor(?:s|ing|ed)?|pagerduty|opsgenie|victorops|datadog|grafana|"
        r"prometheus|cloudwatch|sentry|nagios|zabbix|pingdom|statuscake|new relic|newrelic|stackdriver|borgmon|"
        r"uptime ?robot|synthetics?|automat(?:ed|ic|ically|isch)|health ?checks?|canary|paged|pager|probes?|"
        r"dashboards?|\u00fcberwachung|supervision|alertes?|alertas?|monitoreo|monitoramento)\b",
        re.IGNORECASE,
    ),
    "customer": re.compile(
        r"\b(?:customers?|users?|clients?|support (?:tickets?|requests?|cases?)|end[- ]users?|students?|merchants?|"
        r"subscribers?|kunden?|nutzer|benutzer|anwender|utilisateurs?|usuarios?|clientes?|usu\u00e1rios?)\b",
        re.IGNORECASE,
    ),
    "employee": re.compile(
        r"\b(?:engineers?|developers?|employees?|staff|colleagues?|team ?members?|internal(?:ly)?|on[- ]?call|"
        r"manual(?:ly)?|qa|operators?|administrators?|sres?|mitarbeiter\w*|entwickler\w*|ing\u00e9nieurs?|ingenier[oa]s?|"
        r"engenheir[oa]s?|coll\u00e8gues?|human)\b",
        re.IGNORECASE,
    ),
    "partner": re.compile(
        r"\b(?:partners?|vendors?|suppliers?|third[- ]part(?:y|ies)|providers?|partenaires?|lieferant\w*|"
        r"security researchers?|researchers?)\b",
        re.IGNORECASE,
    ),
}
_DENIED: Final = re.compile(
    r"\b(?:no|not|never|without|failed|didn['\u2019]?t|did not|wasn['\u2019]?t|none|missing|lack\w*|instead|should|"
    r"could|kein\w*|nicht|aucune?|pas|sin|sem|nenhum\w*|ning\u00fan)\b",
    re.IGNORECASE,
)
_BETWEEN: Final = re.compile(r"\s*[,;]\s*|\s+(?:and|und|et|y|e|&|\+)\s+")
_BRACKETS: Final = re.compile(r"\s*\([^()]*\)|\s*\[[^\[\]]*\]")
_MOST_WORDS: Final = 5
_LONGEST_REFERENCE: Final = 40


def is_gap(value: str) -> bool:
    """Whether a value says nothing: a placeholder of a template, "TBD", "n/a", a dash."""
    return _GAP.fullmatch(value.strip()) is not None


def severity_in(value: str) -> str:
    """The severity that a value tells, as it is written: "SEV-2" of "SEV-2 (major)", "High", "1"; else ""."""
    words = _SIGNS.sub("", value.strip())
    levels, grades = list(_LEVEL.finditer(words)), list(_GRADE.finditer(words))
    if is_gap(words) or len({level["number"] for level in levels}) > 1:
        return ""
    if levels:
        return levels[0][0] if _leads(words, levels[0]) or (grades and _leads(words, grades[0])) else ""
    if len({grade[0].casefold() for grade in grades}) == 1 and _leads(words, grades[0]):
        return grades[0][0]
    return words if re.fullmatch(r"[0-5]", words) else ""


def severity_of_title(title: str) -> str:
    """The severity that a title names ("[SEV1] API down"); "" where it names none or several."""
    found = {match[0] for match in _TITLE_SEVERITY.finditer(title)}
    return found.pop() if len(found) == 1 else ""


def status_in(value: str) -> str:
    """ongoing, mitigated or resolved, where a value says so; else ""."""
    return _named(value, _STATES)


def stage_in(value: str) -> str:
    """draft, in_review or final, where a value says how far the document is; else ""."""
    return _named(value, _STAGES)


def reference_in(value: str) -> str:
    """The reference that a value begins with ("INC-12", "#465"); "" for words, dates and addresses."""
    words = value.strip().strip("`")
    match = _REFERENCE.match(words)
    if is_gap(words) or match is None or _DATE_LIKE.match(words) or not any(letter.isdigit() for letter in match[0]):
        return ""
    return match[0] if len(match[0]) <= _LONGEST_REFERENCE else ""


def reference_of_title(title: str) -> str:
    """The reference of the incident that a title names ("INC-12: ...", "(incident #465)"); else ""."""
    match = _TITLE_REFERENCE.search(title)
    return match[0].split(" ")[-1] if match else ""


def detector_in(value: str) -> str:
    """Who noticed the incident first, where the first sentence of a text leaves no doubt: a word of the vocabulary."""
    sentence = re.split(r"(?<=[.!?])\s|\n", value.strip(), maxsplit=1)[0]
    if is_gap(sentence) or _DENIED.search(sentence) or "/" in re.sub(r"https?://\S*", "", sentence):
        return ""
    found = {name for name, pattern in _DETECTORS.items() if pattern.search(sentence)}
    if found == {"monitoring", "employee"}:
        return "monitoring"
    return found.pop() if len(found) == 1 else ""


def names_in(values: Sequence[str]) -> tuple[str, ...]:
    """Short names, as of services or tags: all of them, or none where one is told in a sentence."""
    names = [name for value in values for name in _names(value)]
    if any(name.count(" ") >= _MOST_WORDS or name.endswith((".", ":", "?")) for name in names):
        return ()
    kept = [name for name in names if name and not is_gap(name)]
    return tuple(dict.fromkeys(kept))


def _names(value: str) -> Iterator[str]:
    if is_gap(value):
        return
    for part in _BETWEEN.split(_BRACKETS.sub("", _SIGNS.sub("", value))):
        yield part.strip().strip("`~\"'\u201c\u201d").strip()


def _leads(words: str, match: re.Match[str]) -> bool:
    """Whether nothing but a sign or a bracket stands before a match."""
    return not re.search(r"\w", words[: match.start()])


def _named(value: str, names: dict[str, str]) -> str:
    """The name whose phrases the first part of a value is; "" where it offers a choice."""
    words = _SIGNS.sub("", value.strip())
    choices = [part for part in _CHOICE.split(words) if _name_of(part, _STATES) or _name_of(part, _STAGES)]
    return _name_of(_FIRST_END.split(words)[0], names) if len(choices) < 2 and not is_gap(words) else ""


def _name_of(part: str, names: dict[str, str]) -> str:
    phrase = plain_phrase(part)
    return next((name for name, phrases in names.items() if phrase and phrase in phrases.split(", ")), "")
