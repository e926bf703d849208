"""A Markdown text in parts: each read alone, they say what the whole says."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postmortem_desk.text.markup.markdown import parsed
from postmortem_desk.text.markup.prose_cuts import prose_parts
from support.markdown_texts import FRAGMENTS

TRAPS = st.sampled_from(
    [
        "", "", "", "para", "  ```", "   ~~~", "- ```", "1. ```", "    ```", "\t```", "> ```", "````", "~~~~ x", "``` a`b",
        "  code", "  text", "  - sub", "> - q", ">", "-", "+ ", "2. two", "\u00a0", "\x0b", "# h", "|a|b|", "|-|-|", "===",
    ]
)  # fmt: skip


def said(text: str) -> list[tuple[object, ...]]:
    return [(token.type, token.tag, token.content, token.info, token.attrs, token.hidden) for token in parsed(text)]


@settings(max_examples=400)
@given(st.lists(st.one_of(FRAGMENTS, TRAPS, TRAPS), max_size=14).map("\n".join))
def test_the_parts_say_what_the_whole_says(text: str) -> None:
    parts = prose_parts(text)
    assert "".join(parts) == text
    assert [one for part in parts for one in said(part)] == said(text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 1),
        ("one\n\ntwo\nlines\n\n\n# three\n\nfour", 4),
        ("- a\n\n- b\n\n  of b\n\nend", 2),
        ("```\na\n\nb\n```\n\nend", 2),
        ("1. Run:\n   ```\n   a\n\n   b\n   ```\n2. Wait\n\nend\n\nmore", 3),
        ("> a\n\n> b", 2),
        ("a [b]\n\nc\n\n[b]: https://example.org", 1),
        ("Leading\n\n    code\n\n    of it\n\nend", 2),
    ],
)
def test_a_text_is_cut_where_blocks_begin(text: str, count: int) -> None:
    assert len(prose_parts(text)) == count
