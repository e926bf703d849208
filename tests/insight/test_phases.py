"""The phases of an incident, as far as its milestones prove them."""

import itertools

import pytest

from postmortem_desk.insight.phases import phases
from postmortem_desk.model import Event, Incident, Milestone, Moment


def told(*marks: tuple[str, str], zone: str = "UTC") -> list[tuple[str, str, str]]:
    """The phases of an incident with these milestones, as name, clock of the start and of the end."""
    timeline = tuple(
        Event(
            id=name,
            at=Moment(at=f"2023-05-01T{at}") if at else Moment(precision="unknown"),
            milestones=(Milestone(name=name),),
        )
        for name, at in marks
    )
    found = phases(Incident(id="incident", zone=zone, timeline=timeline))
    assert all(before.end == after.start for before, after in itertools.pairwise(found))
    return [(phase.name, f"{phase.start:%H:%M}", f"{phase.end:%H:%M}") for phase in found]


def test_all_three_phases() -> None:
    marks = (("started", "09:00"), ("detected", "09:10"), ("mitigated", "10:00"), ("resolved", "11:00"))

    assert told(*marks) == [
        ("undetected", "09:00", "09:10"),
        ("responding", "09:10", "10:00"),
        ("mitigated", "10:00", "11:00"),
    ]


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([("started", "09:00")], []),
        ([("started", "09:00"), ("resolved", "11:00")], []),
        ([("started", "09:00"), ("detected", "09:10")], [("undetected", "09:00", "09:10")]),
        ([("detected", "09:10"), ("resolved", "11:00")], [("responding", "09:10", "11:00")]),
        ([("acknowledged", "09:12"), ("resolved", "11:00")], [("responding", "09:12", "11:00")]),
        ([("mitigated", "10:00"), ("resolved", "11:00")], [("mitigated", "10:00", "11:00")]),
        (
            [("started", "09:00"), ("detected", "09:00"), ("resolved", "11:00")],
            [("responding", "09:00", "11:00")],
        ),
        (
            [("started", ""), ("detected", "09:10"), ("resolved", "11:00")],
            [("responding", "09:10", "11:00")],
        ),
        (
            [("detected", ""), ("declared", "09:20"), ("mitigated", ""), ("resolved", "11:00")],
            [("responding", "09:20", "11:00")],
        ),
    ],
)
def test_only_what_two_milestones_prove_is_a_phase(
    marks: list[tuple[str, str]], expected: list[tuple[str, str, str]]
) -> None:
    assert told(*marks) == expected


def test_milestones_that_contradict_each_other_prove_nothing_from_there_on() -> None:
    early = [("started", "09:00"), ("mitigated", "09:05"), ("detected", "09:10"), ("resolved", "11:00")]

    assert told(*early) == [("undetected", "09:00", "09:10")]
    assert told(("started", "10:00"), ("detected", "09:00"), ("resolved", "11:00")) == []


def test_phases_are_naive_where_no_zone_is_known() -> None:
    timeline = tuple(
        Event(id=name, at=Moment(at=at), milestones=(Milestone(name=name),))
        for name, at in (("started", "T09:00"), ("detected", "T09:30"))
    )

    (phase,) = phases(Incident(id="incident", timeline=timeline))

    assert phase.start.tzinfo is None
    assert (phase.end - phase.start).total_seconds() == 1800
    assert (phase.start_id, phase.end_id) == ("started", "detected")


def test_phases_that_do_not_join_are_not_put_side_by_side() -> None:
    """The first two times are in no known zone, the others are: how long it took between them cannot be told."""
    marks = (("started", "09:00"), ("detected", "09:10"), ("mitigated", "10:00+02:00"), ("resolved", "11:00+02:00"))

    assert told(*marks, zone="") == [("undetected", "09:00", "09:10")]
