"""The marks that a version control system leaves in a file, and the two sides behind them."""

from pathlib import Path

import pytest

from postmortem_desk.storage.file_format.conflict_marks import read_marked, sides_of
from postmortem_desk.trouble import Trouble

PLAIN = "a\n<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> branch\nb\n"
WITH_BASE = "a\n<<<<<<< HEAD\nours\n||||||| 1234567\nbase\n=======\ntheirs\n>>>>>>> branch\nb\n"


def test_the_sides_are_put_together_again() -> None:
    plain, with_base = sides_of(PLAIN), sides_of(WITH_BASE)

    assert plain is not None
    assert (plain.ours, plain.theirs, plain.base) == ("a\nours\nb\n", "a\ntheirs\nb\n", None)
    assert with_base is not None
    assert (with_base.ours, with_base.theirs, with_base.base) == ("a\nours\nb\n", "a\ntheirs\nb\n", "a\nbase\nb\n")


def test_marks_with_crlf_and_several_conflicts() -> None:
    sides = sides_of((PLAIN + WITH_BASE).replace("\n", "\r\n"))

    assert sides is not None
    assert sides.ours == "a\r\nours\r\nb\r\na\r\nours\r\nb\r\n"
    assert sides.base is None


@pytest.mark.parametrize(
    "text",
    ["", "a\nb\n", "=======\n", PLAIN.replace(">>>>>>>", ">>>>>>"), PLAIN.replace("=======\n", ""), "<<<<<<< HEAD\n"],
    ids=["empty", "none", "a line", "no end", "no middle", "start alone"],
)
def test_what_is_no_whole_conflict_has_no_sides(text: str) -> None:
    assert sides_of(text) is None


def test_a_side_that_is_no_incident_is_said(tmp_path: Path) -> None:
    path = tmp_path / "x.postmortem.json"
    path.write_text(PLAIN)

    with pytest.raises(Trouble, match="not an incident file"):
        read_marked(path)
