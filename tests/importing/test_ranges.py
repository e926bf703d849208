"""A range is exported in the words in which it was written."""

import pytest

from postmortem_desk.importing.read import read_document
from postmortem_desk.report.markdown.markdown import markdown_document


@pytest.mark.parametrize("written", ["9:00 to 9:20", "from 9:00 until 9:20", "between 9:00 and 9:20", "9:00 till 9:20"])
@pytest.mark.parametrize("form", ["- {}: x", "{}: x", "| Time | Event |\n| --- | --- |\n| {} | x |", "### {}\n\nx"])
def test_the_word_of_a_range_stays(written: str, form: str) -> None:
    document = f"## Timeline\n\n{form.format(written)}\n"
    incident = read_document(document.encode(), "a.md").incident
    (event,) = incident.timeline
    assert event.end is not None
    assert (event.at.at, event.end.at) == ("T09:00", "T09:20")
    exported = markdown_document(incident)
    assert written in exported
    assert read_document(exported.encode(), "b.md").incident.timeline == incident.timeline


def test_an_end_that_is_changed_is_joined_by_a_dash() -> None:
    incident = read_document(b"## Timeline\n\n- 9:00 to 9:20: x\n", "a.md").incident
    (event,) = incident.timeline
    assert event.end is not None
    end = event.end.replaced(written="9:30", at="T09:30")
    changed = incident.replaced(timeline=(event.replaced(end=end),))
    assert "**9:00 - 9:30** x" in markdown_document(changed)
