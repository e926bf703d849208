"""Saying who may read a part: what holds is told, and taking readers away never lets others in."""

import pytest

from postmortem_desk.model import Event, ImpactFigure, Incident, OwnField, Section
from postmortem_desk.operations.audiences.copy_for import copy_for
from postmortem_desk.operations.audiences.marking import Mark, marks_of, set_readers
from postmortem_desk.operations.lookup import UnknownPart

INCIDENT = Incident(
    id="i",
    sections=(
        Section(id="open", role="timeline", audience=("customers",)),
        Section(id="shut", role="timeline", audience=("team",)),
    ),
    timeline=(Event(id="a"), Event(id="b", section="open", audience=("press",)), Event(id="c", section="shut")),
    fields=(OwnField(label="Plan"), OwnField(label="Region", audience=("company",))),
    impact=(ImpactFigure(id="f", label="Orders"),),
)


def test_a_row_has_the_readers_of_its_section_where_it_says_nothing() -> None:
    marks = marks_of(INCIDENT, "timeline", ("c", "b", "a"))
    assert [mark.readers for mark in marks] == [("customers",), ("press",), ()]
    assert [mark.seen_by("company") for mark in marks] == [True, False, False]
    assert marks_of(INCIDENT, "fields", ("1",)) == (Mark(("company",)),)


@pytest.mark.parametrize("row", ["a", "b", "c"])
def test_the_last_reader_that_goes_leaves_the_team_and_not_the_readers_of_the_section(row: str) -> None:
    after = INCIDENT
    for name in ("customers", "press"):
        after = set_readers(after, "timeline", (row,), lambda mark, name=name: mark.without_reader(name))
    assert next(event for event in after.timeline if event.id == row).audience == ("team",)
    assert row not in [event.id for event in copy_for(after, "customers").timeline]


def test_one_more_reader_is_added_to_those_that_hold_and_the_rest_of_the_incident_stays() -> None:
    after = set_readers(INCIDENT, "timeline", ("a", "c"), lambda mark: mark.with_reader("press"))
    assert [event.audience for event in after.timeline] == [("customers", "press"), ("press",), ("press",)]
    assert after.timeline[1] is INCIDENT.timeline[1]
    assert after.impact is INCIDENT.impact
    assert set_readers(INCIDENT, "timeline", ("b",), lambda mark: mark.with_reader("press")) is INCIDENT


def test_what_is_no_row_is_the_teams_without_a_list() -> None:
    marked = set_readers(INCIDENT, "impact", ("f",), lambda mark: mark.with_reader("customers"))
    assert [figure.label for figure in copy_for(marked, "customers").impact] == ["Orders"]
    assert set_readers(marked, "impact", ("f",), lambda mark: mark.without_reader("customers")) == INCIDENT
    with pytest.raises(UnknownPart):
        set_readers(INCIDENT, "fields", ("2",), lambda mark: mark.of_team)
