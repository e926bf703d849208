"""Deciding the conflicts of a merge: keeping ours, taking theirs, or writing something else."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postmortem_desk.model import Attachment, Cause, Conflict, Incident, Moment, Section, UnknownKey
from postmortem_desk.operations.causes import reparent_cause
from postmortem_desk.operations.changing import with_parts
from postmortem_desk.operations.details import edit_details
from postmortem_desk.operations.events import add_event, edit_event, remove_events, set_event_time
from postmortem_desk.operations.lookup import UnknownPart, event_of, ids_of, section_of
from postmortem_desk.operations.merging.conflicts import NOTHING, content_at, keep_ours, take, take_theirs
from postmortem_desk.operations.merging.merge import merged
from postmortem_desk.operations.sections import edit_section, remove_section
from postmortem_desk.operations.tasks import tick_task
from postmortem_desk.storage.file_format.canonical import incident_bytes
from postmortem_desk.storage.file_format.parse import incident_from_bytes
from support.incidents import clock, event, small_incident
from support.invariants import faults
from support.odd_incidents import odd_incidents
from support.steps import TODAY, steps
from support.strategies import incidents

BASE = small_incident()
Edit = Callable[[Incident], Incident]


def through_a_file(incident: Incident) -> Incident:
    return incident_from_bytes(incident_bytes(incident), "x")


def timed(moment: Moment, end: Moment | None) -> Edit:
    return lambda one: set_event_time(one, "paged", moment, end, resort=False)


def with_content(data: str) -> Edit:
    return lambda one: with_parts(
        one, attachments=(Attachment(id="graph", data=data, sha256=data, mime=data, name="cpu.png"),)
    )


def with_key(value: str | list[str]) -> Edit:
    return lambda one: with_parts(one, display={"note": value}, unknown=(UnknownKey("id", "x-team", {"deep": value}),))


PAIRS: dict[str, tuple[Edit, Edit]] = {
    "text": (lambda one: edit_details(one, title="Ours"), lambda one: edit_details(one, title="Theirs")),
    "lines": (
        lambda one: edit_section(one, "causes", text="A\n\nB ours"),
        lambda one: edit_section(one, "causes", text="A\n\nB theirs"),
    ),
    "time": (timed(clock("09:06"), None), timed(clock("09:07", "9:07"), None)),
    "end": (timed(clock("09:05"), clock("09:06")), timed(clock("09:05"), clock("09:08"))),
    "level": (lambda one: edit_section(one, "causes", level=3), lambda one: edit_section(one, "causes", level=4)),
    "audience": (
        lambda one: edit_section(one, "causes", audience=("team",)),
        lambda one: edit_section(one, "causes", audience=("company", "customers")),
    ),
    "unit": (with_content("AA=="), with_content("BB==")),
    "cells": (
        lambda one: edit_event(one, "restart", cells={"Tool": "helm"}),
        lambda one: edit_event(one, "restart", cells={"Tool": "helm\nand a shell"}),
    ),
    "unknown": (with_key("ours"), with_key(["theirs", "and more"])),
    "unknown text of lines": (with_key("ours"), with_key("theirs\nand more")),
    "status": (
        lambda one: edit_section(tick_task(one, "task1", True, TODAY), "tasks", text="ours"),
        lambda one: edit_section(tick_task(one, "task1", True, TODAY.replace(day=1)), "tasks", text="theirs"),
    ),
    "removed by ours": (
        lambda one: remove_events(one, ["disk"]),
        lambda one: edit_event(one, "disk", text="Theirs"),
    ),
    "removed by theirs": (
        lambda one: edit_event(one, "disk", text="Ours"),
        lambda one: remove_events(one, ["disk"]),
    ),
}


@pytest.mark.parametrize("name", PAIRS)
def test_taking_all_of_theirs_gives_theirs_and_keeping_ours_gives_ours(name: str) -> None:
    ours, theirs = (edit(BASE) for edit in PAIRS[name])
    start = through_a_file(merged(BASE, ours, theirs).incident)
    assert start.conflicts

    took = kept = start
    for conflict in start.conflicts:
        took = take_theirs(took, conflict)
        kept = keep_ours(kept, conflict)

    assert took == theirs
    assert kept == ours


def test_something_else_can_be_written() -> None:
    start = merged(BASE, edit_details(BASE, title="Ours"), edit_details(BASE, title="Theirs")).incident

    after = take(start, start.conflicts[0], "Both")

    assert (after.title, after.conflicts) == ("Both", ())


def test_what_does_not_fit_is_refused() -> None:
    start = with_parts(BASE, conflicts=(Conflict(path=("title",), ours="a", theirs=[1, 2]),))

    with pytest.raises(ValueError, match="title"):
        take(start, Conflict(path=("title",)), 7)
    with pytest.raises(UnknownPart):
        take(start, Conflict(path=("timeline", "gone", "text")), "x")
    with pytest.raises(UnknownPart):
        take(start, Conflict(path=("nothing",)), "x")


def test_a_conflict_about_what_is_gone_can_be_closed() -> None:
    start = with_parts(BASE, conflicts=(Conflict(path=("timeline", "gone"), ours=None, theirs={"text": "x"}),))

    assert content_at(start, ("timeline", "gone")) is NOTHING
    assert keep_ours(start, start.conflicts[0]) == BASE


def test_a_section_that_is_removed_after_all_gives_its_rows_to_the_next_of_its_role() -> None:
    start = merged(
        BASE,
        remove_section(BASE, "support", None),
        add_event(BASE, event("new", "09:40", section="support")),
    ).incident

    after = keep_ours(start, start.conflicts[0])

    assert "support" not in ids_of(after.sections)
    assert event_of(after, "new").section == "timeline"
    assert section_of(take_theirs(start, start.conflicts[0]), "support")


def test_taking_the_other_place_of_a_cause_opens_the_ring() -> None:
    causes = tuple(Cause(id=name, text=name) for name in "abc")
    base = Incident(id="i", sections=(Section(id="s", role="causes"),), causes=causes)
    start = merged(base, reparent_cause(base, "a", "b", None), reparent_cause(base, "b", "a", None)).incident

    after = take_theirs(start, start.conflicts[0])

    assert {cause.id: cause.parent_id for cause in after.causes} == {"a": "", "b": "a", "c": ""}


@settings(max_examples=30)
@given(data=st.data(), base=incidents())
def test_every_decision_leaves_a_valid_incident_and_ends(data: st.DataObject, base: Incident) -> None:
    ours, theirs = (data.draw(steps(base)).run(base) for _ in range(2))
    incident = merged(base, ours, theirs).incident

    while incident.conflicts:
        decide = data.draw(st.sampled_from((keep_ours, take_theirs)))
        after = decide(incident, incident.conflicts[0])
        assert len(after.conflicts) == len(incident.conflicts) - 1
        assert faults(after) == []
        incident = after


@settings(max_examples=15)
@given(ours=odd_incidents, theirs=odd_incidents)
def test_whatever_stands_in_a_file_can_be_decided(ours: Incident, theirs: Incident) -> None:
    incident = with_parts(merged(None, ours, theirs).incident, unknown=())

    while incident.conflicts:
        conflict = incident.conflicts[0]
        try:
            after = take_theirs(incident, conflict)
        except (ValueError, LookupError):
            after = keep_ours(incident, conflict)
        assert len(after.conflicts) == len(incident.conflicts) - 1
        incident = after
