"""Durations are told only where two milestones prove them."""

import pytest

from postmortem_desk.insight.metrics import gaps, metrics
from postmortem_desk.insight.milestones import milestones
from postmortem_desk.insight.spans import Span
from postmortem_desk.model import Event, Incident, Milestone, Moment
from support.incidents import small_incident


def exact(seconds: float, start: str, end: str) -> Span:
    return Span(seconds, start, end, seconds, seconds)


def incident(*events: tuple[str, Moment | str], date: str = "2023-05-01", zone: str = "UTC") -> Incident:
    """One event for each milestone, at the given time; the event's id is the milestone's name."""
    timeline = tuple(
        Event(
            id=name,
            at=Moment(written=at, at=at) if isinstance(at, str) else at,
            milestones=(Milestone(name=name),),
        )
        for name, at in events
    )
    return Incident(id="incident", date=date, zone=zone, timeline=timeline)


def test_each_span_goes_from_one_milestone_to_another() -> None:
    found = metrics(
        incident(
            ("started", "2023-05-01T09:00"),
            ("detected", "2023-05-01T09:05"),
            ("acknowledged", "2023-05-01T09:07"),
            ("mitigated", "2023-05-01T10:00"),
            ("resolved", "2023-05-01T11:00"),
        )
    )

    whole = exact(7200, "started", "resolved")
    assert {name: metric.span for name, metric in found.items()} == {
        "duration": whole,
        "ttd": exact(300, "started", "detected"),
        "tta": exact(120, "detected", "acknowledged"),
        "ttm": exact(3600, "started", "mitigated"),
        "ttr": whole,
    }


def test_one_event_may_carry_both_ends() -> None:
    assert metrics(small_incident())["ttd"].span == exact(0, "complaints", "complaints")


def test_the_first_event_in_the_document_carries_a_milestone() -> None:
    doubled = incident(("started", "2023-05-01T09:00"), ("resolved", "2023-05-01T11:00"))
    later = Event(id="again", at=Moment(at="2023-05-01T08:00"), milestones=(Milestone(name="started"),))
    doubled = doubled.with_fields(timeline=(*doubled.timeline, later))

    assert milestones(doubled)["started"].id == "started"
    assert list(milestones(doubled)) == ["started", "resolved"]


def test_milestones_of_one_impact_figure_are_its_own() -> None:
    assert list(milestones(small_incident(), "users")) == ["mitigated"]
    assert "mitigated" not in milestones(small_incident())
    assert metrics(small_incident())["ttm"].missing == ("mitigated",)


def test_without_milestones_nothing_is_told() -> None:
    found = metrics(Incident(id="incident"))
    assert [metric.span for metric in found.values()] == [None] * 5
    assert found["ttd"].missing == ("started", "detected")


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2023-05-01T09:00", Moment(written="??:??", precision="unknown")),
        (Moment(precision="unknown"), "2023-05-01T09:00"),
        ("2023-05-01T11:00", "2023-05-01T09:00"),
        ("2023-05-01", "2023-05-01T09:00"),
        ("2023-05-01", "2023-05-01"),
    ],
    ids=["end unknown", "start unknown", "negative", "a day and a time", "the same day"],
)
def test_a_span_that_cannot_be_told_is_none(start: Moment | str, end: Moment | str) -> None:
    assert metrics(incident(("started", start), ("resolved", end)))["duration"].span is None


def test_a_time_in_a_zone_and_one_in_none_are_not_compared() -> None:
    mixed = incident(("started", "2023-05-01T09:00"), ("resolved", "2023-05-01T11:00+02:00"), zone="")

    assert metrics(mixed)["duration"].span is None


def test_times_in_different_zones_are_compared_by_their_instants() -> None:
    found = metrics(incident(("started", "2023-05-01T09:00Z"), ("resolved", "2023-05-01T12:00+02:00")))

    assert found["duration"].span is not None
    assert found["duration"].span.seconds == 3600


def test_a_change_of_the_clocks_is_counted() -> None:
    found = metrics(incident(("started", "2023-03-26T01:00"), ("resolved", "2023-03-26T04:00"), zone="Europe/Berlin"))

    assert found["duration"].span is not None
    assert found["duration"].span.seconds == 2 * 3600


@pytest.mark.parametrize(("date", "seconds"), [("2023-05-01", 7200), ("", 7200)])
def test_clock_times_alone_are_compared_with_each_other(date: str, seconds: int) -> None:
    found = metrics(incident(("started", "T09:00"), ("resolved", "T11:00"), date=date))

    assert found["duration"].span is not None
    assert found["duration"].span.seconds == seconds


def test_a_clock_time_alone_takes_the_day_of_the_incident_or_none() -> None:
    events = (("started", "T09:00"), ("resolved", "2023-05-01T11:00"))

    known = metrics(incident(*events))

    assert known["duration"].span is not None
    assert known["duration"].span.seconds == 7200
    assert metrics(incident(*events, date=""))["duration"].span is None


@pytest.mark.parametrize(
    "rough",
    [
        Moment(written="~9:00", at="2023-05-01T09:00", approximate=True),
        Moment(written="9 AM", at="2023-05-01T09:00", precision="hour"),
    ],
)
def test_a_span_from_or_to_a_rough_time_is_approximate(rough: Moment) -> None:
    exact = "2023-05-01T09:00"

    for start, end in ((rough, exact), (exact, rough)):
        span = metrics(incident(("started", start), ("resolved", end)))["duration"].span
        assert span is not None
        assert span.approximate


def test_whole_days_are_compared_roughly() -> None:
    first = Moment(written="7 Nov", at="2023-11-07", precision="day")
    last = Moment(written="13 Nov", at="2023-11-13", precision="day")

    assert metrics(incident(("started", first), ("resolved", last)))["duration"].span == Span(
        6 * 86_400, "started", "resolved", 5 * 86_400, 7 * 86_400
    )


@pytest.mark.parametrize(
    ("at", "least", "most"),
    [
        (Moment(at="2023-05-01T10:30", approximate=True), 75, 105),
        (Moment(at="2023-05-01T10:45", approximate=True), 97, 113),
        (Moment(at="2023-05-01T10:50", approximate=True), 105, 115),
        (Moment(at="2023-05-01T10:52", approximate=True), 110, 114),
        (Moment(at="2023-05-01T10:00", precision="hour"), 30, 90),
        (Moment(at="2023-05-01T10:52"), 112, 112),
    ],
)
def test_a_rough_time_gives_a_range(at: Moment, least: int, most: int) -> None:
    span = metrics(incident(("started", "2023-05-01T09:00"), ("resolved", at)))["duration"].span
    assert span is not None
    assert (span.least / 60, span.most / 60) == (least, most)
    assert span.approximate is (least != most)


def test_an_impact_figure_began_when_the_incident_did_unless_it_says_otherwise() -> None:
    found = metrics(small_incident(), "users")["ttm"]
    assert found.span == exact(6300, "complaints", "fix")
    assert metrics(small_incident(), "orders")["ttm"].missing == ("started", "mitigated")


def test_gaps_lie_between_milestones_that_follow_each_other() -> None:
    found = gaps(
        incident(
            ("resolved", "2023-05-01T11:00"),
            ("started", "2023-05-01T09:00"),
            ("detected", "2023-05-01T09:20"),
            ("declared", Moment(written="??")),
        )
    )
    assert [(gap.start, gap.end, gap.span.seconds) for gap in found] == [
        ("started", "detected", 1200.0), ("detected", "resolved", 6000.0),
    ]  # fmt: skip
