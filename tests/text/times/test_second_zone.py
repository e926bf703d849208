"""The same time on a second clock."""

import pytest

from postmortem_desk.model import Incident, Moment
from postmortem_desk.text.times.second_zone import second_zone, time_elsewhere

LA = "America/Los_Angeles"


@pytest.mark.parametrize(
    ("moment", "second", "told"),
    [
        (Moment(written="9:05 AM", at="2023-05-01T09:05"), "UTC", "16:05 UTC"),
        (Moment(written="09:05", at="2023-05-01T09:05"), "Europe/Berlin", "18:05 CEST"),
        (Moment(written="09:05", at="2023-12-01T09:05"), "Europe/Berlin", "18:05 CET"),
        (Moment(written="~22:30", at="2023-05-01T22:30", approximate=True), "UTC", "2 May, ~05:30 UTC"),
        (Moment(written="09:05", at="2023-05-01T09:05"), "+05:30", "21:35 UTC+05:30"),
        (Moment(written="9 AM", at="2023-05-01T09:00", precision="hour"), "UTC", "~16:00 UTC"),
        (Moment(written="09:05", at="2023-12-01T09:05"), "Asia/Kolkata", "22:35 IST"),
        (Moment(written="09:05", at="2023-12-01T09:05"), "Asia/Shanghai", "2 Dec, 01:05 Shanghai"),
        (Moment(written="09:05", at="2023-12-01T09:05"), "America/Winnipeg", "11:05 CST"),
        (Moment(written="09:05", at="2023-05-01T09:05"), "Europe/Dublin", "17:05 Dublin"),
        (Moment(written="09:05", at="2023-05-01T09:05"), "Australia/Lord_Howe", "2 May, 02:35 Lord Howe"),
        (Moment(written="01:59", at="2023-03-12T01:59"), "UTC", "09:59 UTC"),
        (Moment(written="03:00", at="2023-03-12T03:00"), "UTC", "10:00 UTC"),
        (Moment(written="09:05 UTC", at="2023-05-01T09:05", zone="UTC"), "UTC", ""),
        (Moment(written="09:05 UTC", at="2023-05-01T09:05", zone="UTC"), "Asia/Tokyo", "18:05 JST"),
        (Moment(written="23:59", at="2023-12-31T23:59"), "UTC", "1 Jan, 07:59 UTC"),
        (Moment(written="12:00", at="2024-02-28T18:00"), "UTC", "29 Feb, 02:00 UTC"),
        (Moment(written="09:05", at="2023-05-01T09:05"), LA, ""),
        (Moment(written="09:05", at="T09:05"), "UTC", ""),
        (Moment(written="1 May", at="2023-05-01", precision="day"), "UTC", ""),
        (Moment(written="??"), "UTC", ""),
        (Moment(written="09:05", at="2023-05-01T09:05"), "IST", ""),
    ],
)
def test_a_time_is_told_on_the_second_clock(moment: Moment, second: str, told: str) -> None:
    assert time_elsewhere(moment, None, LA, second) == told


def test_a_range_is_told_as_one() -> None:
    start, end = (Moment(written=clock, at=f"2023-05-01T{clock}") for clock in ("09:05", "09:20"))
    assert time_elsewhere(start, end, LA, "UTC") == "16:05 \u2013 16:20 UTC"


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        ("2023-05-01T16:30", "2023-05-01T16:50", "23:30 \u2013 23:50 UTC"),
        ("2023-05-01T16:30", "2023-05-01T17:30", "23:30 \u2013 00:30 UTC"),
        ("2023-05-01T17:30", "2023-05-01T18:30", "2 May, 00:30 \u2013 01:30 UTC"),
        ("2023-05-01T23:30", "2023-05-02T00:30", "2 May, 06:30 \u2013 07:30 UTC"),
        ("2023-05-01T09:00", "2023-05-03T10:00", "16:00 \u2013 3 May, 17:00 UTC"),
    ],
)
def test_the_days_of_a_range_are_told_where_its_clock_does_not(start: str, end: str, told: str) -> None:
    assert time_elsewhere(Moment(written="a", at=start), Moment(written="b", at=end), LA, "UTC") == told


def test_a_time_without_a_zone_has_no_second_clock() -> None:
    assert time_elsewhere(Moment(written="09:05", at="2023-05-01T09:05"), None, "", "UTC") == ""
    assert time_elsewhere(Moment(written="09:05", at="2023-05-01T09:05"), None, "PST", "UTC") == ""


@pytest.mark.parametrize(("value", "zone"), [("UTC", "UTC"), ("IST", ""), (7, ""), (None, "")])
def test_the_second_zone_of_an_incident_must_settle_an_offset(value: object, zone: str) -> None:
    display = {} if value is None else {"second_zone": value}
    assert second_zone(Incident(id="i", display=display)) == zone
