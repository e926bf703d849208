"""Edits of the timeline."""

import pytest
from pydantic_core import ValidationError

from postmortem_desk.model import Event, Incident, Milestone, Moment, Note, Section
from postmortem_desk.operations.events import (
    add_event,
    duplicate_events,
    edit_event,
    move_events,
    place_event,
    remove_events,
    set_event_time,
    shift_events,
    sort_events,
)
from postmortem_desk.operations.lookup import DuplicateId, UnknownPart, cause_of, event_of, events_in, task_of
from support.incidents import clock, event, small_incident


def timeline(*rows: Event) -> Incident:
    """Two timelines, "t" and "u", with these rows."""
    sections = (Section(id="t", role="timeline"), Section(id="u", role="timeline"))
    return Incident(id="incident", date="2023-05-01", sections=sections, timeline=rows)


def interleaved() -> Incident:
    """a, b, c, d in "t" (b by default) and x, y in "u"."""
    return timeline(
        event("a", "09:00", "t"),
        event("x", "09:01", "u"),
        event("b", "09:02", ""),
        event("c", "09:03", "t"),
        event("y", "09:04", "u"),
        event("d", "09:05", "t"),
    )


def order(incident: Incident) -> str:
    return " ".join(row.id for row in incident.timeline)


def order_in(incident: Incident, section_id: str) -> str:
    return " ".join(row.id for row in events_in(incident, section_id))


def test_a_new_event_goes_to_the_end_of_its_section() -> None:
    assert order(add_event(interleaved(), event("n", section="t"))) == "a x b c y d n"
    assert order(add_event(interleaved(), event("n", section="u"))) == "a x b c y n d"


def test_a_new_event_goes_before_a_row_of_its_section() -> None:
    assert order(add_event(interleaved(), event("n", section=""), "c")) == "a x b n c y d"
    with pytest.raises(UnknownPart):
        add_event(interleaved(), event("n", section="t"), "x")
    with pytest.raises(UnknownPart):
        add_event(interleaved(), event("n", section="t"), "nobody")


def test_the_first_event_of_a_section_stands_behind_those_of_the_sections_before_it() -> None:
    incident = timeline(event("a", section="t"), event("b", section="t"))
    three = incident.with_fields(sections=(*incident.sections, Section(id="v", role="timeline")))
    filled = add_event(three, event("z", section="v"))

    assert order(add_event(filled, event("n", section="u"))) == "a b n z"


def test_an_event_is_refused_whose_id_is_taken_or_that_points_nowhere() -> None:
    with pytest.raises(DuplicateId, match="'a'"):
        add_event(interleaved(), event("a", section="t"))
    with pytest.raises(DuplicateId):
        add_event(interleaved(), event("u", section="t"))  # a section has it
    with pytest.raises(UnknownPart, match="section"):
        add_event(interleaved(), event("n", section="nowhere"))
    with pytest.raises(UnknownPart, match="impact figure"):
        add_event(interleaved(), event("n", section="t", milestones=(Milestone(name="started", impact="users"),)))


@pytest.mark.parametrize(
    ("time", "result"),
    [
        ("08:00", "n a u1 b u2 c"),
        ("09:00", "a u1 n b u2 c"),
        ("09:30", "a u1 n b u2 c"),
        ("10:00", "a u1 b u2 n c"),
        ("23:00", "a u1 b u2 c n"),
        ("", "a u1 b u2 c n"),
    ],
)
def test_an_event_falls_into_its_place_in_time(time: str, result: str) -> None:
    rows = [("a", "09:00"), ("u1", ""), ("b", "10:00"), ("u2", ""), ("c", "11:00")]
    incident = timeline(*(event(name, at, "t") for name, at in rows))

    assert order(place_event(incident, event("n", time, "t"))) == result


def test_an_event_falls_into_its_place_among_rows_that_are_out_of_order() -> None:
    incident = timeline(*(event(f"e{time[:2]}", time, "t") for time in ("09:00", "23:00", "10:00", "12:00")))

    assert order(place_event(incident, event("n", "11:00", "t"))) == "e09 e23 e10 n e12"


def test_an_event_falls_into_its_place_by_its_instant_and_not_by_its_clock() -> None:
    incident = timeline(event("a", "09:00", "t"), event("b", "10:00", "t")).with_fields(zone="UTC")
    tokyo = Event(id="n", section="t", at=Moment(written="18:30 JST", at="2023-05-01T18:30:00+09:00"))

    assert order(place_event(incident, tokyo)) == "a n b"


def test_a_clock_time_without_a_day_takes_the_place_that_its_clock_says_only_where_days_are_unknown() -> None:
    bare = [
        Event(id=name, section="t", at=Moment(written=at, at=f"T{at}")) for name, at in (("a", "09:00"), ("b", "10:00"))
    ]
    undated = timeline(*bare).with_fields(date="")
    mixed = timeline(event("d", "09:00", "t"), event("e", "10:00", "t")).with_fields(date="")
    new = Event(id="n", section="t", at=Moment(written="09:30", at="T09:30"))

    assert order(place_event(undated, new)) == "a n b"
    assert order(place_event(mixed, new)) == "d e n"


def test_an_edit_changes_one_event_and_nothing_else() -> None:
    before = interleaved()

    after = edit_event(before, "c", text="other words", actor="Ada")

    assert (event_of(after, "c").text, event_of(after, "c").actor) == ("other words", "Ada")
    assert [new is old for new, old in zip(after.timeline, before.timeline, strict=True)].count(False) == 1
    assert after.sections is before.sections
    assert event_of(before, "c").text == "What c says"


def test_an_edit_without_effect_gives_the_very_same_incident() -> None:
    before = interleaved()

    assert edit_event(before, "c", text="What c says", milestones=()) is before


def test_an_edit_is_validated() -> None:
    with pytest.raises(ValidationError):
        edit_event(interleaved(), "c", text=12)
    with pytest.raises(ValueError, match="an id never changes"):
        edit_event(interleaved(), "c", id="z")
    with pytest.raises(ValueError, match="no field 'colour'"):
        edit_event(interleaved(), "c", colour="red")
    with pytest.raises(UnknownPart, match="attachment"):
        edit_event(interleaved(), "c", attachments=("nothing",))
    with pytest.raises(UnknownPart, match="event"):
        edit_event(interleaved(), "nobody", text="")


def test_a_reference_that_led_nowhere_before_does_not_hinder_an_edit() -> None:
    broken = timeline(event("a", "09:00", "t", attachments=("lost",)))

    assert event_of(edit_event(broken, "a", text="other words"), "a").attachments == ("lost",)


def test_a_new_time_leaves_the_row_where_it_is_unless_it_is_asked_to_fall_into_place() -> None:
    later = clock("09:04")

    stayed = set_event_time(interleaved(), "a", later)
    fallen = set_event_time(interleaved(), "a", later, resort=True)

    assert (order(stayed), event_of(stayed, "a").at) == ("a x b c y d", later)
    assert (order_in(fallen, "t"), order_in(fallen, "u")) == ("b c a d", "x y")


def test_another_time_takes_back_that_the_row_is_kept_out_of_order() -> None:
    incident = edit_event(interleaved(), "c", order_kept=True)

    assert event_of(set_event_time(incident, "c", clock("08:00")), "c").order_kept is False
    assert event_of(set_event_time(incident, "c", clock("09:03"), clock("09:30")), "c").order_kept is True


def test_removed_events_are_forgotten_by_causes_tasks_and_notes() -> None:
    incident = small_incident()

    after = remove_events(incident, ["fix", "restart"])

    assert cause_of(after, "loop").event_ids == ()
    assert cause_of(after, "fulldisk").event_ids == ("disk",)
    assert task_of(after, "task1").addresses == ("notest",)
    assert after.notes[0] == Note(id="note1", on="", by="Ada", text="Which of the two was it?")
    assert cause_of(after, "nolimit") is cause_of(incident, "nolimit")
    assert remove_events(incident, []) is incident


def test_a_copy_stands_behind_its_original_so_that_copies_keep_the_order_of_time() -> None:
    after = duplicate_events(interleaved(), ["d", "a"], ["d2", "a2"])

    assert order(after) == "a a2 x b c y d d2"
    assert event_of(after, "a2") == event_of(after, "a").replaced(id="a2")
    with pytest.raises(DuplicateId):
        duplicate_events(after, ["a", "b"], ["n", "n"])
    with pytest.raises(ValueError, match="shorter"):
        duplicate_events(after, ["a", "b"], ["n"])


@pytest.mark.parametrize(
    ("ids", "before", "in_t"),
    [
        (["a"], "d", "b c a d"),
        (["d"], "a", "d a b c"),
        (["d", "a"], "c", "b a d c"),
        (["a", "b"], None, "c d a b"),
        (["b", "c"], "c", "a b c d"),
        (["a", "c"], "c", "b a c d"),
    ],
)
def test_a_move_inside_a_section_uses_the_places_of_its_own_rows(ids: list[str], before: str | None, in_t: str) -> None:
    after = move_events(interleaved(), ids, before, "t")

    assert order_in(after, "t") == in_t
    assert [row.id for row in after.timeline[1::3]] == ["x", "y"]


def test_a_move_never_changes_a_time() -> None:
    before = interleaved()

    after = move_events(before, ["d"], "a", "t")

    assert all(row is event_of(before, row.id) for row in after.timeline)


def test_rows_come_from_other_sections_in_document_order() -> None:
    after = move_events(interleaved(), ["y", "a", "x"], "c", "t")

    assert order_in(after, "t") == "b a x y c d"
    assert [event_of(after, name).section for name in "axyb"] == ["t", "t", "t", ""]
    assert order_in(move_events(interleaved(), ["a", "b"], None, "u"), "u") == "x y a b"


def test_a_drop_that_changes_nothing_gives_the_very_same_incident() -> None:
    before = interleaved()

    for ids, target in ((["b"], "c"), (["b", "c"], "b"), (["d"], None), ([], "a")):
        assert move_events(before, ids, target, "t") is before


def test_a_move_of_or_to_what_is_not_there_is_refused() -> None:
    for ids, target, section in ((["n"], "a", "t"), (["a"], "n", "t"), (["a"], "x", "t"), (["a"], None, "nowhere")):
        with pytest.raises(UnknownPart):
            move_events(interleaved(), ids, target, section)


def filtered() -> Incident:
    """Rows in view in capitals: A h1 h2 B h3 C."""
    return timeline(*(event(name, section="t") for name in ("A", "h1", "h2", "B", "h3", "C")))


HIDDEN = frozenset({"h1", "h2", "h3"})


@pytest.mark.parametrize(
    ("ids", "before", "result"),
    [
        (["C"], "B", "A h1 h2 C B h3"),
        (["C"], "A", "C A h1 h2 B h3"),
        (["A"], "C", "B h3 A h1 h2 C"),
        (["A"], None, "B h3 C A h1 h2"),
        (["A", "C"], "B", "A h1 h2 C B h3"),
    ],
)
def test_in_a_filtered_list_hidden_rows_stay_behind_their_predecessor(
    ids: list[str], before: str | None, result: str
) -> None:
    assert order(move_events(filtered(), ids, before, "t", hidden=HIDDEN)) == result


@pytest.mark.parametrize(
    ("ids", "step", "result"),
    [
        (["B"], -1, "B h3 A h1 h2 C"),
        (["A"], 1, "B h3 A h1 h2 C"),
        (["B", "C"], -1, "B h3 C A h1 h2"),
        (["A"], -1, "A h1 h2 B h3 C"),
    ],
)
def test_in_a_filtered_list_a_row_is_shifted_past_its_neighbour_in_view(ids: list[str], step: int, result: str) -> None:
    assert order(shift_events(filtered(), ids, step, hidden=HIDDEN)) == result


def test_a_chosen_row_counts_as_in_view_although_the_filter_hides_it() -> None:
    assert order(shift_events(filtered(), ["h2"], -1, hidden=HIDDEN)) == "h2 A h1 B h3 C"
    assert order(move_events(filtered(), ["h1"], "C", "t", hidden=HIDDEN)) == "A B h3 h1 h2 C"


def test_hidden_rows_at_the_top_stay_at_the_top() -> None:
    incident = timeline(*(event(name, section="t") for name in ("h1", "A", "B")))

    assert order(shift_events(incident, ["B"], -1, hidden={"h1"})) == "h1 B A"
    assert order(shift_events(incident, ["A"], -1, hidden={"h1"})) == "h1 A B"


def test_rows_are_shifted_inside_their_own_sections() -> None:
    up = shift_events(interleaved(), ["c", "y"], -1)

    assert (order_in(up, "t"), order_in(up, "u")) == ("a c b d", "y x")
    assert order_in(shift_events(interleaved(), ["a", "c"], 1), "t") == "b a d c"
    with pytest.raises(ValueError, match="step"):
        shift_events(interleaved(), ["a"], 2)
    with pytest.raises(UnknownPart):
        shift_events(interleaved(), ["a", "n"], 1)


def test_shifting_what_stands_at_the_edge_gives_the_very_same_incident() -> None:
    before = interleaved()

    assert shift_events(before, ["a", "b"], -1) is before
    assert shift_events(before, ["y"], 1) is before


def test_sorting_keeps_rows_without_a_time_behind_their_predecessor() -> None:
    rows = [("u0", ""), ("c", "11:00"), ("u1", ""), ("a", "09:00"), ("u2", ""), ("u3", ""), ("b", "10:00")]
    incident = timeline(*(event(name, at, "t") for name, at in rows))

    assert order(sort_events(incident, "t")) == "u0 a u2 u3 b c u1"


def test_sorting_leaves_what_is_kept_on_purpose_behind_its_predecessor() -> None:
    rows = (event("b", "10:00", "t"), event("history", "07:00", "t", order_kept=True), event("a", "09:00", "t"))

    after = sort_events(timeline(*rows), "t")

    assert order(after) == "a b history"
    assert event_of(after, "history").order_kept


def test_sorting_keeps_the_order_of_equal_times_and_touches_no_other_section() -> None:
    incident = timeline(
        event("b", "10:00", "t"),
        event("y", "12:00", "u"),
        event("a1", "09:00", "t"),
        event("x", "08:00", "u"),
        event("a2", "09:00", ""),
    )

    assert order(sort_events(incident, "t")) == "a1 y a2 x b"
