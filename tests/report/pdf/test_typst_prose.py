"""Prose as the nodes that the template of the PDF draws."""

import json

import pytest

from postmortem_desk.report.pdf.typst_prose import prose_nodes, row_nodes


def paragraph(*pieces):
    return [{"t": "p", "c": list(pieces)}]


@pytest.mark.parametrize(
    ("markdown", "nodes"),
    [
        ("plain", paragraph("plain")),
        ("a *b* c", paragraph("a ", {"t": "em", "c": ["b"]}, " c")),
        ("**a `b`**", paragraph({"t": "strong", "c": ["a ", {"t": "code", "v": "b"}]})),
        ("~~a~~", paragraph({"t": "s", "c": ["a"]})),
        ("a\nb", paragraph("a", " ", "b")),
        ("a\\\nb", paragraph("a", {"t": "br"}, "b")),
        ("[a](https://b.example)", paragraph({"t": "a", "v": "https://b.example", "c": ["a"]})),
        ("[a](javascript:b)", paragraph("[a](javascript:b)")),
        ("![a](asset:b)", paragraph("Image: a")),
        ("> a", [{"t": "quote", "c": paragraph("a")}]),
        ("---", [{"t": "hr"}]),
        ("```sh\na  b\n```", [{"t": "code", "v": "a  b"}]),
        ("- a\n- b", [{"t": "ul", "tight": True, "c": [[{"t": "line", "c": [x]}] for x in "ab"]}]),
        ("4. a\n\n5. b", [{"t": "ol", "start": 4, "tight": False, "c": [paragraph(x) for x in "ab"]}]),
        ("# a\n\n### b", [{"t": "h", "level": 2, "c": ["a"]}, {"t": "h", "level": 3, "c": ["b"]}]),
        (
            "|a|b|\n|-|-:|\n|1||",
            [{"t": "table", "sides": ["", "right"], "head": [["a"], ["b"]], "rows": [[["1"], []]]}],
        ),
    ],
)
def test_markdown_becomes_nodes(markdown, nodes):
    assert prose_nodes(markdown) == nodes


def test_a_picture_is_its_description_with_its_address():
    nodes = prose_nodes("![a](https://b.example/c.png)")
    assert nodes == paragraph(
        "Image: a (", {"t": "a", "v": "https://b.example/c.png", "c": ["https://b.example/c.png"]}, ")"
    )


def test_a_picture_inside_a_link_makes_no_second_link():
    (node,) = prose_nodes("[![a](https://b.example)](https://c.example)")
    assert json.dumps(node).count('"t": "a"') == 1


def test_a_row_of_one_paragraph_is_a_line():
    assert row_nodes("a") == row_nodes("a\n") == [{"t": "line", "c": ["a"]}]
    assert [node["t"] for node in row_nodes("a\n\nb")] == ["p", "p"]


def test_control_characters_are_marked():
    assert prose_nodes("a\x1bb") == paragraph("a\ufffdb")


@pytest.mark.parametrize("mark", ["> ", "- ", "1. "])
def test_nesting_ends(mark):
    assert json.dumps(prose_nodes(mark * 500 + "a")).count('"t"') < 60
