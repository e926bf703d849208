"""Prose as a fragment of HTML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postmortem_desk.report.html.code_html import LANGUAGES, code_html
from postmortem_desk.report.html.prose_html import prose_html, row_html
from postmortem_desk.text.markup.prose_plain import is_plain
from support.html_page import read_page

REL = 'rel="noopener noreferrer nofollow"'


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("plain & simple", "<p>plain &amp; simple</p>\n"),
        ("*a* **b** ~~c~~ `d<`", "<p><em>a</em> <strong>b</strong> <s>c</s> <code>d&lt;</code></p>\n"),
        ("a  \nb\nc", "<p>a<br>\nb\nc</p>\n"),
        ("[a](https://b.example/?c=1&d=2)", f'<p><a href="https://b.example/?c=1&amp;d=2" {REL}>a</a></p>\n'),
        ("[mail](mailto:a@b.example)", f'<p><a href="mailto:a@b.example" {REL}>mail</a></p>\n'),
        ("see https://b.example", f'<p>see <a href="https://b.example" {REL}>https://b.example</a></p>\n'),
        ("[a](javascript:b) [c](file:///d) [e](f.md)", "<p>[a](javascript:b) [c](file:///d) e</p>\n"),
        ("<b>bold</b>", "<p>&lt;b&gt;bold&lt;/b&gt;</p>\n"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>\n'),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>\n"),
        ("    x < y", '<pre><code class="code">x &lt; y</code></pre>\n'),
        ("---", "<hr>\n"),
        ("- [ ] a\n- [x] b", "<ul>\n<li>\u2610 a</li>\n<li>\u2611 b</li>\n</ul>\n"),
        ("[ ] a", "<p>[ ] a</p>\n"),
        ("x" * 30, f"<p>{'<wbr>'.join(['x' * 8] * 3 + ['x' * 6])}</p>\n"),
        ("- \u05d0\n- b", '<ul dir="auto">\n<li>\u05d0</li>\n<li>b</li>\n</ul>\n'),
        (
            "Late[^a], *very*[^b].\n\n[^b]: *Not* so.\n[^a]: By noon.",
            (
                "<p>Late<sup>1</sup>, <em>very</em><sup>2</sup>.</p>\n"
                '<ol class="notes">\n<li>By noon.</li>\n<li><em>Not</em> so.</li>\n</ol>\n'
            ),
        ),
        ("Late[^a].\n\n[^b]: By noon.", "<p>Late[^a].</p>\n<p>[^b]: By noon.</p>\n"),
        (
            "![a *b*](http://c.example/d)",
            f'<p>Image: a b (<a href="http://c.example/d" {REL}>http://c.example/d</a>)</p>\n',
        ),
        ("![a](asset:b)", "<p>Image: a</p>\n"),
        ("![](data:image/png;base64,AAAA)", "<p>Image</p>\n"),
        (
            "[![a](http://b.example)](http://d.example)",
            f'<p><a href="http://d.example" {REL}>Image: a (http://b.example)</a></p>\n',
        ),
    ],
)
def test_markdown_becomes_html(markdown, html):
    assert prose_html(markdown) == html


def test_table_cells_keep_their_side_without_a_style():
    page = read_page(prose_html("| a | b | c |\n| --- | --: | :-: |\n| 1 | 2 | 3 |"))
    assert [cell.attributes for cell in page.all("td")] == [{}, {"class": "right"}, {"class": "center"}]
    assert all(cell.attributes["scope"] == "col" for cell in page.all("th"))


def test_headings_start_where_they_are_told_and_leave_no_gap():
    page = read_page(prose_html("## a\n\n##### b\n\n###### c\n\n#### d\n\n# e", 4))
    assert [(tag.name, tag.text) for tag in page.all()] == [
        ("h4", "a"),
        ("h5", "b"),
        ("h6", "c"),
        ("h5", "d"),
        ("h4", "e"),
    ]


def test_no_heading_is_deeper_than_six():
    assert prose_html("# a\n\n## b", 6) == "<h6>a</h6>\n<h6>b</h6>\n"


def test_a_row_of_one_paragraph_stands_without_its_tag():
    assert row_html("a *b*") == "a <em>b</em>"
    assert row_html("a\n\nb") == "<p>a</p>\n<p>b</p>\n"


def test_code_of_a_known_language_is_coloured_and_other_code_is_not():
    assert '<span class="k">' in prose_html("```python\nreturn 1\n```")
    assert prose_html("```brainfuck\n<+>\n```") == '<pre><code class="code">&lt;+&gt;</code></pre>\n'


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_coloured_language_keeps_every_character(language):
    code = "a = \"b\" # <c>\n\n  $d 'e' {f: [1.5]}\n"
    assert read_page(f"<pre>{code_html(code, language)}</pre>").text == code


def test_a_long_log_is_not_coloured():
    assert "<span" not in code_html("return\n" * 10_000, "python")


def test_deep_nesting_ends():
    assert prose_html("> " * 5000 + "a").count("<blockquote>") <= 25
    assert "a" in prose_html("*" * 5000 + "a" + "*" * 5000)


MARKS = "12. 3) - * _ # > + = == & &amp; < | ~ ` [ ]( \\ ! : \" ' ) ( / . @ // mailto: HTTPS: www.x.example x.example"
PIECES = [
    *MARKS.split(),
    "http://x.example",
    "a",
    "Zürich",
    "日。本",
    " ",
    "  ",
    "\n",
    "\t",
    "\x00",
    "\u2028",
    "\u00a0",
    "- ",
]


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=9).map("".join))
def test_text_that_is_called_plain_is_what_the_parser_makes_of_it(text):
    if is_plain(text) and text:
        page = read_page(prose_html(text))
        assert [tag.name for tag in page.all()] == ["p"]
        assert page.one("p").text == read_page(row_html(text)).text == text
