"""Instants, order and words of moments, over zones and daylight saving."""

import time
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from postmortem_desk.model import UNKNOWN_MOMENT, Moment
from postmortem_desk.text.times.moments import (
    clock_of,
    day_of,
    instant,
    moment_at,
    moment_text,
    order_key,
    order_keys,
)

LOS_ANGELES = "America/Los_Angeles"


@pytest.mark.parametrize(
    ("moment", "zone", "expected"),
    [
        (Moment(at="2023-05-01T09:05-07:00"), "", "2023-05-01T16:05:00+00:00"),
        (Moment(at="2023-05-01T09:05Z"), LOS_ANGELES, "2023-05-01T09:05:00+00:00"),
        (Moment(at="2023-05-01T09:05"), LOS_ANGELES, "2023-05-01T16:05:00+00:00"),
        (Moment(at="2023-01-01T09:05"), LOS_ANGELES, "2023-01-01T17:05:00+00:00"),
        (Moment(at="2023-05-01T09:05", zone="Europe/Berlin"), LOS_ANGELES, "2023-05-01T07:05:00+00:00"),
        (Moment(at="2023-05-01T09:05", zone="UTC-4"), "", "2023-05-01T13:05:00+00:00"),
        (Moment(at="2023-05-01T09:05", zone="PST"), LOS_ANGELES, "2023-05-01T16:05:00+00:00"),
        (Moment(at="2023-05-01T09:05", zone="PT"), LOS_ANGELES, "2023-05-01T16:05:00+00:00"),
        (Moment(at="2023-05-01T09:05", zone="PST/PDT"), LOS_ANGELES, "2023-05-01T16:05:00+00:00"),
        (Moment(at="2023-05-01", precision="day"), "UTC", "2023-05-01T00:00:00+00:00"),
    ],
)
def test_a_settled_moment_has_an_exact_instant(moment: Moment, zone: str, expected: str) -> None:
    point = instant(moment, zone)

    assert point is not None
    assert point.astimezone(UTC).isoformat() == expected


@pytest.mark.parametrize(("own", "zone"), [("", ""), ("", "PST"), ("PST", ""), ("CET", LOS_ANGELES)])
def test_without_a_settled_zone_the_instant_is_naive(own: str, zone: str) -> None:
    assert instant(Moment(at="2023-05-01T09:05", zone=own), zone) == datetime(2023, 5, 1, 9, 5)


def test_without_a_day_there_is_no_instant() -> None:
    assert instant(Moment(at="T09:05"), "UTC") is None
    assert instant(UNKNOWN_MOMENT, "UTC") is None


def test_a_clock_time_that_comes_twice_is_the_first() -> None:
    autumn = instant(Moment(at="2023-11-05T01:30"), LOS_ANGELES)
    after = instant(Moment(at="2023-11-05T02:30"), LOS_ANGELES)

    assert autumn is not None
    assert after is not None
    assert autumn.utcoffset() == timedelta(hours=-7)
    assert after - autumn == timedelta(hours=2)


def test_order_is_by_instant_over_zones_and_days() -> None:
    rows = [
        Moment(at="2023-05-01T09:05"),
        Moment(at="T09:06"),
        Moment(at="2023-05-01T16:07Z"),
        Moment(at="2023-05-01T18:08", zone="Europe/Berlin"),
        Moment(at="2023-05-01T09:09", zone="XYZ"),
        Moment(at="2023-05-02", precision="day"),
    ]
    keys = order_keys(rows, LOS_ANGELES, "2023-05-01")

    assert keys == [order_key(row, LOS_ANGELES, "2023-05-01") for row in rows]
    assert keys == sorted(key for key in keys if key is not None)
    assert len(set(keys)) == len(rows)


def test_order_of_clock_times_needs_no_day() -> None:
    assert order_key(Moment(at="T00:01"), "") == 60
    assert order_key(Moment(at="T00:01"), "", "no date") == 60
    assert order_key(UNKNOWN_MOMENT, "UTC", "2023-05-01") is None


def test_keys_of_a_large_timeline_are_quick() -> None:
    rows = [Moment(at=f"2023-05-{1 + row % 28:02}T{row % 24:02}:{row % 60:02}:{row % 57:02}") for row in range(5000)]
    order_keys(rows, LOS_ANGELES, "2023-05-01")
    runs = []
    for _ in range(5):
        begin = time.thread_time()
        order_keys(rows, LOS_ANGELES, "2023-05-01")
        runs.append(time.thread_time() - begin)

    assert min(runs) < 0.02


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (Moment(written="9:05 AM", at="2023-05-01T09:05"), "9:05 AM"),
        (Moment(written="??:??", precision="unknown"), "??:??"),
        (UNKNOWN_MOMENT, ""),
        (Moment(at="T09:05"), "09:05"),
        (Moment(at="T09:05", zone="PST"), "09:05 PST"),
        (Moment(at="2023-05-01"), "2023-05-01"),
        (Moment(at="2023-05-01T09:05:30", approximate=True), "~2023-05-01 09:05:30"),
        (Moment(at="2023-05-01T09:05-07:00", zone=LOS_ANGELES), "2023-05-01 09:05 UTC-07:00"),
        (Moment(at="2023-05-01T09:05Z"), "2023-05-01 09:05 UTC"),
    ],
)
def test_a_moment_is_told_as_written_or_as_known(moment: Moment, text: str) -> None:
    assert moment_text(moment) == text


def test_day_and_clock_are_those_of_its_own_calendar() -> None:
    moment = Moment(at="2023-05-01T23:05-07:00")

    assert day_of(moment) == date(2023, 5, 1)
    assert day_of(Moment(at="T09:05")) is None
    assert (clock_of(moment) or date.min).isoformat() == "23:05:00"
    assert clock_of(Moment(at="2023-05-01")) is None
    assert clock_of(UNKNOWN_MOMENT) is None


@pytest.mark.parametrize(
    ("precision", "at"),
    [
        ("second", "2023-05-01T09:05:30-07:00"),
        ("minute", "2023-05-01T09:05-07:00"),
        ("hour", "2023-05-01T09:00-07:00"),
        ("day", "2023-05-01"),
        ("unknown", None),
    ],
)
def test_a_moment_is_made_from_a_point_in_time(precision: str, at: str | None) -> None:
    point = datetime(2023, 5, 1, 9, 5, 30, tzinfo=ZoneInfo(LOS_ANGELES))
    moment = moment_at(point, precision, approximate=True, zone=LOS_ANGELES)

    assert (moment.at, moment.precision, moment.written, moment.approximate) == (at, precision, "", True)
