"""Backslashes that change nothing are taken out of Markdown, and no others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postmortem_desk.text.markup.markdown import parser
from postmortem_desk.text.markup.needless_escapes import without_needless_escapes


@pytest.mark.parametrize(
    ("line", "bare"),
    [
        (r"all down \- all of it\. Done\!", "all down - all of it. Done!"),
        (r"server\_one costs 3 \* 5 \+ 2 \= 17 \> 4", "server_one costs 3 * 5 + 2 = 17 > 4"),
        (r"\[We think\] so \(perhaps\), \~5 \& more", "[We think] so (perhaps), ~5 & more"),
        (r"- 10:42 \- alarm", "- 10:42 - alarm"),
        (r"2024\-03\-05 at 50\%", "2024-03-05 at 50%"),
        (r"x \< 5 \#4", "x < 5 #4"),
    ],
)
def test_what_means_the_same_without_is_written_without(line: str, bare: str) -> None:
    assert without_needless_escapes(line) == bare


@pytest.mark.parametrize(
    "line",
    [
        r"\- no item", r"1\. no item", r"12\) no item", r"- \- no item", r"\# no heading", r"> \> no quote", r"\+ no item",
        r"\*no emphasis\*", r"3\*5\*7", r"\_\_init\_\_", r"\[no\](link)", r"\[no\]: link", r"\[ \] no box", r"a \| b", r"\<br\>", r"\&lt;br\>",
        r"\<b>", r"\&amp;", r"`a\-b`", r"[x](a\_b)", r"\!\[no picture\](x)", r"a\: b\, c", r"a \`b\` c",
        r"# a \# b", r"a\; b", r"<!---->a \- b", r"\~\~no\~\~", r"a line end\ ", r"C:\dir\-x `a",
    ],
)  # fmt: skip
def test_what_is_needed_stays(line: str) -> None:
    assert without_needless_escapes(line) == line


@given(st.text(alphabet="\\\\\\\\-_*[]()!.~`<>&#+=|:/@ ab1\"'^;x", max_size=24))
def test_a_line_is_shown_the_same(line: str) -> None:
    bare = without_needless_escapes(line)
    assert parser().render(bare) == parser().render(line)
    assert without_needless_escapes(bare) == bare
