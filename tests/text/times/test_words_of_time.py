"""Lengths of time and days in words."""

from datetime import date

import pytest

from postmortem_desk.text.times.dates import date_text, iso_date
from postmortem_desk.text.times.durations import duration_text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0 s"),
        (45.9, "45 s"),
        (60, "1 min"),
        (750, "12 min 30 s"),
        (3599, "59 min 59 s"),
        (3600, "1 h 00 min"),
        (7200, "2 h 00 min"),
        (7265, "2 h 01 min"),
        (86_399, "23 h 59 min"),
        (86_400, "1 d"),
        (273_600, "3 d 4 h"),
        (-90, "\u22121 min 30 s"),
        (-0.5, "0 s"),
    ],
)
def test_a_length_of_time_in_words(seconds: float, text: str) -> None:
    assert duration_text(seconds) == text


def test_a_day_in_words() -> None:
    assert date_text(date(2023, 5, 1)) == "1 May 2023"


@pytest.mark.parametrize("text", ["", "2023-5-1", "20230501", "2023-W18-1", "2023-02-30", "2023-05-01T09:05", "x" * 10])
def test_only_iso_dates_are_days(text: str) -> None:
    assert iso_date(text) is None
    assert iso_date("2023-05-01") == date(2023, 5, 1)
