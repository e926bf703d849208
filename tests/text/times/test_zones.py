"""Zones by name: certain ones have rules, doubtful ones are words."""

from datetime import UTC, datetime, timedelta

import pytest

from postmortem_desk.text.times.zones import offset_name, offset_named, zone_info, zone_label


@pytest.mark.parametrize(
    ("name", "hours"),
    [
        ("UTC", 0),
        ("utc", 0),
        ("Z", 0),
        ("GMT", 0),
        ("+05:30", 5.5),
        ("-08:00", -8),
        ("-0800", -8),
        ("\u22128", -8),
        ("UTC-4", -4),
        ("UTC+05:30", 5.5),
        ("gmt+2", 2),
        ("America/Los_Angeles", -7),
        ("Europe/Berlin", 2),
        ("Asia/Kolkata", 5.5),
        (" Europe/London ", 1),
        ("Japan", 9),
    ],
)
def test_a_certain_zone_has_an_offset(name: str, hours: float) -> None:
    rules = zone_info(name)

    assert rules is not None
    assert datetime(2023, 5, 1, 9, tzinfo=rules).utcoffset() == timedelta(hours=hours)


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "PST",
        "PDT",
        "CST",
        "IST",
        "CET",
        "EST",
        "MST",
        "BST",
        "PST/PDT",
        "Pacific Time",
        "+15:00",
        "UTC+99",
        "+05:75",
        "localtime",
        "posixrules",
        "Factory",
        "posix/Europe/Berlin",
        "right/Europe/Berlin",
        "Europe",
        "America",
        "Nowhere/At_All",
        "../../etc/passwd",
        "/etc/localtime",
        "zone.tab",
        "tzdata.zi",
        "leapseconds",
        "a\x00b",
        "\ud800",
        "A" * 5000,
        "a/" * 500,
    ],
)
def test_a_doubtful_or_unknown_zone_has_none(name: str) -> None:
    assert zone_info(name) is None


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("", ""),
        ("Z", "UTC"),
        ("utc", "UTC"),
        ("GMT", "GMT"),
        ("-08:00", "UTC-08:00"),
        ("UTC-4", "UTC-04:00"),
        ("+00:00", "UTC"),
        ("America/Los_Angeles", "America/Los Angeles"),
        ("PST", "PST"),
    ],
)
def test_a_zone_is_told_in_words(name: str, label: str) -> None:
    assert zone_label(name) == label


@pytest.mark.parametrize("minutes", [-720, -210, -1, 0, 1, 330, 840])
def test_the_name_of_an_offset_names_it(minutes: int) -> None:
    offset = timedelta(minutes=minutes)

    assert offset_named(offset_name(offset)) == (offset if minutes else None)
    assert (zone_info(offset_name(offset)) or UTC).utcoffset(None) == offset
