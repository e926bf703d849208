"""The structured files of other people: how much is found in each, from when to when, by whom."""

from pathlib import Path

import pytest

from postmortem_desk.importing.evidence.evidence import Evidence
from postmortem_desk.importing.evidence.evidence_kinds import read_evidence

TIMESKETCH = "csv_timesketch__tests__test_events__"
END_TO_END = "csv_timesketch__end_to_end_tests__test_data__"
FOUND = {
    f"{END_TO_END}evtx_part.csv": ("csv", 13, "2012-03-14T04:17:38.276340+00:00", "2012-03-14T04:17:43.354562+00:00"),
    f"{END_TO_END}sigma_events.csv": ("csv", 4, "2015-07-24T19:01:01+00:00", "2015-07-24T19:01:03+00:00"),
    f"{END_TO_END}sigma_events.jsonl": ("json", 4, "2015-07-24T19:01:01+00:00", "2015-07-24T19:01:03+00:00"),
    f"{TIMESKETCH}csv_datetime_last_column.csv": ("csv", 4, "2018-07-27T10:58:07+00:00", "2018-07-27T12:24:50+00:00"),
    f"{TIMESKETCH}csv_timestamp_as_datetime.csv": (
        *("csv", 4, "2024-08-12T15:03:14.349345+00:00", "2025-07-01T05:58:27.214025+00:00"),
    ),
    f"{TIMESKETCH}csv_timestamp_no_datetime.csv": (
        *("csv", 3, "2022-07-24T19:01:01+00:00", "2022-07-24T19:01:01.123456+00:00"),
    ),
    f"{TIMESKETCH}incorrect.csv": ("csv", 1, "2020-09-18T21:58:07.470323", "2020-09-18T21:58:07.470323"),
    f"{TIMESKETCH}sigma_events.csv": ("csv", 4, "2015-07-24T19:01:01+00:00", "2015-07-24T19:01:03+00:00"),
    f"{TIMESKETCH}sigma_events.jsonl": ("json", 5, "2015-07-24T19:01:01+00:00", "2022-01-22T23:07:43.502205+00:00"),
    f"{TIMESKETCH}validate_no_datetime_timestamps.csv": (
        *("csv", 5, "2015-07-01T22:27:41+00:00", "2016-07-25T02:01:01+00:00"),
    ),
    f"{TIMESKETCH}validate_time_out_of_range.csv": ("csv", 2, "1601-01-01T00:00:00+00:00", "2227-12-31T23:01:01+00:00"),
    f"{TIMESKETCH}validate_time_precision.csv": (
        *("csv", 2, "2024-07-24T10:57:02.877297+00:00", "2015-07-24T19:01:01+00:00"),
    ),
    "github_issues_opened.payload.json": ("github", 1, "2019-05-15T15:20:18+00:00", "2019-05-15T15:20:18+00:00"),
    "github_issues_labeled.payload.json": ("github", 2, "2019-05-15T15:20:18+00:00", "2019-05-15T15:20:18+00:00"),
    "github_issue_comment_created.payload.json": (
        *("github", 2, "2019-05-15T15:20:18+00:00", "2019-05-15T15:20:21+00:00"),
    ),
    "slack_export_hfaran_testarchive.zip": ("slack", 150, "2016-01-15T05:55:52+00:00", "2016-03-29T12:33:06+00:00"),
}

CONTRADICTED = {
    f"{END_TO_END}sigma_events.csv": "row 2 and 3 more",
    f"{TIMESKETCH}csv_datetime_last_column.csv": "row 2 and 3 more",
    f"{TIMESKETCH}validate_time_precision.csv": "row 2 and 1 more",
}
"""Three of the files hold numbers that are none of their times."""


def read(shared: Path, name: str) -> Evidence:
    return read_evidence((shared / "samples" / "structured" / name).read_bytes(), name)


@pytest.mark.parametrize("name", FOUND)
def test_a_sample_is_read_whole(shared: Path, name: str) -> None:
    evidence = read(shared, name)
    times = [event.at.at for event in evidence.candidates]
    assert (evidence.kind, len(times), times[0], times[-1]) == FOUND[name]
    said = CONTRADICTED.get(name)
    told = f"The column timestamp says another time than datetime, which was taken: {said}."
    assert evidence.problems == ((told,) if said else ())


def test_a_row_whose_time_is_broken_has_none_and_is_told(shared: Path) -> None:
    evidence = read(shared, f"{TIMESKETCH}invalid_datetime.csv")
    assert [event.at.at for event in evidence.candidates] == [
        "2017-09-24T19:01:01",
        "2017-07-24T19:01:01",
        "2017-10-24T19:01:01",
        None,
    ]
    assert [problem.partition(":")[0] for problem in evidence.problems][:1] == ["Row 5"]
    assert evidence.problems[1].endswith("which was taken: row 2 and 2 more.")


def test_the_people_and_bots_of_a_chat_have_names_and_threads_stay_together(shared: Path) -> None:
    evidence = read(shared, "slack_export_hfaran_testarchive.zip")
    assert {event.actor for event in evidence.candidates} == {
        "abilinski",
        "doubledeez",
        "hamza",
        "heroeshannibal",
        "github",
    }
    channels = [event.sources[0].ref.partition("/")[0] for event in evidence.candidates]
    assert channels == sorted(channels)
    by_channel = [ref for event in evidence.candidates if (ref := event.sources[0].ref).startswith("enrique/")]
    assert by_channel == sorted(by_channel)
