"""Contradictions within a document that are no matter of lengths and times alone: words, counts, days, people, links."""

import pytest

from insight.checks.test_rules_on_incidents import found
from insight.checks.test_stated_against_timeline import told
from postmortem_desk.insight.checks.rules import RuleBook
from postmortem_desk.model import Incident, OwnField, Person, Section, Task
from support.incidents import event


def quotes(book: RuleBook, subject: Incident, rule: str) -> list[str]:
    return [one.spot.quote for one in found(book, subject, rule)]


def with_rows(summary: str, *texts: str, impact: str = "Nobody could pay.") -> Incident:
    """The incident of the timeline tests with more rows behind its own, ten minutes apart."""
    subject = told(summary, impact)
    rows = tuple(event(f"x{index}", f"12:{index}0", text=text) for index, text in enumerate(texts))
    return subject.replaced(timeline=subject.timeline + rows)


@pytest.mark.parametrize(
    ("rule", "summary", "quote"),
    [
        ("severity-differs", "This SEV1 incident hit all shops.", "SEV1"),
        ("severity-differs", "It was first treated as a SEV1.", ""),
        ("severity-differs", "With one more node down it would have been a SEV-1.", ""),
        ("detector-differs", "We were told of it by a customer.", "told of it by a customer"),
        ("detector-differs", "It was detected by monitoring, and reported by customers as well.", ""),
        ("count-differs", "Three services failed: basket and search.", "Three services failed"),
        ("count-differs", "Three services failed: basket, search and prices.", ""),
        ("count-differs", "Two lessons: ask early, and read what the runbook says about restarts.", ""),
        ("count-differs", "Two rollbacks were needed.", "Two rollbacks"),
        ("count-differs", "Three rollbacks were needed.", ""),
        ("share-wrong", "3 of 4 exports (50 %) were late.", "3 of 4 exports (50 %)"),
        ("share-wrong", "1,000 of our 12,500 users (8%) were affected.", ""),
        ("share-wrong", "2 of 3 carriers (67%) waited.", ""),
        ("range-length", "It failed from 09:10 to 10:40 (two and a half hours).", "two and a half hours"),
        ("range-length", "It failed from 09:10 to 10:40, for a total of 90 minutes.", ""),
        ("date-impossible", "The log of 31 September 2023 is gone.", "31 September 2023"),
        ("date-impossible", "The log of 2023-02-29 is gone, that of 29 February 2024 is not.", "2023-02-29"),
        ("stated-weekday", "It began on Tuesday, 1 May, after lunch.", "Tuesday, 1 May"),
        ("stated-weekday", "It began on Monday, May 1 and not on Thursday, 12 October 2017.", ""),
        ("figures-differ", "312 parcels were late, and 321 parcels came back.", "321 parcels"),
        ("figures-differ", "About 40% of messages were delayed.", "60% of all outgoing messages"),
        ("denied-yet-told", "No data was lost.", "No data was lost"),
        ("denied-yet-told", "No orders were lost.", ""),
        ("denied-yet-told", "No records were lost.", "No records were lost"),
        ("order-contradicts", "Ada was paged after customers complained.", "Ada was paged after customers complained"),
        ("order-contradicts", "Ada was paged before customers complained.", ""),
        ("order-contradicts", "We should have been paged after customers complained.", ""),
        ("stated-moment", "Ada restarted the queue at 12:14.", "12:14"),
        ("stated-moment", "Ada restarted the queue at 12:10, and Bo wrote to the press at 14:14.", ""),
        ("stated-moment", "The queue had been restarted at 11:20 on 12 April 2023.", ""),
        ("link-dead", "See [the board](boards/7) and [below](#timeline).", "[the board](boards/7)"),
        ("link-dead", "See [the board](https://example.com/7); we write `[a](b)`.", ""),
        ("surname-differs", "Carla Reyes had no rights.", "Carla Reyes"),
        ("surname-differs", "Carla Ruiz and Carlos Reyes had no rights. Carla Monday is no name.", ""),
        ("zone-wrong-season", "It began at 09:10 PST.", "09:10 PST"),
        ("placeholder", "The disk was full on <DATE>.", "<DATE"),
    ],
)
def test_what_a_text_says_against_itself(book: RuleBook, rule: str, summary: str, quote: str) -> None:
    subject = with_rows(
        summary,
        "Customers complain.",
        "Ada restarts the queue; the third rollback works.",
        "12 records are lost for good, none of the orders.",
        impact="60% of all outgoing messages were delayed." if "messages" in summary else "Nobody could pay.",
    ).replaced(severity="SEV2", detected_by="monitoring", people=(Person(id="p", name="Carla Ruiz"),))
    found_quotes = quotes(book, subject, rule)
    wanted = found_quotes if rule != "placeholder" else [words["words"] for words in _words(book, subject, rule)]
    assert wanted == ([quote] if quote else [])


def _words(book: RuleBook, subject: Incident, rule: str) -> list[dict[str, str]]:
    return [dict(one.words) for one in found(book, subject, rule)]


def test_lengths_behind_labels_in_tables_and_as_clocks_show_them(book: RuleBook) -> None:
    table = "| Key | Value |\n|---|---|\n| Duration | 04:30:00 |\n| Time to detect | 50 minutes |"
    assert quotes(book, told(table), "stated-duration") == ["04:30:00", "50 minutes"]
    right = table.replace("04:30:00", "01:30:00").replace("50 minutes", "15 minutes")
    assert quotes(book, told(right), "stated-duration") == []
    field = OwnField(label="Outage length", value="02:30:00")
    assert quotes(book, told("It failed.").replaced(fields=(field,)), "stated-duration") == ["02:30:00"]


def test_days_of_an_incident_may_be_counted(book: RuleBook) -> None:
    subject = told("The incident lasted three days.")
    days = ("2023-05-01", "2023-05-02", "2023-05-03")
    rows = tuple(
        row.replaced(at=row.at.replaced(at=f"{day}T09:00")) for row, day in zip(subject.timeline, days, strict=False)
    )
    assert quotes(book, subject.replaced(timeline=rows), "stated-duration") == []
    longer = told("The incident lasted five days.").replaced(timeline=rows)
    assert quotes(book, longer, "stated-duration") == ["five days"]


def test_tasks_against_the_incident(book: RuleBook) -> None:
    early = Task(id="t1", section="tasks", text="Check the chain", due="2022-05-20")
    done = Task(id="t2", section="tasks", text="Pin versions", due="2023-05-20", done_on="2023-04-30", status="done")
    still = Task(id="t3", section="tasks", text="Find out why logins still fail", due="2023-05-20")
    subject = told("It failed.").replaced(tasks=(early, done, still), status="resolved")
    assert [(one.spot.id, one.spot.field) for one in found(book, subject, "task-before-incident")] == [
        ("t1", "due"),
        ("t2", "done_on"),
    ]
    assert [one.spot.id for one in found(book, subject, "task-says-ongoing")] == ["t3"]
    assert found(book, subject.replaced(status="ongoing"), "task-says-ongoing") == []


def test_a_role_of_one_person_that_two_labels_give_to_two(book: RuleBook) -> None:
    subject = told("Incident commander: Greta Holm\n\nIt failed.", "Incident commander: Ola Berg\n\nNobody could pay.")
    assert quotes(book, subject, "role-differs") == ["Ola Berg"]
    handed = told("Incident commander: Greta Holm until 10:00, then Ola Berg\n\nIt failed.", "Commander: Ola Berg")
    assert quotes(book, handed, "role-differs") == []


def test_a_list_without_words_is_an_empty_section(book: RuleBook) -> None:
    subject = told("It failed.")
    dots = Section(id="well", role="lessons_well", heading="What went well", text="- \u2026\n- ...")
    subject = subject.replaced(sections=(*subject.sections, dots))
    assert [one.spot.id for one in found(book, subject, "section-empty") if one.spot.id == "well"] == ["well"]
