"""The four remedies for a row that stands out of time order."""

import pytest

from postmortem_desk.insight.order import rows_out_of_order
from postmortem_desk.model import UNKNOWN_MOMENT, Event, Incident, Moment, Section
from postmortem_desk.operations.between import moment_between
from postmortem_desk.operations.events import (
    edit_event,
    forget_time,
    keep_order,
    move_back,
    take_time_between,
)
from postmortem_desk.operations.lookup import event_of
from postmortem_desk.text.times.moments import order_key
from support.incidents import clock, event


def dragged(*, zone: str = "Europe/Berlin") -> Incident:
    """09:00, 09:10, 09:20, 09:30, with the last dragged to the second place: c (09:10) is marked."""
    rows = tuple(event(name, at, "t") for name, at in (("a", "09:00"), ("d", "09:30"), ("b", "09:10"), ("c", "09:20")))
    sections = (Section(id="t", role="timeline"),)
    return Incident(id="incident", date="2023-05-01", zone=zone, sections=sections, timeline=rows)


def order(incident: Incident) -> str:
    return " ".join(row.id for row in incident.timeline)


def test_the_row_is_marked() -> None:
    assert rows_out_of_order(dragged(), "t") == {"b"}


def test_moved_back_it_stands_where_its_time_says() -> None:
    assert order(move_back(dragged(), "d")) == "a b c d"
    assert order(move_back(dragged(), "b")) == "a b d c"
    assert rows_out_of_order(move_back(dragged(), "d"), "t") == frozenset()


def test_a_row_that_stands_right_is_not_moved_back() -> None:
    incident = dragged()
    equal = edit_event(move_back(incident, "d"), "b", at=clock("09:20"))

    assert move_back(incident, "a") is incident
    assert move_back(equal, "b") is equal
    assert move_back(equal, "c") is equal


def test_a_row_that_is_moved_back_is_no_longer_kept_out_of_order() -> None:
    incident = keep_order(dragged(), "d")

    after = move_back(incident, "d")

    assert order(after) == "a b c d"
    assert not event_of(after, "d").order_kept


def test_a_row_without_a_time_is_not_moved_back() -> None:
    incident = forget_time(dragged(), "b")

    assert move_back(incident, "b") is incident


def test_a_time_between_is_taken_from_the_neighbours() -> None:
    incident = dragged()

    after = take_time_between(incident, "d")

    taken = event_of(after, "d").at
    assert taken == Moment(written="~09:05", at="2023-05-01T09:05", approximate=True)
    assert order(after) == order(incident)
    assert rows_out_of_order(after, "t") == frozenset()


def test_rows_without_a_time_are_no_neighbours() -> None:
    incident = forget_time(dragged(), "b")

    assert event_of(take_time_between(incident, "d"), "d").at.at == "2023-05-01T09:10"


def test_where_no_time_is_known_none_is_taken() -> None:
    incident = forget_time(forget_time(forget_time(dragged(), "a"), "b"), "c")

    assert take_time_between(incident, "d") is incident


def test_a_forgotten_time_takes_its_range_along() -> None:
    ranged = edit_event(dragged(), "b", end=clock("09:15"))

    after = forget_time(ranged, "b")

    assert (event_of(after, "b").at, event_of(after, "b").end) == (UNKNOWN_MOMENT, None)
    assert rows_out_of_order(after, "t") == {"c"}  # it is earlier than the row dragged above


def test_a_row_kept_on_purpose_is_not_marked_and_keeps_its_time() -> None:
    incident = dragged()

    after = keep_order(incident, "d")

    assert rows_out_of_order(after, "t") == frozenset()
    assert event_of(after, "d").at == event_of(incident, "d").at
    assert keep_order(after, "d") is after


def at(text: str, written: str = "", **fields: object) -> Moment:
    return Moment(written=written, at=text).replaced(**fields)


@pytest.mark.parametrize(
    ("above", "below", "expected", "words"),
    [
        ("2023-05-01T09:00", "2023-05-01T09:10", "2023-05-01T09:05", "~09:05"),
        ("2023-05-01T09:00", "2023-05-01T09:05", "2023-05-01T09:02", "~09:02"),
        ("2023-05-01T09:00", "2023-05-01T09:01", "2023-05-01T09:00:30", "~09:00:30"),
        ("2023-05-01T09:00:00", "2023-05-01T09:00:02", "2023-05-01T09:00:01", "~09:00:01"),
        ("2023-05-01T09:00:00", "2023-05-01T09:00:01", "2023-05-01T09:00:00", ""),
        ("2023-05-01T09:00", "2023-05-01T08:00", "2023-05-01T09:00", ""),
        ("2023-05-01T23:00", "2023-05-02T03:00", "2023-05-02T01:00", ""),
        ("2023-05-01T09:00+02:00", "2023-05-01T09:30+02:00", "2023-05-01T09:15+02:00", "~09:15"),
        ("T09:00", "T09:10", "T09:05", "~09:05"),
        ("2023-05-01", "2023-05-03", "2023-05-01", ""),
    ],
)
def test_a_time_between_two_is_told_as_the_upper_one_is(above: str, below: str, expected: str, words: str) -> None:
    found = moment_between(at(above, "written"), at(below), "", "")

    assert found is not None
    assert (found.at, found.written, found.approximate) == (expected, words, True)


def test_a_time_between_is_written_with_am_and_pm_where_the_upper_one_is() -> None:
    found = moment_between(at("2023-05-01T11:50", "11:50 AM"), at("2023-05-01T12:20"), "", "")

    assert found is not None
    assert found.written == "~12:05 PM"


def test_a_time_between_is_right_over_a_change_of_the_clocks() -> None:
    above, below = at("2023-03-26T01:30"), at("2023-03-26T03:30")  # an hour of real time in Berlin

    found = moment_between(above, below, "Europe/Berlin", "")

    assert found is not None
    assert found.at == "2023-03-26T03:00"
    keys = [order_key(moment, "Europe/Berlin") for moment in (above, found, below)]
    assert keys == sorted(key for key in keys if key is not None)


def test_a_clock_time_alone_that_would_pass_midnight_stays_with_the_upper_one() -> None:
    found = moment_between(at("T23:50", "23:50"), at("2023-05-02T00:30"), "", "2023-05-01")

    assert found == Moment(at="T23:50", approximate=True)


def test_with_one_neighbour_its_time_is_taken() -> None:
    assert moment_between(None, at("T09:00", "9:00"), "", "") == Moment(at="T09:00", approximate=True)
    assert moment_between(at("T09:00", "9:00"), None, "", "") == Moment(at="T09:00", approximate=True)
    assert moment_between(None, None, "", "") is None


def test_events_of_other_sections_are_no_neighbours() -> None:
    incident = dragged()
    other = Section(id="u", role="timeline")
    stranger = Event(id="s", section="u", at=clock("09:01"))
    wider = incident.with_fields(
        sections=(*incident.sections, other), timeline=(incident.timeline[0], stranger, *incident.timeline[1:])
    )

    assert event_of(take_time_between(wider, "d"), "d").at.at == "2023-05-01T09:05"
