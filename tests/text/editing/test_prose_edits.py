"""Edits of prose: each says what it makes of a text and its selection, and the same again takes it back."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postmortem_desk.text.editing.prose_edits import (
    Edit,
    Prose,
    insert_blocks,
    link_to,
    toggle_link,
)
from postmortem_desk.text.editing.prose_emphasis import toggle_code
from postmortem_desk.text.editing.prose_lines import (
    continued,
    indented,
    outdented,
    toggle_bullets,
    toggle_numbers,
    toggle_quote,
)
from support.proses import at, told

plain_words = st.text(st.sampled_from("abc äö.,;😀 \n"), max_size=40)


def words(text: str) -> list[str]:
    """The words of a text without markup: a sign inside a word parts no words."""
    return re.sub(r"(?m)^\s*(?:\d+\.|-|>) ?|[*_`\\]", "", text).split()


@pytest.mark.parametrize(
    ("edit", "before", "after"),
    [
        (toggle_code, "|a\nb|", "```\n|a\nb|\n```"),
        (toggle_code, "```sh\n|a\nb|\n```", "|a\nb|"),
        (toggle_code, "|```\na\n```|", "|a|"),
        (toggle_code, "|a\n```\nb|", "````\n|a\n```\nb|\n````"),
        (toggle_link, "a wo|rd", "a [word](|)"),
        (toggle_link, "a [word](|)", "a word|"),
        (toggle_link, "a [wo|rd](http://x.y)", "a [word](|http://x.y|)"),
        (toggle_link, "see |https://x.y| ok", "see [|](https://x.y) ok"),
        (toggle_bullets, "ab|c", "- ab|c"),
        (toggle_bullets, "|", "- |"),
        (toggle_bullets, "|1. a\n2. b|", "|- a\n- b|"),
        (toggle_bullets, "|> a\n> b|", "|> - a\n> - b|"),
        (toggle_numbers, "|a\n\nb\n|c", "|1. a\n\n2. b|\nc"),
        (toggle_quote, "|a\n\nb|", "|> a\n>\n> b|"),
    ],
)
def test_an_edit_makes(edit: Edit, before: str, after: str) -> None:
    assert told(edit(at(before))) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- a|", "- a\n- |"),
        ("- a| b", "- a\n- | b"),
        ("* [x] a|", "* [x] a\n* [ ] |"),
        ("1. a|\n2. b\n3. c\n\n7. d", "1. a\n2. |\n3. b\n4. c\n\n7. d"),
        ("1. a|\n   - in\n2. b", "1. a\n2. |\n   - in\n3. b"),
        ("1. a\n1. b|", "1. a\n1. b\n1. |"),
        ("9. a|", "9. a\n10. |"),
        ("- a\n- |", "- a\n\n|"),
        ("- a\n\n- |", "- a\n\n|"),
        ("- |", "|"),
        ("- a\n  - |", "- a\n- |"),
        ("1. a\n2. |", "1. a\n\n|"),
        ("> a|", "> a\n> |"),
        ("> a\n> |", "> a\n\n|"),
        ("> a\n>\n> |", "> a\n>\n|"),
        ("> - a\n> - |", "> - a\n>\n> |"),
        ("```\n    - a|", "```\n    - a\n    |"),
        ("plain|", None),
        ("|- a", None),
        ("```\n- a|", None),
        ("---|", None),
    ],
)
def test_enter_goes_on_with_lists_and_quotes(before: str, after: str | None) -> None:
    assert told(continued(at(before))) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- a\n- b|", "- a\n  - b|"),
        ("1. a\n2. b|\n3. c\n4. d", "1. a\n   1. b|\n2. c\n3. d"),
        ("- a\n- b|\n  - c\n- d", "- a\n  - b|\n    - c\n- d"),
        ("- a\n|- b\n- c|", "- a\n|  - b\n  - c|"),
        ("- a|", None),
        ("a|", None),
    ],
)
def test_tab_moves_an_item_below_the_one_before(before: str, after: str | None) -> None:
    made = indented(at(before))
    assert (made.text if made else None) == (after.replace("|", "") if after else None)
    if made and after:
        assert made.text[made.end :] == after.rsplit("|", 1)[1]
        undone = outdented(made)
        assert undone is not None
        assert undone.text == before.replace("|", "")


def test_shift_tab_at_the_margin_moves_nothing() -> None:
    assert outdented(at("- a\n- b|")) is None


@given(plain_words, st.data(), st.sampled_from([toggle_bullets, toggle_numbers, toggle_quote]))
def test_a_toggle_of_lines_is_taken_back_by_itself(text: str, data: st.DataObject, edit: Edit) -> None:
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    made = edit(Prose(text, start, end))
    assert words(made.text) == words(text)
    assert 0 <= made.start <= made.end <= len(made.text)
    assert edit(made).text == text


@given(st.text(st.sampled_from("ab12.-*> \n\t`"), max_size=60), st.data())
def test_enter_and_tab_keep_every_letter(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text)))
    for edit in (continued, indented, outdented):
        made = edit(Prose(text, place, place))
        if made is not None:
            assert re.findall("[ab]", made.text) == re.findall("[ab]", text)
            assert 0 <= made.start <= made.end <= len(made.text)


def test_an_address_over_words_makes_their_link() -> None:
    assert told(link_to(at("see |the page|."), "https://x.y/z")) == "see [the page](https://x.y/z)|."
    assert link_to(at("see |the page|."), "javascript:alert(1)") is None
    assert link_to(at("see |."), "https://x.y/z") is None


def test_blocks_stand_apart_from_the_words_around_them() -> None:
    assert told(insert_blocks(at("ab|cd"), "- x\n- y")) == "ab\n\n- x\n- y|\n\ncd"
    assert told(insert_blocks(at("a\n\n|"), "- x\n- y")) == "a\n\n- x\n- y|"
    assert told(insert_blocks(at("ab|cd"), "**x**")) == "ab**x**|cd"
