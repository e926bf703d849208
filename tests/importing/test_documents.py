"""Documents in every shape that postmortems have, each with what a careful reader finds (documents/*.toml)."""

import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

from postmortem_desk.importing.read import Imported, read_document
from postmortem_desk.model import ImpactFigure, Incident, Person
from postmortem_desk.report.markdown.markdown import markdown_document

DOCUMENTS = Path(__file__).parent / "documents"
FACTS: dict[str, dict[str, object]] = {
    name: facts
    for path in sorted(DOCUMENTS.glob("*.toml"))
    for name, facts in tomllib.loads(path.read_text(encoding="utf-8")).items()
}


@cache
def imported(name: str) -> Imported:
    return read_document((DOCUMENTS / f"{name}.md").read_bytes(), f"{name}.md")


def found_in(name: str) -> dict[str, object]:
    incident = imported(name).incident
    timeline = incident.timeline
    return {
        "events": len(timeline),
        "first": timeline[0].at.written if timeline else "",
        "last": timeline[-1].at.written if timeline else "",
        "starts": (timeline[0].at.at or "") if timeline else "",
        "ends": (timeline[-1].at.at or "") if timeline else "",
        "milestones": " ".join(milestone.name for event in timeline for milestone in event.milestones),
        "tasks": len(incident.tasks),
        "root": bool(incident.causes) or any(section.role == "causes" for section in incident.sections),
        "day": incident.date,
        "zone": incident.zone,
        "title": incident.title,
        "severity": incident.severity,
        "status": incident.status,
        "stage": incident.stage,
        "reference": incident.reference,
        "detected_by": incident.detected_by,
        "services": list(incident.services),
        "tags": list(incident.tags),
        "people": [told_person(person) for person in incident.people],
        "impact": [told_figure(figure) for figure in incident.impact],
        "related": [related.reference for related in incident.related],
        "roles": [f"{section.role}: {section.heading}" for section in incident.sections],
    }


def told_person(person: Person) -> str:
    """Jane Roe @jane (Author, Scribe)"""
    name = " ".join(part for part in (person.name, *person.handles) if part)
    return f"{name} ({', '.join(person.roles)})"


def told_figure(figure: ImpactFigure) -> str:
    """Users affected: ~1,200 users"""
    return f"{figure.label}: {'~' if figure.approximate else ''}{figure.value} {figure.unit}".rstrip()


def shown(incident: Incident) -> Incident:
    """`incident` but for its own id and the styles of its lists: a list of lines may become one of bullets."""
    sections = (section.replaced(layout=section.layout.replaced(style="")) for section in incident.sections)
    return incident.replaced(id="same", sections=tuple(sections))


def words(text: str) -> list[str]:
    text = re.sub(r"<!--.*?-->", " ", text, flags=re.DOTALL)
    return [word.casefold() for word in re.findall(r"[^\W_]+", re.sub(r"<[^>]{1,200}>", " ", text))]


def test_every_document_has_facts() -> None:
    assert {path.stem for path in DOCUMENTS.glob("*.md")} == set(FACTS)


@pytest.mark.parametrize("name", FACTS)
def test_a_careful_readers_facts_are_found(name: str) -> None:
    found = found_in(name)
    assert {key: found[key] for key in FACTS[name]} == FACTS[name]


@pytest.mark.parametrize("name", FACTS)
def test_every_word_is_in_the_export_in_its_order(name: str) -> None:
    source = words((DOCUMENTS / f"{name}.md").read_text(encoding="utf-8-sig"))
    exported = iter(words(markdown_document(imported(name).incident)))
    assert [word for word in source if word not in exported] == []


@pytest.mark.parametrize("name", FACTS)
def test_the_export_is_read_as_the_same_incident(name: str) -> None:
    incident = imported(name).incident
    again = read_document(markdown_document(incident).encode(), "again.md").incident
    assert shown(again) == shown(incident)


def test_what_the_words_of_tasks_tell_fills_their_fields() -> None:
    tasks = imported("actions-told-in-words").incident.tasks

    assert [(task.status, task.owner, task.due, task.priority, *task.tickets) for task in tasks] == [
        ("open", "@alice", "2024-03-01", "", "OPS-12"),
        ("open", "Bob", "Friday", "P1"),
        ("done", "Carol", "", ""),
        ("open", "", "", "", "#4538"),
        ("done", "", "", ""),
        ("done", "", "", ""),
        ("in_progress", "Dan", "2024-05-01", ""),
        ("done", "@erin", "", ""),
    ]


def test_a_status_may_stand_behind_the_ticket_of_a_task() -> None:
    tasks = imported("definition-list").incident.tasks

    assert [(task.status, task.tickets) for task in tasks] == [("done", ()), ("open", ("Bug 5554",))]


def test_more_words_may_stand_behind_a_status() -> None:
    assert [task.status for task in imported("parts-of-days").incident.tasks] == ["done", "open", "done"]


def test_backslashes_that_change_nothing_are_left_out() -> None:
    incident = imported("needless-backslashes").incident

    assert incident.sections[0].text == (
        "The printer_service was restarted - twice. [Nobody knows why] it helped!\n\n1\\. was not the first of a list."
    )
    assert [event.text for event in incident.timeline] == [
        "the first empty label (shop 4)",
        "restart! `a\\-b` stays, and so does 3\\*4\\*5",
    ]


def test_backslashes_of_a_stored_text_come_back() -> None:
    incident = imported("needless-backslashes").incident
    section = incident.sections[0].replaced(text="as \\- it\\. was")
    event = incident.timeline[0].replaced(text="as \\- it\\. was", id="e")
    changed = incident.replaced(sections=(section, *incident.sections[1:]), timeline=(event, *incident.timeline[1:]))

    again = read_document(markdown_document(changed).encode(), "again.md").incident

    assert (again.sections[0].text, again.timeline[0].text) == (section.text, event.text)


def test_tasks_of_a_group_tell_of_each_other() -> None:
    tasks = imported("tasks-in-groups").incident.tasks

    assert [(task.status, task.owner) for task in tasks] == [
        ("done", "Ann"),
        ("done", "Bo"),
        ("in_progress", "Platform team"),
        ("in_progress", "Cy Young"),
        ("in_progress", "@dee"),
        ("open", ""),
    ]


def test_a_struck_time_is_not_rough_and_columns_are_known_by_one_of_their_words() -> None:
    incident = imported("struck-rows").incident

    assert [event.at.approximate for event in incident.timeline] == [False, False, False]
    assert [(task.owner, task.due, task.status) for task in incident.tasks] == [
        ("@ann", "2024-04-01", "done"),
        ("Bo", "Q2", "open"),
        ("", "", "open"),
    ]


def test_a_phase_heads_the_events_below_it_and_what_an_event_shows_stays_with_it() -> None:
    incident = imported("phases-between-lists").incident

    assert [section.text for section in incident.sections if section.role == "timeline"] == [
        "Phase 1: Detection",
        "**Phase 2 - Response**",
    ]
    assert incident.timeline[0].text == "the first empty label\n\nError message:\n\n```\nno template\n```"
    assert incident.timeline[1].text == "a shop calls"
    assert [(task.owner, task.due) for task in incident.tasks] == [("Anna", "01.04."), ("Bernd", "15. April")]


def test_the_longest_column_of_a_table_without_headings_is_its_text() -> None:
    assert [event.text for event in imported("table-without-headings").incident.timeline] == [
        "the first empty label",
        "people join",
    ]


def test_mentions_of_notebooks_tell_who_and_until_when() -> None:
    first, _second, third = imported("notebook").incident.tasks

    assert (first.owner, first.due) == ("Ann Lee", "2024-04-01")
    assert (third.text, third.owner, third.priority) == ("Alarm", "Bo", "High")


def test_what_counted_times_were_counted_from_is_told() -> None:
    assert imported("counted-from-the-start").found[:2] == (
        "3 events, T+0 to T+1h 5m, from 14 May 2024 to 15 May 2024.",
        "3 times that count from another one were counted from 2024-05-14 23:50 UTC.",
    )
    assert imported("counted-from-two-times").not_understood == (
        "2 events with a time that counts from another one; the words are kept.",
    )


def test_times_that_were_taken_for_the_afternoon_are_told() -> None:
    sentence = "2 times without AM or PM are behind noon by the order of the rows: 1:15 was read as 13:15."
    assert sentence in imported("clocks-of-twelve-hours").found


@pytest.mark.parametrize(
    "clocks",
    [
        ("10:50", "11:40", "01:15"),  # a clock of 24 hours writes the zero
        ("10:50", "9:40", "11:00", "1:15"),  # two rows are out of order
        ("1:15", "2:05", "1:40"),
        ("10:50", "11:40 AM", "1:15"),
        ("11:00", "12:30", "11:45"),  # ten hours on would be late in the night
    ],
)
def test_times_stay_as_they_are_written_where_the_order_tells_no_noon(clocks: tuple[str, ...]) -> None:
    rows = "".join(f"- {clock} something\n" for clock in clocks)
    incident = read_document(f"# On 2024-06-11\n\n## Timeline\n\n{rows}".encode(), "a.md").incident
    hours = [int((event.at.at or "")[11:13]) for event in incident.timeline]
    assert hours == [int(clock.partition(":")[0]) for clock in clocks]


@pytest.mark.parametrize("name", ["counted-from-the-start", "clocks-of-twelve-hours"])
def test_a_time_that_its_order_or_its_origin_tells_no_more_is_written_out(name: str) -> None:
    incident = imported(name).incident
    last = incident.timeline[-1]
    moved = last.replaced(at=last.at.replaced(at="2024-06-11T09:00"))
    changed = incident.replaced(timeline=(*incident.timeline[:-1], moved))
    again = read_document(markdown_document(changed).encode(), "again.md").incident
    assert (again.timeline[-1].at.at or "")[:16] == "2024-06-11T09:00"
