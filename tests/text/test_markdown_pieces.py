"""Headings, plain words, cells, boxes and details: what is written is read back."""

from hypothesis import given
from hypothesis import strategies as st

from postmortem_desk.text.facts.incident_details import list_read, list_source
from postmortem_desk.text.markup.markdown_headings import clean_heading, heading_source
from postmortem_desk.text.markup.markdown_inline import escaped, unescaped
from postmortem_desk.text.rows.row_content import cell_content, cell_source, details_text, read_content, split_details
from postmortem_desk.text.rows.task_rows import read_task, task_content
from support.markdown_texts import LINES, TEXTS


@given(LINES.filter(lambda line: bool(line.strip())))
def test_a_heading_is_read_as_it_was_written(heading: str) -> None:
    source = heading_source(heading)
    assert "\n" not in source
    assert clean_heading(source) == heading


def test_a_plain_heading_is_written_as_it_is() -> None:
    for heading in ("Root cause & fix", "What didn't work?", "p99 < 5 ms", "See [a](https://example.org)", "1. First"):
        assert heading_source(heading) == heading


@given(TEXTS)
def test_plain_words_survive_being_escaped(text: str) -> None:
    assert unescaped(escaped(text)) == text
    assert unescaped(escaped(text, ";()")) == text


@given(TEXTS)
def test_a_cell_holds_lines_and_breaks(text: str) -> None:
    source = cell_source(text)
    assert "\n" not in source
    assert cell_content(source.replace("\\|", "|")) == text


@given(st.lists(st.tuples(st.sampled_from(["Owner", "Due", "Done when"]), TEXTS.filter(bool)), min_size=1, max_size=3))
def test_details_are_read_back_and_leave_the_text(details: list[tuple[str, str]]) -> None:
    assert split_details(f"text {details_text(tuple(details))}") == ("text", tuple(details))


def test_brackets_that_are_no_details_stay_in_the_text() -> None:
    for text in ("fix it _(later)_", "fix it _(Whoever: me)_", "fix it (Owner: me)", "_(Owner)_"):
        assert read_content(text) == (text, ())


@given(st.sampled_from([None, False, True]), TEXTS)
def test_a_task_keeps_its_box_and_text(done: bool | None, text: str) -> None:
    assert read_task(task_content(done, text, ())) == (done, text, ())


@given(st.lists(TEXTS.filter(bool), max_size=4))
def test_a_list_of_values_keeps_its_commas(values: list[str]) -> None:
    assert list_read(list_source(values)) == tuple(values)
