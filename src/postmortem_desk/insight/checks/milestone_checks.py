"""Checks of the milestones: impossible orders, doubled and missing ones, and what the state of the incident says."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from postmortem_desk.insight.checks.finding import Finding, Fix, Spot, made
from postmortem_desk.insight.checks.phrases import phrase_pattern
from postmortem_desk.insight.checks.reading import Reading
from postmortem_desk.insight.checks.rules import MilestoneWords
from postmortem_desk.insight.milestones import milestones
from postmortem_desk.model import Event, Incident, Milestone
from postmortem_desk.operations.details import edit_details
from postmortem_desk.operations.events import edit_event
from postmortem_desk.operations.lookup import event_of
from postmortem_desk.text.times.durations import duration_text

_BEFORE: Final = (
    ("introduced", "started"),
    ("started", "detected"),
    ("started", "mitigated"),
    ("started", "resolved"),
    ("detected", "acknowledged"),
    ("detected", "mitigated"),
    ("detected", "resolved"),
    ("mitigated", "resolved"),
)
"""What cannot be the other way round."""


def milestone_order_findings(reading: Reading) -> Iterator[Finding]:
    """Milestones that contradict each other."""
    rule = reading.rule("milestone-order")
    if rule is None:
        return
    for impact_id in ("", *(figure.id for figure in reading.incident.impact)):
        marks = milestones(reading.incident, impact_id)
        for first, second in _BEFORE:
            if first not in marks or second not in marks:
                continue
            early, late = (reading.key_of.get(marks[name].id) for name in (first, second))
            if early is not None and late is not None and late < early:
                words = {"first": first, "second": second, "length": duration_text(early - late)}
                spot, other = (
                    Spot("event", marks[second].id, "milestones"),
                    Spot("event", marks[first].id, "milestones"),
                )
                about = f"{first}/{second}"
                yield made(rule, spot, words, about=about, others=(other,))


def doubled_milestone_findings(reading: Reading) -> Iterator[Finding]:
    """A milestone that two events mark."""
    rule = reading.rule("milestone-doubled")
    if rule is None:
        return
    first: dict[tuple[str, str], Event] = {}
    for event in reading.incident.timeline:
        for mark in event.milestones:
            one = first.setdefault((mark.name, mark.impact), event)
            if one is not event:
                spot, other = Spot("event", event.id, "milestones"), Spot("event", one.id, "milestones")
                fix = Fix("Unmark this one", partial(_unmarked, event_id=event.id, mark=mark))
                yield made(rule, spot, {"milestone": mark.name}, about=mark.name, others=(other,), fixes=(fix,))


def missing_milestone_findings(reading: Reading) -> Iterator[Finding]:
    """Milestones without which nothing can be told of how long it took; the row that may be one is proposed."""
    rule = reading.rule("milestone-missing")
    if rule is None or not reading.incident.timeline:
        return
    wanted = ["started", "detected"]
    if reading.incident.status != "ongoing":
        wanted.append("resolved")
    for name in wanted:
        if name in reading.marks:
            continue
        event = _candidate(reading, name)
        fixes: tuple[Fix, ...] = ()
        spot = Spot("section", _timeline_id(reading), "")
        if event is not None:
            spot = Spot("event", event.id, "milestones")
            fixes = (Fix("Mark as {milestone}", partial(_marked, event_id=event.id, name=name), {"milestone": name}),)
        yield made(rule, spot, {"milestone": name}, about=name, fixes=fixes)


def status_findings(reading: Reading) -> Iterator[Finding]:
    """A state that the milestones contradict."""
    rule = reading.rule("status-contradicts")
    status = reading.incident.status
    if rule is None:
        return
    reached = next((name for name in ("resolved", "mitigated") if name in reading.marks), "") or _told_by_last(reading)
    if (status == "ongoing" and reached) or (status == "mitigated" and reached == "resolved"):
        fix = Fix("Set the status to {status}", partial(edit_details, status=reached), {"status": reached})
        words = {"status": status, "milestone": reached}
        yield made(rule, Spot("details", "", "status"), words, about=status, fixes=(fix,))


def _told_by_last(reading: Reading) -> str:
    """The name of the milestone where nothing is marked and the words of the last event say that it is resolved."""
    words = next((entry for entry in reading.book.milestones if entry.name == "resolved"), None)
    is_told = words is not None and bool(reading.timed) and _by_words([reading.timed[-1][1]], words) is not None
    return "resolved" if is_told and not reading.marks else ""


def _timeline_id(reading: Reading) -> str:
    return next((section.id for section in reading.incident.sections if section.role == "timeline"), "")


def _candidate(reading: Reading, name: str) -> Event | None:
    """The event that may be the milestone: by its words, else the first or the last of all."""
    words = next((entry for entry in reading.book.milestones if entry.name == name), None)
    rows = [event for _key, event in reading.timed]
    if not rows:
        return None
    found = _by_words(rows, words) if words is not None else None
    if found is None and name == "started":
        found = rows[0]
    return found


def _by_words(rows: list[Event], words: MilestoneWords) -> Event | None:
    pattern = phrase_pattern(words.words)
    ordered = reversed(rows) if words.last else rows
    return next((event for event in ordered if pattern.search(event.text)), None)


def _marked(incident: Incident, event_id: str, name: str) -> Incident:
    event = event_of(incident, event_id)
    return edit_event(incident, event_id, milestones=(*event.milestones, Milestone(name=name)))


def _unmarked(incident: Incident, event_id: str, mark: Milestone) -> Incident:
    event = event_of(incident, event_id)
    return edit_event(incident, event_id, milestones=tuple(one for one in event.milestones if one != mark))
