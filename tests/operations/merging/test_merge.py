"""The three-way merge: what two people did to one incident comes together, and nothing that they wrote is lost."""

from collections.abc import Callable

from postmortem_desk.model import Attachment, Cause, Conflict, Event, Incident, OwnField, Section, Task, UnknownKey
from postmortem_desk.operations.causes import reparent_cause
from postmortem_desk.operations.changing import with_parts
from postmortem_desk.operations.details import add_note, edit_details, edit_person, remove_impact
from postmortem_desk.operations.events import add_event, edit_event, move_events, place_event, remove_events
from postmortem_desk.operations.lookup import event_of, events_in, ids_of, section_of, task_of
from postmortem_desk.operations.merging.merge import merged
from postmortem_desk.operations.sections import add_section, edit_section, move_sections, remove_section
from postmortem_desk.operations.tasks import add_task, edit_task, move_tasks, remove_tasks, tick_task
from postmortem_desk.storage.file_format.canonical import incident_bytes
from postmortem_desk.storage.file_format.parse import incident_from_bytes
from support.incidents import event, small_incident
from support.invariants import faults
from support.steps import TODAY

BASE = small_incident()
Edit = Callable[[Incident], Incident]


def clean(ours: Edit, theirs: Edit, base: Incident = BASE) -> Incident:
    """The merge of two edits that must not conflict, and that must not depend on who is ours."""
    found = merged(base, ours(base), theirs(base))
    assert found.conflicts == ()
    assert faults(found.incident) == []
    data = incident_bytes(found.incident)
    assert incident_bytes(incident_from_bytes(data, "merged")) == data
    return found.incident


def only_conflict(ours: Edit, theirs: Edit, base: Incident = BASE) -> tuple[Incident, Conflict]:
    found = merged(base, ours(base), theirs(base))
    (conflict,) = found.conflicts
    assert found.incident.conflicts == (conflict,)
    assert faults(found.incident) == []
    return found.incident, conflict


def test_edits_of_different_fields_combine() -> None:
    after = clean(
        lambda one: edit_event(edit_details(one, title="Ours"), "paged", text="Ours"),
        lambda one: edit_event(edit_details(one, severity="SEV-1"), "paged", kind="action"),
    )

    assert (after.title, after.severity) == ("Ours", "SEV-1")
    assert (event_of(after, "paged").text, event_of(after, "paged").kind) == ("Ours", "action")


def test_events_of_both_stand_in_the_order_of_time() -> None:
    after = clean(
        lambda one: place_event(place_event(one, event("o1", "09:12")), event("o2", "09:20")),
        lambda one: place_event(place_event(one, event("t1", "09:11")), event("t2", "09:25")),
    )

    added = [row.id for row in events_in(after, "timeline") if row.id in ("o1", "o2", "t1", "t2")]
    assert added == ["t1", "o1", "o2", "t2"]


def test_ticks_causes_people_notes_and_lists_combine() -> None:
    after = clean(
        lambda one: edit_details(tick_task(one, "task1", True, TODAY), tags=("capacity", "database"), services=()),
        lambda one: edit_details(
            edit_person(tick_task(one, "measure1", True, TODAY), "ada", roles=("scribe",)), tags=("sre", "capacity")
        ),
    )

    assert task_of(after, "task1").is_done
    assert task_of(after, "measure1").is_done
    assert set(after.tags) == {"sre", "capacity", "database"}
    assert after.services == ()
    assert after.people[0].roles == ("scribe",)


def test_paragraphs_of_one_text_combine() -> None:
    after = clean(
        lambda one: edit_section(one, "causes", text="Two bugs, and no brake.\n\nTwo paragraphs."),
        lambda one: edit_section(one, "causes", text="One bug, and no brake.\n\nTwo paragraphs.\n\nA third."),
    )

    assert section_of(after, "causes").text == "Two bugs, and no brake.\n\nTwo paragraphs.\n\nA third."


def test_moves_combine_with_edits_and_with_moves() -> None:
    after = clean(
        lambda one: move_events(one, ["bug"], "fix", "timeline"),
        lambda one: move_events(edit_event(one, "bug", text="Theirs"), ["over"], "complaints", "timeline"),
    )

    rows = ids_of(events_in(after, "timeline"))
    assert rows.index("over") == rows.index("complaints") - 1
    assert rows.index("bug") == rows.index("fix") - 1
    assert event_of(after, "bug").text == "Theirs"


def test_sections_and_tasks_are_moved_and_added() -> None:
    new = Section(id="new", role="other", heading="New")
    after = clean(
        lambda one: add_task(move_sections(one, ["lucky"], "summary"), Task(id="n1", section="tasks"), "task1"),
        lambda one: move_tasks(add_section(one, new, "closing"), ["task2"], "task1", "tasks"),
    )

    order = ids_of(after.sections)
    assert order[:2] == ["lucky", "summary"]
    assert order[-2:] == ["new", "closing"]
    assert [task.id for task in after.tasks if task.id in ("task1", "task2", "n1")] == ["n1", "task2", "task1"]


def test_unknown_keys_display_and_cells_combine() -> None:
    base = with_parts(BASE, display={"zone2": "UTC"}, unknown=(UnknownKey("title", "x-a", {"k": 1, "l": 2}),))
    after = clean(
        lambda one: with_parts(
            edit_event(one, "restart", cells={"Tool": "helm"}),
            display={"zone2": "UTC", "figures": False},
            unknown=(UnknownKey("title", "x-a", {"k": 3, "l": 2}), UnknownKey("id", "x-b", None)),
        ),
        lambda one: with_parts(
            edit_event(one, "restart", cells={"Tool": "kubectl", "Pod": "db-1"}),
            display={},
            unknown=(UnknownKey("title", "x-a", {"k": 1, "l": 4}),),
        ),
        base,
    )

    assert after.display == {"figures": False}
    assert {key.key: key.value for key in after.unknown} == {"x-a": {"k": 3, "l": 4}, "x-b": None}
    assert event_of(after, "restart").cells == {"Tool": "helm", "Pod": "db-1"}


def test_a_field_that_both_changed_keeps_ours_and_holds_theirs() -> None:
    after, conflict = only_conflict(
        lambda one: edit_details(one, title="Ours"), lambda one: edit_details(one, title="Theirs")
    )

    assert after.title == "Ours"
    assert conflict == Conflict(path=("title",), base=BASE.title, ours="Ours", theirs="Theirs")


def test_a_paragraph_that_both_changed_holds_the_other_edits_in_both() -> None:
    base = edit_section(BASE, "summary", text="a\n\nb\n\nc")
    after, conflict = only_conflict(
        lambda one: edit_section(one, "summary", text="A\n\nours\n\nc"),
        lambda one: edit_section(one, "summary", text="a\n\ntheirs\n\nC"),
        base,
    )

    assert section_of(after, "summary").text == "A\n\nours\n\nC"
    assert conflict.path == ("sections", "summary", "text")
    assert conflict.theirs == ["A", "", "theirs", "", "C"]


def test_what_one_removed_and_the_other_edited_stays() -> None:
    after, conflict = only_conflict(
        lambda one: remove_events(one, ["restart"]), lambda one: edit_event(one, "restart", text="Theirs")
    )
    assert event_of(after, "restart").text == "Theirs"
    assert (conflict.path, conflict.ours, conflict.is_removal) == (("timeline", "restart"), None, True)
    rows = ids_of(events_in(after, "timeline"))
    assert rows == ids_of(events_in(BASE, "timeline"))

    after, conflict = only_conflict(
        lambda one: edit_task(one, "task1", owner="Grace"), lambda one: remove_tasks(one, ["task1"])
    )
    assert task_of(after, "task1").owner == "Grace"
    assert (conflict.path, conflict.theirs) == (("tasks", "task1"), None)


def test_what_one_removed_and_the_other_left_alone_is_gone_with_its_references() -> None:
    after = clean(
        lambda one: remove_impact(remove_events(one, ["fix"]), "users"),
        lambda one: edit_task(one, "task1", addresses=("fix", "loop")),
    )

    assert "fix" not in ids_of(after.timeline)
    assert task_of(after, "task1").addresses == ("loop",)


def test_a_section_stays_when_the_other_added_a_row_to_it() -> None:
    after, conflict = only_conflict(
        lambda one: remove_section(one, "support", None),
        lambda one: add_event(one, event("new", "09:40", section="support")),
    )

    assert [row.id for row in events_in(after, "support")] == ["new"]
    assert (conflict.path, conflict.ours) == (("sections", "support"), None)


def test_a_new_row_without_a_section_stays_where_its_writer_saw_it() -> None:
    first = Section(id="first", role="timeline", heading="Before")
    after = clean(
        lambda one: add_section(one, first, "summary"), lambda one: add_event(one, event("new", "11:10", section=""))
    )

    assert event_of(after, "new").section == "timeline"


def test_causes_that_each_version_put_below_the_other_do_not_form_a_ring() -> None:
    causes = tuple(Cause(id=name, text=name) for name in "abc")
    base = Incident(id="i", sections=(Section(id="s", role="causes"),), causes=causes)
    after, conflict = only_conflict(
        lambda one: reparent_cause(one, "a", "b", None), lambda one: reparent_cause(one, "b", "a", None), base
    )

    assert {cause.id: cause.parent_id for cause in after.causes} == {"a": "b", "b": "", "c": ""}
    assert (conflict.path, conflict.ours, conflict.theirs) == (("causes", "b", "parent_id"), "", "a")


def test_one_id_for_two_new_things_gives_two_things() -> None:
    after = clean(
        lambda one: add_event(one, event("e1", "09:40")),
        lambda one: edit_task(
            add_event(one, Event(id="e1", section="timeline", text="Something else")), "task1", addresses=("e1",)
        ),
    )

    other = next(row for row in after.timeline if row.text == "Something else")
    assert event_of(after, "e1").text == "What e1 says"
    assert task_of(after, "task1").addresses == (other.id,)


def test_one_new_thing_that_both_have_is_one_thing() -> None:
    after = clean(
        lambda one: add_event(one, event("e1", "09:40", actor="Ada")),
        lambda one: add_event(one, event("e1", "09:40", kind="action")),
    )

    assert (event_of(after, "e1").actor, event_of(after, "e1").kind) == ("Ada", "action")


def test_who_may_see_a_part_is_never_put_together() -> None:
    after, conflict = only_conflict(
        lambda one: edit_section(one, "summary", audience=("team", "company")),
        lambda one: edit_section(one, "summary", audience=("customers",)),
    )

    assert section_of(after, "summary").audience == ("team", "company")
    assert conflict.theirs == ["customers"]


def test_the_content_of_an_attachment_stays_in_one_piece() -> None:
    base = with_parts(BASE, attachments=(Attachment(id="graph", data="AA==", sha256="a", mime="image/png"),))

    def replaced(data: str, mime: str) -> Edit:
        new = (Attachment(id="graph", data=data, sha256=data, mime=mime),)
        return lambda one: with_parts(one, attachments=new)

    after, conflict = only_conflict(replaced("BB==", "image/png"), replaced("CC==", "image/jpeg"), base)

    assert after.attachments[0].mime == "image/png"
    assert conflict.theirs == {"data": "CC==", "mime": "image/jpeg", "sha256": "CC=="}


def test_own_fields_are_removed_edited_and_added() -> None:
    fields = tuple(OwnField(label=label, value="1") for label in ("Region", "Cost", "Cell"))
    base = with_parts(BASE, fields=fields)
    new = OwnField(label="New", value="2")
    after = clean(
        lambda one: with_parts(one, fields=(fields[0], fields[1].replaced(value="9"), fields[2], new)),
        lambda one: with_parts(one, fields=(fields[1], fields[2])),
        base,
    )

    assert after.fields == (fields[1].replaced(value="9"), fields[2], new)


def test_conflicts_that_were_open_stay_open_beside_new_ones() -> None:
    open_one = Conflict(path=("severity",), base="", ours="SEV-2", theirs="SEV-1")
    base = with_parts(BASE, conflicts=(open_one,))
    found = merged(base, edit_details(base, title="Ours"), edit_details(base, title="Theirs"))

    assert [conflict.path for conflict in found.incident.conflicts] == [("severity",), ("title",)]
    assert [conflict.path for conflict in found.conflicts] == [("title",)]
    settled = merged(base, with_parts(base, conflicts=()), edit_details(base, title="Theirs"))
    assert settled.incident.conflicts == ()


def test_without_the_version_before_what_only_one_has_is_kept_and_what_differs_is_told() -> None:
    ours = edit_details(add_event(BASE, event("o", "09:40")), tags=("capacity", "ours"), reference="")
    theirs = add_note(edit_event(BASE, "paged", text="Theirs"), BASE.notes[0].replaced(id="new"))

    found = merged(None, ours, theirs)

    assert [conflict.path for conflict in found.conflicts] == [("timeline", "paged", "text")]
    assert found.incident.tags == ("capacity", "ours")
    assert found.incident.reference == "INC-42"
    assert "new" in ids_of(found.incident.notes)
    assert "o" in ids_of(found.incident.timeline)
