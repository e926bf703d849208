"""What holds of every merge, whatever two people did."""

from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from postmortem_desk.model import Incident, Record, UnknownKey
from postmortem_desk.operations.details import edit_details
from postmortem_desk.operations.events import edit_event
from postmortem_desk.operations.lookup import all_ids, ids_of
from postmortem_desk.operations.merging.merge import merged
from postmortem_desk.operations.merging.merge_order import merged_order
from postmortem_desk.operations.renaming import renamed
from postmortem_desk.operations.tasks import edit_task
from postmortem_desk.storage.file_format.canonical import incident_bytes
from postmortem_desk.storage.file_format.parse import incident_from_bytes
from support.invariants import faults
from support.odd_incidents import odd_incidents
from support.steps import steps
from support.strategies import incidents

STEPS = 5
FEW = 15
"""Examples of a test whose incidents are large."""
KEYS = st.sampled_from("abcdefgh")
ORDERS = st.lists(KEYS, unique=True, max_size=8)


def edited(data: st.DataObject, incident: Incident, mark: str) -> Incident:
    """The incident after a few random operations; new parts have ids of this writer."""
    start = incident
    for _ in range(data.draw(st.integers(1, STEPS), label=f"steps of {mark}")):
        incident = data.draw(steps(incident), label=mark).run(incident)
    return _with_own_ids(start, incident, mark)


def _with_own_ids(start: Incident, after: Incident, mark: str) -> Incident:
    return renamed(after, {part_id: f"{mark}{part_id}" for part_id in all_ids(after) - all_ids(start)})


def texts(value: Any) -> Iterator[str]:
    """Every text in a value, line by line."""
    if isinstance(value, str):
        yield from value.split("\n")
    elif isinstance(value, Record):
        for name, inner in value.__dict__.items():
            if name not in ("id", "section", "parent_id", "on", "impact", "event_ids", "addresses", "attachments"):
                yield from texts(inner)
        if type(value) is Incident:
            yield from (text for name in ("impact", "attachments") for text in texts(getattr(value, name)))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from (*texts(key), *texts(inner))
    elif isinstance(value, UnknownKey):
        yield from (*texts(value.key), *texts(value.value))  # the key before it is its place, and no word of anybody
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from texts(inner)


@settings(max_examples=FEW)
@given(base=odd_incidents, after=odd_incidents)
def test_what_one_version_alone_changed_is_taken_as_it_is(base: Incident, after: Incident) -> None:
    for found in (merged(base, base, after), merged(base, after, base), merged(base, after, after)):
        assert found.conflicts == ()
        assert found.incident == after


@settings(max_examples=FEW)
@given(data=st.data(), base=incidents())
def test_an_edit_on_one_side_is_taken_list_by_list(data: st.DataObject, base: Incident) -> None:
    after = edited(data, base, "o")
    if after.title != base.title:
        return
    titled = edit_details(base, title="The other title")

    for found in (merged(base, after, titled), merged(base, titled, after)):
        assert found.conflicts == ()
        assert found.incident == edit_details(after, title="The other title")


@settings(max_examples=FEW)
@given(data=st.data(), base=incidents())
def test_every_merge_is_a_valid_incident(data: st.DataObject, base: Incident) -> None:
    ours, theirs = edited(data, base, "o"), edited(data, base, "t")

    found = merged(base, ours, theirs)

    assert faults(found.incident) == []
    assert incident_from_bytes(incident_bytes(found.incident), "merged") == found.incident


@settings(max_examples=FEW)
@given(data=st.data(), base=incidents())
def test_what_both_kept_or_one_added_is_there(data: st.DataObject, base: Incident) -> None:
    ours, theirs = edited(data, base, "o"), edited(data, base, "t")

    there = all_ids(merged(base, ours, theirs).incident)

    assert (all_ids(ours) & all_ids(theirs)) <= there
    assert (all_ids(ours) ^ all_ids(theirs)) - all_ids(base) <= there


@settings(max_examples=FEW)
@given(base=odd_incidents, ours=odd_incidents, theirs=odd_incidents)
def test_no_words_that_somebody_wrote_are_lost(base: Incident, ours: Incident, theirs: Incident) -> None:
    found = merged(base, ours, theirs).incident

    left = set(texts(found))
    for side in (ours, theirs):
        assert set(texts(side)) - set(texts(base)) <= left


@settings(max_examples=FEW)
@given(ours=odd_incidents, theirs=odd_incidents)
def test_without_the_version_before_no_words_are_lost_at_all(ours: Incident, theirs: Incident) -> None:
    left = set(texts(merged(None, ours, theirs).incident))

    assert set(texts(ours)) | set(texts(theirs)) <= left


@settings(max_examples=FEW)
@given(data=st.data(), base=incidents())
def test_edits_of_different_parts_commute(data: st.DataObject, base: Incident) -> None:
    rows = [row.id for row in (*base.timeline, *base.tasks)]
    mine = set(data.draw(st.lists(st.sampled_from(rows), unique=True)) if rows else [])

    def with_words(incident: Incident, chosen: set[str], words: str) -> Incident:
        for row_id in chosen:
            edit = edit_event if row_id in ids_of(incident.timeline) else edit_task
            incident = edit(incident, row_id, text=words)
        return incident

    ours = with_words(base, mine, "ours")
    theirs = with_words(base, set(rows) - mine, "theirs")

    one, other = merged(base, ours, theirs), merged(base, theirs, ours)

    assert one.conflicts == other.conflicts == ()
    assert one.incident == other.incident == with_words(ours, set(rows) - mine, "theirs")


@given(base=ORDERS, version=ORDERS)
def test_one_order_is_taken_as_it_is(base: list[str], version: list[str]) -> None:
    assert merged_order(base, base, version, version) == version
    assert merged_order(base, version, base, version) == version
    assert merged_order(base, version, version, version) == version


@given(base=ORDERS, ours=ORDERS, theirs=ORDERS)
def test_every_kept_key_stands_once(base: list[str], ours: list[str], theirs: list[str]) -> None:
    kept = {*ours, *theirs}

    assert sorted(merged_order(base, ours, theirs, kept)) == sorted(kept)


@given(data=st.data(), base=ORDERS)
def test_additions_of_both_keep_each_sides_order(data: st.DataObject, base: list[str]) -> None:
    sides = []
    for mark in "ot":
        side = list(base)
        for number in range(data.draw(st.integers(0, 4))):
            side.insert(data.draw(st.integers(0, len(side))), f"{mark}{number}")
        sides.append(side)
    ours, theirs = sides

    order = merged_order(base, ours, theirs, {*ours, *theirs})

    assert [key for key in order if key in set(ours)] == ours
    assert [key for key in order if key in set(theirs)] == theirs
