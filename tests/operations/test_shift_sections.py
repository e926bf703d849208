"""Sections move by one place, together or apart, and stop at the ends."""

import pytest

from postmortem_desk.model import Event, Incident, Section
from postmortem_desk.operations.lookup import UnknownPart, events_in
from postmortem_desk.operations.sections import shift_sections

INCIDENT = Incident(id="i", sections=tuple(Section(id=name) for name in "abcdef"))


@pytest.mark.parametrize(
    ("ids", "step", "expected"),
    [
        ("c", -1, "acbdef"),
        ("c", 1, "abdcef"),
        ("be", -1, "bacedf"),
        ("be", 1, "acbdfe"),
        ("bc", 1, "adbcef"),
        ("ab", -1, "abcdef"),
        ("ac", -1, "acbdef"),
        ("f", 1, "abcdef"),
        ("", 1, "abcdef"),
    ],
)
def test_sections_move_by_one_place(ids: str, step: int, expected: str) -> None:
    assert "".join(section.id for section in shift_sections(INCIDENT, tuple(ids), step).sections) == expected


def test_nothing_new_is_made_where_nothing_moves() -> None:
    assert shift_sections(INCIDENT, ["a"], -1) is INCIDENT


def test_rows_stay_with_the_section_that_showed_them() -> None:
    incident = Incident(
        id="i",
        sections=(Section(id="a", role="timeline"), Section(id="b", role="timeline")),
        timeline=(Event(id="e", text="x"),),
    )
    assert [event.id for event in events_in(shift_sections(incident, ["b"], -1), "a")] == ["e"]


def test_unknown_sections_and_steps_are_refused() -> None:
    with pytest.raises(UnknownPart):
        shift_sections(INCIDENT, ["x"], 1)
    with pytest.raises(ValueError, match="step"):
        shift_sections(INCIDENT, ["a"], 2)
