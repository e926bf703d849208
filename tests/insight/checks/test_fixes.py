"""What ends a finding by one click, as one operation."""

import pytest

from insight.checks.test_rules_on_incidents import TWO_HOURS, fixed, found, incident, marked
from postmortem_desk.insight.checks.rules import RuleBook
from postmortem_desk.model import Moment, Person, Section, Task
from postmortem_desk.storage.paths import user_paths
from postmortem_desk.storage.rules import load_rules
from support.incidents import clock, event


@pytest.fixture
def book(home: object) -> RuleBook:
    del home  # an empty one, so that no rules of a person hold
    return load_rules(user_paths())


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
