"""Causes moved between levels, removed, copied and linked, several at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postmortem_desk.model import Cause, Event, Incident, Section
from postmortem_desk.operations.cause_levels import (
    copies_needed,
    duplicate_causes,
    indent_causes,
    link_events,
    linked_events,
    outdent_causes,
    remove_causes,
    topmost_causes,
    unlink_events,
)
from postmortem_desk.operations.causes import cause_tree
from postmortem_desk.operations.lookup import UnknownPart, cause_of


def tree(text: str) -> Incident:
    """An incident whose causes are written as "a .b ..c d": a letter each, a dot for each level."""
    causes: list[Cause] = []
    path: list[str] = []
    for word in text.split():
        depth = word.count(".")
        name = word.strip(".")
        del path[depth:]
        causes.append(Cause(id=name, section="s", parent_id=path[-1] if path else ""))
        path.append(name)
    events = tuple(Event(id=name, section="t") for name in ("e1", "e2", "e3"))
    sections = (Section(id="s", role="causes"), Section(id="t", role="timeline"))
    return Incident(id="i", sections=sections, causes=tuple(causes), timeline=events)


def drawn(incident: Incident) -> str:
    return " ".join("." * depth + cause.id for depth, cause in cause_tree(incident, "s"))


@pytest.mark.parametrize(
    ("before", "ids", "after"),
    [
        ("a b", "b", "a .b"),
        ("a .x b .y c", "b", "a .x .b ..y c"),
        ("a b c", "bc", "a .b .c"),
        ("a .x .y", "y", "a .x ..y"),
        ("a b", "a", "a b"),
        ("a b .c", "bc", "a .b ..c"),
    ],
)
def test_indenting_puts_a_cause_below_the_one_above(before: str, ids: str, after: str) -> None:
    assert drawn(indent_causes(tree(before), ids)) == after


@pytest.mark.parametrize(
    ("before", "ids", "after"),
    [
        ("a .b c", "b", "a b c"),
        ("a .b ..x .c", "b", "a .c b .x"),
        ("a .b .c d", "bc", "a b c d"),
        ("a b", "b", "a b"),
        ("a .b ..c", "c", "a .b .c"),
    ],
)
def test_outdenting_puts_a_cause_behind_the_one_that_it_stood_below(before: str, ids: str, after: str) -> None:
    assert drawn(outdent_causes(tree(before), ids)) == after


def test_what_cannot_go_further_changes_nothing() -> None:
    incident = tree("a .b c")
    assert indent_causes(incident, "a") is incident
    assert outdent_causes(incident, "ac") is incident


@given(st.sets(st.sampled_from("bcd"), min_size=1))
def test_out_and_in_keeps_every_cause_in_its_order(ids: set[str]) -> None:
    before = tree("a .b .c .d")
    after = outdent_causes(before, ids)
    kept = [name for name in "bcd" if name not in ids]
    moved = [name for name in "bcd" if name in ids]
    assert drawn(after) == " ".join(["a", *(f".{name}" for name in kept), *moved])


def test_those_below_a_removed_cause_move_up_into_its_place() -> None:
    assert drawn(remove_causes(tree("x a .b ..c .d y"), "a")) == "x b .c d y"
    assert drawn(remove_causes(tree("x a .b ..c .d y"), "ab")) == "x c d y"


def test_a_branch_is_copied_once_although_its_leaf_is_selected_too() -> None:
    incident = tree("a .b c")
    assert topmost_causes(incident, "abc") == ("a", "c")
    assert copies_needed(incident, "abc") == 3
    assert drawn(duplicate_causes(incident, "abc", ["a2", "b2", "c2"])) == "a .b a2 .b2 c c2"
    with pytest.raises(ValueError, match="one new id"):
        duplicate_causes(incident, "abc", ["a2"])


def test_events_are_linked_once_and_unlinked() -> None:
    linked = link_events(link_events(tree("a"), "a", ["e2", "e1"]), "a", ["e1", "e3"])
    assert cause_of(linked, "a").event_ids == ("e2", "e1", "e3")
    assert cause_of(unlink_events(linked, "a", {"e1", "e2"}), "a").event_ids == ("e3",)
    with pytest.raises(UnknownPart):
        link_events(linked, "a", ["nothing"])


def test_a_link_to_nothing_does_not_keep_others_from_being_made() -> None:
    incident = tree("a")
    dangling = incident.with_fields(causes=(Cause(id="a", section="s", event_ids=("gone", "e1")),))
    assert [found.id for found in linked_events(dangling, dangling.causes[0])] == ["e1"]
    assert cause_of(link_events(dangling, "a", ["e2"]), "a").event_ids == ("e1", "e2")


def test_an_unknown_cause_is_refused() -> None:
    with pytest.raises(UnknownPart):
        indent_causes(tree("a"), ["b"])
