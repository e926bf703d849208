"""Evidence in JSON: PagerDuty (REST v2), Opsgenie, Statuspage, GitHub (API and webhooks), JSON Lines.

The shapes are those of the public API references; keys that are missing make an event poorer, never a failure.
"""

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any, Final

from postmortem_desk.importing.evidence import Origin, candidate, content_ref, machine_moment, numbered, whole_seconds
from postmortem_desk.model import UNKNOWN_MOMENT, Event, Moment
from postmortem_desk.text.moments import instant, moment_at
from postmortem_desk.trouble import Trouble

Item = dict[str, Any]
_TIMES: Final = ("datetime", "@timestamp", "timestamp", "time", "ts", "date", "created_at", "createdAt", "eventTime")
_TEXTS: Final = ("message", "msg", "text", "event", "summary", "title", "description", "body", "MESSAGE")
_ACTORS: Final = ("user", "actor", "author", "username", "who", "login", "name")
_LONGEST_ALERT: Final = 10 * 366 * 86_400_000
"""Milliseconds: no alert is open for longer than ten years."""
_KINDS_OF_ENTRY: Final = {
    "trigger_log_entry": "alert",
    "acknowledge_log_entry": "action",
    "resolve_log_entry": "action",
    "notify_log_entry": "alert",
    "annotate_log_entry": "communication",
}


def json_value(text: str, name: str) -> Any:
    """The value of a JSON text. Raises Trouble with the place of what is wrong."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise Trouble(
            f"It is not JSON: {error.msg}.",
            subject=name,
            place=f"line {error.lineno}, column {error.colno}",
            remedy="Export it again, or choose the kind of source that it is.",
        ) from error
    except (RecursionError, ValueError) as error:
        raise Trouble(
            "It is nested too deeply or holds a number that is too long.", subject=name, remedy="Export it again."
        ) from error


def items(value: Any, *keys: str) -> list[Item]:
    """The objects of a list, of the first of `keys` that holds some, or the one object itself."""
    if isinstance(value, dict):
        inside = next((value[key] for key in keys if isinstance(value.get(key), list | dict)), value)
        value = inside if isinstance(inside, list) else [inside]
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def words(item: Item, *keys: str) -> str:
    """The first text or number that one of `keys` holds; "" where none does."""
    for key in keys:
        value = item.get(key)
        if isinstance(value, str | int | float) and not isinstance(value, bool) and str(value).strip():
            return str(value)
    return ""


def part(item: Item, *keys: str) -> Item:
    """The first object that one of `keys` holds; an empty one where none does."""
    return next((item[key] for key in keys if isinstance(item.get(key), dict)), {})


def pagerduty(value: Any) -> Iterator[Event]:
    """Incidents and log entries of PagerDuty: what triggered, who acknowledged, what was noted."""
    for item in items(value, "log_entries", "incidents", "incident", "log_entry", "notes"):
        url = words(item, "html_url")
        kind = words(item, "type")
        agent = part(item, "agent", "user")
        actor = words(agent, "summary") if "service" not in words(agent, "type") else ""
        text = words(item, "summary", "title", "content")
        note = words(part(item, "channel"), "summary", "content") if kind == "annotate_log_entry" else ""
        if note and note not in text:
            text = f"{text}: {note}"
        reference = words(item, "id") or content_ref("pagerduty", words(item, "created_at"), text)
        guess = _KINDS_OF_ENTRY.get(kind, "alert" if kind == "incident" else None)
        moment = whole_seconds(machine_moment(item.get("created_at")))
        yield candidate(Origin("pagerduty", reference, url), text, at=moment, actor=actor, guess=guess)
        yield from _pagerduty_end(item, reference, url)


def _pagerduty_end(item: Item, reference: str, url: str) -> Iterator[Event]:
    if words(item, "type") == "incident" and words(item, "status") == "resolved":
        end = words(item, "resolved_at", "last_status_change_at")
        if end:
            who = words(part(item, "last_status_change_by"), "summary")
            text = f"Resolved: {words(item, 'summary', 'title')}"
            moment = whole_seconds(machine_moment(end))
            yield candidate(
                Origin("pagerduty", f"{reference}/resolved", url), text, at=moment, actor=who, guess="observation"
            )


def opsgenie(value: Any) -> Iterator[Event]:
    """Alerts of Opsgenie with their logs and notes; times are ISO 8601, milliseconds or (log offsets) nanoseconds."""
    for item in items(value, "data", "alerts", "alert"):
        alert = part(item, "alert") or item
        text = words(alert, "message", "log", "note", "description")
        created = alert.get("createdAt", alert.get("insertedAt", alert.get("created_at")))
        reference = words(alert, "id", "alertId", "offset") or content_ref("opsgenie", str(created), text)
        actor = words(alert, "owner", "username")
        guess = "communication" if "note" in alert else "alert" if words(alert, "message") else None
        moment = whole_seconds(machine_moment(created))
        yield candidate(Origin("opsgenie", reference), text, at=moment, actor=actor, guess=guess)
        report = part(alert, "report")
        for who, after, word in (
            ("acknowledgedBy", "ackTime", "Acknowledged"),
            ("closedBy", "closeTime", "Closed"),
        ):
            if words(report, who):
                at = _later(moment, report.get(after))
                what, name = f"{reference}/{word.lower()}", words(report, who)
                yield candidate(Origin("opsgenie", what), f"{word}: {text}", at=at, actor=name, guess="action")


def _later(moment: Moment, milliseconds: Any) -> Moment:
    """The moment so long after another (a report counts from the alert's creation); unknown without a number."""
    start = instant(moment, "")
    if start is None or not isinstance(milliseconds, int) or not 0 <= milliseconds < _LONGEST_ALERT:
        return UNKNOWN_MOMENT
    return whole_seconds(moment_at(start + timedelta(milliseconds=milliseconds), "second"))


def statuspage(value: Any) -> Iterator[Event]:
    """Incidents of Statuspage: each update, from the oldest (the file has the newest first)."""
    for item in items(value, "incidents", "incident"):
        url = words(item, "shortlink")
        updates = sorted(
            items(item.get("incident_updates", [])), key=lambda each: words(each, "display_at", "created_at")
        )
        for update in updates:
            status = words(update, "status").replace("_", " ").capitalize()
            body = words(update, "body")
            moment = whole_seconds(machine_moment(words(update, "display_at", "created_at")))
            reference = words(update, "id") or content_ref("statuspage", body, words(update, "created_at"))
            text = f"{status}: {body}" if status and body else body or status
            yield candidate(Origin("statuspage", reference, url), text, at=moment, quote=body, guess="communication")


def github(value: Any) -> Iterator[Event]:
    """Issues, comments and events of GitHub, from its API or one of its webhooks."""
    payloads = (
        [value] if isinstance(value, dict) and ("issue" in value or "comment" in value) else items(value, "items")
    )
    for item in payloads:
        issue, comment = part(item, "issue", "pull_request"), part(item, "comment")
        if not issue and not comment:
            yield _github_item(item)
            continue
        if issue:
            yield _github_item(issue)
        if comment:
            yield _github_item(comment)
        action = words(item, "action")
        if issue and not comment and action not in ("", "opened", "created"):
            label = words(part(item, "label"), "name")
            what = f"{action.capitalize()}{f' {label}' if label else ''}: {words(issue, 'title')}"
            when = whole_seconds(machine_moment(issue.get("updated_at")))
            reference = f"{words(issue, 'node_id', 'id')}/{action}/{label}/{words(issue, 'updated_at')}"
            actor, url = words(part(item, "sender"), "login"), words(issue, "html_url")
            yield candidate(Origin("github", reference, url), what, at=when, actor=actor, guess="")


def _github_item(item: Item) -> Event:
    title, body = words(item, "title"), words(item, "body")
    event = words(item, "event")
    text = title or body or event
    quote = f"{title}\n\n{body}" if title and body else text
    actor = words(part(item, "user", "actor"), "login")
    moment = whole_seconds(machine_moment(words(item, "created_at", "submitted_at")))
    reference = words(item, "node_id", "id") or content_ref("github", words(item, "created_at"), text)
    url = words(item, "html_url")
    guess = None if title else "communication"
    origin = Origin("github", reference, url, is_markdown=not title)
    return candidate(origin, text, at=moment, actor=actor, quote=quote, guess=guess)


def json_lines(text: str, name: str, problems: list[str]) -> Iterator[Event]:
    """JSON Lines, one object a line; what is no object is told in `problems` with its line."""
    refs: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            value = json_value(line, name)
        except Trouble as trouble:
            problems.append(f"Line {number}: {trouble.sentence}")
            continue
        if not isinstance(value, dict):
            problems.append(f"Line {number}: it is no object, so it has no time and no text.")
            continue
        yield _of_object(value, line, refs)


def json_objects(value: Any, problems: list[str]) -> Iterator[Event]:
    """The objects of a JSON list of an unknown program."""
    refs: dict[str, int] = {}
    rows = value if isinstance(value, list) else items(value, "events", "data", "items", "results", "messages")
    for number, item in enumerate(rows, 1):
        if isinstance(item, dict):
            yield _of_object(item, json.dumps(item, ensure_ascii=False), refs)
        else:
            problems.append(f"Item {number}: it is no object, so it has no time and no text.")


def _of_object(item: Item, quote: str, refs: dict[str, int]) -> Event:
    text = words(item, *_TEXTS) or quote
    reference = numbered(refs, content_ref("json", quote))
    return candidate(
        Origin("json", reference), text, at=machine_moment(words(item, *_TIMES)), actor=_actor(item), quote=quote
    )


def _actor(item: Item) -> str:
    return words(item, *_ACTORS) or words(part(item, *_ACTORS), "name", "login", "display_name", "email")


def json_kind(value: Any) -> str:
    """What program wrote a JSON value, by its keys; "json" where none is known by them."""
    rows = value if isinstance(value, list) else [value]
    item = next((row for row in rows if isinstance(row, dict)), {})
    tests: tuple[tuple[str, Callable[[Item], bool]], ...] = (
        ("incident", lambda it: str(it.get("format", "")).startswith("postmortem-desk/")),
        ("pagerduty", _is_pagerduty),
        ("statuspage", lambda it: any("incident_updates" in row for row in items(it, "incidents", "incident"))),
        ("opsgenie", lambda it: any(_is_opsgenie(row) for row in items(it, "data", "alerts", "alert"))),
        ("slack", lambda it: "ts" in it and ("text" in it or "user" in it)),
        ("github", _is_github),
    )
    return next((name for name, test in tests if test(item)), "json")


def _is_pagerduty(item: Item) -> bool:
    rows = items(item, "log_entries", "incidents", "incident", "log_entry", "notes")
    return any(
        words(row, "type").endswith("_log_entry")
        or "pagerduty.com" in words(row, "self", "html_url")
        or (words(row, "type") == "incident" and "incident_key" in row)
        for row in rows
    )


def _is_opsgenie(item: Item) -> bool:
    row = part(item, "alert") or item
    return "tinyId" in row or ("alertId" in row and "message" in row) or ("log" in row and "offset" in row)


def _is_github(item: Item) -> bool:
    row = part(item, "issue", "comment") or next(iter(items(item, "items")), item)
    return "node_id" in row or "github.com" in words(row, "html_url", "url")
