"""A builder that has seen an incident makes only what has changed, and never anything else than a fresh one."""

from itertools import islice

from hypothesis import given
from hypothesis import strategies as st

from postmortem_desk.model import Event, Incident, Moment, Section
from postmortem_desk.report.blocks import EventTableBlock
from postmortem_desk.report.outline.outline import ReportBuilder, report_of
from support.incidents import large_incident
from support.rich_incident import rich_incident

MOMENTS = ("2024-03-09T10:00", "2024-03-09T11:00", "2024-03-10T00:30", "2024-03-11T09:00", "T09:05", None)


def edited(incident, index, **fields):
    events = list(incident.timeline)
    events[index] = events[index].replaced(**fields)
    return incident.replaced(timeline=tuple(events))


def table_of(report):
    return next(block for block in report.blocks if isinstance(block, EventTableBlock))


def test_an_edit_of_one_event_makes_one_row():
    builder = ReportBuilder()
    incident = large_incident(200)
    before = table_of(builder.build(incident)).rows
    after = table_of(builder.build(edited(incident, 100, text="Changed."))).rows
    assert [index for index, (a, b) in enumerate(zip(before, after, strict=True)) if a is not b] == [100]


def test_an_edit_leaves_all_other_blocks_the_same_objects():
    builder = ReportBuilder()
    before = builder.build(rich_incident())
    after = builder.build(edited(rich_incident(), 1, text="Changed."))
    changed = [type(b) for a, b in zip(before.blocks, after.blocks, strict=True) if a is not b]
    assert changed == [EventTableBlock]


def test_a_removed_event_leaves_the_other_rows_the_same_objects():
    builder = ReportBuilder()
    incident = large_incident(50)
    before = table_of(builder.build(incident)).rows
    after = table_of(builder.build(incident.replaced(timeline=incident.timeline[:20] + incident.timeline[21:]))).rows
    assert len(after) == len(before) - 1
    assert all(a is b for a, b in zip((*before[:20], *before[22:]), (*after[:20], *after[21:]), strict=True))


def test_a_cause_follows_the_time_of_its_event():
    builder = ReportBuilder()
    builder.build(rich_incident())
    changed = edited(rich_incident(), 0, at=Moment(written="22:11", at="2024-03-09T22:11:00+00:00"))
    assert "22:11" in repr([block for block in builder.build(changed).blocks if block.key == "why/causes"])


def steps_of(builder, incident):
    return sum(1 for _ in builder.preparing(incident))


def test_a_table_is_made_ahead_in_many_steps_and_what_is_made_is_not_lost():
    builder = ReportBuilder()
    incident = large_incident(1000)
    many = steps_of(ReportBuilder(), incident)
    assert many >= 10
    assert len(list(islice(builder.preparing(incident), 4))) == 4
    assert steps_of(builder, edited(incident, 999, text="Changed meanwhile.")) == many - 4
    assert builder.build(incident) == report_of(incident)
    assert steps_of(builder, incident) == steps_of(builder, edited(incident, 500, text="Changed.")) == 0


def test_rows_made_ahead_for_other_zones_are_made_anew():
    builder = ReportBuilder()
    incident = large_incident(200)
    builder.build(incident)
    other = incident.replaced(zone="Asia/Tokyo", display={"second_zone": "UTC"})
    assert steps_of(builder, other) == 4
    assert builder.build(incident) == report_of(incident)
    assert builder.build(other) == report_of(other)


def lanes_of(report):
    return next(block for block in report.blocks if block.key == "picture")


def test_in_a_hurry_the_lanes_stay_and_are_owed():
    builder = ReportBuilder()
    incident = large_incident(60).replaced(display={"lanes": True})
    first = lanes_of(builder.build(incident, hurried=True))
    assert first == lanes_of(report_of(incident))
    assert not builder.owes_lanes
    later = edited(incident, 59, at=Moment(written="23:50", at="2023-05-01T23:50"))
    hurried = builder.build(later, hurried=True)
    assert builder.owes_lanes
    assert lanes_of(hurried) is first
    assert table_of(hurried) == table_of(report_of(later))
    assert builder.build(later) == report_of(later)
    assert not builder.owes_lanes
    without = later.replaced(display={})
    assert builder.build(without, hurried=True) == report_of(without)
    assert not builder.owes_lanes


@given(
    st.lists(
        st.lists(st.tuples(st.integers(0, 7), st.sampled_from(MOMENTS), st.sampled_from("st")), max_size=8), max_size=4
    )
)
def test_what_a_builder_remembers_never_shows(versions):
    builder = ReportBuilder()
    made = {}
    sections = (Section(id="s", role="timeline"), Section(id="t", role="timeline", heading="More"))
    for rows in versions:
        events = []
        for number, at, section in {row[0]: row for row in rows}.values():
            new = Event(id=f"e{number}", at=Moment(at=at), section=section)
            events.append(made.setdefault((number, at, section), new))
        incident = Incident(id="x", date="2024-03-09", sections=sections, timeline=tuple(events))
        steps_of(builder, incident.replaced(timeline=incident.timeline[1:]))  # given up for the next version
        assert builder.build(incident) == report_of(incident)
