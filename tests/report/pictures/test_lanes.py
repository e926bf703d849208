"""The picture of a timeline in lanes: what it draws, what it says in words, and that no text covers another."""

from datetime import datetime, timedelta
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postmortem_desk.insight.placed_events import placed_timeline
from postmortem_desk.model import Event, Incident, Milestone, Moment, Section
from postmortem_desk.model.vocabulary import EVENT_KINDS, MILESTONES
from postmortem_desk.report.blocks import PictureBlock
from postmortem_desk.report.outline.outline import report_of
from postmortem_desk.report.pictures.lanes import Manner, lanes_picture
from postmortem_desk.report.pictures.picture_file import picture_file_png, picture_file_svg
from postmortem_desk.report.pictures.shapes import Box, Picture, Words
from postmortem_desk.report.pictures.shapes_svg import picture_svg
from postmortem_desk.trouble import Trouble
from support.golden import assert_golden
from support.rich_incident import rich_incident

START = datetime(2026, 11, 5, 22, 0)
SECTION = Section(id="s", role="timeline", heading="Timeline")


def event(number: int, minutes: float, kind: str = "action", **more: object) -> Event:
    at = (START + timedelta(minutes=minutes)).isoformat(timespec="minutes")
    text = f"Something happens, number {number}"
    return Event(id=f"e{number}", kind=kind, text=text, at=Moment(written=at[11:], at=at)).replaced(**more)


def incident(*events: Event, **more: object) -> Incident:
    plain = Incident(id="i", zone="Europe/Berlin", date="2026-11-05", sections=(SECTION,), timeline=events)
    return plain.replaced(**more)


def drawn(of: Incident, width: float = 720.0) -> Picture:
    picture = lanes_picture(placed_timeline(of), Manner(width))
    assert picture is not None
    return picture


def texts(picture: Picture) -> list[str]:
    return [shape.text for shape in (*picture.names, *picture.shapes) if isinstance(shape, Words)]


MOMENTS = st.builds(
    lambda minutes, rough, precision: Moment(
        written="x",
        at=(START + timedelta(minutes=minutes)).isoformat(timespec="minutes")[: 10 if precision == "day" else None],
        approximate=rough,
        precision=precision,
    ),
    st.one_of(st.integers(0, 300), st.integers(0, 20_000)),
    st.booleans(),
    st.sampled_from(["minute", "minute", "hour", "day"]),
)
EVENTS = st.lists(
    st.builds(
        lambda at, end, kind, text, mark: {"at": at, "end": end, "kind": kind, "text": text, "milestones": mark},
        MOMENTS,
        st.one_of(st.none(), MOMENTS),
        st.sampled_from([*EVENT_KINDS, "", "own", "W" * 40]),
        st.text(max_size=90),
        st.lists(st.builds(Milestone, name=st.sampled_from(MILESTONES)), max_size=2).map(tuple),
    ),
    min_size=2,
    max_size=40,
)


def covers(one: Words, other: Words) -> bool:
    apart = one.right <= other.left or other.right <= one.left
    high, low = one.y - one.size, one.y + one.size / 4
    return not apart and high < other.y + other.size / 4 and other.y - other.size < low


@settings(max_examples=60, deadline=None)
@given(EVENTS, st.sampled_from([400.0, 720.0, 3000.0]), st.sampled_from(["", "Asia/Kolkata"]))
def test_no_text_covers_another_and_none_leaves_the_picture(
    rows: list[dict[str, object]], width: float, second: str
) -> None:
    events = [Event(id=f"e{number}", **row) for number, row in enumerate(rows)]
    picture = lanes_picture(placed_timeline(incident(*events, display={"second_zone": second})), Manner(width))
    if picture is None:
        return
    words = [shape for shape in (*picture.names, *picture.shapes) if isinstance(shape, Words)]
    assert not [(one, other) for one, other in combinations(words, 2) if covers(one, other)]
    assert all(one.left >= -0.1 and one.right <= width + 0.1 and one.y <= picture.height for one in words)
    told = [event_id for mark in picture.marks for event_id in mark.event_ids]
    assert sorted(told) == sorted(one.id for one in events)
    ET.fromstring(picture_svg(picture, "p", "t"))


def test_the_svg_stays_as_it_is() -> None:
    assert_golden("picture/rich.svg", picture_file_svg(rich_incident()))


def test_every_kind_has_a_lane_and_events_without_one_are_others() -> None:
    picture = drawn(incident(event(0, 0, "alert"), event(1, 9, "own_kind"), event(2, 20, "")))
    names = [shape.text for shape in picture.names if isinstance(shape, Words)]
    assert names[:3] == ["Alert", "Own kind", "Other"]


def test_a_long_silence_is_drawn_short_with_its_length_in_words() -> None:
    picture = drawn(incident(*(event(n, minutes) for n, minutes in enumerate((0, 10, 20, 30, 930, 940, 950)))))
    assert "15 h 00 min" in texts(picture)
    lefts = [mark.left for mark in picture.marks]
    assert lefts[4] - lefts[3] < 3 * (lefts[1] - lefts[0])


def test_an_even_timeline_has_no_break() -> None:
    assert not [s for s in drawn(incident(*(event(n, 10 * n) for n in range(9)))).shapes if s_is_pause(s)]


def s_is_pause(shape: object) -> bool:
    return isinstance(shape, Box) and shape.colour == "pause"


def test_midnight_and_a_second_zone_are_told() -> None:
    picture = drawn(
        incident(*(event(n, 40 * n) for n in range(7)), display={"second_zone": "Asia/Kolkata"}),
    )
    told = texts(picture)
    assert {"5 Nov 2026", "6 Nov", "Berlin", "Kolkata", "23:00", "03:30"} <= set(told)


def test_a_day_that_ends_at_once_leaves_its_place_to_the_next() -> None:
    """What stands at 00:00 is the day that begins there, with its year."""
    late = [event(n, 0, at=Moment(written="", at=at)) for n, at in enumerate(("2026-11-05T23:58", "2026-11-08T00:05"))]
    told = [words for words in drawn(incident(*late)).shapes if isinstance(words, Words) and "Nov" in words.text]
    assert [words.text for words in told] == ["6 Nov 2026", "7 Nov", "8 Nov"]
    assert told[-1].anchor == "end"


def test_five_hundred_events_become_marks_with_numbers() -> None:
    picture = drawn(incident(*(event(n, 3 * n) for n in range(500))))
    assert len(picture.marks) < 60
    assert sum(len(mark.event_ids) for mark in picture.marks) == 500
    assert all(one.left + one.width <= other.left for one, other in zip(picture.marks, picture.marks[1:], strict=False))


def test_a_rough_time_is_a_ring_with_the_span_of_its_doubt() -> None:
    rough = event(1, 30, at=Moment(written="~22:30", at="2026-11-05T22:30", approximate=True))
    picture = drawn(incident(event(0, 0), rough, event(2, 60)))
    assert [shape.faint for shape in picture.shapes if isinstance(shape, Box) and shape.faint] == [True]
    assert [s.outline for s in picture.shapes if isinstance(s, Box) and s.colour == "ground" and s.round] == [
        "kind:action"
    ]


def test_unknown_times_are_counted_in_words() -> None:
    unknown = event(2, 0, at=Moment(written="??:??", precision="unknown"))
    picture = drawn(incident(event(0, 0), event(1, 30), unknown))
    assert "1 event is not drawn: its time is not known well enough." in texts(picture)
    assert "not drawn" in picture.told


def test_a_document_shows_the_lanes_only_where_it_is_wished() -> None:
    events = (
        event(0, 0, milestones=(Milestone(name="started"),)),
        event(1, 30, milestones=(Milestone(name="detected"),)),
    )
    calm, full = (
        next(block for block in report_of(incident(*events, display=display)).blocks if isinstance(block, PictureBlock))
        for display in ({}, {"lanes": True})
    )
    assert (">Action<" in calm.svg, ">Action<" in full.svg) == (False, True)
    assert "undetected 30 min" in full.alt
    assert "Action 2" in full.alt


def test_a_picture_by_itself_is_a_png_with_more_than_white() -> None:
    data = picture_file_png(rich_incident())
    assert data.startswith(b"\x89PNG")
    assert len(data) > 20_000


@pytest.mark.parametrize("events", [(), (event(0, 5),), (event(0, 5), event(1, 5))])
def test_too_few_times_make_no_picture_but_a_sentence(events: tuple[Event, ...]) -> None:
    with pytest.raises(Trouble, match="fewer than two different times"):
        picture_file_svg(incident(*events))
