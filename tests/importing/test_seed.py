"""The document that this product was asked for with."""

import re
from pathlib import Path

import pytest

from postmortem_desk.importing.read import Imported, read_document
from postmortem_desk.model import Incident
from postmortem_desk.report.markdown.markdown import markdown_document

MEASURES, TASKS = 4, 5


@pytest.fixture
def source(shared: Path) -> bytes:
    return (shared / "seed" / "seed-postmortem.md").read_bytes()


@pytest.fixture
def imported(source: bytes) -> Imported:
    return read_document(source, "seed-postmortem.md")


def words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)


def rows_in(incident: Incident, role: str) -> list[str]:
    ids = {part.id for part in incident.sections if part.role == role}
    return [task.text for task in incident.tasks if task.section in ids]


def test_it_has_ten_events_from_nine_to_eleven_on_the_first_of_may(imported: Imported) -> None:
    timeline = imported.incident.timeline
    assert [event.at.written for event in timeline] == (
        [
            "9:00 AM",
            "9:05 AM",
            "9:10 AM",
            "9:20 AM",
            "9:30 AM",
            "9:35 AM",
            "10:00 AM",
            "10:30 AM",
            "10:45 AM",
            "11:00 AM",
        ]
    )
    assert timeline[0].at.at == "2023-05-01T09:00"
    assert timeline[-1].at.at == "2023-05-01T11:00"
    assert imported.incident.date == "2023-05-01"


def test_the_zone_is_kept_as_written_and_settles_no_offset(imported: Imported) -> None:
    assert imported.incident.zone == "PST"


def test_its_sections_have_their_headings_without_decoration_and_their_roles(imported: Imported) -> None:
    assert [(part.heading, part.level, part.role) for part in imported.incident.sections] == [
        ("Issue Summary", 1, "summary"),
        ("Timeline", 3, "timeline"),
        ("Root Cause and Resolution", 3, "causes"),
        ("Corrective and Preventative Measures", 3, "measures"),
        ("Tasks to address the issue", 3, "tasks"),
    ]
    assert imported.incident.title == ""
    assert not imported.incident.sections[0].text.startswith("---")


def test_it_has_four_measures_and_five_tasks_the_last_with_its_following_line(imported: Imported) -> None:
    assert len(rows_in(imported.incident, "measures")) == MEASURES
    tasks = rows_in(imported.incident, "tasks")
    assert len(tasks) == TASKS
    assert tasks[-1].startswith("In conclusion")
    assert "\nThe incident was resolved within two hours" in tasks[-1]


def test_every_word_is_in_its_markdown_in_the_same_order_and_no_other(source: bytes, imported: Imported) -> None:
    assert words(markdown_document(imported.incident)) == words(source.decode())


def test_its_markdown_gives_the_same_incident_again(imported: Imported) -> None:
    again = read_document(markdown_document(imported.incident).encode(), "again.md").incident
    assert again.replaced(id=imported.incident.id) == imported.incident


def test_a_person_is_told_what_was_found(imported: Imported) -> None:
    assert "10 events, 9:00 AM to 11:00 AM, on 1 May 2023." in imported.found
    assert "5 tasks." in imported.found
    assert imported.not_understood == ()
