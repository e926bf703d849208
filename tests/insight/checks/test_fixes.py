"""What ends a finding by one click, as one operation."""

import pytest

from insight.checks.test_rules_on_incidents import TWO_HOURS, fixed, found, incident, marked
from postmortem_desk.insight.checks.rules import RuleBook
from postmortem_desk.model import ImpactFigure, Moment, OwnField, Person, Section, Task
from support.incidents import clock, event


def test_a_wrong_weekday_is_written_right_where_it_stands(book: RuleBook) -> None:
    subject = incident(*TWO_HOURS, summary="Since Friday. On Tuesday, 1 May 2023 it *failed*; on Tuesday it was told.")
    after = fixed(book, subject, "stated-weekday")
    assert after.sections[0].text == "Since Friday. On Monday, 1 May 2023 it *failed*; on Tuesday it was told."


def test_the_incident_takes_the_day_of_its_events(book: RuleBook) -> None:
    day = Moment(written="2 May 2023 09:00", at="2023-05-02T09:00")
    subject = incident(event("a", at=day), event("b", at=day.replaced(at="2023-05-02T10:00")))
    assert fixed(book, subject, "date-contradicts").date == "2023-05-02"


def test_the_incident_takes_the_status_that_its_milestones_prove(book: RuleBook) -> None:
    subject = incident(*TWO_HOURS, status="ongoing")
    assert fixed(book, subject, "status-contradicts").status == "resolved"


def test_a_name_is_written_as_elsewhere_in_all_rows(book: RuleBook) -> None:
    rows = (event("a", "09:00", actor="Ada Byrom"), event("b", "09:10", actor="Ada Byrom"), event("c", "09:20"))
    tasks = (Task(id="t", section="tasks", text="Ada Byrom writes it", owner="Ada Byrom"),)
    after = fixed(book, incident(*rows, tasks=tasks, people=(Person(id="p", name="Ada Byron"),)), "name-differs")
    assert [row.actor for row in after.timeline] == ["Ada Byron", "Ada Byron", ""]
    assert (after.tasks[0].owner, after.tasks[0].text) == ("Ada Byron", "Ada Byrom writes it")


def test_a_service_is_written_as_in_the_list(book: RuleBook) -> None:
    subject = incident(*TWO_HOURS, services=("price-service",), summary="The price_service was down.")
    assert fixed(book, subject, "service-differs").sections[0].text == "The price-service was down."


def test_an_empty_section_is_removed(book: RuleBook) -> None:
    sections = (Section(id="t", role="timeline", heading="Timeline"), Section(id="e", heading="Lessons"))
    assert [part.id for part in fixed(book, incident(*TWO_HOURS, sections=sections), "section-empty").sections] == ["t"]


def test_a_heading_over_the_parts_of_its_subject_is_not_empty(book: RuleBook) -> None:
    headings = (("m", "measures", "Measures"), ("i", "measures", "Improvements"), ("c", "causes", "Causes"))
    sections = tuple(Section(id=name, role=role, heading=heading) for name, role, heading in headings)
    tasks = (Task(id="t", section="i", text="Add an alert"),)
    subject = incident(
        *TWO_HOURS, sections=(*sections, Section(id="t", role="timeline", heading="Timeline")), tasks=tasks
    )
    assert [one.spot.id for one in found(book, subject, "section-empty")] == ["c"]


def test_a_range_ends_on_the_next_day(book: RuleBook) -> None:
    subject = incident(marked("a", "23:30", end=clock("00:10")), event("b", "23:40"))
    end = fixed(book, subject, "end-before-start").timeline[0].end
    assert end is not None
    assert (end.at, end.written) == ("2023-05-02T00:10", "00:10")


def test_an_event_far_away_takes_the_month_of_the_others(book: RuleBook) -> None:
    far = Moment(written="2023-07-01 09:30", at="2023-07-01T09:30")
    subject = incident(event("a", "09:00"), event("b", "09:10"), event("c", "09:20"), event("d", at=far))
    assert fixed(book, subject, "time-outside").timeline[3].at.at == "2023-05-01T09:30"


MARKED = (
    marked("a", "09:00", "started"),
    marked("b", "09:12", "detected"),
    marked("c", "14:00", "mitigated"),
    marked("d", "15:09", "resolved"),
)


@pytest.mark.parametrize(
    ("rule", "summary", "choices"),
    [
        (
            "stated-duration",
            "Time to repair:\n**4h 9m**. It was **not** 4h 9m of sleep.",
            [
                "Time to repair:\n**6h 9m**. It was **not** 4h 9m of sleep.",
                "Time to repair:\n**4h 48m**. It was **not** 4h 9m of sleep.",
                "Time to repair:\n**5h 57m**. It was **not** 4h 9m of sleep.",
            ],
        ),
        (
            "stated-duration",
            "We looked for two hours at the cache. The outage lasted two\nhours, as we said.",
            [
                "We looked for two hours at the cache. The outage lasted five hours, as we said.",
                "We looked for two hours at the cache. The outage lasted 6 hours 9 minutes, as we said.",
            ],
        ),
        ("stated-duration", "We noticed the problem within three minutes.", ["We noticed the problem within twelve minutes."]),
        ("stated-clock", "The alert fired at 8:40 UTC.", ["The alert fired at 16:12 UTC."]),
        ("stated-clock", "The outage began at 08:30am.", ["The outage began at 09:00am."]),
        (
            "stated-range",
            "The outage lasted from 09:00 to 11:30 (local time).",
            [
                "The outage lasted from 09:00 to 14:00 (local time).",
                "The outage lasted from 09:00 to 15:09 (local time).",
            ],
        ),
    ],
)  # fmt: skip
def test_what_the_milestones_prove_is_written_where_the_text_says_otherwise(
    book: RuleBook, rule: str, summary: str, choices: list[str]
) -> None:
    subject = incident(*MARKED, summary=summary)
    for choice, text in enumerate(choices):
        assert fixed(book, subject, rule, choice).sections[0].text == text
    assert len(found(book, subject, rule)[0].fixes) == len(choices)
    assert found(book, subject, rule)[0].fixes[0].words["first"] in {"started", "detected", "mitigated"}


@pytest.mark.parametrize(
    "summary",
    [
        "The outage lasted `2 hours`. The outage lasted two *hours*.",
        "The outage lasted two hours. The outage lasted two hours.",
    ],
)
def test_no_words_are_offered_where_their_place_is_not_certain(book: RuleBook, summary: str) -> None:
    assert found(book, incident(*MARKED, summary=summary), "stated-duration")[0].fixes == ()


def test_rough_and_unmarked_times_prove_no_words(book: RuleBook) -> None:
    rough = clock("15:00").replaced(written="~15:00", approximate=True)
    loose = (marked("a", "09:00", "started"), marked("d", "15:00", "resolved", at=rough))
    (finding,) = found(book, incident(*loose, summary="The outage lasted one hour."), "stated-duration")
    assert finding.fixes == ()


def test_a_length_in_a_field_is_written_right(book: RuleBook) -> None:
    subject = incident(*MARKED, fields=(OwnField(label="Time to detect", value="about 45 min (paged)"),))
    assert fixed(book, subject, "stated-duration").fields[0].value == "about 12 min (paged)"


def test_of_two_figures_either_can_be_taken(book: RuleBook) -> None:
    figures = (ImpactFigure(id="f", label="Users affected", value="25", unit="%"),)
    subject = incident(*TWO_HOURS, summary="Some 40 % of users were affected.", impact=figures)
    assert fixed(book, subject, "stated-figure").sections[0].text == "Some 25 % of users were affected."
    assert fixed(book, subject, "stated-figure", 1).impact[0].value == "40"


def test_a_day_of_another_month_is_written_as_the_only_one_of_the_timeline(book: RuleBook) -> None:
    subject = incident(*TWO_HOURS, summary="On **June 1st, 2023** nobody could pay.")
    assert fixed(book, subject, "stated-date").sections[0].text == "On **May 1st, 2023** nobody could pay."
