"""Hypothesis strategies for the parts of an incident, and for incidents of every shape. `steps` edits them."""

from collections.abc import Sequence

from hypothesis import strategies as st

from postmortem_desk.model import (
    UNKNOWN_MOMENT,
    Attachment,
    Cause,
    Dismissal,
    Event,
    ImpactFigure,
    Incident,
    Milestone,
    Moment,
    Note,
    Person,
    Section,
    Task,
)
from postmortem_desk.model.vocabulary import MILESTONES, ROW_ROLES, SECTION_ROLES, TASK_STATUSES


def moments(days: Sequence[str] = ("2023-05-01", "2023-05-02", "")) -> st.SearchStrategy[Moment]:
    """Times of a few days and of none, often equal, some of them unknown."""
    clocks = st.sampled_from(("09:00", "09:05", "09:05:30", "10:00", "23:58", "00:05"))
    known = st.builds(
        lambda day, clock, rough: Moment(written=clock, at=f"{day}T{clock}", approximate=rough),
        st.sampled_from(days),
        clocks,
        st.booleans(),
    )
    return st.one_of(
        known, known, known, st.just(UNKNOWN_MOMENT), st.just(Moment(written="2023-05-01", at="2023-05-01"))
    )


@st.composite
def incidents(draw: st.DrawFn) -> Incident:
    """An incident whose references all lead somewhere, with rows of several sections interleaved."""
    outline = draw(st.lists(st.sampled_from((*ROW_ROLES, *SECTION_ROLES)), max_size=6))
    section_ids = [f"s{number}" for number in range(len(outline))]
    homes = st.sampled_from(["", *section_ids])
    figures = tuple(ImpactFigure(id=f"i{number}") for number in range(draw(st.integers(0, 2))))
    files = tuple(Attachment(id=f"a{number}") for number in range(draw(st.integers(0, 2))))
    marks = st.builds(
        lambda name, impact: Milestone(name=name, impact=impact),
        st.sampled_from(MILESTONES),
        st.sampled_from(["", *(figure.id for figure in figures)]),
    )
    named_files = _some_of([file.id for file in files])
    timeline = tuple(
        Event(
            id=f"e{number}",
            section=draw(homes),
            at=draw(moments()),
            text=f"event {number}",
            milestones=tuple(draw(st.lists(marks, max_size=1))),
            attachments=tuple(draw(named_files)),
            order_kept=draw(st.integers(0, 5)) == 0,
        )
        for number in range(draw(st.integers(0, 10)))
    )
    event_ids = [event.id for event in timeline]
    tree = tuple(
        Cause(
            id=f"c{number}",
            section=draw(homes),
            parent_id=draw(st.sampled_from(["", *(f"c{other}" for other in range(number))])),
            event_ids=tuple(draw(_some_of(event_ids))),
        )
        for number in range(draw(st.integers(0, 6)))
    )
    targets = [*event_ids, *section_ids, *(cause.id for cause in tree)]
    todo = tuple(
        Task(
            id=f"t{number}",
            section=draw(homes),
            status=draw(st.sampled_from(TASK_STATUSES)),
            addresses=tuple(draw(_some_of(targets))),
        )
        for number in range(draw(st.integers(0, 6)))
    )
    subjects = st.sampled_from(["", *targets])
    return Incident(
        id="incident",
        date=draw(st.sampled_from(("", "2023-05-01"))),
        zone=draw(st.sampled_from(("", "Europe/Berlin"))),
        people=tuple(Person(id=f"p{number}") for number in range(draw(st.integers(0, 2)))),
        impact=figures,
        sections=tuple(Section(id=f"s{number}", role=role) for number, role in enumerate(outline)),
        timeline=timeline,
        causes=tuple(draw(st.permutations(tree))),
        tasks=todo,
        attachments=files,
        notes=tuple(Note(id=f"n{number}", on=draw(subjects)) for number in range(draw(st.integers(0, 2)))),
        dismissed=tuple(Dismissal(rule=f"r{number}", on=draw(subjects)) for number in range(draw(st.integers(0, 2)))),
    )


def _some_of(values: Sequence[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(values), max_size=2, unique=True) if values else st.just([])
