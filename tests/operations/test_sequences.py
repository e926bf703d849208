"""The arithmetic of moving parts in a tuple."""

import pytest

from postmortem_desk.model import Section
from postmortem_desk.operations.lookup import UnknownPart, ids_of
from postmortem_desk.operations.sequences import insert_before, move_before, remove_ids, replace_at, shift_places


def parts(letters: str) -> tuple[Section, ...]:
    return tuple(Section(id=letter) for letter in letters)


@pytest.mark.parametrize(
    ("ids", "before", "result"),
    [
        ("a", "c", "bacde"),
        ("a", None, "bcdea"),
        ("e", "a", "eabcd"),
        ("bc", "e", "adbce"),
        ("cb", "e", "adbce"),
        ("bd", "a", "bdace"),
        ("bd", None, "acebd"),
        ("ae", "c", "baecd"),
        ("bd", "d", "acbde"),
        ("bd", "b", "abdce"),
        ("de", "e", "abcde"),
    ],
)
def test_parts_move_in_their_order_before_another(ids: str, before: str | None, result: str) -> None:
    assert "".join(ids_of(move_before(parts("abcde"), ids, before, "section"))) == result


@pytest.mark.parametrize(("ids", "before"), [("b", "b"), ("b", "c"), ("bc", "d"), ("bc", "c"), ("e", None), ("", "a")])
def test_a_move_to_where_they_stand_gives_the_very_same_tuple(ids: str, before: str | None) -> None:
    present = parts("abcde")

    assert move_before(present, ids, before, "section") is present


@pytest.mark.parametrize(("ids", "before"), [("ax", "b"), ("a", "x")])
def test_a_move_of_what_is_not_there_is_refused(ids: str, before: str) -> None:
    with pytest.raises(UnknownPart, match="'x'"):
        move_before(parts("abc"), ids, before, "section")


@pytest.mark.parametrize(
    ("places", "step", "result"),
    [
        ([1], -1, "bacde"),
        ([1], 1, "acbde"),
        ([0], -1, "abcde"),
        ([4], 1, "abcde"),
        ([1, 2], -1, "bcade"),
        ([1, 2], 1, "adbce"),
        ([1, 3], -1, "badce"),
        ([1, 3], 1, "acbed"),
        ([0, 2], -1, "acbde"),
        ([0, 1, 3], -1, "abdce"),
        ([2, 4], 1, "abdce"),
        ([0, 1, 2, 3, 4], 1, "abcde"),
    ],
)
def test_shifted_parts_close_up_at_the_edge(places: list[int], step: int, result: str) -> None:
    assert "".join(shift_places("abcde", places, step)) == result


def test_putting_in_taking_out_and_replacing() -> None:
    present = parts("abc")

    assert ids_of(insert_before(present, Section(id="x"), "b", "section")) == ["a", "x", "b", "c"]
    assert ids_of(insert_before(present, Section(id="x"), None, "section")) == ["a", "b", "c", "x"]
    assert ids_of(remove_ids(present, ["c", "a"], "section")) == ["b"]
    assert remove_ids(present, [], "section") is present
    assert replace_at(present, 1, present[1]) is present
    assert ids_of(replace_at(present, 1, Section(id="x"))) == ["a", "x", "c"]


def test_taking_out_what_is_not_there_is_refused() -> None:
    with pytest.raises(UnknownPart, match="no section has the id 'x'"):
        remove_ids(parts("abc"), ["a", "x"], "section")
