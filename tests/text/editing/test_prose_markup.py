"""What is coloured in a line of Markdown."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postmortem_desk.text.editing.prose_markup import Markup, markup_of

LONG = 100_000


def parts(line: str, kind: Markup) -> list[str]:
    return [line[span.start : span.start + span.length] for span in markup_of(line)[0] if span.kind == kind]


@pytest.mark.parametrize(
    ("line", "kind", "found"),
    [
        ("## Head", Markup.HEADING, ["## Head"]),
        ("##Head", Markup.HEADING, []),
        ("a **b** c", Markup.BOLD, ["b"]),
        ("a *b* _c_", Markup.ITALIC, ["b", "c"]),
        ("snake_case_name and 2 * 3 * 4", Markup.ITALIC, []),
        (r"\*a\* b", Markup.ITALIC, []),
        ("`a*b*` ``c`d``", Markup.CODE, ["`a*b*`", "``c`d``"]),
        ("`a*b*` ``c`d``", Markup.ITALIC, []),
        ("[a](http://x.y) https://z.w/q_r_s.", Markup.LINK, ["a", "https://z.w/q_r_s."]),
        ("- [x] a", Markup.MARKER, ["-", "[x]"]),
        ("  12. a", Markup.MARKER, ["12."]),
        ("> > a", Markup.QUOTE, ["a"]),
        ("~~a~~", Markup.STRUCK, ["a"]),
        ("---", Markup.SIGN, ["---"]),
    ],
)
def test_a_line_shows(line: str, kind: Markup, found: list[str]) -> None:
    assert parts(line, kind) == found


def test_a_block_of_code_goes_on_until_its_fence_ends() -> None:
    fence = ""
    kinds = []
    for line in ("```sh", "# no heading", "~~~", "```", "# heading"):
        spans, fence = markup_of(line, fence)
        kinds.append(spans[0].kind)
    assert kinds == [Markup.SIGN, Markup.CODE, Markup.CODE, Markup.SIGN, Markup.HEADING]


@given(st.text(st.sampled_from("ab*_`~[]()<>#-1. \\!\u202e"), max_size=60))
def test_every_span_lies_inside_its_line(line: str) -> None:
    for span in markup_of(line)[0]:
        assert 0 <= span.start <= span.start + span.length <= len(line)


@pytest.mark.parametrize(
    "piece", ["*a", "**a ", "`", "``a`", "[", "[a](", "![", "> ", "- ", "_a_", "\\", "https:", "<http:", "\u202e", "~~"]
)
def test_hostile_lines_take_no_longer_than_others(piece: str) -> None:
    line = piece * (LONG // len(piece))
    start = time.process_time()
    spans, _fence = markup_of(line)
    assert time.process_time() - start < 0.5  # a quadratic reading takes minutes
    assert len(spans) <= 1000
