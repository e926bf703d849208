"""Bold, italic and code: what is selected is toggled and nothing else, and the cursor stays among its letters."""

import re
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from postmortem_desk.text.editing.prose_edits import Edit, Prose
from postmortem_desk.text.editing.prose_emphasis import toggle_bold, toggle_code, toggle_italic
from support.proses import at, told

KINDS = {toggle_bold: "strong", toggle_italic: "em", toggle_code: "code"}
a_word = st.text("abc", min_size=1, max_size=4)
some_words = st.lists(a_word, min_size=1, max_size=3).map(" ".join)
a_stretch = st.builds(
    lambda form, text: form.format(text),
    st.sampled_from(["{}", "{}", "**{}**", "*{}*", "***{}***", "`{}`", "[{}](/1)", "**b *{}* c**", "*[{}](/1) b*"]),
    some_words,
)
a_text = st.lists(st.lists(a_stretch, max_size=5).map(" ".join), min_size=1, max_size=3).map("\n".join)
plain_words = st.text(st.sampled_from("abc äö.,;😀 \n"), max_size=40)
marked_words = st.text(st.sampled_from("ab *`\\[]() "), max_size=30)
toggles = st.sampled_from(list(KINDS))


@dataclass(frozen=True)
class Letter:
    sign: str
    kinds: frozenset[str]


def letters(text: str) -> list[Letter]:
    """The letters of a text, each with what it is drawn in, as the document's parser reads it."""
    found, open_kinds = [], list[str]()
    for token in MarkdownIt("commonmark").parseInline(text)[0].children or ():
        kinds = frozenset({*open_kinds, "code"} if token.type == "code_inline" else open_kinds)
        if token.nesting == 1:
            open_kinds.append(token.tag)
        elif token.nesting == -1:
            open_kinds.remove(token.tag)
        found += [Letter(sign, kinds) for sign in token.content if sign.isalpha()]
    return found


def letters_before(text: str, place: int) -> int:
    return sum(sign.isalpha() for sign in text[:place])


def spot(data: st.DataObject, text: str) -> tuple[int, int]:
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    return start, end


@pytest.mark.parametrize(
    ("edit", "before", "after"),
    [
        (toggle_bold, "a wo|rd b", "a **wo|rd** b"),
        (toggle_bold, "a **wo|rd** b", "a wo|rd b"),
        (toggle_bold, "a |word b", "a **|word** b"),
        (toggle_bold, "a word| b", "a **word**| b"),
        (toggle_bold, "a **word**| b", "a word| b"),
        (toggle_bold, "a __wo|rd__ b", "a wo|rd b"),
        (toggle_bold, "**two wo|rds here** b", "two wo|rds here b"),
        (toggle_bold, "a **65 minutes|**", "a **65 minutes**|"),
        (toggle_bold, "**a** b **two|** c", "**a** b **two**| c"),
        (toggle_bold, "|", "**|**"),
        (toggle_bold, "a **|** b", "a | b"),
        (toggle_italic, "a **|** b", "a ***|*** b"),
        (toggle_bold, "a ***|*** b", "a *|* b"),
        (toggle_code, "`|`", "|"),
        (toggle_italic, "a *two words|*.", "a *two words*|."),
        (toggle_italic, "***word|***", "***word*|**"),
        (toggle_bold, "***word|***", "***word**|*"),
        (toggle_bold, "**a *b|***", "**a *b***|"),
        (toggle_italic, "**a *b|***", "**a *b*|**"),
        (toggle_italic, "a **wo|rd** b", "a ***wo|rd*** b"),
        (toggle_bold, "see [the pa|ge](/1)", "see [the **pa|ge**](/1)"),
        (toggle_code, "run `a b|` now", "run `a b`| now"),
        (toggle_code, "run wo|rd now", "run `wo|rd` now"),
        (toggle_code, "run `wo|rd now`", "run wo|rd now"),
        (toggle_bold, "|**word**|", "|word|"),
        (toggle_bold, "**a |b| c**", "**a** |b| **c**"),
        (toggle_bold, "**ab|cd|ef**", "**ab**|cd|**ef**"),
        (toggle_bold, "**a** |b| **c**", "**a |b| c**"),
        (toggle_bold, "**a |b** c|", "**a |b c|**"),
        (toggle_bold, "*a |b* c|", "*a **|b*** **c|**"),
        (toggle_bold, "[a |b](/1) c|", "[a **|b**](/1) **c|**"),
        (toggle_bold, "`a |b| c`", "**|`a b c`|**"),
        (toggle_code, "`a |b| c`", "`a` |b| `c`"),
        (toggle_code, "`a` |b|", "`a` `|b|`"),
        (toggle_bold, "a | two words |b", "a  **|two words|** b"),
        (toggle_bold, " | ", " **|** "),
        (toggle_bold, "|- [ ] a b\n- c|", "|- [ ] **a b**\n- **c**|"),
        (toggle_bold, "|- **a**\n- b|", "|- **a**\n- **b**|"),
        (toggle_italic, "|***word***|", "|**word**|"),
        (toggle_italic, "***a|a a|a***", "**|aa aa|**"),
        (toggle_code, "x |a`b| c", "x ``|a`b|`` c"),
        (toggle_code, "x |`b| c", "x `` |`b| `` c"),
    ],
)
def test_a_toggle_makes(edit: Edit, before: str, after: str) -> None:
    assert told(edit(at(before))) == after


@given(plain_words, st.data(), toggles)
def test_a_toggle_of_plain_words_is_taken_back_by_itself(text: str, data: st.DataObject, edit: Edit) -> None:
    made = edit(Prose(text, *spot(data, text)))
    assert edit(made).text == text
    assert re.sub("[*`]", "", made.text).split() == text.split()


@given(a_text, st.data(), toggles)
def test_what_is_selected_is_toggled_and_nothing_else(text: str, data: st.DataObject, edit: Edit) -> None:
    start, end = spot(data, text)
    before, made = letters(text), edit(Prose(text, start, end))
    after = letters(made.text)
    assert [letter.sign for letter in after] == [letter.sign for letter in before]
    first, last = letters_before(text, start), letters_before(text, end)
    kind = KINDS[edit]
    if first < last and "\n" not in text[start:end].strip():
        off = all(kind in letter.kinds for letter in before[first:last])
        assert {kind in letter.kinds for letter in after[first:last]} == {not off}


@given(a_text, st.data(), toggles)
def test_a_cursor_selects_nothing_and_stays_among_its_letters(text: str, data: st.DataObject, edit: Edit) -> None:
    place = data.draw(st.integers(0, len(text)))
    made = edit(Prose(text, place, place))
    assert made.start == made.end
    assert letters_before(made.text, made.start) == letters_before(text, place)


@given(marked_words, st.data(), toggles)
def test_a_toggle_among_any_signs_keeps_every_letter(text: str, data: st.DataObject, edit: Edit) -> None:
    made = edit(Prose(text, *spot(data, text)))
    assert re.findall("[ab]", made.text) == re.findall("[ab]", text)
    assert 0 <= made.start <= made.end <= len(made.text)
