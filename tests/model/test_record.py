"""Records: frozen, checked when they are made or read, and equal where they say the same."""

import json
from copy import deepcopy

import pytest
from pydantic_core import ValidationError

from postmortem_desk.model import Conflict, Event, Incident, Milestone, Moment, Section, UnknownKey
from support.rich_incident import rich_incident


def first_error(wrong: pytest.ExceptionInfo[ValidationError]) -> tuple[str, tuple[str | int, ...]]:
    error = wrong.value.errors()[0]
    return error["type"], error["loc"]


@pytest.mark.parametrize(
    ("fields", "kind", "place"),
    [
        ({"id": "a", "text": 5}, "string_type", ("text",)),
        ({"id": "not an id"}, "string_pattern_mismatch", ("id",)),
        ({"id": "a", "key_event": 1}, "bool_type", ("key_event",)),
        ({"id": "a", "at": "T09:05"}, "model_type", ("at",)),
        ({"id": "a", "milestones": ("started",)}, "model_type", ("milestones", 0)),
        ({"id": "a", "cells": {"Cost": 5}}, "string_type", ("cells", "Cost")),
        ({"id": "a", "colour": "red"}, "extra_forbidden", ("colour",)),
        ({}, "missing", ("id",)),
    ],
)
def test_a_value_that_does_not_fit_makes_no_record(fields: dict[str, object], kind: str, place: tuple[object]) -> None:
    with pytest.raises(ValidationError) as wrong:
        Event(**fields)
    assert first_error(wrong) == (kind, place)


@pytest.mark.parametrize(("level", "kind"), [(0, "greater_than_equal"), (7, "less_than_equal"), (2.0, "int_type")])
def test_a_number_out_of_its_bounds_does_not_fit(level: object, kind: str) -> None:
    with pytest.raises(ValidationError) as wrong:
        Section(id="s", level=level)
    assert first_error(wrong)[0] == kind


@pytest.mark.parametrize("at", ["9:05", "2023-02-30", "2023-05-01T24:01", "", "T9:05"])
def test_a_moment_that_is_none_does_not_fit(at: str) -> None:
    with pytest.raises(ValidationError) as wrong:
        Moment(at=at)
    assert first_error(wrong) == ("value_error", ("at",))


def test_a_file_names_its_fields_by_their_keys() -> None:
    incident = Incident.of_json('{"id": "i", "schema": 1, "format": "postmortem-desk/incident"}')
    assert incident.schema_version == 1
    with pytest.raises(ValidationError):
        Incident.of_json('{"id": "i", "schema_version": 1}')


def test_a_text_of_several_lines_is_read_from_its_lines() -> None:
    read = Event.of_json('{"id": "e", "text": ["one", "two"], "cells": {"Cost": ["3", "4"]}, "actor": "Mira"}')
    assert (read.text, read.cells["Cost"]) == ("one\ntwo", "3\n4")
    with pytest.raises(ValidationError):
        Event.of_json('{"id": "e", "actor": ["one", "two"]}')


def test_any_json_is_kept_as_it_is() -> None:
    value = {"a": [1, 2.5, None, True, {"b": "c"}]}
    assert Conflict.of_json(json.dumps({"base": value})).base == value
    read = Event.of_json(json.dumps({"id": "e", "\x00unknown": [["id", "mood", value]]}))
    assert read.unknown == (UnknownKey("id", "mood", value),)


def test_a_record_never_changes() -> None:
    event = Event(id="e")
    with pytest.raises(AttributeError, match="frozen"):
        event.text = "other"
    with pytest.raises(AttributeError, match="frozen"):
        del event.text
    assert event == Event(id="e")


def test_a_changed_record_is_another_one_and_checked() -> None:
    event = Event(id="e", text="before")
    after = event.replaced(text="after", milestones=(Milestone(name="started"),))
    assert (event.text, after.text, after.id) == ("before", "after", "e")
    with pytest.raises(ValidationError):
        event.replaced(text=None)


def test_what_does_not_change_keeps_its_identity() -> None:
    incident = rich_incident()
    after = incident.with_fields(title="Other")
    assert after.title == "Other" != incident.title
    assert all(getattr(after, name) is getattr(incident, name) for name in Incident.fields_by_name if name != "title")


def test_values_by_name_are_not_shared_among_records() -> None:
    assert Event(id="a").cells is not Event(id="b").cells


def test_records_are_equal_where_they_say_the_same() -> None:
    assert Event(id="e", text="x") == Event.of_json('{"id": "e", "text": "x"}') != Event(id="e", text="y")
    assert Moment() != Milestone(name="started")
    assert len({Moment(at="T09:05"), Moment(at="T09:05"), Moment(at="T09:06")}) == 2


def test_a_copy_is_a_record_of_its_own() -> None:
    incident = rich_incident()
    twin = deepcopy(incident)
    assert twin == incident
    assert twin.timeline[0] is not incident.timeline[0]
    assert twin.replaced(title="Other").title == "Other"
