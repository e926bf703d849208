"""What sentences say about times and lengths of an incident, and what they leave to something else."""

import pytest

from postmortem_desk.insight.checks.clock_claims import clock_claims, clock_lengths, range_claims
from postmortem_desk.insight.checks.duration_claims import duration_claims


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("The outage lasted just under two hours.", [("two hours", "whole")]),
        ("Duration: 3 h 20 min", [("3 h 20 min", "whole")]),
        ("A three-hour outage of the shop.", [("three-hour", "whole")]),
        ("The shop was down for nearly five hours.", [("five hours", "part")]),
        ("Customers could not pay for 40 minutes.", [("40 minutes", "part")]),
        ("It took us four hours to fix the queue.", [("four hours", "over")]),
        ("Service was restored within 20 minutes of the first error.", [("20 minutes", "over")]),
        ("Detection took 40 minutes.", [("40 minutes", "detected")]),
        ("It took an hour until the alert fired.", [("an hour", "detected")]),
        ("On-call acknowledged the page after 25 minutes.", [("25 minutes", "acknowledged")]),
        # Something else than what happened this time.
        ("The cache keeps an entry for 24 hours.", []),
        ("We restored it from a backup that was 3 hours old.", []),
        ("An alert should have been detected within 5 minutes.", []),
        ("The last time, the outage lasted two days; each retry took 30 seconds.", []),
        ("Requests failed with a 30 seconds timeout.", []),
        ("We watched it for two hours.", []),
    ],
)
def test_lengths_that_a_sentence_gives_to_the_incident(sentence: str, claims: list[tuple[str, str]]) -> None:
    assert [(claim.quote, claim.kind) for claim in duration_claims(sentence)] == claims


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("The outage began at 09:40 UTC and was resolved at 10:40 UTC.", [("started", "09:40"), ("over", "10:40")]),
        ("Service was restored at 11:40.", [("over", "11:40")]),
        ("At 9:52 AM the alert fired.", [("detected", "09:52")]),
        ("Start time: January 25, 2024, 10:30 AM (UTC)", [("started", "10:30")]),
        ("Service was restored at 2:45 PM when the flag was off.", [("over", "14:45")]),
        ("The deploy of 08:10 held the flag.", []),
        ("Some regions were restored at 10:15.", []),
        ("The outage is visible from 09:10 to 10:40.", []),
        ("Version 3:20 was resolved by hand.", []),
    ],
)
def test_times_that_a_sentence_gives_to_the_turning_points(sentence: str, claims: list[tuple[str, str]]) -> None:
    told = [(claim.name, (claim.at.at or "").removeprefix("T")) for claim in clock_claims(sentence)]
    assert told == claims


@pytest.mark.parametrize(
    ("sentence", "ranges"),
    [
        ("The shop was down from 9:10 to 10:40 AM.", [("T09:10", "T10:40")]),
        ("Users saw errors between 21:10 and 22:40 UTC.", [("T21:10", "T22:40")]),
        ("Duration: April 10, 2024, 10:30 AM - April 10, 2024, 12:00 PM (UTC)", [("T10:30", "T12:00")]),
        ("Errors were seen from 9:10 PM to 10:40 PM when the flag was off.", [("T21:10", "T22:40")]),
        ("Our maintenance window is from 02:00 to 04:00, outside of the outage.", []),
        ("The report covers 9:00 to 11:00.", []),
    ],
)
def test_ranges_that_a_sentence_gives_to_what_failed(sentence: str, ranges: list[tuple[str, str]]) -> None:
    assert [(claim.start.at, claim.end.at) for claim in range_claims(sentence)] == ranges


def test_the_lengths_between_the_clock_times_of_one_sentence() -> None:
    assert clock_lengths("Down for 1 h 30 (09:10 - 10:40 UTC).") == [5400.0, 5400.0]
    assert clock_lengths("From 23:30 to 00:15 nothing worked.") == [2700.0, 2700.0]
    assert clock_lengths("It began at 09:10.") == []
