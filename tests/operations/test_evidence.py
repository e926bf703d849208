"""Evidence in the timeline: placed in time, its source kept, doubled never; the clock of a source put right."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postmortem_desk.importing.tracker import is_tracker, tracker_tasks
from postmortem_desk.insight.order import rows_out_of_order
from postmortem_desk.model import Event, Incident, Moment, Source, Task
from postmortem_desk.operations.evidence import (
    SourceClock,
    accept_candidates,
    accepted_ids,
    attach_candidate,
    by_clock,
)
from postmortem_desk.operations.task_changes import apply_task_changes, task_changes, ticket_key, unmatched
from support.incidents import small_incident

SECTION = "timeline"


def candidate(name: str, at: str | None) -> Event:
    moment = Moment(at=at) if at else Moment(precision="unknown")
    return Event(id=f"c-{name}", at=moment, text=name, sources=(Source(kind="slack", ref=name, quote=name),))


TIMES = st.none() | st.integers(0, 23).map(lambda hour: f"2023-05-01T{hour:02}:30")


@given(st.lists(TIMES, max_size=12))
def test_all_fall_into_their_places_in_time_as_one_by_one(times: list[str | None]) -> None:
    incident = small_incident()
    found = [candidate(str(number), at) for number, at in enumerate(times)]
    together = accept_candidates(incident, found, SECTION)
    assert not rows_out_of_order(together, SECTION) - rows_out_of_order(incident, SECTION)
    assert {event.id for event in together.timeline} == {event.id for event in (*incident.timeline, *found)}
    assert accept_candidates(together, found, SECTION) is together
    assert accepted_ids(together, found) == {event.id for event in found}


def test_several_sources_may_support_one_event() -> None:
    incident = small_incident()
    first = incident.timeline[0]
    found = candidate("a", "2023-05-01T09:00")
    attached = attach_candidate(incident, first.id, [found])
    assert attached.timeline[0].sources == (*first.sources, *found.sources)
    assert attach_candidate(attached, first.id, [found]) is attached
    assert accepted_ids(attached, [found]) == {found.id}


@pytest.mark.parametrize(
    ("at", "clock", "right", "zone"),
    [
        ("2023-05-01T16:05:33+00:00", SourceClock(), "2023-05-01T09:05-07:00", ""),
        ("2023-05-01T09:05", SourceClock(zone="Europe/Berlin"), "2023-05-01T09:05", "Europe/Berlin"),
        ("2023-05-01T09:05", SourceClock(ahead=timedelta(minutes=3)), "2023-05-01T09:02", ""),
        ("T09:05", SourceClock(ahead=timedelta(minutes=3)), "T09:02", ""),
        ("T00:01", SourceClock(ahead=timedelta(minutes=3)), "T00:01", ""),
        ("2023-05-01", SourceClock(ahead=timedelta(minutes=3)), "2023-05-01", ""),
    ],
)
def test_the_clock_of_a_source(at: str, clock: SourceClock, right: str, zone: str) -> None:
    moved = by_clock(candidate("a", at), clock, "America/Los_Angeles").at
    assert (moved.at, moved.zone) == (right, zone)


JIRA = (
    "Issue key,Summary,Status,Assignee,Due date,Resolved\n"
    "OPS-1,Watch the disk,Done,Ana,2023-06-01,02/Jun/23 9:05 AM\n"
    "OPS-2,Other,In Progress,Bob,01/Jul/23,\n"
    "OPS-9,Nobody's,Odd,,,\n"
)


def tasks() -> Incident:
    first = Task(id="t1", text="Watch", tickets=("https://x.org/browse/ops-1",))
    return Incident(id="i", tasks=(first, Task(id="t2", text="Other", tickets=("OPS-2",), owner="Bob")))


def test_a_tracker_changes_status_owner_and_due_of_the_tasks_with_its_tickets() -> None:
    problems: list[str] = []
    assert is_tracker(JIRA, "a.csv")
    tracked = tracker_tasks(JIRA, "a.csv", problems)
    incident = tasks()
    changes = task_changes(incident, tracked)
    assert [(change.task_id, change.field, change.after) for change in changes] == [
        ("t1", "status", "done"),
        ("t1", "owner", "Ana"),
        ("t1", "due", "2023-06-01"),
        ("t2", "status", "in_progress"),
        ("t2", "due", "2023-07-01"),
    ]
    assert [row.key for row in unmatched(incident, tracked)] == ["OPS-9"]
    assert problems == ['Row 4: the status "Odd" is not known; it changes nothing.']
    applied = apply_task_changes(incident, changes, date(2023, 8, 1))
    assert applied.tasks[0].done_on == "2023-06-02"
    assert task_changes(applied, tracked) == ()


@pytest.mark.parametrize(
    ("ticket", "key"),
    [
        ("ops-12", "OPS-12"),
        ("#12", "12"),
        ("https://github.com/a/b/issues/12", "12"),
        ("a/b#12", "12"),
        ("https://linear.app/team/issue/ENG-7/words-of-it", "ENG-7"),
    ],
)
def test_a_ticket_is_known_by_its_key(ticket: str, key: str) -> None:
    assert ticket_key(ticket) == key
