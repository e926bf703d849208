"""Durations are told only where two milestones prove them."""

import pytest

from postmortem_desk.insight.metrics import Metrics, metrics
from postmortem_desk.insight.milestones import milestones
from postmortem_desk.insight.spans import Span
from postmortem_desk.model import Event, Incident, Milestone, Moment
from support.incidents import small_incident


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

    whole = Span(7200, "started", "resolved", approximate=False)
    assert found == Metrics(
        duration=whole,
        ttd=Span(300, "started", "detected", approximate=False),
        tta=Span(120, "detected", "acknowledged", approximate=False),
        ttm=Span(3600, "started", "mitigated", approximate=False),
        ttr=whole,
    )


def test_one_event_may_carry_both_ends() -> None:
    assert metrics(small_incident()).ttd == Span(0, "complaints", "complaints", approximate=False)


def test_the_first_event_in_the_document_carries_a_milestone() -> None:
    doubled = incident(("started", "2023-05-01T09:00"), ("resolved", "2023-05-01T11:00"))
    later = Event(id="again", at=Moment(at="2023-05-01T08:00"), milestones=(Milestone(name="started"),))
    doubled = doubled.model_copy(update={"timeline": (*doubled.timeline, later)})

    assert milestones(doubled)["started"].id == "started"
    assert list(milestones(doubled)) == ["started", "resolved"]


def test_milestones_of_one_impact_figure_are_its_own() -> None:
    assert list(milestones(small_incident(), "users")) == ["mitigated"]
    assert "mitigated" not in milestones(small_incident())
    assert metrics(small_incident()).ttm is None


def test_without_milestones_nothing_is_told() -> None:
    assert metrics(Incident(id="incident")) == Metrics(None, None, None, None, None)


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
    assert metrics(incident(("started", start), ("resolved", end))).duration is None


def test_a_time_in_a_zone_and_one_in_none_are_not_compared() -> None:
    mixed = incident(("started", "2023-05-01T09:00"), ("resolved", "2023-05-01T11:00+02:00"), zone="")

    assert metrics(mixed).duration is None


def test_times_in_different_zones_are_compared_by_their_instants() -> None:
    found = metrics(incident(("started", "2023-05-01T09:00Z"), ("resolved", "2023-05-01T12:00+02:00")))

    assert found.duration is not None
    assert found.duration.seconds == 3600


def test_a_change_of_the_clocks_is_counted() -> None:
    found = metrics(incident(("started", "2023-03-26T01:00"), ("resolved", "2023-03-26T04:00"), zone="Europe/Berlin"))

    assert found.duration is not None
    assert found.duration.seconds == 2 * 3600


@pytest.mark.parametrize(("date", "seconds"), [("2023-05-01", 7200), ("", 7200)])
def test_clock_times_alone_are_compared_with_each_other(date: str, seconds: int) -> None:
    found = metrics(incident(("started", "T09:00"), ("resolved", "T11:00"), date=date))

    assert found.duration is not None
    assert found.duration.seconds == seconds


def test_a_clock_time_alone_takes_the_day_of_the_incident_or_none() -> None:
    events = (("started", "T09:00"), ("resolved", "2023-05-01T11:00"))

    known = metrics(incident(*events))

    assert known.duration is not None
    assert known.duration.seconds == 7200
    assert metrics(incident(*events, date="")).duration is None


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
        span = metrics(incident(("started", start), ("resolved", end))).duration
        assert span is not None
        assert span.approximate


def test_whole_days_are_compared_roughly() -> None:
    first = Moment(written="7 Nov", at="2023-11-07", precision="day")
    last = Moment(written="13 Nov", at="2023-11-13", precision="day")

    assert metrics(incident(("started", first), ("resolved", last))).duration == Span(
        6 * 86_400, "started", "resolved", approximate=True
    )
