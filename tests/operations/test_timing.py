"""The order in time of a whole timeline is worked out once, and again when a time changes."""

from postmortem_desk.model import Incident, Moment
from postmortem_desk.operations.events import edit_event
from postmortem_desk.operations.timing import placed_keys, time_keys
from support.incidents import large_incident


def later(incident: Incident, number: int) -> Incident:
    at = Moment(written="23:59", at="2023-05-01T23:59")
    return edit_event(incident, incident.timeline[number].id, at=at)


def test_the_edit_of_a_text_leaves_the_keys_of_all_rows_as_they_are() -> None:
    incident = large_incident(50)
    before = time_keys(incident, incident.timeline)
    edited = edit_event(incident, incident.timeline[7].id, text="Other words.")
    assert time_keys(edited, edited.timeline) is before


def test_another_time_another_order_and_another_zone_give_other_keys() -> None:
    incident = large_incident(50)
    before = time_keys(incident, incident.timeline)
    moved = later(incident, 7)
    after = time_keys(moved, moved.timeline)
    assert [index for index, key in enumerate(after) if key != before[index]] == [7]
    turned = incident.timeline[::-1]
    assert time_keys(incident, turned) == before[::-1]
    assert time_keys(incident.replaced(zone="UTC"), incident.timeline) != before
    assert time_keys(incident, incident.timeline[:20]) == before[:20]


def test_a_row_that_is_kept_out_of_order_has_no_place() -> None:
    incident = large_incident(20)
    kept = edit_event(incident, incident.timeline[7].id, order_kept=True)
    keys = placed_keys(kept, kept.timeline)
    assert [index for index, key in enumerate(keys) if key is None] == [7]
    assert time_keys(kept, kept.timeline) == time_keys(incident, incident.timeline)
