"""Slack's own export, and archives that are none."""

import io
import json
import zipfile

import pytest

from postmortem_desk.importing.evidence.evidence_kinds import read_evidence, read_folder
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


def texts(*messages: dict[str, object], **more: list[dict[str, object]]) -> list[str]:
    """What the messages of a channel are read as, in an export with more files."""
    whole = [
        {"type": "message", "user": "U1", "ts": f"16829571{n:02}.0002"} | each for n, each in enumerate(messages, 33)
    ]
    files = {"users.json": json.dumps(USERS), "incident/2023-05-01.json": json.dumps(whole)}
    files |= {f"{name}.json": json.dumps(value) for name, value in more.items()}
    return [event.text for event in read_evidence(archive(files), "export.zip").candidates]


def test_the_marks_of_slack_are_names_and_links() -> None:
    text = "<!here> <#C2> <#C3|db> <!subteam^S1|@oncall> <mailto:a@b.org|a@b.org> <!date^1^{date}|May 1> a &lt; b"
    assert texts({"text": text}, channels=[{"id": "C2", "name": "ops"}]) == [
        "@here #ops #db @oncall a@b.org May 1 a < b"
    ]


def test_a_message_of_blocks_only_has_their_words() -> None:
    button = {"type": "actions", "elements": [{"type": "button", "text": {"type": "plain_text", "text": "Ack"}}]}
    section = {"type": "section", "text": {"type": "mrkdwn", "text": "CPU <https://a.org|here>"}}
    section |= {"fields": [{"type": "mrkdwn", "text": "Sev 1"}]}
    line = [{"type": "user", "user_id": "U1"}, {"type": "text", "text": " a < b "}, {"type": "emoji", "name": "eyes"}]
    rich = {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": line}]}
    header = {"type": "header", "text": {"type": "plain_text", "text": "Firing"}}
    found = texts({"blocks": [header, section, button]}, {"text": "", "blocks": [rich]})
    assert found == ["Firing\nCPU here (https://a.org)\nSev 1", "@Ana Diaz a < b :eyes:"]


def test_an_attachment_tells_all_that_it_shows() -> None:
    fields = [{"title": "Env", "value": "prod"}]
    attachment = {"fallback": "short", "pretext": "Alert", "title": "CPU", "text": "high", "fields": fields}
    assert texts({"attachments": [attachment]}, {"attachments": [{"fallback": "short"}]}) == [
        "Alert\nCPU\nhigh\nEnv: prod",
        "short",
    ]


def test_a_bot_is_called_by_its_own_name_or_by_that_which_it_came_with() -> None:
    added = {"subtype": "bot_add", "bot_id": "B1", "text": "added: <https://a.slack.com/services/B1|github>"}
    said = {"subtype": "bot_message", "bot_id": "B1", "text": "push", "user": ""}
    named = said | {"bot_id": "B2", "username": "PagerDuty"}
    whole = [{"type": "message", "ts": f"16829571{n}.0002"} | each for n, each in enumerate((added, said, named), 33)]
    files = FILES | {"incident/2023-05-01.json": json.dumps(whole)}
    assert [event.actor for event in read_evidence(archive(files), "e.zip").candidates][1:] == ["github", "PagerDuty"]


def test_what_was_deleted_is_told_and_what_was_changed_has_its_last_words() -> None:
    changed = {"subtype": "message_changed", "message": {"user": "U1", "text": "new", "ts": "1682957140.0002"}}
    deleted = {"type": "message", "subtype": "tombstone", "text": "This message was deleted.", "ts": "1682957141.0002"}
    files = {"incident/2023-05-01.json": json.dumps([changed | {"ts": "1682957141.0002"}, deleted])}
    read = read_evidence(archive(files), "export.zip")
    assert [event.text for event in read.candidates] == ["new"]
    assert read.problems == ("incident: 1 message that was deleted was left out.",)


def test_an_answer_of_slacks_api_and_a_whole_export_in_a_folder_of_its_own() -> None:
    answer = json.dumps({"ok": True, "messages": MESSAGES, "has_more": False})
    assert [event.text for event in read_evidence(answer.encode(), "a.json").candidates][:2] == ["Down & out", "answer"]
    inside = archive({f"Team export/{name}": text for name, text in FILES.items()})
    assert read_evidence(inside, "e.zip").candidates == read_evidence(archive(FILES), "e.zip").candidates
