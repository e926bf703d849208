"""Every character comes into every document unchanged or visibly marked, and out of exported Markdown unchanged."""

import html
import io
import re
from collections.abc import Callable

import pytest
from pypdf import PdfReader

from postmortem_desk.importing.read import incident_of_markdown
from postmortem_desk.model import Cause, Event, ImpactFigure, Incident, Moment, OwnField, Person, Record, Section, Task
from postmortem_desk.report.export import export_bytes
from postmortem_desk.text.one_line import one_line

KEPT = {
    "no-break space": "\u00a0",
    "zero width joiner": "\u200d",
    "zero width space": "\u200b",
    "soft hyphen": "\u00ad",
    "byte order mark": "\ufeff",
    "tag": "\U000e0041",
}
MARKED = {"zero": "\0", "escape": "\x1b", "delete": "\x7f", "noncharacter": "\ufdd0", "the last": "\uffff"}
LINE_ENDS = {"line separator": "\u2028", "paragraph separator": "\u2029", "carriage return": "\r"}
ALL = KEPT | MARKED | LINE_ENDS
PLACES = {
    "title",
    "head",
    "prose",
    "fence",
    "event",
    "actor",
    "kind",
    "cause",
    "task",
    "owner",
    "label",
    "value",
    "name",
    "figure",
    "unit",
    "severity",
}


def incident_with(character: str) -> Incident:
    """The character between a q and a p in every field, each of which is named before and after it."""

    def text(name: str) -> str:
        return f"{name}q{character}p{name}"

    return Incident(
        id="i",
        title=text("title"),
        severity=text("severity"),
        fields=(OwnField(label=text("label"), value=text("value")),),
        people=(Person(id="p", name=text("name")),),
        impact=(ImpactFigure(id="f", label="Mails", value=text("figure"), unit=text("unit")),),
        sections=(
            Section(id="s", role="summary", heading=text("head"), text=f"{text('prose')}\n\n```\n{text('fence')}\n```"),
            Section(id="t", role="timeline", heading="Timeline"),
            Section(id="c", role="causes", heading="Causes"),
            Section(id="k", role="tasks", heading="Tasks"),
        ),
        timeline=(
            Event(
                id="e",
                section="t",
                at=Moment(written="09:00", at="2026-10-14T09:00:00+00:00"),
                text=text("event"),
                actor=text("actor"),
                kind=text("kind"),
            ),
        ),
        causes=(Cause(id="c1", section="c", text=text("cause")),),
        tasks=(Task(id="t1", section="k", text=text("task"), owner=text("owner")),),
    )


def found(text: str) -> dict[str, set[str]]:
    """What stands between the q and the p, by the name of its field."""
    between: dict[str, set[str]] = {}
    for match in re.finditer(r"([a-z]+)q([^a-z]{0,12}?)p\1", text):
        between.setdefault(match[1], set()).add(match[2])
    return between


def page_text(incident: Incident) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", export_bytes(incident, "html").data.decode()))


def pdf_text(incident: Incident) -> str:
    reader = PdfReader(io.BytesIO(export_bytes(incident, "pdf").data))
    return "\n".join(page.extract_text() for page in reader.pages)


def markdown_text(incident: Incident) -> str:
    return export_bytes(incident, "md").data.decode()


@pytest.mark.parametrize("name", ALL)
def test_exported_markdown_comes_back_with_the_same_characters(name: str) -> None:
    text = markdown_text(incident_with(ALL[name]))
    assert found(text) == {key: {ALL[name]} for key in PLACES}
    assert found(_all(incident_of_markdown(text))) == {key: {ALL[name]} for key in PLACES}


def _all(value: object) -> str:
    """Every text of a record, one behind the other."""
    value = vars(value) if isinstance(value, Record) else value
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    return value if isinstance(value, str) else " | ".join(map(_all, parts))


@pytest.mark.parametrize("make", [page_text, pdf_text], ids=["page", "PDF"])
@pytest.mark.parametrize("name", KEPT)
def test_a_character_that_can_be_shown_is_kept(name: str, make: Callable[[Incident], str]) -> None:
    places = found(make(incident_with(KEPT[name])))
    assert places.keys() >= PLACES
    assert {place: texts for place, texts in places.items() if texts != {KEPT[name]}} == {}


@pytest.mark.parametrize("make", [page_text, pdf_text], ids=["page", "PDF"])
@pytest.mark.parametrize("name", MARKED)
def test_a_character_that_cannot_is_marked(name: str, make: Callable[[Incident], str]) -> None:
    places = found(make(incident_with(MARKED[name])))
    assert places.keys() >= PLACES
    assert set().union(*places.values()) == {"\N{REPLACEMENT CHARACTER}"}


@pytest.mark.parametrize("make", [page_text, pdf_text], ids=["page", "PDF"])
@pytest.mark.parametrize("name", LINE_ENDS)
def test_an_end_of_a_line_parts_what_it_stands_between(name: str, make: Callable[[Incident], str]) -> None:
    places = found(make(incident_with(LINE_ENDS[name])))
    assert places.keys() >= PLACES
    assert set().union(*places.values()) <= {" ", "\n", LINE_ENDS[name]}


@pytest.mark.parametrize(
    ("text", "line"), [(" a \n\t b ", "a b"), ("4\u00a0MB", "4\u00a0MB"), ("a\u2028b\r\nc", "a b c"), (" \n", "")]
)
def test_one_line_keeps_the_spaces_that_may_not_be_broken(text: str, line: str) -> None:
    assert one_line(text) == line
