"""What the prose says about times, lengths and figures, held against a timeline that marks nothing."""

import pytest

from insight.checks.test_rules_on_incidents import found, incident
from postmortem_desk.insight.checks.rules import RuleBook
from postmortem_desk.model import Incident, Moment, Section
from support.incidents import event

ROWS = (
    ("09:00", "Deploy of the shop begins (planned for 08:59)."),
    ("09:10", "First errors in the shop."),
    ("09:25", "The alert fires."),
    ("09:31", "Ada acknowledges the alert."),
    ("10:05", "Rollback begins."),
    ("10:40", "Errors stop; the shop is restored."),
    ("11:00", "Incident closed."),
)
RULES = ("stated-duration", "stated-range", "stated-clock", "figures-differ")


def told(summary: str, impact: str = "Nobody could pay.") -> Incident:
    subject = incident(*(event(f"e{index}", time, text=text) for index, (time, text) in enumerate(ROWS)))
    texts = {"summary": summary, "impact": impact}
    sections = tuple(part.replaced(text=texts.get(part.id, part.text)) for part in subject.sections)
    return subject.replaced(sections=sections)


def findings_of(book: RuleBook, subject: Incident) -> list[tuple[str, str]]:
    return [(rule, one.spot.quote) for rule in RULES for one in found(book, subject, rule, "draft")]


@pytest.mark.parametrize(
    ("summary", "expected"),
    [
        # In accord with the timeline.
        ("The shop was down for 90 minutes.", []),
        ("The outage lasted about an hour and a half, from 9:10 to 10:40.", []),
        ("The incident lasted two hours.", []),
        ("Errors began at 09:10, the alert fired 15 minutes later, service was restored at around 10:45.", []),
        ("The incident was resolved within two hours.", []),
        ("Service was restored in < 2 hours.", []),
        ("Service was restored in < 20 minutes.", [("stated-duration", "20 minutes")]),
        ("The alert fired at 08:59.", []),
        ("The outage lasted 1 h 15 min (09:30 to 10:45).", [("stated-range", "09:30 to 10:45")]),
        # Against it.
        ("The shop was down for 3 hours.", [("stated-duration", "3 hours")]),
        ("The whole outage lasted just under 30 minutes.", [("stated-duration", "30 minutes")]),
        ("We noticed the problem within two minutes.", [("stated-duration", "two minutes")]),
        ("Service was restored within 20 minutes of the first error.", [("stated-duration", "20 minutes")]),
        ("Ada acknowledged the alert after 25 minutes.", [("stated-duration", "25 minutes")]),
        ("The shop was down between 09:10 and 12:40.", [("stated-range", "09:10 and 12:40")]),
        ("The outage began at 09:40.", [("stated-clock", "09:40")]),
        ("The alert fired at 09:52.", [("stated-clock", "09:52")]),
        ("Service was restored at 11:40.", [("stated-clock", "11:40")]),
    ],
)
def test_times_and_lengths_in_the_summary(book: RuleBook, summary: str, expected: list[tuple[str, str]]) -> None:
    assert findings_of(book, told(summary)) == expected


def test_the_finding_says_what_the_timeline_has(book: RuleBook) -> None:
    (clock,) = found(book, told("Service was restored at 11:40."), "stated-clock")
    assert clock.sentence == "The text says “11:40”, the timeline has resolved at 11:00."
    (length,) = found(book, told("The shop was down for 3 hours."), "stated-duration")
    assert length.sentence == "The text says “3 hours”, the timeline gives 2 h 00 min."


@pytest.mark.parametrize(
    ("summary", "impact", "quotes"),
    [
        ("40 % of users could not pay.", "25 % of users could not pay.", ["25 % of users"]),
        ("1,200 customers were affected.", "In all 12,000 customers were affected.", ["12,000 customers"]),
        ("All users were affected.", "80 % of our users were affected.", ["80 % of our users"]),
        # The same, told roughly, of different things, of a part.
        ("About 40 % of users could not pay.", "42 percent of users could not pay.", []),
        ("40 % of users could not pay.", "3 % of users lost their basket.", []),
        ("40 % of users could not pay.", "At the peak, 70 % of users could not pay.", []),
        ("50 % of users in Europe were affected.", "20 % of users were affected.", []),
    ],
)
def test_figures_that_differ_from_place_to_place(book: RuleBook, summary: str, impact: str, quotes: list[str]) -> None:
    assert [one.spot.quote for one in found(book, told(summary, impact), "figures-differ", "draft")] == quotes


def test_the_heading_of_a_section_says_what_its_length_is(book: RuleBook) -> None:
    subject = told("The shop failed.")
    repair = Section(id="repair", heading="Time to repair", text="4 h 9 min")
    subject = subject.replaced(sections=(*subject.sections, repair))
    assert findings_of(book, subject) == [("stated-duration", "4 h 9 min")]


def test_days_in_the_heading_of_the_timeline(book: RuleBook) -> None:
    subject = told("The shop failed.")
    first = Moment(written="10 Jan", at="2024-01-10T19:32")
    timeline = (event("first", at=first), event("last", at=first.replaced(at="2024-02-28T10:00")))

    def headed(heading: str) -> Incident:
        parts = tuple(part.replaced(heading=heading) if part.role == "timeline" else part for part in subject.sections)
        return subject.replaced(sections=parts, timeline=timeline, date="2024-01-10")

    wrong = headed("Timeline 16 January 2024 - 28 February 2024")
    assert [one.spot.field for one in found(book, wrong, "stated-date", "draft")] == ["heading"]
    assert found(book, headed("Timeline 10 January 2024 - 28 February 2024"), "stated-date", "draft") == []


def test_a_month_that_was_mistyped_is_far_from_the_rest(book: RuleBook) -> None:
    rows = (event("a", "09:00"), event("b", "09:10"), event("c", "09:20"))
    slip = event("d", at=Moment(written="2023-07-01 09:30", at="2023-07-01T09:30"))
    assert [one.spot.id for one in found(book, incident(*rows, slip), "time-outside", "draft")] == ["d"]
    later = event("d", at=Moment(written="2023-07-12 09:30", at="2023-07-12T09:30"))
    assert found(book, incident(*rows, later), "time-outside", "draft") == []


def test_a_silence_is_seen_by_the_words_of_the_events_where_none_is_marked(book: RuleBook) -> None:
    rows = [event(f"e{index}", time, text=text) for index, (time, text) in enumerate(ROWS) if index != 4]
    assert [one.sentence for one in found(book, incident(*rows), "silence")] == [
        "Nothing is told between 09:31 and 10:40 (1 h 09 min)."
    ]
