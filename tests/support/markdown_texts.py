"""Incidents of arbitrary Markdown, for round trips."""

from hypothesis import strategies as st

from postmortem_desk.model import Cause, Column, Event, Incident, Layout, Moment, Section, Task
from postmortem_desk.model.vocabulary import CAUSE_ROLES, SECTION_ROLES

LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r")
FRAGMENTS = st.sampled_from(
    [
        "plain words", "# heading", "## Timeline", "- item", "* item", "1. one", "10) ten", "> quote", "```", "~~~", "---",
        "===", "| a | b |", "|---|---|", "    code", "\ttab", "", " ", "9:05 AM", "**9:05** text", "`9:00 AM:` text",
        "2023-05-01", "10:42 - restarted", "[ ] box", "[x] done", "_(Owner: Jane)_", "<!---->", "<br>", "&lt;br>", "\\",
        "**bold** words", "**Impact:** much", "- **Impact:**\n  - high", "Action items", "(Owner: x)", "a | b", "\\|", "&#32;",
        "[a]: http://example.org", "![x](y)", "- - -", "* * *", "--", "+", "<!-- postmortem-desk text -->",
        "<!-- postmortem-desk end -->", "<!-- postmortem-desk section role=tasks level=3 -->", "text  ", "Fault 07:32",
        "- 2023-05-01\n  - 9:00 x", "??:??", "now", "+++", "$x$", "<b>raw</b>", "-----Heading-----:", "Heading:", "C #",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.just(""),
    st.text(LETTERS, max_size=30),
    st.lists(st.one_of(FRAGMENTS, st.text(LETTERS, max_size=12)), max_size=5).map("\n".join),
    st.lists(st.one_of(FRAGMENTS, st.text(LETTERS, max_size=12)), max_size=4).map("\n\n".join),
    st.lists(FRAGMENTS, max_size=4).map(" ".join),
)
LINES = TEXTS.map(lambda text: text.replace("\n", " "))
WRITTEN = st.one_of(
    st.sampled_from(
        ["9:05 AM", "09:05", "~10:45", "??:??", "2023-05-01 09:05", "16:30 UTC", "May 1 9:05", "1/28", "TBC"]
    ),
    LINES,
)
MOMENTS = st.one_of(
    st.just(Moment(precision="unknown")), WRITTEN.map(lambda words: Moment(written=words, precision="unknown"))
)
LAYOUTS = st.sampled_from(
    [
        Layout(),
        Layout(style="list"),
        Layout(style="numbers"),
        Layout(style="ones"),
        Layout(style="numbers from 3"),
        Layout(style="lines"),
        Layout(style="checklist"),
        Layout(style="headings"),
        Layout(style="table"),
        Layout(style="table", columns=(Column(heading="When", field="time"), Column(heading="Odd | one"), Column(heading="", field="text"))),
        Layout(style="table", columns=(Column(heading="Who", field="owner"), Column(heading="Do", field="text"), Column(heading="Done?", field="status"))),
        Layout(style="list", columns=(Column(field="text"), Column(field="time"))),
        Layout(style="fields", columns=(Column(heading="Time", field="time"), Column(heading="What", field="text"), Column(heading="Region"))),
        Layout(style="turned", columns=(Column(heading="Time", field="time"), Column(heading="What", field="text"))),
    ]
)  # fmt: skip
CELLS = st.dictionaries(st.sampled_from(["Region", "Odd | one"]), TEXTS.filter(bool), max_size=1)


@st.composite
def sections(draw: st.DrawFn, ordinal: int) -> Section:
    return Section(
        id=f"s{ordinal}",
        role=draw(st.sampled_from(SECTION_ROLES)),
        level=draw(st.integers(1, 6)),
        heading=draw(
            st.one_of(LINES, st.sampled_from(["Timeline", "Root cause", "Tasks", "Impact", "16:30", "2023-05-01"]))
        ),
        text=draw(TEXTS),
        layout=draw(LAYOUTS),
    )


@st.composite
def incidents(draw: st.DrawFn) -> Incident:
    parts = tuple(draw(sections(ordinal)) for ordinal in range(draw(st.integers(0, 4))))
    events: list[Event] = []
    tasks: list[Task] = []
    causes: list[Cause] = []
    for part in parts:
        kinds = {"timeline": "e", "tasks": "t", "measures": "t", "causes": "c"}.get(
            part.role, draw(st.sampled_from(["", "", "e", "t", "c"]))
        )
        for _ in range(draw(st.integers(0, 3)) if kinds else 0):
            if kinds == "e":
                events.append(draw(event(len(events), part.id)))
            elif kinds == "t":
                tasks.append(draw(task(len(tasks), part.id)))
            else:
                before = [cause.id for cause in causes if cause.section == part.id]
                parent = draw(st.sampled_from(["", *before[-1:]]))
                causes.append(draw(cause(len(causes), part.id, parent)))
    return Incident(
        id="x", title=draw(LINES), sections=parts, timeline=tuple(events), tasks=tuple(tasks), causes=tuple(causes)
    )


@st.composite
def event(draw: st.DrawFn, ordinal: int, section: str) -> Event:
    return Event(
        id=f"e{ordinal}",
        section=section,
        at=draw(MOMENTS),
        end=draw(st.one_of(st.none(), st.none(), MOMENTS)),
        text=draw(TEXTS),
        kind=draw(st.sampled_from(["", "alert", "own; (kind)"])),
        actor=draw(st.sampled_from(["", "Jane_Roe", "a\nb"])),
        key_event=draw(st.booleans()),
        cells=draw(st.one_of(st.just({}), st.just({}), CELLS)),
    )


@st.composite
def task(draw: st.DrawFn, ordinal: int, section: str) -> Task:
    return Task(
        id=f"t{ordinal}",
        section=section,
        text=draw(TEXTS),
        status=draw(st.sampled_from(["open", "done", "in_progress", "dropped", "their own"])),
        owner=draw(st.one_of(st.just(""), LINES)),
        due=draw(st.one_of(st.just(""), st.sampled_from(["2023-06-01", "end of Q3"]), LINES)),
        priority=draw(st.sampled_from(["", "P1"])),
        tickets=draw(st.sampled_from([(), ("OPS-1",), ("a, b", "c")])),
        cells=draw(st.one_of(st.just({}), st.just({}), CELLS)),
    )


@st.composite
def cause(draw: st.DrawFn, ordinal: int, section: str, parent: str) -> Cause:
    return Cause(
        id=f"c{ordinal}",
        section=section,
        parent_id=parent,
        role=draw(st.sampled_from([*CAUSE_ROLES, "their own"])),
        text=draw(TEXTS),
        category=draw(st.sampled_from(["", "process"])),
        certainty=draw(st.sampled_from(["", "ruled_out"])),
    )
