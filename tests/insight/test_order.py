"""Which rows are marked as earlier than the row above."""

from postmortem_desk.insight.order import rows_out_of_order
from postmortem_desk.model import Event, Incident, Moment, Section
from support.incidents import event, large_incident


def marked(*rows: Event, date: str = "2023-05-01", zone: str = "UTC") -> set[str]:
    sections = (Section(id="t", role="timeline"), Section(id="u", role="timeline"))
    incident = Incident(id="incident", date=date, zone=zone, sections=sections, timeline=rows)
    return set(rows_out_of_order(incident, "t"))


def test_a_row_earlier_than_the_row_above_is_marked() -> None:
    assert marked(
        event("a", "09:00", "t"), event("b", "11:00", "t"), event("c", "10:00", "t"), event("d", "10:30", "t")
    ) == {"c"}


def test_rows_of_the_same_time_are_in_order() -> None:
    assert marked(event("a", "09:00", "t"), event("b", "09:00", "t")) == set()


def test_rows_without_a_time_are_looked_past() -> None:
    assert marked(event("a", "09:00", "t"), event("b", "", "t"), event("c", "08:00", "t")) == {"c"}


def test_rows_kept_on_purpose_are_looked_past() -> None:
    kept = event("k", "07:00", "t", order_kept=True)

    assert marked(event("a", "09:00", "t"), kept, event("c", "08:00", "t")) == {"c"}
    assert marked(event("a", "09:00", "t"), kept, event("c", "09:30", "t")) == set()


def test_rows_of_other_sections_are_looked_past() -> None:
    assert marked(event("a", "09:00", "t"), event("x", "12:00", "u"), event("b", "10:00", "")) == set()


def test_order_is_that_of_instants() -> None:
    utc = Event(id="a", section="t", at=Moment(at="2023-05-01T09:00Z"))
    berlin = Event(id="b", section="t", at=Moment(at="2023-05-01T10:30+02:00"))

    assert marked(utc, berlin) == {"b"}


def test_a_clock_time_alone_is_not_held_against_times_with_a_day() -> None:
    dated = Event(id="a", section="t", at=Moment(at="2023-05-01T09:00"))
    bare = Event(id="b", section="t", at=Moment(at="T08:00"))

    assert marked(dated, bare, date="") == set()
    assert marked(dated, bare, date="2023-05-01") == {"b"}
    assert marked(bare.replaced(id="c", at=Moment(at="T09:00")), bare, date="") == {"b"}


def test_a_timeline_in_order_has_no_mark() -> None:
    assert rows_out_of_order(large_incident(300), "timeline") == frozenset()
