"""What the words of a task tell of it."""

import pytest

from postmortem_desk.text.rows.task_groups import UNTOLD, TaskGroup
from postmortem_desk.text.rows.told_tasks import told_details

ALONE = TaskGroup()
"""Nothing holds but what each task says."""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Mend it (@ann, due 2024-03-01, OPS-12)", {"Owner": "@ann", "Due": "2024-03-01", "Tickets": "OPS-12"}),
        ("Mend it \u2014 Bob, by Friday", {"Due": "Friday", "Owner": "Bob"}),
        ("Mend it - @ann, @bob", {"Owner": "@ann"}),
        ("Mend it @ann and @bob", {"Owner": "@ann and @bob"}),
        ("Mend it. Owner: Bob. Due: end of Q3.", {"Owner": "Bob", "Due": "end of Q3"}),
        ("Mend it **Owner:** Bob **Due:** 2024-01-02", {"Owner": "Bob", "Due": "2024-01-02"}),
        ("Mend it\n- Assignee: Bob\n- Ticket: ABC-9", {"Owner": "Bob", "Tickets": "ABC-9"}),
        ("Mend it (Bob Smith, May 5, 2024)", {"Due": "2024-05-05", "Owner": "Bob Smith"}),
        ("[P1] Mend it", {"Priority": "P1"}),
        ("**[OPS-12]** Mend it", {"Tickets": "OPS-12"}),
        ("OPS-12: Mend it", {"Tickets": "OPS-12"}),
        ("OPS-12 Mend it \u2014 *Ann Poe* \u2014 High", {"Priority": "High", "Owner": "Ann Poe", "Tickets": "OPS-12"}),
        ("Mend it (Jira DH-259).", {"Tickets": "DH-259"}),
        ("Mend it - Bob, 2024-04-01", {"Due": "2024-04-01", "Owner": "Bob"}),
        ("Mend it, owner Ann, due 2024-04-01", {"Owner": "Ann", "Due": "2024-04-01"}),
        ("Mend it | Ann | 2024-04-01", {"Due": "2024-04-01", "Owner": "Ann"}),
        ("Action: Mend it / Owner: Ann / Due: 2024-04-01", {"Owner": "Ann", "Due": "2024-04-01"}),
        ("Mend it before end of Q3", {"Due": "end of Q3"}),
        ("Mend it by Friday.", {"Due": "Friday"}),
        ("Mend it \U0001f4c5 2024-04-01", {"Due": "2024-04-01"}),
        ("\U0001f534 High: mend it", {"Priority": "High"}),
        ("@ann: mend it", {"Owner": "@ann"}),
        ("Mend it [issue](https://git.example.com/a/b/issues/900)", {"Tickets": "#900"}),
        ("Mend it: https://jira.example.com/browse/OPS-3", {"Tickets": "OPS-3"}),
        ("\u2705 Mend it", {"Status": "done"}),
        ("~~Mend it~~", {"Status": "done"}),
        ("Mend it - DONE", {"Status": "done"}),
        ("Mend it (in progress)", {"Status": "in progress"}),
    ],
)
def test_owner_day_ticket_priority_and_state_are_read(text: str, told: dict[str, str]) -> None:
    assert dict(told_details(text)) == told


@pytest.mark.parametrize(
    "text",
    [
        "Watch the memory",
        "Move to UTF-8 (AES-256)",
        "Watch the certificates (script or calendar)",
        "Better alarms \u2014 Prometheus",
        "Raise it from P1 to P2 over time",
        "Target: 99.9% of requests",
        "Rank #1 in tests",
        "Call ann@example.com",
        "Owner: n/a",
        "Ann: mend it",
        "Pin it@1.2.3 everywhere",
        "Mend P1, P2",
        "Mend it by hand",
        "Make it faster by 2",
        "Watch memory, disk, done jobs",
    ],
)
def test_what_is_not_plain_is_left_alone(text: str) -> None:
    assert told_details(text) == ()


def test_only_what_the_words_do_not_tell_is_said_beside_them() -> None:
    text = "Mend it (@ann, OPS-12)"

    assert ALONE.beyond((("Owner", "@ann"), ("Due", "2024-03-01"), ("Tickets", "OPS-12")), text) == (
        ("Due", "2024-03-01"),
    )
    assert ALONE.beyond((("Owner", "Bob"),), text) == (("Owner", "Bob"), ("Tickets", UNTOLD))
    assert ALONE.told((("Owner", "Bob"), ("Tickets", UNTOLD)), text) == {"Owner": "Bob"}


def test_the_box_of_a_task_outranks_its_words() -> None:
    assert ALONE.status_of(False, "", "Mend it (done)") == "open"
    assert ALONE.status_of(None, "", "Mend it (done)") == "done"
    assert ALONE.status_of(False, "", "Mend it (in progress)") == "in_progress"
    assert ALONE.status_of(True, "", "Mend it (in progress)") == "done"
    assert ALONE.status_of(None, "dropped", "Mend it (done)") == "dropped"
