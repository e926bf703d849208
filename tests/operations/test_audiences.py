"""Who may see what, and the names of people in texts for others."""

import pytest

from postmortem_desk.model import Event, Incident, Note, Person, Section, Task
from postmortem_desk.operations.audiences.copy_for import copy_for
from postmortem_desk.operations.audiences.names import WITHHELD, NameFilter, doers_in, words_of
from postmortem_desk.operations.audiences.sight import audiences_of, is_marked_for, marked_audiences, sees, wording


@pytest.mark.parametrize(
    ("listed", "audience", "seen"),
    [
        ((), "team", True),
        ((), "company", False),
        (("team",), "customers", False),
        (("company",), "company", True),
        (("company",), "customers", False),
        (("customers",), "company", True),
        (("partners",), "partners", True),
        (("customers",), "partners", False),
        (("partners",), "company", False),
    ],
)
def test_without_a_word_for_it_an_audience_sees_nothing(listed: tuple[str, ...], audience: str, seen: bool) -> None:
    assert sees(listed, audience) is seen
    assert (wording("words", {}, listed, audience) is not None) is seen


def test_words_for_an_audience_are_for_it_and_for_narrower_ones() -> None:
    variants = {"customers": "Sorry."}
    assert wording("We broke it.", variants, (), "customers") == "Sorry."
    assert wording("We broke it.", variants, (), "company") == "Sorry."
    assert wording("We broke it.", variants, ("company",), "company") == "We broke it."
    assert wording("We broke it.", variants, (), "team") == "We broke it."


def test_the_audiences_of_an_incident_and_those_that_get_something() -> None:
    sections = (Section(id="a", audience=("partners",)), Section(id="b", variants={"company": "x"}))
    incident = Incident(id="i", audiences=("partners", "press"), sections=sections)
    assert audiences_of(incident) == ("team", "company", "customers", "partners", "press")
    assert marked_audiences(incident) == ("company", "partners")
    assert [name for name in audiences_of(incident) if is_marked_for(incident, name)] == ["team", "company", "partners"]


def names_in(incident: Incident) -> NameFilter:
    """The filter of an incident for customers."""
    return NameFilter(incident.people, doers_in(incident, [words_of(incident)]), "customers")


PEOPLE = (
    Person(id="p1", name="Zoë Ann Lee", handles=("@zlee", "zoe.lee"), roles=("incident_commander",)),
    Person(id="p2", name="Will May", handles=("will",)),
    Person(id="p3", name="Ann Gray", audience=("customers",)),
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Zoë Ann Lee called.", "Incident commander called."),
        ("We called zoë ann\nlee's desk.", "We called incident commander's desk."),
        ("Then **Zoë** looked, ZOË again.", "Then **incident commander** looked, incident commander again."),
        ("Zoe\u0308 looked.", "Incident commander looked."),
        ("Ask @zlee, see zoe.lee@example.org.", "Ask incident commander, see incident commander."),
        ("Ask zoe.lee.", "Ask incident commander."),
        ("Mail z.lee+ops@example.org, not info@example.org.", "Mail incident commander, not info@example.org."),
        ("Ann Gray and Ann called.", "Ann Gray and Ann called."),
        ("Will restarted it; it will hold. @will knows.", f"{WITHHELD} restarted it; it will hold. {WITHHELD} knows."),
        ("On 5 May and on May 5, May was there.", f"On 5 May and on May 5, {WITHHELD} was there."),
        ("Leeds and the Zoëtrope stay.", "Leeds and the Zoëtrope stay."),
        ("Kim rolled back.", f"{WITHHELD} rolled back."),
        ("Release 7 is out; this release stays.", "Release 7 is out; this release stays."),
        ("Ask novak, or @novak.", f"Ask {WITHHELD}, or {WITHHELD}."),
        ("The database team rolled back.", "The database team rolled back."),
    ],
)  # fmt: skip
def test_people_become_their_roles(text: str, told: str) -> None:
    rows = (
        Event(id="e1", actor="Kim", text="A release goes out."),
        Event(id="e2", actor="Database team"),
        Event(id="e3", actor="Release Train"),
        Event(id="e4", actor="release-bot"),
        Event(id="e5", actor="@novak"),
    )
    assert names_in(Incident(id="i", people=PEOPLE, timeline=rows)).filtered(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ask novak, not the novakian.", f"Ask {WITHHELD}, not the novakian."),
        ("Ask j.ray2 or lee_k.", f"Ask {WITHHELD} or {WITHHELD}."),
        ("The checkout waits for payments.", "The checkout waits for payments."),
        ("Nobody, an infra job, or prometheus.", "Nobody, an infra job, or prometheus."),
    ],
)
def test_names_in_small_letters_are_told_from_things(text: str, told: str) -> None:
    incident = Incident(
        id="i",
        title="Payments fail",
        services=("checkout",),
        timeline=(Event(id="e1", actor="j.ray2", text="novak slept"), Event(id="e2", actor="prometheus")),
        tasks=tuple(
            Task(id=f"t{number}", owner=owner)
            for number, owner in enumerate(("novak", "payments", "checkout", "nobody", "infra"))
        ),
        notes=(Note(id="n", by="lee_k"),),
    )
    assert names_in(incident).filtered(text) == told


def test_who_did_it_is_a_visible_person_or_a_role() -> None:
    names = names_in(Incident(id="i", people=PEOPLE))
    assert [names.doer(name) for name in ("Zoë Ann Lee", "Will May", "Ann Gray", "Kim")] == [
        "incident commander",
        "",
        "Ann Gray",
        "",
    ]


def test_a_row_has_the_audience_of_its_section_and_ids_tell_nothing() -> None:
    sections = (
        Section(id="open-for-bo", role="timeline", audience=("customers",)),
        Section(id="x", role="timeline"),
    )
    rows = (Event(id="bo", text="Down."), Event(id="c", section="x", text="Why."), Event(id="d", audience=("team",)))
    copied = copy_for(Incident(id="i", sections=sections, timeline=rows), "customers")
    assert [(row.id, row.section, row.text) for row in copied.timeline] == [("t1", "", "Down.")]
    assert [section.id for section in copied.sections] == ["s1"]
