"""Plain text as Markdown: nothing of it becomes markup, and it is read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postmortem_desk.text.markup.markdown import parsed, plain_text
from postmortem_desk.text.markup.markdown_inline import unescaped
from postmortem_desk.text.markup.plain_blocks import plain_block

PIECES = st.sampled_from(
    [
        *"-+*_`~#=>|:.)([]\\<&!3a \n",
        "](",
        "]: ",
        "--",
        "```",
        "~~~",
        "http://a.org ",
        "<b>",
        "&amp;",
        "1. ",
        "- ",
        "    ",
    ]
)
TEXTS = st.lists(PIECES, max_size=14).map("".join).map(str.strip)
MADE = {"paragraph_open", "paragraph_close", "inline"}
INSIDE = {"text", "text_special", "softbreak", "hardbreak", "link_open", "link_close"}


@given(TEXTS)
def test_it_says_the_same_in_paragraphs_alone(text: str) -> None:
    made = plain_block(text)
    assert plain_text(made).split() == text.split()
    tokens = parsed(made)
    assert {token.type for token in tokens} <= MADE
    inside = [child for token in tokens for child in token.children or ()]
    assert {token.type for token in inside} <= INSIDE
    assert all(token.markup == "linkify" for token in inside if token.type == "link_open")


@given(TEXTS)
def test_it_is_read_back(text: str) -> None:
    assert unescaped(plain_block(text)).split() == text.split()


@pytest.mark.parametrize(
    "text",
    [
        "Down & out",
        "sshd[12]: open",
        "rate_limit at 5 * 3",
        "foo - bar",
        "pool\n  at foo.py:3",
        "x -> y < 3",
        "#incident",
    ],
)
def test_what_is_no_mark_stays_as_it_is(text: str) -> None:
    assert plain_block(text) == text


def test_marks_are_letters() -> None:
    assert plain_block("- **no** list\n1. no list") == "\\- \\*\\*no\\*\\* list\n1\\. no list"
