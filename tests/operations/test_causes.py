"""Edits of the tree of causes."""

import pytest

from postmortem_desk.model import Cause, Incident, Section
from postmortem_desk.operations.causes import (
    add_cause,
    cause_tree,
    duplicate_cause,
    edit_cause,
    move_causes,
    parent_of,
    remove_cause,
    reparent_cause,
    shift_causes,
    subtree,
)
from postmortem_desk.operations.lookup import DuplicateId, UnknownPart, cause_of, ids_of, task_of
from postmortem_desk.trouble import Trouble
from support.incidents import small_incident


def forest(*lines: str, section: str = "s") -> tuple[Cause, ...]:
    """Causes from lines such as "b<a" (b below a)."""
    return tuple(Cause(id=line[0], section=section, parent_id=line[2:]) for line in lines)


def incident(*causes: Cause) -> Incident:
    sections = (Section(id="s", role="causes"), Section(id="z", role="causes"))
    return Incident(id="incident", sections=sections, causes=causes)


def grown() -> Incident:
    """a(b(c), d), e."""
    return incident(*forest("a", "b<a", "c<b", "d<a", "e"))


def shown(tree: Incident, section_id: str = "s") -> str:
    """The tree as "a b> c>> d> e"."""
    return " ".join(f"{cause.id}{'>' * depth}" for depth, cause in cause_tree(tree, section_id))


def test_a_tree_is_shown_from_top_to_bottom_however_the_file_has_it() -> None:
    assert shown(grown()) == "a b> c>> d> e"
    assert shown(incident(*forest("c<b", "e", "d<a", "a", "b<a"))) == "e a d> b> c>>"


def test_causes_whose_parent_is_not_shown_with_them_stand_at_the_top() -> None:
    assert shown(incident(*forest("a<n", "b<a"))) == "a b>"
    assert shown(incident(*forest("a"), *forest("b<a", section="z")), "z") == "b"


def test_a_ring_is_shown_from_its_first_cause_on() -> None:
    ring = incident(*forest("d<c", "a<c", "b<a", "c<b", "e<e"))

    assert shown(ring) == "a b> c>> d>>> e"
    assert subtree(ring, "b") == ("b", "c", "d")


def test_a_new_cause_comes_behind_its_siblings_or_before_one() -> None:
    assert shown(add_cause(grown(), Cause(id="n", section="s"))) == "a b> c>> d> e n"
    assert shown(add_cause(grown(), Cause(id="n", section="s"), "e")) == "a b> c>> d> n e"
    assert shown(add_cause(grown(), Cause(id="n", parent_id="a"))) == "a b> c>> d> n> e"
    assert shown(add_cause(grown(), Cause(id="n", parent_id="a"), "b")) == "a n> b> c>> d> e"


def test_a_new_cause_comes_into_the_section_of_its_parent() -> None:
    after = add_cause(incident(*forest("a", section="z")), Cause(id="n", section="s", parent_id="a"))

    assert (shown(after, "z"), cause_of(after, "n").section) == ("a n>", "z")


def test_a_new_cause_is_refused_that_has_a_taken_id_or_no_such_place() -> None:
    with pytest.raises(DuplicateId):
        add_cause(grown(), Cause(id="a", section="s"))
    with pytest.raises(UnknownPart):
        add_cause(grown(), Cause(id="n", parent_id="nobody"))
    with pytest.raises(UnknownPart, match="sibling"):
        add_cause(grown(), Cause(id="n", section="s"), "c")


def test_causes_of_other_sections_keep_their_places() -> None:
    mixed = incident(*forest("a"), *forest("y", section="z"), *forest("b"), *forest("x", section="z"))

    after = reparent_cause(mixed, "a", "b")

    assert ids_of(after.causes) == ["b", "y", "a", "x"]
    assert (shown(after), shown(after, "z")) == ("b a>", "y x")


@pytest.mark.parametrize(
    ("cause", "parent", "before", "result"),
    [
        ("b", "e", None, "a d> e b> c>>"),
        ("b", "", None, "a d> e b c>"),
        ("b", "", "a", "b c> a d> e"),
        ("e", "a", "d", "a b> c>> e> d>"),
        ("e", "c", None, "a b> c>> e>>> d>"),
        ("d", "a", "b", "a d> b> c>> e"),
        ("b", "a", None, "a d> b> c>> e"),
    ],
)
def test_a_cause_is_put_below_another_with_all_below_it(
    cause: str, parent: str, before: str | None, result: str
) -> None:
    after = reparent_cause(grown(), cause, parent, before)

    assert shown(after) == result
    assert ids_of(after.causes) == [name.rstrip(">") for name in result.split()]


@pytest.mark.parametrize("parent", ["a", "b", "c"])
def test_a_cause_cannot_stand_below_itself(parent: str) -> None:
    with pytest.raises(Trouble, match="below itself"):
        reparent_cause(grown(), "a", parent)


def test_a_cause_put_where_it_is_gives_the_very_same_incident() -> None:
    tree = grown()

    assert reparent_cause(tree, "b", "a", "d") is tree
    assert reparent_cause(tree, "b", "a", "b") is tree
    assert reparent_cause(tree, "e", "") is tree


def test_a_cause_comes_into_the_section_of_its_new_parent() -> None:
    tree = incident(*forest("a", "b<a", "c<b"), *forest("y", section="z"))

    after = reparent_cause(tree, "b", "y")

    assert (shown(after), shown(after, "z")) == ("a", "y b> c>>")


def test_several_causes_move_in_their_order_and_take_their_own_along() -> None:
    assert shown(move_causes(grown(), ["e", "b", "c"], "", "a")) == "b c> e a d>"
    assert shown(move_causes(grown(), ["b", "e"], "a", None)) == "a d> b> c>> e>"
    assert shown(move_causes(grown(), ["b"], "a", "b")) == "a b> c>> d> e"


def test_causes_are_shifted_among_their_siblings() -> None:
    tree = grown()

    assert shown(shift_causes(tree, ["d"], -1)) == "a d> b> c>> e"
    assert shown(shift_causes(tree, ["a", "b"], 1)) == "e a b> c>> d>"  # b only goes along
    assert shift_causes(tree, ["c"], -1) is tree
    assert shift_causes(tree, ["a"], -1) is tree
    with pytest.raises(ValueError, match="step"):
        shift_causes(tree, ["a"], 0)


def test_a_removed_cause_takes_those_below_it_along() -> None:
    after = remove_cause(small_incident(), "nolimit", keep_children=False)

    assert ids_of(after.causes) == ["loop", "fulldisk"]
    assert task_of(after, "task1").addresses == ("fix",)


def test_those_below_a_removed_cause_can_move_up_into_its_place() -> None:
    after = remove_cause(grown(), "a", keep_children=True)

    assert shown(after) == "b c> d e"
    assert shown(remove_cause(grown(), "b", keep_children=True)) == "a c> d> e"
    assert task_of(remove_cause(small_incident(), "nolimit", keep_children=True), "task1").addresses == (
        "notest",
        "fix",
    )


def test_a_removed_cause_is_forgotten_by_causes_of_other_sections() -> None:
    after = remove_cause(incident(*forest("a"), *forest("y<a", section="z")), "a", keep_children=False)

    assert cause_of(after, "y").parent_id == ""


def test_a_copy_has_copies_of_all_below_it_and_stands_behind_its_original() -> None:
    after = duplicate_cause(grown(), "b", ["x", "y"])

    assert subtree(grown(), "b") == ("b", "c")
    assert shown(after) == "a b> c>> x> y>> d> e"
    assert parent_of(after, "x") == "a"
    with pytest.raises(ValueError, match="shorter"):
        duplicate_cause(grown(), "b", ["x"])
    with pytest.raises(DuplicateId):
        duplicate_cause(grown(), "b", ["x", "e"])


def test_an_edit_changes_fields_and_not_the_place() -> None:
    tree = small_incident()

    after = edit_cause(tree, "loop", certainty="suspected", event_ids=("bug",))

    assert cause_of(after, "loop").event_ids == ("bug",)
    assert edit_cause(tree, "loop", certainty="confirmed") is tree
    for fields in ({"parent_id": "fulldisk"}, {"section": "tasks"}):
        with pytest.raises(ValueError, match="reparent_cause"):
            edit_cause(tree, "loop", **fields)
    with pytest.raises(UnknownPart, match="event"):
        edit_cause(tree, "loop", event_ids=("nobody",))


def test_a_chain_of_many_whys_is_walked_in_no_time() -> None:
    """A hostile file may hold one; a walk from each cause to the top would take minutes."""
    count = 20_000
    chain = tuple(Cause(id=f"c{number}", section="s", parent_id=f"c{number + 1}") for number in range(count))
    ring = (*chain[:-1], chain[-1].replaced(parent_id="c0"))

    assert len(cause_tree(incident(*chain), "s")) == count
    assert max(depth for depth, _ in cause_tree(incident(*ring), "s")) == count - 1
