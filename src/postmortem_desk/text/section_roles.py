"""What a section is about, read from its heading. The words are data: what people write, from many postmortems."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Final

from postmortem_desk.text.role_words import FURTHER_STARTS, UNSPACED_STARTS

INHERITED: Final = frozenset({"timeline", "causes", "measures", "tasks"})
"""Roles that a section without a role of its own takes from the section above it."""
_GROUPED: Final = frozenset({"timeline", "measures", "tasks"})
_PHASES: Final = frozenset({"summary", "impact", "background", "detection", "response", "resolution"})

_STARTS: Final[dict[str, str]] = {
    "lessons_well": (
        "what went well, what worked, went well, what went right, things that went well, what we did well, what did "
        "we do well, was gut lief, was lief gut, o que deu certo, o que funcionou, que salio bien, "
        "lo que salio bien, que funciono bien, lo que funciono bien, ce qui a bien fonctionne, "
        "ce qui s est bien passe, ce qui a fonctionne, o que funcionou bem, o que correu bem, what helped"
    ),
    "lessons_wrong": (
        "what went wrong, what went poorly, what went badly, what went less well, went wrong, went poorly, what didn "
        "t go, what did not go, what didn t work, what did not work, what could have gone better, what could be "
        "improved, what can be improved, things that went poorly, things that went wrong, what didn t, where we "
        "struggled, was schlecht lief, was lief schlecht, o que deu errado, o que falhou, "
        "o que poderia melhorar, que salio mal, lo que salio mal, que se puede mejorar, ce qui a mal fonctionne, "
        "ce qui n a pas fonctionne, ce qui peut etre ameliore, ce qui pourrait etre ameliore, ce qui s est mal passe, "
        "points a ameliorer, was schief lief, was lief schief, was nicht gut lief, was lief nicht gut, "
        "que no funciono, lo que no funciono, areas de mejora, o que nao funcionou, o que correu mal, "
        "what failed, what could have been better, what did not work well, areas for improvement, "
        "areas of improvement, room for improvement, what could we do better, what can we do better, what could we "
        "have done better, what should we have done, ce qui n a pas bien fonctionne"
    ),
    "lessons_lucky": (
        "where we got lucky, where did we get lucky, where we were lucky, what went luckily, we got lucky, got lucky, "
        "luck, wo wir gluck hatten, ou nous avons eu de la chance, donde tuvimos suerte, onde tivemos sorte"
    ),
    "timeline": (
        "timeline, timelines, key events, key timestamps, key dates, chronology, sequence of events, course of "
        "events, chain of events, event log, log of events, incident log, time line, event timeline, incident "
        "chronology, zeitlicher ablauf, zeitlicher verlauf, zeitleiste, zeitachse, ablauf, chronologie, linha do "
        "tempo, cronologia, linea de tiempo, linea temporal, deroule, tijdlijn, deroulement, zeitstrahl, verlauf, "
        "zeitverlauf, chronological events, history of events, incident history, activity log, key moments, important "
        "timestamps, important events, major events, what happened when"
    ),
    "causes": (
        "root cause, root causes, cause of, causes of, rca, five whys, 5 whys, technical cause, underlying cause, why "
        "did this happen, why did it happen, why it happened, cause racine, causes racines, cause profonde, causa "
        "raiz, causas raiz, causas raices, causa, causas, ursache, ursachen, grundursache, oorzaak, ursachenanalyse, "
        "analyse des causes, analyse de cause, analisis de causa, analisis de la causa, analisis causal, "
        "analise de causa, 5 porques, cinco porques, los 5 porques, 5 pourquoi, cinq pourquoi, les 5 pourquoi, 5 "
        "warum, "
        "what caused, what was the cause, why did it fail, the cause, 5 why, five why, fehlerursache, "
        "wurzelursache, causes profondes, causa principale, reason for the outage, reasons for the outage, reason "
        "for outage, reason for the incident, cause and, primary cause, primary causes, proximate cause, immediate "
        "cause, underlying causes, probable cause, suspected cause, likely cause, root problem, cause premiere, "
        "grundursachen, how did it happen, how did this happen, how it happened"
    ),
    "measures": (
        "corrective, preventative, preventive, prevention, remediation, remediations, future measures, short term, "
        "capa, medium term, mid term, long term, immediate actions, recommendations, opportunities, preventing, "
        "how do we prevent, how will we prevent, how can we prevent, process improvements, improvements, measures, "
        "countermeasures, planned actions, proposed actions, suggested actions, recommended actions, suggested "
        "remediation, future improvements, future work, moving forward, going forward, steps to "
        "prevent, how we will prevent, how we plan to prevent, suggested improvements, proposed solutions, things to "
        "improve, things to be improved, acoes corretivas, acoes preventivas, acciones correctivas, acciones "
        "preventivas, medidas, actions correctives, actions preventives, massnahmen, maatregelen, sofortmassnahmen, "
        "gegenmassnahmen, verbesserungen, mesures, ameliorations, mejoras, melhorias, praventive massnahmen, "
        "praventivmassnahmen, korrekturmassnahmen, azioni correttive, how are we making incidents like this, how "
        "we re going to prevent, how are we going to prevent, what we are changing, what we re changing, what are "
        "we changing, changes we re making, changes we are making, permanent fix, permanent fixes, immediate fixes, "
        "how to prevent, recommendation, recommandations, recomendaciones, "
        "recomendacoes, empfehlungen, raccomandazioni, aanbevelingen, permanent solution, planned changes, things we "
        "will change, what we will improve, improvement opportunities, immediate remediation, permanent remediation, "
        "mitigation plan"
    ),
    "tasks": (
        "actionables, actionable, action item, action items, action point, action points, tasks, task list, task, "
        "review actions, follow up, "
        "follow ups, followup, followups, following up, future actions, resulting action, resulting actions, todo, "
        "todos, to do, to dos, next steps, action plan, open actions, next actions, post incident actions, postmortem "
        "actions, remediation items, actions items, remaining actions, outstanding actions, pending actions, open "
        "items, outstanding items, agreed actions, further actions, required actions, remaining work, remaining tasks, "
        "what will we do, what we will do, what are we doing, what we are "
        "doing, what is being done, what are we going to do, what s next, aufgaben, nachste schritte, acoes, proximos "
        "passos, acciones, proximos pasos, tareas, plan d action, actielijst, actions a mener, prochaines etapes, "
        "plan de accion, elementos de accion, plano de acao, itens de acao, plan d actions, offene massnahmen, "
        "folgemassnahmen, vervolgacties, work items, outstanding work, immediate next steps, what we re doing, "
        "tickets created, issues created, offene punkte"
    ),
    "impact": (
        "impact, impacts, severity and impact, impact and severity, what was impacted, who was impacted, affected, "
        "who was affected, what was affected, customers affected, scope of impact, auswirkung, auswirkungen, "
        "impacto, impatto, betroffene systeme, betroffene dienste, betroffene kunden, betroffene nutzer, "
        "gevolgen, consequences, blast radius, folgen"
    ),
    "detection": (
        "detection, identified, how was it detected, how we detected, how was the incident detected, how it was "
        "detected, discovery, erkennung, deteccao, deteccion, how did we find out, how we found out, how did we "
        "notice, "
        "how we noticed, how was it discovered, how it was discovered, how did we detect, entdeckung"
    ),
    "response": (
        "response, incident response, actions taken, response and, how did we respond, how we responded, "
        "investigation, reaktion, reponse, respuesta, resposta"
    ),
    "resolution": (
        "resolution, details of fix, recovery, how we fixed, how was it resolved, how it was fixed, how it was "
        "resolved, workaround, the fix, mitigation, mitigations, restoration, behebung, losung, resolucao, "
        "resolucion, solucao, "
        "solucion, how did we fix, how did we resolve, how was it fixed, how was the incident resolved, how was "
        "the issue resolved, how was the incident fixed, how was the issue fixed, how we resolved, how did we "
        "mitigate, correctif, wiederherstellung, retablissement, "
        "recuperacion, "
        "recuperacao"
    ),
    "summary": (
        "issue summary, summary, overview, what happened, incident summary, executive summary, resumo, "
        "sumario, tl dr, tldr, "
        "synopsis, abstract, incident overview, high level summary, incident description, sumario, resumo, "
        "visao geral, zusammenfassung, uberblick, "
        "resumen, resume, synthese, samenvatting, kurzfassung, was ist passiert, was passiert ist, sintesi, "
        "problem statement, problem description, issue description, outage summary, introduction, que paso, que s "
        "est il passe, "
        "ce qui s est passe, o que aconteceu"
    ),
    "background": (
        "background, context, contributing factor, contributing factors, contributors, trigger, triggers, "
        "lead up, leadup, hintergrund, contexte, contexto, antecedentes, ausloser, declencheur, facteurs contributifs, "
        "factores contribuyentes, fatores contribuintes, beitragende faktoren"
    ),
    "supporting": (
        "supporting, supporting information, supporting material, supporting documents, appendix, appendices, "
        "references, attachments, further reading"
    ),
}
"""Words that a heading of the role starts with, by role; the first role that fits is taken."""
_EXACT: Final[dict[str, str]] = {
    "actions": "tasks",
    "action": "tasks",
    "cause": "causes",
    "causes": "causes",
    "cause s": "causes",
    "fix": "resolution",
    "scope": "impact",
    "what went wrong and why": "causes",
    "description": "summary",
    "links": "supporting",
    "sequence": "timeline",
    "events": "timeline",
    "incident events": "timeline",
    "order of events": "timeline",
}
_BARE: Final[dict[str, str]] = {
    "good": "lessons_well",
    "the good": "lessons_well",
    "bad": "lessons_wrong",
    "the bad": "lessons_wrong",
    "the ugly": "lessons_wrong",
    "lucky": "lessons_lucky",
}
"""Headings alone; as bare words they head nothing."""
_ROLELESS: Final = frozenset(
    {
        "conclusion", "conclusions", "lessons", "lessons learned", "lessons learnt", "takeaways", "key takeaways",
        "closing notes", "participants", "attendees", "responders", "q and a", "faq",
    }
)  # fmt: skip
"""What heads a section of no role of its own."""
_ENDS: Final[dict[str, str]] = {
    "timeline": "timeline",
    "impact": "impact",
    "summary": "summary",
    "detection": "detection",
    "action items": "tasks",
    "root cause": "causes",
    "root causes": "causes",
}
_LONGEST_ENDING: Final = 5
"""Words of a heading that is known by its end ("Detailed incident timeline")."""
_PREVENTION: Final = frozenset({"prevention", "preventive", "preventative", "corrective"})
_BEFORE_PREVENTION: Final = frozenset({"mitigation", "resolution", "recovery", "future", "response", "detection"})
"""Words before those of prevention that alone would name another role ("Mitigation and future prevention")."""
_WITHIN: Final[dict[str, str]] = {
    "timeline": "timeline",
    "root cause": "causes",
    "causa raiz": "causes",
    "cause racine": "causes",
}
_LONGEST_WITHIN: Final = 8
_NOTE: Final = re.compile(r"\s*\([^()]*\)\s*$")
_LABEL_ENDS: Final = ("timeline", "action items", "root cause", "root causes")
_LONGEST_LABEL: Final = 3
_LABEL_WORDS: Final = (
    "a actions address analysis and causes events factors fixes for future impact incident issue issues item items "
    "list measure measures of or outage plan preventative prevention preventive problem recovery resolution response "
    "root s steps tasks the this to we what"
)
"""Words that may follow the name of a role in a label ("Root cause and resolution", "Tasks to address the issue")."""


@lru_cache(maxsize=4096)
def role_of_heading(heading: str) -> str:
    """The role that a heading names; "" where it names none. Case, numbers, emoji and punctuation do not matter."""
    if bare := _BARE.get(plain_phrase(heading)):
        return bare
    phrase = plain_phrase(heading).removeprefix("the ")
    unnumbered = re.sub(r"^(?:(?:\d+|[ivx]{1,4}|[a-h]|section|part) )+(?=\D)", "", phrase)
    return _role_at_end(unnumbered) or _role_at_start(phrase) or _role_at_start(unnumbered) or _role_within(unnumbered)


def is_roleless(heading: str) -> bool:
    """Whether a heading names a part that has no role of its own, as lessons and conclusions."""
    phrase = plain_phrase(heading)
    return phrase in _ROLELESS or phrase.startswith(("lessons ", "takeaways ", "schedule", "agenda"))


@lru_cache(maxsize=4096)
def is_role_label(text: str) -> bool:
    """Whether `text` is just the name of a role, so that it heads a section also where it is no heading."""
    phrase = plain_phrase(_NOTE.sub("", text))
    words = phrase.count(" ") + 1
    if (
        phrase in _EXACT
        or phrase in _ROLELESS
        or (words <= _LONGEST_LABEL and any(phrase.endswith(f" {end}") for end in _LABEL_ENDS))
    ):
        return True
    if not phrase.isascii() and any(phrase in starts for _, starts in _unspaced()):
        return True
    names = (start for starts in _starts().values() for start in starts)
    return any(
        phrase == name
        or (phrase.startswith(name + " ") and set(phrase[len(name) :].split()) <= set(_LABEL_WORDS.split()))
        for name in names
    )


def _role_at_end(phrase: str) -> str:
    """The role of a short heading whose end outranks its start ("Identified root cause", "Response timeline")."""
    if phrase.count(" ") >= _LONGEST_ENDING:
        return ""
    return next((_ENDS[end] for end in _LABEL_ENDS if phrase.endswith(f" {end}")), "")


def _role_at_start(phrase: str) -> str:
    if phrase in _EXACT:
        return _EXACT[phrase]
    words = phrase.split(" ")
    if len(words) <= _LONGEST_ENDING and words[0] in _BEFORE_PREVENTION and _PREVENTION & set(words):
        return "measures"
    for role, starts in _starts().items():
        if any(phrase == start or phrase.startswith(start + " ") for start in starts):
            return role
    return "" if phrase.isascii() else next((role for role, starts in _unspaced() if phrase.startswith(starts)), "")


def _role_within(phrase: str) -> str:
    words = phrase.count(" ") + 1
    for end, role in _ENDS.items():
        if words <= _LONGEST_ENDING and phrase.endswith(" " + end):
            return role
    for word, role in _WITHIN.items():
        if words <= _LONGEST_WITHIN and f" {word} " in f" {phrase} ":
            return role
    return ""


@cache
def _starts() -> dict[str, tuple[str, ...]]:
    further = {role: tuple(map(plain_phrase, phrases.split(", "))) for role, phrases in FURTHER_STARTS.items()}
    return {role: (*phrases.split(", "), *further.get(role, ())) for role, phrases in _STARTS.items()}


@cache
def _unspaced() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((role, tuple(map(plain_phrase, words.split(", ")))) for role, words in UNSPACED_STARTS.items())


def plain_phrase(heading: str) -> str:
    """The words of a heading in small letters without accents, signs and pictures; "&" is "and"."""
    text = unicodedata.normalize("NFKD", heading).casefold().replace("&", " and ")
    return " ".join(re.findall(r"[^\W_]+", "".join(letter for letter in text if not unicodedata.combining(letter))))


def roles_in_outline(outline: Iterable[tuple[int, str, str]]) -> Iterator[str]:
    """The role of each section of a document from its (level, heading, role that is said of it or "").

    A section without heading is "other", but the first text of a document without a summary is its summary. A heading
    that names no role takes the role of the section that it stands under when that one holds rows or causes; under a
    timeline, measures or tasks it does so too where it names a phase ("Detection" among the action items).
    """
    sections = list(outline)
    told = [said or role_of_heading(heading) for _, heading, said in sections]
    above: list[tuple[int, str]] = []
    for index, (level, heading, said) in enumerate(sections):
        role = told[index]
        if not heading:
            yield role or ("summary" if index == 0 and "summary" not in told else "other")
            continue
        while above and above[-1][0] >= level:
            above.pop()
        if not said:
            role = _under(above[-1][1] if above else "", role)
        above.append((level, role))
        yield role


def _under(parent: str, role: str) -> str:
    if not role:
        return parent if parent in INHERITED else "other"
    if parent in _GROUPED and (role in _PHASES or (parent, role) == ("tasks", "measures")):
        return parent
    return role
