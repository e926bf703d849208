"""What a document tells in its own words is not said again in its Markdown, and what it does not tell is."""

import pytest

from postmortem_desk.importing.read import incident_of_markdown, read_document
from postmortem_desk.model import Milestone, Person
from postmortem_desk.report.markdown.markdown import markdown_document

SOURCE = """# Outage

**Severity:** SEV1
**Authors:** Jane Roe, Joe Doe
**Services:** shop

## Impact

- Users affected: 300

## Timeline

- 10:00 Incident started
- 10:05 Detected
- 11:00 Resolved
"""


def test_what_was_read_is_written_as_it_stood() -> None:
    incident = incident_of_markdown(SOURCE)
    assert incident.severity == "SEV1"
    written = markdown_document(incident)
    assert "postmortem-desk" not in written
    assert incident_of_markdown(written).replaced(id="x") == incident.replaced(id="x")


@pytest.mark.parametrize(
    "changes",
    [
        {"severity": "SEV2"},
        {"severity": ""},
        {"services": ()},
        {"people": ()},
        {"people": (Person(id="a", name="Jane Roe", roles=("Author", "Scribe")),)},
        {"impact": ()},
    ],
)
def test_what_is_changed_since_is_said_and_read_back(changes: dict[str, object]) -> None:
    incident = incident_of_markdown(SOURCE).replaced(**changes)
    read = incident_of_markdown(markdown_document(incident))
    assert (read.severity, read.services, read.impact) == (incident.severity, incident.services, incident.impact)
    assert [(p.name, p.roles) for p in read.people] == [(p.name, p.roles) for p in incident.people]


@pytest.mark.parametrize("marks", [{}, {1: "declared"}, {0: "started", 1: "detected", 2: "mitigated"}])
def test_milestones_that_the_words_do_not_name_are_said(marks: dict[int, str]) -> None:
    incident = incident_of_markdown(SOURCE)
    timeline = tuple(
        event.replaced(milestones=(Milestone(name=marks[index]),) if index in marks else ())
        for index, event in enumerate(incident.timeline)
    )
    read = incident_of_markdown(markdown_document(incident.replaced(timeline=timeline)))
    assert [event.milestones for event in read.timeline] == [event.milestones for event in timeline]


def test_a_label_marks_the_event_at_its_time() -> None:
    source = "# Outage\n\n- **Started:** 10:00 UTC\n- **Duration:** 10:00 - 11:00\n- **Detected:** 10:07\n\n"
    read = incident_of_markdown(
        f"{source}## Timeline (UTC)\n\n- 10:00 Deploy\n- 10:05 Page\n- 11:00 Rollback done\n- 11:00 All is well\n"
    )
    assert [[mark.name for mark in event.milestones] for event in read.timeline] == [["started"], [], [], ["resolved"]]


def test_a_time_at_the_head_that_no_event_has_is_told_as_left() -> None:
    source = "# Outage\n\nDetected: 10:07\n\n## Timeline\n\n- 10:00 Deploy\n"
    assert read_document(source.encode(), "a.md").not_understood == (
        "Told without an event at that time, and kept as text: detected.",
    )
