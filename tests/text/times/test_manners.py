"""Times, days and lengths written in the manner of others."""

from datetime import date, datetime

import pytest

from postmortem_desk.text.times.clock_manner import with_clock
from postmortem_desk.text.times.date_manner import date_like
from postmortem_desk.text.times.duration_manner import duration_like


@pytest.mark.parametrize(
    ("written", "minutes", "told"),
    [
        ("4h 9m", 369, "6h 9m"),
        ("4h9m", 369, "6h9m"),
        ("1 h 48 min", 369, "6 h 9 min"),
        ("90 minutes", 105, "105 minutes"),
        ("90 minutes", 369, "6 hours 9 minutes"),
        ("2 hours and 5 minutes", 369, "6 hours and 9 minutes"),
        ("2 hours and 5 minutes", 61, "1 hour and 1 minute"),
        ("two hours", 180, "three hours"),
        ("Two hours", 180, "Three hours"),
        ("two hours", 200, "3 hours 20 minutes"),
        ("half an hour", 120, "two hours"),
        ("an hour and a half", 60, "one hour"),
        ("3-hour", 120, "2-hour"),
        ("3-hour", 125, "2 h 5 min"),
        ("2.5 hours", 0.5, "30 seconds"),
        ("3 days 4 hours", 2 * 1440 + 60, "2 days 1 hour"),
        ("4 Stunden", 369, "6 Stunden 9 Minuten"),
        ("une heure", 120, "2 heures"),
        ("vierstündigen", 120, ""),
        ("no length", 60, ""),
        ("2 hours or 3 hours", 60, ""),
    ],
)
def test_a_length_keeps_its_units_and_its_spelling(written: str, minutes: float, told: str) -> None:
    assert duration_like(written, 60 * minutes) == told


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("09:05", "16:07"),
        ("9:05 AM", "4:07 PM"),
        ("09:05am", "04:07pm"),
        ("9:05:30 p.m. UTC", "4:07:09 p.m. UTC"),
        ("9 AM", "4:07 PM"),
        ("noon", "noon"),
    ],
)
def test_a_clock_time_keeps_its_hours_and_its_blanks(written: str, told: str) -> None:
    assert with_clock(written, datetime(2023, 5, 1, 16, 7, 9)) == told


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("16 January 2024", "3 February 2023"),
        ("January 16th, 2024", "February 3rd, 2023"),
        ("16 Jan 2024", "3 Feb 2023"),
        ("2024-01-16", "2023-02-03"),
        ("16.01.2024", ""),
        ("Tuesday, 16 January 2024", ""),
        ("16-18 January 2024", ""),
    ],
)
def test_a_day_keeps_its_order_and_its_spelling(written: str, told: str) -> None:
    assert date_like(written, date(2023, 2, 3)) == told
