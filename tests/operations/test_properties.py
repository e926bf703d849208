"""What holds whatever is done to an incident, in whatever order."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from postmortem_desk.insight.order import rows_out_of_order
from postmortem_desk.model import Incident
from postmortem_desk.operations.events import move_events, set_event_time, shift_events, sort_events
from postmortem_desk.operations.lookup import events_in
from postmortem_desk.storage.file_format.canonical import incident_bytes
from support.invariants import faults
from support.steps import Step, steps
from support.strategies import incidents, moments

STEPS = 8


def walked(data: st.DataObject, incident: Incident) -> list[tuple[Step | None, Incident]]:
    """A random run of operations, each with the incident after it."""
    path: list[tuple[Step | None, Incident]] = [(None, incident)]
    for _ in range(data.draw(st.integers(1, STEPS), label="steps")):
        step = data.draw(steps(path[-1][1]), label="step")
        path.append((step, step.run(path[-1][1])))
    return path


@given(data=st.data(), incident=incidents())
def test_ids_stay_unique_and_references_lead_somewhere(data: st.DataObject, incident: Incident) -> None:
    assert faults(incident) == []

    for step, after in walked(data, incident)[1:]:
        assert faults(after) == [], step


@given(data=st.data(), incident=incidents())
def test_undoing_every_step_gives_the_start(data: st.DataObject, incident: Incident) -> None:
    before = incident_bytes(incident)
    history = [after for _, after in walked(data, incident)]

    while len(history) > 1:
        history.pop()

    assert history[0] is incident
    assert incident_bytes(incident) == before  # no step has changed it in place


@given(data=st.data(), incident=incidents())
def test_doing_the_same_steps_again_gives_the_same_end(data: st.DataObject, incident: Incident) -> None:
    path = walked(data, incident)
    again = incident
    for step, _ in path[1:]:
        assert step is not None
        again = step.run(again)

    assert again == path[-1][1]


@given(data=st.data(), incident=incidents())
def test_a_step_without_effect_gives_the_very_same_incident(data: st.DataObject, incident: Incident) -> None:
    (_, before), (step, after) = walked(data, incident)[-2:]

    assert after is before or after != before, step
    assert step is not None
    for name, value in after.__dict__.items():
        if value == getattr(before, name):
            assert value is getattr(before, name), f"{step}: {name} is another object and the same value"


@given(data=st.data(), incident=incidents())
def test_unchanged_rows_keep_their_identity(data: st.DataObject, incident: Incident) -> None:
    (_, before), (step, after) = walked(data, incident)[-2:]

    for name in ("sections", "timeline", "causes", "tasks", "people", "impact", "attachments", "notes"):
        known = {part.id: part for part in getattr(before, name)}
        for part in getattr(after, name):
            assert part != known.get(part.id) or part is known[part.id], f"{step}: {part.id}"


@given(data=st.data(), incident=incidents())
def test_moves_lose_and_change_no_row(data: st.DataObject, incident: Incident) -> None:
    sections = [section.id for section in incident.sections]
    ids = data.draw(
        st.sets(st.sampled_from([event.id for event in incident.timeline])) if incident.timeline else st.just(set())
    )
    target = data.draw(st.sampled_from(sections)) if sections else ""
    rows = [event.id for event in events_in(incident, target)]
    before_id = data.draw(st.sampled_from([None, *rows]))
    hidden = data.draw(
        st.sets(st.sampled_from([event.id for event in incident.timeline])) if incident.timeline else st.just(set())
    )

    for after in (
        move_events(incident, ids, before_id, target, hidden),
        shift_events(incident, ids, data.draw(st.sampled_from((-1, 1))), hidden),
    ):
        assert Counter(event.id for event in after.timeline) == Counter(event.id for event in incident.timeline)
        old = {event.id: event for event in incident.timeline}
        assert all(event.replaced(section="") == old[event.id].replaced(section="") for event in after.timeline)


@given(data=st.data(), incident=incidents())
def test_a_move_leaves_the_rows_of_other_sections_in_order(data: st.DataObject, incident: Incident) -> None:
    sections = [section.id for section in incident.sections]
    target = data.draw(st.sampled_from(sections)) if sections else ""
    rows = [event.id for event in events_in(incident, target)]
    ids = data.draw(st.sets(st.sampled_from(rows)) if rows else st.just(set()))
    before_id = data.draw(st.sampled_from([None, *rows]))

    after = move_events(incident, ids, before_id, target)

    for place, (old, new) in enumerate(zip(incident.timeline, after.timeline, strict=True)):
        assert (old.id in rows) == (new.id in rows), f"place {place} has gone to another section"
        assert old.id in rows or old is new
    stayed = [row for row in rows if row not in ids]
    assert [event.id for event in events_in(after, target) if event.id not in ids] == stayed


@given(data=st.data(), incident=incidents())
def test_moving_a_row_and_moving_it_back_restores_the_incident(data: st.DataObject, incident: Incident) -> None:
    sections = [section.id for section in incident.sections if events_in(incident, section.id)]
    if not sections:
        return
    target = data.draw(st.sampled_from(sections))
    rows = [event.id for event in events_in(incident, target)]
    place = data.draw(st.integers(0, len(rows) - 1))
    before_id = data.draw(st.sampled_from([None, *rows]))
    follower = rows[place + 1] if place + 1 < len(rows) else None

    moved = move_events(incident, [rows[place]], before_id, target)

    assert move_events(moved, [rows[place]], follower, target) == incident


@given(data=st.data(), incident=incidents())
def test_sorting_is_stable_and_sorting_again_changes_nothing(data: st.DataObject, incident: Incident) -> None:
    for section in incident.sections:
        once = sort_events(incident, section.id)

        assert sort_events(once, section.id) is once
        assert rows_out_of_order(once, section.id) == frozenset()
        assert Counter(event.id for event in once.timeline) == Counter(event.id for event in incident.timeline)
        if not rows_out_of_order(incident, section.id):
            assert once is incident


@given(data=st.data(), incident=incidents(), moment=moments())
def test_a_row_that_falls_into_its_place_in_time_is_not_marked(
    data: st.DataObject, incident: Incident, moment: object
) -> None:
    if not incident.timeline:
        return
    event = data.draw(st.sampled_from(incident.timeline))

    after = set_event_time(incident, event.id, moment, None, resort=True)

    for section in incident.sections:
        assert event.id not in rows_out_of_order(after, section.id)
