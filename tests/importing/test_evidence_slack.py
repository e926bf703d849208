"""Slack's own export, and archives that are none."""

import io
import json
import zipfile

import pytest

from postmortem_desk.importing.evidence_kinds import read_evidence, read_folder
from postmortem_desk.trouble import Trouble

USERS = [{"id": "U1", "name": "ana", "profile": {"display_name": "Ana Diaz"}}]
MESSAGES = [
    {
        "type": "message",
        "user": "U1",
        "ts": "1682957133.000200",
        "thread_ts": "1682957133.000200",
        "text": "Down &amp; out",
    },
    {"type": "message", "user": "U2", "ts": "1682957200.000200", "text": "<@U1> see <https://a.org|this>"},
    {"type": "message", "user": "U1", "ts": "1682957300.000200", "thread_ts": "1682957133.000200", "text": "answer"},
    {"type": "message", "subtype": "channel_join", "user": "U1", "ts": "1682957000.000200", "text": "joined"},
]


def archive(files: dict[str, str]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in files.items():
            made.writestr(name, text)
    return data.getvalue()


FILES = {"users.json": json.dumps(USERS), "incident/2023-05-01.json": json.dumps(MESSAGES)}


def test_users_have_names_and_an_answer_stands_in_its_thread() -> None:
    read = read_evidence(archive(FILES), "export.zip")
    assert [(event.actor, event.text) for event in read.candidates] == [
        ("Ana Diaz", "Down & out"),
        ("Ana Diaz", "answer"),
        ("U2", "@Ana Diaz see this (https://a.org)"),
    ]
    assert read.candidates[0].sources[0].ref == "incident/1682957133.000200"
    assert read.candidates[0].at.at == "2023-05-01T16:05:33+00:00"


def test_a_folder_says_the_same_as_its_zip(tmp_path) -> None:
    for name, text in FILES.items():
        path = tmp_path / "export" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    assert read_folder(tmp_path / "export").candidates == read_evidence(archive(FILES), "export.zip").candidates


def test_a_file_that_is_broken_is_told_and_the_others_are_read() -> None:
    read = read_evidence(archive(FILES | {"other/2023-05-02.json": "["}), "export.zip")
    assert len(read.candidates) == 3
    assert len(read.problems) == 1
    assert read.problems[0].startswith("other/2023-05-02.json")


@pytest.mark.parametrize("name", ["../evil.json", "/etc/evil.json", "a\\..\\..\\evil.json", "C:\\evil.json"])
def test_a_path_that_leads_out_of_the_zip_is_refused(name: str) -> None:
    with pytest.raises(Trouble, match="points outside"):
        read_evidence(archive({name: "[]"}), "export.zip")


def test_a_zip_that_would_unpack_to_a_flood_is_refused() -> None:
    with pytest.raises(Trouble, match="unpack to"):
        read_evidence(archive({"c/a.json": " " * 40_000_000}), "export.zip")


@pytest.mark.parametrize("data", [b"PK\x03\x04nothing", archive(FILES)[:-40]])
def test_a_damaged_zip_is_refused(data: bytes) -> None:
    with pytest.raises(Trouble, match="damaged"):
        read_evidence(data, "export.zip")
