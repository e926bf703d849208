"""Markdown documents: how they read, and what they say only where it must be said."""

import pytest

from postmortem_desk.importing.read import incident_of_markdown
from postmortem_desk.model import (
    Cause,
    Column,
    Event,
    ImpactFigure,
    Incident,
    Layout,
    Moment,
    OwnField,
    Person,
    RelatedIncident,
    Section,
    Task,
)
from postmortem_desk.report.markdown.markdown import markdown_document
from support.golden import assert_golden
from support.incidents import large_incident, small_incident
from support.rich_incident import rich_incident


def of(*sections: Section, **fields: object) -> Incident:
    return Incident(id="x").replaced(sections=sections, **fields)


def timeline(style: str, *times: str, columns: tuple[Column, ...] = ()) -> Incident:
    layout = Layout(style=style, columns=columns)
    events = tuple(
        Event(id=f"e{place}", section="t", at=Moment(written=time), text=f"text {place}")
        for place, time in enumerate(times)
    )
    return of(Section(id="t", role="timeline", heading="Timeline", layout=layout), timeline=events)


def checklist(style: str, *tasks: Task, heading: str = "Tasks") -> Incident:
    return of(Section(id="t", role="tasks", heading=heading, layout=Layout(style=style)), tasks=tasks)


@pytest.mark.parametrize(
    ("name", "incident"), [("rich", rich_incident()), ("small", small_incident()), ("empty", Incident(id="x"))]
)
def test_a_document_reads_as_it_should(name: str, incident: Incident) -> None:
    assert_golden(f"markdown/{name}.md", markdown_document(incident))


@pytest.mark.parametrize(
    ("style", "lines"),
    [
        ("", ["- **9:05 AM** text 0", "- **9:20** text 1"]),
        ("list", ["- **9:05 AM** text 0", "- **9:20** text 1"]),
        ("numbers", ["1. **9:05 AM** text 0", "2. **9:20** text 1"]),
        ("ones", ["1. **9:05 AM** text 0", "1. **9:20** text 1"]),
        ("numbers from 3", ["3. **9:05 AM** text 0", "4. **9:20** text 1"]),
        ("lines", ["**9:05 AM** text 0  ", "**9:20** text 1"]),
        ("table", ["| Time | Event |", "| --- | --- |", "| 9:05 AM | text 0 |", "| 9:20 | text 1 |"]),
        ("headings", ["### 9:05 AM", "", "text 0", "", "### 9:20", "", "text 1"]),
    ],
)
def test_events_are_shown_as_their_source_showed_them(style: str, lines: list[str]) -> None:
    document = markdown_document(timeline(style, "9:05 AM", "9:20"))
    assert document.split("\n") == ["## Timeline", "", *lines, ""]


def test_rows_that_told_their_time_behind_their_words_do_so_again() -> None:
    columns = (Column(field="text"), Column(field="time"))
    assert "- text 0 **9:05**" in markdown_document(timeline("list", "9:05", columns=columns))


def test_tasks_have_boxes_unless_their_source_had_none() -> None:
    task = Task(id="a", section="t", text="mend it")
    assert "- [ ] mend it" in markdown_document(checklist("", task))
    assert "1. mend it" in markdown_document(checklist("numbers", task))
    assert "1. [x] mend it" in markdown_document(checklist("numbers", task.replaced(status="done")))


def test_details_of_a_task_stand_behind_it() -> None:
    task = Task(id="a", section="t", text="mend it", owner="Jane_Roe", due="2023-06-01", status="in_progress")
    line = "- [ ] mend it _(Owner: Jane_Roe; Due: 2023-06-01; Status: in progress)_"
    assert line in markdown_document(checklist("", task)).split("\n")


def test_a_table_keeps_its_columns_and_their_words() -> None:
    source = "## Tasks\n\n| Action | Due | State |\n| --- | --- | --- |\n| mend it | May 5, 2023 | WIP |\n"
    incident = incident_of_markdown(source)
    assert markdown_document(incident) == source
    later = incident.replaced(tasks=(incident.tasks[0].replaced(due="2023-06-01", status="done"),))
    assert "| mend it | 2023-06-01 | done |" in markdown_document(later)


def test_causes_are_a_tree_that_is_read_back() -> None:
    causes = (
        Cause(id="a", section="c", role="root", text="No cache", certainty="confirmed"),
        Cause(id="b", section="c", parent_id="a", role="why", text="Wrong default"),
        Cause(id="d", section="c", role="trigger", text="A newsletter"),
    )
    document = markdown_document(of(Section(id="c", role="causes", heading="Root cause"), causes=causes))
    assert "- **Root cause:** No cache _(Certainty: confirmed)_\n  - **Why:** Wrong default\n" in document
    read = incident_of_markdown(document).causes
    assert [(cause.role, cause.text, cause.parent_id == read[0].id) for cause in read] == [
        ("root", "No cache", False),
        ("why", "Wrong default", True),
        ("trigger", "A newsletter", False),
    ]


def test_a_deep_chain_of_whys_keeps_its_order() -> None:
    chain = tuple(Cause(id=f"c{n}", section="c", parent_id=f"c{n - 1}" if n else "", text=f"{n}") for n in range(30))
    incident = of(Section(id="c", role="causes", heading="Root cause"), causes=chain)
    read = incident_of_markdown(markdown_document(incident)).causes
    texts = {cause.id: cause.text for cause in read}
    assert [(cause.text, texts.get(cause.parent_id)) for cause in read] == [
        (str(n), str(n - 1) if n else None) for n in range(30)
    ]


def test_details_are_read_back_to_the_same_fields() -> None:
    incident = Incident(
        id="x",
        title="Outage",
        reference="INC-1, *a*",
        date="2023-05-01",
        zone="Europe/Berlin",
        severity="SEV_2",
        status="resolved",
        stage="in_review",
        detected_by="customer",
        services=("checkout, old", "payments"),
        tags=("a",),
        people=(Person(id="p", name="Jane (Roe)", handles=("@jane",), roles=("commander; lead", "scribe")),),
        impact=(ImpactFigure(id="i", label="Users: all", value="1,200 or so", unit="%", approximate=True),),
        fields=(OwnField(label="Review: when", value="21 May"),),
        related=(RelatedIncident(reference="INC-0", relation="same cause"),),
    )
    read = incident_of_markdown(markdown_document(incident))
    for name in (
        "title",
        "reference",
        "date",
        "zone",
        "severity",
        "status",
        "stage",
        "detected_by",
        "services",
        "tags",
    ):
        assert getattr(read, name) == getattr(incident, name), name
    assert (read.fields, read.related) == (incident.fields, incident.related)
    assert [person.replaced(id="p") for person in read.people] == list(incident.people)
    assert [figure.replaced(id="i") for figure in read.impact] == list(incident.impact)


def test_a_fact_that_the_document_tells_is_not_told_twice() -> None:
    incident = incident_of_markdown("## Timeline (UTC)\n\n- 2023-05-01 9:05 a\n")
    assert (incident.date, incident.zone) == ("2023-05-01", "UTC")
    assert "details" not in markdown_document(incident)
    assert "- **Time zone:** CET" in markdown_document(incident.replaced(zone="CET"))


def test_a_day_that_the_words_do_not_tell_is_said_before_its_event() -> None:
    events = (
        Event(id="a", section="t", at=Moment(written="9:05", at="2023-05-01T09:05"), text="one"),
        Event(id="b", section="t", at=Moment(written="10:05", at="2023-05-03T10:05"), text="two"),
        Event(id="c", section="t", at=Moment(written="10:10", at="2023-05-03T10:10"), text="three"),
    )
    for style in ("list", "table", "lines", "headings"):
        section = Section(id="t", role="timeline", heading="Timeline", layout=Layout(style=style))
        document = markdown_document(of(section, timeline=events, date="2023-05-01"))
        assert document.count("**3 May 2023**") == 1
        read = incident_of_markdown(document).timeline
        assert [(event.at.at, event.text) for event in read] == [(event.at.at, event.text) for event in events]


def test_the_title_is_written_unless_the_front_matter_has_it() -> None:
    front = "---\ntitle: Outage\n---"
    assert markdown_document(Incident(id="x", title="Outage", front_matter=front)) == f"{front}\n"
    assert markdown_document(Incident(id="x", title="Other", front_matter=front)) == f"{front}\n\n# Other\n"
    assert markdown_document(Incident(id="x", title="C *and* D #")).startswith("# C \\*and\\* D \\#")


def test_a_role_is_said_only_where_the_heading_does_not_say_it() -> None:
    plain = of(Section(id="a", role="impact", heading="Impact", text="x"))
    assert "<!--" not in markdown_document(plain)
    odd = of(Section(id="a", role="impact", heading="Oh dear", text="x"))
    assert markdown_document(odd).startswith("<!-- postmortem-desk section role=impact -->\n\n## Oh dear\n")


def test_a_text_with_headings_in_it_stands_between_marks() -> None:
    incident = of(Section(id="a", role="summary", heading="Summary", text="# Not a section\n\nx"))
    document = markdown_document(incident)
    assert "<!-- postmortem-desk text -->\n# Not a section\n\nx\n<!-- postmortem-desk end -->" in document


def test_rows_that_no_section_shows_get_a_heading() -> None:
    incident = of(timeline=(Event(id="e", at=Moment(written="9:05"), text="a"),), tasks=(Task(id="t", text="b"),))
    assert markdown_document(incident) == "## Timeline\n\n- **9:05** a\n\n## Tasks\n\n- [ ] b\n"


def test_guidance_and_notes_are_never_written() -> None:
    incident = of(Section(id="a", role="summary", heading="Summary", guidance="Say what happened"))
    assert markdown_document(incident) == "## Summary\n"


def test_large_timelines_come_back_whole() -> None:
    incident = large_incident(500)
    read = incident_of_markdown(markdown_document(incident))
    assert [(event.at.written, event.text) for event in read.timeline] == [
        (event.at.written, event.text) for event in incident.timeline
    ]
