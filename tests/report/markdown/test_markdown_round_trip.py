"""An export that is imported again gives the same sections and rows, whatever was typed into them."""

from collections.abc import Iterable

from hypothesis import given

from postmortem_desk.importing.read import incident_of_markdown
from postmortem_desk.model import (
    Event,
    Incident,
    Task,
)
from postmortem_desk.report.markdown.markdown import markdown_document
from support.incidents import small_incident
from support.markdown_texts import incidents


def again(incident: Incident) -> Incident:
    return incident_of_markdown(markdown_document(incident))


def section_words(incident: Incident) -> list[tuple[str, str, int, str]]:
    return [(part.role, part.heading, part.level, part.text) for part in incident.sections]


def homes(incident: Incident, rows: Iterable[Event | Task]) -> list[int]:
    places = {part.id: index for index, part in enumerate(incident.sections)}
    return [places[row.section] for row in rows]


def event_words(incident: Incident) -> list[tuple[object, ...]]:
    return [
        (row.at.written, row.end and row.end.written, row.text, row.kind, row.actor, row.key_event, row.cells)
        for row in incident.timeline
    ]


def task_words(incident: Incident) -> list[tuple[object, ...]]:
    return [(t.text, t.status, t.owner, t.due, t.priority, t.tickets, t.cells) for t in incident.tasks]


def cause_words(incident: Incident) -> list[tuple[object, ...]]:
    texts = {row.id: row.text for row in incident.causes}
    return [(c.role, c.text, texts.get(c.parent_id), c.category, c.certainty) for c in incident.causes]


@given(incidents())
def test_an_export_that_is_imported_gives_the_same_parts(incident: Incident) -> None:
    read = again(incident)
    assert read.title == incident.title
    assert section_words(read) == section_words(incident)
    assert homes(read, read.timeline) == homes(incident, incident.timeline)
    assert event_words(read) == event_words(incident)
    assert homes(read, read.tasks) == homes(incident, incident.tasks)
    assert task_words(read) == task_words(incident)
    assert cause_words(read) == cause_words(incident)


@given(incidents())
def test_the_second_clock_is_told_and_is_no_part_of_the_events(incident: Incident) -> None:
    shown = incident.replaced(zone="America/Los_Angeles", display={"second_zone": "Asia/Tokyo"})
    read = again(shown)
    assert read.display.get("second_zone") == "Asia/Tokyo"
    assert event_words(read) == event_words(shown)
    assert markdown_document(read) == markdown_document(again(read))


def test_the_second_clock_stands_behind_the_events() -> None:
    text = markdown_document(small_incident().replaced(display={"second_zone": "Asia/Tokyo"}))
    assert "- **Second time zone:** Asia/Tokyo" in text
    assert "_(Elsewhere: 2 May, 00:10 JST; " in text
    assert "Elsewhere" not in markdown_document(small_incident())


def test_other_words_under_that_label_are_the_writer_s_own() -> None:
    read = incident_of_markdown("# Outage\n\n## Timeline\n\n- 09:05 It failed. _(Elsewhere: all was well)_\n")
    assert read.timeline[0].text == "It failed. _(Elsewhere: all was well)_"
