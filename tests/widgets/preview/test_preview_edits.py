"""After any edits the preview is the one that the incident as it stands would give."""

from collections.abc import Callable, Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from postmortem_desk.model import Cause, Event, Incident, Section, Task
from postmortem_desk.operations.causes import add_cause, remove_cause, shift_causes
from postmortem_desk.operations.details import edit_details
from postmortem_desk.operations.events import (
    duplicate_events,
    edit_event,
    forget_time,
    move_events,
    remove_events,
    sort_events,
)
from postmortem_desk.operations.sections import add_section, edit_section, move_sections, remove_section
from postmortem_desk.operations.tasks import add_task, remove_tasks, shift_tasks, tick_task
from support.incidents import large_incident, small_incident
from support.shown_preview import Shown

Operation = Callable[[Incident, int, int], Incident]


def pick(rows: Sequence[Event | Section | Task | Cause], number: int) -> str:
    return rows[number % len(rows)].id


def without_a_section(incident: Incident, number: int, _: int) -> Incident:
    others = [section for section in incident.sections if section.id != "timeline"]
    return remove_section(incident, pick(others, number), None)


OPERATIONS: dict[str, Operation] = {
    "title": lambda incident, a, _: edit_details(incident, title=f"Title {a}", reference=f"INC-{a}"),
    "edit": lambda incident, a, b: edit_event(incident, pick(incident.timeline, a), text=f"Now **{b}**\n\nand more"),
    "forget": lambda incident, a, _: forget_time(incident, pick(incident.timeline, a)),
    "copy": lambda incident, a, b: duplicate_events(incident, [pick(incident.timeline, a)], [f"copy{a}x{b}"]),
    "remove": lambda incident, a, b: remove_events(
        incident, [row.id for row in incident.timeline[a % 40 : a % 40 + b % 12]][: len(incident.timeline) - 1]
    ),
    "move": lambda incident, a, b: move_events(
        incident, [pick(incident.timeline, a), pick(incident.timeline, a + 1)], pick(incident.timeline, b), "timeline"
    ),
    "sort": lambda incident, _, __: sort_events(incident, "timeline"),
    "prose": lambda incident, a, b: edit_section(incident, pick(incident.sections, a), text=f"- one\n- {b}\n\nend"),
    "heading": lambda incident, a, b: edit_section(incident, pick(incident.sections, a), heading=f"Heading {b}"),
    "section": lambda incident, a, b: add_section(
        incident, Section(id=f"s{a}x{b}", heading=f"New {a}", text="Words", level=1 + b % 4), None
    ),
    "sections": lambda incident, a, b: move_sections(
        incident, [pick(incident.sections, a)], pick(incident.sections, b)
    ),
    "no section": without_a_section,
    "task": lambda incident, a, b: add_task(incident, Task(id=f"t{a}x{b}", text=f"Task {a}", section="tasks")),
    "tick": lambda incident, a, b: tick_task(incident, pick(incident.tasks, a), b % 2 == 0, date(2023, 5, 2)),
    "tasks": lambda incident, a, b: shift_tasks(incident, [pick(incident.tasks, a)], 1 if b % 2 else -1),
    "no task": lambda incident, a, _: remove_tasks(incident, [pick(incident.tasks, a)]),
    "cause": lambda incident, a, b: add_cause(incident, Cause(id=f"c{a}x{b}", text=f"Cause {a}", section="causes")),
    "causes": lambda incident, a, b: shift_causes(incident, [pick(incident.causes, a)], 1 if b % 2 else -1),
    "no cause": lambda incident, a, _: remove_cause(incident, pick(incident.causes, a), keep_children=True),
}


def applied(incident: Incident, name: str, a: int, b: int) -> Incident:
    """The operation, or the incident as it was where there is nothing for it to do."""
    try:
        return OPERATIONS[name](incident, a, b)
    except (ZeroDivisionError, LookupError, ValueError, StopIteration):
        return incident


@pytest.mark.parametrize("name", sorted(OPERATIONS))
def test_the_random_edits_do_something(name: str) -> None:
    incident = large_incident(200)
    unsorted = move_events(incident, [incident.timeline[0].id], None, "timeline")
    assert any(
        applied(before, name, a, b) != before
        for before in (unsorted, small_incident())
        for a in range(5)
        for b in (0, 1)
    )


STEPS = st.lists(st.tuples(st.sampled_from(sorted(OPERATIONS)), st.integers(0, 90), st.integers(0, 90)), max_size=12)


@settings(max_examples=30)
@given(steps=STEPS, count=st.sampled_from([0, 3, 40, 90]), scroll=st.integers(0, 3000), pause=st.booleans())
def test_after_any_edits_it_reads_and_measures_as_one_that_is_opened_now(
    qapp: QApplication, steps: list[tuple[str, int, int]], count: int, scroll: int, pause: bool
) -> None:
    shown = Shown.of(large_incident(count) if count else small_incident())
    shown.scroll = scroll
    for name, a, b in steps:
        shown.document.apply("Edit", lambda incident, name=name, a=a, b=b: applied(incident, name, a, b))
        if pause:
            QApplication.processEvents()
    shown.finish()
    fresh = Shown.of(shown.document.incident)
    texts = [opened.lines for opened in (shown, fresh)]
    sizes = [opened.view.paper.document().size() for opened in (shown, fresh)]
    for opened in (shown, fresh):
        opened.view.close()
    assert texts[0] == texts[1]
    assert sizes[0] == sizes[1]
