"""A hypothesis strategy for edits: operations on an incident, with ids that are there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from hypothesis import strategies as st

from postmortem_desk.model import (
    Cause,
    Dismissal,
    Event,
    ImpactFigure,
    Incident,
    Note,
    Person,
    Section,
    Task,
)
from postmortem_desk.model.vocabulary import SECTION_ROLES
from postmortem_desk.operations import causes, details, events, sections, tasks
from postmortem_desk.operations.lookup import (
    all_ids,
    causes_in,
    event_homes,
    event_of,
    events_in,
    home_of_cause,
    home_of_event,
    home_of_task,
    task_homes,
    task_of,
    tasks_in,
)
from support.strategies import moments

TODAY = date(2023, 5, 9)


@dataclass(frozen=True)
class Step:
    """An operation with its arguments. Its name is shown when a test fails."""

    name: str
    run: Callable[[Incident], Incident]

    def __repr__(self) -> str:
        return self.name


def _fresh(incident: Incident, count: int = 1) -> list[str]:
    taken = all_ids(incident)
    free = (f"x{number}" for number in range(len(taken) + count + 100))
    return [part_id for part_id in free if part_id not in taken][:count]


def _chosen(draw: st.DrawFn, values: Sequence[str]) -> list[str]:
    return draw(st.lists(st.sampled_from(values), min_size=1, max_size=4, unique=True))


@st.composite
def steps(draw: st.DrawFn, incident: Incident) -> Step:
    """An operation on `incident` whose ids are there."""
    makers = [_header_step, _section_step]
    if incident.timeline or event_homes(incident).default:
        makers += [_event_step, _event_step, _event_step]
    if incident.tasks or task_homes(incident).default:
        makers += [_task_step]
    makers += [_cause_step, _part_step]
    return draw(st.sampled_from(makers))(draw, incident)


def _header_step(draw: st.DrawFn, incident: Incident) -> Step:
    title = draw(st.sampled_from(("", "Checkout fails", "Überlast")))
    return Step(f"title {title!r}", lambda before: details.edit_details(before, title=title))


def _event_step(draw: st.DrawFn, incident: Incident) -> Step:
    ids = [event.id for event in incident.timeline]
    homes = [section.id for section in incident.sections]
    if not ids or draw(st.integers(0, 4)) == 0:
        event = Event(id=_fresh(incident)[0], section=draw(st.sampled_from(["", *homes])), at=draw(moments()))
        add = draw(st.sampled_from((events.add_event, events.place_event)))
        return Step(f"{add.__name__} {event.id} in {event.section!r}", lambda before: add(before, event))
    one, some = draw(st.sampled_from(ids)), _chosen(draw, ids)
    home = home_of_event(incident, event_of(incident, one))
    other = draw(st.sampled_from(homes)) if homes else ""
    before_id = draw(st.sampled_from([None, *(event.id for event in events_in(incident, other))]))
    hidden = frozenset(_chosen(draw, ids)) if draw(st.booleans()) else frozenset()
    step = draw(st.sampled_from((-1, 1)))
    moment, end, resort = draw(moments()), draw(st.none() | moments()), draw(st.booleans())
    copies = _fresh(incident, len(some))
    return draw(
        st.sampled_from(
            (
                Step(f"edit {one}", lambda before: events.edit_event(before, one, text="other words")),
                Step(f"time {one}", lambda before: events.set_event_time(before, one, moment, end, resort)),
                Step(f"remove {some}", lambda before: events.remove_events(before, some)),
                Step(f"duplicate {some}", lambda before: events.duplicate_events(before, some, copies)),
                Step(
                    f"move {some} before {before_id} in {other!r}, hidden {sorted(hidden)}",
                    lambda before: events.move_events(before, some, before_id, other, hidden),
                ),
                Step(
                    f"shift {some} by {step}, hidden {sorted(hidden)}",
                    lambda before: events.shift_events(before, some, step, hidden),
                ),
                Step(f"sort {home!r}", lambda before: events.sort_events(before, home)),
                Step(f"move back {one}", lambda before: events.move_back(before, one)),
                Step(f"time between {one}", lambda before: events.take_time_between(before, one)),
                Step(f"forget time {one}", lambda before: events.forget_time(before, one)),
                Step(f"keep order {one}", lambda before: events.keep_order(before, one)),
            )
        )
    )


def _section_step(draw: st.DrawFn, incident: Incident) -> Step:
    ids = [section.id for section in incident.sections]
    role = draw(st.sampled_from(SECTION_ROLES))
    new = Section(id=_fresh(incident)[0], role=role)
    place = draw(st.sampled_from([None, *ids]))
    add = Step(f"add section {role} before {place}", lambda before: sections.add_section(before, new, place))
    if not ids:
        return add
    one, some = draw(st.sampled_from(ids)), _chosen(draw, ids)
    rows_to = draw(st.sampled_from([None, *(name for name in ids if name != one)]))
    copies = _fresh(incident, 1 + len(sections.rows_of_section(incident, one)))
    rows = [row.id for row in (*incident.timeline, *incident.causes, *incident.tasks)]
    moving = _chosen(draw, rows) if rows else []
    return draw(
        st.sampled_from(
            (
                add,
                Step(f"role {one} {role}", lambda before: sections.edit_section(before, one, role=role)),
                Step(f"remove {one}, rows to {rows_to}", lambda before: sections.remove_section(before, one, rows_to)),
                Step(f"move {some} before {place}", lambda before: sections.move_sections(before, some, place)),
                Step(f"duplicate {one}", lambda before: sections.duplicate_section(before, one, copies)),
                Step(f"rows {moving} to {one}", lambda before: sections.move_rows(before, moving, one)),
            )
        )
    )


def _task_step(draw: st.DrawFn, incident: Incident) -> Step:
    ids = [task.id for task in incident.tasks]
    homes = [section.id for section in incident.sections]
    if not ids or draw(st.integers(0, 3)) == 0:
        task = Task(id=_fresh(incident)[0], section=draw(st.sampled_from(["", *homes])))
        row_ids = [other.id for other in tasks_in(incident, home_of_task(incident, task))]
        place = draw(st.sampled_from([None, *row_ids]))
        return Step(f"add {task.id} before {place}", lambda before: tasks.add_task(before, task, place))
    one, some, done = draw(st.sampled_from(ids)), _chosen(draw, ids), draw(st.booleans())
    home = home_of_task(incident, task_of(incident, one))
    before_id = draw(st.sampled_from([None, *(task.id for task in tasks_in(incident, home))]))
    step = draw(st.sampled_from((-1, 1)))
    copies = _fresh(incident, len(some))
    return draw(
        st.sampled_from(
            (
                Step(f"edit {one}", lambda before: tasks.edit_task(before, one, owner="Ada")),
                Step(f"tick {one} {done}", lambda before: tasks.tick_task(before, one, done, TODAY)),
                Step(f"remove {some}", lambda before: tasks.remove_tasks(before, some)),
                Step(f"duplicate {some}", lambda before: tasks.duplicate_tasks(before, some, copies)),
                Step(f"move {some} before {before_id}", lambda before: tasks.move_tasks(before, some, before_id, home)),
                Step(f"shift {some} by {step}", lambda before: tasks.shift_tasks(before, some, step)),
            )
        )
    )


def _cause_step(draw: st.DrawFn, incident: Incident) -> Step:
    ids = [cause.id for cause in incident.causes]
    homes = [section.id for section in incident.sections]
    if not ids or draw(st.integers(0, 3)) == 0:
        parent_id = draw(st.sampled_from(["", *ids]))
        cause = Cause(id=_fresh(incident)[0], section=draw(st.sampled_from(["", *homes])), parent_id=parent_id)
        return Step(f"add {cause.id} below {parent_id!r}", lambda before: causes.add_cause(before, cause))
    one, some, keep = draw(st.sampled_from(ids)), _chosen(draw, ids), draw(st.booleans())
    branch = causes.subtree(incident, one)
    copies, step = _fresh(incident, len(branch)), draw(st.sampled_from((-1, 1)))
    parent_id = draw(st.sampled_from(["", *possible_parents(incident, one)]))
    home = home_of_cause(incident, next(cause for cause in incident.causes if cause.id == (parent_id or one)))
    siblings = [cause.id for cause in causes_in(incident, home) if causes.parent_of(incident, cause.id) == parent_id]
    before_id = draw(st.sampled_from([None, *siblings]))
    return draw(
        st.sampled_from(
            (
                Step(f"edit {one}", lambda before: causes.edit_cause(before, one, category="process")),
                Step(f"remove {one}, keep {keep}", lambda before: causes.remove_cause(before, one, keep)),
                Step(f"duplicate {one}", lambda before: causes.duplicate_cause(before, one, copies)),
                Step(f"shift {some} by {step}", lambda before: causes.shift_causes(before, some, step)),
                Step(
                    f"{one} below {parent_id!r} before {before_id}",
                    lambda before: causes.reparent_cause(before, one, parent_id, before_id),
                ),
            )
        )
    )


def possible_parents(incident: Incident, cause_id: str) -> list[str]:
    """The ids of the causes that a cause can be put below: all but itself and those below it."""
    parents = {cause.id: cause.parent_id for cause in incident.causes}
    possible = []
    for candidate in parents:
        current, steps_up = candidate, 0
        while current in parents and current != cause_id and steps_up <= len(parents):
            current, steps_up = parents[current], steps_up + 1
        if current != cause_id:
            possible.append(candidate)
    return possible


def _part_step(draw: st.DrawFn, incident: Incident) -> Step:
    fresh = _fresh(incident)[0]
    choices = [
        Step("add person", lambda before: details.add_person(before, Person(id=fresh))),
        Step("add figure", lambda before: details.add_impact(before, ImpactFigure(id=fresh))),
        Step("add note", lambda before: details.add_note(before, Note(id=fresh, on=subject))),
        Step("dismiss", lambda before: details.dismiss(before, Dismissal(rule="r9", on=subject))),
    ]
    subject = draw(st.sampled_from(["", *sorted(all_ids(incident))]))
    for parts, remove in (
        (incident.people, details.remove_person),
        (incident.impact, details.remove_impact),
        (incident.attachments, details.remove_attachment),
        (incident.notes, details.remove_note),
    ):
        if parts:
            part_id = draw(st.sampled_from([part.id for part in parts]))
            choices.append(
                Step(f"remove {part_id}", lambda before, remove=remove, part_id=part_id: remove(before, part_id))
            )
    return draw(st.sampled_from(choices))
