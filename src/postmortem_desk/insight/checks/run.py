"""Runs the checks over an incident."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Final

from postmortem_desk.insight.checks.audience_checks import internal_link_findings, named_person_findings
from postmortem_desk.insight.checks.calendar_checks import impossible_day_findings, weekday_findings
from postmortem_desk.insight.checks.completeness import (
    impact_findings,
    question_findings,
    section_findings,
    title_findings,
)
from postmortem_desk.insight.checks.dead_links import dead_link_findings
from postmortem_desk.insight.checks.denials import denial_findings, ongoing_findings
from postmortem_desk.insight.checks.finding import Finding
from postmortem_desk.insight.checks.milestone_checks import (
    doubled_milestone_findings,
    milestone_order_findings,
    missing_milestone_findings,
    status_findings,
)
from postmortem_desk.insight.checks.order_checks import (
    backward_range_findings,
    doubled_findings,
    order_findings,
    outside_findings,
    silence_findings,
    unread_time_findings,
)
from postmortem_desk.insight.checks.order_claims import order_claim_findings
from postmortem_desk.insight.checks.range_lengths import range_length_findings
from postmortem_desk.insight.checks.reading import Reading
from postmortem_desk.insight.checks.rules import RuleBook
from postmortem_desk.insight.checks.spelling import name_findings, service_findings, surname_findings
from postmortem_desk.insight.checks.stated_counts import enumeration_findings, ordinal_findings, part_findings
from postmortem_desk.insight.checks.stated_dates import (
    incident_date_findings,
    stated_date_findings,
    stated_span_findings,
)
from postmortem_desk.insight.checks.stated_details import detector_findings, role_findings, severity_findings
from postmortem_desk.insight.checks.stated_durations import stated_duration_findings
from postmortem_desk.insight.checks.stated_figures import figure_findings
from postmortem_desk.insight.checks.stated_moments import stated_moment_findings
from postmortem_desk.insight.checks.stated_shares import share_findings
from postmortem_desk.insight.checks.stated_times import stated_clock_findings, stated_range_findings
from postmortem_desk.insight.checks.task_checks import (
    cause_findings,
    conclusion_findings,
    dropped_findings,
    early_task_findings,
    task_findings,
)
from postmortem_desk.insight.checks.words import word_findings
from postmortem_desk.insight.checks.zone_checks import (
    clock_change_findings,
    missing_zone_findings,
    stated_zone_findings,
    zone_name_findings,
)
from postmortem_desk.model import Dismissal, Incident

Check = Callable[[Reading], Iterator[Finding]]

CHECKS: Final[tuple[Check, ...]] = (
    order_findings,
    doubled_findings,
    backward_range_findings,
    outside_findings,
    unread_time_findings,
    zone_name_findings,
    stated_zone_findings,
    missing_zone_findings,
    clock_change_findings,
    milestone_order_findings,
    doubled_milestone_findings,
    status_findings,
    incident_date_findings,
    weekday_findings,
    impossible_day_findings,
    stated_date_findings,
    stated_span_findings,
    stated_duration_findings,
    range_length_findings,
    stated_range_findings,
    stated_clock_findings,
    stated_moment_findings,
    order_claim_findings,
    denial_findings,
    figure_findings,
    share_findings,
    part_findings,
    enumeration_findings,
    ordinal_findings,
    severity_findings,
    detector_findings,
    role_findings,
    conclusion_findings,
    title_findings,
    section_findings,
    missing_milestone_findings,
    silence_findings,
    impact_findings,
    cause_findings,
    task_findings,
    early_task_findings,
    ongoing_findings,
    dropped_findings,
    name_findings,
    surname_findings,
    service_findings,
    dead_link_findings,
    internal_link_findings,
    named_person_findings,
    question_findings,
)
"""Each reads the whole incident quickly; the words, of which there are many, are looked at a part at a time."""
_PASSAGES_AT_A_TIME: Final = 64


def findings(incident: Incident, book: RuleBook, stage: str = "") -> tuple[Finding, ...]:
    """What the rules of `book` have to say of `incident` at `stage` (its own for ""), without what was set aside."""
    return tuple(finding for found in finding_steps(incident, book, stage) for finding in found)


def finding_steps(incident: Incident, book: RuleBook, stage: str = "") -> Iterator[tuple[Finding, ...]]:
    """As `findings`, in small steps: whoever has other things to do may do them between two steps."""
    reading = Reading(incident, book, stage or incident.stage)
    aside = set(map(_key, incident.dismissed))
    for found in _all_steps(reading):
        yield tuple(finding for finding in found if _key(finding.dismissal) not in aside)


def _all_steps(reading: Reading) -> Iterator[Iterable[Finding]]:
    for check in CHECKS:
        yield check(reading)
    passages = reading.passages()
    while some := tuple(islice(passages, _PASSAGES_AT_A_TIME)):
        yield word_findings(reading, some)


def _key(dismissal: Dismissal) -> tuple[str, str, str]:
    return (dismissal.rule, dismissal.on, dismissal.text)
