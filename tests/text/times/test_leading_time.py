"""The time that leads a line of a timeline, and what only looks like one."""

import time
from datetime import UTC, date, datetime

import pytest

from postmortem_desk.text.times.time_grammar import TimeContext, find_leading_time

MAY_1 = TimeContext(day=date(2023, 5, 1))


@pytest.mark.parametrize(
    ("line", "written", "rest"),
    [
        ("`9:00 AM:` text", "9:00 AM", "text"),
        ("**10:42** - text", "10:42", "text"),
        ("**10:42:** text", "10:42", "text"),
        ("__10:42__ text", "10:42", "text"),
        ("- *10:42* _text_", "10:42", "_text_"),
        ("[10:42] text", "10:42", "text"),
        ("[10:42] UTC - text", "10:42 UTC", "text"),
        ("(10:42) text", "10:42", "text"),
        ("10:42: text", "10:42", "text"),
        ("10:42 restarted", "10:42", "restarted"),
        ("10:42 | text", "10:42", "text"),
        ("10:42 - 10 users affected", "10:42", "10 users affected"),
        ("10:42 - 1100 users affected", "10:42", "1100 users affected"),
        ("10:42 a new one", "10:42", "a new one"),
        ("10:42 est un", "10:42", "est un"),
        ("-   08:09 AM UTC text", "08:09 AM UTC", "text"),
        ("* 10:42 text", "10:42", "text"),
        ("1. 10:42 text", "10:42", "text"),
        ("### 2018-02-22 16:30", "2018-02-22 16:30", ""),
        ("~10:45 text", "~10:45", "text"),
        ("around 9:05 the database", "around 9:05", "the database"),
        ("2018-08-22, 03:26pm: text", "2018-08-22, 03:26pm", "text"),
        ("07-27-2023 2:14 pm - text", "07-27-2023 2:14 pm", "text"),
        ("11:10 6th Nov 2023 - text", "11:10 6th Nov 2023", "text"),
        ("09:00 - 11:00 | text", "09:00 - 11:00", "text"),
        ("10:00 UTC-4: text", "10:00 UTC-4", "text"),
        ("{{ 06:10 }} text", "06:10", "text"),
        ("- {{ 06:10 }} - text", "06:10", "text"),
        ("23:00 AM MST Saturday Oct 30th: text", "23:00 AM MST Saturday Oct 30th", "text"),
        ("**Nov 24 \u2013 06:12 UTC** \u2013 text", "Nov 24 \u2013 06:12 UTC", "text"),
        ("October 9,2024,10:45AM(EAT): text", "October 9,2024,10:45AM(EAT)", "text"),
        ("10.12:30 PM text", "10.12:30 PM", "text"),
        ("= 03:08 text", "03:08", "text"),
        ("\u2014 03:08 text", "03:08", "text"),
        ("10:50-ish text", "10:50-ish", "text"),
        ("03-02 11:26 text", "03-02 11:26", "text"),
        ("02.03. 11:26 text", "02.03. 11:26", "text"),
        ("3 mars 2020, 10h57 : text", "3 mars 2020, 10h57", "text"),
        ("T+5m text", "T+5m", "text"),
        ("um 10:35 Uhr: text", "um 10:35 Uhr", "text"),
        ("10:00&emsp;text", "10:00", "&emsp;text"),
        ("~22h: text", "~22h", "text"),
        ("14.43: text", "14.43", "text"),
        ("10:00 AM PT / 1:00 PM ET - text", "10:00 AM PT / 1:00 PM ET", "text"),
        ("21:48 (6:48 PDT): text", "21:48 (6:48 PDT)", "text"),
        ("03 Apr 2024 | 10:00 | text", "03 Apr 2024 | 10:00", "text"),
        ("<2024-04-03 Wed 10:00> text", "2024-04-03 Wed 10:00", "text"),
        ("12 midnight: text", "12 midnight", "text"),
        ("shortly after 10:00: text", "shortly after 10:00", "text"),
        ("Early April 2024: text", "Early April 2024", "text"),
        ("Q2 2024 - text", "Q2 2024", "text"),
        ("Week of 3 April 2024: text", "Week of 3 April 2024", "text"),
        ("8 Uhr - text", "8 Uhr", "text"),
        ("before 18:40: text", "before 18:40", "text"),
        ("- [10:42](https://example.com) text", "10:42", "[10:42](https://example.com) text"),
        ("3 de maio de 2023 10:00 - text", "3 de maio de 2023 10:00", "text"),
        ("3. Mai 2023 10:00: text", "3. Mai 2023 10:00", "text"),
        ("`09:00` - `11:00`: text", "09:00 - 11:00", "text"),
        ("9:00 to 9:30 am \u2013 text", "9:00 to 9:30 am", "text"),
        ("May 1st - 3rd: text", "May 1st - 3rd", "text"),
        ("May 1 - 3 services fell", "May 1", "3 services fell"),
        ("10:42 and 10:50: two alerts", "10:42", "and 10:50: two alerts"),
        ("Between 9:00 and 9:30, text", "Between 9:00 and 9:30", "text"),
        ("16:05:57-58 text", "16:05:57-58", "text"),
        ("09:05 \u2013 ?? text", "09:05 \u2013 ??", "text"),
        ("10:42 UTC \u2013 text", "10:42 UTC", "text"),
        ("10:42\u00a0UTC\u00a0\u2013 text", "10:42\u00a0UTC", "text"),
        ("10:42 (PST): text", "10:42 (PST)", "text"),
        ("16h05 text", "16h05", "text"),
        ("1600: text", "1600", "text"),
        ("14.43 - text", "14.43", "text"),
        ("At 10:42, text", "At 10:42", "text"),
        ("from 9:00 to 10:00: text", "from 9:00 to 10:00", "text"),
        ("??:?? - text", "??:??", "text"),
        ("TBC: text", "TBC", "text"),
        ("(Time TBC) text", "Time TBC", "text"),
        ("T+5m: text", "T+5m", "text"),
        ("+00:05 text", "+00:05", "text"),
        ("5 May we saw", "5 May", "we saw"),
        ("1. May 2023: text", "1. May 2023", "text"),
        ("Friday, 21 March 2025: text", "Friday, 21 March 2025", "text"),
        ("2023-05-01 3 services", "2023-05-01", "3 services"),
        ("1/28: text", "1/28", "text"),
        ("20202-01-16 13:50 | text", "20202-01-16 13:50", "text"),
        ("1682931900: text", "1682931900", "text"),
        ("[1682931900.25] text", "1682931900.25", "text"),
        ("1682931900123 text", "1682931900123", "text"),
        ("Day 2, 10:53: text", "Day 2, 10:53", "text"),
        ("**Day 2** 10:53 text", "Day 2 10:53", "text"),
        ("Tag 3 - 8 Uhr: text", "Tag 3 - 8 Uhr", "text"),
        ("T+3 text", "T+3", "text"),
        ("T-10m text", "T-10m", "text"),
        ("t+5 text", "t+5", "text"),
        ("+5 min text", "+5 min", "text"),
        ("-10m: text", "-10m", "text"),
        ("H+2 : text", "H+2", "text"),
        ("T+0 (14:32 UTC): text", "T+0 (14:32 UTC)", "text"),
    ],
)
def test_the_time_is_taken_and_the_text_is_left(line: str, written: str, rest: str) -> None:
    found = find_leading_time(line, MAY_1)

    assert found is not None
    assert (found.written, line[found.length :], found.open_markup) == (written, rest, "")


@pytest.mark.parametrize(
    "line",
    [
        "",
        "   ",
        "text",
        "3 services restarted",
        "2 hours later",
        "10 users",
        "1. item",
        "2023 was bad",
        "2023: a year",
        "1682931900 requests",
        "9999999999: text",
        "Day 2 was quiet",
        "day 2: text",
        "T-Mobile fell",
        "-10 of them",
        "1600 users",
        "14.43 text",
        "9:75 of them",
        "3:2 in favour",
        "10:42:11:22:33 is a card",
        "10:42x",
        "10.0.0.1 fell",
        "1.14.10 released",
        "10:30 minutes later",
        "1/28 nodes failed",
        "Monday we did",
        "may 5 of them",
        "+1 to that",
        "At 10:42 the server fell",
        "On May 1st, 2023, from 9:00 AM to 11:00 AM (PST), our web",
        "`10:42 code`",
        "[10:42 John] text",
        "now restarted",
        "between 9:00 and 10:00 we",
        "Fault occurs 2020-02-25 07:32",
        "TBC is not",
        "50% of",
    ],
)
def test_what_only_looks_like_a_time_is_left_alone(line: str) -> None:
    assert find_leading_time(line, MAY_1) is None


def test_emphasis_that_ends_in_the_text_is_handed_on() -> None:
    line = "- **2019-10-20 00:55: builds started failing**"
    found = find_leading_time(line)

    assert found is not None
    assert found.open_markup + line[found.length :] == "**builds started failing**"


def test_a_zone_behind_the_bracket_belongs_to_the_time() -> None:
    found = find_leading_time("[10:42] UTC - text", MAY_1)

    assert found is not None
    assert (found.time.start.at, found.time.start.zone) == ("2023-05-01T10:42+00:00", "UTC")


def test_now_leads_a_line_where_there_is_a_present() -> None:
    line = "now restarted the primary"
    found = find_leading_time(line, TimeContext(zone="UTC", now=datetime(2023, 5, 1, 10, 42, tzinfo=UTC)))

    assert found is not None
    assert (found.time.start.at, line[found.length :]) == ("2023-05-01T10:42+00:00", "restarted the primary")


@pytest.mark.parametrize(
    "piece",
    [
        "9",
        ":",
        "9:05 ",
        "- ",
        "*",
        "`",
        "[",
        "(",
        "~",
        " ",
        "May ",
        "/",
        "?",
        "UTC/",
        "1.",
        "T",
        "9-",
        "\u00a0",
        "**9:05",
    ],
)
def test_hostile_lines_are_read_at_once(piece: str) -> None:
    line = (piece * 10_000)[:100_000]
    begin = time.process_time()
    find_leading_time(line, MAY_1)
    find_leading_time("9:05 " + line, MAY_1)

    assert time.process_time() - begin < 0.25


@pytest.mark.parametrize(
    ("line", "written", "rest"),
    [
        ("At 10:42 the server fell", "At 10:42", "the server fell"),
        ("At 14:05 UTC, we deployed", "At 14:05 UTC", "we deployed"),
        ("From 9:00 to 9:20 it was slow", "From 9:00 to 9:20", "it was slow"),
        ("10:42 restarted", "10:42", "restarted"),
    ],
)
def test_a_sentence_leads_with_its_time_where_a_timeline_is_told_in_prose(line: str, written: str, rest: str) -> None:
    found = find_leading_time(line, in_prose=True)
    assert found is not None
    assert (found.written, line[found.length :]) == (written, rest)


@pytest.mark.parametrize("line", ["The server fell at 10:42", "At 9:75 it fell", "At the office", ""])
def test_other_sentences_lead_with_none(line: str) -> None:
    assert find_leading_time(line, in_prose=True) is None
