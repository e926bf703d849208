"""Small figures about an incident."""

from datetime import date

from postmortem_desk.insight.counts import is_overdue, overdue, progress
from postmortem_desk.model import Task


def test_dropped_tasks_do_not_count() -> None:
    statuses = ("done", "open", "dropped", "in_progress", "proposed", "done")

    assert progress(Task(id=f"t{number}", status=status) for number, status in enumerate(statuses)) == (2, 5)
    assert progress(()) == (0, 0)


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
