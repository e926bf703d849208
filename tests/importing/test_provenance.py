"""Every piece of an import is found again in its source, also after edits."""

from pathlib import Path

import pytest

from postmortem_desk.importing.documents.provenance import located_pieces, piece_at, unrecognised
from postmortem_desk.importing.read import incident_of_markdown
from postmortem_desk.operations.events import edit_event

SOURCE = """# Checkout outage

On May 1st, 2023 checkout failed.

## Timeline

- `9:00 AM:` The alert fired, see [graph](https://graphs.example.com/1).
- 9:10 AM - 9:20 AM The primary was restarted
- 9:30 AM: The alert fired again

## Action items

1. Add an alert
2. Add a limit

Thanks to everyone.
"""


def words_of(kind: str) -> list[str]:
    incident = incident_of_markdown(SOURCE)
    return [SOURCE[piece.start : piece.end] for piece in located_pieces(SOURCE, incident) if piece.kind == kind]


def test_each_piece_holds_its_own_words() -> None:
    assert words_of("title") == ["Checkout outage"]
    assert words_of("heading") == ["Timeline", "Action items"]
    assert words_of("event") == [
        "9:00 AM:` The alert fired, see [graph](https://graphs.example.com/1",
        "9:10 AM - 9:20 AM The primary was restarted",
        "9:30 AM: The alert fired again",
    ]
    assert words_of("task") == ["Add an alert", "Add a limit"]
    assert words_of("prose") == ["On May 1st, 2023 checkout failed", "Thanks to everyone"]


def test_a_place_leads_to_its_piece_and_what_is_not_understood_is_told() -> None:
    incident = incident_of_markdown(SOURCE)
    pieces = located_pieces(SOURCE, incident)
    found = piece_at(pieces, SOURCE.index("restarted"))
    assert found is not None
    assert (found.kind, found.id) == ("event", incident.timeline[1].id)
    assert unrecognised(SOURCE, pieces) == ()
    assert unrecognised(SOURCE, [piece for piece in pieces if piece.kind != "task"]) == (
        (SOURCE.index("1. Add"), SOURCE.index("limit") + 5),
    )


def test_an_edited_piece_is_found_as_far_as_its_words_are_there() -> None:
    incident = incident_of_markdown(SOURCE)
    first = incident.timeline[0].id
    changed = edit_event(incident, first, text="Something else entirely")
    kinds = [piece.id for piece in located_pieces(SOURCE, changed) if piece.kind == "event"]
    assert kinds == [row.id for row in incident.timeline[1:]]


@pytest.mark.parametrize("number", range(13))
def test_the_samples_are_found_whole(shared: Path, number: int) -> None:
    path = sorted((shared / "samples" / "postmortems").iterdir())[number]
    source = path.read_text(encoding="utf-8")
    incident = incident_of_markdown(source)
    pieces = located_pieces(source, incident)
    events = [piece for piece in pieces if piece.kind == "event"]
    assert len(events) == len(incident.timeline)
    assert [piece.start for piece in events] == sorted(piece.start for piece in events)
    left = sum(end - start for start, end in unrecognised(source, pieces))
    assert left < 0.25 * len(source)


def test_front_matter_is_a_piece_of_its_own() -> None:
    source = "---\ntitle: Outage\nteam: shop\n---\n\n## Summary\n\nIt broke.\n"
    pieces = located_pieces(source, incident_of_markdown(source))
    assert unrecognised(source, pieces) == ()
    assert pieces[0].kind == "front matter"


def test_the_details_that_a_text_tells_are_pieces_of_their_own() -> None:
    source = (
        "# Outage\n\n**Severity:** SEV-2 | **Duration:** 5 min\n\n- Authors: Jane Roe, Joe Doe\n- Call: none\n\n"
        "## Impact\n\n- Users affected: 300\n\n## Participants\n\n- Ann Lee\n"
    )
    incident = incident_of_markdown(source)
    pieces = located_pieces(source, incident)
    details = [piece for piece in pieces if piece.kind == "detail"]
    assert [source[piece.start : piece.end] for piece in details] == [
        "Severity:** SEV-2",
        "Authors: Jane Roe, Joe Doe",
        "Users affected: 300",
        "Ann Lee",
    ]
    assert {(piece.part, piece.id) for piece in details} == {("details", "")}
    found = piece_at(pieces, source.index("Joe"))
    assert found is not None
    assert found.kind == "detail"
    assert unrecognised(source, pieces) == ()
