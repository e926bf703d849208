"""Lines and cells that are pasted into a timeline."""

from datetime import date

import pytest

from postmortem_desk.importing.evidence.pasted_lines import events_from_text
from postmortem_desk.text.times.time_grammar import TimeContext

DAY = date(2023, 5, 1)
FIRST, SECOND = ("2023-05-01T09:05", "paged"), ("2023-05-01T09:15", "ack")


def rows(text: str, day: date | None = DAY) -> list[tuple[str | None, str]]:
    return [(event.at.at, event.text) for event in events_from_text(text, TimeContext(day=day), "t")]


@pytest.mark.parametrize(
    "text",
    [
        "09:05 paged\n09:15 ack",
        "09:05 paged\r\n\r\n09:15 ack\r\n",
        "- 09:05 paged\n* 09:15 ack",
        "\u2022\t09:05 paged\n\u2022\t09:15 ack",
        "1. 09:05 paged\n2) 09:15 ack",
        "> 09:05 paged\n> 09:15 ack",
        "  [09:05] paged\n  [09:15] ack",
        "09:05\tpaged\n09:15\tack",
        "Time\tEvent\n09:05\tpaged\n09:15\tack",
        "2023-05-01\t09:05\tpaged\n2023-05-01\t09:15\tack",
        "9:05 AM - paged\u20289:15 AM - ack",
        "Monday, May 1, 2023\n09:05 paged\n09:15 ack",
        "5/1/2023 9:05 paged\n5/1/2023 9:15 ack",
    ],
)
def test_a_line_or_a_row_is_an_event(text: str) -> None:
    assert rows(text) == [FIRST, SECOND]


def test_days_between_lines_and_midnight() -> None:
    text = "2023-05-01\n23:58 a\n00:10 b\n--- 2023-05-03 ---\n10:00 c\n2023-05-04 11:00 d\n12:00 e"
    assert [at for at, _ in rows(text, None)] == [
        "2023-05-01T23:58",
        "2023-05-02T00:10",
        "2023-05-03T10:00",
        "2023-05-04T11:00",
        "2023-05-04T12:00",
    ]


def test_lines_without_a_time_lose_their_bullets_and_nothing_else() -> None:
    assert rows("- [ ] call Ana\n3. do it\n-5 degrees\nplain") == [
        (None, "call Ana"),
        (None, "do it"),
        (None, "-5 degrees"),
        (None, "plain"),
    ]


def test_every_cell_of_a_row_is_kept() -> None:
    assert rows("Time\tEvent\tHost\n09:05\tpaged\tweb1\n\tno time\tweb2") == [
        ("2023-05-01T09:05", "paged \u00b7 web1"),
        (None, "no time \u00b7 web2"),
    ]


def test_a_single_line_that_is_a_day_is_an_event_on_it() -> None:
    assert rows("2023-05-03") == [("2023-05-03", "")]


def test_a_range_keeps_its_end() -> None:
    (event,) = events_from_text("09:00 - 09:10 outage", TimeContext(day=DAY), "t")
    assert event.end is not None
    assert event.end.at == "2023-05-01T09:10"
