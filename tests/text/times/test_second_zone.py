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


def test_a_time_without_a_zone_has_no_second_clock() -> None:
    assert time_elsewhere(Moment(written="09:05", at="2023-05-01T09:05"), None, "", "UTC") == ""
    assert time_elsewhere(Moment(written="09:05", at="2023-05-01T09:05"), None, "PST", "UTC") == ""


@pytest.mark.parametrize(("value", "zone"), [("UTC", "UTC"), ("IST", ""), (7, ""), (None, "")])
def test_the_second_zone_of_an_incident_must_settle_an_offset(value: object, zone: str) -> None:
    display = {} if value is None else {"second_zone": value}
    assert second_zone(Incident.model_validate({"id": "i", "display": display})) == zone
