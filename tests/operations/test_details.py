"""Edits of the header and of the smaller parts."""

from collections.abc import Callable
from typing import Any

import pytest
from pydantic_core import ValidationError

from postmortem_desk.model import (
    Dismissal,
    ImpactFigure,
    Incident,
    Milestone,
    Note,
    OwnField,
    Person,
    RelatedIncident,
)
from postmortem_desk.operations import details
from postmortem_desk.operations.details import dismiss, edit_details, take_up_again
from postmortem_desk.operations.events import edit_event
from postmortem_desk.operations.lookup import DuplicateId, UnknownPart, event_of, ids_of
from support.incidents import small_incident


def test_an_edit_of_the_header_leaves_every_list_as_it_is() -> None:
    before = small_incident()

    after = edit_details(before, title="Another title", services=("search",), display={"zone": "UTC"})

    assert (after.title, after.services, after.display) == ("Another title", ("search",), {"zone": "UTC"})
    assert all(getattr(after, name) is getattr(before, name) for name in ("timeline", "sections", "tasks", "tags"))


def test_an_edit_of_the_header_without_effect_gives_the_very_same_incident() -> None:
    before = small_incident()

    assert edit_details(before, title=before.title, services=("checkout", "database")) is before
    assert edit_details(before) is before


@pytest.mark.parametrize("field", ["id", "format", "schema_version", "timeline", "people", "colour"])
def test_only_fields_of_the_header_are_edited_so(field: str) -> None:
    with pytest.raises(ValueError, match=f"'{field}' is not a field of the header"):
        edit_details(small_incident(), **{field: "x"})


def test_a_value_that_does_not_fit_is_refused() -> None:
    with pytest.raises(ValidationError):
        edit_details(small_incident(), title=7)


KINDS: list[tuple[str, str, Any, tuple[Callable[..., Incident], ...]]] = [
    ("people", "name", Person(id="new"), (details.add_person, details.edit_person, details.remove_person)),
    ("impact", "label", ImpactFigure(id="new"), (details.add_impact, details.edit_impact, details.remove_impact)),
    ("notes", "text", Note(id="new"), (details.add_note, details.edit_note, details.remove_note)),
]


@pytest.mark.parametrize(("name", "field", "new", "operations"), KINDS, ids=[kind[0] for kind in KINDS])
def test_parts_are_added_edited_and_removed(
    name: str, field: str, new: Any, operations: tuple[Callable[..., Incident], ...]
) -> None:
    add, edit, remove = operations
    before = small_incident()
    present = ids_of(getattr(before, name))

    first = add(before, new, present[0])
    last = add(before, new)
    edited = edit(last, "new", **{field: "words"})

    assert ids_of(getattr(first, name)) == ["new", *present]
    assert ids_of(getattr(last, name)) == [*present, "new"]
    assert getattr(getattr(edited, name)[-1], field) == "words"
    assert edit(edited, "new", **{field: "words"}) is edited
    assert remove(edited, "new") == before
    assert first.timeline is before.timeline


@pytest.mark.parametrize(("name", "field", "new", "operations"), KINDS, ids=[kind[0] for kind in KINDS])
def test_parts_that_are_not_there_or_there_already_are_refused(
    name: str, field: str, new: Any, operations: tuple[Callable[..., Incident], ...]
) -> None:
    add, edit, remove = operations
    incident = small_incident()

    with pytest.raises(DuplicateId):
        add(incident, new.replaced(id="loop"))
    with pytest.raises(UnknownPart):
        add(incident, new, "nobody")
    with pytest.raises(UnknownPart):
        edit(incident, "nobody", **{field: "x"})
    with pytest.raises(UnknownPart):
        remove(incident, "nobody")
    with pytest.raises(ValueError, match="id never changes"):
        edit(add(incident, new), "new", id="other")


@pytest.mark.parametrize(
    ("name", "add", "new", "move"),
    [
        ("people", details.add_person, Person(id="new"), details.move_people),
        ("impact", details.add_impact, ImpactFigure(id="new"), details.move_impact),
    ],
)
def test_people_and_figures_are_moved(
    name: str, add: Callable[..., Incident], new: Any, move: Callable[..., Incident]
) -> None:
    incident = small_incident()
    at_start, at_end = add(incident, new, getattr(incident, name)[0].id), add(incident, new)

    assert move(at_end, ["new"], getattr(incident, name)[0].id) == at_start
    assert move(at_start, ["new"], None) == at_end
    assert move(at_start, ["new"], getattr(incident, name)[0].id) is at_start
    with pytest.raises(UnknownPart):
        move(incident, ["nobody"], None)


def test_a_removed_impact_figure_takes_its_milestones_along() -> None:
    both = (Milestone(name="mitigated", impact="users"), Milestone(name="mitigated"))
    incident = edit_event(small_incident(), "fix", milestones=both)

    after = details.remove_impact(incident, "users")

    assert event_of(after, "fix").milestones == (Milestone(name="mitigated"),)
    assert event_of(after, "over") is event_of(incident, "over")


def test_a_removed_attachment_is_forgotten_by_events() -> None:
    after = details.remove_attachment(small_incident(), "graph")

    assert after.attachments == ()
    assert event_of(after, "restart").attachments == ()
    assert event_of(after, "restart").cells == {"Tool": "kubectl"}


def test_an_attachment_that_is_not_there_is_not_removed() -> None:
    with pytest.raises(UnknownPart):
        details.remove_attachment(small_incident(), "nothing")


def test_a_note_is_about_a_part_that_is_there() -> None:
    with pytest.raises(UnknownPart):
        details.add_note(small_incident(), Note(id="new", on="nobody"))
    with pytest.raises(UnknownPart):
        details.edit_note(small_incident(), "note1", on="nobody")
    assert details.edit_note(small_incident(), "note1", on="task1").notes[0].on == "task1"


def test_own_fields_go_by_their_index() -> None:
    before = small_incident()
    new = OwnField(label="Shift", value="night")

    assert [field.label for field in details.add_field(before, new).fields] == ["Region", "Budget", "Shift"]
    assert [field.label for field in details.add_field(before, new, 0).fields] == ["Shift", "Region", "Budget"]
    assert details.edit_field(before, 1, value="41 %").fields[1] == OwnField(
        label="Budget", value="41 %", audience=("team",)
    )
    assert details.edit_field(before, 0, value="us-west-2") is before
    assert [field.label for field in details.remove_field(before, 0).fields] == ["Budget"]
    assert [field.label for field in details.move_field(before, 0, 2).fields] == ["Budget", "Region"]
    assert [field.label for field in details.move_field(before, 1, 0).fields] == ["Budget", "Region"]
    assert details.move_field(before, 0, 1) is before
    assert details.move_field(before, 1, 2) is before


def test_relations_go_by_their_index() -> None:
    before = small_incident()
    more = details.add_related(before, RelatedIncident(reference="INC-18"))

    assert [other.reference for other in more.related] == ["INC-17", "INC-18"]
    assert details.move_related(more, 1, 0).related == more.related[::-1]
    assert details.edit_related(more, 1, relation="caused by").related[1].relation == "caused by"
    assert details.remove_related(more, 1) == before


@pytest.mark.parametrize("index", [-1, 2])
def test_an_index_that_is_not_there_is_refused(index: int) -> None:
    incident = small_incident()

    for attempt in (
        lambda: details.edit_field(incident, index, value="x"),
        lambda: details.remove_field(incident, index),
        lambda: details.move_field(incident, index, 0),
    ):
        with pytest.raises(IndexError):
            attempt()
    with pytest.raises(IndexError):
        details.add_field(incident, OwnField(), 3)


def test_each_finding_is_set_aside_by_itself_and_once() -> None:
    before = small_incident()
    again = Dismissal(rule="no-owner", on="task3", text="A bigger disk")

    after = dismiss(dismiss(before, again), Dismissal(rule="no-owner", on="task1"))

    assert after.dismissed == (*before.dismissed, again, Dismissal(rule="no-owner", on="task1"))
    assert dismiss(after, again) is after
    assert take_up_again(after).dismissed == ()
    assert take_up_again(take_up_again(after)).dismissed == ()
