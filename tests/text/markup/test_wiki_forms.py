"""Headings, lists, code and tables of wikis in Markdown."""

import pytest

from postmortem_desk.text.markup.wiki_forms import wiki_of, without_wiki_forms
from postmortem_desk.text.markup.wiki_tables import without_wiki_tables


def in_markdown(source: str) -> str:
    lines = source.split("\n")
    wiki = wiki_of(lines)
    told = without_wiki_forms(lines, wiki, ()) if wiki else lines
    return "\n".join(line for line in without_wiki_tables(told, ()) if line)


@pytest.mark.parametrize(
    ("source", "markdown"),
    [
        ("== Timeline ==\n* one\n** two\n*three", "## Timeline\n- one\n    - two\n- three"),
        ("= Title\n== Steps\n. one\n.. two", "# Title\n## Steps\n1. one\n    1. two"),
        ("== Log\n\n----\na == b\n----", "## Log\n```\na == b\n```"),
        ("h2. Timeline\n# one\n# two", "## Timeline\n1. one\n1. two"),
        ("||Time||Event||\n|10:42|a|", "| Time | Event |\n| --- | --- |\n|10:42|a|"),
        ("h3. Log\n{code:sql}\nh2. select\n{code}", "### Log\n```sql\nh2. select\n```"),
        ("|===\n|Time |Event\n\n|10:42\n|a\nand b\n|===", "| Time | Event |\n| --- | --- |\n| 10:42 | a and b |"),
        ('[cols="1,1"]\n|===\n|a\n|b\n|c\n|d\n|===', '[cols="1,1"]\n| a | b |\n| --- | --- |\n| c | d |'),
        ("{| class=x\n! Time !! Event\n|-\n| 10:42\n| a\n|}", "| Time | Event |\n| --- | --- |\n| 10:42 | a |"),
    ],
)
def test_they_say_the_same_in_markdown(source: str, markdown: str) -> None:
    assert in_markdown(source).replace("|" + " --- |" * 2, "| --- | --- |") == markdown


@pytest.mark.parametrize(
    "source",
    [
        "## Timeline\n== 10:42 ==\n* one",
        "a = b\nc == d",
        "h2 database",
        "Title\n=====\n\n* one",
        "|===\n|no end",
        "{|\n|}",
    ],
)
def test_markdown_stays_as_it_is(source: str) -> None:
    assert in_markdown(source) == "\n".join(line for line in source.split("\n") if line)
