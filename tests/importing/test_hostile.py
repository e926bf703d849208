"""Documents that are made to be slow, or to be taken for something else."""

import json
from pathlib import Path
from time import process_time

import pytest

from postmortem_desk.importing.read import incident_of_markdown
from postmortem_desk.report.markdown.markdown import markdown_document

LONG = 200_000
ATTEMPTS = 3
PATIENCE = 2.0
"""Seconds of processor time for a pathological document."""
SLOW = {
    "brackets": "[" * LONG,
    "links": "[a](" * (LONG // 4),
    "emphasis": "a**b" * (LONG // 4),
    "underscores": "_(" * (LONG // 2),
    "backslashes": "## Tasks\n- x _(Owner: " + "\\" * LONG,
    "quotes": ">" * LONG,
    "nested bullets": "- " * (LONG // 2),
    "nested lines": "\n".join("  " * depth + "- x" for depth in range(400)),
    "nested timelines": "## Timeline\n" + "\n".join("  " * depth + "- 1 May 2024" for depth in range(400)),
    "colons": "# a" + ":" * LONG,
    "many colons": ("# a" + ":" * 1900 + "\n") * 100,
    "rules": ("# " + "--:" * 600 + "\n") * 100,
    "bars": "## Timeline\n\n|a|b|\n|-|-|\n" + "|" * LONG,
    "guards": "## Timeline\n- " + "<!---->" * (LONG // 7),
    "open texts": "# a\n<!-- postmortem-desk text -->\n" * 4000,
    "open marks": "# a\n" + "<!-- postmortem-desk events -->\n\n" * 4000,
    "timelines": "## Timeline\n### 9:05\n#### a\n" * 2000,
    "front matter": "---\n" + "a: b\n" * (LONG // 5),
    "quoted title": "---\ntitle: '" + "''" * (LONG // 2) + "\n---\n",
    "digits": "## Timeline\n- " + "1" * LONG,
    "dates": "2023-05-01 " * (LONG // 11),
    "author": "**Author:** " + "a" * LONG,
    "bold labels": "# a\n\n" + "**a** " * (LONG // 6),
    "spread label": "Severity: a" + " " * LONG + "b | x",
    "spread key": "---\na" + " " * LONG + "\n---\n",
    "emphasised title": "Title " + "*a" * (LONG // 2) + "\n\n## Summary\n\nx\n",
    "tabs": "## Timeline\n" + "a\tb\tc\n" * 4000,
    "fields": "## Timeline\n\n" + "Event: x\nTime: 9:05\n\n" * 2000,
    "spread field": "## Timeline\n\nEvent: x" + " " * LONG + "y\nTime: 9:05\n",
    "turned table": "## Timeline\n\n|a|" + "9:05|" * 2000 + "\n|-|" + "-|" * 2000 + "\n|b|" + "x|" * 2000 + "\n",
    "counted times": "## Timeline (T = 9:05)\n" + "- T+5m x\n" * 4000,
    "zones": "## Timeline\n" + "(UTC " * (LONG // 5),
}


@pytest.mark.parametrize("name", SLOW)
def test_no_document_takes_long_to_read_or_write(name: str) -> None:
    assert any(seconds_for(SLOW[name]) < PATIENCE for _attempt in range(ATTEMPTS))


def seconds_for(text: str) -> float:
    """The processor's time that reading and writing takes; what else the machine does may double it once."""
    start = process_time()
    markdown_document(incident_of_markdown(text))
    return process_time() - start


def test_raw_html_stays_text() -> None:
    text = "<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>"
    assert incident_of_markdown(f"## Summary\n\n{text}\n").sections[0].text == text


def test_naughty_strings_are_kept_wherever_they_stand(shared: Path) -> None:
    strings = json.loads((shared / "corpora" / "naughty_strings.json").read_text(encoding="utf-8"))
    clean = [text.strip() for text in strings if text.strip() and not set(text) & {"\n", "\r", "\x00"}]
    document = "## Timeline\n\n" + "\n".join(f"- 9:05 AM: {text}" for text in clean)
    incident = incident_of_markdown(document)
    assert len(incident.timeline) == len(clean)
    again = incident_of_markdown(markdown_document(incident))
    assert [event.text for event in again.timeline] == [event.text for event in incident.timeline]


def test_every_example_of_the_commonmark_specification_is_read_and_written_back(shared: Path) -> None:
    specification = (shared / "corpora" / "commonmark_spec.txt").read_text(encoding="utf-8").replace("\u2192", "\t")
    examples = [part.split("\n.\n")[0] for part in specification.split("example\n")[1:]]
    assert len(examples) > len(SLOW)
    for example in examples:
        incident = incident_of_markdown(example)
        again = incident_of_markdown(markdown_document(incident))
        sections = [(part.role, part.level, part.heading, part.text) for part in incident.sections]
        assert [(part.role, part.level, part.heading, part.text) for part in again.sections] == sections
