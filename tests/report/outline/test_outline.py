"""What a document says, in which order and in which words."""

import pytest

from postmortem_desk.model import Cause, Event, ImpactFigure, Incident, Milestone, Moment, Section, Task
from postmortem_desk.report.blocks import (
    CauseTreeBlock,
    ChecklistBlock,
    EventTableBlock,
    FactsBlock,
    FiguresBlock,
    HeadingBlock,
    PictureBlock,
    ProseBlock,
    TitleBlock,
)
from postmortem_desk.report.outline.outline import report_of
from postmortem_desk.storage.file_format.canonical import incident_bytes
from support.incidents import small_incident
from support.rich_incident import rich_incident

TIMELINE = (Section(id="t", role="timeline", heading="Timeline"),)


def blocks_of(incident, kind):
    return [block for block in report_of(incident).blocks if isinstance(block, kind)]


def headings(incident, **options):
    return [(b.depth, b.text) for b in report_of(incident, **options).blocks if isinstance(b, HeadingBlock)]


def event(event_id, at="", written="", **fields):
    return Event(id=event_id, at=Moment(written=written, at=at or None), text=event_id).replaced(**fields)


def days(*events, date="2024-03-09"):
    (table,) = blocks_of(Incident(id="x", date=date, sections=TIMELINE, timeline=events), EventTableBlock)
    return [row.day for row in table.rows]


def test_the_blocks_stand_in_the_order_of_the_document():
    kinds = [type(block) for block in report_of(rich_incident()).blocks]
    assert kinds == [
        TitleBlock,
        FiguresBlock,
        FactsBlock,
        HeadingBlock,
        ProseBlock,
        HeadingBlock,
        HeadingBlock,
        ProseBlock,
        PictureBlock,
        EventTableBlock,
        ProseBlock,
        HeadingBlock,
        CauseTreeBlock,
        HeadingBlock,
        ChecklistBlock,
    ]


def test_an_empty_incident_has_a_title_and_nothing_else_but_its_stage():
    report = report_of(Incident(id="x"))
    assert report.title == "Untitled incident"
    assert report.blocks == (TitleBlock("title", "Untitled incident", ("draft",)),)


def test_the_quiet_line_says_what_a_reader_must_know_first():
    (title,) = blocks_of(rich_incident(), TitleBlock)
    assert title.facts == ("M-2024-03", "major", "resolved", "final", "9 March 2024", "times in UTC")


def test_the_quiet_line_does_not_repeat_the_day_of_the_title():
    incident = Incident(id="x", title="Outage, 9 March 2024", date="2024-03-09", stage="in_review")
    (title,) = blocks_of(incident, TitleBlock)
    assert title.facts == ("in review",)


def test_a_figure_says_between_which_times_it_lies():
    (band,) = blocks_of(rich_incident(), FiguresBlock)
    assert [(f.label, f.value.replace("\N{NO-BREAK SPACE}", " "), f.detail) for f in band.figures] == [
        ("Duration", "4 h 05 min", "22:10 to 02:15"),
        ("Time to detect", "2 h 30 min", "22:10 to 00:40"),
        ("Time to mitigate", "2 h 55 min", "22:10 to 01:05"),
        ("Mails late", "about 4,100", "Mail"),
    ]


def test_an_impact_figure_that_the_band_has_no_room_for_stands_among_the_facts():
    (facts,) = blocks_of(rich_incident(), FactsBlock)
    assert facts.facts[0] == ("Mails twice", "12\N{NO-BREAK SPACE}%")


def test_an_impact_figure_without_a_value_is_not_shown():
    incident = Incident(id="x", impact=(ImpactFigure(id="i", label="Users"),))
    assert not blocks_of(incident, FiguresBlock)


def test_people_stand_under_their_roles():
    (facts,) = blocks_of(rich_incident(), FactsBlock)
    assert ("Incident commander", "Ida Roth (@ida)") in facts.facts
    assert ("People", "Nils") in facts.facts


@pytest.mark.parametrize("secret", ["A note that no reader", "A finding that no reader", "Say what was there before"])
def test_notes_guidance_and_dismissed_findings_stay_out(secret):
    assert secret in incident_bytes(rich_incident()).decode()
    assert secret not in repr(report_of(rich_incident(), keep_empty=True))


def test_a_section_that_says_nothing_is_left_out_but_the_heading_above_others_stays():
    assert headings(rich_incident()) == [
        (1, "Summary"),
        (1, "In detail"),
        (2, "Timeline"),
        (1, "Causes"),
        (1, "Tasks"),
    ]


def test_an_empty_section_stays_where_it_is_asked_for():
    assert (1, "Background") in headings(rich_incident(), keep_empty=True)


def test_depths_have_no_gaps_whatever_the_levels():
    levels = (3, 6, 6, 5, 2, 4, 1)
    sections = tuple(Section(id=f"s{n}", level=v, heading=f"{n}", text="x") for n, v in enumerate(levels))
    assert [depth for depth, _ in headings(Incident(id="x", sections=sections))] == [1, 2, 2, 2, 1, 2, 1]


def test_a_row_that_names_no_section_shows_in_the_first_of_its_role():
    incident = Incident(id="x", sections=(*TIMELINE, Section(id="t2", role="timeline")), timeline=(event("a"),))
    assert [block.section_id for block in blocks_of(incident, EventTableBlock)] == ["t"]


def test_rows_without_a_section_are_shown_under_a_plain_heading():
    incident = Incident(
        id="x",
        timeline=(event("a", "2024-03-09T10:00"),),
        causes=(Cause(id="c", text="why"),),
        tasks=(Task(id="d", text="do"),),
    )
    assert headings(incident) == [(1, "Timeline"), (1, "Causes"), (1, "Tasks")]
    assert [len(block.rows) for block in blocks_of(incident, EventTableBlock | CauseTreeBlock | ChecklistBlock)] == [
        1
    ] * 3


def test_a_day_stands_above_the_first_row_of_each_day():
    events = [event(str(n), at) for n, at in enumerate(("2024-03-09T22:10", "2024-03-09T23:00", "2024-03-10T00:10"))]
    assert days(*events) == ["9 March 2024", "", "10 March 2024"]


def test_the_day_that_the_document_is_about_is_not_said_again():
    assert days(event("a", "2024-03-09T22:10"), event("b", "2024-03-09T23:10")) == ["", ""]


def test_a_single_other_day_is_said():
    assert days(event("a", "2024-03-10T22:10"), event("b", "2024-03-10T23:10")) == ["10 March 2024", ""]


def test_a_time_that_says_its_day_gets_no_day_above():
    written = ("2024-03-09 22:10", "10/3 00:10", "Mar 11 01:00")
    ats = ("2024-03-09T22:10", "2024-03-10T00:10", "2024-03-11T01:00")
    assert days(*(event(str(n), at, words) for n, (at, words) in enumerate(zip(ats, written, strict=True)))) == [""] * 3


def test_rows_of_unknown_time_carry_the_day_on():
    events = (event("a", "2024-03-10T22:10"), event("b"), event("c", "T23:00"), event("d", "2024-03-10T23:10"))
    assert days(*events) == ["10 March 2024", "", "", ""]


def test_times_are_shown_as_they_were_written_with_their_range():
    (table,) = blocks_of(rich_incident(), EventTableBlock)
    assert [row.time for row in table.rows] == ["22:10", "~23:50", "00:40", "01:05 – 01:30", "??:??", "02:15"]
    assert [row.doubtful for row in table.rows] == [False, True, False, False, True, False]


def test_a_time_in_another_zone_says_so():
    moment = Moment(written="9:05", at="2024-03-09T09:05", zone="Asia/Tokyo")
    incident = Incident(id="x", zone="UTC", timeline=(Event(id="a", at=moment),))
    (table,) = blocks_of(incident, EventTableBlock)
    assert table.rows[0].time == "9:05 (Asia/Tokyo)"


def test_causes_stand_in_tree_order_with_their_depth():
    (tree,) = blocks_of(rich_incident(), CauseTreeBlock)
    assert [(row.cause_id, row.depth) for row in tree.rows] == [("c1", 0), ("c2", 1), ("c3", 2), ("c4", 0)]
    assert tree.rows[0].label == "Root cause, confirmed"
    assert tree.rows[0].events == ("22:10",)


def test_a_ring_of_causes_is_shown_once():
    ring = (Cause(id="a", parent_id="b"), Cause(id="b", parent_id="a"), Cause(id="c", parent_id="gone"))
    (tree,) = blocks_of(Incident(id="x", causes=ring), CauseTreeBlock)
    assert [(row.cause_id, row.depth) for row in tree.rows] == [("c", 0), ("a", 0), ("b", 1)]


def test_tasks_tell_their_state_and_details():
    (checklist,) = blocks_of(rich_incident(), ChecklistBlock)
    assert [(row.done, row.status) for row in checklist.rows] == [
        (True, ""),
        (False, "In progress"),
        (False, "Dropped: the queue moves to a service"),
        (False, ""),
    ]
    assert checklist.rows[0].details == (
        ("Owner", "Ida"),
        ("Due", "20 March 2024"),
        ("Done on", "18 March 2024"),
        ("Addresses", "The exporter was never installed; 00:40 A reader writes: where is my mail?; Tasks"),
    )
    assert checklist.rows[3].details == (("Due", "end of spring"), ("Done when", "Somebody has read one."))


def test_values_of_a_team_s_own_are_read_as_they_are():
    incident = Incident(id="x", stage="in_triage", timeline=(event("a", kind="hand_over"),))
    assert blocks_of(incident, TitleBlock)[0].facts == ("in triage",)
    assert blocks_of(incident, EventTableBlock)[0].rows[0].kind == "hand over"


def test_there_is_no_band_and_no_picture_without_milestones():
    incident = Incident(id="x", timeline=(event("a", "2024-03-09T10:00"), event("b", "2024-03-09T11:00")))
    assert not blocks_of(incident, FiguresBlock | PictureBlock)


def test_a_rough_time_makes_a_rough_figure():
    rough = Moment(written="~10:00", at="2024-03-09T10:00", approximate=True)
    events = (
        Event(id="a", at=rough, milestones=(Milestone(name="started"),)),
        event("b", "2024-03-09T10:12", "10:12", milestones=(Milestone(name="detected"),)),
    )
    (band,) = blocks_of(Incident(id="x", timeline=events), FiguresBlock)
    assert band.figures[0].value == "about 12\N{NO-BREAK SPACE}min"


def test_a_second_zone_is_told_below_each_time():
    incident = small_incident().replaced(display={"second_zone": "UTC"})
    table = next(block for block in report_of(incident).blocks if isinstance(block, EventTableBlock))
    assert table.zone == "America/Los Angeles / UTC"
    told = {row.event_id: (row.time, row.elsewhere) for row in table.rows}
    assert told["complaints"] == ("09:00", "16:00 UTC")
    without = next(block for block in report_of(small_incident()).blocks if isinstance(block, EventTableBlock))
    assert {row.elsewhere for row in without.rows} == {""}


def test_all_durations_stand_below_the_picture_where_they_are_wished():
    wished = small_incident().replaced(display={"metrics": True})
    blocks = report_of(wished).blocks
    place = next(index for index, block in enumerate(blocks) if block.key == "metrics")
    assert isinstance(blocks[place - 1], PictureBlock)
    told = dict(blocks[place].facts)
    assert told["Duration, time to resolve"] == "2 h 00 min, from started (09:00) to resolved (11:00)"
    assert told["Time to acknowledge"] == "5 min, from detected (09:00) to acknowledged (09:05)"
    assert told["Time to mitigate"] == "unknown: no event is marked as mitigated"
    assert told["Time to mitigate (Users affected)"] == "1 h 45 min, from started (09:00) to mitigated (10:45)"
    assert "metrics" not in {block.key for block in report_of(small_incident()).blocks}
