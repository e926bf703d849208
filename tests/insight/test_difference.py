"""The difference of two incidents, in words."""

from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postmortem_desk.insight.difference import Change, difference
from postmortem_desk.model import Incident, Moment, Person, UnknownKey
from postmortem_desk.operations.causes import reparent_cause
from postmortem_desk.operations.changing import with_parts
from postmortem_desk.operations.details import edit_details
from postmortem_desk.operations.events import edit_event, move_events, remove_events, set_event_time
from postmortem_desk.operations.sections import edit_section
from postmortem_desk.operations.tasks import tick_task
from support.incidents import event, small_incident
from support.odd_incidents import odd_incidents
from support.steps import TODAY, steps
from support.strategies import incidents

BASE = small_incident()


def only(after: Incident) -> Change:
    (change,) = difference(BASE, after)
    return change


def test_a_field_of_the_incident() -> None:
    change = only(edit_details(BASE, title="Checkout is down"))

    assert (change.kind, change.part, change.field, change.subject) == ("changed", "details", "title", "")
    assert (change.before, change.after) == ("Checkout fails for a quarter of users", "Checkout is down")


def test_a_field_of_an_event_names_the_event_and_its_place() -> None:
    change = only(edit_event(BASE, "paged", text="Grace was *paged*"))

    assert (change.part, change.id, change.field) == ("event", "paged", "text")
    assert change.subject == "Event “09:05 Grace was paged”"


def test_a_time() -> None:
    change = only(set_event_time(BASE, "paged", Moment(written="9:06", at="2023-05-01T09:06"), None, resort=False))

    assert (change.what, change.before, change.after) == ("time", "09:05", "9:06")


def test_a_moment_that_is_written_the_same_shows_what_differs() -> None:
    same_words = Moment(written="09:05", at="2023-05-02T09:05")
    change = only(set_event_time(BASE, "paged", same_words, None, resort=False))

    assert "2023-05-01T09:05" in change.before
    assert "2023-05-02T09:05" in change.after


def test_an_added_and_a_removed_row_show_what_they_hold() -> None:
    added = only(with_parts(BASE, timeline=(*BASE.timeline, event("new", "11:05", actor="Ada"))))
    removed = only(remove_events(BASE, ["callback"]))

    assert (added.kind, added.subject) == ("added", "Event “11:05 What new says”")
    assert added.after.splitlines() == ["section: Timeline", "time: 11:05", "text: What new says", "actor: Ada"]
    assert (removed.kind, removed.id, removed.after) == ("removed", "callback", "")


def test_a_moved_row_is_one_change() -> None:
    change = only(move_events(BASE, ["bug"], "fix", "timeline"))

    assert (change.kind, change.id, change.before) == ("moved", "bug", "at the top")
    assert change.after.startswith("below “")


def test_references_are_shown_by_name() -> None:
    change = only(reparent_cause(BASE, "notest", "loop", None))

    assert (change.what, change.before, change.after) == ("reason for", "No limit on input", "An infinite loop")


def test_a_ticked_task_and_an_edited_text() -> None:
    after = edit_section(tick_task(BASE, "task1", True, TODAY), "causes", text="One bug, and no brake.\n\nThree.")

    found = {(change.part, change.id, change.field): change for change in difference(BASE, after)}

    assert found["task", "task1", "status"].after == "done"
    assert found["task", "task1", "done_on"].after == TODAY.isoformat()
    assert found["section", "causes", "text"].before == "One bug, and no brake.\n\nTwo paragraphs."


def test_unknown_keys_and_lists_are_shown() -> None:
    after = with_parts(BASE, unknown=(UnknownKey("id", "x-team", {"a": 1}),), tags=("capacity", "sre"))

    found = {change.field: change for change in difference(BASE, after)}

    assert found["unknown"].after == 'x-team: {"a": 1}'
    assert (found["tags"].before, found["tags"].after) == ("capacity", "capacity, sre")


@given(before=odd_incidents, after=odd_incidents)
def test_any_two_incidents_have_a_difference_exactly_when_they_differ(before: Incident, after: Incident) -> None:
    found = difference(before, after)

    assert bool(found) == (before.replaced(id="x") != after.replaced(id="x"))
    assert all(change.before != change.after for change in found if change.kind in ("changed", "moved"))


@given(data=st.data(), before=incidents())
def test_every_edit_makes_a_difference(data: st.DataObject, before: Incident) -> None:
    after = data.draw(steps(before)).run(before)

    assert bool(difference(before, after)) == (before != after)


@pytest.mark.parametrize("incident", [BASE, Incident(id="empty")], ids=["small", "empty"])
def test_an_incident_does_not_differ_from_itself(incident: Incident) -> None:
    assert difference(incident, deepcopy(incident)) == ()


def test_people_with_other_ids_are_the_same_where_their_names_are() -> None:
    before = Incident(id="i", people=(Person(id="p1", name="Ada Byron"), Person(id="p2", handles=("@grace",))))
    people = (Person(id="x1", name="ada byron", roles=("author",)), Person(id="x2", handles=("@grace",)))
    found = difference(before, before.replaced(people=people))
    assert {(one.kind, one.what) for one in found} == {("changed", "name"), ("changed", "roles")}
    stranger = before.replaced(people=(Person(id="x1", name="Edsger"),))
    assert [one.kind for one in difference(before, stranger)] == ["removed", "removed", "added"]
