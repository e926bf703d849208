"""The first date of a title or sentence."""

import time
from datetime import date

import pytest

from postmortem_desk.text.times.time_grammar import find_date


@pytest.mark.parametrize(
    ("text", "day", "written"),
    [
        ("20230501", date(2023, 5, 1), "20230501"),
        ("2023-05-04-Discord-api-abuse.md", date(2023, 5, 4), "2023-05-04"),
        ("2023_05_04 outage", date(2023, 5, 4), "2023_05_04"),
        ("inside-rust/2020/02/26/crates-io", date(2020, 2, 26), "2020/02/26"),
        ("Outage of May 4th, 2023", date(2023, 5, 4), "May 4th, 2023"),
        ("May 4th 2023 Discord API Abuse", date(2023, 5, 4), "May 4th 2023"),
        ("the 1st of May 2023", date(2023, 5, 1), "1st of May 2023"),
        ("Update 23-April-2025", date(2025, 4, 23), "23-April-2025"),
        ("Flags - September 29, 2025", date(2025, 9, 29), "September 29, 2025"),
        ("On May 1st, 2023, from 9:00 AM", date(2023, 5, 1), "May 1st, 2023"),
        ("Friday, 21 March 2025: x", date(2025, 3, 21), "Friday, 21 March 2025"),
        ("Start: Wednesday, 2018-08-22", date(2018, 8, 22), "Wednesday, 2018-08-22"),
        ("5/20/2023", date(2023, 5, 20), "5/20/2023"),
        ("20/5/2023", date(2023, 5, 20), "20/5/2023"),
        ("20.5.2023", date(2023, 5, 20), "20.5.2023"),
        ("May 1-3, 2023", date(2023, 5, 1), "May 1-3, 2023"),
        ("2020-13-45, then 2020-01-02", date(2020, 1, 2), "2020-01-02"),
        ("2025-04-23T16:30:00.617Z", date(2025, 4, 23), "2025-04-23"),
    ],
)
def test_a_date_is_found_with_its_place(text: str, day: date, written: str) -> None:
    found = find_date(text)

    assert found is not None
    assert (found.day, found.written, found.ambiguous) == (day, written, False)
    assert text[found.start : found.end] == written


@pytest.mark.parametrize(("day_first", "day"), [(None, None), (True, date(2023, 5, 1)), (False, date(2023, 1, 5))])
def test_an_unsettled_order_of_day_and_month_is_ambiguous(day_first: bool | None, day: date | None) -> None:
    found = find_date("Outage 01/05/2023", day_first)

    assert found is not None
    assert (found.day, found.ambiguous) == (day, day is None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Outage",
        "May 2023",
        "31 Feb 2023",
        "we may 5, 2023",
        "May 4",
        "PM2020-001",
        "10.12.2013.4",
        "INC20230501",
        "12345678",
        "1/28",
        "9:05",
        "2023",
        "version 1.14.10",
    ],
)
def test_what_is_no_full_date_is_not_found(text: str) -> None:
    assert find_date(text) is None


@pytest.mark.parametrize("piece", ["2023-", "May ", "1/", "20230501x", "(", "1-2-", "Monday, "])
def test_long_texts_take_no_time(piece: str) -> None:
    begin = time.process_time()
    find_date((piece * 100_000)[:1_000_000])

    assert time.process_time() - begin < 0.25
