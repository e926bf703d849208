"""What a table is told to do turns the rows before into the rows after, and in few steps."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postmortem_desk.operations.permutations import MOST_MOVES, Moved
from postmortem_desk.operations.row_differences import Changed, Inserted, Removed, RowChange, row_difference


@dataclass(frozen=True, eq=False)
class Row:
    """A row that is compared by identity."""

    id: str


def rows(ids: str) -> tuple[Row, ...]:
    return tuple(Row(letter) for letter in ids)


def rearranged(before: Sequence[Row], ids: str) -> tuple[Row, ...]:
    """The rows of `before` in another order; those that are not there are new."""
    known = {row.id: row for row in before}
    return tuple(known.get(letter) or Row(letter) for letter in ids)


def applied(before: Sequence[Row], changes: Sequence[RowChange[Row]]) -> tuple[Row, ...]:
    """The rows after `changes`, as a table would apply them."""
    result = list(before)
    for change in changes:
        match change:
            case Removed(first, last):
                del result[first : last + 1]
            case Moved(first, last, target):
                block = result[first : last + 1]
                result[target:target] = block
                shift = len(block) if target <= first else 0
                del result[first + shift : last + 1 + shift]
            case Inserted(position, new):
                result[position:position] = new
            case Changed(index, row):
                result[index] = row
    return tuple(result)


def assert_table_can_follow(before: Sequence[Row], changes: Sequence[RowChange[Row]]) -> None:
    """What Qt demands of beginRemoveRows, beginMoveRows and beginInsertRows."""
    count = len(before)
    for change in changes:
        match change:
            case Removed(first, last):
                assert 0 <= first <= last < count
                count -= last - first + 1
            case Moved(first, last, target):
                assert 0 <= first <= last < count
                assert 0 <= target <= count
                assert not first <= target <= last + 1, "a move onto itself"
            case Inserted(position, new):
                assert new
                assert 0 <= position <= count
                count += len(new)
            case Changed(index, _):
                assert 0 <= index < count


@pytest.mark.parametrize(
    ("before", "after", "changes"),
    [
        ("abc", "abc", []),
        ("", "", []),
        ("abcd", "ad", [Removed(1, 2)]),
        ("abcde", "bd", [Removed(4, 4), Removed(2, 2), Removed(0, 0)]),
        ("abcd", "bcda", [Moved(0, 0, 4)]),
        ("abcd", "dabc", [Moved(3, 3, 0)]),
        ("abcdef", "aefbcd", [Moved(4, 5, 1)]),
        ("abcdef", "cdabef", [Moved(2, 3, 0)]),
        ("abcde", "adcbe", [Moved(3, 3, 1), Moved(2, 2, 4)]),
    ],
)
def test_a_table_is_told_the_fewest_changes(before: str, after: str, changes: list[RowChange[Row]]) -> None:
    old = rows(before)
    new = rearranged(old, after)

    found = row_difference(old, new)

    assert len(found) == len(changes)
    assert applied(old, found) == new
    if len(changes) < 2 or isinstance(changes[0], Removed):
        assert list(found) == changes


def test_new_rows_come_in_runs_at_their_final_indices() -> None:
    old = rows("abc")
    new = rearranged(old, "xyabzc")

    assert row_difference(old, new) == (Inserted(0, new[:2]), Inserted(4, new[4:5]))


def test_a_row_of_the_same_id_and_another_content_has_changed() -> None:
    old = rows("abc")
    new = (old[0], Row("b"), old[2])

    assert row_difference(old, new) == (Changed(1, new[1]),)


def test_two_rows_apart_that_changed_are_no_more_than_two_changes() -> None:
    old = rows("abcdef")
    new = (old[0], Row("b"), *old[2:4], Row("e"), old[5])

    assert row_difference(old, new) == (Changed(1, new[1]), Changed(4, new[4]))


def test_the_very_same_rows_do_not_differ() -> None:
    old = rows("abc")

    assert row_difference(old, old) == ()
    assert row_difference(old, list(old)) == ()


def test_ids_that_stand_twice_make_the_stretch_new() -> None:
    old = rows("axyb")
    new = (old[0], Row("x"), Row("x"), old[3])

    assert row_difference(old, new) == (Removed(1, 2), Inserted(1, new[1:3]))
    assert applied(new, row_difference(new, old)) == old


@given(before=st.text("abcdefghij", max_size=14), after=st.text("abcdefghij", max_size=14), data=st.data())
def test_the_difference_applied_gives_the_target(before: str, after: str, data: st.DataObject) -> None:
    """Also where ids stand twice, as they may in a file that somebody wrote by hand."""
    old = rows(before)
    kept = data.draw(st.sets(st.sampled_from("abcdefghij")))
    known = {row.id: row for row in old}
    new = tuple(known[letter] if letter in known and letter in kept else Row(letter) for letter in after)

    changes = row_difference(old, new)

    assert_table_can_follow(old, changes)
    assert applied(old, changes) == new


@given(order=st.permutations(range(40)), inserted=st.integers(0, 5), removed=st.integers(0, 5))
def test_any_permutation_with_comings_and_goings_is_followed(order: list[int], inserted: int, removed: int) -> None:
    old = tuple(Row(str(number)) for number in range(40))
    new = [old[number] for number in order[removed:]]
    for number in range(inserted):
        new.insert(number * 7, Row(f"new{number}"))

    changes = row_difference(old, new)

    assert_table_can_follow(old, changes)
    assert applied(old, changes) == tuple(new)


@given(st.permutations(range(12)))
def test_no_row_moves_that_could_stay(order: list[int]) -> None:
    old = tuple(Row(str(number)) for number in range(12))
    new = tuple(old[number] for number in order)
    moves = row_difference(old, new)

    moving = sum(change.last - change.first + 1 for change in moves if isinstance(change, Moved))

    assert len(old) - moving == _longest_rising_by_force(order)


def _longest_rising_by_force(order: Sequence[int]) -> int:
    longest: list[int] = []
    for place, value in enumerate(order):
        longest.append(1 + max((longest[other] for other in range(place) if order[other] < value), default=0))
    return max(longest, default=0)


@pytest.mark.parametrize("chosen", [range(0, 500, 10), range(499, 0, -25), range(100, 150), [3, 4, 5, 200, 201, 499]])
def test_rows_that_are_moved_together_are_as_many_moves_as_there_were_stretches(chosen: Sequence[int]) -> None:
    old = tuple(Row(str(number)) for number in range(500))
    moving = sorted(chosen)
    new = (*[row for number, row in enumerate(old) if number not in moving], *[old[number] for number in moving])
    stretches = sum(1 for number in moving if number - 1 not in moving)

    changes = row_difference(old, new)

    assert len(changes) <= stretches
    assert applied(old, changes) == new


def test_a_great_confusion_is_put_in_as_a_whole() -> None:
    old = tuple(Row(str(number)) for number in range(3000))
    shuffled = list(old[1:-1])
    random.Random(7).shuffle(shuffled)
    new = (old[0], *shuffled, old[-1])

    assert row_difference(old, new) == (Removed(1, 2998), Inserted(1, new[1:-1]))


def test_up_to_the_limit_rows_are_moved_one_by_one() -> None:
    old = tuple(Row(str(number)) for number in range(2 * MOST_MOVES))
    new = (*old[1::2], *old[::2])

    changes = row_difference(old, new)

    assert len(changes) == MOST_MOVES
    assert all(isinstance(change, Moved) for change in changes)
    assert applied(old, changes) == new
