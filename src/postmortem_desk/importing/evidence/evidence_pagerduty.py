"""Evidence from PagerDuty: incidents, log entries and notes of its API, its webhooks (1 to 3), what is sent to it.

The shapes are those of the public API references; keys that are missing make an event poorer, never a failure.
"""

from collections.abc import Iterator
from typing import Any, Final

from postmortem_desk.importing.evidence.evidence import Origin, candidate, content_ref
from postmortem_desk.importing.evidence.json_values import Item, flat, items, part, words
from postmortem_desk.importing.evidence.stamps import machine_moment, whole_seconds
from postmortem_desk.model import Event, Moment

_KINDS: Final = {
    "trigger": "alert",
    "notify": "alert",
    "escalate": "alert",
    "acknowledge": "action",
    "resolve": "action",
    "annotate": "communication",
}
_OLD_WORDS: Final = {
    "annotate": "Note",
    "acknowledge": "Acknowledged",
    "assign": "Assigned",
    "escalate": "Escalated",
    "resolve": "Resolved",
    "trigger": "Triggered",
}


def pagerduty(value: Any) -> Iterator[Event]:
    """What triggered, who acknowledged and resolved, what was noted."""
    for item in _records(value):
        if isinstance(item.get("event"), dict):
            yield _webhook(item["event"], part(item["event"], "data"), "event_type", "occurred_at")
        elif "payload" in item and "event_action" in item:
            yield _sent(item)
        elif words(item, "type").startswith("incident.") or words(item, "event").startswith("incident."):
            yield from _message(item)
        elif words(item, "type") in ("incident", "incident_reference") or "incident_key" in item:
            yield from _incident(item)
        else:
            yield _entry(item)


def is_pagerduty(value: Any) -> bool:
    """Whether a JSON value is PagerDuty's, by its keys."""
    for item in _records(value)[:20]:
        kind, event = words(item, "type"), part(item, "event")
        if (
            kind.endswith("_log_entry")
            or "pagerduty.com" in words(item, "self", "html_url")
            or (kind == "incident" and "incident_key" in item)
            or (kind in _KINDS and "channel" in item)
            or ("event_type" in event and "occurred_at" in event)
            or (kind or words(item, "event")).startswith("incident.")
            or ("payload" in item and "event_action" in item)
            or ("content" in item and words(part(item, "user"), "type") == "user_reference")
        ):
            return True
    return False


def _records(value: Any) -> list[Item]:
    """The objects that are told of, without the pages and lists around them."""
    found: list[Item] = []
    for page in flat(value):
        if isinstance(page, dict):
            lists = ("incident", "incidents", "log_entries", "notes", "log_entry", "messages")
            is_one = "event" in page or words(page, "type", "id")
            inside = [] if is_one else [item for key in lists for item in items(page.get(key, []))]
            found.extend(inside or [page])
    return found


def _incident(item: Item) -> Iterator[Event]:
    url, title = words(item, "html_url"), words(item, "summary", "title", "description")
    summary = part(item, "trigger_summary_data")
    title = title or words(summary, "subject", "description")
    reference = words(item, "id") or content_ref("pagerduty", words(item, "created_at"), title)
    yield _told(reference, url, title, words(item, "created_at", "created_on"), guess="alert")
    for each in items(item.get("acknowledgements", [])):
        who = words(part(each, "acknowledger"), "summary", "name")
        yield _told(
            f"{reference}/acknowledged/{words(each, 'at')}", url, f"Acknowledged: {title}", words(each, "at"), who
        )
    end = words(item, "resolved_at", "last_status_change_at", "last_status_change_on")
    if words(item, "status") == "resolved" and end:
        who = _person(part(item, "last_status_change_by", "resolved_by_user"))
        yield _told(f"{reference}/resolved", url, f"Resolved: {title}", end, who, guess="observation")


def _entry(item: Item) -> Event:
    """A log entry or a note. What the channel of it says stands behind its summary."""
    kind = words(item, "type").removesuffix("_log_entry")
    channel = part(item, "channel")
    text = words(item, "summary", "title", "content") or _OLD_WORDS.get(kind, kind.replace("_", " ").capitalize())
    more = words(part(item, "event_details"), "description") if kind == "trigger" else ""
    more = more or (words(channel, "summary", "content", "subject") if kind in ("annotate", "trigger") else "")
    to = ", ".join(name for each in items(item.get("assignees", [])) if (name := words(each, "summary", "name")))
    for said in (more, words(item, "note"), to if kind in ("assign", "escalate", "delegate") else ""):
        if said and said not in text:
            text = f"{text}: {said}"
    moment = words(item, "created_at", "created_on")
    reference = words(item, "id") or content_ref("pagerduty", moment, text)
    guess = "communication" if not kind and "content" in item else _KINDS.get(kind)
    return _told(reference, words(item, "html_url"), text, moment, _person(part(item, "agent", "user")), guess)


def _message(item: Item) -> Iterator[Event]:
    """A message of the webhooks 1 and 2: with the log entries of it, where it has them."""
    entries = items(item.get("log_entries", []))
    if entries:
        yield from (_entry(entry) for entry in entries)
        return
    incident = part(item, "incident") or part(part(item, "data"), "incident")
    yield _webhook(item, incident, "event" if words(item, "event") else "type", "created_on")


def _webhook(event: Item, data: Item, kind_key: str, time_key: str) -> Event:
    """One thing that happened to an incident: "Acknowledged: its title", or the note that was made."""
    kind = words(event, kind_key)
    subject = part(data, "incident") or data
    title = words(subject, "title", "summary", "description")
    title = title or words(part(subject, "trigger_summary_data"), "subject", "description")
    word = kind.rpartition(".")[2].replace("_", " ").capitalize()
    word = {"Trigger": "Triggered", "Acknowledge": "Acknowledged", "Resolve": "Resolved"}.get(word, word)
    note = words(data, "content")
    text = note or (f"{word}: {title}" if title else word)
    stem = kind.rpartition(".")[2].removesuffix("ed").removesuffix("d")
    guess = "communication" if note else _KINDS.get(stem) or _KINDS.get(f"{stem}e")
    reference = words(event, "id") or content_ref("pagerduty", words(event, time_key), text)
    who = _person(part(event, "agent")) or _person(part(subject, "last_status_change_by"))
    return _told(reference, words(subject, "html_url"), text, words(event, time_key), who, guess)


def _sent(item: Item) -> Event:
    payload = part(item, "payload")
    text, moment = words(payload, "summary"), words(payload, "timestamp")
    reference = content_ref("pagerduty", words(item, "dedup_key"), words(item, "event_action"), moment, text)
    guess = "alert" if words(item, "event_action") == "trigger" else "action"
    return _told(reference, words(item, "client_url"), text, moment, "", guess)


def _person(agent: Item) -> str:
    """The name of an agent that is a person; "" for a service or an integration."""
    kind = words(agent, "type")
    return words(agent, "summary", "name") if not kind or kind.startswith("user") else ""


def _told(reference: str, url: str, text: str, time: str, actor: str = "", guess: str | None = "action") -> Event:
    at: Moment = whole_seconds(machine_moment(time))
    return candidate(Origin("pagerduty", reference, url), text, at=at, actor=actor, guess=guess)
