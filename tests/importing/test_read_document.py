"""What is taken for a document, and what is refused with a sentence."""

import pytest

from postmortem_desk.importing.read import read_document
from postmortem_desk.trouble import Trouble

TEXT = "# Título\n\n## Timeline\n\n- 9:05 café\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_is_read_in_the_usual_encodings(encoding: str) -> None:
    incident = read_document(TEXT.encode(encoding), "a.md").incident
    assert incident.title == "Título"
    assert incident.timeline[0].text == "café"


def test_an_encoding_that_is_not_utf_8_is_told() -> None:
    assert any("Windows-1252" in sentence for sentence in read_document(TEXT.encode("cp1252"), "a.md").found)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_other_systems_are_read_as_ours(end: str) -> None:
    data = TEXT.replace("\n", end).encode()
    unix = read_document(TEXT.encode(), "a.md").incident
    assert read_document(data, "a.md").incident == unix


@pytest.mark.parametrize(
    ("data", "name"),
    [(b"\x00\x01\x02", "a.md"), (b"\xff\xfea", "a.md"), (b"x", "a.docx"), (b"x" * (64 * 2**20 + 1), "a.md")],
)
def test_what_is_no_document_is_refused_with_a_sentence_and_a_remedy(data: bytes, name: str) -> None:
    with pytest.raises(Trouble) as told:
        read_document(data, name)
    assert told.value.subject == name
    assert told.value.sentence.endswith(".")
    assert told.value.remedy


def test_an_empty_document_is_an_empty_incident() -> None:
    incident = read_document(b"", "a.md").incident
    assert incident.sections == ()
    assert incident.title == ""


@pytest.mark.parametrize("name", ["a.md", "b.html.md.erb", "c.qmd", "d.mdx", "e.txt", "README", "f.MARKDOWN"])
def test_the_ending_of_a_name_tells_the_kind(name: str) -> None:
    assert read_document(TEXT.encode(), name).incident.title == "Título"


def test_front_matter_stays_as_it_stands_and_gives_the_title() -> None:
    front = '+++\ntitle = "docs.rs outage"\n+++'
    incident = read_document(f"{front}\n\n## Summary\n\nText\n".encode(), "a.md").incident
    assert incident.front_matter == front
    assert incident.title == "docs.rs outage"


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    incident = read_document(b"---\n\nOne line\n\n---\n\nAnother\n", "a.md").incident
    assert incident.front_matter == ""
    assert incident.sections[0].text == "---\n\nOne line\n\n---\n\nAnother"


def test_the_same_document_gives_the_same_ids() -> None:
    assert read_document(TEXT.encode(), "a.md").incident == read_document(TEXT.encode(), "b.md").incident


def test_what_was_not_understood_is_told_and_stays_as_text() -> None:
    read = read_document(b"## Timeline\n\nIt went on for a while.\n\n## Tasks\n\nWe will see.\n", "a.md")
    assert [part.text for part in read.incident.sections] == ["It went on for a while.", "We will see."]
    assert read.not_understood == (
        '"Timeline": no events found; 1 block kept as text.',
        '"Tasks": no measures or tasks found; 1 block kept as text.',
    )


def test_days_without_a_clock_time_are_told_once() -> None:
    text = "# Outage\n\n## Timeline\n\n- 21 March 2025: Reported.\n- 3 April 2025: Closed.\n"
    assert read_document(text.encode(), "a.md").found == ("2 events, from 21 March 2025 to 3 April 2025.",)


def test_title_and_sections_are_told_apart_from_what_was_found_in_them() -> None:
    imported = read_document(TEXT.encode(), "a.md")
    assert imported.headings[0].startswith("Title: ")
    assert not set(imported.headings) & set(imported.found)


def test_details_and_milestones_are_told_in_a_sentence_each() -> None:
    text = (
        "# Outage\n\n**Severity:** SEV1 | **Authors:** Jane Roe, Joe Doe | **Services:** shop\n\n"
        "## Timeline\n\n- 9:05 Outage started\n- 9:20 Resolved\n"
    )
    assert read_document(text.encode(), "a.md").found[1:] == (
        "Milestones: started, resolved.",
        "Details: severity SEV1, 1 service, 2 people.",
    )
