"""Checks of tasks, measures and causes, and of what ties them together."""

from collections.abc import Callable, Iterator
from functools import partial

from postmortem_desk.insight.cause_links import causes_without_task, is_without_cause
from postmortem_desk.insight.checks.completeness import shortened
from postmortem_desk.insight.checks.finding import Finding, Fix, Spot, made
from postmortem_desk.insight.checks.phrases import phrase_pattern
from postmortem_desk.insight.checks.reading import Reading
from postmortem_desk.model import Task
from postmortem_desk.operations.lookup import task_homes
from postmortem_desk.operations.row_texts import task_to_text
from postmortem_desk.text.times.dates import date_text, iso_date


def task_findings(reading: Reading) -> Iterator[Finding]:
    """Open tasks without an owner, a due date, a cause or a test of success."""
    home = task_homes(reading.incident).home
    roles = {section.id: section.role for section in reading.incident.sections}
    checks: tuple[tuple[str, str, Callable[[Task], bool], tuple[str, ...]], ...] = (
        ("task-without-owner", "owner", lambda task: not task.owner.strip(), ("tasks",)),
        ("task-without-due", "due", lambda task: not task.due.strip(), ("tasks",)),
        ("task-without-cause", "addresses", is_without_cause, ("tasks",)),
        ("measure-without-cause", "addresses", is_without_cause, ("measures",)),
        ("task-without-success", "success", lambda task: not task.success.strip(), ("tasks",)),
    )
    tells_causes = bool(reading.incident.causes) or any(part.role == "causes" for part in reading.incident.sections)
    for rule_id, field, lacks, where in checks:
        rule = reading.rule(rule_id)
        if rule is None or (field == "addresses" and not tells_causes):
            continue
        for task in reading.incident.tasks:
            if not task.is_closed and roles.get(home(task.section), "tasks") in where and lacks(task):
                yield made(rule, Spot("task", task.id, field), {"text": shortened(task.text)}, about=task.text)


def early_task_findings(reading: Reading) -> Iterator[Finding]:
    """Days of tasks that lie before the incident."""
    rule = reading.rule("task-before-incident")
    first = iso_date(reading.days[0]) if reading.days else None
    if rule is None or first is None:
        return
    for task in reading.incident.tasks:
        for name, written in (("due", task.due), ("done_on", task.done_on)):
            day = iso_date(written)
            if day is not None and day < first:
                words = {"day": date_text(day), "first": date_text(first), "text": shortened(task.text)}
                yield made(rule, Spot("task", task.id, name), words, about=f"{written}/{first}")


def dropped_findings(reading: Reading) -> Iterator[Finding]:
    """Dropped tasks of which nobody says why."""
    rule = reading.rule("task-dropped-unexplained")
    if rule is None:
        return
    for task in reading.incident.tasks:
        if task.status == "dropped" and not task.reason.strip():
            yield made(rule, Spot("task", task.id, "reason"), {"text": shortened(task.text)}, about=task.text)


def cause_findings(reading: Reading) -> Iterator[Finding]:
    """Causes about which nothing is planned."""
    rule = reading.rule("cause-without-task")
    if rule is None or not reading.incident.tasks:
        return
    for cause in causes_without_task(reading.incident):
        yield made(rule, Spot("cause", cause.id, "text"), {"text": shortened(cause.text)}, about=cause.text)


def conclusion_findings(reading: Reading) -> Iterator[Finding]:
    """Tasks that read like the conclusion of the document, as happens when it follows a list directly."""
    rule = reading.rule("task-reads-like-conclusion")
    if rule is None or not reading.book.conclusions:
        return
    home = task_homes(reading.incident).home
    pattern = phrase_pattern(reading.book.conclusions)
    for task in reading.incident.tasks:
        if pattern.match(task.text.lstrip("*_ ")) and home(task.section):
            fix = Fix("Make it text behind the list", partial(task_to_text, task_id=task.id))
            words = {"text": shortened(task.text)}
            yield made(rule, Spot("task", task.id, "text"), words, about=task.text, fixes=(fix,))
