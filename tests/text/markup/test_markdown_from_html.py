"""Rich text of a clipboard becomes Markdown: its words stay, and nothing of it can do harm."""

import re
import time
from html import escape, unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postmortem_desk.text.markup.html_tree import DEEPEST, html_tree
from postmortem_desk.text.markup.markdown import plain_text, tokens
from postmortem_desk.text.markup.markdown_from_html import markdown_from_html

LONG = 50_000


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>a <b>b</b> <i>c</i></p><p>d</p>", "a **b** *c*\n\nd"),
        ("<b>a </b>b", "**a** b"),
        ("<b>a<br><br>b</b>", "**a**\n\n**b**"),
        ("<p>a<br>b <em>c</em></p>", "a\\\nb *c*"),
        ("<h2>a <code>b</code></h2>", "## a `b`"),
        ("<ul><li>a<li>b<ul><li>c</ul></ul>", "- a\n- b\n  - c"),
        ("<ul><li>a</li><ol><li>b</li></ol></ul>", "- a\n    1. b"),
        ("<ol start=3><li><p>a</p><p>b</p><li>c</ol>", "3. a\n\n   b\n\n4. c"),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"),
        ("<pre class='language-sh'>ls\n  -a ```</pre>", "````sh\nls\n  -a ```\n````"),
        ("<code>a`b</code>", "``a`b``"),
        ("<a href='https://x.y/z'>w</a>", "[w](https://x.y/z)"),
        ("<a href='https://x.y/(z)'>w</a>", "[w](<https://x.y/(z)>)"),
        ("<a href='https://x.y'>https://x.y</a>", "https://x.y"),
        ("<a href='javascript:alert(1)'>w</a>", "w"),
        ("<a href='file:///etc/passwd'>w</a>", "w"),
        ("<table><tr><th>A<th>B<tr><td>1|2<td><b>x</b><br>y</table>", "| A | B |\n| --- | --- |\n| 1\\|2 | **x** y |"),
        ("<table><tr><td><p>a</p><p><b>b</b></p></table>", "a\n\n**b**"),
        ("<b>a</b><script>b</script><style>c</style><img src='file:///x' alt='d'>", "**a**d"),
        ("<p><b>a</b></p><img src='data:image/png;base64,AAAA' alt=''>", "**a**"),
        ("<b style='font-weight:normal'>a <span style='font-weight:700'>b</span></b>", "a **b**"),
        ("<b>x</b> *a* _b_ `c` [d] &lt;e&gt; f_g &amp;lt;", "**x** \\*a\\* \\_b\\_ \\`c\\` \\[d\\] \\<e> f_g \\&lt;"),
        ("<p><i>x</i></p><p># a</p><p>- b</p><p>1. c</p>", "*x*\n\n\\# a\n\n\\- b\n\n1\\. c"),
        ("x<!--StartFragment--><b>a</b><!--EndFragment-->y", "**a**"),
        ("<b>x</b><p>_1_</p>", "**x**\n\n\\_1\\_"),
        ("<p>plain <span>text</span></p>", ""),
        ("", ""),
    ],
)
def test_rich_text_becomes(html: str, markdown: str) -> None:
    assert markdown_from_html(html) == markdown


TAGS = st.sampled_from(
    ["p", "b", "i", "code", "ul", "ol", "li", "blockquote", "h3", "div", "span", "table", "tr", "td"]
)
TEXTS = st.text(st.sampled_from("ab1.*_`#->|~[]()<&;:!\\ \n😀"), min_size=1, max_size=8).map(escape)
TREES = st.recursive(
    TEXTS,
    lambda inner: st.tuples(TAGS, st.lists(inner, max_size=4)).map(
        lambda made: f"<{made[0]}>{''.join(made[1])}</{made[0]}>"
    ),
    max_leaves=12,
)


def letters(text: str) -> list[str]:
    return re.findall(r"[ab😀*_\\<&]", text)


@given(TREES)
def test_every_word_and_sign_is_kept_in_order(html: str) -> None:
    markdown = markdown_from_html(f"<p><b>x</b></p>{html}")
    assert letters(plain_text(markdown)) == letters("x" + unescape(re.sub(r"<[^>]*>", "", html)))


def test_no_payload_leaves_a_link_or_a_picture_that_could_be_followed(shared: Path) -> None:
    for payload in (shared / "corpora/xss_payloads.txt").read_text(encoding="utf-8").splitlines():
        markdown = markdown_from_html(f"<b>x</b> {payload}")
        for token in tokens(markdown):
            for child in token.children or []:
                address = str(child.attrGet("href") or child.attrGet("src") or "")
                assert not address or re.match("https?://|mailto:", address), payload


@pytest.mark.parametrize(
    "piece",
    [
        "<a ",
        "<!--",
        "<![",
        "<?",
        "<a b='",
        '<a b="',
        '<a b=">" ',
        "<a/",
        "<script",
        "<b>",
        "<ul><li>",
        "<blockquote>",
        "<table><tr><td>",
        "<p>",
        "<b>x</b>",
        "<br>",
        "&#99999999999;",
        "&#" + "9" * 5000 + ";",
        "</b>",
        "`",
        "*",
        "<i>*</i>",
    ],
)
def test_hostile_pages_take_a_time_that_grows_with_their_length(piece: str) -> None:
    start = time.process_time()
    markdown_from_html("<b>x</b>" + piece * (LONG // len(piece)))
    assert time.process_time() - start < 5  # html.parser alone needs half a minute for some of these


def test_what_stands_too_deep_counts_to_what_is_above() -> None:
    tree = html_tree("<div>" * 500 + "a" + "</div>" * 500)
    depth = 0
    while tree.children and not isinstance(tree.children[0], str):
        tree = tree.children[0]
        depth += 1
    assert depth <= DEEPEST
    assert "a" in markdown_from_html("<b>x</b>" + "<blockquote>" * 500 + "a")
