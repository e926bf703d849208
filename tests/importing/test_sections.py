"""Titles, headings and roles; and how measures and tasks are read."""

import pytest

from postmortem_desk.importing.read import incident_of_markdown
from postmortem_desk.model import Incident


def outline(text: str) -> list[tuple[int, str, str]]:
    return [(part.level, part.heading, part.role) for part in incident_of_markdown(text).sections]


def tasks(text: str) -> list[str]:
    return [task.text for task in incident_of_markdown(text).tasks]


def test_the_first_heading_is_the_title_unless_it_names_a_section() -> None:
    assert incident_of_markdown("# Outage\n\n## Summary\n\nx\n").title == "Outage"
    assert incident_of_markdown("# Summary\n\nx\n").title == ""
    assert incident_of_markdown("x\n\n# Outage\n").title == ""
    assert incident_of_markdown("## Outage\n").title == ""


def test_a_title_in_front_matter_and_heading_is_kept_in_both() -> None:
    incident = incident_of_markdown("---\ntitle: Outage\n---\n\n# Outage\n\nx\n")
    assert incident.title == "Outage"
    assert incident.display == {"title_heading": True}


def test_the_text_before_the_first_heading_is_the_summary_where_there_is_no_other() -> None:
    assert outline("# Outage\n\nAll was down.\n\n## Impact\n\nx\n")[0] == (2, "", "summary")
    assert outline("# Outage\n\nAll was down.\n\n## Summary\n\nx\n")[0] == (2, "", "other")


@pytest.mark.parametrize(
    ("source", "heading"),
    [
        ("# -----Issue Summary-----:", "Issue Summary"),
        ("## **Impact**:", "Impact"),
        ("### Timeline ###", "Timeline"),
        ("## Root _cause_ & `fix`", "Root cause & fix"),
        ("## See [here](https://example.org/a)", "See [here](https://example.org/a)"),
        ("Detection\n---------", "Detection"),
    ],
)
def test_a_heading_is_cleaned_of_decoration(source: str, heading: str) -> None:
    assert [part.heading for part in incident_of_markdown(f"## Summary\n\nx\n\n{source}\n\ny\n").sections][1] == heading


def test_a_rule_directly_below_a_heading_is_decoration_and_another_is_not() -> None:
    assert incident_of_markdown("## Summary\n---\nx\n\n---\n\ny\n").sections[0].text == "x\n\n---\n\ny"


def test_headings_below_tasks_and_timelines_belong_to_them() -> None:
    text = "## Action items\n\n### Detection\n\n- a\n\n### Wild idea\n\n- b\n\n## Impact\n\n### Details\n\n- c\n"
    assert [role for _, _, role in outline(text)] == ["tasks", "tasks", "tasks", "impact", "other"]
    assert tasks(text) == ["a", "b"]


def test_a_role_alone_on_a_line_above_a_list_is_a_heading() -> None:
    text = "## Detection\n\nBy luck.\n\nAction Items\n- a\n- b\n"
    assert outline(text) == [(2, "Detection", "detection"), (3, "Action Items", "tasks")]
    assert tasks(text) == ["a", "b"]


def test_a_list_of_bold_labels_is_a_list_of_sections() -> None:
    text = "# Outage\n\n- **Key events**\n  - Fault 2020-02-25 07:32\n\n- **Time to repair**: 4h\n\n- **Impact**:\n  - much\n"
    assert outline(text) == [(2, "Key events", "timeline"), (2, "Time to repair", "other"), (2, "Impact", "impact")]
    assert [event.text for event in incident_of_markdown(text).timeline] == ["Fault"]


def test_bold_labels_in_a_section_with_a_role_stay_text() -> None:
    text = "## Impact\n\n- **Customers:** many\n  and more\n- **Timeline:**\n  - none\n"
    assert outline(text) == [(2, "Impact", "impact")]


@pytest.mark.parametrize(
    ("body", "done"),
    [
        ("- a\n- b", [False, False]),
        ("1. a\n2. b", [False, False]),
        ("- [ ] a\n- [x] b", [False, True]),
        ("- [] a\n- [X] b", [False, True]),
        ("| Action | Status |\n|---|---|\n| a | todo |\n| b | Done |", [False, True]),
    ],
)
def test_tasks_are_read_from_lists_boxes_and_tables(body: str, done: list[bool]) -> None:
    rows = incident_of_markdown(f"## Action items\n\n{body}\n").tasks
    assert [row.text for row in rows] == ["a", "b"]
    assert [row.is_done for row in rows] == done


def test_a_table_gives_owner_due_status_priority_and_tickets() -> None:
    text = (
        "## Tasks\n\n| # | Action | Owner | Due date | Status | Prio | Ticket |\n|---|---|---|---|---|---|---|\n"
        "| 1 | fix it | Jane | May 5, 2023 | WIP | P1 | OPS-1, OPS-2 |\n"
    )
    task = incident_of_markdown(text).tasks[0]
    assert (task.text, task.owner, task.due, task.status) == ("fix it", "Jane", "2023-05-05", "in_progress")
    assert (task.priority, task.tickets) == ("P1", ("OPS-1", "OPS-2"))
    assert task.cells == {"#": "1", "Due date": "May 5, 2023", "Status": "WIP"}


def test_text_between_two_lists_introduces_the_second() -> None:
    incident = incident_of_markdown("## Tasks\n\nFirst:\n\n- a\n\nLater:\n\n- b\n\nThat is all.\n")
    assert [(part.role, part.text) for part in incident.sections] == [
        ("tasks", "First:"),
        ("tasks", "Later:"),
        ("other", "That is all."),
    ]
    assert _sections_of_tasks(incident) == [0, 1]


def _sections_of_tasks(incident: Incident) -> list[int]:
    places = {part.id: index for index, part in enumerate(incident.sections)}
    return [places[task.section] for task in incident.tasks]


def test_causes_stay_prose() -> None:
    incident = incident_of_markdown("## Root cause\n\n- one\n- two\n")
    assert incident.causes == ()
    assert incident.sections[0].text == "- one\n- two"
