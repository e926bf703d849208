import json
from pathlib import Path

import pytest
from hypothesis import given

from postmortem_desk.model import Event, Incident, Moment, Section, Source, UnknownKey
from postmortem_desk.storage.file_format.canonical import incident_bytes
from postmortem_desk.storage.file_format.parse import incident_from_bytes
from support.incidents import large_incident, small_incident
from support.odd_incidents import TEXTS, odd_incidents

ONE_OF_ALL = """\
{
  "format": "postmortem-desk/incident",
  "schema": 1,
  "id": "a1",
  "title": "Größe 🧑‍💻",
  "sections": [
    {
      "id": "s",
      "role": "timeline",
      "text": [
        "one",
        "",
        "three"
      ]
    }
  ],
  "timeline": [
    {
      "id": "e",
      "at": {
        "written": "9:05 AM",
        "at": "2023-05-01T09:05:00-07:00"
      },
      "cells": {
        "Notes": [
          "x",
          "y"
        ]
      }
    }
  ]
}
"""


def one_of_all() -> Incident:
    moment = Moment(written="9:05 AM", at="2023-05-01T09:05:00-07:00")
    return Incident(
        id="a1",
        title="Größe 🧑‍💻",
        sections=(Section(id="s", role="timeline", text="one\n\nthree"),),
        timeline=(Event(id="e", at=moment, cells={"Notes": "x\ny"}),),
    )


def test_it_is_written_with_fixed_keys_and_without_what_is_empty() -> None:
    assert incident_bytes(one_of_all()).decode() == ONE_OF_ALL


def test_what_the_file_is_stands_in_every_file() -> None:
    assert list(json.loads(incident_bytes(Incident(id="a")))) == ["format", "schema", "id"]


@given(odd_incidents)
def test_what_was_written_is_read_and_written_again_the_same(incident: Incident) -> None:
    data = incident_bytes(incident)
    read = incident_from_bytes(data, "x.postmortem.json")
    assert read == incident
    assert incident_bytes(read) == data


@pytest.mark.parametrize("incident", [small_incident(), large_incident(300)], ids=["small", "large"])
def test_real_incidents_come_back(incident: Incident) -> None:
    assert incident_from_bytes(incident_bytes(incident), "x") == incident


@given(TEXTS)
def test_a_text_of_several_lines_is_an_array_of_them(text: str) -> None:
    incident = Incident(id="a", front_matter=text, display={"kept": text})
    written = json.loads(incident_bytes(incident))
    assert written.get("front_matter", "") == (text.split("\n") if "\n" in text else text)
    assert written["display"]["kept"] == text


def test_an_edit_of_one_row_changes_only_its_lines() -> None:
    before = large_incident(200)
    changed = before.timeline[100].replaced(text="Something else.\nAnd more.")
    after = before.replaced(timeline=(*before.timeline[:100], changed, *before.timeline[101:]))
    lines = [set(incident_bytes(incident).decode().splitlines()) for incident in (before, after)]
    assert len(lines[1] - lines[0]) <= 3


def test_an_unknown_key_stays_behind_its_predecessor_which_is_written_also_when_empty() -> None:
    unknown = (UnknownKey("", "first", 1), UnknownKey("title", "colour", "red"), UnknownKey("title", "shade", []))
    incident = Incident(id="a", reference="R", unknown=unknown)
    keys = ["first", "format", "schema", "id", "title", "colour", "shade", "reference"]
    assert list(json.loads(incident_bytes(incident))) == keys


def test_a_moment_of_which_nothing_is_known_is_left_out_and_another_empty_one_is_not() -> None:
    rows = (Event(id="a"), Event(id="b", at=Moment()), Event(id="c", end=Moment(precision="unknown")))
    written = json.loads(incident_bytes(Incident(id="i", timeline=rows)))["timeline"]
    assert written == [{"id": "a"}, {"id": "b", "at": {}}, {"id": "c", "end": {"precision": "unknown"}}]


def test_half_a_character_is_saved_as_the_mark_for_one() -> None:
    incident = Incident(id="a", title="x\ud83dy", display={"\udc00": ["\ud83d\ude00"]})
    read = incident_from_bytes(incident_bytes(incident), "x")
    assert read.title == "x\ufffdy"
    assert read.display == {"\ufffd": ["😀"]}


@pytest.mark.parametrize("number", [float("inf"), float("-inf"), float("nan")])
def test_a_number_that_no_file_can_hold_is_refused(number: float) -> None:
    with pytest.raises(ValueError, match="not a number that a file can hold"):
        incident_bytes(Incident(id="a", display={"width": [number]}))


def test_naughty_strings_come_through_every_kind_of_field_unchanged(shared: Path) -> None:
    strings = json.loads((shared / "corpora" / "naughty_strings.json").read_text(encoding="utf-8"))
    strings += [
        "\u00a0",
        "\u2028\u2029",
        "\ufdd0\uffff",
        "\r",
        "a\r\nb\n",
        "\u200d",
        "\u202etxt\u202c",
        "\x00\x1f\x7f\x85",
    ]
    assert len(strings) > 500
    rows = tuple(
        Event(id=f"e{number}", text=text, actor=text, cells={text: text}, sources=(Source(quote=text, url=text),))
        for number, text in enumerate(strings)
    )
    incident = Incident(id="a", timeline=rows, tags=tuple(strings), display=dict.fromkeys(strings, strings[-1]))
    data = incident_bytes(incident)
    assert incident_from_bytes(data, "x") == incident
    assert incident_bytes(incident_from_bytes(data, "x")) == data
