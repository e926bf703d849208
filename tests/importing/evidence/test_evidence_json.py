"""Evidence in JSON, in the shapes that the public documentation of its programs shows."""

import json
from typing import Any

import pytest

from postmortem_desk.importing.evidence.evidence_kinds import evidence_kind, read_evidence
from support.evidence import candidates, rows


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


def told(value: Any, name: str = "a.json") -> list[tuple[str | None, str, str]]:
    return rows(json.dumps(value), name)


PERSON = {"type": "user_reference", "summary": "Ana"}
INCIDENT = {"id": "PT4", "type": "incident", "incident_key": "k", "title": "DB down", "status": "acknowledged"}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (
            {"incident": INCIDENT | {"acknowledgements": [{"at": "2023-05-01T16:01:00Z", "acknowledger": PERSON}]}},
            [(None, "", "DB down"), ("2023-05-01T16:01:00+00:00", "Ana", "Acknowledged: DB down")],
        ),
        (
            {"notes": [{"id": "N", "user": PERSON, "content": "On it", "created_at": "2023-05-01T15:28:51-05:00"}]},
            [("2023-05-01T15:28:51-05:00", "Ana", "On it")],
        ),
        (
            [  # two pages of log entries, of the first version of the API
                {
                    "log_entries": [
                        {
                            "type": kind,
                            "created_at": f"2023-05-01T0{hour}:00:00Z",
                            "agent": {"type": agent, "name": "Ana"},
                            "channel": {"type": "nagios", "summary": "CPU high"},
                        }
                    ]
                }
                for kind, hour, agent in (("trigger", 8, "service"), ("acknowledge", 9, "user"))
            ],
            [
                ("2023-05-01T08:00:00+00:00", "", "Triggered: CPU high"),
                ("2023-05-01T09:00:00+00:00", "Ana", "Acknowledged"),
            ],
        ),
        (
            {
                "messages": [
                    {
                        "id": "b",
                        "type": "incident.trigger",
                        "created_on": "2023-05-01T09:00:00Z",
                        "data": {"incident": {"id": "P", "trigger_summary_data": {"subject": "CPU"}}},
                    }
                ]
            },
            [("2023-05-01T09:00:00+00:00", "", "Triggered: CPU")],
        ),
        (
            {
                "event": {
                    "id": "e",
                    "event_type": "incident.acknowledged",
                    "occurred_at": "2023-05-01T09:00:00.123Z",
                    "agent": PERSON,
                    "data": INCIDENT,
                }
            },
            [("2023-05-01T09:00:00+00:00", "Ana", "Acknowledged: DB down")],
        ),
    ],
)
def test_the_other_shapes_of_pagerduty(value: Any, expected: list[tuple[str | None, str, str]]) -> None:
    assert evidence_kind(json.dumps(value).encode(), "a.json") == "pagerduty"
    assert told(value) == expected


def test_a_log_entry_tells_what_its_channel_said() -> None:
    entry = {"id": "Q", "type": "annotate_log_entry", "summary": "Note by Ana", "channel": {"content": "rolled back"}}
    assert told({"log_entries": [entry]}) == [(None, "", "Note by Ana: rolled back")]


def test_webhooks_notes_and_logs_of_opsgenie() -> None:
    alert = {"alertId": "05", "message": "CPU", "tinyId": "2", "username": "ana"}
    alert |= {"createdAt": 1682957133000, "updatedAt": 1682957193000000000}
    created, updated = "2023-05-01T16:05:33+00:00", "2023-05-01T16:06:33+00:00"
    assert told({"action": "Create", "alert": alert}) == [(created, "ana", "CPU")]
    assert told({"action": "Acknowledge", "alert": alert}) == [(updated, "ana", "Acknowledged: CPU")]
    assert told({"action": "AddNote", "alert": alert | {"note": "on it"}}) == [(updated, "ana", "on it")]
    note = {"note": "looking", "owner": "ana", "createdAt": "2023-05-01T16:06:33.1Z", "offset": "1"}
    log = {"log": "Alert closed", "owner": "ana", "createdAt": "2023-05-01T16:06:33.1Z", "offset": "2"}
    assert told({"data": [note]}) == [(updated, "ana", "looking")]
    assert told({"data": [log]}) == [(updated, "ana", "Alert closed")]


def test_an_incident_of_statuspage_without_updates_is_told_by_its_name() -> None:
    first = {"id": "a", "status": "resolved", "body": "Over.", "created_at": "2023-05-01T17:00:00.000Z"}
    page = [
        {"id": "x", "name": "Down", "incident_updates": [first]},
        {"id": "y", "name": "Slow", "incident_updates": [], "created_at": "2023-05-01T16:00:00.000-06:00"},
    ]
    assert [row[2] for row in told(page)] == ["Resolved: Over.", "Slow"]
    assert [row[2] for row in told({"page": {"id": "p"}, "scheduled_maintenances": page[:1]})] == ["Resolved: Over."]


USER = {"login": "ana"}
ISSUE = {"node_id": "I1", "title": "Down", "body": "It is.", "user": USER, "created_at": "2023-05-01T16:00:00Z"}
ISSUE |= {"html_url": "https://github.com/a/b/issues/1", "comments": 1}
COMMENT = {"node_id": "C1", "body": "Fixed.", "user": USER, "created_at": "2023-05-01T17:00:00Z"}
BOTH = [("2023-05-01T16:00:00+00:00", "ana", "Down"), ("2023-05-01T17:00:00+00:00", "ana", "Fixed.")]


@pytest.mark.parametrize(
    "text",
    [
        json.dumps([[ISSUE], [COMMENT]]),
        json.dumps([ISSUE]) + json.dumps([COMMENT], indent=1),
        json.dumps({"issue": ISSUE, "comments": [COMMENT]}),
        json.dumps({"total_count": 2, "items": [ISSUE, COMMENT]}),
    ],
)
def test_pages_of_github_are_one_list(text: str) -> None:
    assert rows(text, "a.json") == BOTH


def test_the_timeline_of_an_issue_of_github_says_what_was_done() -> None:
    at = {"actor": USER, "created_at": "2023-05-01T16:00:00Z", "url": "https://api.github.com/x"}
    commit = {"event": "committed", "sha": "ab", "message": "Fix pool", "committer": {"date": "2023-05-01T16:00:00Z"}}
    timeline = [
        at | {"node_id": "1", "event": "labeled", "label": {"name": "bug"}},
        at | {"node_id": "2", "event": "renamed", "rename": {"from": "a", "to": "b"}},
        at | {"node_id": "3", "event": "assigned", "assignee": {"login": "bob"}},
        at | {"node_id": "4", "event": "cross-referenced", "source": {"issue": {"title": "Other", "number": 3}}},
        commit | {"node_id": "5"},
    ]
    found = candidates(json.dumps(timeline))
    assert [event.text for event in found][:1] == ["Labeled bug"]
    assert [row[2] for row in told(timeline)] == [
        "Labeled bug",
        "Renamed \u201ca\u201d to \u201cb\u201d",
        "Assigned bob",
        "Cross referenced by Other (#3)",
        "Fix pool",
    ]
    assert {row[0] for row in told(timeline)} == {"2023-05-01T16:00:00+00:00"}


def test_github_told_by_graphql_and_by_its_command_line() -> None:
    author = {"author": USER}
    comment = author | {"id": "C1", "body": "Fixed.", "createdAt": "2023-05-01T17:00:00Z"}
    issue = author | {"id": "I1", "title": "Down", "createdAt": "2023-05-01T16:00:00Z", "url": "https://github.com/a"}
    closed = {"__typename": "ClosedEvent", "createdAt": "2023-05-01T18:00:00Z", "actor": USER}
    graph = issue | {"comments": {"nodes": [comment]}, "timelineItems": {"nodes": [closed]}}
    graph |= {"closedAt": "2023-05-01T18:00:00Z"}
    end = ("2023-05-01T18:00:00+00:00", "ana", "Closed: Down")
    assert told({"data": {"repository": {"issue": graph}}}) == [*BOTH, end]
    assert told(issue | {"comments": [comment]}) == BOTH


@pytest.mark.parametrize(
    ("item", "at", "actor", "text"),
    [
        ({"__REALTIME_TIMESTAMP": "1682957133123456", "MESSAGE": "up"}, "16:05:33.123456+00:00", "", "up"),
        ({"__REALTIME_TIMESTAMP": "1682957133000000", "MESSAGE": [104, 105]}, "16:05:33+00:00", "", "hi"),
        (
            {"log": "up\n", "stream": "stdout", "time": "2023-05-01T09:05:33.123456789Z"},
            "09:05:33.123456+00:00",
            "",
            "up",
        ),
        ({"level": "info", "ts": 1682957133.5, "msg": "up"}, "16:05:33.500000+00:00", "", "up"),
        ({"level": 30, "time": 1682957133123, "msg": "up", "name": "app"}, "16:05:33.123000+00:00", "", "up"),
        ({"L": "INFO", "T": "2023-05-01T09:05:33.1+0200", "M": "up"}, "09:05:33.100000+02:00", "", "up"),
        ({"asctime": "2023-05-01 09:05:33,123", "message": "up"}, "09:05:33.123000", "", "up"),
        ({"timestamp": "2023-05-01T09:05:33Z", "jsonPayload": {"message": "up"}}, "09:05:33+00:00", "", "up"),
        ({"time_local": "01/May/2023:09:05:33 +0200", "request": "GET /"}, "09:05:33+02:00", "", "GET /"),
        (
            {"type": "post", "post": {"user": "ana", "message": "up", "create_at": 1682957133000}},
            "16:05:33+00:00",
            "ana",
            "up",
        ),
    ],
)
def test_lines_that_programs_write(item: dict[str, Any], at: str, actor: str, text: str) -> None:
    lines = f"{json.dumps(item)}\n{json.dumps(item | {'more': 1})}"
    assert rows(lines, "a.jsonl") == [(f"2023-05-01T{at}", actor, text)] * 2
    assert candidates(lines, "a.jsonl")[0].sources[0].quote == json.dumps(item)


def test_events_of_kubernetes_tell_from_when_to_when() -> None:
    event = {"metadata": {"creationTimestamp": "2023-05-01T09:00:00Z"}, "reason": "BackOff", "message": "Back-off"}
    event |= {"firstTimestamp": "2023-05-01T09:00:00Z", "lastTimestamp": "2023-05-01T09:05:33Z", "eventTime": None}
    (found,) = candidates(json.dumps({"apiVersion": "v1", "kind": "List", "items": [event]}))
    assert (found.at.at, found.end.at if found.end else "") == (
        "2023-05-01T09:00:00+00:00",
        "2023-05-01T09:05:33+00:00",
    )


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (
            {
                "hits": {
                    "total": 1,
                    "hits": [{"_id": "a", "_source": {"@timestamp": "2023-05-01T09:05:33Z", "message": "x"}}],
                }
            },
            [("2023-05-01T09:05:33+00:00", "", "x")],
        ),
        (
            {"data": {"result": [{"stream": {}, "values": [["1682957133000000000", "x"]]}]}},
            [("2023-05-01T16:05:33+00:00", "", "x")],
        ),
        (
            {
                "Records": [
                    {"eventTime": "2023-05-01T09:05:33Z", "eventName": "Stop", "userIdentity": {"userName": "ana"}}
                ]
            },
            [("2023-05-01T09:05:33+00:00", "ana", "Stop")],
        ),
        (
            {
                "value": [
                    {
                        "createdDateTime": "2023-05-01T09:05:33Z",
                        "from": {"user": {"displayName": "Ana"}},
                        "body": {"contentType": "html", "content": "<p>down &amp; out</p>"},
                    }
                ]
            },
            [("2023-05-01T09:05:33+00:00", "Ana", "down & out")],
        ),
        (
            {
                "messages": [
                    {"date": "2023-05-01T09:05:33", "from": "Ana", "text": ["down ", {"type": "bold", "text": "now"}]}
                ]
            },
            [("2023-05-01T09:05:33", "Ana", "down now")],
        ),
        (
            {"posts": {"a": {"create_at": 1682957133000, "user": "ana", "message": "x"}}, "order": ["a"]},
            [("2023-05-01T16:05:33+00:00", "ana", "x")],
        ),
        (
            {
                "exportDate": "2023-06-01",
                "rooms": [{"list": [{"receivedTime": "2023-05-01T09:05:33Z", "content": "x"}]}],
            },
            [("2023-05-01T09:05:33+00:00", "", "x")],
        ),
        (
            {"result": [{"opened_at": {"value": "2023-05-01 09:05:33"}, "short_description": "x"}]},
            [("2023-05-01T09:05:33", "", "x")],
        ),
        (
            {
                "key": "OPS-1",
                "fields": {
                    "summary": "down",
                    "created": "2023-05-01T09:05:33.000+0000",
                    "reporter": {"displayName": "Ana"},
                    "comment": {
                        "comments": [{"author": {"name": "bob"}, "body": "up", "created": "2023-05-01T09:06:00Z"}]
                    },
                },
            },
            [("2023-05-01T09:05:33+00:00", "Ana", "down"), ("2023-05-01T09:06:00+00:00", "bob", "up")],
        ),
        (
            {
                "alerts": [
                    {
                        "title": "High CPU",
                        "created_at": "2023-05-01T09:05:33Z",
                        "acknowledged_at": "2023-05-01T09:06:00Z",
                        "resolved_at": None,
                    }
                ]
            },
            [
                ("2023-05-01T09:05:33+00:00", "", "High CPU"),
                ("2023-05-01T09:06:00+00:00", "", "Acknowledged: High CPU"),
            ],
        ),
        (
            [{"published": "2023-05-01T09:05:33Z", "title": "[Triggered] CPU", "text": "<p>above 90 %</p>"}],
            [("2023-05-01T09:05:33+00:00", "", "[Triggered] CPU: above 90 %")],
        ),
        (
            {
                "incident_updates": [
                    {
                        "created_at": "2023-05-01T09:05:33Z",
                        "message": "x",
                        "updater": {"user": {"name": "Ana"}},
                    }
                ]
            },
            [("2023-05-01T09:05:33+00:00", "Ana", "x")],
        ),
        (["09:05 <ana> down", "09:06 <bob> up"], [("T09:05", "ana", "down"), ("T09:06", "bob", "up")]),
    ],
)
def test_records_are_found_wherever_a_program_put_them(value: Any, expected: list[tuple[str, str, str]]) -> None:
    assert told(value) == expected


def test_an_alert_that_is_not_over_has_no_end() -> None:
    alerts = [
        {
            "labels": {"alertname": "CPU"},
            "annotations": {"summary": "high"},
            "startsAt": "2023-05-01T09:05:33Z",
            "endsAt": end,
        }
        for end in ("2023-05-01T09:15:33Z", "0001-01-01T00:00:00Z")
    ]
    over, lasting = candidates(json.dumps({"version": "4", "alerts": alerts}))
    assert (over.text, over.kind, over.end.at if over.end else "") == ("high", "alert", "2023-05-01T09:15:33+00:00")
    assert lasting.end is None


def test_what_has_no_time_is_told() -> None:
    text = '{"message": "a", "time": "soon"}\n{"message": "b"}'
    assert read_evidence(text.encode(), "a.jsonl").problems == (
        'Line 1: its time "soon" is not understood.',
        "Line 2: it has no time.",
    )


def test_log_entries_tell_notes_and_who_was_asked_and_come_oldest_first() -> None:
    at = "2023-05-01T16:0{}:00Z"
    entries = [
        {
            "id": "3",
            "type": "resolve_log_entry",
            "summary": "Resolved by Ana",
            "note": "Fixed",
            "created_at": at.format(3),
        },
        {"id": "2", "type": "escalate_log_entry", "assignees": [{"summary": "Bob"}], "created_at": at.format(2)},
        {"id": "1", "type": "trigger_log_entry", "agent": {"summary": "Ana"}, "created_at": at.format(1)},
    ]
    assert [row[2] for row in told({"log_entries": entries})] == [
        "Triggered",
        "Escalated: Bob",
        "Resolved by Ana: Fixed",
    ]


def test_an_update_of_a_status_page_in_html_has_its_words() -> None:
    update = {"body": "<strong>Investigating</strong> errors &amp; more.", "updated_at": "2023-05-01T16:00:00Z"}
    page = {"incidents": [{"id": "x", "name": "Down", "incident_updates": [update]}]}
    assert told(page) == [("2023-05-01T16:00:00+00:00", "", "Investigating errors & more.")]


def test_a_record_that_says_nothing_is_left_out_and_told() -> None:
    read = read_evidence(b'{"log_entries": [{"id": "1", "type": "trigger_log_entry"}, {"id": "2"}]}', "a.json")
    assert [event.text for event in read.candidates] == ["Triggered"]
    assert read.problems == ("1 record that tells neither a time nor a word: left out.",)


def test_how_many_times_have_no_day_is_told() -> None:
    read = read_evidence(b"09:05 <ana> a\n2023-05-01 09:06 <ana> b", "pasted")
    assert read.found == ("2 candidates for the timeline (text), 2 with a time (1 of them without its day), 1 person.",)


@pytest.mark.parametrize(
    "record",
    [
        '[{"at": "2024-03-05T10:42:00Z", "who": "ann", "what": "the first"}]',
        '[{"id": 7, "entry_of_timeline": {"time": 1709635320000, "text": "the first", "user": "ann"}}]',
        '{"id": 7, "timeline": [{"occurred_at": "2024-03-05T10:42:00Z", "author": {"name": "ann"}, "comment": "the first"}]}',
    ],
)
def test_a_record_of_any_program_tells_when_who_and_what(record: str) -> None:
    (event,) = read_evidence(record.encode(), "events.json").candidates
    assert (event.at.at, event.actor, event.text) == ("2024-03-05T10:42:00+00:00", "ann", "the first")
