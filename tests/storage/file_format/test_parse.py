import codecs
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postmortem_desk.model import Incident, UnknownKey
from postmortem_desk.model.record import UNKNOWN_KEYS
from postmortem_desk.storage.file_format.canonical import incident_bytes
from postmortem_desk.storage.file_format.json_checks import MAX_DEPTH
from postmortem_desk.storage.file_format.parse import incident_from_bytes
from postmortem_desk.storage.file_format.text_checks import MAX_BYTES
from postmortem_desk.trouble import Trouble
from support.incidents import small_incident

HEAD: dict[str, Any] = {"format": "postmortem-desk/incident", "schema": 1, "id": "a"}
PLACE = re.compile(r"line [1-9]\d*, column [1-9]\d*")


def file_with(**keys: Any) -> bytes:
    return json.dumps(HEAD | keys, indent=1, ensure_ascii=False).encode()


def trouble_with(data: bytes) -> Trouble:
    with pytest.raises(Trouble) as caught:
        incident_from_bytes(data, "x.postmortem.json")
    trouble = caught.value
    assert trouble.subject == "x.postmortem.json"
    assert PLACE.fullmatch(trouble.place), trouble.place
    assert trouble.remedy
    assert trouble.sentence.endswith(".")
    return trouble


def sentence_or_incident(data: bytes) -> str | Incident:
    try:
        return incident_from_bytes(data, "x")
    except Trouble as trouble:
        return str(trouble)


@pytest.mark.parametrize(
    ("data", "place", "words"),
    [
        (b"", "line 1, column 1", "empty"),
        (b" \n\t\n", "line 1, column 1", "empty"),
        (codecs.BOM_UTF8, "line 1, column 1", "empty"),
        (b"\0" * 4096, "line 1, column 1", "nothing but zero bytes"),
        (b'{"a":\n 1, \0\0\0\0', "line 2, column 5", "from here on"),
        (b'{"a":\n "\0x"}', "line 2, column 3", "zero byte"),
        (codecs.BOM_UTF16_LE + '{"a":1}'.encode("utf-16-le"), "line 1, column 1", "UTF-16"),
        ('{"a":1}'.encode("utf-16-be"), "line 1, column 1", "UTF-16"),
        (codecs.BOM_UTF32_BE + "{}".encode("utf-32-be"), "line 1, column 1", "UTF-16 or UTF-32"),
        ('{\n"ä": "'.encode() + b'\xff"}', "line 2, column 7", "0xff is not UTF-8"),
        (b"%PDF-1.7 ...", "line 1, column 1", "a PDF document"),
        (b"PK\x03\x04xx", "line 1, column 1", "ZIP archive"),
        (b"# Postmortem\n\nText", "line 1, column 1", "Markdown"),
        (b"<html></html>", "line 1, column 1", "web page"),
        (b"hello", "line 1, column 1", "does not start with a brace"),
    ],
)
def test_what_is_no_json_text_is_told_from_what_is(data: bytes, place: str, words: str) -> None:
    trouble = trouble_with(data)
    assert trouble.place == place
    assert words in trouble.sentence


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ('{\n  "ä": "b",\n}', "line 3, column 1", "comma after the last entry"),
        ('{\n  "ää": 1 "b": 2}', "line 2, column 11", "comma or a closing bracket is missing"),
        ('{"a" 1}', "line 1, column 6", "colon is missing"),
        ("{a: 1}", "line 1, column 2", "key must stand in double quotes"),
        ('{"a": tru}', "line 1, column 10", "only true, false and null"),
        ('{"a": 01}', "line 1, column 8", "number is not written"),
        ('{"a": "x', "line 1, column 8", "ends in the middle of a text"),
        ('{"a": [1', "line 1, column 8", "before the incident is complete"),
        ('{"a": "x\ny"}', "line 1, column 9", "runs over the end of its line"),
        ('{"a": "\\x"}', "line 1, column 9", "backslash"),
        (
            '{"format": "postmortem-desk/incident", "schema": 1,\n"a": "\\ud800"}',
            "line 2, column 13",
            "whole character",
        ),
        ('{"a": 1} x', "line 1, column 10", "after the end"),
        ('{"a": NaN}', "line 1, column 7", "NaN"),
        ('{"a": 1e400}', "line 1, column 7", "1e400"),
        ('{"a": -1e400}', "line 1, column 7", "-1e400"),
        ('{"a":\n' + "9" * 5000 + "}", "line 2, column 1", "99999..."),
        ('{"a": {"b": 1,\n"b": 2}}', "line 2, column 1", 'key "b" stands here for the second time'),
        ('{"\\u00e4": 1, "ä": 2}', "line 1, column 15", "second time"),
        ("[" * 100_000, f"line 1, column {MAX_DEPTH + 1}", "More than 64"),
        ('{"a":' * 70 + "1" + "}" * 70, "line 1, column 321", "More than 64"),
        ('{\n<<<<<<< HEAD\n"a": 1\n=======\n"a": 2\n>>>>>>> b\n}', "line 2, column 1", "merge conflict"),
    ],
)
def test_broken_json_is_told_with_its_place(text: str, place: str, words: str) -> None:
    trouble = trouble_with(text.encode())
    assert (trouble.place, words.lower() in trouble.sentence.lower()) == (place, True), str(trouble)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"[]", "holds a list"),
        (b'[{"ts": "1", "text": "hi"}]', "export of a chat"),
        (b'"x"', "single value"),
        (b"12", "single value"),
        (b'{"a": 1}', '"format" is missing'),
        (b'{"format": "other/thing", "schema": 1}', 'its format is "other/thing"'),
        (b'{"format": "postmortem-desk/incident", "id": "a"}', '"schema" is missing'),
        (b'{"format": "postmortem-desk/incident", "schema": true, "id": "a"}', '"schema" is true'),
        (b'{"format": "postmortem-desk/incident", "schema": 0, "id": "a"}', '"schema" is 0'),
        (b'{"format": "postmortem-desk/incident", "schema": "1", "id": "a"}', '"schema" is "1"'),
    ],
)
def test_other_json_is_told_from_an_incident(data: bytes, words: str) -> None:
    trouble = trouble_with(data)
    assert words in trouble.sentence
    assert "Other documents open" in trouble.remedy


@pytest.mark.parametrize(
    ("keys", "line", "words"),
    [
        ({"title": 5}, 5, "title must be a text, and is 5."),
        ({"timeline": {}}, 5, "timeline must be a list, and is {}."),
        ({"timeline": [{"id": "e"}, 7]}, 9, "event 2 must be an object in braces, and is 7."),
        ({"timeline": [{"id": "e", "key_event": "yes"}]}, 8, 'event 1, key event must be true or false, and is "yes".'),
        ({"timeline": [{"text": "x"}]}, 6, "event 1, id is missing."),
        ({"timeline": [{"id": "a b"}]}, 7, 'event 1, id: "a b" is no id'),
        ({"timeline": [{"id": "e", "at": {"at": "today"}}]}, 9, "event 1, time: a moment is written like"),
        ({"timeline": [{"id": "e", "at": {"at": "2023-02-30"}}]}, 9, "event 1, time"),
        ({"timeline": [{"id": "e", "cells": {"Cost": 3}}]}, 9, 'event 1, cells, "Cost" must be a text, and is 3.'),
        ({"sections": [{"id": "s", "level": 9}]}, 8, "section 1, level must be at most 6, and is 9."),
        ({"sections": [{"id": "s", "level": 0}]}, 8, "section 1, level must be at least 1, and is 0."),
        ({"sections": [{"id": "s", "level": 2.5}]}, 8, "section 1, level must be a whole number, and is 2.5."),
        ({"sections": [{"id": "s", "text": ["a", 5]}]}, 8, "section 1, text must be a text"),
        ({"tasks": [{"id": "t", "tickets": ["a", None]}]}, 10, "task 1, ticket 2 must be a text, and is null."),
        ({"people": [{"id": "p"}, {"id": "q"}, {"id": "p"}]}, 13, 'person 3 has the id "p" of another one.'),
        ({"title": 1, "reference": 2, "date": 3}, 5, "There are 2 more such places."),
    ],
)
def test_a_value_that_does_not_fit_is_named_as_a_person_would(keys: dict[str, Any], line: int, words: str) -> None:
    trouble = trouble_with(file_with(**keys))
    assert trouble.place.startswith(f"line {line},"), str(trouble)
    assert words in trouble.sentence


def test_a_shown_value_cannot_change_how_the_sentence_is_read() -> None:
    assert "\u202e" not in trouble_with(file_with(title=["\u202eevil" * 20])).sentence


def test_what_is_too_large_is_refused_unread() -> None:
    with pytest.raises(Trouble, match="64 MiB"):
        incident_from_bytes(b" " * (MAX_BYTES + 1), "x")


def test_a_mark_of_utf8_is_dropped() -> None:
    incident = small_incident()
    assert incident_from_bytes(codecs.BOM_UTF8 + incident_bytes(incident), "x") == incident


def test_unknown_keys_of_every_level_are_kept_in_their_places() -> None:
    data = file_with(
        colour="red",
        sections=[{"new": {"id": 1}, "id": "s", "layout": {"style": "table", "wide": True}}],
        timeline=[{"id": "e", "sources": [{"kind": "chat", "seen": None}], "unknown": 1, "schema_version": 2}],
    )
    incident = incident_from_bytes(data, "x")
    assert incident.unknown == (UnknownKey("id", "colour", "red"),)
    assert incident.sections[0].unknown == (UnknownKey("", "new", {"id": 1}),)
    assert incident.sections[0].layout.unknown == (UnknownKey("style", "wide", True),)
    assert incident.timeline[0].sources[0].unknown == (UnknownKey("kind", "seen", None),)
    assert [row.key for row in incident.timeline[0].unknown] == ["unknown", "schema_version"]
    assert json.loads(incident_bytes(incident)) == json.loads(data)


def test_a_value_beside_an_unknown_key_is_still_checked() -> None:
    trouble = trouble_with(file_with(colour="red", timeline=[{"id": "e", "text": 5}]))
    assert trouble.sentence == "event 1, text must be a text, and is 5."
    assert trouble.place == "line 9, column 12"


@pytest.mark.parametrize("value", [[["title", "id", "b"]], 5, [], {"a": 1}])
def test_a_file_cannot_speak_as_the_program_through_the_reserved_key(value: Any) -> None:
    incident = incident_from_bytes(file_with(**{UNKNOWN_KEYS: value}), "x")
    assert incident.unknown == (UnknownKey("id", UNKNOWN_KEYS, value),)
    assert incident.id == "a"
    assert incident_from_bytes(incident_bytes(incident), "x") == incident


def test_values_that_no_vocabulary_has_are_kept() -> None:
    data = file_with(status="paused", tasks=[{"id": "t", "status": "waiting", "kind": "dance"}])
    assert json.loads(incident_bytes(incident_from_bytes(data, "x"))) == json.loads(data)


def test_a_newer_schema_is_read_as_far_as_it_is_understood() -> None:
    incident = incident_from_bytes(file_with(schema=2, weather={"rain": True}), "x")
    assert incident.schema_version == 2
    assert incident.unknown[0].key == "weather"


def test_a_newer_schema_that_is_not_understood_says_so() -> None:
    trouble = trouble_with(file_with(schema=3, timeline={"rows": []}))
    assert "newer version" in trouble.sentence
    assert "Update" in trouble.remedy


@given(st.data())
def test_a_file_that_ends_early_is_refused_wherever_it_ends(data: st.DataObject) -> None:
    whole = incident_bytes(small_incident())
    trouble_with(whole[: data.draw(st.integers(0, len(whole) - 3))])


@given(st.data())
def test_a_damaged_byte_never_ends_in_anything_but_an_incident_or_a_sentence(data: st.DataObject) -> None:
    whole = bytearray(incident_bytes(small_incident()))
    whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    outcome = sentence_or_incident(bytes(whole))
    assert isinstance(outcome, Incident) or PLACE.search(outcome)


def test_every_file_of_the_json_test_suite_gets_a_sentence(shared: Path) -> None:
    folder = shared / "corpora" / "json_test_suite" / "test_parsing"
    files = sorted(folder.iterdir())
    assert len(files) == 318
    for file in files:
        with pytest.raises(Trouble) as caught:
            incident_from_bytes(file.read_bytes(), file.name)
        assert PLACE.fullmatch(caught.value.place), file.name
        assert caught.value.remedy, file.name


def test_valid_json_of_the_suite_is_refused_as_foreign_and_not_as_broken(shared: Path) -> None:
    folder = shared / "corpora" / "json_test_suite" / "test_parsing"
    twice = {"y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json"}
    for file in sorted(folder.glob("y_*.json")):
        message = sentence_or_incident(file.read_bytes())
        assert isinstance(message, str)
        assert ("second time" in message) == (file.name in twice), message
        assert ("Other documents open" in message) != (file.name in twice), message
