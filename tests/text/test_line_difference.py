"""Differences of lines, and two edits of one text in one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postmortem_desk.text.line_difference import UNKNOWN, common_text, hunks, merged_text, shown_difference

LINES = st.lists(st.sampled_from(("", "a", "b", "c")), max_size=8)
TEXTS = LINES.map("\n".join)


@given(before=LINES, after=LINES)
def test_the_hunks_turn_one_text_into_the_other(before: list[str], after: list[str]) -> None:
    result: list[str] = []
    reached = 0
    for hunk in hunks(before, after):
        result += [*before[reached : hunk.start], *hunk.lines]
        reached = hunk.end

    assert [*result, *before[reached:]] == after


@given(base=TEXTS, edited=TEXTS)
def test_one_edit_is_taken_as_it_is(base: str, edited: str) -> None:
    for merged in (merged_text(base, edited, base), merged_text(base, base, edited), merged_text(base, edited, edited)):
        assert (merged.ours, merged.theirs) == (edited, edited)


@given(base=TEXTS, ours=TEXTS, theirs=TEXTS)
def test_no_line_that_somebody_added_is_in_neither_text(base: str, ours: str, theirs: str) -> None:
    merged = merged_text(base, ours, theirs)

    assert set(ours.split("\n")) - set(base.split("\n")) <= set(merged.ours.split("\n"))
    assert set(theirs.split("\n")) - set(base.split("\n")) <= set(merged.theirs.split("\n"))


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "merged"),
    [
        ("a\n\nb\n\nc", "A\n\nb\n\nc", "a\n\nb\n\nC", "A\n\nb\n\nC"),
        ("a\nb", "A\nb", "a\nB", "A\nB"),
        ("a\n\nb", "a\n\nb\n\nnew", "a\n\nB", "a\n\nB\n\nnew"),
        ("- a", "- a\n- ours", "- a\n- theirs", "- a\n- ours\n- theirs"),
        ("a\nb\nc", "a\nc", "a\nb\nC", "a\nC"),
    ],
    ids=["paragraphs", "neighbouring lines", "edit and append", "both append", "remove and edit"],
)
def test_edits_of_different_lines_combine(base: str, ours: str, theirs: str, merged: str) -> None:
    found = merged_text(base, ours, theirs)

    assert (found.ours, found.theirs) == (merged, merged)


def test_edits_of_one_line_leave_both_texts_with_all_other_edits() -> None:
    merged = merged_text("one\n\ntwo\n\nthree", "ONE\n\ntwo ours\n\nthree", "one\n\ntwo theirs\n\nTHREE")

    assert merged.ours == "ONE\n\ntwo ours\n\nTHREE"
    assert merged.theirs == "ONE\n\ntwo theirs\n\nTHREE"
    assert merged.base == "ONE\n\ntwo\n\nTHREE"


def test_the_same_added_lines_are_not_doubled() -> None:
    assert merged_text("a", "a\nb", "a\nb").ours == "a\nb"
    merged = merged_text("a", "a\nb\nc", "a\nb\nd")
    assert (merged.ours, merged.theirs) == ("a\nb\nc", "a\nb\nd")


def test_a_difference_is_shown_with_the_lines_around_it() -> None:
    shown = [line.sign + line.text for line in shown_difference("a\nb\nc\nd\ne\nf", "a\nB\nc\nd\ne\nf\ng")]

    assert shown == [" a", "-b", "+B", " c", " f", "+g"]


@given(ours=TEXTS, theirs=TEXTS)
def test_the_common_text_of_two_texts_is_in_both(ours: str, theirs: str) -> None:
    common = [line for line in common_text(ours, theirs).split("\n") if line != UNKNOWN]
    for text in (ours, theirs):
        lines = iter(text.split("\n"))
        assert common == [""] or all(line in lines for line in common)


def test_two_texts_without_the_one_before_combine_what_only_one_has() -> None:
    base = common_text("a\n\nb\n\nc", "a\n\nB\n\nc\n\nd")

    merged = merged_text(base, "a\n\nb\n\nc", "a\n\nB\n\nc\n\nd")

    assert (merged.ours, merged.theirs) == ("a\n\nb\n\nc\n\nd", "a\n\nB\n\nc\n\nd")


def test_thousands_of_equal_lines_take_no_time() -> None:
    before = ["x", "y"] * 20_000
    after = ["y", "x", "z"] * 20_000

    assert len(hunks(before, after)) == 1
