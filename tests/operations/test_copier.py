"""Copies that follow a document are those that would be made anew, and keep what has not changed."""

from collections.abc import Callable
from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from postmortem_desk.model import Cause, Event, ImpactFigure, Incident, Milestone, Person, Section, Task
from postmortem_desk.operations.audiences.copier import Copier
from postmortem_desk.operations.audiences.marking import set_readers
from postmortem_desk.operations.causes import edit_cause
from postmortem_desk.operations.details import edit_person, remove_impact, set_display
from postmortem_desk.operations.events import edit_event, move_events, remove_events
from postmortem_desk.operations.lookup import UnknownPart
from postmortem_desk.operations.sections import edit_section, move_sections, remove_section
from postmortem_desk.operations.tasks import edit_task

FOR_ALL = ("customers",)
INCIDENT = Incident(
    id="i",
    title="Outage, told by Novak",
    sections=(
        Section(id="s", role="summary", text="Kim saw it; ask Novak.", audience=FOR_ALL),
        Section(id="t", role="timeline", audience=FOR_ALL),
        Section(id="u", role="timeline"),
        Section(id="c", role="causes", audience=FOR_ALL),
        Section(id="k", role="tasks", audience=FOR_ALL),
    ),
    timeline=(
        Event(id="a", text="Kim restarted it.", actor="Kim", milestones=(Milestone(name="started", impact="f"),)),
        Event(id="b", text="A release went out.", actor="Release", variants={"customers": "It was better."}),
        Event(id="d", section="u", text="Novak slept."),
    ),
    causes=(Cause(id="x", text="Why, Kim?", event_ids=("a", "d")), Cause(id="y", parent_id="x", text="Novak slept")),
    tasks=(Task(id="z", text="Ask Kim", owner="Novak", addresses=("x", "d")),),
    people=(Person(id="p", name="Kim", roles=("engineer",)), Person(id="q", name="Novak", audience=FOR_ALL)),
    impact=(ImpactFigure(id="f", label="Orders", audience=FOR_ALL),),
)

Edit = Callable[[Incident], Incident]
EDITS: tuple[Edit, ...] = (
    lambda i: edit_event(i, "a", text="Novak and Kim looked, and a kim."),
    lambda i: edit_event(i, "b", actor="Kim Novak"),
    lambda i: edit_event(i, "b", variants={}),
    lambda i: edit_event(i, "d", section="t"),
    lambda i: move_events(i, ["b"], "a", "t"),
    lambda i: remove_events(i, ["a"]),
    lambda i: edit_person(i, "p", name="Release"),
    lambda i: edit_person(i, "q", audience=()),
    lambda i: edit_section(i, "s", text="No kim, no novak. <!-- Kim -->"),
    lambda i: edit_section(i, "t", audience=()),
    lambda i: move_sections(i, ["u"], "s"),
    lambda i: remove_section(i, "c", None),
    lambda i: edit_cause(i, "y", text="Kim wept"),
    lambda i: edit_task(i, "z", owner="Kim"),
    lambda i: set_readers(i, "tasks", ("z",), lambda mark: mark.of_team),
    lambda i: remove_impact(i, "f"),
    lambda i: set_display(i, "lanes", True),
)


@given(st.lists(st.sampled_from(EDITS), max_size=6), st.sampled_from(["customers", "company", "press"]))
def test_a_copy_that_follows_is_the_one_that_is_made_anew(edits: list[Edit], audience: str) -> None:
    copier, incident = Copier(audience), INCIDENT
    assert copier.copied(incident) == Copier(audience).copied(incident)
    for edit in edits:
        with suppress(UnknownPart):  # an edit before it took the part away
            incident = edit(incident)
        for _step in copier.preparing(incident):
            pass
        assert copier.copied(incident) == Copier(audience).copied(incident)


def test_what_has_not_changed_is_the_very_same() -> None:
    copier = Copier("customers")
    before = copier.copied(INCIDENT)
    after = copier.copied(edit_event(INCIDENT, "b", variants={"customers": "It was well again."}))
    assert [row.text for row in after.timeline] == ["Engineer restarted it.", "It was well again."]
    assert after.timeline[0] is before.timeline[0]
    assert after.sections is before.sections
    assert after.causes is before.causes
    assert after.tasks is before.tasks
