"""The PDF, read back."""

import io
import json
import re

import pytest
from pypdf import PdfReader

from postmortem_desk.model import Cause, Event, Incident, Milestone, Moment, OwnField, Section, Task
from postmortem_desk.report.outline.outline import report_of
from postmortem_desk.report.pdf.pdf import pdf_document
from support.hostile import PAYLOADS, hostile_incident
from support.incidents import large_incident, small_incident
from support.rich_incident import rich_incident

FALLBACK = "The PDF is complete but does not promise accessibility (PDF/UA)"


def made(incident):
    """The PDF of an incident; it must be made without any notice."""
    document = pdf_document(report_of(incident))
    assert document.notices == ()
    return PdfReader(io.BytesIO(document.data))


def text_of(reader):
    return "\n".join(page.extract_text() for page in reader.pages)


def words_of(reader):
    return " ".join(text_of(reader).split())


def with_text(text):
    return Incident(id="x", sections=(Section(id="s", heading="Text", text=text),))


@pytest.fixture(scope="module")
def rich():
    return made(rich_incident())


def test_it_holds_the_document_in_order(rich):
    words = words_of(rich)
    wanted = (
        "Mail came late & twice",
        "Duration 4 h 05 min 22:10 to 02:15",
        "Incident commander Ida Roth (@ida)",
        "Summary A mail relay lost its disk.",
        "What readers saw",
        "bounces",
        "in | hold 12",
        "They do now.",
        'return "done"',
        "Image: The queue on Sunday (https://example.org/queue.png)",
        "after a hard break.",
        "In detail",
        "Timeline Told from the logs.",
        "9 March 2024 22:10 started",
        "10 March 2024",
        "We move the queue.",
        "then the new",
        "Depth: 0 of 4,100",
        "Text after the rows.",
        "Root cause, confirmed No alert on disk space.",
        "The list of hosts is kept by hand.",
        "Tasks",
        "Install the exporter on relay-*.",
        "20 March 2024",
        "Dropped: the queue moves to a service",
    )
    places = [words.find(text) for text in wanted]
    assert -1 not in places, [text for text, place in zip(wanted, places, strict=True) if place < 0]
    assert places == sorted(places)


def test_it_is_tagged_and_says_its_title_language_and_day(rich):
    root = rich.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] is True or root["/MarkInfo"]["/Marked"].value is True
    assert root["/Lang"] == "en-GB"
    assert rich.metadata.title == "Mail came late & twice"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "2024-03-09" in str(rich.metadata.creation_date)
    assert not rich.metadata.author
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()


def test_its_outline_has_the_headings(rich):
    def titles(items):
        return [titles(item) if isinstance(item, list) else item.title for item in items]

    assert titles(rich.outline) == [
        "Summary",
        ["What readers saw", ["In figures"]],
        "In detail",
        ["Timeline"],
        "Causes",
        "Tasks",
    ]


def test_every_page_says_which_it_is_and_for_whom():
    reader = made(large_incident(60))
    count = len(reader.pages)
    assert count > 2
    for number, page in enumerate(reader.pages, 1):
        text = page.extract_text()
        assert f"Page {number} of {count}" in text
        assert "Internal, for the team" in text


def test_the_head_of_the_timeline_stands_on_each_of_its_pages():
    events = tuple(Event(id=f"e{n}", text=f"Row {n} of many.") for n in range(120))
    reader = made(Incident(id="x", sections=(Section(id="t", role="timeline"),), timeline=events))
    assert len(reader.pages) > 3
    assert all("What happened" in page.extract_text() for page in reader.pages)
    assert re.findall(r"Row (\d+) of", text_of(reader)) == [str(n) for n in range(120)]


def test_a_day_stands_again_on_the_next_page():
    events = [Event(id=f"e{n}", at=Moment(written=f"{n}", at="2024-03-10T10:00"), text="x") for n in range(90)]
    reader = made(Incident(id="x", date="2024-03-09", timeline=tuple(events)))
    assert all("10 March 2024" in page.extract_text() for page in reader.pages)


def test_rows_do_not_break_across_pages_unless_they_are_longer_than_one():
    rows = tuple(Event(id=f"e{n}", text=f"Start {n}. " + "word " * 60 + f"End {n}.") for n in range(40))
    reader = made(Incident(id="x", timeline=rows))
    for page in reader.pages:
        text = page.extract_text()
        assert re.findall(r"Start (\d+)", text) == re.findall(r"End (\d+)", text)
    giant = made(Incident(id="x", timeline=(Event(id="e", text="Start. " + "word " * 4000 + "End."),)))
    assert len(giant.pages) > 1
    assert text_of(giant).count("word") == 4000


def test_only_allowed_links_can_be_followed():
    text = (
        "[a](https://a.example) [b](mailto:b@b.example) [c](javascript:c) [d](file:///d) [e](ftp://e) [f](http://"
        + "f" * 9000
        + ")"
    )
    reader = made(with_text(text))
    links = [a.get_object()["/A"]["/URI"] for page in reader.pages for a in page.get("/Annots", ())]
    assert links == ["https://a.example", "mailto:b@b.example"]


def test_a_word_longer_than_the_page_stays_on_it_and_is_copied_whole():
    word = "a1" * 150
    reader = made(
        Incident(
            id="x",
            sections=(Section(id="s", heading="S", text=f"{word}\n\n```\n{word}\n```\n\n> `{word}`"),),
            timeline=(Event(id="e", text=word, actor=word[:40], kind=word[:40], at=Moment(written=word[:40])),),
        )
    )
    assert "".join(text_of(reader).split()).count(word) == 4
    right = []
    for page in reader.pages:
        page.extract_text(visitor_text=lambda text, _, at, *__: right.append(at[4]) if text.strip() else None)
        assert max(right) < float(page.mediabox.right)


def alternatives(reader):
    """What stands for pictures where they are not seen, in the order of the document."""

    def told(node):
        node = node.get_object()
        if not isinstance(node, dict):
            return []
        kids = node.get("/K", [])
        below = [text for kid in (kids if isinstance(kids, list) else [kids]) for text in told(kid)]
        return [str(node["/Alt"]), *below] if "/Alt" in node else below

    return told(reader.trailer["/Root"]["/StructTreeRoot"])


def test_pictures_and_boxes_are_told_to_those_who_do_not_see_them(rich):
    picture, *boxes = alternatives(rich)
    assert picture.startswith("Phases: undetected 2 h 30 min, then responding 25 min")
    assert boxes == ["Done", "Not done", "Dropped", "Not done"]


def test_the_lanes_are_drawn_with_their_names_their_words_and_their_description():
    reader = made(rich_incident().replaced(display={"lanes": True, "metrics": True}))
    words = words_of(reader)
    for lane in ("Alert", "Action", "Observation"):
        assert f"{lane} " in words
    assert "undetected 2 h 30 min" in words
    assert "Duration, time to resolve 4 h 05 min, from started (22:10) to resolved (02:15)" in words
    told = re.findall(r"Events: Alert \d[^.]*\.", " ".join(alternatives(reader)))
    assert len(told) == 1


def test_the_same_incident_gives_the_same_bytes():
    first, second = (pdf_document(report_of(rich_incident())).data for _ in range(2))
    assert first == second


def test_an_empty_incident_is_a_page_with_its_title():
    reader = made(Incident(id="x"))
    assert len(reader.pages) == 1
    assert "Untitled incident" in text_of(reader)


def test_an_incident_of_two_hours_fits_a_few_pages():
    assert len(made(small_incident()).pages) <= 4


def test_a_character_that_no_font_draws_costs_the_promise_but_nothing_else():
    document = pdf_document(report_of(with_text("before \U000f1234 after")))
    assert len(document.notices) == 1
    assert document.notices[0].startswith(FALLBACK)
    reader = PdfReader(io.BytesIO(document.data))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "after" in text_of(reader)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_an_attack_in_every_field_stays_text(payload):
    reader = made(hostile_incident([payload]))
    assert "/JavaScript" not in repr(reader.trailer["/Root"])
    links = [
        a.get_object()["/A"]["/URI"]
        for page in reader.pages
        for a in page.get("/Annots", ())
        if "/URI" in a.get_object()["/A"]
    ]
    assert all(link.startswith(("https://", "http://", "mailto:")) for link in links)


def test_typst_markup_is_text():
    text = '#import "@preview/x:1.0.0" #read("/etc/passwd") #eval("1") $x^2$ @ref #panic()'
    assert text in words_of(made(with_text(text)))


def test_every_naughty_string_can_be_drawn(shared):
    strings = [
        text for text in json.loads((shared / "corpora" / "naughty_strings.json").read_text("utf-8")) if text.strip()
    ]
    document = pdf_document(report_of(hostile_incident(strings)))
    assert all(notice.startswith(FALLBACK) for notice in document.notices)
    assert len(PdfReader(io.BytesIO(document.data)).pages) > 20


@pytest.mark.parametrize(
    "text", ["> " * 18, "- " * 9, "1. " * 9, "> - " * 6, "*" * 400, "[" * 400, "![" * 400, "| a " * 400]
)
def test_deep_nesting_is_drawn(text):
    assert "the end" in words_of(made(with_text(text + "the end")))


@pytest.mark.parametrize("text", ["> " * 4000, "- " * 4000, "1. " * 4000, "`" * 4000, "[a](" * 4000, "***a" * 4000])
def test_absurd_nesting_makes_a_page(text):
    assert "Text" in words_of(made(with_text(text + "the end")))


@pytest.mark.parametrize("text", ["abcdefgh" * 5 + " ", "*a* b ", "a\\\n", "[a](https://b.example) ", "`a` "])
def test_a_paragraph_of_a_thousand_of_anything_is_drawn(text):
    assert "the end" in words_of(made(with_text(text * 1000 + "the end")))


def test_a_chain_of_a_hundred_causes_is_drawn():
    causes = tuple(
        Cause(id=f"c{n}", parent_id=f"c{n - 1}" if n else "", role="why", text=f"Why {n}.") for n in range(100)
    )
    assert re.findall(r"Why (\d+)\.", text_of(made(Incident(id="x", causes=causes)))) == [str(n) for n in range(100)]


def test_hostile_milestones_leave_the_picture_whole():
    names = ("started", "resolved", "</text><script>", "\x00", "&", "x" * 500, "detected", "\ufffe")
    events = tuple(
        Event(id=f"e{n}", at=Moment(at=f"2024-03-09T1{n}:00"), milestones=(Milestone(name=name),))
        for n, name in enumerate(names)
    )
    document = pdf_document(report_of(Incident(id="x", timeline=events)))
    assert all(notice.startswith(FALLBACK) for notice in document.notices)


def test_other_scripts_are_drawn():
    document = pdf_document(report_of(with_text("Кириллица, Ελληνικά, Tiếng Việt, 12 € − 3 ≤ 9 → ok")))
    assert "Ελληνικά" in text_of(PdfReader(io.BytesIO(document.data)))


def test_tasks_without_owner_or_day_need_no_column_for_them():
    words = words_of(made(Incident(id="x", tasks=(Task(id="t", text="Do it."),))))
    assert "Action Do it." in words
    assert "Owner" not in words


def lines_at(page):
    """The places at which the lines of a page begin, by their words."""
    found = {}

    def see(text, current, _matrix, _font, _size):
        if text.strip():
            found.setdefault(text.strip(), current[4])

    page.extract_text(visitor_text=see)
    return found


def test_a_paragraph_runs_as_its_first_letter_does():
    page = made(with_text("Latin first שלום.\n\nשלום Latin.")).pages[0]
    places = lines_at(page)
    left = min(places.values())
    assert any(place > left + 150 for words, place in places.items() if "Latin" in words), places


def test_figures_keep_their_order_in_a_document_that_runs_the_other_way():
    rows = (
        Event(
            id="a", text="A", at=Moment(written="09:00", at="2024-03-14T09:00"), milestones=(Milestone(name="started"),)
        ),
        Event(
            id="b",
            text="B",
            at=Moment(written="09:45", at="2024-03-14T09:45"),
            milestones=(Milestone(name="resolved"),),
        ),
    )
    words = words_of(made(Incident(id="x", language="he", title="\u05ea\u05e7\u05dc\u05d4", timeline=rows)))
    assert "45 min" in words
    assert "09:00 to 09:45" in words


def test_long_facts_take_the_whole_width():
    long = "a long value that needs a line of its own, and more than half of one " * 2
    fields = tuple(OwnField(label=f"Fact {n}", value=long if n % 3 == 1 else "short") for n in range(7))
    words = words_of(made(Incident(id="x", fields=fields)))
    assert all(f"Fact {n}" in words for n in range(7))


def test_footnotes_stand_at_the_foot_and_boxes_are_told():
    page = made(with_text("Late[^1].\n\n[^1]: By noon.\n\n- [x] sent\n\n" + "More. " * 200)).pages[0]
    lines = page.extract_text().splitlines()
    assert any(line.endswith("By noon.") for line in lines[-3:]), lines[-4:]
    assert "[x]" not in page.extract_text()
    assert "[^1]" not in page.extract_text()


def test_a_day_with_its_time_stands_on_one_line():
    rows = tuple(
        Event(id=f"e{n}", text="It failed.", at=Moment(written=f"2024-03-14 08:0{n}", at=f"2024-03-14T08:0{n}"))
        for n in range(3)
    )
    incident = Incident(id="x", sections=(Section(id="s", role="timeline", heading="Timeline"),), timeline=rows)
    assert "2024-03-14 08:02 It failed." in text_of(made(incident)).splitlines()
