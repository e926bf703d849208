"""The HTML of the preview: the small part of it that QTextDocument draws, with everything of a person's escaped."""

import re

import pytest
from msgspec.structs import replace

from postmortem_desk.report.blocks import (
    Block,
    CauseRow,
    CauseTreeBlock,
    ChecklistBlock,
    ChecklistRow,
    EventRow,
    EventTableBlock,
    FactsBlock,
    Figure,
    FiguresBlock,
    HeadingBlock,
    PictureBlock,
    ProseBlock,
    TitleBlock,
)
from postmortem_desk.report.html.preview_html import picture_height
from postmortem_desk.report.html.preview_rows import drawable, line_ids, rows_html, time_counts, time_width
from postmortem_desk.report.outline.outline import report_of
from postmortem_desk.resource_files import resource_text
from support.golden import assert_golden
from support.incidents import small_incident
from support.preview_html import block_html, preview_html
from support.rich_incident import rich_incident

TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)([^<>]*)>")
DRAWN = {
    *("p", "div", "table", "tr", "td", "th", "thead", "tbody", "img", "span", "br", "hr", "a", "ul", "ol", "li"),
    *("em", "strong", "s", "code", "pre", "blockquote", "h4", "h5", "h6"),
}
EVENT = EventRow("e1", "9:05 AM", "", "Text", "alert", ("detected",), "Ada", key_event=False, doubtful=False)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="720" height="90" viewBox="0 0 720 90"></svg>'


def events(*times: str) -> tuple[EventRow, ...]:
    return tuple(replace(EVENT, event_id=f"e{number}", time=time) for number, time in enumerate(times))


def test_the_rich_incident_is_written_as_it_was() -> None:
    assert_golden("preview/rich.html", preview_html(report_of(rich_incident()).blocks, 440) + "\n")


def test_only_tags_that_are_drawn_are_used_and_all_are_closed() -> None:
    open_tags: list[str] = []
    for end, tag, _ in TAG.findall(preview_html(report_of(small_incident()).blocks, 440)):
        assert tag in DRAWN
        if end:
            assert open_tags.pop() == tag
        elif tag not in ("img", "br", "hr"):
            open_tags.append(tag)
    assert open_tags == []


def test_every_class_has_a_look() -> None:
    html = preview_html(report_of(small_incident()).blocks, 440)
    used = {name for names in re.findall(r'class="([^"]*)"', html) for name in names.split()}
    looks = set(re.findall(r"\.([a-z0-9]+)", resource_text("report/preview.css")))
    assert used - looks <= {"code"}


HOSTILE = '"><img src=x> & <b>'
BLOCKS: tuple[Block, ...] = (
    TitleBlock("title", HOSTILE, (HOSTILE,)),
    FiguresBlock("figures", (Figure(HOSTILE, HOSTILE, HOSTILE),)),
    FactsBlock("facts", ((HOSTILE, HOSTILE),)),
    HeadingBlock("h", "s", "other", 2, 1, HOSTILE),
    ProseBlock("p", "s", 1, HOSTILE),
    EventTableBlock(
        "t",
        "s",
        HOSTILE,
        (EventRow("e", HOSTILE, HOSTILE, HOSTILE, HOSTILE, (HOSTILE,), HOSTILE, True, False, ((HOSTILE, HOSTILE),)),),
    ),
    PictureBlock(HOSTILE, SVG, HOSTILE, HOSTILE),
    CauseTreeBlock("c", "s", (CauseRow("c", 3, HOSTILE, HOSTILE, HOSTILE, (HOSTILE,)),)),
    ChecklistBlock("k", "s", (ChecklistRow("k", True, HOSTILE, HOSTILE, ((HOSTILE, HOSTILE),)),)),
)


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: type(block).__name__)
def test_what_a_person_wrote_is_never_a_tag(block: Block) -> None:
    html = block_html(block, 440)
    assert "<img src=x" not in html
    assert "<b>" not in html
    assert "&lt;b&gt;" in html
    assert all('"' not in name for name in re.findall(r'src="([^"]*)"', html))
    assert set(re.findall(r'src="([a-z]*)', html)) <= {"asset"}


def test_what_is_read_of_a_block_is_written() -> None:
    assert "INC-1 \N{MIDDLE DOT} SEV2" in block_html(TitleBlock("title", "Title", ("INC-1", "SEV2")), 440)
    band = block_html(FiguresBlock("f", tuple(Figure(f"L{n}", f"V{n}", f"D{n}") for n in range(6))), 440)
    assert re.findall(r">([LVD]\d)<", band) == [f"{letter}{number}" for number in range(6) for letter in "LVD"]
    assert band.count("<table") == 2
    few = FiguresBlock("f", tuple(Figure("L", "V") for _ in range(4)))
    assert [block_html(few, width).count("<table") for width in (440, 300, 160)] == [1, 2, 4]
    task = ChecklistRow("k", False, "In progress", "Do it", (("Owner", "Ada"), ("Done when", "it works " * 9)))
    assert re.sub(r"<[^>]+>", "|", rows_html((task,), 0)).count("Owner: Ada") == 1
    cause = rows_html((CauseRow("c", 2, "Why, confirmed", "Because", "process", ("9:05",)),), 0)
    assert "Why, confirmed \N{MIDDLE DOT} process" in cause
    assert "Seen at 9:05" in cause
    assert "padding-left: 40px" in cause


def test_a_day_is_a_line_of_its_own_that_belongs_to_its_event() -> None:
    rows = (EVENT, replace(EVENT, event_id="e2", day="2 May 2023"), replace(EVENT, event_id="e3"))
    assert line_ids(rows) == ("e1", "e2", "e2", "e3")
    assert rows_html(rows, 80).count("<tr>") == 4


def test_the_time_column_goes_by_the_many() -> None:
    short = time_width((time_counts(events(*["9:05"] * 20)),))
    assert time_width((time_counts(events(*["9:05"] * 19, "2023-05-01 09:05:30 - 09:20:00")),)) == short
    assert time_width((time_counts(events(*["2023-05-01 09:05"] * 20)),)) > short
    assert time_width((time_counts(events("", "")),)) == 0
    assert "width" not in rows_html(events(""), 0).partition("<tr>")[2]


def test_a_picture_keeps_its_shape() -> None:
    assert picture_height(SVG, 360) == 45
    assert picture_height("<svg></svg>", 400) == 100
    assert 'width="360" height="45"' in block_html(PictureBlock("picture", SVG, "alt"), 360)


def test_prose_never_asks_for_a_picture() -> None:
    html = block_html(ProseBlock("p", "s", 1, "![a](https://example.com/a.png) and <img src='b.png'>"), 440)
    assert "<img" not in html


def test_characters_that_end_a_frame_in_qt_are_replaced() -> None:
    assert drawable("a\ufdd0b\ufdd1c\ufffcd\u2029e\x00f\ud800g") == "a�b�c�d�e�f�g"
    assert drawable("plain & \u2028 \ufeff 🙂") == "plain & \u2028 \ufeff 🙂"
