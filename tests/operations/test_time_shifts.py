"""Moving many times at once, and telling them in another zone."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postmortem_desk.model import Event, Incident, Moment, Section
from postmortem_desk.operations.lookup import UnknownPart
from postmortem_desk.operations.time_shifts import change_zone, shift_times, shown_in_zone, told_in_zone
from postmortem_desk.text.times.moments import instant
from support.incidents import ZONE, clock, event, small_incident

HOUR = 3600.0
DAY = 24 * HOUR


def incident(*rows: Event, zone: str = ZONE) -> Incident:
    return Incident(id="i", zone=zone, sections=(Section(id="timeline", role="timeline"),), timeline=rows)


def times(subject: Incident) -> list[tuple[str, str | None]]:
    return [(row.at.written, row.at.at) for row in subject.timeline]


@pytest.mark.parametrize(
    ("written", "at", "seconds", "after"),
    [
        ("9:05 AM", "2023-05-01T09:05", 4 * HOUR, ("1:05 PM", "2023-05-01T13:05")),
        ("23:30", "2023-05-01T23:30", HOUR, ("00:30", "2023-05-02T00:30")),
        ("2023-05-01 09:05", "2023-05-01T09:05", -HOUR, ("", "2023-05-01T08:05")),
        ("09:05", "T09:05", -10 * HOUR, ("23:05", "T23:05")),
        ("1 May", "2023-05-01", DAY, ("", "2023-05-02")),
        ("1 May", "2023-05-01", HOUR, ("1 May", "2023-05-01")),
        ("??:??", None, HOUR, ("??:??", None)),
        ("09:05 UTC", "2023-05-01T09:05+00:00", HOUR, ("", "2023-05-01T10:05+00:00")),
    ],
)
def test_a_time_is_moved_in_the_manner_in_which_it_was_told(
    written: str, at: str | None, seconds: float, after: tuple[str, str | None]
) -> None:
    row = event("a", at=Moment(written=written, at=at, precision="day" if at == "2023-05-01" else "minute"))
    assert times(shift_times(incident(row), ["a"], seconds)) == [after]


def test_only_the_named_events_move_and_their_ranges_with_them() -> None:
    before = incident(event("a", "09:00", end=clock("09:10"), order_kept=True), event("b", "09:30"))
    after = shift_times(before, ["a"], HOUR)
    assert after.timeline[0].end == clock("10:10")
    assert not after.timeline[0].order_kept
    assert after.timeline[1] is before.timeline[1]
    assert shift_times(before, ["a"], 0) is before
    with pytest.raises(UnknownPart):
        shift_times(before, ["z"], HOUR)


@given(st.integers(-3 * 86_400, 3 * 86_400).map(lambda seconds: 60 * (seconds // 60)))
def test_moving_there_and_back_gives_the_same_instants(seconds: int) -> None:
    before = small_incident()
    ids = [row.id for row in before.timeline]
    there = shift_times(before, ids, seconds)
    back = shift_times(there, ids, -seconds)
    for old, new, moved in zip(before.timeline, back.timeline, there.timeline, strict=True):
        if old.at.precision == "day":
            continue
        assert new.at.at == old.at.at
        first, second = instant(old.at, "UTC"), instant(moved.at, "UTC")
        if first is not None and second is not None and "T" in (old.at.at or ""):
            assert second - first == timedelta(seconds=seconds)


def test_these_were_in_another_zone_keeps_the_clock() -> None:
    after = told_in_zone(incident(event("a", "09:00")), ["a"], "Europe/Paris")
    assert after.timeline[0].at == Moment(written="09:00", at="2023-05-01T09:00", zone="Europe/Paris")
    point = instant(after.timeline[0].at, ZONE)
    assert point is not None
    assert point.utcoffset() == timedelta(hours=2)


def test_telling_a_time_in_another_zone_keeps_the_instant() -> None:
    before = incident(event("a", "09:00"))
    after = shown_in_zone(before, ["a"], "Europe/Paris")
    assert after.timeline[0].at.written == "18:00"
    assert instant(after.timeline[0].at, ZONE) == instant(before.timeline[0].at, ZONE)
    with pytest.raises(ValueError, match="IST"):
        shown_in_zone(before, ["a"], "IST")


@pytest.mark.parametrize(("keep", "written"), [(True, "16:00"), (False, "09:00")])
def test_a_new_zone_of_the_incident_keeps_instants_or_clocks(keep: bool, written: str) -> None:
    elsewhere = event("b", at=Moment(written="10:00", at="2023-05-01T10:00", zone="Asia/Tokyo"))
    before = incident(event("a", "09:00"), elsewhere)
    after = change_zone(before, "UTC", keep_instants=keep)
    assert after.zone == "UTC"
    assert after.timeline[0].at.written == written
    assert after.timeline[1] is before.timeline[1]
    same = instant(after.timeline[0].at, after.zone) == instant(before.timeline[0].at, before.zone)
    assert same is keep
