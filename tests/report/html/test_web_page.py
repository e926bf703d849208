"""The web page: one valid file that can be read by everyone and asks nobody."""

import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise

import pytest

from postmortem_desk.model import Event, Incident, Section
from postmortem_desk.report.html.web_page import web_page
from postmortem_desk.report.outline.outline import report_of
from postmortem_desk.resource_files import resource_text
from support.html_page import read_page
from support.incidents import large_incident, small_incident
from support.rich_incident import rich_incident

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def page_of(incident):
    return read_page(web_page(report_of(incident)))


@pytest.fixture(params=[rich_incident, small_incident, lambda: Incident(id="x")], ids=["rich", "small", "empty"])
def page(request):
    return page_of(request.param())


def test_the_page_is_whole(page):
    assert [tag.name for tag in page.one("html").children if not isinstance(tag, str)] == ["head", "body"]
    assert page.one("html").attributes["lang"]
    assert [tag.text for tag in page.all("title") if "id" not in tag.attributes] == [page.one("h1").text]
    assert len(page.all("header")) == len(page.all("main")) == len(page.all("footer")) == 1


def test_headings_leave_no_gap(page):
    levels = [int(tag.name[1]) for tag in page.all(*HEADINGS)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_no_id_stands_twice(page):
    ids = [tag.attributes["id"] for tag in page.all() if "id" in tag.attributes]
    assert len(ids) == len(set(ids))


def test_nothing_is_styled_inline_and_nothing_runs(page):
    for tag in page.all():
        assert "style" not in tag.attributes
        assert not [name for name in tag.attributes if name.startswith("on")]
    assert not page.all("script", "link", "img", "iframe", "object", "embed", "form", "base")


def test_every_table_says_what_its_cells_are_about(page):
    for table in page.all("table"):
        assert all("scope" in cell.attributes for cell in table.all("th"))
        assert table.all("thead")


def test_the_policy_allows_this_style_and_nothing_else():
    html = web_page(report_of(rich_incident()))
    page = read_page(html)
    policy = next(tag for tag in page.all("meta") if tag.attributes.get("http-equiv") == "Content-Security-Policy")
    style = re.search("<style>(.*)</style>", html, re.DOTALL)[1]
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert policy.attributes["content"] == (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    )
    assert html.index("Content-Security-Policy") < html.index("<style>")


def test_the_style_asks_for_nothing_from_outside():
    assert not re.search(r"url\(|@import|@font-face|expression", resource_text("report/page.css"))


def test_the_style_has_rules_for_paper():
    style = resource_text("report/page.css")
    assert "@page" in style
    assert re.search(r"thead\s*{\s*display: table-header-group", style)
    assert re.search(r"tr, li[^}]*break-inside: avoid", style)
    assert re.search(r"h1, h2[^}]*break-after: avoid", style)


def test_the_picture_is_told_to_those_who_do_not_see_it():
    svg = page_of(rich_incident()).one("svg")
    assert svg.attributes["role"] == "img"
    named = {tag.attributes["id"]: tag.text for tag in svg.all("title", "desc")}
    assert set(svg.attributes["aria-labelledby"].split()) == set(named)
    assert "undetected 2 h 30 min" in "".join(named.values())


def test_the_picture_is_told_as_lists_that_are_heard_and_not_seen():
    page = page_of(rich_incident().replaced(display={"lanes": True}))
    told = next(tag for tag in page.all("dl") if tag.attributes.get("class") == "hidden")
    assert [tag.text for tag in page.all("dt") if tag.text in {"Phases", "Milestones", "Events"}] == [
        "Phases",
        "Milestones",
        "Events",
    ]
    assert "undetected 2 h 30 min" in told.text
    assert re.search(r"Alert: 1 event, \S+", told.text)


def test_boxes_say_whether_a_task_is_done():
    boxes = [tag.attributes["aria-label"] for tag in page_of(rich_incident()).all("span") if "role" in tag.attributes]
    assert boxes == ["Done", "Not done", "Dropped", "Not done"]


def test_contents_are_listed_from_the_seventh_section_on():
    def with_sections(count):
        return Incident(id="x", sections=tuple(Section(id=f"s{n}", heading=f"H{n}", text="x") for n in range(count)))

    assert not page_of(with_sections(6)).all("nav")
    page = page_of(with_sections(7))
    targets = [link.attributes["href"][1:] for link in page.one("nav").all("a")]
    assert targets == [tag.attributes["id"] for tag in page.all("h2")]


def test_the_foot_names_who_it_is_for_and_what_it_is():
    assert page_of(rich_incident()).one("footer").text.split("\n")[1:3] == ["Internal, for the team", "M-2024-03"]


def test_an_odd_language_is_not_believed():
    assert page_of(Incident(id="x", language='en" onload="x')).one("html").attributes["lang"] == "en"


def test_the_same_incident_gives_the_same_page():
    assert web_page(report_of(rich_incident())) == web_page(report_of(rich_incident()))


def test_characters_that_no_page_may_hold_are_marked():
    html = web_page(report_of(Incident(id="x", title="a\x00b\x1bc\ufffed\ud800e")))
    assert "<h1>a\ufffdb\ufffdc\ufffdd\ufffde</h1>" in html


def test_every_row_of_a_long_timeline_is_there():
    page = page_of(large_incident(300))
    events = [
        row for table in page.all("table") if table.attributes.get("class") == "events" for row in table.all("tr")
    ]
    assert sum(row.all("th")[0].attributes["scope"] == "row" for row in events if row.all("th")) == 300


def test_footnotes_and_their_references_lead_to_each_other():
    sections = tuple(
        Section(id=name, heading=name, text="Late[^1], twice[^1].\n\n[^1]: By noon.") for name in ("one", "two")
    )
    page = page_of(Incident(id="x", sections=sections))
    ids = {tag.attributes["id"]: tag for tag in page.all() if "id" in tag.attributes}
    links = [tag for tag in page.all("a") if "notes-" in tag.attributes["href"]]
    assert [tag.text for tag in links] == ["1", "1", "\u2191"] * 2
    assert all(tag.attributes["href"].removeprefix("#") in ids for tag in links)
    assert ids["notes-two-note-1"].text == "By noon. \u2191"


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("he-IL", "rtl"), ("en", None), ("de-AT", None)])
def test_a_page_runs_as_its_language_does(language, direction):
    page = page_of(Incident(id="x", language=language))
    assert page.one("html").attributes.get("dir") == direction


def test_a_long_fact_takes_the_whole_width():
    services = tuple(f"service-number-{number}" for number in range(9))
    page = page_of(Incident(id="x", services=services, tags=("a",)))
    facts = {tag.text: tag.attributes.get("class") for tag in page.one("dl").children if not isinstance(tag, str)}
    assert facts == {f"Services{', '.join(services)}": "wide", "Tagsa": None}


def test_a_long_name_in_a_table_may_break():
    page = page_of(Incident(id="x", timeline=(Event(id="e", text="y" * 60, actor="z" * 60),)))
    assert [len(tag.all("wbr")) for tag in page.all("td")] == [7, 7]
