"""Contradictions between sentences and the timeline in the many forms in which people write, in four languages."""

import pytest

from insight.checks.test_rules_on_incidents import found, incident, marked
from insight.checks.test_stated_against_timeline import RULES, told
from postmortem_desk.insight.checks.rules import RuleBook
from postmortem_desk.insight.checks.run import findings
from postmortem_desk.model import Moment
from support.incidents import clock, event

STATED = frozenset({*RULES, "stated-date", "stated-weekday", "stated-figure"})


def quotes(book: RuleBook, summary: str, impact: str = "Nobody could pay.") -> list[str]:
    return [one.spot.quote for one in findings(told(summary, impact), book, "draft") if one.rule.id in STATED]


@pytest.mark.parametrize(
    ("summary", "quote"),
    [
        ("For roughly six hours nobody could pay.", "six hours"),
        ("For the next 5 hours, all calls failed.", "5 hours"),
        ("The site was down 7 hrs.", "7 hrs"),
        ("Checkout returned 500s for almost four hours.", "four hours"),
        ("After 3 minutes, the outage was over.", "3 minutes"),
        ("We were alerted within 2 minutes of the first error.", "2 minutes"),
        ("The outage was detected by a customer 70 minutes after it started.", "70 minutes"),
        ("It took five hours until the shop was back.", "five hours"),
        ("It was noticed quickly, and fixed in four and a half hours.", "four and a half hours"),
        ("The shop came back at 12:15.", "12:15"),
        ("Normal service resumed at 12:15.", "12:15"),
        ("The first error was seen at 08:30.", "08:30"),
        ("09:10-12:40 the shop was down.", "09:10-12:40"),
        ("The outage (1 May 2023, 09:10 - 12:40) hit all customers.", "09:10 - 12:40"),
        ("The outage on May 11, 2023 hit all customers.", "May 11, 2023"),
        ("**Duration:** 08:04\u201310:40 (2 h 36 m)", "08:04\u201310:40"),
        ("Window: 2023-05-01 08:04-10:40, in which payments failed.", "08:04-10:40"),
        ("Total downtime \u2248 5 hours.", "5 hours"),
        ("We had 5h of errors.", "5h"),
        ("We first learned of the outage at 09:52.", "09:52"),
        ("At 11:55 the shop was fully operational again.", "11:55"),
        ("Since 08:20 the shop was down.", "08:20"),
        ("The problem went unnoticed for 70 minutes.", "70 minutes"),
        ("It was 70 minutes before anyone noticed.", "70 minutes"),
        ("In total, the shop was unavailable for 4:30 hours.", "4:30 hours"),
        ("We rolled back, and at 11:48 the incident was declared over.", "11:48"),
        ("Checkout was impaired for six hours.", "six hours"),
        ("Recovery was confirmed at 12:05.", "12:05"),
        ("All systems were back to normal by 12:30.", "12:30"),
        ("Der Vorfall war um 13:10 Uhr beendet.", "13:10 Uhr"),
        ("El incidente se resolvió al cabo de cinco horas.", "cinco horas"),
        ("Nearly 4 hours passed before the shop was restored.", "4 hours"),
        ("Die Wiederherstellung dauerte fünf Stunden.", "fünf Stunden"),
        ("El servicio se cayó a las 8:15.", "8:15"),
        ("Der Ausfall dauerte rund vier Stunden.", "vier Stunden"),
        ("Wir bedauern den vierstündigen Ausfall.", "vierstündigen"),
        ("Die Kunden sahen insgesamt vier Stunden lang Fehler.", "vier Stunden"),
        ("**Dauer:** 08:04-10:40 Uhr (2 h 36 min)", "08:04-10:40 Uhr"),
        ("Der Shop war fünf Stunden lang nicht erreichbar.", "fünf Stunden"),
        ("Erst nach 70 Minuten wurde der Ausfall bemerkt.", "70 Minuten"),
        ("Die Störung wurde innerhalb von 20 Minuten behoben.", "20 Minuten"),
        ("Ausfalldauer: 5 Stunden", "5 Stunden"),
        ("Die Störung dauerte von 08:04 bis 10:40 Uhr.", "08:04 bis 10:40 Uhr"),
        ("Um 12:15 Uhr war der Shop wiederhergestellt.", "12:15 Uhr"),
        ("Die Störung begann um 08:15 Uhr.", "08:15 Uhr"),
        ("Am 2. Mai 2023 war der Shop nicht erreichbar.", "2. Mai 2023"),
        ("Am Freitag, den 1. Mai 2023, war der Shop nicht erreichbar.", "1. Mai 2023"),
        ("La panne a duré environ quatre heures.", "quatre heures"),
        ("Le site a été indisponible pendant cinq heures.", "cinq heures"),
        ("De 8h04 à 10h40, le site était indisponible.", "8h04 à 10h40"),
        ("Le service a été rétabli à 12h15.", "12h15"),
        ("La panne a été détectée au bout de 70 minutes.", "70 minutes"),
        ("Le vendredi 1 mai 2023, le site était indisponible.", "vendredi 1 mai 2023"),
        ("Nous nous excusons pour cette panne de quatre heures.", "quatre heures"),
        ("La caída duró unas cuatro horas.", "cuatro horas"),
        ("Pedimos disculpas por la caída de cuatro horas.", "cuatro horas"),
        ("Durante 5 horas nadie pudo pagar.", "5 horas"),
        ("Desde las 08:04 hasta las 10:40 la tienda no estuvo disponible.", "08:04 hasta las 10:40"),
        ("La caída comenzó a las 08:15.", "08:15"),
        ("El problema se resolvió en 20 minutos.", "20 minutos"),
        ("El viernes 1 de mayo de 2023 la tienda no estuvo disponible.", "viernes 1 de mayo de 2023"),
    ],
)
def test_a_contradiction_is_found(book: RuleBook, summary: str, quote: str) -> None:
    assert quotes(book, summary) == [quote]


@pytest.mark.parametrize(
    "summary",
    [
        "The shop was down for an hour and a half, and slow for 20 minutes of these.",
        "A similar outage in January lasted four hours.",
        "The supplier had an outage of three hours on 2 February 2023.",
        "The deploy of 30 April 2023 held the change.",
        "The batch job that runs from 02:00 to 04:00 was not affected.",
        "The same problem occurred at 03:10 in staging the day before.",
        "At 09:40 support noticed the first tickets.",
        "We noticed at 09:50 that the queue grew.",
        "A second, smaller wave of errors lasted five minutes.",
        "We expect a recurrence to be fixed within 10 minutes.",
        "The maintenance was planned from 20:00 to 22:00.",
        "Full recovery of the backlog took until 18:00.",
        "**Duration:** 09:10\u201310:40 (1 h 30 m)",
        "**Noticed by:** monitoring\n**Duration:** 1 h 30\n**Severity:** 2",
        "Detected by: monitoring\nDuration: 1h30",
        "A backup ran from 03:00 to 05:30 without errors.",
        "The supplier confirmed the bug at 15:40.",
        "In total, the shop was unavailable for 1:30 hours.",
        "Our host was down for three days in February.",
        "In January the outage lasted nine hours.",
        "Freeze deploys for 30 minutes.",
        "It has been 45 days since our last outage.",
        "We kept the old version running for another 24 hours.",
        "One customer reported a loss of 20 minutes of data.",
        "Der Ausfall dauerte eineinhalb Stunden, von 9:10 bis 10:40 Uhr.",
        "Ein ähnlicher Ausfall im Januar dauerte vier Stunden.",
        "Künftig soll ein solcher Ausfall innerhalb von fünf Minuten bemerkt werden.",
        "Am Montag, den 1. Mai 2023, war der Shop nicht erreichbar.",
        "La panne a duré une heure et demie.",
        "Une panne semblable en janvier avait duré quatre heures.",
        "La maintenance était prévue de 20h00 à 22h00.",
        "La caída duró una hora y media.",
        "El mantenimiento estaba previsto de 20:00 a 22:00.",
        "El lunes 1 de mayo de 2023 la tienda no estuvo disponible.",
    ],
)
def test_what_accords_or_speaks_of_something_else_is_left_alone(book: RuleBook, summary: str) -> None:
    assert quotes(book, summary) == []


@pytest.mark.parametrize(
    ("summary", "impact", "found"),
    [
        ("Two thirds of users were affected.", "10 % of users were affected.", ["10 % of users"]),
        ("Half of all requests failed.", "55 % of requests failed.", []),
        ("About 1.2k orders were lost.", "5,000 orders were lost.", ["5,000 orders"]),
        ("5 % of customers were affected in the first ten minutes.", "30 % of customers were affected.", []),
        ("By 10:00, 40 % of requests were failing.", "25 % of requests failed.", []),
        ("40 % der Anfragen schlugen fehl.", "25 % der Anfragen schlugen fehl.", ["25 % der Anfragen"]),
        ("1.200 Kunden waren betroffen.", "2.100 Kunden waren betroffen.", ["2.100 Kunden"]),
        ("40 % des requêtes ont échoué.", "25 % des requêtes ont échoué.", ["25 % des requêtes"]),
        ("El 40 % de las peticiones falló.", "El 25 % de las peticiones falló.", ["25 % de las peticiones"]),
    ],
)
def test_figures_of_one_thing(book: RuleBook, summary: str, impact: str, found: list[str]) -> None:
    assert quotes(book, summary, impact) == found


def test_a_clock_time_is_that_of_each_day_of_the_timeline(book: RuleBook) -> None:
    """The clocks were put forward in the night between the two days."""
    rows = (
        marked("a", "", "started", at=Moment(written="22:10", at="2023-03-11T22:10")),
        marked("b", "", "resolved", at=Moment(written="10:15", at="2023-03-12T10:15")),
    )
    zone = {"zone": "America/Los_Angeles", "date": "2023-03-11"}
    right = incident(*rows, summary="The outage began at 22:10 and was resolved at 10:15.", **zone)
    assert found(book, right, "stated-clock") == []
    wrong = incident(*rows, summary="The outage was resolved at 11:15.", **zone)
    assert [one.fixes[0].words["words"] for one in found(book, wrong, "stated-clock")] == ["10:15"]


def test_a_time_without_its_half_of_the_day_is_in_either(book: RuleBook) -> None:
    evening = (
        marked("a", "", "started", at=clock("22:12", "10:12 PM")),
        marked("b", "", "resolved", at=clock("23:45", "11:45 PM")),
    )
    assert found(book, incident(*evening, summary="Nobody could pay from 10:12 to 11:45."), "stated-range") == []
    assert found(book, incident(*evening, summary="Nobody could pay from 9:12 to 11:45."), "stated-range") != []


def test_a_timeline_that_begins_with_the_alert_does_not_tell_when_it_began(book: RuleBook) -> None:
    rows = (
        event("a", "09:00", text="The alert fires."),
        event("b", "09:30", text="Rollback."),
        event("c", "09:40", text="The shop is restored."),
    )
    for summary, count in (
        ("We noticed the problem within 12 minutes.", 0),
        ("The outage lasted 52 minutes.", 0),
        ("The outage lasted five hours.", 1),
    ):
        assert len(found(book, incident(*rows, summary=summary), "stated-duration")) == count
