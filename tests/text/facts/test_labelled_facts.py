"""Labels and what stands behind them, in all the ways that people set them."""

import pytest

from postmortem_desk.text.facts.front_matter import front_matter_values
from postmortem_desk.text.facts.labelled_facts import labelled_facts
from postmortem_desk.text.facts.milestone_words import milestone_named


@pytest.mark.parametrize(
    "text",
    [
        "**Severity:** SEV-2",
        "**Severity**: SEV-2",
        "**Severity** - SEV-2",
        "**Severity** SEV-2",
        "*Severity:* SEV-2",
        "__Severity__: SEV-2",
        "Severity: SEV-2",
        "Severity : SEV-2",
        "- Severity: SEV-2",
        "1. **Severity:** SEV-2",
        "> **Severity:** SEV-2",
        "\N{POLICE CARS REVOLVING LIGHT} **Severity:** SEV-2",
        "- Head\n  - **Severity:** SEV-2",
        "text\n**Severity:** SEV-2  \nmore text",
        "**Severity:** **SEV-2**",
        "**Severity:** `SEV-2`",
        "**Severity:**\nSEV-2",
        "**Severity:**\n\n- SEV-2",
        "| Severity | SEV-2 |\n| --- | --- |\n| Status | b |",
        "| Field | Value |\n| --- | --- |\n| **Severity** | SEV-2 |",
        "| Severity | Status |\n| --- | --- |\n| SEV-2 | done |",
    ],
)
def test_a_label_and_its_value_are_seen(text: str) -> None:
    assert ("Severity", ("SEV-2",)) in [(fact.label, fact.values) for fact in labelled_facts(text)]


def test_several_labels_may_stand_on_one_line() -> None:
    wanted = [("Severity", ("SEV1",)), ("Status", ("done",)), ("Owner", ("Jane",))]
    for text in (
        "**Severity:** SEV1 | **Status:** done | **Owner:** Jane",
        "Severity: SEV1 | Status: done | Owner: Jane",
        "**Severity:** SEV1<br>**Status:** done<br>**Owner:** Jane",
        "**Severity:** SEV1 \N{MIDDLE DOT} **Status:** done \N{MIDDLE DOT} **Owner:** Jane",
    ):
        assert [(fact.label, fact.values) for fact in labelled_facts(text)] == wanted


def test_a_list_below_a_label_is_its_values() -> None:
    assert [fact.values for fact in labelled_facts("**Authors:**\n\n- Jane\n- Joe")] == [("Jane", "Joe")]


def test_a_table_of_roles_and_names_tells_people_either_way_round() -> None:
    for text in ("| Role | Name |\n|---|---|\n| Scribe | Jane |", "| Name | Role |\n|---|---|\n| Jane | Scribe |"):
        (fact,) = labelled_facts(text)
        assert (fact.label, fact.values, fact.is_role) == ("Scribe", ("Jane",), True)


def test_a_table_may_have_two_columns_of_labels() -> None:
    text = "| Task | T1 | Start | 10:00 |\n|---|---|---|---|\n| Coordinators | Jane | End | 11:00 |"
    assert [(fact.label, fact.values) for fact in labelled_facts(text)] == [
        ("Task", ("T1",)), ("Start", ("10:00",)), ("Coordinators", ("Jane",)), ("End", ("11:00",)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line", ["By Jane Roe, 5 May 2024", "*By Jane Roe, 5 May 2024*", "Written by Jane Roe, 5 May 2024"]
)
def test_a_line_may_say_who_wrote_it(line: str) -> None:
    assert labelled_facts(line)[0].label == "Written by"
    assert labelled_facts("By then everything was down.") == ()


def test_the_head_of_a_table_of_records_is_no_label() -> None:
    for text in (
        "| Service | Status |\n|---|---|\n| api | down |\n| web | up |",
        "| Service | Effect |\n|---|---|\n| a | b |",
    ):
        assert "Service" not in [fact.label for fact in labelled_facts(text)]


def test_code_and_sentences_tell_nothing_known() -> None:
    assert labelled_facts("```\nSeverity: SEV-2\n```") == ()
    assert labelled_facts("We had **no idea** what went on") == ()


@pytest.mark.parametrize(
    ("front_matter", "key", "values"),
    [
        ("---\ntags: [a, 'b c', \"d, e\"]\n---", "tags", ("a", "b c", "d, e")),
        ("---\nauthors:\n  - Jane\n  - Joe\nx: y\n---", "authors", ("Jane", "Joe")),
        ("---\nseverity: SEV1 # of four\n---", "severity", ("SEV1",)),
        ("---\nseverity: # one of four\n---", "severity", ()),
        ('+++\nauthors = ["Jane"]\n+++', "authors", ("Jane",)),
        ('+++\n[extra]\nteam = "infra"\n+++', "team", ("infra",)),
        ('{\n"tags": ["a", "b"]\n}', "tags", ("a", "b")),
        ("---json\n{\n}\n---", "tags", ()),
        ("+++\nbroken = [\n+++", "broken", ()),
    ],
)
def test_front_matter_gives_texts(front_matter: str, key: str, values: tuple[str, ...]) -> None:
    assert front_matter_values(front_matter).get(key, ()) == values


@pytest.mark.parametrize(
    ("text", "milestone"),
    [
        ("**Detected:**", "detected"),
        ("**Detection**: a call", "detected"),
        ("First detected", "detected"),
        ("**OUTAGE BEGINS** - search melts", "started"),
        ("Most are fine, **INCIDENT MITIGATED**", "mitigated"),
        ("Cache flushed. Incident started.", "started"),
        ("Incident resolved by a restart", "resolved"),
        ("The issue has been resolved.", "resolved"),
        ("Service fully restored", "resolved"),
        ("Alert acknowledged by Jane", "acknowledged"),
        ("Incident declared, channel opened", "declared"),
        ("Behoben", "resolved"),
        ("Acknowledged by Omar", "acknowledged"),
        ("Customer impact began, triggered by a rule", "started"),
        ("The issue was detected via monitoring", "detected"),
        ("Störung behoben", "resolved"),
        ("Der Ausfall wurde entdeckt", "detected"),
        ("The incident is not resolved", ""),
        ("We resolved a conflict of versions", ""),
        ("Service started", ""),
        ("Issue identified in the cache", ""),
        ("Incident resolved?", ""),
        ("Detected slow queries and restarted the node", ""),
    ],
)
def test_events_name_milestones_only_as_such(text: str, milestone: str) -> None:
    assert milestone_named(text) == milestone
