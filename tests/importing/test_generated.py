"""Documents put together at random from the shapes that postmortems have: no word is lost, and nothing is read twice."""

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from postmortem_desk.importing.read import incident_of_markdown
from postmortem_desk.report.markdown.markdown import markdown_document

TIMES = [
    "09:05", "9:05 AM", "9:05pm", "2024-05-01 09:05", "01/05/2024 09:05", "May 3 09:05 UTC", "~9:05", "??:??", "1605",
    "1714554300", "Day 2, 09:05", "T+3", "-10m", "@May 3, 2024 09:05", "~~09:05~~", "09:05 / 10:05", "10時42分",
    "9:05 to 9:20", "09:00 - 11:00", "2024-05-01T09:05:00Z", "At 9:05,", "T+5m", "{{ 06:10 }}", "23:58", "00:10 CET",
]  # fmt: skip
FORMS = ["{}: {}", "**{}** {}", "**{}:** {}", "`{}` {}", "[{}] {}", "{} - {}", "{} | {}", "{1} {0}", "*{}* \u2013 {}"]
TEXTS = [
    "the alarm",
    "**OUTAGE BEGINS**",
    "a `cell | bar`",
    "_(by: hand)_",
    "1. one",
    "see [x](https://example.com)",
    "it was \\- down\\. \\[so\\] (Ann)",
    "",
]
LABELS = [
    "## Timeline", "### 10:00", "## Root cause", "**Impact:** small", "**TODO**", "*Resolution:*", "Action Items",
    "## Tasks", "## Corrective measures", "#### 2024-05-02", "Summary:", "**2 May 2024**", "---", "# Title",
    "Phase 2: more", "**In progress:**", "### Day 2", "## 10:42 - again", "## \u30bf\u30a4\u30e0\u30e9\u30a4\u30f3", "May 3rd",
    "### Short term (completed)",
]  # fmt: skip
FACTS = [
    "**Severity:** SEV1 | **Status:** Resolved", "Authors: Jane Roe, Joe Doe (@joe)", "## Participants\n\n- Ann Lee (scribe)",
    "## Impact\n\n- Users affected: ~300\n- 4 % of requests failed", "- **Started:** 9:05\n- **Duration:** 09:00 - 11:00",
    "| Severity | SEV2 |\n| --- | --- |\n| Status | Closed |", "Title: A slow day", "# Incident report", "By Jane Roe",
    "A day without mail", "Incident resolved.", "**Detected:** 10:42",
]  # fmt: skip
BLOCKS = ["```\n09:00 a\n09:05 b\n```", "> [8:27 AM] who?", "<ul>\n<li>10:00 x</li>\n</ul>", "a\nb", "text. More.",
    "> 10:42 x\n>\n> 10:43 y", "<details>\n<summary>All</summary>\n\n- 10:42 x\n\n</details>", "\t10:42 x\n\n\t10:43 y",
    "|===\n|Time |What\n\n|10:42 |x\n|===", "| Time | Event |\n| --- | --- |", "Time | What\n------\n10:42 | x",
]  # fmt: skip

rows = st.builds(lambda form, time, text: form.format(time, text), *map(st.sampled_from, (FORMS, TIMES, TEXTS)))
lists = st.builds(
    lambda marker, items, gap: gap.join(f"{marker} {item}" for item in items),
    st.sampled_from(["-", "*", "1.", "- [ ]", "- [x]", "\u2022"]),
    st.lists(rows, min_size=1, max_size=4),
    st.sampled_from(["\n", "\n\n", "\n  "]),
)
lines = st.lists(rows, min_size=1, max_size=4).map("\n".join)
tables = st.lists(rows, min_size=1, max_size=3).map(
    lambda cells: "| Time | Event |\n| --- | --- |\n" + "\n".join(f"| {cell} | x |" for cell in cells)
)
nested = st.builds(lambda day, items: f"- {day}\n" + re.sub("(?m)^", "  ", items), st.sampled_from(TIMES), lists)
documents = st.lists(
    st.one_of(st.sampled_from(LABELS), st.sampled_from(FACTS), st.sampled_from(BLOCKS), lists, lines, tables, nested),
    min_size=1,
    max_size=8,
).flatmap(lambda parts: st.sampled_from(["\n", "\n\n"]).map(lambda gap: gap.join(parts) + "\n"))


def words(text: str) -> list[str]:
    text = re.sub(r"<!--.*?-->", " ", text, flags=re.DOTALL)
    return [word.casefold() for word in re.findall(r"[^\W_]+", re.sub(r"<[^>]{1,200}>", " ", text))]


@settings(max_examples=100, deadline=None)
@given(documents)
@example("- **Started:** 9:05\n- **Duration:** 09:00 - 11:00\n- 2024-05-01 09:05\n  - 09:05: the alarm\n")
@example("- the alarm 09:05\n- the alarm 09:05\n- 09:05: the alarm\n")
@example("## Timeline\n- the alarm 09:05\n- 09:05: the alarm\n- [ ] 09:05: the alarm\n")
@example("## Timeline\n1. 1. one 09:05\n**Impact:** small\n")
@example("## Timeline\n> [8:27 AM] who?\n**TODO**\n")
@example("## Timeline\n> 09:05 one\n> ## Root cause\n> a disk\n")
@example("## Timeline\n> 09:05 one\n> **Impact:** small\n")
@example("### 10:00\n### 10:00\n```\n09:00 a\n09:05 b\n```\n### 10:00\n```\n09:00 a\n09:05 b\n```\n")
def test_every_word_stays_in_its_place_and_the_export_is_read_the_same(document: str) -> None:
    incident = incident_of_markdown(document)
    exported = markdown_document(incident)
    left = iter(words(exported))
    assert [word for word in words(document) if word not in left] == []
    again = incident_of_markdown(exported)
    assert [(event.at, event.end, event.text) for event in again.timeline] == [
        (event.at, event.end, event.text) for event in incident.timeline
    ]
    assert [(task.text, task.status) for task in again.tasks] == [(task.text, task.status) for task in incident.tasks]
    assert [(part.role, part.heading, part.text) for part in again.sections] == [
        (part.role, part.heading, part.text) for part in incident.sections
    ]
    details = ("title", "date", "zone", "severity", "status", "stage", "people", "impact", "services", "reference")
    assert [getattr(again, name) for name in details] == [getattr(incident, name) for name in details]
    assert [event.milestones for event in again.timeline] == [event.milestones for event in incident.timeline]
