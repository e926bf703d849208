"""What an audience may not see is in no copy of theirs, in whatever writer and however hidden there."""

import io
import re
import zlib

import pytest
from pypdf import PdfReader

from postmortem_desk.model import (
    Attachment,
    Cause,
    Column,
    Conflict,
    Dismissal,
    Event,
    ImpactFigure,
    Incident,
    Layout,
    Milestone,
    Moment,
    Note,
    OwnField,
    Person,
    RelatedIncident,
    Section,
    Source,
    Task,
)
from postmortem_desk.model.record import UnknownKey
from postmortem_desk.operations.audiences.copy_for import copy_for
from postmortem_desk.report.export import KINDS, export_bytes
from postmortem_desk.resource_files import resource_path
from postmortem_desk.storage.incident_file import read_incident
from postmortem_desk.trouble import Trouble

TELLTALE = "zq7secret"
UNKNOWN = (UnknownKey(after="", key=f"{TELLTALE}-key", value=f"{TELLTALE} unknown"),)
FOR_ALL = ("customers",)


def at(time: str, **fields: object) -> Moment:
    return Moment(written=time, at=f"2024-03-14T{time}").replaced(**fields)


def secret(word: str) -> str:
    """A word that must not be told, different for each place."""
    return f"{TELLTALE}{word}"


def incident() -> Incident:
    """For customers there are a summary, a timeline and a task; everything else in it is a secret."""
    sections = (
        Section(
            id=secret("-s1"), role="summary", heading="Summary", audience=FOR_ALL, unknown=UNKNOWN,
            guidance=secret("guidance"), variants={"company": secret("company words")},
            text=f"It was down. <!-- {secret('comment')} --> See [the page][page].\n\n"
            f"[page]: https://status.example.org\n[old]: https://{secret('host')}.corp/x \"{secret('title')}\"",
        ),
        Section(
            id="s2", role="impact", heading=secret("impact heading"), text=secret("impact text"),
            variants={"customers": "A quarter of all orders failed."}, audience=("team",),
        ),
        Section(
            id="s3", role="timeline", heading="Timeline", audience=FOR_ALL,
            layout=Layout(style="table", columns=(Column(heading=secret("column"), field=""),)),
        ),
        Section(id="s4", role="causes", heading=secret("cause heading"), text=secret("cause text")),
        Section(id="s5", role="tasks", heading="What we do", audience=FOR_ALL),
        Section(id="s6", role="other", heading=secret("other heading"), text=secret("other text")),
    )  # fmt: skip
    timeline = (
        Event(
            id=secret("-e1"), section="s3", at=at("09:00"), text="Ann Lee saw it; ann.lee@example.org wrote.",
            actor="Ann Lee", milestones=(Milestone(name="started"), Milestone(name="detected", impact="i2")),
            cells={secret("cell heading"): secret("cell")}, unknown=UNKNOWN, attachments=("a1",),
            sources=(Source(kind="chat", ref=secret("ref"), url=f"https://{secret('url')}", quote=secret("quote")),),
        ),
        Event(id="e2", section="s3", at=at("09:30"), text=secret("row of the team"), audience=("team",)),
        Event(
            id="e3", section="s3", at=at("10:00", written=f"10:00 @{secret('handle')}"), text="It was up again.",
            milestones=(Milestone(name="resolved"),), actor=secret("stranger").title(),
        ),
        Event(id="e4", section="s6", at=at("11:00"), text=secret("row of a withheld section")),
    )  # fmt: skip
    tasks = (
        Task(
            id="t1", section="s5", text="Add an alarm, says @zq7secrethandle", owner=secret("owner"), due=secret("due"),
            tickets=(secret("ticket"),), cells={"x": secret("task cell")}, addresses=("c1",), unknown=UNKNOWN,
        ),
        Task(id="t2", section="s5", text=secret("task"), audience=("company",)),
    )  # fmt: skip
    people = (
        Person(id="p1", name="Ann Lee", handles=(secret("handle"), "annlee"), roles=("on-call engineer",)),
        Person(id="p2", name="Bo Ray", handles=(secret("visible handle"),), roles=("spokesman",), audience=FOR_ALL),
    )
    return Incident(
        id=secret("-id"), title="Shop outage, told by Ann", date="2024-03-14", zone="UTC", sections=sections,
        timeline=timeline, tasks=tasks, people=people, unknown=UNKNOWN, reference=secret("reference"),
        services=(secret("service"),), tags=(secret("tag"),), audiences=(secret("audience"),),
        related=(RelatedIncident(reference=secret("related"), relation=secret("relation")),),
        fields=(OwnField(label=secret("label"), value=secret("value")), OwnField(label="Plan", value="Free", audience=FOR_ALL)),
        impact=(
            ImpactFigure(id="i1", label="Orders", value="25", unit="%", audience=FOR_ALL, services=(secret("of"),)),
            ImpactFigure(id="i2", label=secret("figure"), value="7", unit=secret("unit")),
        ),
        causes=(Cause(id="c1", section="s4", text=secret("cause"), category=secret("bone"), event_ids=("e1",)),),
        attachments=(Attachment(id="a1", name=secret("file"), caption=secret("caption"), alt=secret("alt")),),
        notes=(Note(id="n1", by=secret("asker"), text=secret("question")),),
        dismissed=(Dismissal(rule="blame", on="e1", text=secret("dismissed")),),
        conflicts=(Conflict(path=("title",), theirs=secret("theirs")),),
        front_matter=f"---\nauthor: {secret('author')}\n---",
        display={"lanes": True, "metrics": True, "second_zone": "Asia/Tokyo", secret("key"): secret("setting")},
    )  # fmt: skip


def everything_in(data: bytes) -> str:
    """All that is in a file as letters: as it stands, in packed streams, as hexadecimal and in two bytes a letter."""
    pieces = [data]
    for match in re.finditer(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
        try:
            pieces.append(zlib.decompressobj().decompress(match[1]))
        except zlib.error:
            continue
    hexadecimal = re.findall(rb"<((?:[0-9A-Fa-f]{2}){4,})>", b" ".join(pieces))
    pieces += [bytes.fromhex(digits.decode()) for digits in hexadecimal]
    found = b"\n".join(pieces)
    words = [found.decode("latin-1"), found.replace(b"\0", b"").decode("latin-1")]
    if data.startswith(b"%PDF"):
        words += [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]
    return "\n".join(words).casefold()


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_that_is_withheld_is_in_a_copy_for_customers(kind: str) -> None:
    assert TELLTALE in everything_in(export_bytes(incident(), "md").data)
    told = everything_in(export_bytes(incident(), kind, audience="customers").data)
    leaks = sorted(set(re.findall(rf".{{0,30}}{TELLTALE}.{{0,30}}", told)))
    assert leaks == []
    names = sorted(set(re.findall(r".{0,30}\b(?:ann|lee|annlee)\b.{0,30}", told)))
    assert names == []


def test_what_is_for_them_is_there() -> None:
    text = export_bytes(incident(), "md", audience="customers").data.decode()
    for words in (
        "# Shop outage, told by on-call engineer",
        "It was down.  See [the page][page].",
        "[page]: https://status.example.org",
        "## Impact",
        "A quarter of all orders failed.",
        "On-call engineer saw it; on-call engineer wrote.",
        "Bo Ray",
        "Add an alarm, says on-call engineer",
    ):
        assert words in text, text


def test_the_foot_says_whom_it_is_for_and_the_notice_what_is_left_out() -> None:
    page = export_bytes(incident(), "html", audience="company")
    assert "Internal, for the company" in page.data.decode()
    assert page.notices == (
        "For company: 4 of 6 sections, 2 of 4 events, 0 of 1 causes, 2 of 2 tasks; the rest is left out.",
    )
    assert "Internal" not in export_bytes(incident(), "html", audience="customers").data.decode()


def test_an_audience_for_which_nothing_is_marked_gets_no_document() -> None:
    nothing = Incident(id="i", title="Outage", sections=(Section(id="s", heading="Summary", text="Words"),))
    with pytest.raises(Trouble, match="Nothing in the incident is marked"):
        export_bytes(nothing, "html", audience="customers")


def test_a_markdown_copy_does_not_tell_which_details_are_withheld() -> None:
    text = "Services: Checkout\\\nImpact: 25 % of all orders failed"
    summary = Section(id="s", role="summary", heading="Summary", text=text, audience=FOR_ALL)
    subject = Incident(id="i", title="Outage", sections=(summary,), services=("Checkout",))
    assert "- **Impact:**\n" in export_bytes(subject, "md").data.decode()
    assert "- **" not in export_bytes(subject, "md", audience="customers").data.decode()


def test_the_team_has_the_incident_itself() -> None:
    subject = incident()
    assert copy_for(subject, "team") is subject


@pytest.mark.parametrize("kind", KINDS)
def test_the_copy_of_the_example_for_customers_names_nobody(kind: str) -> None:
    example = read_incident(resource_path("examples/checkout-outage.postmortem.json")).incident
    names = {part.casefold() for person in example.people for part in person.name.split()}
    told = everything_in(export_bytes(example, kind, audience="customers").data)
    assert len(names) == 8
    assert re.findall(rf"\b(?:{'|'.join(names)}|{example.reference.casefold()})\b", told) == []
