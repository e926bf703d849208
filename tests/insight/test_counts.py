"""Small figures about an incident."""

from datetime import date

from postmortem_desk.insight.counts import is_overdue, overdue, progress, timeline_span
from postmortem_desk.insight.spans import Span
from postmortem_desk.model import Incident, Task
from support.incidents import event, small_incident


def test_dropped_tasks_do_not_count() -> None:
    statuses = ("done", "open", "dropped", "in_progress", "proposed", "done")

    assert progress(Task(id=f"t{number}", status=status) for number, status in enumerate(statuses)) == (2, 5)
    assert progress(()) == (0, 0)


def test_the_timeline_goes_from_the_earliest_event_to_the_latest() -> None:
    rows = (event("c", "11:00"), event("a", "09:00"), event("unknown"), event("a2", "09:00"), event("c2", "11:00"))

    assert timeline_span(Incident(id="incident", timeline=rows)) == Span(7200, "a", "c", 7200, 7200)
    assert timeline_span(small_incident()) == Span(10_200, "bug", "over", 10_200, 10_200)


def test_a_timeline_without_times_has_no_span() -> None:
    assert timeline_span(Incident(id="incident", timeline=(event("a"),))) is None
    assert timeline_span(Incident(id="incident")) is None


def test_a_task_is_overdue_from_the_day_after_while_something_is_left_to_do() -> None:
    today = date(2026, 11, 25)
    cases = {
        ("2026-11-24", "open"): True,
        ("2026-11-24", "in_progress"): True,
        ("2026-11-25", "open"): False,
        ("2026-11-24", "done"): False,
        ("2026-11-24", "dropped"): False,
        ("yesterday", "open"): False,
        ("", "open"): False,
    }
    for (due, status), late in cases.items():
        assert is_overdue(Task(id="t", due=due, status=status), today) == late
    assert overdue([Task(id="t", due=due, status=status) for due, status in cases], today) == 2
