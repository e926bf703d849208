"""Words are found in all of an incident, in the order of its document, and replaced exactly there."""

import pytest

from postmortem_desk.insight.word_search import (
    Match,
    Query,
    find_words,
    first_from,
    part_of,
    replace_matches,
)
from postmortem_desk.model import Event, Incident, Note, Section, Source, Task
from postmortem_desk.operations.all_texts import all_texts
from support.incidents import clock

INCIDENT = Incident(
    id="i",
    title="Cat outage",
    sections=(
        Section(id="late", role="tasks", heading="Tasks of the cat"),
        Section(id="time", role="timeline", heading="Timeline"),
        Section(id="said", heading="Lessons", text="The cat\nsat. Concatenate; CAT"),
    ),
    timeline=(
        Event(id="e1", at=clock("09:10"), text="cat woke", sources=(Source(quote="a cat!"),)),
        Event(id="e2", section="time", text="dog", actor="Cat"),
    ),
    tasks=(Task(id="t1", text="Feed the cat"),),
    notes=(Note(id="n1", text="Which cat?"), Note(id="n2", text="Old cat", resolved=True)),
)


def found(query: Query, incident: Incident = INCIDENT) -> list[Match]:
    return find_words(incident, all_texts(incident), query)


def told(query: Query) -> list[str]:
    return ["/".join(part_of(INCIDENT, match)) for match in found(query)]


def test_matches_come_in_the_order_of_the_document() -> None:
    assert told(Query("cat")) == [
        "details//title",
        "section/late/heading",
        "task/t1/text",
        "event/e1/text",
        "event/e1/sources",
        "event/e2/actor",
        *["section/said/text"] * 3,
        "note/n1/text",
    ]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        (Query("the cat sat"), ["The cat\nsat"]),
        (Query("CAT", match_case=True), ["CAT"]),
        (Query("nate", whole_words=True), []),
        (Query("sat.", whole_words=True), ["sat."]),
        (Query("9:10"), ["09:10"[1:]]),
        (Query(".*"), []),
        (Query(""), []),
    ],
)
def test_words_are_found_as_they_are_asked_for(query: Query, words: list[str]) -> None:
    assert [match.text.text[match.start : match.end] for match in found(query)] == words


def test_one_goes_on_from_the_section_that_is_shown() -> None:
    matches = found(Query("cat"))
    assert [first_from(INCIDENT, matches, section) for section in ("", "late", "time", "said")] == [0, 1, 3, 6]


def test_all_are_replaced_but_times() -> None:
    matches = [*found(Query("cat", whole_words=True)), *found(Query("10"))]
    after = replace_matches(INCIDENT, matches, "horse")
    assert after.title == "horse outage"
    assert after.sections[2].text == "The horse\nsat. Concatenate; horse"
    assert after.timeline[0].sources[0].quote == "a horse!"
    assert after.timeline[0].at is INCIDENT.timeline[0].at
    assert after.notes[1] is INCIDENT.notes[1]
    assert found(Query("cat", whole_words=True), after) == []


def test_nothing_replaced_is_the_same_incident() -> None:
    assert replace_matches(INCIDENT, [], "x") == INCIDENT
