"""Days by which something is to be done, as people write them, read from Wednesday, 25 November 2026."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from postmortem_desk.text.times.dates import date_text, short_date_text
from postmortem_desk.text.times.due_days import due_days, months_later

TODAY = date(2026, 11, 25)
days = st.dates(date(1990, 1, 1), date(2080, 12, 31))


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("today", "2026-11-25"),
        ("Tomorrow", "2026-11-26"),
        ("the day after tomorrow", "2026-11-27"),
        ("yesterday", "2026-11-24"),
        ("friday", "2026-11-27"),
        ("Fri.", "2026-11-27"),
        ("by Friday", "2026-11-27"),
        ("this wednesday", "2026-11-25"),
        ("wednesday", "2026-12-02"),
        ("coming monday", "2026-11-30"),
        ("next friday", "2026-12-04"),
        ("next wed", "2026-12-02"),
        ("next  Monday", "2026-11-30"),
        ("+2w", "2026-12-09"),
        ("+ 3 days", "2026-11-28"),
        ("+1m", "2026-12-25"),
        ("+1y", "2027-11-25"),
        ("in 3 days", "2026-11-28"),
        ("in two weeks", "2026-12-09"),
        ("in a month", "2026-12-25"),
        ("2 weeks", "2026-12-09"),
        ("10 days from now", "2026-12-05"),
        ("a week from today", "2026-12-02"),
        ("in 3 working days", "2026-11-30"),
        ("+5bd", "2026-12-02"),
        ("eod", "2026-11-25"),
        ("EOW", "2026-11-27"),
        ("end of week", "2026-11-27"),
        ("end of next week", "2026-12-04"),
        ("end of month", "2026-11-30"),
        ("end of the month", "2026-11-30"),
        ("end of next month", "2026-12-31"),
        ("beginning of next month", "2026-12-01"),
        ("start of month", "2026-12-01"),
        ("end of the year", "2026-12-31"),
        ("end of December", "2026-12-31"),
        ("end of Feb 2028", "2028-02-29"),
        ("end of january", "2027-01-31"),
        ("the 5th", "2026-12-05"),
        ("30th", "2026-11-30"),
        ("on the 31st", "2026-12-31"),
        ("2026-12-01", "2026-12-01"),
        ("1 Dec", "2026-12-01"),
        ("Dec 1st", "2026-12-01"),
        ("1 December 2027", "2027-12-01"),
        ("Tue, 1 Dec", "2026-12-01"),
        ("24 Nov", "2027-11-24"),
        ("25 Nov", "2026-11-25"),
        ("29 Feb", "2028-02-29"),
        ("13/12", "2026-12-13"),
        ("12/13/2026", "2026-12-13"),
        ("1.12.2026", "2026-12-01"),
        ("due: 6 Nov 2026.", "2026-11-06"),
    ],
)
def test_words_that_name_a_day(words: str, day: str) -> None:
    assert due_days(words, TODAY) == (date.fromisoformat(day),)


@pytest.mark.parametrize(
    ("words", "first", "second"),
    [("01/05/2027", "2027-01-05", "2027-05-01"), ("1/12", "2026-12-01", "2027-01-12")],
)
def test_a_date_that_can_be_read_in_two_ways_gives_both(words: str, first: str, second: str) -> None:
    assert due_days(words, TODAY) == (date.fromisoformat(first), date.fromisoformat(second))


@pytest.mark.parametrize(
    "words",
    [
        "",
        "soon",
        "Q3",
        "end of Q3",
        "next month",
        "next week",
        "before friday",
        "2m",
        "2026-13-45",
        "31 Nov",
        "0th",
        "32nd",
        "friday and monday",
        "1 Dec or later",
        "after the freeze on 1 Dec",
        "+9999y",
        "in 9999 years",
        "end of",
        "end of 2027",
        "12",
        "x" * 100_000,
        "1" * 50,
    ],
)
def test_words_that_name_no_day_are_not_guessed(words: str) -> None:
    assert due_days(words, TODAY) == ()


@given(days, days)
def test_a_written_date_is_that_day_whatever_today_is(day: date, today: date) -> None:
    for words in (day.isoformat(), date_text(day), short_date_text(day), f"{day:%d.%m.%Y}"):
        assert due_days(words, today) == (day,)


@given(days, st.integers(0, 400))
def test_counted_days_and_weeks_are_so_far_away(today: date, amount: int) -> None:
    assert due_days(f"+{amount}d", today) == due_days(f"in {amount} days", today) == (today + timedelta(days=amount),)
    assert due_days(f"+{amount}w", today) == (today + timedelta(weeks=amount),)


@given(days, st.integers(0, 60))
def test_working_days_pass_over_the_weekend(today: date, amount: int) -> None:
    (day,) = due_days(f"+{amount}bd", today)
    between = (today + timedelta(days=step) for step in range(1, (day - today).days + 1))
    assert sum(each.weekday() < 5 for each in between) == amount if amount else day <= today


@given(days, st.sampled_from(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]))
def test_weekdays_are_ahead_and_next_week_is_the_week_after_this(today: date, name: str) -> None:
    (soon,), (this,), (later,) = (due_days(words, today) for words in (name, f"this {name}", f"next {name}"))
    assert f"{soon:%A}".casefold() == f"{this:%A}".casefold() == f"{later:%A}".casefold() == name
    assert 1 <= (soon - today).days <= 7
    assert 0 <= (this - today).days <= 6
    monday = today - timedelta(days=today.weekday())
    assert 7 <= (later - monday).days <= 13


@given(days, st.integers(0, 30))
def test_months_keep_the_day_or_end_with_the_month(day: date, months: int) -> None:
    later = months_later(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later + timedelta(days=1)).day == 1


@given(st.text(max_size=70), days)
@example("end of 9999", date(2026, 1, 1))
@example("²nd", date(2026, 1, 1))
@example("+٣d", date(2026, 1, 1))
def test_any_words_are_read_or_passed_over(words: str, today: date) -> None:
    found = due_days(words, today)
    assert len(found) <= 2
    assert list(found) == sorted(found)
