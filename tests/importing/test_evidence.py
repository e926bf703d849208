"""Evidence from chats, pagers, trackers and logs, in the shapes that their public documentation shows."""

import json
from datetime import date

import pytest

from postmortem_desk.importing.evidence import words_of
from postmortem_desk.importing.evidence_kinds import Wanted, evidence_kind, read_evidence
from postmortem_desk.model import Event
from postmortem_desk.trouble import Trouble

DAY = date(2023, 5, 1)


def rows(text: str, name: str = "pasted") -> list[tuple[str | None, str, str]]:
    """Time, actor and text of each candidate."""
    return [(event.at.at, event.actor, words_of(event)) for event in candidates(text, name)]


def candidates(text: str, name: str = "pasted") -> tuple[Event, ...]:
    return read_evidence(text.encode(), name, Wanted(day=DAY)).candidates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ana Diaz\n  9:05 AM\nCheckout is down\n9:06\nlooking\n\nBob Roe\n  9:07 AM\nrolling back\nand more",
            [
                ("09:05", "Ana Diaz", "Checkout is down"),
                ("09:06", "Ana Diaz", "looking"),
                ("09:07", "Bob Roe", "rolling back\nand more"),
            ],
        ),
        (
            "Ana Diaz  9:05 AM\ndown\n[9:06 AM] second\nBob Roe 9:10 AM\nok",
            [("09:05", "Ana Diaz", "down"), ("09:06", "Ana Diaz", "second"), ("09:10", "Bob Roe", "ok")],
        ),
        (
            "[5/1 9:05 AM] Diaz, Ana\ndown\n\n[5/1 9:07 AM] Roe, Bob\nback",
            [("09:05", "Diaz, Ana", "down"), ("09:07", "Roe, Bob", "back")],
        ),
        ("[09:05] <ana> down\n09:06 <bob> yes", [("09:05", "ana", "down"), ("09:06", "bob", "yes")]),
        ("ana \u2014 05/01/2023 9:07 AM\nfixing", [("09:07", "ana", "fixing")]),
        ("May  1 09:05:33 web1 sshd[12]: open", [("09:05:33", "", "web1 sshd[12]: open")]),
        ("[01/05/2023, 09:05:33] Ana: a\n[25/12/2023, 09:06] B: b", [("09:05:33", "Ana", "a")]),
        ("Monday, May 1st, 2023\nAna 9:05 AM\nhello", [("09:05", "Ana", "hello")]),
        ("On Mon, May 1, 2023 at 9:05 AM Ana Diaz <a@b.org> wrote:\n> down", [("09:05", "Ana Diaz", "> down")]),
    ],
)
def test_lines_copied_from_a_chat_a_terminal_or_a_mail(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = rows(text)[: len(expected)]
    assert found == [(f"2023-05-01T{clock}", who, words) for clock, who, words in expected]


def test_today_is_no_day_that_a_text_knows() -> None:
    assert rows("ana \u2014 Today at 9:05 AM\nCheckout down")[0][0] == "T09:05"


def test_a_log_line_keeps_its_trace_and_its_exact_words() -> None:
    text = "2023-05-01T09:05:33Z ERROR pool\n  at foo.py:3\n2023-05-01 09:05:34,001 INFO ok"
    first, second = candidates(text)
    assert first.sources[0].quote == "2023-05-01T09:05:33Z ERROR pool\n  at foo.py:3"
    assert first.text == "ERROR pool\n  at foo.py:3"
    assert second.at.at == "2023-05-01T09:05:34"


def test_what_stands_before_the_first_message_is_told() -> None:
    read = read_evidence(b"Some words of mine that lead it in.\n\n09:05 down", "pasted", Wanted(day=DAY))
    assert len(read.candidates) == 1
    assert read.problems == (
        "Line 1: no time leads it and no message is above it: Some words of mine that lead it in.",
    )


def test_lines_without_any_time_are_an_event_each() -> None:
    assert rows("first\n\nsecond") == [(None, "", "first"), (None, "", "second")]


def test_a_reference_follows_from_the_words_so_that_a_longer_paste_doubles_nothing() -> None:
    short, long = "09:06 <bob> yes\n09:06 <bob> yes", "09:05 <ana> down\n09:06 <bob> yes\n09:06 <bob> yes\n09:07 <c> x"
    few, many = ({event.id for event in candidates(text)} for text in (short, long))
    assert len(few) == 2
    assert few < many


def test_git_log_in_full_and_on_one_line() -> None:
    full = "commit 0123456789abcdef0123456789abcdef01234567 (HEAD -> main)\nAuthor: Ana <a@b>\n"
    full += "Date:   Mon May 1 09:05:00 2023 -0700\n\n    Fix pool\n\n    body\n"
    assert rows(full) == [("2023-05-01T09:05:00-07:00", "Ana", "Fix pool")]
    assert rows("a1b2c3d Fix pool\ne4f5a6b Other") == [(None, "", "Fix pool"), (None, "", "Other")]
    assert rows("a1b2c3d 2023-05-01 09:05:00 -0700 Fix") == [("2023-05-01T09:05:00-07:00", "", "Fix")]


def test_pagerduty_log_entries_and_incidents() -> None:
    entry = {"id": "Q02", "type": "acknowledge_log_entry", "summary": "Acknowledged by Ana"}
    entry |= {"created_at": "2023-05-01T16:05:33Z", "agent": {"type": "user_reference", "summary": "Ana"}}
    (event,) = candidates(json.dumps({"log_entries": [entry], "limit": 25}))
    assert (event.at.at, event.actor, event.kind) == ("2023-05-01T16:05:33+00:00", "Ana", "action")
    assert (event.sources[0].kind, event.sources[0].ref) == ("pagerduty", "Q02")
    incident = {"id": "PT4", "type": "incident", "incident_key": "k", "title": "DB down", "status": "resolved"}
    incident |= {"created_at": "2023-05-01T16:00:00Z", "resolved_at": "2023-05-01T17:00:00Z"}
    assert [row[2] for row in rows(json.dumps({"incidents": [incident]}))] == ["DB down", "Resolved: DB down"]


def test_opsgenie_in_milliseconds_nanoseconds_and_iso() -> None:
    alert = {"id": "70", "tinyId": "1", "message": "CPU", "createdAt": 1682957133123}
    assert rows(json.dumps({"data": [alert]}))[0][0] == "2023-05-01T16:05:33+00:00"
    assert rows(json.dumps({"data": [alert | {"createdAt": 1682957133123456789}]}))[0][0] == "2023-05-01T16:05:33+00:00"
    report = {"ackTime": 60_000, "acknowledgedBy": "ana@b.org"}
    found = rows(json.dumps({"data": alert | {"createdAt": "2023-05-01T16:05:33.123Z", "report": report}}))
    assert found[1] == ("2023-05-01T16:06:33+00:00", "ana@b.org", "Acknowledged: CPU")


def test_statuspage_comes_in_the_order_of_time() -> None:
    updates = [
        {"id": "b", "status": "resolved", "body": "Over.", "display_at": "2023-05-01T17:00:00.000Z"},
        {"id": "a", "status": "investigating", "body": "Looking.", "display_at": "2023-05-01T16:00:00.000Z"},
    ]
    found = rows(json.dumps({"incidents": [{"id": "x", "name": "Down", "incident_updates": updates}]}))
    assert [row[2] for row in found] == ["Investigating: Looking.", "Resolved: Over."]


def test_github_issue_and_comments() -> None:
    user = {"login": "ana"}
    issue = {"node_id": "I1", "title": "Down", "body": "It is.", "user": user, "created_at": "2023-05-01T16:00:00Z"}
    comment = {"node_id": "C1", "body": "Fixed.", "user": user, "created_at": "2023-05-01T17:00:00Z"}
    (first, second) = candidates(json.dumps({"action": "created", "issue": issue, "comment": comment}))
    assert (first.text, first.sources[0].quote) == ("Down", "Down\n\nIt is.")
    assert (second.actor, second.kind) == ("ana", "communication")


def test_json_lines_tell_the_lines_that_are_none() -> None:
    text = '{"message": "a", "datetime": "2023-05-01T16:00:00Z"}\nnonsense\n[1]\n{"message": "b", "ts": 1682957133}'
    read = read_evidence(text.encode(), "a.jsonl")
    assert [event.text for event in read.candidates] == ["a", "b"]
    assert [problem.partition(":")[0] for problem in read.problems] == ["Line 2", "Line 3"]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"{", "a.json"),
        (b"[" * 100_000, "a.json"),
        (b"\x00\x01", "a.log"),
        (b'{"format": "postmortem-desk/incident"}', "a.json"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(data: bytes, name: str) -> None:
    with pytest.raises(Trouble) as told:
        read_evidence(data, name)
    assert told.value.remedy


def test_half_a_character_and_other_odd_values_do_no_harm() -> None:
    odd = '[{"ts": "x", "text": "\\ud800", "user": {"a": 1}, "attachments": 3, "files": [null]}, 5, null]'
    (event,) = candidates(odd, "a.json")
    assert event.text == "\N{REPLACEMENT CHARACTER}"


def test_the_samples_are_known_by_their_content(shared) -> None:
    kinds = {}
    for path in sorted((shared / "samples" / "structured").iterdir()):
        if path.name == "SOURCES.json":
            continue
        data = path.read_bytes()
        read = read_evidence(data, path.name)
        assert read.candidates
        assert all(event.at.is_known or event.at.written for event in read.candidates)
        kinds[path.name.partition("_")[0]] = kinds.get(path.name.partition("_")[0], set()) | {
            evidence_kind(data, path.name)
        }
    assert kinds == {"csv": {"csv", "json"}, "github": {"github"}, "slack": {"slack"}}
