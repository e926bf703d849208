"""What stands behind the labels of facts: what is read, and what is left alone."""

import pytest

from postmortem_desk.text.facts.fact_labels import facts_of_label, role_of_label
from postmortem_desk.text.facts.fact_values import (
    detector_in,
    names_in,
    reference_in,
    reference_of_title,
    severity_in,
    severity_of_title,
    stage_in,
    status_in,
)
from postmortem_desk.text.facts.figure_values import figure_in_words, figure_of
from postmortem_desk.text.facts.people_values import people_in


@pytest.mark.parametrize(
    ("label", "fact"),
    [
        ("Severity", "severity"),
        ("SEV level", "severity"),
        ("Schweregrad", "severity"),
        ("Gravité", "severity"),
        ("Incident ID", "reference"),
        ("Services Affected", "services"),
        ("Start time (UTC)", "started"),
        ("Resolved at", "resolved"),
        ("Time to resolve", ""),
        ("The severity of this is high", ""),
    ],
)
def test_labels_name_facts(label: str, fact: str) -> None:
    assert facts_of_label(label) == (frozenset({fact}) if fact else frozenset())


@pytest.mark.parametrize(
    ("label", "role"),
    [("Author(s)", "Author"), ("IC", "Incident commander"), ("Beteiligte", "Participant"), ("Team", "")],
)
def test_labels_name_roles_of_people(label: str, role: str) -> None:
    assert role_of_label(label) == role


@pytest.mark.parametrize(
    ("value", "severity"),
    [
        ("SEV-2", "SEV-2"),
        ("SEV1 (Critical)", "SEV1"),
        ("Critical (P1)", "P1"),
        ("Sev 3 - some users", "Sev 3"),
        ("\N{LARGE RED CIRCLE} High", "High"),
        ("Level 2", "Level 2"),
        ("2", "2"),
        ("Élevée", "Élevée"),
        ("SEV1 / SEV2 / SEV3", ""),
        ("High/Medium/Low", ""),
        ("SEV-3, raised to SEV-1", ""),
        ("[P0-P3]", ""),
        ("TBD", ""),
        ("The impact was high", ""),
    ],
)
def test_a_severity_is_read_as_it_is_written(value: str, severity: str) -> None:
    assert severity_in(value) == severity


@pytest.mark.parametrize(
    ("value", "status", "stage"),
    [
        ("Resolved", "resolved", ""),
        ("\N{WHITE HEAVY CHECK MARK} Resolved (2024-05-01)", "resolved", ""),
        ("Closed on 3 May", "resolved", ""),
        ("Monitoring", "mitigated", ""),
        ("Investigating", "ongoing", ""),
        ("Behoben", "resolved", ""),
        ("Complete, action items in progress", "", "final"),
        ("In review", "", "in_review"),
        ("Draft", "", "draft"),
        ("Draft / Final", "", ""),
        ("Resolved | Monitoring", "", ""),
        ("Open", "", ""),
        ("We resolved it", "", ""),
    ],
)
def test_a_state_is_of_the_incident_or_of_its_document(value: str, status: str, stage: str) -> None:
    assert (status_in(value), stage_in(value)) == (status, stage)


@pytest.mark.parametrize(
    ("value", "reference"),
    [
        ("INC-2024-0117", "INC-2024-0117"),
        ("#465", "#465"),
        ("INC-12 (internal)", "INC-12"),
        ("8841", "8841"),
        ("2024-05-01", ""),
        ("the queue of 5 June", ""),
        ("INC-YYYYMMDD-XXX", ""),
        ("none", ""),
    ],
)
def test_a_reference_has_a_number_and_is_no_date(value: str, reference: str) -> None:
    assert reference_in(value) == reference


def test_a_title_may_name_severity_and_reference() -> None:
    assert severity_of_title("[SEV1] Checkout down") == "SEV1"
    assert reference_of_title("INC-482: checkout down") == "INC-482"
    assert reference_of_title("Checkout down (incident #48)") == "#48"
    assert severity_of_title("From SEV3 to SEV1") == reference_of_title("Outage of 5 June 2024") == ""


@pytest.mark.parametrize(
    ("value", "detector"),
    [
        ("Datadog alert", "monitoring"),
        ("An alert paged the on-call engineer. Customers called later.", "monitoring"),
        ("Customer reports", "customer"),
        ("A developer noticed by hand", "employee"),
        ("Our hosting provider", "partner"),
        ("No alert fired; an engineer saw it", ""),
        ("Alert / Customer / Internal", ""),
        ("Customers and monitoring", ""),
    ],
)
def test_who_noticed_is_told_where_there_is_no_doubt(value: str, detector: str) -> None:
    assert detector_in(value) == detector


def test_names_are_short_or_none_at_all() -> None:
    assert names_in(["`search-api`, Catalogue and redis"]) == ("search-api", "Catalogue", "redis")
    assert names_in(["Checkout (degraded)", "Mail"]) == ("Checkout", "Mail")
    assert names_in(["All pages that show a price were slow for some of the visitors."]) == ()
    assert names_in(["[List of services]"]) == names_in(["N/A"]) == ()


@pytest.mark.parametrize(
    ("value", "people"),
    [
        ("Jane Roe", ["Jane Roe"]),
        ("jennifer, martym and agoogler", ["jennifer", "martym", "agoogler"]),
        ("Jane Roe (@jane)", ["Jane Roe @jane"]),
        ("@jane, @joe", ["@jane", "@joe"]),
        ("Jane Roe <jane@example.com>", ["Jane Roe jane@example.com"]),
        ("Ana de la Cruz & Ludwig van Beek", ["Ana de la Cruz", "Ludwig van Beek"]),
        ("Jane Roe (SRE, on call), Bob", ["Jane Roe = SRE, on call", "Bob"]),
        ("Jane Roe - Scribe", ["Jane Roe = Scribe"]),
        ("the Platform team", ["Platform team"]),
        ("Jane and others", ["Jane"]),
        ("Jane Roe, Senior Engineer, 5 May 2024", ["Jane Roe = Senior Engineer"]),
        ("On-call engineer", []),
        ("Whoever was on call at that time", []),
        ("[Name]", []),
        ("TBD", []),
        ("2 engineers", []),
    ],
)
def test_people_are_names_and_handles_with_what_stands_behind_them(value: str, people: list[str]) -> None:
    read = [
        " ".join(part for part in (person.name, *person.handles) if part) + (f" = {person.role}" if person.role else "")
        for person in people_in([value])
    ]
    assert read == people


@pytest.mark.parametrize(
    ("label", "value", "figure"),
    [
        ("Users affected", "~1,200", ("1,200", "", True)),
        ("Users affected", "1,200 of 40,000", ("1,200", "", False)),
        ("Error rate", "37.5%", ("37.5", "%", False)),
        ("Error rate", "peak of 100 %", None),
        ("Revenue impact", "$12,400 (estimated)", ("$12,400", "", True)),
        ("Revenue lost", "EUR 8k", ("EUR 8k", "", False)),
        ("Requests lost", "4.2 million requests", ("4.2 million", "", False)),
        ("Orders lost", "over 300", ("over 300", "", False)),
        ("Failed payments", "63 orders", ("63", "orders", False)),
        ("Downtime", "52", None),
        ("Users affected", "2 hours", None),
        ("Users affected", "10:42", None),
        ("Users affected", "all of them", None),
        ("Users affected", "[number]", None),
        ("Meeting", "12", None),
    ],
)
def test_figures_are_numbers_of_damage(label: str, value: str, figure: tuple[str, str, bool] | None) -> None:
    read = figure_of(label, value, in_impact=False)
    assert (None if read is None else (read.value, read.unit, read.approximate)) == figure


@pytest.mark.parametrize(
    ("words", "figure"),
    [
        ("14 % of requests timed out", ("Requests", "14", "%")),
        ("312 support tickets", ("Support tickets", "312", "")),
        ("\u2248 \u20ac 4,000 lost revenue", ("Lost revenue", "\u20ac 4,000", "")),
        ("40 minutes", None),
        ("3 of the nodes fell over and came back", None),
        ("Nobody noticed", None),
    ],
)
def test_a_few_words_may_be_a_figure(words: str, figure: tuple[str, str, str] | None) -> None:
    read = figure_in_words(words)
    assert (None if read is None else (read.label, read.value, read.unit)) == figure


def test_any_number_counts_in_the_section_of_the_impact() -> None:
    read = figure_of("Invoices late", "12", in_impact=True)
    assert read is not None
    assert read.value == "12"


def test_a_share_is_named_after_what_it_is_a_share_of() -> None:
    read = figure_of("Impact", "about 25 % of all API requests failed", in_impact=True)
    assert read is not None
    assert (read.label, read.value, read.unit, read.approximate) == ("API requests", "25", "%", True)
