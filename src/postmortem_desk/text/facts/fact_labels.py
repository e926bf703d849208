"""The labels of facts at the head of a document ("Severity:", "Incident commander"). The words are data."""

import re
from functools import cache, lru_cache
from typing import Final

from postmortem_desk.text.section_roles import plain_phrase

_LABELS: Final[dict[str, str]] = {
    "title": "title, incident title, incident name, titel, titre, titulo",
    "severity": (
        "severity, sev, sev level, severity level, incident severity, severity rating, priority, incident priority, "
        "priority level, criticality, incident level, schweregrad, prioritat, kritikalitat, gravite, severite, "
        "criticite, priorite, severidad, gravedad, prioridad, severidade, gravidade, prioridade, "
        "gravita, severita, priorita, ernst, prioriteit, allvarlighetsgrad, prioritet, priorytet, zavaznost"
    ),
    "status": (
        "status, state, incident status, current status, resolution status, document status, doc status, "
        "postmortem status, post mortem status, review status, report status, statut, etat, estado, zustand"
    ),
    "reference": (
        "incident id, incident number, incident no, incident ref, incident reference, incident key, incident, id, "
        "reference, ref, ticket, tickets, ticket id, ticket number, incident ticket, jira, jira ticket, jira issue, "
        "jira id, task, phabricator, phabricator task, case, case number, case id, issue, github issue, tracking "
        "issue, tracking ticket, "
        "pagerduty incident, incident issue, vorfall id, vorfallnummer, vorfalls id, identifiant, "
        "id de l incident, numero d incident, numero de l incident, id del incidente, id do incidente"
    ),
    "detected_by": (
        "detected by, detection method, detection source, source of detection, how detected, detected via, "
        "detected through, detection, detection mechanism, method of detection, identified by, discovered by, "
        "discovery method, reported by, reported via, alerted by, alert source, how was it detected, "
        "how was this detected, how was the incident detected, how it was detected, how did we detect it, "
        "entdeckt durch, erkannt durch, gemeldet von, gemeldet durch, detecte par, mode de detection, "
        "detectado por, descubierto por, reportado por"
    ),
    "services": (
        "service, services, affected service, affected services, service affected, services affected, "
        "impacted service, impacted services, services impacted, service impacted, affected system, affected systems, "
        "systems affected, system affected, impacted systems, systems impacted, system service, system, systems, "
        "affected component, affected components, components affected, component, components, affected product, "
        "affected products, products affected, product, products, services involved, betroffene dienste, "
        "betroffener dienst, betroffene systeme, betroffenes system, services affectes, service affecte, "
        "services impactes, service impacte, systemes affectes, servicios afectados, servicio afectado, "
        "sistemas afectados, servicos afetados, servico afetado, sistemas afetados"
    ),
    "tags": "tags, tag, categories, keywords, schlagworter, mots cles, etiquetas, palavras chave",
    "related": (
        "related incidents, related incident, similar incidents, previous incidents, past incidents, prior incidents, "
        "related postmortems, related post mortems, linked incidents, duplicate of, verwandte vorfalle, "
        "incidents lies, incidentes relacionados"
    ),
    "date": (
        "date, incident date, date of incident, date of the incident, date of outage, outage date, event date, day, "
        "dates, date time, date and time, incident date and time, datum, datum des vorfalls, date de l incident, "
        "fecha, fecha del incidente, data, data do incidente"
    ),
    "zone": (
        "time zone, timezone, zone, tz, times in, all times in, zeitzone, fuseau horaire, zona horaria, fuso horario"
    ),
    "duration": (
        "duration, incident duration, total duration, outage duration, duration of outage, duration of the outage, "
        "impact duration, duration of impact, downtime, total downtime, incident window, time window, impact window, "
        "dauer, duree, duracion, duracao, outage window, time, when, timeframe, time frame, period"
    ),
    "impact": (
        "impact, customer impact, user impact, business impact, customers impact, users impact, auswirkung, "
        "auswirkungen, impacto, scope, scope of impact"
    ),
    "introduced": "introduced, introduced at, fault introduced, bug introduced, time introduced",
    "started": (
        "started, started at, start, start time, start date, start date time, incident start, incident started, "
        "incident start time, incident began, time started, time of start, outage start, outage started, "
        "outage start time, outage began, began, began at, begin, beginning, impact start, impact started, impact "
        "started at, "
        "impact start time, fault occurs, fault occurred, occurred, occurred at, time of occurrence, "
        "issue started, incident begins, outage begins, start of incident, start of outage, "
        "beginn, begann, beginn des vorfalls, debut, debut de l incident, inicio, inicio del incidente, "
        "inicio do incidente"
    ),
    "detected": (
        "detected, detected at, time detected, time of detection, detection time, detection, first detected, "
        "noticed, noticed at, incident detected, issue detected, issue detection, incident detection, discovered, "
        "discovered at, "
        "identified at, time discovered, team aware, first alert, erkannt, entdeckt, erkannt um, detecte, detecte a, "
        "detection de l incident, detectado, deteccion, deteccao"
    ),
    "acknowledged": "acknowledged, acknowledged at, time acknowledged, ack, acked, alert acknowledged, bestatigt",
    "declared": "declared, declared at, incident declared, time declared, incident declared at, ausgerufen",
    "mitigated": (
        "mitigated, mitigated at, time mitigated, time of mitigation, mitigation, mitigation time, repaired, "
        "incident mitigated, issue mitigated, impact mitigated, contained, contained at, entscharft, attenue, mitigado"
    ),
    "resolved": (
        "resolved, resolved at, time resolved, time of resolution, resolution, resolution time, end, end time, "
        "end date, end date time, ended, ended at, incident end, incident ended, incident ends, incident end time, "
        "incident resolved, incident resolution, issue resolved, issue resolution, outage end, outage ended, "
        "outage ends, outage end time, end of incident, end of outage, impact end, impact ended, impact end time, "
        "fully resolved, fully restored, service restored, servicio restaurado, servico restaurado, service "
        "restaure, service retabli, restored, restored at, recovery time, recovered, recovered at, full recovery, "
        "fixed, fixed at, "
        "ende, ende des vorfalls, behoben, behoben um, gelost, fin, fin de l incident, resolu, resolu a, resuelto, "
        "fin del incidente, fim, fim do incidente, resolvido"
    ),
}
"""Phrases (see `plain_phrase`) of each fact. A label may tell one of several facts; what stands behind it decides."""
OWNER: Final = "Owner"
_ROLES: Final[dict[str, str]] = {
    "Author": (
        "author, authors, written by, postmortem author, postmortem authors, post mortem author, "
        "post mortem authors, report author, report authors, prepared by, created by, document author, autor, autoren, "
        "verfasser, auteur, auteurs, redige par, autores, escrito por"
    ),
    "Incident commander": (
        "incident commander, incident commanders, commander, ic, incident commander ic, ic name, einsatzleitung, "
        "einsatzleiter"
    ),
    "Incident manager": "incident manager, incident managers, major incident manager",
    "Coordinator": "coordinator, coordinators, incident coordinator",
    "Incident lead": "incident lead, incident leader, lead, response lead, incident response lead",
    OWNER: (
        "owner, owners, postmortem owner, post mortem owner, document owner, incident owner, report owner, dri, "
        "owned by, verantwortlich, verantwortliche, verantwortlicher, responsable, responsavel, proprietaire"
    ),
    "Participant": (
        "participant, participants, active participants, attendees, who, people involved, involved, incident "
        "participants, people, "
        "review participants, individuals involved, teilnehmer, teilnehmende, beteiligte, participantes, intervenants"
    ),
    "Responder": (
        "responder, responders, incident responders, response team, incident response team, incident team, "
        "on call responders, first responder, first responders, primary responder"
    ),
    "On-call engineer": (
        "on call, on call engineer, on call engineers, oncall, oncall engineer, engineer on call, primary on call, "
        "on duty, on duty engineer, bereitschaft"
    ),
    "Scribe": "scribe, incident scribe, note taker, notetaker, protokollfuhrer, protokoll",
    "Communications lead": (
        "communications lead, communication lead, comms lead, communications manager, communications, comms, "
        "customer liaison, internal liaison"
    ),
    "Technical lead": "technical lead, tech lead, engineering lead",
    "Operations lead": "operations lead, ops lead",
    "Subject matter expert": "subject matter expert, subject matter experts, sme, smes",
    "Deputy": "deputy, deputy incident commander",
    "Reviewer": "reviewer, reviewers, reviewed by, reviewed, prufer, relecteur, relecteurs, revisor, revisores",
    "Approver": "approver, approvers, approved by, sign off, signed off by",
    "Facilitator": "facilitator, moderator, review facilitator, postmortem facilitator",
    "Reporter": "reporter, reported by, gemeldet von, reportado por",
}
"""Phrases of what somebody did, by the name of the role."""
_NOTE: Final = re.compile(r"\([^)]*\)")
_LONGEST: Final = 60


@lru_cache(maxsize=8192)
def facts_of_label(label: str) -> frozenset[str]:
    """The facts that a label may tell: severity, status, started ...; empty where it names none."""
    return _facts().get(_phrase(label), frozenset())


@lru_cache(maxsize=8192)
def role_of_label(label: str) -> str:
    """The role of the people behind a label ("Written by" is "Author"); "" where it names none."""
    return _people().get(_phrase(label), "")


def is_fact_label(label: str) -> bool:
    """Whether a label tells a fact that this module knows."""
    return bool(facts_of_label(label) or role_of_label(label))


def milestone_of_phrase(words: str) -> str:
    """The milestone that a few words name ("First detected", "INCIDENT ENDS"); "" where they name none."""
    return next((name for name in _MILESTONES if name in facts_of_label(words)), "")


_MILESTONES: Final = ("introduced", "started", "detected", "acknowledged", "declared", "mitigated", "resolved")


def _phrase(label: str) -> str:
    return plain_phrase(_NOTE.sub(" ", label)) if len(label) <= _LONGEST else ""


@cache
def _facts() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for fact, phrases in _LABELS.items():
        for phrase in phrases.split(", "):
            found[phrase] = found.get(phrase, frozenset()) | {fact}
    return found


@cache
def _people() -> dict[str, str]:
    return {phrase: role for role, phrases in _ROLES.items() for phrase in phrases.split(", ")}
