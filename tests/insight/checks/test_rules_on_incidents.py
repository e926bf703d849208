"""Each rule of the checks: what it finds, and what it leaves alone."""

from datetime import date

import pytest

from postmortem_desk.insight.checks.finding import Finding, grouped
from postmortem_desk.insight.checks.rules import RuleBook
from postmortem_desk.insight.checks.run import findings
from postmortem_desk.model import (
    Cause,
    Event,
    ImpactFigure,
    Incident,
    Milestone,
    Moment,
    Note,
    OwnField,
    Person,
    Section,
    Task,
)
from postmortem_desk.operations.details import dismiss
from postmortem_desk.storage.paths import Paths, user_paths
from postmortem_desk.storage.rules import load_rules
from support.incidents import ZONE, clock, event

SECTIONS = (
    Section(id="summary", role="summary", heading="Summary", text="Checkout failed."),
    Section(id="impact", role="impact", heading="Impact", text="Two shops."),
    Section(id="timeline", role="timeline", heading="Timeline"),
    Section(id="causes", role="causes", heading="Root causes"),
    Section(id="measures", role="measures", heading="Measures"),
    Section(id="tasks", role="tasks", heading="Tasks"),
)


def marked(event_id: str, time: str, *names: str, **fields: object) -> Event:
    return event(event_id, time, milestones=tuple(Milestone(name=name) for name in names), **fields)


def incident(*timeline: Event, summary: str = "", **fields: object) -> Incident:
    sections = tuple(part.replaced(text=summary) if part.id == "summary" and summary else part for part in SECTIONS)
    plain = Incident(id="i", title="Outage", date="2023-05-01", zone=ZONE, sections=sections, timeline=timeline)
    return plain.replaced(**fields)


TWO_HOURS = (marked("a", "09:00", "started", "detected"), event("b", "09:30"), marked("c", "11:00", "resolved"))


def found(book: RuleBook, subject: Incident, rule: str, stage: str = "in_review") -> list[Finding]:
    return [finding for finding in findings(subject, book, stage) if finding.rule.id == rule]


def fixed(book: RuleBook, subject: Incident, rule: str, choice: int = 0) -> Incident:
    """The incident after the fix; the rule is silent about it."""
    after = found(book, subject, rule)[0].fixes[choice].operation(subject)
    assert found(book, after, rule) == []
    return after


# Time.


def test_a_row_earlier_than_the_one_above_is_found_and_moved_back(book: RuleBook) -> None:
    subject = incident(event("a", "09:00"), event("b", "09:30"), event("c", "09:20"))
    assert [(one.spot.id, one.sentence) for one in found(book, subject, "time-order", "draft")] == [
        ("c", "09:20 is earlier than the row above (09:30).")
    ]
    assert [row.id for row in fixed(book, subject, "time-order").timeline] == ["a", "c", "b"]
    kept = incident(event("a", "09:00"), event("b", "09:30"), event("c", "09:20", order_kept=True))
    assert found(book, kept, "time-order") == []


def test_a_clock_that_jumps_back_by_half_a_day_has_passed_midnight(book: RuleBook) -> None:
    subject = incident(event("a", "23:58"), event("b", "00:10"), event("c", "00:40"))
    assert [one.spot.id for one in found(book, subject, "midnight-passed", "draft")] == ["b"]
    assert found(book, subject, "time-order") == []
    after = fixed(book, subject, "midnight-passed")
    assert [row.at.at for row in after.timeline] == ["2023-05-01T23:58", "2023-05-02T00:10", "2023-05-02T00:40"]
    assert [row.at.written for row in after.timeline] == ["23:58", "00:10", "00:40"]


def test_two_rows_that_tell_the_same_at_the_same_time(book: RuleBook) -> None:
    subject = incident(event("a", "09:00", text="Paged."), event("b", "09:00", text="paged."), event("c", "09:05"))
    assert [(one.spot.id, one.others[0].id) for one in found(book, subject, "time-doubled")] == [("b", "a")]
    assert [row.id for row in fixed(book, subject, "time-doubled").timeline] == ["a", "c"]


def test_a_range_that_ends_before_it_begins(book: RuleBook) -> None:
    subject = incident(event("a", "09:30", end=clock("09:10")), event("b", "09:40", end=clock("09:50")))
    assert [one.sentence for one in found(book, subject, "end-before-start", "draft")] == [
        "It ends at 09:10, before it begins at 09:30."
    ]


def test_an_event_a_year_away_from_all_others(book: RuleBook) -> None:
    year_off = Moment(written="2022-05-01 09:10", at="2022-05-01T09:10")
    subject = incident(event("a", "09:00"), event("b", at=year_off), event("c", "09:20"), event("d", "09:30"))
    assert [one.spot.id for one in found(book, subject, "time-outside")] == ["b"]
    assert found(book, incident(*TWO_HOURS, event("d", "11:10")), "time-outside") == []


def test_a_long_silence_while_nothing_was_mitigated(book: RuleBook) -> None:
    subject = incident(*TWO_HOURS)
    assert [one.sentence for one in found(book, subject, "silence")] == [
        "Nothing is told between 09:30 and 11:00 (1 h 30 min)."
    ]
    assert found(book, subject, "silence", "draft") == []
    busy = incident(*TWO_HOURS[:2], event("d", "10:00"), event("e", "10:30"), TWO_HOURS[2])
    assert found(book, busy, "silence") == []


# Zones.


def test_times_without_any_zone(book: RuleBook) -> None:
    assert [one.spot.field for one in found(book, incident(*TWO_HOURS, zone=""), "zone-missing", "draft")] == ["zone"]
    assert found(book, incident(*TWO_HOURS), "zone-missing") == []
    told = Moment(written="09:00 UTC", at="2023-05-01T09:00+00:00", zone="UTC")
    assert found(book, incident(event("a", at=told), zone=""), "zone-missing") == []


def test_pst_in_may_is_pointed_out_with_its_remedy(book: RuleBook) -> None:
    subject = incident(*TWO_HOURS, zone="PST")
    (one,) = found(book, subject, "zone-wrong-season", "draft")
    assert one.sentence == "On 1 May 2023 there is no PST: it was PDT (UTC-07:00) then in America/Los Angeles."
    after = fixed(book, subject, "zone-wrong-season")
    assert after.zone == "America/Los_Angeles"
    assert after.timeline == subject.timeline
    assert found(book, subject.replaced(date="2023-01-01", timeline=()), "zone-wrong-season") == []


def test_an_abbreviation_with_several_meanings_asks_which(book: RuleBook) -> None:
    subject = incident(*TWO_HOURS, zone="IST")
    (one,) = found(book, subject, "zone-ambiguous", "draft")
    assert [fix.label for fix in one.fixes] == ["Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"]
    assert fixed(book, subject, "zone-ambiguous", 1).zone == "Europe/Dublin"
    assert found(book, incident(*TWO_HOURS, zone="CET"), "zone-ambiguous") == []


@pytest.mark.parametrize(
    ("at", "rule"), [("2023-03-12T02:30", "time-skipped"), ("2023-11-05T01:30", "time-twice"), ("2023-03-12T03:30", "")]
)
def test_clock_times_in_the_night_of_a_change(book: RuleBook, at: str, rule: str) -> None:
    subject = incident(event("a", at=Moment(written=at[-5:], at=at)))
    rules = {one.rule.id for one in findings(subject, book, "draft")} & {"time-skipped", "time-twice"}
    assert rules == ({rule} if rule else set())


def test_what_a_change_of_the_clocks_leaves_open_is_asked(book: RuleBook) -> None:
    skipped = incident(event("a", at=Moment(written="02:30", at="2023-03-12T02:30")))
    assert fixed(book, skipped, "time-skipped").timeline[0].at.at == "2023-03-12T03:30"
    twice = incident(event("a", at=Moment(written="01:30", at="2023-11-05T01:30")))
    offsets = [fixed(book, twice, "time-twice", choice).timeline[0].at.zone for choice in (0, 1)]
    assert offsets == ["UTC-07:00", "UTC-08:00"]


# Milestones.


def test_milestones_in_an_impossible_order(book: RuleBook) -> None:
    subject = incident(marked("a", "09:00", "resolved"), marked("b", "10:00", "started"))
    assert [one.sentence for one in found(book, subject, "milestone-order", "draft")] == [
        "\u201cresolved\u201d is marked 1 h 00 min before \u201cstarted\u201d."
    ]
    assert found(book, incident(*TWO_HOURS), "milestone-order") == []


def test_a_milestone_that_two_events_mark(book: RuleBook) -> None:
    subject = incident(marked("a", "09:00", "started"), marked("b", "09:10", "started"))
    assert [one.spot.id for one in found(book, subject, "milestone-doubled", "draft")] == ["b"]
    assert fixed(book, subject, "milestone-doubled").timeline[1].milestones == ()


def test_a_missing_milestone_proposes_the_row_that_may_be_it(book: RuleBook) -> None:
    subject = incident(
        event("a", "09:00", text="Errors began."),
        event("b", "09:10", text="The alert fired."),
        event("c", "10:00", text="It was resolved for some."),
        event("d", "11:00", text="Everything was back to normal."),
    )
    one, two, three = found(book, subject, "milestone-missing")
    assert [(each.about, each.spot.id) for each in (one, two, three)] == [
        ("started", "a"), ("detected", "b"), ("resolved", "d"),
    ]  # fmt: skip
    after = three.fixes[0].operation(subject)
    assert after.timeline[3].milestones == (Milestone(name="resolved"),)
    assert found(book, subject, "milestone-missing", "draft") == []
    assert [each.about for each in found(book, subject.replaced(status="ongoing"), "milestone-missing")] == [
        "started", "detected",
    ]  # fmt: skip


def test_a_status_that_the_timeline_contradicts(book: RuleBook) -> None:
    assert found(book, incident(*TWO_HOURS, status="ongoing"), "status-contradicts", "draft")
    assert found(book, incident(*TWO_HOURS, status="resolved"), "status-contradicts") == []


# What the prose states.


@pytest.mark.parametrize(
    ("summary", "quote"),
    [
        ("The outage lasted 65 minutes.", "65 minutes"),
        ("A three-hour outage of checkout.", "three-hour"),
        ("Duration of the incident: 2 h 30 min.", "2 h 30 min"),
        ("The incident was resolved within one hour.", "one hour"),
        ("The outage lasted two hours.", ""),
        ("The outage lasted about 2.5 hours.", ""),
        ("The outage lasted 1 hour and 59 minutes and 30 seconds.", ""),
        ("The incident was resolved within three hours.", ""),
        ("The restart took 20 minutes, and the incident went on.", ""),
        ("Sessions last 30 minutes.", ""),
        ("`outage lasted 65 minutes` was in the log.", ""),
        ("> The outage lasted 65 minutes.", ""),
    ],
)
def test_a_stated_duration_is_held_against_the_timeline(book: RuleBook, summary: str, quote: str) -> None:
    quotes = [one.spot.quote for one in found(book, incident(*TWO_HOURS, summary=summary), "stated-duration", "draft")]
    assert quotes == ([quote] if quote else [])


def test_a_field_of_the_team_with_another_duration(book: RuleBook) -> None:
    fields = (OwnField(label="Time to resolve", value="3 h"), OwnField(label="Time to detect", value="0 min"))
    assert [one.spot.id for one in found(book, incident(*TWO_HOURS, fields=fields), "stated-duration")] == ["0"]


@pytest.mark.parametrize(
    ("summary", "is_found"),
    [
        ("The outage went from 8:30 AM to 11:30 AM.", True),
        ("The outage went from 9:00 AM to 11:00 AM.", False),
        ("The outage went from 9:00 AM to noon, between 9:30 and 10:15 for all.", False),
        ("Backups run from 1:00 to 2:00.", False),
    ],
)
def test_a_stated_range_is_held_against_the_timeline(book: RuleBook, summary: str, is_found: bool) -> None:
    assert bool(found(book, incident(*TWO_HOURS, summary=summary), "stated-range", "draft")) is is_found


@pytest.mark.parametrize(
    ("summary", "rule"),
    [
        ("On Tuesday, 1 May 2023 checkout failed.", "stated-weekday"),
        ("On Monday, 1 May 2023 checkout failed.", ""),
        ("On 1 May 2022 checkout failed.", "stated-date"),
        ("On 2 May 2023 checkout failed.", "stated-date"),
        ("Updated on 2 May 2023: checkout failed.", ""),
        ("Checkout failed as it did on 14 December 2021.", ""),
    ],
)
def test_days_that_the_prose_names(book: RuleBook, summary: str, rule: str) -> None:
    rules = {one.rule.id for one in findings(incident(*TWO_HOURS, summary=summary), book, "draft")}
    assert rules & {"stated-weekday", "stated-date"} == ({rule} if rule else set())


def test_a_date_of_the_incident_on_which_nothing_happened(book: RuleBook) -> None:
    subject = incident(*TWO_HOURS, date="2023-05-03")
    assert [one.sentence for one in found(book, subject, "date-contradicts", "draft")] == [
        "The incident's date is 3 May 2023, but its events begin on 1 May 2023."
    ]


@pytest.mark.parametrize(
    ("summary", "quotes"),
    [
        ("It affected 30% of our users.", ["30%"]),
        ("It affected 25 % of our users.", []),
        ("It affected 25% of users in Europe and 30% of users elsewhere.", []),
        ("CPU usage was at 99%.", []),
        ("About 1,500 orders were lost.", []),
        ("Some 2,400 orders were lost.", ["2,400"]),
    ],
)
def test_figures_are_held_against_the_impact(book: RuleBook, summary: str, quotes: list[str]) -> None:
    figures = (
        ImpactFigure(id="u", label="Users affected", value="25", unit="%"),
        ImpactFigure(id="o", label="Orders lost", value="1,200", approximate=True),
    )
    subject = incident(*TWO_HOURS, summary=summary, impact=figures)
    assert [one.spot.quote for one in found(book, subject, "stated-figure", "draft")] == quotes


# What is missing.


def test_what_a_finished_document_lacks(book: RuleBook) -> None:
    sections = (
        Section(
            id="s",
            role="summary",
            heading="Summary",
            text="Say it in two sentences.",
            guidance="Say it in two sentences.",
        ),
        Section(id="l", role="lessons_well", heading="What went well"),
        Section(id="d", role="other", heading="Details"),
        Section(id="e", role="other", heading="More", level=3, text="Here."),
        Section(id="t", role="timeline", heading="Timeline"),
    )
    subject = incident(*TWO_HOURS, title="", sections=sections)
    rules = {"title-missing", "section-empty", "section-guidance"}
    told = [(one.rule.id, one.spot.id) for one in findings(subject, book, "in_review") if one.rule.id in rules]
    assert told == [("title-missing", ""), ("section-guidance", "s"), ("section-empty", "l")]
    assert not [one for one in findings(subject, book, "draft") if one.rule.id in rules]


def test_an_impact_without_a_number(book: RuleBook) -> None:
    def told(impact: str) -> Incident:
        parts = tuple(part.replaced(text=impact) if part.role == "impact" else part for part in SECTIONS)
        return incident(*TWO_HOURS, sections=parts)

    assert found(book, told("Shops could not sell."), "impact-without-number")
    assert found(book, told("Every shop was closed, half of the orders were lost."), "impact-without-number") == []
    figures = (ImpactFigure(id="u", label="Users", value="25"),)
    assert found(book, told("Shops.").replaced(impact=figures), "impact-without-number") == []


def test_open_questions_matter_in_a_final_document(book: RuleBook) -> None:
    subject = incident(*TWO_HOURS, notes=(Note(id="n", text="Who knew?"), Note(id="m", text="When?", resolved=True)))
    assert [one.spot.id for one in found(book, subject, "question-open", "final")] == ["n"]
    assert found(book, subject, "question-open", "in_review") == []


# Causes and tasks.


def test_tasks_that_will_not_be_done(book: RuleBook) -> None:
    tasks = (
        Task(id="t1", section="tasks", text="Raise the limit"),
        Task(
            id="t2",
            section="tasks",
            text="Add an alert",
            owner="Ada",
            due="2023-06-01",
            addresses=("c",),
            success="Fires",
        ),
        Task(id="t3", section="tasks", text="Old", status="done"),
        Task(id="t4", section="tasks", text="No", status="dropped"),
        Task(id="m1", section="measures", text="Review"),
    )
    subject = incident(*TWO_HOURS, tasks=tasks, causes=(Cause(id="c", text="A leak"), Cause(id="d", text="No alarm")))
    told = {(one.rule.id, one.spot.id) for one in findings(subject, book) if one.spot.part in ("task", "cause")}
    assert found(book, subject, "task-without-owner", "draft") == []
    assert told == set()
    told = {
        (one.rule.id, one.spot.id) for one in findings(subject, book, "in_review") if one.spot.part in ("task", "cause")
    }
    assert told == {
        ("task-without-owner", "t1"), ("task-without-due", "t1"), ("task-without-cause", "t1"),
        ("task-without-success", "t1"), ("measure-without-cause", "m1"), ("task-dropped-unexplained", "t4"),
        ("cause-without-task", "d"),
    }  # fmt: skip


def test_a_why_is_covered_by_what_addresses_the_cause_above_it(book: RuleBook) -> None:
    causes = (Cause(id="a", text="Root"), Cause(id="b", parent_id="a", text="Why"), Cause(id="t", role="trigger"))
    tasks = (Task(id="t1", section="tasks", text="Do", addresses=("a",)),)
    assert found(book, incident(*TWO_HOURS, causes=causes, tasks=tasks), "cause-without-task") == []


def test_a_task_that_reads_like_the_conclusion(book: RuleBook) -> None:
    tasks = (
        Task(id="t1", section="tasks", text="In conclusion, the outage was caused by a loop."),
        Task(id="t2", section="tasks", text="Overall alerting: add a test"),
        Task(id="t3", section="tasks", text="Conclude the contract"),
    )
    assert [
        one.spot.id for one in found(book, incident(*TWO_HOURS, tasks=tasks), "task-reads-like-conclusion", "draft")
    ] == ["t1"]


# Words.


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("The cause was human error.", "human-error"),
        ("A careless change went out.", "blame"),
        ("The engineer failed to read the page.", "blame-people"),
        ("Ada forgot the flag.", "blame-people"),
        ("The service failed to start.", ""),
        ("We should have tested it.", "hindsight"),
        ("We shouldn\u2019t have shipped.", "hindsight"),
        ("The alert should have a limit.", ""),
        ("In hindsight it was clear.", "hindsight-words"),
        ("TODO: add graphs", "placeholder"),
        ("The todo list is long.", ""),
        ("`// TODO` stood in the code.", ""),
        ("> It was human error, they said.", ""),
        # Words that mean something else in these texts.
        ("We should have alerts for it.", ""),
        ("Lazy loading was off.", ""),
        ("The load balancer was to blame.", ""),
        ("The engineer was to blame.", "blame-people"),
        ("The reconciling operator failed to start.", ""),
        ("Pods were killed when they failed to answer.", ""),
        ("The rate of user errors rose.", ""),
        ("If only one replica is up, nothing is written.", ""),
    ],
)
def test_words_that_blame_or_are_left_over(book: RuleBook, text: str, rule: str) -> None:
    subject = incident(*TWO_HOURS, summary=text, people=(Person(id="p", name="Ada Byron"),))
    words = {"human-error", "blame", "blame-people", "hindsight", "hindsight-words", "placeholder"}
    assert {one.rule.id for one in findings(subject, book, "in_review")} & words == ({rule} if rule else set())


def test_vague_tasks_are_found_at_their_beginning_only(book: RuleBook) -> None:
    tasks = (
        Task(id="t1", section="tasks", text="Investigate alerting"),
        Task(id="t2", section="tasks", text="Write down how we investigate slow queries"),
        Task(
            id="t3", section="tasks", text="Improve monitoring of the queue: an alert of its depth at 500 for 5 minutes"
        ),
    )
    assert [one.spot.id for one in found(book, incident(*TWO_HOURS, tasks=tasks), "vague-task")] == ["t1"]


def test_rules_of_words_leave_other_languages_alone(book: RuleBook) -> None:
    subject = incident(*TWO_HOURS, summary="Das war kein human error.", language="de")
    assert found(book, subject, "human-error") == []


# Names, and what others read.


def test_names_that_differ_from_the_usual_spelling(book: RuleBook) -> None:
    rows = (
        event("a", "09:00", actor="DB team"),
        event("b", "09:10", actor="db-team"),
        event("c", "09:20", actor="DB team"),
    )
    people = (Person(id="p", name="Mira Hoekstra"),)
    tasks = (Task(id="t", section="tasks", text="x", owner="Mira Hoekstar"),)
    told = found(book, incident(*rows, people=people, tasks=tasks), "name-differs")
    assert [(one.about, one.sentence) for one in told] == [
        ("db-team", "\u201cdb-team\u201d is written \u201cDB team\u201d elsewhere."),
        ("Mira Hoekstar", "\u201cMira Hoekstar\u201d is written \u201cMira Hoekstra\u201d elsewhere."),
    ]


def test_services_that_are_written_otherwise(book: RuleBook) -> None:
    subject = incident(*TWO_HOURS, services=("payment-api",), summary="The payment_api and the payment-api failed.")
    assert [one.spot.quote for one in found(book, subject, "service-differs")] == ["payment_api"]


def test_a_row_is_for_those_who_may_read_its_section(book: RuleBook) -> None:
    timeline = Section(id="timeline", role="timeline", heading="Timeline", audience=("customers",))
    link = event("a", "09:00", text="See https://wiki.corp/x", section="timeline")
    inside = event("b", "09:10", text="See https://wiki.corp/y", section="timeline", audience=("team",))
    subject = incident(link, inside, sections=(timeline,))
    assert [one.spot.id for one in found(book, subject, "internal-link")] == ["a"]


def test_what_people_outside_cannot_use_or_need_not_know(book: RuleBook) -> None:
    text = "Ada Byron put it right, see https://wiki.corp/x and https://status.example.com/1."
    subject = incident(event("a", "09:00", text=text), people=(Person(id="p", name="Ada Byron"),))
    outside = incident(event("a", "09:00", text=text, audience=("customers",)), people=subject.people)
    rules = ("internal-link", "person-named-outside")
    assert [one.rule.id for one in findings(subject, book, "in_review") if one.rule.id in rules] == []
    assert [(one.rule.id, one.spot.quote) for one in findings(outside, book, "in_review") if one.rule.id in rules] == [
        ("internal-link", "https://wiki.corp/x"), ("person-named-outside", "Ada Byron"),
    ]  # fmt: skip


# All of them.


def test_a_finding_that_was_set_aside_speaks_again_when_its_words_change(book: RuleBook) -> None:
    subject = incident(*TWO_HOURS, summary="The outage lasted 65 minutes.")
    aside = dismiss(subject, found(book, subject, "stated-duration")[0].dismissal)
    assert found(book, aside, "stated-duration") == []
    changed = aside.replaced(
        sections=(aside.sections[0].replaced(text="The outage lasted 66 minutes."), *aside.sections[1:])
    )
    assert len(found(book, changed, "stated-duration")) == 1


def test_like_findings_are_one_line_and_the_gravest_come_first(book: RuleBook) -> None:
    tasks = tuple(Task(id=f"t{number}", section="tasks", text="Raise the limit") for number in range(5))
    groups = grouped(findings(incident(*TWO_HOURS, tasks=tasks, date="2022-01-01"), book, "in_review"))
    assert groups[0].rule.id == "date-contradicts"
    owners = next(group for group in groups if group.rule.id == "task-without-owner")
    assert owners.sentence == "5 tasks have no owner."
    assert len(owners.findings) == 5


def test_an_empty_incident_has_few_findings_and_none_as_a_draft(book: RuleBook) -> None:
    empty = Incident(id="i", date=date(2023, 5, 1).isoformat())
    assert findings(empty, book, "draft") == ()
    assert [one.rule.id for one in findings(empty, book, "in_review")] == ["title-missing"]


def test_every_rule_says_what_it_is_and_where_it_comes_from(book: RuleBook) -> None:
    assert len(book.rules) >= 40
    for rule in book.rules.values():
        assert rule.sentence.endswith((".", "?", "\u201d")), rule.id
        assert len(rule.help) > 40, rule.id
        assert rule.source, rule.id


def test_rules_stand_where_a_person_keeps_them(tmp_path: object, book: RuleBook) -> None:
    paths: Paths = user_paths()
    paths.own_rules.parent.mkdir(parents=True)
    paths.own_rules.write_text(
        '{"rules": [{"id": "our-words", "level": "warning", "stage": "draft", "sentence": "Say outage, not {words}.",'
        ' "help": "h", "source": "s", "words": ["blip*"]}]}'
    )
    subject = incident(*TWO_HOURS, summary="Two blips of the shop.")
    assert [one.sentence for one in found(load_rules(paths), subject, "our-words")] == ["Say outage, not blips."]
    assert found(book, subject, "our-words") == []


@pytest.mark.parametrize(
    ("zone", "day", "asked"),
    [
        ("EST", "2023-01-10", False),  # New York and Panama tell the same then
        ("EDT", "2023-05-01", False),
        ("MST", "2023-01-10", False),
        ("ET", "2023-05-01", False),
        ("AEDT", "2023-01-10", False),
        ("CST", "2023-01-10", True),
        ("IST", "2023-05-01", True),
        ("AST", "2023-01-10", True),
        ("GST", "2023-05-01", True),
        ("AMT", "2023-05-01", True),
        ("IST", "", True),
    ],
)
def test_an_abbreviation_is_asked_for_where_its_meanings_differ(
    book: RuleBook, zone: str, day: str, asked: bool
) -> None:
    rows = (event("a", at=Moment(written="09:00", at=f"{day}T09:00")),)
    subject = incident(*rows, zone=zone, date=day)
    assert bool(found(book, subject, "zone-ambiguous")) is asked
    assert found(book, subject, "zone-wrong-season") == []
