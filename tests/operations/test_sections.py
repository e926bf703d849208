"""Edits of the outline, and what becomes of the rows."""

import pytest
from pydantic_core import ValidationError

from postmortem_desk.model import Cause, Event, Incident, Note, Section, Task
from postmortem_desk.operations.lookup import (
    DuplicateId,
    UnknownPart,
    cause_of,
    causes_in,
    event_of,
    events_in,
    home_of_cause,
    home_of_event,
    home_of_task,
    ids_of,
    section_of,
    task_of,
    tasks_in,
)
from postmortem_desk.operations.sections import (
    add_section,
    duplicate_section,
    edit_section,
    move_rows,
    move_sections,
    remove_section,
    rows_of_section,
)
from support.incidents import small_incident
from support.invariants import faults


def outline(incident: Incident) -> list[str]:
    return ids_of(incident.sections)


def shown(incident: Incident) -> dict[str, list[str]]:
    """The rows that each section shows."""
    return {
        section.id: ids_of(
            (*events_in(incident, section.id), *causes_in(incident, section.id), *tasks_in(incident, section.id))
        )
        for section in incident.sections
    }


def test_rows_that_name_no_section_or_a_lost_one_are_shown_by_the_first_of_their_role() -> None:
    incident = Incident(
        id="incident",
        sections=tuple(Section(id=role, role=role) for role in ("measures", "causes", "timeline", "tasks")),
        timeline=(Event(id="e"), Event(id="f", section="lost")),
        causes=(Cause(id="c"),),
        tasks=(Task(id="t"),),
    )

    assert shown(incident) == {"measures": [], "causes": ["c"], "timeline": ["e", "f"], "tasks": ["t"]}
    without_tasks = incident.with_fields(sections=incident.sections[:3])
    assert shown(without_tasks)["measures"] == ["t"]
    assert home_of_event(incident, incident.timeline[1]) == "timeline"
    assert home_of_cause(incident, incident.causes[0]) == "causes"
    assert home_of_task(without_tasks, incident.tasks[0]) == "measures"


def test_where_no_section_can_show_them_rows_have_no_home() -> None:
    incident = Incident(id="incident", timeline=(Event(id="e"),))

    assert home_of_event(incident, incident.timeline[0]) == ""
    assert ids_of(events_in(incident, "")) == ["e"]


def test_a_section_that_shows_all_events_shows_the_very_same_tuple() -> None:
    incident = Incident(id="incident", sections=(Section(id="t", role="timeline"),), timeline=(Event(id="e"),))

    assert events_in(incident, "t") is incident.timeline
    assert events_in(incident, "nowhere") == ()


def test_a_new_section_goes_before_another_or_to_the_end() -> None:
    new = Section(id="new", role="background")

    assert outline(add_section(small_incident(), new))[-1] == "new"
    assert outline(add_section(small_incident(), new, "timeline"))[:3] == ["summary", "new", "timeline"]
    with pytest.raises(DuplicateId):
        add_section(small_incident(), Section(id="loop"))
    with pytest.raises(UnknownPart):
        add_section(small_incident(), new, "nowhere")


def test_a_new_first_timeline_does_not_draw_rows_to_itself() -> None:
    incident = small_incident()
    before = shown(incident)

    after = add_section(incident, Section(id="new", role="timeline"), "summary")

    assert shown(after) == {"new": [], **before}
    assert event_of(after, "over").section == "timeline"


def test_a_moved_or_renamed_first_section_keeps_its_rows() -> None:
    incident = small_incident()
    before = shown(incident)

    assert shown(move_sections(incident, ["support"], "timeline")) == before
    assert shown(edit_section(incident, "timeline", role="other")) == before
    assert shown(edit_section(incident, "measures", role="tasks")) == before


def test_an_edit_of_a_section_changes_it_alone() -> None:
    incident = small_incident()

    after = edit_section(incident, "summary", text="New words.", level=3)

    assert section_of(after, "summary").text == "New words."
    assert after.timeline is incident.timeline
    assert edit_section(incident, "summary", level=1) is incident
    with pytest.raises(ValidationError):
        edit_section(incident, "summary", level=9)
    with pytest.raises(UnknownPart, match="section"):
        edit_section(incident, "nowhere", level=2)


def test_sections_move_together_in_document_order() -> None:
    incident = small_incident()

    assert outline(move_sections(incident, ["lucky", "summary"], "tasks"))[-4:] == [
        "summary",
        "lucky",
        "tasks",
        "closing",
    ]
    assert move_sections(incident, ["summary"], "timeline") is incident


def test_a_removed_section_can_hand_its_rows_on() -> None:
    after = remove_section(small_incident(), "timeline", "support")

    assert faults(after) == []
    assert ids_of(events_in(after, "support")) == [
        *("ticket", "callback"),
        *("bug", "complaints", "paged", "restart", "unclear", "disk", "fix", "over"),
    ]
    assert len(after.timeline) == 10


def test_a_removed_section_can_take_its_rows_along() -> None:
    after = remove_section(small_incident(), "timeline", None)

    assert faults(after) == []
    assert ids_of(after.timeline) == ["ticket", "callback"]
    assert cause_of(after, "loop").event_ids == ()
    assert task_of(after, "task1").addresses == ("notest",)
    assert after.notes[0].on == ""


def test_what_is_said_of_a_removed_section_is_kept_without_it() -> None:
    incident = small_incident()
    pointed = incident.with_fields(
        notes=(Note(id="note9", on="lucky", text="Were we?"),),
        tasks=(Task(id="task9", section="tasks", addresses=("lucky", "disk")),),
    )

    after = remove_section(pointed, "lucky", None)

    assert (after.notes[0].on, after.notes[0].text) == ("", "Were we?")
    assert after.tasks[0].addresses == ("disk",)


def test_a_section_is_not_removed_in_favour_of_itself_or_of_none() -> None:
    for target in ("timeline", "nowhere"):
        with pytest.raises(UnknownPart):
            remove_section(small_incident(), "timeline", target)
    with pytest.raises(UnknownPart):
        remove_section(small_incident(), "nowhere", None)


def test_rows_of_several_kinds_move_to_the_end_of_a_section() -> None:
    incident = small_incident()

    after = move_rows(incident, ["task1", "restart", "paged", "measure1", "ticket"], "support")

    assert shown(after)["support"] == ["ticket", "callback", "paged", "restart", "measure1", "task1"]
    assert move_rows(incident, ["ticket"], "support") is incident
    with pytest.raises(UnknownPart, match="row"):
        move_rows(incident, ["ticket", "nobody"], "support")


def test_a_moved_cause_brings_those_below_it_and_leaves_the_one_above() -> None:
    incident = add_section(small_incident(), Section(id="more", role="causes"))

    after = move_rows(incident, ["nolimit"], "more")

    assert shown(after)["more"] == ["nolimit", "notest"]
    assert cause_of(after, "nolimit").parent_id == ""
    assert cause_of(after, "notest").parent_id == "nolimit"


def test_a_copied_section_has_copies_of_its_rows() -> None:
    incident = small_incident()
    assert rows_of_section(incident, "causes") == ("loop", "nolimit", "notest", "fulldisk")

    after = duplicate_section(incident, "causes", ["copy", "c1", "c2", "c3", "c4"])

    assert faults(after) == []
    assert outline(after)[3:5] == ["causes", "copy"]
    assert shown(after)["copy"] == ["c1", "c2", "c3", "c4"]
    assert [cause_of(after, name).parent_id for name in ("c1", "c2", "c3")] == ["", "c1", "c2"]
    assert shown(after)["causes"] == list(rows_of_section(incident, "causes"))
    with pytest.raises(ValueError, match="shorter"):
        duplicate_section(incident, "causes", ["copy"])
