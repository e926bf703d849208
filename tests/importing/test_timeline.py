"""The shapes in which people write a timeline."""

import pytest

from postmortem_desk.importing.read import incident_of_markdown
from postmortem_desk.model import Incident
from postmortem_desk.report.markdown.markdown import markdown_document


def rows(text: str) -> list[tuple[str, str]]:
    return [(event.at.written, event.text) for event in incident_of_markdown(text).timeline]


def days(incident: Incident) -> list[str | None]:
    return [event.at.at for event in incident.timeline]


TWO = [("9:05 AM", "pager"), ("9:20 AM", "restart")]


@pytest.mark.parametrize(
    "body",
    [
        "- 9:05 AM pager\n- 9:20 AM restart",
        "* **9:05 AM** - pager\n* **9:20 AM** - restart",
        "1. 9:05 AM: pager\n1. 9:20 AM: restart",
        "`9:05 AM:` pager\n`9:20 AM:` restart",
        "[9:05 AM] pager\n\n[9:20 AM] restart",
        "9:05 AM - pager  \n9:20 AM - restart",
        "| Time | Event |\n|---|---|\n| 9:05 AM | pager |\n| 9:20 AM | restart |",
        "| When | What |\n|---|---|\n| `9:05 AM` | pager |\n| `9:20 AM` | restart |",
        "| A | B |\n|---|---|\n| 9:05 AM | pager |\n| 9:20 AM | restart |",
        "Time | Event\n---|---\n9:05 AM | pager\n9:20 AM | restart",
        "### 9:05 AM\n\npager\n\n### 9:20 AM\n\nrestart",
        "### 9:05 AM: pager\n\n### 9:20 AM: restart",
        "- pager 9:05 AM\n- restart 9:20 AM",
    ],
)
def test_one_timeline_in_many_shapes(body: str) -> None:
    assert rows(f"## Timeline\n\n{body}\n") == TWO


def test_an_introduction_stays_before_the_events_and_text_below_them_behind() -> None:
    incident = incident_of_markdown("## Timeline\n\nAll times rough.\n\n- 9:05 a\n\nThat was it.\n")
    assert [(part.role, part.heading, part.text) for part in incident.sections] == [
        ("timeline", "Timeline", "All times rough."),
        ("other", "", "That was it."),
    ]


def test_what_stands_between_two_events_belongs_to_the_first() -> None:
    text = "## Timeline\n\n- 9:05 a\n\n![graph](g.png)\n\n```\n9:06 log line\n```\n\n- 9:20 b\n"
    assert rows(text) == [("9:05", "a\n\n![graph](g.png)\n\n```\n9:06 log line\n```"), ("9:20", "b")]


def test_an_event_keeps_its_nested_list_and_its_code() -> None:
    text = "## Timeline\n\n- 9:05 a\n    - more\n    - and more\n\n      ```\n      code\n      ```\n- 9:20 b\n"
    assert rows(text)[0] == ("9:05", "a\n  - more\n  - and more\n\n    ```\n    code\n    ```")


def test_a_row_without_a_time_has_none() -> None:
    incident = incident_of_markdown("## Timeline\n\n- 9:05 a\n- then b\n- 9:20 c\n")
    assert incident.timeline[1].at.written == ""
    assert incident.timeline[1].at.at is None


def test_a_list_without_times_is_no_timeline() -> None:
    incident = incident_of_markdown("## Timeline\n\n- first this\n- then that\n")
    assert incident.timeline == ()
    assert incident.sections[0].text == "- first this\n- then that"


def test_a_table_without_times_is_no_timeline() -> None:
    assert rows("## Timeline\n\n| Release | Queries |\n|---|---|\n| 411 | many |\n") == []


def test_columns_without_a_field_are_kept_in_cells() -> None:
    incident = incident_of_markdown("## Timeline\n\n| Time | Region | Event |\n|---|---|---|\n| 9:05 | eu | a |\n")
    assert incident.timeline[0].cells == {"Region": "eu"}
    assert [column.field for column in incident.sections[0].layout.columns] == ["time", "", "text"]


def test_a_time_that_cannot_be_read_keeps_its_words() -> None:
    event = incident_of_markdown("## Timeline\n\n| Time | Event |\n|---|---|\n| 9:00 | a |\n| soon | b |\n").timeline[1]
    assert event.at.written == "soon"
    assert event.at.at is None


def test_a_range_has_a_start_and_an_end() -> None:
    event = incident_of_markdown("## Timeline\n\n- 2020-10-06 09:00 - 11:00 search\n").timeline[0]
    assert (event.at.at, event.end and event.end.at) == ("2020-10-06T09:00", "2020-10-06T11:00")


def test_the_day_comes_from_the_line_before_the_heading_above_it() -> None:
    text = "## Timeline 2023-05-01\n\n### 2023-05-02\n\n- 9:00 a\n- 2023-05-03 9:00 b\n- 9:10 c\n\n### 2023-05-09\n\n- 8:00 d\n"
    found = ["2023-05-02T09:00", "2023-05-03T09:00", "2023-05-03T09:10", "2023-05-09T08:00"]
    assert days(incident_of_markdown(text)) == found


@pytest.mark.parametrize(
    "text",
    [
        "# Outage of 1 May 2023\n\n## Timeline\n\n- 9:05 a\n",
        "## Timeline, May 1st, 2023\n\n- 9:05 a\n",
        "---\ntitle: Outage\ndate: 2023-05-01\n---\n\n## Timeline\n\n- 9:05 a\n",
        "## Summary\n\nOn May 1st, 2023 all was down.\n\n## Timeline\n\n- 9:05 a\n",
        "## Timeline\n\n2023-05-01\n\n- 9:05 a\n",
    ],
)
def test_the_day_is_found_wherever_the_document_tells_it(text: str) -> None:
    incident = incident_of_markdown(text)
    assert days(incident) == ["2023-05-01T09:05"]
    assert incident.date == "2023-05-01"


def test_no_day_is_made_up() -> None:
    assert days(incident_of_markdown("## Timeline\n\n- 9:05 a\n")) == ["T09:05"]


def test_a_clock_that_jumps_back_has_passed_midnight() -> None:
    text = "# 2023-05-01\n\n## Timeline\n\n- 23:58 a\n- 00:40 b\n- 00:30 c\n"
    assert days(incident_of_markdown(text)) == ["2023-05-01T23:58", "2023-05-02T00:40", "2023-05-02T00:30"]


def test_a_sentence_may_give_the_day_of_all_events_without_one() -> None:
    text = "## Timeline\n\nUnless noted all events happened on 2019-10-21.\n\n- 2019-10-20 00:55: a\n- 01:38: b\n"
    assert days(incident_of_markdown(text)) == ["2019-10-20T00:55", "2019-10-21T01:38"]


def test_another_date_settles_which_number_is_the_month() -> None:
    text = "## Timeline\n\n- 01-02-2024 10:00 a\n- 01-31-2024 10:00 b\n"
    assert days(incident_of_markdown(text)) == ["2024-01-02T10:00", "2024-01-31T10:00"]


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("## Timeline (all times PST)\n\n- 9:05 a\n", "PST"),
        ("## Timeline\n\nAll times in UTC.\n\n- 9:05 a\n", "UTC"),
        ("## Timeline\n\nTimes are in UTC-4\n\n- 9:05 a\n", "UTC-4"),
        ("## Timeline\n\nTimezone: Europe/Berlin\n\n- 9:05 a\n", "Europe/Berlin"),
        ("## Timeline\n\n- 9:05 CET a\n- 9:06 CET b\n", "CET"),
        ("## Timeline\n\n- 9:05 (ASAP) a\n", ""),
    ],
)
def test_the_zone_is_the_one_that_the_document_names(text: str, zone: str) -> None:
    assert incident_of_markdown(text).zone == zone


def test_a_bar_in_code_loses_no_cell() -> None:
    document = "## Timeline\n\n| Time | Event |\n| --- | --- |\n| 9:05 | `ps | grep x` is run | by Ann |\n"
    incident = incident_of_markdown(document)
    assert [event.text for event in incident.timeline] == ["`ps | grep x` is run | by Ann"]
    assert incident_of_markdown(markdown_document(incident)).timeline == incident.timeline


def test_numbers_before_labels_stay() -> None:
    document = "## Tasks\n\n1. **Now:**\n   - a\n2. **Later:**\n   - b\n"
    assert "2." in markdown_document(incident_of_markdown(document))
