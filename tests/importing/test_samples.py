"""Thirteen real postmortems by other people: what a careful reader finds in them is found, and nothing is lost."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from postmortem_desk.importing.read import read_document
from postmortem_desk.report.markdown.markdown import markdown_document

DOCUMENTS = 13


def words(text: str) -> list[str]:
    return [word.casefold() for word in re.findall(r"[^\W_]+", re.sub(r"<[^>]{1,200}>", " ", text))]


def squashed(text: str | None) -> str:
    return re.sub(r"[\W_]+", "", text or "").casefold()


@pytest.fixture
def documents(shared: Path) -> list[tuple[dict[str, Any], bytes]]:
    folder = shared / "samples"
    wanted = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["documents"]
    return [(entry, (folder / entry["file"]).read_bytes()) for entry in wanted]


def test_events_tasks_and_causes_are_those_that_a_careful_reader_finds(
    documents: list[tuple[dict[str, Any], bytes]],
) -> None:
    assert len(documents) == DOCUMENTS
    for entry, data in documents:
        incident = read_document(data, entry["file"]).incident
        assert len(incident.timeline) in {entry["n_timeline_events"], *entry["alt_n_timeline_events"]}, entry["id"]
        assert squashed(incident.timeline[0].at.written) in squashed(entry["first_event_time_text"]), entry["id"]
        assert squashed(incident.timeline[-1].at.written) in squashed(entry["last_event_time_text"]), entry["id"]
        assert len(incident.tasks) in {entry["n_action_items"], *entry["alt_n_action_items"]}, entry["id"]
        has_causes = any(part.role == "causes" for part in incident.sections)
        assert has_causes == entry["has_root_cause_section"], entry["id"]


def test_every_word_is_in_the_markdown_in_order_and_no_other(documents: list[tuple[dict[str, Any], bytes]]) -> None:
    for entry, data in documents:
        written = markdown_document(read_document(data, entry["file"]).incident)
        assert words(written) == words(data.decode()), entry["id"]


def test_the_markdown_gives_the_same_incident_again(documents: list[tuple[dict[str, Any], bytes]]) -> None:
    for entry, data in documents:
        incident = read_document(data, entry["file"]).incident
        again = read_document(markdown_document(incident).encode(), "again.md").incident
        assert again.replaced(id=incident.id) == incident, entry["id"]
