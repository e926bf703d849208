"""One configuration of Markdown: what is a link, what stays text, and that nothing makes it slow."""

import os
import subprocess
import sys

import pytest
from markdown_it.token import Token

from postmortem_desk.text.markup.markdown import parsed, parser, plain_text, tokens


def inline(text: str) -> list[Token]:
    return [child for token in tokens(text) for child in token.children or []]


def links(text: str) -> list[str]:
    return [str(token.attrs["href"]) for token in inline(text) if token.type == "link_open"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](https://example.com/x)", ["https://example.com/x"]),
        ("<https://example.com/x>", ["https://example.com/x"]),
        ("see https://example.com/x.", ["https://example.com/x"]),
        ("[a][1]\n\n[1]: https://example.com/x", ["https://example.com/x"]),
        ("<oncall@example.com>", ["mailto:oncall@example.com"]),
        ("[a](javascript:alert(1))", []),
        ("[a](JaVaScRiPt:alert(1))", []),
        ("[a](java&#115;cript:alert(1))", []),
        ("[a](data:text/html,x)", []),
        ("[a](file:///etc/passwd)", []),
        ("[a](ftp://example.com)", []),
        ("[a](//host/share)", []),
        ("[a](\\\\host\\share)", []),
        ("[a](docs/a.md)", []),
        ("<ftp://example.com>", []),
        ("<vscode:x>", []),
        ("ftp://example.com //example.com www.example.com main.py git@example.com", []),
        ("[![x](https://a.example/i.png)](javascript:alert(1))", []),
    ],
)
def test_only_permitted_links_are_links(text: str, expected: list[str]) -> None:
    assert links(text) == expected


def test_links_open_and_close_in_pairs_where_some_are_dropped() -> None:
    kinds = [token.type for token in inline("[a](docs/x) [b](https://example.com) ![[c](x)](asset:1) [d](y)")]

    assert kinds.count("link_open") == kinds.count("link_close") == 1
    assert plain_text("[a](docs/x) [b](https://example.com) [d](y)") == "a b d"


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("asset:plan", "asset:plan"),
        ("https://example.com/a.png", "https://example.com/a.png"),
        ("//host/a.png", ""),
        ("ftp://host/a.png", ""),
        ("a.png", ""),
        ("/etc/passwd", ""),
    ],
)
def test_a_picture_names_an_attachment_or_a_permitted_address(source: str, kept: str) -> None:
    pictures = [token for token in inline(f"![plan]({source})") if token.type == "image"]

    assert [token.attrs["src"] for token in pictures] == [kept]


def test_html_stays_text() -> None:
    text = '<script>alert(1)</script>\n\n<img src="//host/a.png"> <b onclick=x>bold</b> <!-- gone -->'

    assert not any("html" in token.type for token in [*tokens(text), *inline(text)])
    assert plain_text(text) == '<script>alert(1)</script> <img src="//host/a.png"> <b onclick=x>bold</b> <!-- gone -->'


def test_plain_text_is_one_line_without_markup() -> None:
    text = "# A *b*\n\n- c **d**  \n  e\n- `f` ~~g~~\n\n"
    text += "| h | i |\n|---|---|\n| j | [k](https://x.example) |\n\n```\nl\nm\n```\n![n](asset:1)"

    assert plain_text(text) == "A b c d e f g h i j k l m n"
    assert plain_text("") == ""


def test_typography_is_left_as_it_was_written() -> None:
    assert plain_text('"a" -- (c) ...') == '"a" -- (c) ...'


def test_the_same_text_is_parsed_once() -> None:
    assert parsed("a *b*") is parsed("a *b*")
    assert parser() is parser()
    assert tokens("a") is not tokens("a")


def _filled(piece: str) -> str:
    return (piece * (100_000 // len(piece) + 1))[:100_000]


PATHOLOGICAL = {
    "open brackets": _filled("["),
    "open pictures": _filled("!["),
    "empty links": _filled("[]("),
    "open links": _filled("[a](b"),
    "open references": _filled("[a]["),
    "links in emphasis": _filled("[*a](b*"),
    "nested links": "[" * 20_000 + "a" + "](b)" * 20_000,
    "open emphasis": _filled("*a **a "),
    "closed emphasis": _filled("a***b_"),
    "emphasis marks": _filled("*"),
    "nested quotes": _filled(">"),
    "deep quotes on lines": (">" * 500 + "\n") * 200,
    "nested lists": _filled("- "),
    "indented lists": "".join("  " * depth + "- a\n" for depth in range(300)),
    "code marks": "".join("`" * (count % 400) + " " for count in range(900))[:100_000],
    "tables": _filled("|a\n|-\n"),
    "wide table": "a|" * 5000 + "\n" + "-|" * 5000 + "\n" + "x|\n" * 3000,
    "definitions": _filled("[a]: b\n"),
    "addresses": _filled("http://a "),
    "schemes": _filled("http://"),
    "brackets in an address": "https://a.example/" + _filled("("),
    "angles": _filled("<a "),
    "entities": _filled("&#35;"),
    "lines": _filled("a\n"),
    "strikes": _filled("~~a "),
}


@pytest.mark.parametrize("name", PATHOLOGICAL)
def test_pathological_text_takes_at_most_two_seconds(name: str) -> None:
    assert _processor_seconds(PATHOLOGICAL[name]) <= 2


CLOCK = """
import sys, time
from postmortem_desk.text.markup.markdown import tokens
text = sys.stdin.read()
taken = []
while len(taken) < 3 and min(taken, default=3.0) > 1:
    begin = time.process_time()
    tokens(text)
    taken.append(time.process_time() - begin)
print(min(taken))
"""


def _processor_seconds(text: str) -> float:
    """What the text itself costs: the best of three at the most, in a process of its own, by that process's clock."""
    child = subprocess.run(
        [sys.executable, "-c", CLOCK],
        input=text,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        check=True,
        timeout=120,
    )
    return float(child.stdout)
