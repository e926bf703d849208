import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given

from postmortem_desk.model import Incident
from postmortem_desk.storage.file_format.canonical import incident_bytes
from postmortem_desk.storage.file_format.json_schema import incident_schema
from postmortem_desk.storage.file_format.parse import incident_from_bytes
from postmortem_desk.trouble import Trouble
from support.incidents import small_incident
from support.odd_incidents import odd_incidents

HEAD: dict[str, Any] = {"format": "postmortem-desk/incident", "schema": 1, "id": "a"}


@pytest.fixture(scope="module")
def validator() -> jsonschema.protocols.Validator:
    schema = incident_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_bundled_examples_and_templates_are_what_the_schema_says(
    validator: jsonschema.protocols.Validator, project_root: Path
) -> None:
    files = sorted((project_root / "resources").rglob("*.postmortem.json"))
    assert len(files) >= 5
    for path in files:
        validator.validate(json.loads(path.read_bytes()))


@given(odd_incidents)
def test_whatever_is_saved_is_what_the_schema_says(incident: Incident) -> None:
    jsonschema.Draft202012Validator(incident_schema()).validate(json.loads(incident_bytes(incident)))


@pytest.mark.parametrize(
    "change",
    [
        {"id": "a b"},
        {"id": None},
        {"format": "other"},
        {"schema": 0},
        {"title": 5},
        {"timeline": {}},
        {"timeline": [{}]},
        {"timeline": [{"id": "e", "key_event": "yes"}]},
        {"timeline": [{"id": "e", "text": ["a", 1]}]},
        {"timeline": [{"id": "e", "cells": {"a": 1}}]},
        {"sections": [{"id": "s", "level": 7}]},
        {"tasks": [{"id": "t", "addresses": ["a/b"]}]},
    ],
)
def test_schema_and_reader_refuse_the_same(validator: jsonschema.protocols.Validator, change: dict[str, Any]) -> None:
    value = HEAD | change
    assert not validator.is_valid(value)
    with pytest.raises(Trouble):
        incident_from_bytes(json.dumps(value).encode(), "x")


@pytest.mark.parametrize("change", [{}, {"colour": [1]}, {"status": "paused"}, {"timeline": [{"id": "e", "new": {}}]}])
def test_schema_and_reader_accept_the_same(validator: jsonschema.protocols.Validator, change: dict[str, Any]) -> None:
    value = HEAD | change
    validator.validate(value)
    assert incident_from_bytes(json.dumps(value).encode(), "x").id == "a"


def test_every_field_of_a_real_incident_is_named(validator: jsonschema.protocols.Validator) -> None:
    written = json.loads(incident_bytes(small_incident()))
    assert set(written) <= set(incident_schema()["properties"])


def test_it_says_what_the_fields_mean_and_which_values_are_known() -> None:
    schema = incident_schema()
    assert schema["properties"]["status"]["examples"] == ["ongoing", "mitigated", "resolved"]
    assert schema["properties"]["status"]["description"].startswith("One of ongoing, mitigated, resolved")
    assert "of which nothing is known" in schema["$defs"]["Moment"]["description"]
    assert "unknown" not in schema["properties"]
    assert "\\u0000" not in json.dumps(schema)
    assert "vocabulary." not in json.dumps(schema)
