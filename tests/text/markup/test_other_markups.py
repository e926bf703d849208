"""Documents in other markups in Markdown."""

import pytest

from postmortem_desk.importing.read import read_document
from postmortem_desk.text.markup.other_markups import in_markdown


@pytest.mark.parametrize(
    ("source", "ending", "markdown"),
    [
        (
            "=====\nTitle\n=====\n\nPart\n====\n\n#. one\n\nSub\n~~~\n",
            "rst",
            "# Title\n\n## Part\n\n1. one\n\n### Sub\n",
        ),
        ("words\n---\n\nA heading\n---------", "rst", "words\n---\n\n# A heading"),
        ("#+TITLE: Night\n* Part\n** NEXT one\n** Sub", "org", "# Night\n## Part\n- [ ] one\n### Sub"),
        ("| a | b |\n|---+---|\n| 1 | 2 |", "org", "| a | b |\n|---|---|\n| 1 | 2 |"),
        ("<!DOCTYPE html>\n<html><body><h1>Night</h1><p>x</p></body></html>", "txt", "# Night\n\nx"),
        (":Date: 2024-03-05\n:Author: Ann", "rst", "Date: 2024-03-05\nAuthor: Ann"),
        (
            "===== ======\nTime  Event\n===== ======\n10:00 it\n      fell\n===== ======\n",
            "rst",
            "\n| Time | Event |\n| --- | --- |\n| 10:00 | it fell |\n\n",
        ),
        ("==  ==\na   b\n==  ==", "rst", "\n|  |  |\n| --- | --- |\n| a | b |\n"),
        (
            "+------+-----+\n| Time | Who |\n+======+=====+\n| 1:00 | Ann |\n|      | Lee |\n+------+-----+\nx",
            "rst",
            "\n| Time | Who |\n| --- | --- |\n| 1:00 | Ann Lee |\n\nx",
        ),
        (
            ".. list-table:: What we do\n   :header-rows: 1\n\n   * - What\n     - Who\n   * - Test\n       it\n     - Ann\n\nx",
            "rst",
            "What we do\n\n\n| What | Who |\n| --- | --- |\n| Test it | Ann |\n\nx",
        ),
        (".. list-table::\n\n   words", "rst", ".. list-table::\n\n   words"),
        ("# Night\n\n* one\n", "md", "# Night\n\n* one\n"),
    ],
)
def test_they_say_the_same_in_markdown(source: str, ending: str, markdown: str) -> None:
    assert in_markdown(source, ending) == markdown


def test_a_page_of_a_wiki_is_read() -> None:
    page = (
        "<html><body><h1>Empty labels on 5 March 2024</h1><p><strong>Author:</strong> Ann Lee</p><h2>Timeline</h2>"
        "<table><tr><th><p>Time (UTC)</p></th><th><p>Event</p></th></tr><tr><td><p>10:42</p></td><td>the first</td></tr>"
        "</table><h2>Action items</h2><ul><li><input type='checkbox' checked> test it</li><li>tell the shops</li></ul>"
        "</body></html>"
    )
    imported = read_document(page.encode(), "page.html")
    incident = imported.incident
    assert incident.title == "Empty labels on 5 March 2024"
    assert [(event.at.at, event.text) for event in incident.timeline] == [("2024-03-05T10:42+00:00", "the first")]
    assert [(task.text, task.status) for task in incident.tasks] == [("test it", "done"), ("tell the shops", "open")]
    assert imported.source.startswith("# Empty labels on 5 March 2024")
