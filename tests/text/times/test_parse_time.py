"""Times as people write them, one row a form of the field."""

from datetime import UTC, date, datetime

import pytest

from postmortem_desk.text.times.time_grammar import TimeContext, carried_day, parse_time

MAY_1 = TimeContext(day=date(2023, 5, 1))


@pytest.mark.parametrize(
    ("written", "at", "zone", "precision"),
    [
        ("9:05", "2023-05-01T09:05", "", "minute"),
        ("9:05 AM", "2023-05-01T09:05", "", "minute"),
        ("10.12:30 PM", "2023-05-01T12:30", "", "minute"),
        ("\U0001f534 10:00", "2023-05-01T10:00", "", "minute"),
        ("um 10:35 Uhr", "2023-05-01T10:35", "", "minute"),
        ("03-02 11:26", "2023-03-02T11:26", "", "minute"),
        ("02.03. 11:26", "2023-03-02T11:26", "", "minute"),
        ("09:05:30", "2023-05-01T09:05:30", "", "second"),
        ("09:05:30,250", "2023-05-01T09:05:30.250000", "", "second"),
        ("2023-05-02 09:05", "2023-05-02T09:05", "", "minute"),
        ("2023/05/02 09:05", "2023-05-02T09:05", "", "minute"),
        ("2023-05-02T09:05:30.123Z", "2023-05-02T09:05:30.123000+00:00", "UTC", "second"),
        ("2023-05-02T09:05-07:00", "2023-05-02T09:05-07:00", "-07:00", "minute"),
        ("2023-05-02 09:05:30-07:00", "2023-05-02T09:05:30-07:00", "-07:00", "second"),
        ("2023-05-02 09:05:30+02", "2023-05-02T09:05:30+02:00", "+02:00", "second"),
        ("2023-05-02 09:05:30 -0700", "2023-05-02T09:05:30-07:00", "-07:00", "second"),
        ("20230502T090530Z", "2023-05-02T09:05:30+00:00", "UTC", "second"),
        ("01/May/2023:09:05:30 +0000", "2023-05-01T09:05:30+00:00", "UTC", "second"),
        ("Mon May  1 09:05:30 UTC 2023", "2023-05-01T09:05:30+00:00", "UTC", "second"),
        ("May 1 9:05", "2023-05-01T09:05", "", "minute"),
        ("May 20 01:03 UTC", "2023-05-20T01:03+00:00", "UTC", "minute"),
        ("May 4th 2023 08:09 AM UTC", "2023-05-04T08:09+00:00", "UTC", "minute"),
        ("May 4th, 2023 at 8 AM", "2023-05-04T08:00", "", "hour"),
        ("11:10 6th Nov 2023", "2023-11-06T11:10", "", "minute"),
        ("9:05 AM on 2 May", "2023-05-02T09:05", "", "minute"),
        ("1 May 2023, 09:05", "2023-05-01T09:05", "", "minute"),
        ("20. January 2020 13:50", "2020-01-20T13:50", "", "minute"),
        ("6-Nov-2023 11:10", "2023-11-06T11:10", "", "minute"),
        ("2018-08-22, 03:26pm", "2018-08-22T15:26", "", "minute"),
        ("13-05-2023 09:05", "2023-05-13T09:05", "", "minute"),
        ("05/13/2023 09:05", "2023-05-13T09:05", "", "minute"),
        ("5/13/23 09:05", "2023-05-13T09:05", "", "minute"),
        ("28.10.2023 14:30 Uhr", "2023-10-28T14:30", "", "minute"),
        ("1/28", "2023-01-28", "", "day"),
        ("Monday 9:05", "2023-05-01T09:05", "", "minute"),
        ("Monday, 1 May 2023", "2023-05-01", "", "day"),
        ("9:06a", "2023-05-01T09:06", "", "minute"),
        ("03:26pm", "2023-05-01T15:26", "", "minute"),
        ("2:14 p.m.", "2023-05-01T14:14", "", "minute"),
        ("02.30 PM", "2023-05-01T14:30", "", "minute"),
        ("17:14pm", "2023-05-01T17:14", "", "minute"),
        ("12:30 AM", "2023-05-01T00:30", "", "minute"),
        ("12 PM", "2023-05-01T12:00", "", "hour"),
        ("12 noon", "2023-05-01T12:00", "", "minute"),
        ("1600", "2023-05-01T16:00", "", "minute"),
        ("2015 hrs", "2023-05-01T20:15", "", "minute"),
        ("1600Z", "2023-05-01T16:00+00:00", "UTC", "minute"),
        ("16h05", "2023-05-01T16:05", "", "minute"),
        ("14.43", "2023-05-01T14:43", "", "minute"),
        ("24:00", "2023-05-02T00:00", "", "minute"),
        ("00:00", "2023-05-01T00:00", "", "minute"),
        ("09:05 UTC", "2023-05-01T09:05+00:00", "UTC", "minute"),
        ("9:05 PST", "2023-05-01T09:05", "PST", "minute"),
        ("9:05 PST/PDT", "2023-05-01T09:05", "PST/PDT", "minute"),
        ("9:05 (CET)", "2023-05-01T09:05", "CET", "minute"),
        ("9:05 +01:00", "2023-05-01T09:05+01:00", "+01:00", "minute"),
        ("9:05 UTC-4", "2023-05-01T09:05-04:00", "-04:00", "minute"),
        ("9:05 GMT+2", "2023-05-01T09:05+02:00", "+02:00", "minute"),
        ("9:05 America/Los_Angeles", "2023-05-01T09:05-07:00", "America/Los_Angeles", "minute"),
        ("9:05 Pacific Time", "2023-05-01T09:05", "Pacific Time", "minute"),
        ("09:??", "2023-05-01T09:00", "", "hour"),
        ("2023-05-01 ??:??", "2023-05-01", "", "day"),
        ("\uff10\uff19\uff1a\uff10\uff15", "2023-05-01T09:05", "", "minute"),
        ("9:05\u202fAM\u00a0UTC", "2023-05-01T09:05+00:00", "UTC", "minute"),
        ("1682931900", "2023-05-01T09:05:00+00:00", "UTC", "second"),
        ("1682931900.25", "2023-05-01T09:05:00.250000+00:00", "UTC", "second"),
        ("1682931900250", "2023-05-01T09:05:00.250000+00:00", "UTC", "second"),
        ("T+0 (9:05 UTC)", "2023-05-01T09:05+00:00", "UTC", "minute"),
        ("Day 2, 9:05", "T09:05", "", "minute"),
    ],
)
def test_a_time_is_read_and_its_words_are_kept(written: str, at: str, zone: str, precision: str) -> None:
    parsed = parse_time(written, MAY_1)

    assert parsed is not None
    assert parsed.end is None
    moment = parsed.start
    assert (moment.at, moment.zone, moment.precision, moment.written) == (at, zone, precision, written)


@pytest.mark.parametrize(
    "written",
    [
        "~9:05",
        "9:05~",
        "approx. 9:05",
        "around 9:05",
        "about 9:05",
        "circa 9:05",
        "c. 9:05",
        "±9:05",
        "9:05ish",
        "9:05?",
    ],
)
def test_a_rough_time_is_approximate(written: str) -> None:
    parsed = parse_time(written, MAY_1)

    assert parsed is not None
    assert (parsed.start.at, parsed.start.approximate, parsed.start.written) == ("2023-05-01T09:05", True, written)


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("9:05 - 9:20", "2023-05-01T09:05", "2023-05-01T09:20"),
        ("9:05\u20139:20", "2023-05-01T09:05", "2023-05-01T09:20"),
        ("9:05 \u2014 9:20", "2023-05-01T09:05", "2023-05-01T09:20"),
        ("9:05 to 9:20", "2023-05-01T09:05", "2023-05-01T09:20"),
        ("9:05 bis 9:20 Uhr", "2023-05-01T09:05", "2023-05-01T09:20"),
        ("9:05 until 9:20", "2023-05-01T09:05", "2023-05-01T09:20"),
        ("9:05 -> 9:20", "2023-05-01T09:05", "2023-05-01T09:20"),
        ("9:05~9:20", "2023-05-01T09:05", "2023-05-01T09:20"),
        ("from 9:05 to 9:20", "2023-05-01T09:05", "2023-05-01T09:20"),
        ("9:00 - 11:00 AM", "2023-05-01T09:00", "2023-05-01T11:00"),
        ("9 - 11 PM", "2023-05-01T21:00", "2023-05-01T23:00"),
        ("9 PM - 11", "2023-05-01T21:00", "2023-05-01T23:00"),
        ("11:00 - 1:00 PM", "2023-05-01T11:00", "2023-05-01T13:00"),
        ("11 PM - 1:00", "2023-05-01T23:00", "2023-05-02T01:00"),
        ("16:05:57-58", "2023-05-01T16:05:57", "2023-05-01T16:05:58"),
        ("23:50 - 00:40", "2023-05-01T23:50", "2023-05-02T00:40"),
        ("2020-10-06 09:00 - 11:00", "2020-10-06T09:00", "2020-10-06T11:00"),
        ("2020-10-06 23:00 - 2020-10-07 01:00", "2020-10-06T23:00", "2020-10-07T01:00"),
        ("9:05 UTC - 9:20 UTC", "2023-05-01T09:05+00:00", "2023-05-01T09:20+00:00"),
        ("9:05 - 9:20 UTC", "2023-05-01T09:05+00:00", "2023-05-01T09:20+00:00"),
        ("10:00 UTC-11:00 UTC", "2023-05-01T10:00+00:00", "2023-05-01T11:00+00:00"),
        ("9:05 - ??", "2023-05-01T09:05", None),
        ("9:05 - ongoing", "2023-05-01T09:05", None),
        ("7-13th Nov", "2023-11-07", "2023-11-13"),
        ("1 - 3 June 2022", "2022-06-01", "2022-06-03"),
        ("May 1 - May 3", "2023-05-01", "2023-05-03"),
    ],
)
def test_a_range_has_two_ends(written: str, start: str, end: str | None) -> None:
    parsed = parse_time(written, MAY_1)

    assert parsed is not None
    assert parsed.end is not None
    assert (parsed.start.at, parsed.end.at) == (start, end)
    assert written.startswith(parsed.start.written)
    assert written.endswith(parsed.end.written)


@pytest.mark.parametrize(
    "written",
    [
        "??:??",
        "??",
        "xx:xx",
        "--:--",
        "TBC",
        "unknown",
        "25:00",
        "9:75",
        "13:05 AM",
        "20202-01-16",
        "2023-13-45",
        "20202-01-16 13:50",
        "T+5m",
        "T+00:05",
        "+00:05",
        "2023-02-29 10:00",
    ],
)
def test_what_nobody_can_know_stays_unknown_with_its_words(written: str) -> None:
    parsed = parse_time(written, MAY_1)

    assert parsed is not None
    assert (parsed.start.at, parsed.start.precision, parsed.start.written) == (None, "unknown", written)


@pytest.mark.parametrize(
    "written",
    [
        "",
        " ",
        "hello",
        "3",
        "2023",
        "2015",
        "3 services",
        "10:42 restarted",
        "1.2.3.4",
        "1.14.10",
        "3:2",
        "May 2023",
        "10:42:11:22",
        "9:05 minutes",
        "now",
        "Monday",
        "x" * 5000,
        "9:05 " * 40,
    ],
)
def test_what_is_no_time_is_none(written: str) -> None:
    assert parse_time(written, MAY_1) is None


def test_without_a_day_the_clock_stands_alone() -> None:
    parsed = parse_time("23:50 - 00:40")

    assert parsed is not None
    assert parsed.end is not None
    assert (parsed.start.at, parsed.end.at) == ("T23:50", "T00:40")


@pytest.mark.parametrize(
    ("day_first", "at"), [(None, "T09:05"), (True, "2023-05-01T09:05"), (False, "2023-01-05T09:05")]
)
def test_day_and_month_are_not_guessed(day_first: bool | None, at: str) -> None:
    parsed = parse_time("01/05/2023 09:05", TimeContext(day=date(2023, 5, 1), day_first=day_first))

    assert parsed is not None
    assert parsed.start.at == at


@pytest.mark.parametrize(
    ("day", "at"),
    [
        (date(2022, 12, 30), "2023-01-02T09:05"),
        (date(2023, 1, 1), "2023-01-02T09:05"),
        (date(2023, 9, 1), "2023-01-02T09:05"),
        (None, "T09:05"),
    ],
)
def test_a_date_without_a_year_carries_on_from_the_day(day: date | None, at: str) -> None:
    parsed = parse_time("Jan 2 9:05", TimeContext(day=day))

    assert parsed is not None
    assert parsed.start.at == at


def test_a_weekday_that_contradicts_the_day_leaves_it_unknown() -> None:
    parsed = parse_time("Tuesday 9:05", MAY_1)

    assert parsed is not None
    assert parsed.start.at == "T09:05"


def test_the_incidents_zone_gives_the_offset_and_stays_the_incidents() -> None:
    parsed = parse_time("9:05", TimeContext(day=date(2023, 5, 1), zone="America/Los_Angeles"))

    assert parsed is not None
    assert (parsed.start.at, parsed.start.zone) == ("2023-05-01T09:05-07:00", "")


@pytest.mark.parametrize(
    "written", ["`9:00 AM:`", "**9:00 AM**", "[9:00 AM]", "(9:00 AM)", " 9:00 AM - ", '"9:00 AM",']
)
def test_decoration_is_no_part_of_the_words(written: str) -> None:
    parsed = parse_time(written)

    assert parsed is not None
    assert parsed.start.written == "9:00 AM"


def test_now_is_told_in_the_incidents_zone() -> None:
    now = datetime(2023, 5, 1, 16, 5, 40, tzinfo=UTC)
    parsed = parse_time("Now", TimeContext(day=date(2023, 5, 1), zone="America/Los_Angeles", now=now))
    elsewhere = parse_time("now", TimeContext(day=date(2023, 4, 1), zone="UTC", now=now))

    assert parsed is not None
    assert elsewhere is not None
    assert (parsed.start.at, parsed.start.written) == ("2023-05-01T09:05-07:00", "09:05")
    assert (elsewhere.start.at, elsewhere.start.written) == ("2023-05-01T16:05+00:00", "2023-05-01 16:05")


def test_the_day_carries_on_from_the_row_before() -> None:
    dated, undated = parse_time("2023-05-02 09:05"), parse_time("9:05")

    assert dated is not None
    assert undated is not None
    assert carried_day(dated.start, date(2023, 5, 1)) == date(2023, 5, 2)
    assert carried_day(undated.start, date(2023, 5, 1)) == date(2023, 5, 1)
    assert carried_day(undated.start, None) is None
