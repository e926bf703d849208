"""What tasks that stand together tell of each other."""

import pytest

from postmortem_desk.text.rows.task_groups import task_group


@pytest.mark.parametrize(
    ("heading", "status"),
    [
        ("Short term (completed)", "done"),
        ("Immediate actions - Done", "done"),
        ("Completed action items", "done"),
        ("\u2705 Done", "done"),
        ("Already done:", "done"),
        ("Long term (in progress)", "in_progress"),
        ("Long term (next quarter)", ""),
        ("Action items", ""),
        ("What was done", ""),
        ("Fixed costs", ""),
        ("Open items", ""),
    ],
)
def test_a_heading_tells_how_far_its_tasks_are(heading: str, status: str) -> None:
    assert task_group(heading, "", ()).status == status


def test_what_a_task_says_itself_counts_more_than_its_heading() -> None:
    group = task_group("Short term (completed)", "", ())

    assert group.status_of(None, "", "Add an alarm") == "done"
    assert group.status_of(False, "", "Add an alarm") == "open"
    assert group.status_of(None, "open", "Add an alarm") == "open"
    assert group.status_of(None, "", "Add an alarm (in progress)") == "in_progress"


@pytest.mark.parametrize(
    ("texts", "owners"),
    [
        (("Add an alarm (Ann)", "Write it down [Bob]"), ("Ann", "Bob")),
        (("Add an alarm (Ann Lee)", "Write it down (Bob, Cy)"), ("Ann Lee", "Bob, Cy")),
        (("Add an alarm - Ann.", "Write it down \u2014 Platform team"), ("Ann", "Platform team")),
        (("Add an alarm (Ann)", "Write it down (\u00c9lo\u00efse)", "Sleep (TBD)"), ("", "", "")),
        (("Add an alarm (Ann)",), ("",)),
        (("Watch the disk (Grafana)", "Watch the rest", "Sleep"), ("", "", "")),
        (("Watch the disk (see below)", "Watch the rest (in May)"), ("", "")),
        (("Add an alarm (done)", "Write it down (WIP)"), ("", "")),
    ],
)
def test_names_at_the_ends_of_nearly_all_tasks_are_their_owners(
    texts: tuple[str, ...], owners: tuple[str, ...]
) -> None:
    group = task_group("", "", texts)

    assert tuple(group.told((), text).get("Owner", "") for text in texts) == owners


def test_an_owner_that_was_taken_away_stays_away() -> None:
    group = task_group("", "", ("Add an alarm (Ann)", "Write it down (Bob)"))

    assert "Owner" not in group.told(group.beyond((), "Add an alarm (Ann)"), "Add an alarm (Ann)")


def test_a_label_above_the_tasks_tells_it_too() -> None:
    assert task_group("Short term", "Some words.\n\n**In progress (next two weeks):**", ()).status == "in_progress"
    assert task_group("Short term", "All of this is in progress.", ()).status == ""
